"""Legal time applied to an edition: when each of its terms runs out at an office, and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from qyzmet.calendar import (
    SILENT_START,
    SILENT_WEEK,
    Explanation,
    Rule,
    WorkingCalendar,
    due,
    due_before,
    explain,
    load_calendar,
)
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.limits import Hours, Limit, Unit, Week
from qyzmet.law.model import Edition, Term
from qyzmet.law.text import Text


@dataclass(frozen=True)
class LegalTime:
    """The :class:`qyzmet.process.engine.Timing` of one edition at offices of one time zone.

    ``branch`` says that the centre is a branch, which may have hours of its own.
    """

    edition: Edition
    zone: ZoneInfo
    branch: bool
    calendar: WorkingCalendar
    rules: dict[str, Rule | None] = field(default_factory=dict, compare=False)
    """The rules made so far, by the ids of their terms: a rule counts quicker the second time."""

    def hours(self, body: str) -> Hours:
        """The opening hours of a body of the edition; a centre that is a branch has the branch's."""
        if body == "centre" and self.branch:
            try:
                return self.edition.schedule("centre-branch").hours
            except KeyError:
                pass
        return self.edition.schedule(body).hours

    def rule(self, term: Term, people: int = 1) -> Rule | None:
        """How the term is counted; None for a term without a limit.

        A term for each person in the queue is ``people`` times as long.

        Where the act is silent the day the term starts is not counted, the day of issue is, and days are
        counted on the five-day week: the readings of the house.
        """
        if term.id not in self.rules:
            self.rules[term.id] = self._rule(term)
        found = self.rules[term.id]
        if found is None or term.times is None or people == 1:
            return found
        return replace(found, limit=Limit(found.limit.value * people, found.limit.unit))

    def _rule(self, term: Term) -> Rule | None:
        limit = term.counted
        if limit is None:
            return None
        return Rule(
            limit=limit,
            week=Week(term.week) if term.week else Week.FIVE_DAY,
            hours=self.hours(term.body),
            excludes_start=term.excludes_filing is not False,
            excludes_end=term.excludes_issue is True,
            backwards=term.backwards_from is not None,
        )

    def due(self, term: Term, start: datetime, promised: datetime | None) -> datetime | None:
        """When the term runs out; see :class:`qyzmet.process.engine.Timing`."""
        rule = self.rule(term)
        if rule is None:
            return None
        if term.backwards_from is not None:
            if promised is None:
                return None
            return due_before(promised.astimezone(self.zone).date(), rule, self.calendar, self.zone)
        return due(start.astimezone(self.zone), rule, self.calendar)

    def why(
        self, term: Term, start: datetime, people: int = 1, promised: datetime | None = None
    ) -> Explanation | None:
        """The chain of reasons behind :meth:`due`; None for a term without a limit.

        ``people`` is how many wait in the queue, for a term that is so much for each; ``promised`` the day from
        which a term is counted back, without which there is nothing to explain.
        """
        rule = self.rule(term, people)
        moment = start if term.backwards_from is None else promised
        if rule is None or moment is None:
            return None
        return explain(
            moment.astimezone(self.zone),
            rule,
            self.calendar,
            clause=term.clause or "",
            term=term.what,
            readings=_readings(term, rule),
        )


def _readings(term: Term, rule: Rule) -> tuple[Text, ...]:
    """What had to be decided about the term: the edition's own reading, and the house's where it is silent.

    The week matters for working days, and for the end of any other days, which gives way to the next working day,
    where the body works on other days than the five.
    """
    found = [term.reading] if term.reading else []
    unit = rule.limit.unit
    if unit not in (Unit.MINUTES, Unit.HOURS):
        if term.excludes_filing is None:
            found.append(SILENT_START)
        if term.week is None and (unit is Unit.WORKING_DAYS or rule.hours.week is not rule.week):
            found.append(SILENT_WEEK)
    return tuple(found)


@cache
def legal_time(edition: str, zone: str, branch: bool) -> LegalTime:
    """The clockwork of ``SERVICE@YEAR`` in a time zone, made once a process."""
    return LegalTime(edition_named(edition), ZoneInfo(zone), branch, load_calendar())
