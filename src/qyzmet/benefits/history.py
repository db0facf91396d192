"""What a benefit pays on any day and for any month, from its append-only history; pure.

Amounts and states are written one after another and never changed. What was written last holds for the days it
covers: a correction is one more line from a day on, and what earlier lines say of earlier days stays true.
Money is whole tiyn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

State = Literal["running", "paused", "ended"]
PartMonth = Literal["days", "whole-month"]
"""How a month is paid in which only some days are owed: by its days, or whole."""

NOTHING: Final = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """So much a month from a day on, to ``until`` (the last day) or without end."""

    since: date
    until: date | None
    monthly: int

    def covers(self, day: date) -> bool:
        """Whether it says something of the day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Turn:
    """From this day on the benefit runs, is paused, or has ended."""

    since: date
    state: State


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one month in which the same is owed; ``monthly`` is nought where nothing is."""

    since: date
    until: date
    monthly: int
    state: State | None

    @property
    def days(self) -> int:
        """How many."""
        return (self.until - self.since).days + 1


@dataclass(frozen=True, slots=True)
class History:
    """Amounts and turns in the order in which they were written."""

    amounts: tuple[Amount, ...]
    turns: tuple[Turn, ...]

    @property
    def first(self) -> date | None:
        """The first day of which any amount speaks."""
        return min((one.since for one in self.amounts), default=None)

    def amount_on(self, day: date) -> Amount | None:
        """The amount that holds on a day, whatever the state."""
        return next((one for one in reversed(self.amounts) if one.covers(day)), None)

    def state_on(self, day: date) -> State | None:
        """The state on a day; None before it first ran."""
        return next((one.state for one in reversed(self.turns) if one.since <= day), None)

    def monthly_on(self, day: date) -> int:
        """What is owed a month, as of the day; nought while paused, ended or not assigned."""
        amount = self.amount_on(day)
        return amount.monthly if amount and self.state_on(day) == "running" else NOTHING

    def spans(self, month: date) -> list[Span]:
        """The month in days of which the same is owed, in order; together they are the whole month."""
        first, after = month.replace(day=1), next_month(month)
        cuts = {first, after}
        for amount in self.amounts:
            cuts.add(amount.since)
            if amount.until is not None:
                cuts.add(amount.until + timedelta(days=1))
        cuts.update(one.since for one in self.turns)
        days = sorted(day for day in cuts if first <= day <= after)
        return [
            Span(since, end - timedelta(days=1), self.monthly_on(since), self.state_on(since))
            for since, end in pairwise(days)
        ]

    def due(self, month: date, part: PartMonth = "days") -> int:
        """What is owed for a month. By days: monthly times days by the days of the month, rounded once, half up."""
        spans = [one for one in self.spans(month) if one.monthly]
        if part == "whole-month":
            return max((one.monthly for one in spans), default=NOTHING)
        length = (next_month(month) - month.replace(day=1)).days
        return _half_up(sum((Fraction(one.monthly * one.days, length) for one in spans), Fraction(0)))


def next_month(day: date) -> date:
    """The first day of the month after.

    >>> next_month(date(2012, 12, 31))
    datetime.date(2013, 1, 1)
    """
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months(first: date, last: date) -> Iterable[date]:
    """The first days of the months from that of ``first`` to that of ``last``."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = next_month(month)


def quarter(day: date) -> date:
    """The first day of the quarter.

    >>> quarter(date(2012, 11, 20))
    datetime.date(2012, 10, 1)
    """
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_quarter(day: date) -> date:
    """The first day of the quarter after."""
    return next_month(next_month(next_month(quarter(day))))


def _half_up(value: Fraction) -> int:
    return (value + Fraction(1, 2)).__floor__()
