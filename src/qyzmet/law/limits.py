"""How an act measures time: limits, weeks, opening hours. Values only; the counting is in ``calendar``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Unit(StrEnum):
    """What a limit is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    DAYS = "days"
    """Days of which the act does not say whether they are working days; a term says how they are counted."""
    MONTHS = "months"
    YEARS = "years"


class Week(StrEnum):
    """Which days of the week a body works (Labour Code: five-day and six-day working week)."""

    FIVE_DAY = "five-day"
    SIX_DAY = "six-day"
    EVERY_DAY = "every-day"
    """Round the clock, holidays too: the portal."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time: ``Limit(3, Unit.WORKING_DAYS)``."""

    value: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Span:
    """One unbroken stretch of opening, from ``opens`` to ``closes`` on the same day."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Hours:
    """The weekly opening hours of a body.

    ``days`` has seven places, Monday first; each is a tuple of spans (a lunch break makes two), an empty
    tuple is a day without opening. ``week`` says how holidays shift and which Saturdays are worked; a
    Saturday or Sunday worked in exchange for a moved day off keeps the hours of the weekday it replaces.
    """

    week: Week
    days: tuple[tuple[Span, ...], ...]
