"""A family of Kokshetau with assistance, for the tests of the benefits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from qyzmet.benefits.assigning import assign
from qyzmet.benefits.models import Benefit
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Person
from qyzmet.services.effects import AssignBenefit
from tests.registers import making

OFFICE = "social-akmola-kokshetau"
ELSEWHERE = "social-akmola-zerendi"
CLERK = Looker(user_id=9, name="Мұсабаева Айнұр", post="executor", office=OFFICE)
ACCOUNT = "KZ86125KZT5004100100"
TSA = "targeted-social-assistance"
HOME = "home-education"
_cases = count(1)


def case_number() -> str:
    """A number that no other test case has."""
    return f"12-{next(_cases):06d}-11"


def family(size: int = 3) -> list[Person]:
    """People of one family, the recipient first."""
    return [making.person("Сейітова", f"Мүше{place}", sex="female") for place in range(size)]


def assigned(
    people: list[Person],
    monthly: int = 1_000_000,
    since: date = date(2012, 11, 1),
    until: date | None = None,
    *,
    decided_on: date = date(2012, 11, 15),
    account: str = ACCOUNT,
    office: str = OFFICE,
    kind: Any = TSA,
    about: str = "",
    why: Mapping[str, Any] | None = None,
) -> Benefit:
    """Assistance assigned by a decision; ``monthly`` in tiyn."""
    said = assign(
        AssignBenefit(
            kind=kind,
            iin=people[0].iin,
            monthly=monthly,
            since=since,
            until=until,
            about=about,
            family=tuple(one.iin for one in people) if kind == TSA else (),
            account=account,
            why=why or {},
        ),
        on=decided_on,
        case=case_number(),
        office=office,
        looker=CLERK,
    )
    return Benefit.objects.get(pk=said["benefit"])
