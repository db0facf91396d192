"""What the pages of visits show: rows with their clocks, the routes of a day, the life of a visit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from qyzmet.calendar import words_left
from qyzmet.cases import visits as kept
from qyzmet.cases.models import Equipment, Route, Visit
from qyzmet.desk import visits
from qyzmet.desk.official import Official
from qyzmet.desk.second_visit import READING, hours_of
from qyzmet.desk.timing import timing_at
from qyzmet.law.limits import Week
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.provider.forms.visit import SOURCES
from qyzmet.registers.addresses import address_line
from qyzmet.registers.looker import leave_daily_trace
from qyzmet.ui.components import ClockWords
from qyzmet.ui.staff.clocks import first_clock

STATE_KINDS = {
    Visit.WAITING: "neutral",
    Visit.PLANNED: "going",
    Visit.THERE: "attention",
    Visit.DONE: "done",
    Visit.CANCELLED: "neutral",
}


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as a list shows it."""

    visit: Visit
    edition: Edition | None
    clock: ClockWords | None
    """The term of ours; None once the visit is over."""
    case_clock: ClockWords | None
    """The term of the edition that runs in the case."""

    @property
    def state(self) -> Text:
        """How the visit stands."""
        return kept.STATES[self.visit.state]

    @property
    def kind(self) -> str:
        """The colour of the state."""
        return STATE_KINDS[self.visit.state]

    @property
    def source(self) -> Text:
        """How the request came."""
        return SOURCES[self.visit.source]

    @property
    def place(self) -> Text:
        """The address in the reader's language where it is the register's, with what helps to find it."""
        line = address_line(self.visit.address) if self.visit.address else None
        if line is None:
            return Text(self.visit.place, self.visit.place, self.visit.place)
        more = self.visit.place.removeprefix(line.kk)
        return Text(line.kk + more, line.ru + more, line.en + more)

    @property
    def mark(self) -> str:
        """``broken``, ``attention`` or nothing: how the row is marked."""
        return self.clock.state if self.clock and self.clock.state in ("broken", "attention") else ""

    @property
    def ticked(self) -> str:
        """What the box of the row sends: the visit and the version seen."""
        return f"{self.visit.pk}:{self.visit.version}"

    @property
    def call(self) -> str:
        """The telephone as a link dials it."""
        return "".join(sign for sign in self.visit.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True)
class RouteRows:
    """A route with its visits and what goes along."""

    route: Route
    rows: Sequence[VisitRow]
    equipment: Sequence[Equipment]
    away: bool
    """Whether the official is away on the day, or holds the post no more."""

    @property
    def left(self) -> int:
        """Visits that are not over."""
        return sum(row.visit.state in Visit.OPEN for row in self.rows)


def rows_of(official: Official, found: Iterable[Visit], now: datetime) -> list[VisitRow]:
    """The visits as lists show them; a look at each person, once a day."""
    listed = list(found)
    leave_daily_trace(official.looker(), "visits at home", "list", [one.person for one in listed])
    return [row_of(one, now) for one in listed]


def row_of(visit: Visit, now: datetime) -> VisitRow:
    """One visit; the look is the caller's to write down."""
    edition = visits.edition_of(visit, now)
    clock = clock_of(visit, edition, now) if visit.state in Visit.OPEN else None
    case = visit.case
    running = first_clock(case, now) if case is not None and case.ended is None else None
    return VisitRow(visit, edition, clock, running)


def clock_of(visit: Visit, edition: Edition | None, now: datetime) -> ClockWords | None:
    """Our own term in words, with the reading it rests on."""
    if visit.due_at is None or edition is None:
        return None
    timing = timing_at(edition.name, visit.office)
    due = visit.due_at.astimezone(timing.zone)
    left = words_left(now.astimezone(timing.zone), due, Week.FIVE_DAY, hours_of(timing), timing.calendar)
    soon = due.date() == now.astimezone(timing.zone).date()
    state = "broken" if due < now else "attention" if soon else "running"
    return ClockWords(words=left, state=state, reasons=[READING])  # type: ignore[arg-type]


def routes_of(official: Official, day: date, now: datetime) -> list[RouteRows]:
    """The routes of a day with all that lies on them."""
    return [route_rows(official, route, now) for route in kept.routes_on(official.office, day)]


def route_rows(official: Official, route: Route, now: datetime) -> RouteRows:
    """One route."""
    rows = rows_of(official, kept.visits_of(route), now)
    uses = route.equipment.select_related("equipment").order_by("equipment__kind", "equipment__number")
    posts = sorted({row.visit.post for row in rows if row.visit.state in Visit.OPEN})
    here = {one.account: one for one in visits.goers(route.office, posts, route.day)} if posts else {}
    goer = here.get(route.account)
    return RouteRows(
        route, rows, [use.equipment for use in uses], bool(posts) and (goer is None or goer.away)
    )
