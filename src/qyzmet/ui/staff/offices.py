"""Names of offices."""

from __future__ import annotations

from django.utils.translation import gettext as _

from qyzmet.offices.once import office_named
from qyzmet.ui.words import in_language


def office_name(code: str | None) -> str:
    """The name of an office in the reader's language; the portal and unknown codes as they are."""
    office = office_named(code) if code else None
    if office is None:
        return _("Portal") if code == "portal" else str(code or "")
    return str(in_language(office.name))
