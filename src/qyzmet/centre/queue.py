"""The queue as its pages show it: tickets with their clocks, what is expected of them, what happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db.models import Avg, F
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from qyzmet.calendar import due as due_of
from qyzmet.calendar.left import words_left
from qyzmet.cases import tickets, windows
from qyzmet.cases.models import Ticket, TicketEvent, Window
from qyzmet.centre.matters import ACCELERATED, HELP, matter_of, served_by
from qyzmet.centre.place import Place
from qyzmet.desk.official import Official
from qyzmet.law.limits import Unit, Week
from qyzmet.law.model import Edition, Term
from qyzmet.offices.posts import POSTS
from qyzmet.process.hall import CARD, COLLECT, FILE, Matter, visit_length
from qyzmet.ui.components import ClockWords
from qyzmet.ui.words import in_language

__all__ = ["CARD", "COLLECT", "FILE"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One ticket with the clock that runs for it and the clause the clock comes from."""

    ticket: Ticket
    edition: Edition
    term: Term | None
    clock: ClockWords | None
    mine: bool = True
    """Whether the reader's window may call it."""

    @property
    def clause(self) -> str | None:
        """Where the act sets the limit."""
        return self.term.clause if self.term else None

    @property
    def purpose(self) -> str:
        """What the person came for."""
        return purpose_words(self.ticket.purpose)

    @property
    def category(self) -> str:
        """The category in words; empty for everybody else."""
        return category_words(self.ticket.category)

    @property
    def sent_to(self) -> str:
        """Where it was transferred to, in words."""
        if self.ticket.for_window:
            return _("to window %s") % self.ticket.for_window
        return str(in_language(POSTS[self.ticket.for_post])) if self.ticket.for_post in POSTS else ""


@dataclass(frozen=True, slots=True)
class Called:
    """A line of the board, in the language of the ticket."""

    ticket: Ticket
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Lived:
    """A line of a ticket's life in words."""

    event: TicketEvent
    what: str
    detail: str
    post: str


def purpose_words(purpose: str) -> str:
    """What a person came for, in words."""
    if purpose == CARD:
        return _("Has the address on the card re-written")
    return _("Collects a result") if purpose == COLLECT else _("Hands in documents")


def category_words(category: str) -> str:
    """What a category of tickets means to the operator."""
    if category == HELP:
        return _("Needs help in the hall")
    return _("Accelerated") if category == ACCELERATED else ""


def state_words(state: str) -> str:
    """Where a ticket stands."""
    return {
        Ticket.WAITING: _("waits"),
        Ticket.CALLED: _("at a window"),
        Ticket.HELD: pgettext("ticket", "set aside"),
        Ticket.SERVED: _("served"),
        Ticket.NO_SHOW: _("did not come"),
        Ticket.LEFT: _("went away"),
    }[state]


def matters_for(place: Place, official: Official) -> list[tuple[str, str]]:
    """The services and purposes that a window of this official calls."""
    return [(matter.edition.service, matter.purpose) for matter in served_by(place, official.post)]


def waiting(place: Place, official: Official | None = None) -> list[Waiting]:
    """Who waits, in the order of being called, with the clock of waiting; what the official's window calls is
    marked."""
    matters = set(matters_for(place, official)) if official else None
    window = windows.window_of(place.code, place.day, official.user_id) if official else None
    return [
        with_clock(
            place,
            ticket,
            "waiting",
            _arrived(ticket),
            matters is None or official is None or _calls(ticket, matters, official, window),
        )
        for ticket in tickets.waiting(place.code, place.day, place.now)
    ]


def _calls(ticket: Ticket, matters: set[tuple[str, str]], official: Official, window: Window | None) -> bool:
    """As ``cases_call_next`` chooses."""
    if ticket.for_window:
        return window is not None and ticket.for_window == window.number
    if ticket.for_post:
        return ticket.for_post == official.post
    return (ticket.service, ticket.purpose) in matters


def serving(place: Place, account: int) -> Waiting | None:
    """Whom an account serves now, with the clock of being served."""
    ticket = tickets.at_window(place.code, place.day, account)
    if ticket is None or ticket.called_at is None:
        return None
    return with_clock(place, ticket, "serving", ticket.called_at)


def set_aside(place: Place) -> list[Waiting]:
    """Who was set aside for a while; the clock of being served goes on."""
    return [
        with_clock(place, ticket, "serving", ticket.called_at or place.now)
        for ticket in tickets.held(place.code, place.day)
    ]


def board(place: Place) -> list[Called]:
    """The tickets called last; each line in the language of its ticket."""
    lines = []
    for ticket in tickets.on_board(place.code, place.day):
        with override(ticket.language):
            words = _("Ticket No. %(number)s, window %(window)s") % {
                "number": ticket.number,
                "window": ticket.window,
            }
        lines.append(Called(ticket, ticket.language, words))
    return lines


def ahead_of(place: Place, ticket: Ticket) -> int:
    """How many people will be called before this ticket."""
    order = [one.pk for one in tickets.waiting(place.code, place.day, place.now)]
    return order.index(ticket.pk) if ticket.pk in order else 0


def estimate(place: Place, ticket: Ticket) -> int | None:
    """Minutes until the ticket is called, as today goes; None while no window that serves it is open.

    reading: those ahead for the same windows, shared among the windows open now, each as long as a visit has
    lasted today (before the first has ended: as the edition allows).
    """
    matter = matter_of(place, place.edition(ticket.service), ticket.purpose)
    if matter is None:
        return None
    open_now = len(windows.open_windows(place.code, place.day, matter.posts))
    if not open_now:
        return None
    order = tickets.waiting(place.code, place.day, place.now)
    before = order[: next((i for i, one in enumerate(order) if one.pk == ticket.pk), 0)]
    kinds = {(one.service, one.purpose) for one in before}
    theirs = {kind for kind in kinds if _same_windows(place, kind, matter)}
    ahead = sum((one.service, one.purpose) in theirs for one in before)
    return ceil(ahead * _visit(place, matter).total_seconds() / 60 / open_now)


def _same_windows(place: Place, kind: tuple[str, str], matter: Matter) -> bool:
    other = matter_of(place, place.edition(kind[0]), kind[1])
    return other is not None and bool(other.posts & matter.posts)


def _visit(place: Place, matter: Matter) -> timedelta:
    """How long a visit lasts today; without one, the longest the edition allows."""
    served = Ticket.objects.filter(
        office=place.code,
        day=place.day,
        service=matter.edition.service,
        purpose=matter.purpose,
        state=Ticket.SERVED,
        called_at__isnull=False,
    )
    mean = served.aggregate(mean=Avg(F("left_at") - F("called_at")))["mean"]
    if isinstance(mean, timedelta) and mean > timedelta(0):
        return mean
    return visit_length(matter.edition, place.body(matter.edition))


def life(ticket: Ticket) -> list[Lived]:
    """What happened to a ticket, in words."""
    words = {
        "taken": _("taken at the kiosk"),
        "booked": _("booked through the portal"),
        "called": _("called"),
        "recalled": _("called again"),
        "held": pgettext("ticket", "set aside"),
        "resumed": _("taken back"),
        "transferred": _("transferred"),
        "released": _("its window closed: any other may call it"),
        "linked": _("led to a case"),
        "served": _("served"),
        "no-show": _("did not come"),
        "left": _("went away"),
    }
    return [
        Lived(
            event,
            words[event.what],
            _target_words(event) if event.what == "transferred" else "",
            str(in_language(POSTS[event.post])) if event.post in POSTS else event.post,
        )
        for event in tickets.history(ticket)
    ]


def _target_words(event: TicketEvent) -> str:
    if event.detail in POSTS:
        return str(in_language(POSTS[event.detail]))
    if ":" in event.detail:
        return purpose_words(event.detail.rsplit(":", 1)[1])
    return _("to window %s") % event.detail


def people_counted(ticket: Ticket) -> int:
    """How many people a term counts that is so long for each in the queue: those ahead when it was taken."""
    return max(1, ticket.ahead)


def waiting_term(place: Place, edition: Edition, purpose: str) -> Term | None:
    """What limits the wait for this purpose here."""
    matter = matter_of(place, edition, purpose)
    return matter.waiting if matter else None


def waiting_minutes(term: Term | None, ticket: Ticket) -> int | None:
    """How many minutes the act lets the person wait; None where it sets no limit in minutes."""
    if term is None or term.limit is None or term.limit.unit is not Unit.MINUTES:
        return None
    return term.limit.value * (people_counted(ticket) if term.times else 1)


def _arrived(ticket: Ticket) -> datetime:
    return ticket.booked_for or ticket.taken_at


def with_clock(place: Place, ticket: Ticket, kind: str, since: datetime, mine: bool = True) -> Waiting:
    """A ticket with the clock of waiting or of being served."""
    edition = place.edition(ticket.service)
    matter = matter_of(place, edition, ticket.purpose)
    term = None
    if matter is not None:
        term = matter.waiting if kind == "waiting" else matter.serving
    return Waiting(ticket, edition, term, _clock(place, edition, term, ticket, since), mine)


def _clock(
    place: Place, edition: Edition, term: Term | None, ticket: Ticket, since: datetime
) -> ClockWords | None:
    timing = place.timing(edition)
    people = people_counted(ticket)
    rule = timing.rule(term, people) if term else None
    if term is None or rule is None:
        return None
    due = due_of(since.astimezone(timing.zone), rule, timing.calendar)
    left = words_left(
        place.now.astimezone(timing.zone),
        due.astimezone(timing.zone),
        Week(term.week) if term.week else Week.FIVE_DAY,
        timing.hours(term.body),
        timing.calendar,
    )
    why = timing.why(term, since, people)
    late = due < place.now
    soon = (due - place.now) * 3 < due - since
    reasons: Sequence[object] = why.reasons if why else ()
    return ClockWords(
        words=left,
        state="broken" if late else "attention" if soon else "running",
        reasons=reasons,  # type: ignore[arg-type]
    )
