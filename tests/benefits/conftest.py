"""The registers as the income test asks them: a family whose incomes a test sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from qyzmet.benefits import retesting
from qyzmet.offices.models import Office
from qyzmet.registers.models import Person
from tests.benefits.house import ELSEWHERE, OFFICE

LINE = 600_000
"""The poverty line of these tests: 6,000 tenge a head."""


@dataclass
class Registers:
    """What the registers say of one family."""

    people: list[Person] = field(default_factory=list)
    income: int = 0
    """Of the first member in every month, tiyn."""


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Registers:
    """Stands in for the registers of families and households; the income test itself is the real one."""
    said = Registers()

    def family_of(iin: str, on: date, **_: Any) -> dict[str, Any] | None:
        if not said.people:
            return None
        return {
            "region": "akmola",
            "members": [{"iin": one.iin, "name": one.full_name} for one in said.people],
            "incomes": [
                {
                    "iin": said.people[0].iin,
                    "kind": "wage",
                    "month": f"{year}-{month:02}",
                    "amount": said.income,
                }
                for year in (2012, 2013)
                for month in range(1, 13)
            ],
        }

    monkeypatch.setattr(retesting, "family_of", family_of)
    monkeypatch.setattr(retesting, "household_of", lambda *_, **__: None)
    monkeypatch.setattr(retesting, "poverty_line", lambda region, on: {"region": region, "amount": LINE})
    return said


@pytest.fixture
def offices(db: None) -> None:
    """The two bodies that pay."""
    for code in (OFFICE, ELSEWHERE):
        Office.objects.create(
            code=code,
            kind="provider",
            name_kk="«Көкшетау қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» ММ",
            name_ru="ГУ «Отдел занятости и социальных программ города Кокшетау»",
            name_en="Employment and Social Programmes Department of Kokshetau",
            printed_kk="x",
            locality_kk="Көкшетау қаласы",
            locality_ru="город Кокшетау",
            timezone="Asia/Almaty",
            place="regional-centre",
        )
