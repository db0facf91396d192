"""Is an office open now, and when next: by the hours of the edition it works under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qyzmet.calendar import OutOfCalendar, load_calendar
from qyzmet.calendar.opening import Opening, opening_of
from qyzmet.desk.filing import edition_at
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Edition, Schedule
from qyzmet.law.text import Text
from qyzmet.offices.models import Office


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of an office under an edition, seen from a moment.

    ``changes``, on the office's own clocks and without a zone, is when it closes if ``open``, else when it opens
    next (None past the known calendar); ``why`` names the holiday that keeps it closed today.
    """

    edition: Edition
    schedule: Schedule
    open: bool
    changes: datetime | None
    today: date
    why: Text | None

    @property
    def days_on(self) -> int:
        """How many days from today the change is."""
        return (self.changes.date() - self.today).days if self.changes else 0


def edition_of(office: Office, service: str, now: datetime) -> Edition | None:
    """The edition under which the office gives the service now; None if none is in force or installed."""
    try:
        return edition_at(service, office.code, now)
    except (NoneInForce, UnknownEdition):
        return None


def schedule_of(office: Office, edition: Edition) -> Schedule | None:
    """The hours that bind the office; a branch of a centre may have its own. None where the act gives none."""
    bodies = (
        ["centre-branch", "centre"] if office.kind == Office.Kind.CENTRE and office.branch else [office.kind]
    )
    given = {
        schedule.body for schedule in edition.schedules if schedule.binding and schedule.purpose == "service"
    }
    return next((edition.schedule(body) for body in bodies if body in given), None)


def hours_of(office: Office, now: datetime) -> Hours | None:
    """Whether the office is open; None for offices that give no service, or whose hours no act sets."""
    for service in office.services:
        edition = edition_of(office, service, now)
        schedule = schedule_of(office, edition) if edition else None
        if edition is not None and schedule is not None:
            return _seen(edition, schedule, now.astimezone(office.zone).replace(tzinfo=None))
    return None


def _seen(edition: Edition, schedule: Schedule, local: datetime) -> Hours:
    calendar = load_calendar()
    opening = opening_of(calendar, schedule.hours)
    today = local.date()
    try:
        i = calendar.offset(today)
    except OutOfCalendar:
        return Hours(edition, schedule, False, None, today, None)
    second = local.hour * 3600 + local.minute * 60 + local.second
    for opens, closes in opening.spans(i):
        if opens <= second < closes:
            return Hours(edition, schedule, True, opening.moment(i, closes), today, None)
    day = calendar.day(today, schedule.hours.week)
    return Hours(edition, schedule, False, _next(opening, i, second), today, day.name)


def _next(opening: Opening, i: int, second: int) -> datetime | None:
    later = [opens for opens, _ in opening.spans(i) if opens > second]
    if later:
        return opening.moment(i, later[0])
    following = opening.next_open[i + 1]
    if following >= opening.calendar.size:
        return None
    return opening.moment(following, opening.spans(following)[0][0])
