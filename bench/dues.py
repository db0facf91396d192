"""Due dates a second: one at a time, a million at once; beside ``holidays`` and numpy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from zoneinfo import ZoneInfo

import holidays
import numpy

from bench.row import Row
from qyzmet.calendar.days import load_calendar
from qyzmet.calendar.deadlines import Rule, due, due_dates
from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Unit, Week

MILLION = 1_000_000
DAYS = 5


def _best(run: Callable[[], object], times: int = 5) -> float:
    def once() -> float:
        began = time.perf_counter()
        run()
        return time.perf_counter() - began

    return min(once() for _ in range(times))


def rows() -> Iterator[Row]:
    """One deadline with its closing hour; a million due days; the same five working days everywhere."""
    calendar = load_calendar()
    hours = edition("address-certificate@2010").schedule("centre").hours
    rule = Rule(Limit(DAYS, Unit.WORKING_DAYS), Week.FIVE_DAY, hours)
    zone = ZoneInfo("Asia/Almaty")
    first = date(2012, 1, 2)
    days = [first + timedelta(days=n) for n in range(700)]
    starts = [datetime(d.year, d.month, d.day, 11, tzinfo=zone) for d in days]
    many = list(islice(cycle(starts), 100_000))

    def ours() -> None:
        for start in many:
            due(start, rule, calendar)

    book = holidays.country_holidays("KZ", years=range(2012, 2015))
    few = days[:700]

    def theirs() -> None:
        for day in few:
            book.get_nth_working_day(day, DAYS)

    one = _best(ours) / len(many)
    other = _best(theirs, 3) / len(few)
    yield Row(
        "one deadline, to the closing hour",
        f"{one * 1e6:.2f} µs",
        f"holidays, the day only: {other * 1e6:.2f} µs; ratio {other / one:.0f}",
        "≤ 2 µs",
        one <= 2e-6,
    )
    million = list(islice(cycle(days), MILLION))
    bulk = _best(lambda: due_dates(million, DAYS, Week.FIVE_DAY, calendar), 3)
    off = numpy.array(sorted(book), dtype="datetime64[D]")
    array = numpy.array(million, dtype="datetime64[D]")
    bare = _best(lambda: numpy.busday_offset(array, DAYS, roll="backward", holidays=off), 3)
    yield Row(
        "a million due days",
        f"{bulk:.3f} s",
        f"numpy.busday_offset, no worked Saturdays: {bare:.3f} s; ratio {bulk / bare:.1f}",
        "≤ 1 s",
        bulk <= 1,
    )
