"""Why a term ends when it does: the chain of reasons behind a due date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from qyzmet.calendar import phrases
from qyzmet.calendar.days import Day, DayKind, WorkingCalendar
from qyzmet.calendar.deadlines import Rule, counted_from, due, last_day
from qyzmet.calendar.opening import Opening, opening_of
from qyzmet.law.limits import Unit
from qyzmet.law.text import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One link of the chain.

    ``kind`` is one of ``term``, ``reading``, ``start``, ``start-moved``, ``start-not-counted``, ``counted``,
    ``worked-instead``, ``skipped-weekend``, ``skipped-holiday``, ``skipped-day-off``, ``skipped-shifted``,
    ``skipped-moved``, ``end-not-counted``, ``last-day``, ``rolled``, ``not-open``, ``hours``, ``closed``,
    ``provisional``, ``due``. ``source`` is the id of the act behind it; ``days`` how many days of the term
    it counts.
    """

    kind: str
    date: date | None
    text: Text
    clause: str | None = None
    source: str | None = None
    days: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For JSON; the date in ISO 8601."""
        return {
            "kind": self.kind,
            "date": self.date.isoformat() if self.date else None,
            "text": self.text.as_dict(),
            "clause": self.clause,
            "source": self.source,
            "days": self.days,
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """A due date with everything it follows from."""

    due: datetime
    calendar_edition: str
    reasons: tuple[Reason, ...]
    term: Text
    clause: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON: ``due`` (ISO 8601 with offset), ``term``, ``clause``, ``calendar``, ``reasons``."""
        return {
            "due": self.due.isoformat(),
            "term": self.term.as_dict(),
            "clause": self.clause,
            "calendar": self.calendar_edition,
            "reasons": [reason.as_dict() for reason in self.reasons],
        }


def explain(
    start: datetime,
    rule: Rule,
    calendar: WorkingCalendar,
    *,
    clause: str,
    term: Text,
    readings: Sequence[Text] = (),
) -> Explanation:
    """The due date of :func:`~qyzmet.calendar.deadlines.due` with the chain of its reasons.

    ``clause`` is where the edition states the term, ``term`` what it is a term for, ``readings`` what had to
    be decided because the edition is silent (:data:`~qyzmet.calendar.phrases.SILENT_START` and others). A
    rule that counts backwards is explained from the date of ``start``. Raises what ``due`` raises.
    """
    end = due(start, rule, calendar)
    chain = _Chain(rule, calendar, clause)
    chain.add("term", None, phrases.term(term, rule.limit), clause=clause)
    for reading in readings:
        chain.add("reading", None, reading)
    if rule.limit.unit in (Unit.MINUTES, Unit.HOURS):
        chain.minutes(start, end)
    elif rule.backwards:
        chain.backwards(start.date(), end)
    else:
        chain.days(chain.start(start), end)
    return Explanation(end, calendar.edition, tuple(chain.reasons), term, clause)


def closing_day(moment: datetime) -> date:
    """The day a due moment closes: midnight closes the day before."""
    return moment.date() - timedelta(days=1) if moment.time() == time(0) else moment.date()


class _Chain:
    """The reasons as they are found."""

    def __init__(self, rule: Rule, calendar: WorkingCalendar, clause: str) -> None:
        self.rule, self.calendar, self.clause = rule, calendar, clause
        self.opening: Opening = opening_of(calendar, rule.hours)
        self.reasons: list[Reason] = []

    def add(
        self,
        kind: str,
        day: date | None,
        text: Text,
        *,
        clause: str | None = None,
        source: str | None = None,
        days: int = 0,
    ) -> None:
        self.reasons.append(Reason(kind, day, text, clause, source, days))

    def start(self, start: datetime) -> date:
        """When the term starts, and the day that is."""
        i = self.calendar.offset(start.date())
        second = start.hour * 3600 + start.minute * 60 + start.second
        if second <= self.opening.closes[i] or self.rule.after_hours == "same-day":
            self.add("start", start.date(), phrases.starts(start.date(), start.time()))
            return start.date()
        j = counted_from(i, self.rule.after_hours, self.opening)
        day = self.calendar.dates[j]
        spans = self.opening.spans(j)
        opens = self.opening.moment(j, spans[0][0]).time() if spans else None
        self.add("start-moved", start.date(), phrases.closed(start.date(), start.time(), day, opens))
        return day

    def days(self, start: date, end: datetime) -> None:
        """A term in days, months or years, forwards."""
        last = closing_day(end)
        if self.rule.excludes_start:
            self.add("start-not-counted", start, phrases.start_not_counted(start), clause=self.clause)
        if self.rule.limit.unit is Unit.WORKING_DAYS:
            first = start + timedelta(days=1) if self.rule.excludes_start else start
            self._working(self._span(first, last))
        else:
            self._calendar(start, last)
        self._uncertain(self._span(start, last))
        self.add("due", last, phrases.ends(last, end.time()))

    def backwards(self, target: date, end: datetime) -> None:
        """A term counted back from a date."""
        last = closing_day(end)
        self.add("start", target, phrases.counts_back(target))
        if self.rule.excludes_start:
            self.add("start-not-counted", target, phrases.target_not_counted(target), clause=self.clause)
        if self.rule.limit.unit is Unit.WORKING_DAYS:
            first = target - timedelta(days=1) if self.rule.excludes_start else target
            self._working(self._span(first, last))
        else:
            self._calendar(target, last)
        self._uncertain(self._span(last, target))
        self.add("due", last, phrases.ends(last, end.time()))

    def minutes(self, start: datetime, end: datetime) -> None:
        """A term in minutes or hours."""
        if self.opening.round_the_clock:
            self.add("start", start.date(), phrases.starts(start.date(), start.time()))
        else:
            i = self.calendar.offset(start.date())
            second = start.hour * 3600 + start.minute * 60 + start.second
            at = self.opening.next_moment(i, second)
            if at == (i, second):
                self.add("start", start.date(), phrases.starts(start.date(), start.time()))
            else:
                moment = self.opening.moment(*at)
                self.add(
                    "start-moved",
                    start.date(),
                    phrases.closed(start.date(), start.time(), moment.date(), moment.time()),
                )
            self.add("hours", None, phrases.runs_in_hours(self.rule.limit))
            self._pauses(self.opening.moment(*at), end.replace(tzinfo=None))
            for day in self._span(start.date(), end.date()):
                found = self.calendar.day(day, self.rule.hours.week)
                if not found.working:
                    self._skip(found)
                elif found.kind is DayKind.WORKED_INSTEAD:
                    self.add("worked-instead", day, phrases.worked_instead(found), source=found.sources[0].id)
            self._uncertain(self._span(start.date(), end.date()))
        self.add("due", end.date(), phrases.ends_at(end.date(), end.time()))

    def _pauses(self, start: datetime, end: datetime) -> None:
        """The breaks and closed hours between two local moments that cost the term time."""
        closed: datetime | None = None
        for day in self._span(start.date(), end.date()):
            i = self.calendar.offset(day)
            for opens, closes in self.opening.spans(i):
                again = self.opening.moment(i, opens)
                if closed is not None and closed >= start and again < end:
                    self.add("closed", closed.date(), phrases.closed_between(closed, again))
                closed = self.opening.moment(i, closes)

    def _span(self, first: date, last: date) -> list[date]:
        """The days between, both in, in the direction of counting."""
        step = 1 if first <= last else -1
        return [first + timedelta(days=step * n) for n in range(abs((last - first).days) + 1)]

    def _working(self, days: list[date]) -> None:
        """The days of a term in working days, each counted or skipped, up to the body's closing."""
        self._moves_that_do_not_bind(days)
        left = self.rule.limit.value
        run: list[date] = []
        reached: date | None = None
        for day in days:
            found = self.calendar.day(day, self.rule.week)
            if reached is not None:
                if day == days[-1]:
                    self.add("not-open", reached, phrases.not_open(reached, day))
                continue
            if not found.working:
                self._flush(run)
                self._skip(found)
                continue
            if left == 0:
                self._flush(run)
                self.add("end-not-counted", day, phrases.end_not_counted(day), clause=self.clause)
                reached = day
            elif found.kind is DayKind.WORKED_INSTEAD:
                self._flush(run)
                source = found.sources[0].id
                self.add("worked-instead", day, phrases.counted_instead(found), source=source, days=1)
                left -= 1
            else:
                run.append(day)
                left -= 1
            if left == 0 and not self.rule.excludes_end:
                self._flush(run)
                reached = day

    def _flush(self, run: list[date]) -> None:
        if run:
            text = phrases.counted(len(run), min(run), max(run), self.rule.week)
            self.add("counted", run[0], text, days=len(run))
            run.clear()

    def _skip(self, day: Day) -> None:
        ground = day.grounds[0] if day.grounds else None
        self.add(
            f"skipped-{day.kind.value}",
            day.date,
            phrases.skipped(day),
            clause=ground.short if ground else None,
            source=ground.source.id if ground else None,
        )

    def _calendar(self, start: date, last: date) -> None:
        """The last day of a term in calendar days, months or years, and what stands for it if it is off."""
        end = last_day(start, self.rule)
        step = -1 if self.rule.backwards else 1
        counted = end - timedelta(days=step * self.rule.excludes_end)
        self.add("last-day", counted, phrases.last_day(counted, self.rule.limit), clause=self.clause)
        if self.rule.excludes_end:
            self.add("end-not-counted", end, phrases.end_not_counted(end), clause=self.clause)
        found = self.calendar.day(end, self.rule.week)
        if self.rule.roll and not found.working:
            to = self.calendar.add_working_days(end, step, self.rule.week)
            source = found.sources[0].id if found.sources else None
            self.add("rolled", end, phrases.rolled(found, to), source=source)
            end = to
        if end != last:
            self.add("not-open", end, phrases.not_open(end, last))

    def _moves_that_do_not_bind(self, days: list[date]) -> None:
        """Says why a moved day in the span changed nothing on this week."""
        first, last = min(days[0], days[-1]), max(days[0], days[-1])
        for move in self.calendar.moves:
            met = next((day for day in (move.day_off, move.to) if first <= day <= last), None)
            kinds = (DayKind.WORKED_INSTEAD, DayKind.MOVED)
            if met and self.calendar.day(met, self.rule.week).kind not in kinds and self._rests():
                text = phrases.move_that_does_not_bind(move, self.calendar.facts.moves_reading)
                self.add("reading", met, text, source=move.ground.source.id)

    def _rests(self) -> bool:
        return bool(self.calendar.facts.rest[self.rule.week])

    def _uncertain(self, days: Iterable[date]) -> None:
        """What may yet change about these days."""
        latest = None
        for day in days:
            latest = day if latest is None else max(latest, day)
            found = self.calendar.day(day, self.rule.week)
            if found.provisional:
                ground = found.grounds[0].source.id
                self.add("provisional", day, phrases.provisional(found), source=ground)
        known_to = self.calendar.moves_known_to
        if latest is not None and latest > known_to and self._rests():
            self.add("provisional", None, phrases.moves_unknown(known_to))
