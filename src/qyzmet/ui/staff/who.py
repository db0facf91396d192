"""Names of those who acted, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from qyzmet.offices.acting import read_acting


def who_acted(actor: str) -> str:
    """The name in a journal; somebody who stood in for another is named with them."""
    who, whom = read_acting(actor)
    return _("%(who)s (acting for %(whom)s)") % {"who": who, "whom": whom} if whom else who
