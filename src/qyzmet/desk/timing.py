"""Legal time at an office: which clockwork a case runs by."""

from __future__ import annotations

from qyzmet.cases.store import Stored
from qyzmet.offices.models import Office
from qyzmet.process.clockwork import LegalTime, legal_time


def timing_of(stored: Stored) -> LegalTime:
    """The clockwork of a case: of the office where it was filed, of the provider for the portal."""
    return timing_at(stored.edition.name, stored.provider if stored.office == PORTAL else stored.office)


def timing_at(edition: str, office: str) -> LegalTime:
    """The clockwork of an edition at an office."""
    found = _places.get(office)
    if found is None:
        row = Office.objects.only("timezone", "branch").get(code=office)
        found = _places[office] = (row.timezone, row.branch)
    return legal_time(edition, *found)


PORTAL = "portal"
"""Where a case stands that was filed on the portal: no office has it."""

_places: dict[str, tuple[str, bool]] = {}
