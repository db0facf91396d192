"""Deadlines: when a term ends. Pure counting, no clock is read here.

How a term is counted comes with its :class:`Rule`, from the edition. The rule's defaults are the readings
taken where an edition is silent (``phrases.SILENT_START`` and its neighbours): the starting day is not
counted, and who comes after closing time has come at the next opening.

The end of a term is the closing time of the body on its last day. If the body does not open on that day (its
week or hours differ from those the days are counted on), it is the closing of its next opening day, or of the
one before when counting backwards.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal, cast

from qyzmet.calendar.days import OutOfCalendar, WorkingCalendar
from qyzmet.calendar.opening import Opening, opening_of
from qyzmet.law.limits import Hours, Limit, Unit, Week

AfterHours = Literal["next-opening", "same-day", "next-day"]


@dataclass(frozen=True)
class Rule:
    """How one term is counted.

    ``week`` says which days count as working days, ``hours`` when the body is open where the term runs and
    ends. Minutes and hours are those of opening; round the clock they are plain.
    """

    limit: Limit
    week: Week
    hours: Hours
    excludes_start: bool = True
    """The day on which the term starts is not counted."""
    excludes_end: bool = False
    """Nor is the day of issue: the term ends one day later."""
    after_hours: AfterHours = "next-opening"
    """What a filing after closing or on a day off counts as; a filing before opening is of that day."""
    backwards: bool = False
    """Counted back from a date (see :func:`due_before`)."""
    roll: bool = True
    """A last day of calendar days, months or years that is a day off gives way to the next working day (the
    one before, backwards)."""

    def __post_init__(self) -> None:
        if self.limit.value < 1:
            raise ValueError(f"a term is at least 1 long; this one is {self.limit.value}")
        if self.backwards and self.limit.unit in (Unit.MINUTES, Unit.HOURS):
            raise ValueError("only days, months and years are counted backwards")


class _Plan:
    """A rule made ready for one calendar, so that counting is look-ups only."""

    __slots__ = ("calendar", "closes", "fast", "mode", "opening", "shift", "start", "table")

    def __init__(self, rule: Rule, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self.opening: Opening = opening_of(calendar, rule.hours)
        self.table = calendar.tables[rule.week]
        self.closes = self.opening.closes
        self.mode = rule.after_hours
        self.fast = rule.limit.unit is Unit.WORKING_DAYS and not rule.backwards
        # The last day is working[start[i] + shift]: start counts the working days up to the day before the
        # first day that counts.
        worked = self.table.worked
        self.start = worked if rule.excludes_start else [0, *worked[:-1]]
        self.shift = rule.limit.value - 1 + rule.excludes_end


def _plan(rule: Rule, calendar: WorkingCalendar) -> _Plan:
    key = ("plan", rule)
    plan = calendar.cache.get(key)
    if plan is None:
        plan = calendar.cache[key] = _Plan(rule, calendar)
    # On the rule itself, for the next call: hashing a rule costs more than counting with it.
    rule.__dict__["_plan"] = plan
    return cast(_Plan, plan)


def due(start: datetime, rule: Rule, calendar: WorkingCalendar) -> datetime:
    """The moment a term ends that started at ``start``, in the zone of ``start`` (the zone of the office).

    Raises :class:`ValueError` for a moment without a zone and
    :class:`~qyzmet.calendar.days.OutOfCalendar` if the term starts or ends outside the known years.
    """
    plan: _Plan | None = rule.__dict__.get("_plan")
    if plan is None or plan.calendar is not calendar:
        plan = _plan(rule, calendar)
    zone = start.tzinfo
    if zone is None:
        raise ValueError(f"{start} has no time zone: a term runs in the zone of the office")
    i = start.toordinal() - calendar.base
    if not 0 <= i < calendar.size:
        raise OutOfCalendar(start.date(), calendar.first, calendar.last)
    if not plan.fast:
        return _due_otherwise(start, i, rule, plan, zone)
    opening = plan.opening
    try:
        if start.hour * 3600 + start.minute * 60 + start.second > plan.closes[i]:
            i = counted_from(i, plan.mode, opening)
        last = plan.table.working[plan.start[i] + plan.shift]
        if plan.closes[last] < 0:
            last = opening.next_open[last]
        return datetime.combine(opening.close_dates[last], opening.close_times[last], zone)
    except IndexError:
        raise OutOfCalendar(
            f"the end of a term from {start:%d.%m.%Y}", calendar.first, calendar.last
        ) from None


def counted_from(i: int, after_hours: AfterHours, opening: Opening) -> int:
    """The day that a filing after the closing of day ``i`` counts as."""
    if after_hours == "same-day":
        return i
    return i + 1 if after_hours == "next-day" else opening.next_open[i + 1]


def _due_otherwise(start: datetime, i: int, rule: Rule, plan: _Plan, zone: tzinfo) -> datetime:
    opening = plan.opening
    if rule.backwards:
        return due_before(start.date(), rule, plan.calendar, zone)
    second = start.hour * 3600 + start.minute * 60 + start.second
    if rule.limit.unit in (Unit.MINUTES, Unit.HOURS):
        length = rule.limit.value * (60 if rule.limit.unit is Unit.MINUTES else 3600)
        if opening.round_the_clock:
            # Through UTC, so that a change of the zone's offset lengthens nothing.
            return (start.astimezone(UTC) + timedelta(seconds=length)).astimezone(zone)
        if rule.after_hours == "next-day" and second > plan.closes[i]:
            i, second = i + 1, 0
        return opening.moment(*opening.run(i, second, length)).replace(tzinfo=zone)
    if second > plan.closes[i]:
        i = counted_from(i, rule.after_hours, opening)
        if i >= plan.calendar.size:
            raise OutOfCalendar(
                f"the end of a term from {start:%d.%m.%Y}", plan.calendar.first, plan.calendar.last
            )
    last = last_day(plan.calendar.dates[i], rule)
    return _closing(_rolled(last, rule, plan.calendar), rule, plan, zone)


def last_day(start: date, rule: Rule) -> date:
    """The last day of a term in calendar days, months or years, before days off are looked at.

    A month ends on the day of the same number, or on its last day if it is shorter.
    """
    sign = -1 if rule.backwards else 1
    days = sign * ((0 if rule.excludes_start else -1) + (1 if rule.excludes_end else 0))
    if rule.limit.unit is Unit.CALENDAR_DAYS:
        return start + timedelta(days=days + sign * rule.limit.value)
    months = rule.limit.value * (12 if rule.limit.unit is Unit.YEARS else 1)
    year, month = divmod(start.year * 12 + start.month - 1 + sign * months, 12)
    clipped = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return clipped + timedelta(days=days)


def _rolled(day: date, rule: Rule, calendar: WorkingCalendar) -> date:
    if not rule.roll or calendar.is_working(day, rule.week):
        return day
    return calendar.add_working_days(day, -1 if rule.backwards else 1, rule.week)


def _closing(day: date, rule: Rule, plan: _Plan, zone: tzinfo) -> datetime:
    opening, calendar = plan.opening, plan.calendar
    i = calendar.offset(day)
    i = opening.previous_open[i] if rule.backwards else opening.next_open[i]
    if not 0 <= i < calendar.size:
        raise OutOfCalendar(f"the opening day nearest to {day:%d.%m.%Y}", calendar.first, calendar.last)
    return datetime.combine(opening.close_dates[i], opening.close_times[i], zone)


def due_before(target: date, rule: Rule, calendar: WorkingCalendar, zone: tzinfo) -> datetime:
    """The last moment that is the rule's limit before a date: «one day before the date in the receipt».

    The date itself is not counted (``excludes_start``). Raises :class:`ValueError` for minutes and hours, and
    :class:`~qyzmet.calendar.days.OutOfCalendar` outside the known years.
    """
    if not rule.backwards:
        raise ValueError("this rule counts forwards; counting from a date back needs backwards=True")
    plan = _plan(rule, calendar)
    i = calendar.offset(target)
    if rule.limit.unit is not Unit.WORKING_DAYS:
        return _closing(_rolled(last_day(target, rule), rule, calendar), rule, plan, zone)
    table = plan.table
    before = table.worked[i] - (table.is_working[i] if rule.excludes_start else 0)
    k = before - rule.limit.value - rule.excludes_end
    if k < 0:
        raise OutOfCalendar(f"the day before {target:%d.%m.%Y}", calendar.first, calendar.last)
    return _closing(calendar.dates[table.working[k]], rule, plan, zone)


def due_dates(
    starts: Sequence[date],
    n: int,
    week: Week,
    calendar: WorkingCalendar,
    *,
    excludes_start: bool = True,
    excludes_end: bool = False,
) -> list[date]:
    """The last days of terms of ``n`` working days from many days at once, in their order.

    The days are those the terms start on: opening hours play no part here. Raises
    :class:`~qyzmet.calendar.days.OutOfCalendar` if any term starts or ends outside the known years.
    """
    if n < 1:
        raise ValueError(f"a term is at least 1 long; this one is {n}")
    if not starts:
        return []
    table, base = calendar.tables[week], calendar.base
    calendar.offset(min(starts))
    final = calendar.offset(max(starts))
    worked = table.worked if excludes_start else [0, *table.worked[:-1]]
    shift = n - 1 + excludes_end
    if worked[final] + shift >= len(table.working):
        raise OutOfCalendar(f"{n} working days from {max(starts)}", calendar.first, calendar.last)
    ends = [calendar.dates[table.working[k + shift]] for k in worked[: final + 1]]
    return [ends[day.toordinal() - base] for day in starts]
