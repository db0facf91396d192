"""What the act leaves open: ages, the end of the school year, the amount; dated, from ``data/allowance.yaml``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Protocol, TypeVar

from qyzmet.law.problems import BadFile
from qyzmet.law.reader import UNREADABLE, Reader, Written
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.services.money import TIYN

DEFAULT: Final = Path(__file__).parent / "data" / "allowance.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """For whom and how long, from ``since`` on (in the file: ``from``)."""

    since: Annotated[date, Written("from")]
    youngest: int
    """Full years that the child must have."""
    oldest: int
    """Full years that the child may have."""
    school_year_ends: str
    """Month and day: ``05-31``."""
    source: Text
    assumed: bool = False
    reading: Text | None = None

    def school_year_end(self, day: date) -> date:
        """The last day of the school year that a day belongs to; the summer belongs to the next."""
        month, last = (int(part) for part in self.school_year_ends.split("-"))
        ends = date(day.year, month, last)
        return ends if day <= ends else ends.replace(year=day.year + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """So many ``times`` the monthly calculation ``index`` (tenge), from ``since`` on (in the file: ``from``)."""

    since: Annotated[date, Written("from")]
    index: Decimal
    times: Decimal
    source: Text
    assumed: bool = False
    reading: Text | None = None

    @property
    def monthly(self) -> int:
        """Tiyn a month."""
        return int(self.index * self.times * TIYN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The content of the file."""

    rules: tuple[Rule, ...]
    amounts: tuple[Amount, ...]


class BadParameters(BadFile):
    """A file of parameters that is malformed, out of order, or has amounts that are no money."""


def rule_on(day: date) -> Rule:
    """The rule of a day; :class:`Refusal` (``allowance-unknown``) before the first, :class:`BadParameters`."""
    return _on(parameters().rules, day)


def amount_on(day: date) -> Amount:
    """The amount of a day; raises as :func:`rule_on` does."""
    return _on(parameters().amounts, day)


def parameters() -> Parameters:
    """All of them: of the file ``QYZMET_HOME_EDUCATION``, else of the one that is shipped; :class:`BadParameters`."""
    return _read(os.environ.get("QYZMET_HOME_EDUCATION", ""))


class _Dated(Protocol):
    @property
    def since(self) -> date: ...


Row = TypeVar("Row", bound=_Dated)


def _on(rows: Sequence[Row], day: date) -> Row:
    found = next((row for row in reversed(rows) if row.since <= day), None)
    if found is None:
        raise Refusal("allowance-unknown", _unknown(day, rows[0].since))
    return found


@cache
def _read(given: str) -> Parameters:
    file = Path(given).expanduser().resolve() if given else DEFAULT
    reader = Reader(file)
    found = reader.read(Parameters, file.read_text("utf-8"))
    if found is not UNREADABLE:
        _check(found, reader)
    if reader.problems:
        raise BadParameters(file, reader.problems)
    known: Parameters = found
    return known


def _check(found: Parameters, reader: Reader) -> None:
    dated: tuple[tuple[str, Sequence[Rule | Amount]], ...] = (
        ("rules", found.rules),
        ("amounts", found.amounts),
    )
    for name, rows in dated:
        if not rows:
            reader.unfit(1, 1, f"there are no {name}")
        for number, row in enumerate(rows):
            if number and row.since <= rows[number - 1].since:
                reader.wrong(reader.nodes[f"{name}[{number}]"], name, "rows stand in the order of their days")
    for number, rule in enumerate(found.rules):
        key = f"rules[{number}]"
        if not 0 <= rule.youngest <= rule.oldest:
            reader.wrong(reader.nodes[key], key, "the youngest is not older than the oldest")
        if not _a_day(rule.school_year_ends):
            reader.wrong(reader.nodes[key], key, "school_year_ends is a month and a day: 05-31")
    for number, amount in enumerate(found.amounts):
        if amount.index <= 0 or amount.times <= 0 or amount.index * amount.times * TIYN % 1:
            key = f"amounts[{number}]"
            reader.wrong(reader.nodes[key], key, "the amount is whole tiyn, more than nothing")


def _a_day(text: str) -> bool:
    """Whether it is a day of every year."""
    try:
        date.fromisoformat(f"2001-{text}")
    except ValueError:
        return False
    return True


def _unknown(day: date, first: date) -> Text:
    return Text(
        f"Параметр жоқ: {day:%d.%m.%Y} күні үйде оқыту жәрдемақысының мөлшері мен шарттары белгісіз; белгілісі — "
        f"{first:%d.%m.%Y} ж. бастап.",
        f"Нет параметра: размер и условия пособия на обучение на дому на {day:%d.%m.%Y} неизвестны; известны с "
        f"{first:%d.%m.%Y}.",
        f"A parameter is missing: amount and terms of the home-education allowance of {day:%d.%m.%Y} are not known; "
        f"known are those from {first:%d.%m.%Y}.",
    )
