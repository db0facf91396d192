"""Whether the ticks on a checklist fit the button pressed: a slip of the hand must not refuse, nor accept."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from qyzmet.process.checks import missing_documents
from qyzmet.ui.staff.checklist import ChecklistForm
from qyzmet.ui.words import clause_words


def fits(form: ChecklistForm, channel: str, facts: Mapping[str, str], *, refusing: bool) -> bool:
    """True if the set is complete and is accepted, or has gaps and is refused; else says so in the form."""
    missing = missing_documents(form.edition, channel, facts, form.rows())
    if refusing and not missing:
        form.add_error(None, _("Every document is ticked: there is no ground to refuse. Press “Accept”."))
    if missing and not refusing:
        for document in missing:
            box = f"originals-{document.id}" if document.originals else f"copies-{document.id}"
            words = _("Not ticked as presented. Ask for it; if it is not there, press “Refuse”.")
            cited = f" ({clause_words(document.clause)})" if document.clause else ""
            form.add_error(box, f"{words}{cited}")
    return refusing == bool(missing)
