"""How much time limits add up to: days of a kind, and minutes inside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering
from typing import Final

from qyzmet.law.limits import Limit, Unit
from qyzmet.law.text import Text
from qyzmet.law.words import amount

_DAYS: Final[Mapping[Unit, Fraction]] = {
    Unit.DAYS: Fraction(1),
    Unit.WORKING_DAYS: Fraction(1),
    Unit.CALENDAR_DAYS: Fraction(5, 7),
    Unit.MONTHS: Fraction(21),
    Unit.YEARS: Fraction(250),
}
"""Working days in a unit, roughly."""
_MINUTES: Final[Mapping[Unit, int]] = {Unit.MINUTES: 1, Unit.HOURS: 60}


@total_ordering
@dataclass(frozen=True, slots=True)
class Load:
    """Working days and minutes; a day of any length weighs more than any minutes."""

    days: Fraction = Fraction(0)
    minutes: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(self.days + other.days, self.minutes + other.minutes)

    def __lt__(self, other: Load) -> bool:
        return (self.days, self.minutes) < (other.days, other.minutes)

    def __bool__(self) -> bool:
        return bool(self.days or self.minutes)

    @property
    def words(self) -> Text:
        """``10 working days and 150 minutes``."""
        days = amount(Limit(round(self.days), Unit.WORKING_DAYS))
        minutes = amount(Limit(self.minutes, Unit.MINUTES))
        if not self.days:
            return minutes
        if not self.minutes:
            return days
        return Text(
            f"{days.kk} және {minutes.kk}", f"{days.ru} и {minutes.ru}", f"{days.en} and {minutes.en}"
        )


def load(limit: Limit | None) -> Load:
    """What one limit weighs; nothing where there is none."""
    if limit is None:
        return Load()
    return Load(limit.value * _DAYS.get(limit.unit, Fraction(0)), limit.value * _MINUTES.get(limit.unit, 0))


def total(limits: Iterable[Limit | None]) -> Load:
    """What several limits weigh one after another."""
    return sum((load(limit) for limit in limits), Load())
