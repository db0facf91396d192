"""Legal time: Kazakhstan's working days, opening hours, deadlines and the reasons behind them. Pure."""

from qyzmet.calendar.days import (
    Day,
    DayKind,
    OutOfCalendar,
    WorkingCalendar,
    compare,
    load_calendar,
)
from qyzmet.calendar.deadlines import Rule, due, due_before, due_dates
from qyzmet.calendar.explain import Explanation, Reason, explain
from qyzmet.calendar.facts import Source
from qyzmet.calendar.left import words_left
from qyzmet.calendar.phrases import SILENT_AFTER_HOURS, SILENT_START, SILENT_WEEK
from qyzmet.calendar.reader import CalendarDataError

__all__ = [
    "SILENT_AFTER_HOURS",
    "SILENT_START",
    "SILENT_WEEK",
    "CalendarDataError",
    "Day",
    "DayKind",
    "Explanation",
    "OutOfCalendar",
    "Reason",
    "Rule",
    "Source",
    "WorkingCalendar",
    "compare",
    "due",
    "due_before",
    "due_dates",
    "explain",
    "load_calendar",
    "words_left",
]
