"""A limit as an XML Schema duration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qyzmet.law.limits import Limit, Unit

_FORM: Final = {
    Unit.MINUTES: "PT{}M",
    Unit.HOURS: "PT{}H",
    Unit.WORKING_DAYS: "P{}D",
    Unit.CALENDAR_DAYS: "P{}D",
    Unit.DAYS: "P{}D",
    Unit.MONTHS: "P{}M",
    Unit.YEARS: "P{}Y",
}
_MINUTES: Final = {
    Unit.MINUTES: 1,
    Unit.HOURS: 60,
    Unit.DAYS: 24 * 60,
    Unit.CALENDAR_DAYS: 24 * 60,
    Unit.WORKING_DAYS: 24 * 60 * 7 // 5,
    Unit.MONTHS: 30 * 24 * 60,
    Unit.YEARS: 365 * 24 * 60,
}
"""How long they last at least as they come in a calendar, for comparing them only."""


def duration(limit: Limit) -> str:
    """``P7D``, ``PT15M``. The type knows no working days: they are days here, and the words beside say which.

    >>> duration(Limit(7, Unit.WORKING_DAYS))
    'P7D'
    """
    return _FORM[limit.unit].format(limit.value)


def longest(limits: Iterable[Limit]) -> Limit | None:
    """The longest of the limits; None if there is none."""
    return max(limits, key=lambda one: one.value * _MINUTES[one.unit], default=None)
