"""The days of Kazakhstan's working calendar: which are worked on which week, and why the others are not.

Law of 13.12.2001 No. 267 «On holidays», articles 2, 3 and 5; Labour Code of 23.11.2015, articles 84 and 85,
and the labour laws before it; the orders that move days off. The facts stand in ``data/*.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from qyzmet.calendar.facts import Edition, Facts, Ground, Move, Source
from qyzmet.calendar.load import load_facts
from qyzmet.calendar.reader import CalendarDataError
from qyzmet.law.limits import Week
from qyzmet.law.text import Text

_Date = date  # the class Day has a field of this name


class OutOfCalendar(ValueError):
    """A date lies outside the years the calendar knows."""

    def __init__(self, day: object, first: date, last: date) -> None:
        super().__init__(
            f"{day} is outside the working calendar, which knows the years {first.year} to {last.year}; "
            "take a date within them, or add the missing year to the calendar's data"
        )


class DayKind(StrEnum):
    """What makes a day worked or free."""

    WORKING = "working"
    WORKED_INSTEAD = "worked-instead"
    """A day off that an order made a working day."""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    DAY_OFF = "day-off"
    """Free by the labour laws, without being a holiday: Orthodox Christmas, Kurban Ait."""
    SHIFTED = "shifted"
    """Free because a holiday met a day off."""
    MOVED = "moved"
    """Free because an order moved a day off here."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one week."""

    date: date
    week: Week
    working: bool
    kind: DayKind
    name: Text | None = None
    """Of the holiday or day off; of the holiday that was shifted here."""
    grounds: tuple[Ground, ...] = ()
    counterpart: _Date | None = None
    """Shifted or moved: the day it stands for. Worked instead: the day of rest given for it."""
    provisional: bool = False
    """Estimated, or not yet confirmed: the day may yet change."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The acts that make the day what it is."""
        return tuple(ground.source for ground in self.grounds)


class WeekTable:
    """One week of one calendar as flat lists: what counting needs, and nothing else.

    A day is its offset from the first day of the calendar. ``worked[i]`` is how many working days there are
    up to and including day ``i``; ``working[k]`` is the offset of working day number ``k`` (from 0).
    """

    __slots__ = ("is_working", "worked", "working")

    def __init__(self, is_working: list[bool]) -> None:
        self.is_working = is_working
        self.working = [i for i, worked in enumerate(is_working) if worked]
        self.worked: list[int] = []
        total = 0
        for worked in is_working:
            total += worked
            self.worked.append(total)


class WorkingCalendar:
    """The working calendar in one edition; ``first`` to ``last`` are the days it knows."""

    def __init__(self, facts: Facts, edition: Edition) -> None:
        self.facts = facts
        self.edition = edition.id
        self.first, self.last = facts.first, facts.last
        self.known = edition.known
        self.moves_known_to = edition.moves_known_to
        """Orders moving days off after this day may still come."""
        self.base = facts.first.toordinal()
        self.size = facts.last.toordinal() - self.base + 1
        self.dates = [date.fromordinal(self.base + i) for i in range(self.size)]
        self.moves = tuple(move for move in facts.moves if move.known.has(edition.known))
        named = self._named()
        self._special = {week: self._special_days(week, named) for week in Week}
        self.tables = {week: self._table(week) for week in Week}
        self.cache: dict[object, object] = {}
        """For what others compute from this calendar once: opening hours, rules made ready."""

    def offset(self, day: date) -> int:
        """The place of a day in the tables; :class:`OutOfCalendar` outside."""
        i = day.toordinal() - self.base
        if not 0 <= i < self.size:
            raise OutOfCalendar(day, self.first, self.last)
        return i

    def day(self, day: date, week: Week) -> Day:
        """A day with its reasons; :class:`OutOfCalendar` outside the known years."""
        i = self.offset(day)
        special = self._special[week].get(i)
        if special is not None:
            return special
        rests = day.weekday() in self.facts.rest[week]
        return Day(self.dates[i], week, not rests, DayKind.WEEKEND if rests else DayKind.WORKING)

    def is_working(self, day: date, week: Week) -> bool:
        """Whether the day is worked on that week; :class:`OutOfCalendar` outside the known years."""
        return self.tables[week].is_working[self.offset(day)]

    def add_working_days(self, day: date, n: int, week: Week) -> date:
        """The ``n``-th working day after the day, before it if ``n`` is negative, itself for 0.

        Raises :class:`OutOfCalendar` if that lies outside the known years.
        """
        i = self.offset(day)
        if n == 0:
            return self.dates[i]
        table = self.tables[week]
        k = table.worked[i] - 1 + n if n > 0 else table.worked[i] - table.is_working[i] + n
        if not 0 <= k < len(table.working):
            raise OutOfCalendar(f"{n} working days from {day}", self.first, self.last)
        return self.dates[table.working[k]]

    def working_days_between(self, start: date, end: date, week: Week) -> int:
        """How many working days lie after ``start`` up to and including ``end``; negative if before it."""
        worked = self.tables[week].worked
        return worked[self.offset(end)] - worked[self.offset(start)]

    def days(self, year: int, week: Week) -> tuple[Day, ...]:
        """All days of a year; :class:`OutOfCalendar` for an unknown year."""
        if not self.first.year <= year <= self.last.year:
            raise OutOfCalendar(year, self.first, self.last)
        return tuple(self.day(day, week) for day in self.dates if day.year == year)

    def _named(self) -> list[tuple[int, Day, bool]]:
        """Holidays and days off by law: offset, the day, and whether it shifts."""
        found: list[tuple[int, Day, bool]] = []
        for holiday in self.facts.holidays:
            if not holiday.known.has(self.known):
                continue
            kind = DayKind.HOLIDAY if holiday.shifts else DayKind.DAY_OFF
            for year in range(self.first.year, self.last.year + 1):
                for month, number in holiday.days:
                    day = date(year, month, number)
                    if holiday.force.has(day):
                        named = Day(
                            day,
                            Week.FIVE_DAY,
                            False,
                            kind,
                            holiday.name,
                            (holiday.ground,),
                            provisional=holiday.provisional,
                        )
                        found.append((self.offset(day), named, holiday.shifts))
        for moon in self.facts.moon_days:
            if moon.known.has(self.known) and self.first <= moon.date <= self.last:
                named = Day(
                    moon.date,
                    Week.FIVE_DAY,
                    False,
                    DayKind.DAY_OFF,
                    moon.name,
                    (moon.ground,),
                    provisional=moon.provisional,
                )
                found.append((self.offset(moon.date), named, False))
        # Holidays first where two meet on one day: theirs is the reason that shifts.
        return sorted(found, key=lambda item: (item[0], not item[2]))

    def _special_days(self, week: Week, named: Iterable[tuple[int, Day, bool]]) -> dict[int, Day]:
        """The days of a week that are not what their weekday says."""
        if week is Week.EVERY_DAY:
            return {}
        rest = self.facts.rest[week]
        special: dict[int, Day] = {}
        shifting: list[Day] = []
        for i, day, shifts in named:
            if i in special:
                continue
            special[i] = _of_week(day, week)
            if shifts and day.date.weekday() in rest and self.facts.shift_force.has(day.date):
                shifting.append(special[i])
        for day in shifting:
            i = self.offset(day.date) + 1
            while i < self.size and (i in special or self.dates[i].weekday() in rest):
                i += 1
            if i < self.size:
                special[i] = Day(
                    self.dates[i],
                    week,
                    False,
                    DayKind.SHIFTED,
                    day.name,
                    (self.facts.shift,),
                    counterpart=day.date,
                    provisional=day.provisional,
                )
        for move in self.moves:
            self._move(move, week, rest, special)
        return special

    def _move(self, move: Move, week: Week, rest: frozenset[int], special: dict[int, Day]) -> None:
        if not (self.first <= move.day_off <= self.last and self.first <= move.to <= self.last):
            raise CalendarDataError(*_place(move), f"days from {self.first} to {self.last}")
        i, j = self.offset(move.day_off), self.offset(move.to)
        is_off = not special[i].working if i in special else move.day_off.weekday() in rest
        is_worked = special[j].working if j in special else move.to.weekday() not in rest
        if not (is_off and is_worked):
            if week is Week.FIVE_DAY:
                raise CalendarDataError(*_place(move), "a move from a day off to a working day")
            # A week that does not rest on the moved day has nothing to move (Facts.moves_reading).
            return
        special[i] = Day(
            move.day_off, week, True, DayKind.WORKED_INSTEAD, None, (move.ground,), counterpart=move.to
        )
        special[j] = Day(move.to, week, False, DayKind.MOVED, None, (move.ground,), counterpart=move.day_off)

    def _table(self, week: Week) -> WeekTable:
        rest, special = self.facts.rest[week], self._special[week]
        working = [day.weekday() not in rest for day in self.dates]
        for i, day in special.items():
            working[i] = day.working
        return WeekTable(working)


def _of_week(day: Day, week: Week) -> Day:
    return Day(day.date, week, False, day.kind, day.name, day.grounds, provisional=day.provisional)


def _place(move: Move) -> tuple[str, int, str]:
    return move.place.file, move.place.line, move.place.key


@cache
def _facts() -> Facts:
    return load_facts()


@cache
def load_calendar(edition: str | None = None) -> WorkingCalendar:
    """The product's calendar, read once: the newest edition, or the named one.

    Raises :class:`ValueError` for an edition that does not exist.
    """
    facts = _facts()
    for known in facts.editions:
        if known.id == edition:
            return WorkingCalendar(facts, known)
    if edition is not None:
        names = ", ".join(known.id for known in facts.editions)
        raise ValueError(f"there is no calendar edition {edition}; there are {names}")
    return load_calendar(max(facts.editions, key=lambda known: known.known).id)


def compare(before: WorkingCalendar, after: WorkingCalendar, week: Week | None = None) -> list[date]:
    """The dates that are worked in one calendar and free in the other, on the week or on any.

    Only days that both calendars know are compared.
    """
    weeks = (Week.FIVE_DAY, Week.SIX_DAY) if week is None else (week,)
    day, last = max(before.first, after.first), min(before.last, after.last)
    found = []
    while day <= last:
        if any(before.is_working(day, each) != after.is_working(day, each) for each in weeks):
            found.append(day)
        day += timedelta(days=1)
    return found
