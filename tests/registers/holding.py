"""Documents and dwellings for tests, and how a change in the registers is signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from qyzmet.process.errors import Refusal
from qyzmet.registers.changes import give_document, make_document
from qyzmet.registers.models import Address, DwellingRight, Person
from tests.registers.making import REGISTRAR


def signed(day: date, case: str = "2014-000001") -> dict[str, Any]:
    """On a day, in a case, by an officer at Semey."""
    return {"on": day, "case": case, "office": "bureau-semey", "looker": REGISTRAR}


def holds(who: Person, kind: str, since: date, until: date | None, case: str) -> str:
    """The number of a document made and handed over on one day."""
    by = signed(since, case)
    made = make_document(who.iin, kind, valid_until=until, reason="first", **by)
    give_document(who.iin, kind, **by)
    return str(made["number"])


def owns(who: Person, where: Address, since: date = date(2000, 1, 1), **more: Any) -> DwellingRight:
    """A dwelling bought."""
    return DwellingRight.objects.create(
        owner=who, address=where, basis="sale", number="AB-1", since=since, **more
    )


def refusal(change: Callable[[], object]) -> str:
    """The code with which the change is refused; ``done`` if it is not."""
    try:
        change()
    except Refusal as refused:
        return refused.code
    return "done"
