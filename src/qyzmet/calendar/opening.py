"""When a body is open, day by day, worked out once for its weekly hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import cast

from qyzmet.calendar.days import DayKind, OutOfCalendar, WorkingCalendar
from qyzmet.law.limits import Hours, Span, Week

DAY = 86_400
"""Seconds."""

CLOSED = -1


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def span_seconds(span: Span) -> tuple[int, int]:
    """Opening and closing in seconds of the day; closing at 00:00 is the end of the day."""
    return _seconds(span.opens), _seconds(span.closes) or DAY


class Opening:
    """The opening of a body over all days of a calendar.

    A day is its offset from the first day of the calendar; ``closes[i]`` is the second of the last closing,
    or :data:`CLOSED`; ``next_open[i]`` the first open day from ``i`` on, ``previous_open[i]`` the last up to
    it (the size of the calendar, and -1, where there is none).
    """

    def __init__(self, calendar: WorkingCalendar, hours: Hours) -> None:
        if len(hours.days) != 7:
            raise ValueError(f"opening hours need seven days, Monday first; there are {len(hours.days)}")
        if not any(hours.days):
            raise ValueError("opening hours without a single opening: no term can run in them")
        self.calendar = calendar
        self.hours = hours
        self._spans = [tuple(span_seconds(span) for span in day) for day in hours.days]
        self._last = [spans[-1][1] if spans else CLOSED for spans in self._spans]
        self.round_the_clock = hours.week is Week.EVERY_DAY and all(
            spans == ((0, DAY),) for spans in self._spans
        )
        self.weekdays = self._weekdays()
        self.closes = [CLOSED if w is None else self._last[w] for w in self.weekdays]
        self.close_dates, self.close_times = self._closings()
        self.next_open, self.previous_open = self._neighbours()

    def _weekdays(self) -> list[int | None]:
        """Whose weekday's hours each day keeps; None on days that the body's week does not work.

        A day worked in exchange keeps the hours of the weekday it replaces (``law.limits.Hours``).
        """
        calendar, week = self.calendar, self.hours.week
        found: list[int | None] = []
        for day, working in zip(calendar.dates, calendar.tables[week].is_working, strict=True):
            found.append(day.weekday() if working else None)
        for move in calendar.moves:
            worked = calendar.day(move.day_off, week)
            if worked.kind is DayKind.WORKED_INSTEAD and worked.counterpart is not None:
                found[calendar.offset(worked.date)] = worked.counterpart.weekday()
        return found

    def _closings(self) -> tuple[list[date], list[time]]:
        dates, times = [], []
        for day, close in zip(self.calendar.dates, self.closes, strict=True):
            at = close if close != CLOSED else 0
            dates.append(day + timedelta(days=1) if at == DAY else day)
            times.append(time(at % DAY // 3600, at % 3600 // 60, at % 60))
        return dates, times

    def _neighbours(self) -> tuple[list[int], list[int]]:
        size = self.calendar.size
        following, previous = [size] * (size + 1), [-1] * size
        for i in range(size - 1, -1, -1):
            following[i] = i if self.closes[i] != CLOSED else following[i + 1]
        last = -1
        for i in range(size):
            last = i if self.closes[i] != CLOSED else last
            previous[i] = last
        return following, previous

    def spans(self, i: int) -> tuple[tuple[int, int], ...]:
        """The openings of a day in seconds of the day."""
        weekday = self.weekdays[i]
        return () if weekday is None else self._spans[weekday]

    def moment(self, i: int, second: int) -> datetime:
        """A naive local moment."""
        return datetime.combine(self.calendar.dates[i], time()) + timedelta(seconds=second)

    def next_moment(self, i: int, second: int) -> tuple[int, int]:
        """The first moment from the given one on at which the body is open: day and second.

        The second of closing is still open for whoever comes; :class:`OutOfCalendar` past the last day.
        """
        for opens, closes in self.spans(i):
            if second <= closes:
                return i, max(second, opens)
        following = self.next_open[i + 1]
        if following >= self.calendar.size:
            raise OutOfCalendar("the next opening", self.calendar.first, self.calendar.last)
        return following, self.spans(following)[0][0]

    def run(self, i: int, second: int, length: int) -> tuple[int, int]:
        """The moment when ``length`` seconds of opening have passed since the given one: day and second.

        A time that ends with the closing ends at the closing; :class:`OutOfCalendar` past the last day.
        """
        while True:
            for opens, closes in self.spans(i):
                begin = max(opens, second)
                if begin < closes:
                    if length <= closes - begin:
                        return i, begin + length
                    length -= closes - begin
            i, second = self.next_open[i + 1], 0
            if i >= self.calendar.size:
                raise OutOfCalendar("the end of the time", self.calendar.first, self.calendar.last)

    def seconds_between(self, start: datetime, end: datetime) -> int:
        """How many seconds the body is open between two local moments; 0 if the second is not later."""
        first, until = self.calendar.offset(start.date()), _seconds(end.time())
        # Midnight ends the day before, which may be the last that the calendar knows.
        last = self.calendar.offset(end.date() if until else end.date() - timedelta(days=1))
        total = 0
        for i in range(first, last + 1):
            low = _seconds(start.time()) if i == first else 0
            high = (until or DAY) if i == last else DAY
            for opens, closes in self.spans(i):
                total += max(0, min(closes, high) - max(opens, low))
        return total


def opening_of(calendar: WorkingCalendar, hours: Hours) -> Opening:
    """The opening of a body on a calendar, worked out the first time it is asked for."""
    key = ("opening", hours)
    found = calendar.cache.get(key)
    if found is None:
        found = calendar.cache[key] = Opening(calendar, hours)
    return cast(Opening, found)
