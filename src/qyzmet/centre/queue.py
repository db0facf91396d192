"""The queue as its pages show it: tickets with their clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from qyzmet.calendar.left import words_left
from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.centre.place import Place
from qyzmet.law.limits import Week
from qyzmet.law.model import Edition, Term
from qyzmet.ui.components import ClockWords

FILE, COLLECT = "file", "collect"
PURPOSES = {"issuing-inspector": COLLECT}
"""Whom a post calls; the other posts call everybody."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One ticket with the clock that runs for it and the clause the clock comes from."""

    ticket: Ticket
    edition: Edition
    term: Term | None
    clock: ClockWords | None

    @property
    def clause(self) -> str | None:
        """Where the act sets the limit."""
        return self.term.clause if self.term else None

    @property
    def purpose(self) -> str:
        """What the person came for."""
        return purpose_words(self.ticket.purpose)


def purpose_words(purpose: str) -> str:
    """What a person came for, in words."""
    return _("Collects a result") if purpose == COLLECT else _("Hands in documents")


def waiting(place: Place) -> list[Waiting]:
    """Who waits, in the order of being called, with the clock of waiting."""
    return [
        _with_clock(place, ticket, "waiting", _arrived(ticket))
        for ticket in tickets.waiting(place.code, place.day, place.now)
    ]


def serving(place: Place, account: int) -> Waiting | None:
    """Whom an account serves now, with the clock of being served."""
    ticket = tickets.at_window(place.code, place.day, account)
    if ticket is None or ticket.called_at is None:
        return None
    return _with_clock(place, ticket, "serving", ticket.called_at)


def ahead_of(place: Place, ticket: Ticket) -> int:
    """How many people will be called before this ticket."""
    order = [one.pk for one in tickets.waiting(place.code, place.day, place.now)]
    return order.index(ticket.pk) if ticket.pk in order else 0


def _arrived(ticket: Ticket) -> datetime:
    return ticket.booked_for or ticket.taken_at


def _with_clock(place: Place, ticket: Ticket, kind: str, since: datetime) -> Waiting:
    edition = place.edition(ticket.service)
    term = place.term(edition, kind)
    timing = place.timing(edition)
    due = timing.due(term, since, None) if term else None
    if term is None or due is None:
        return Waiting(ticket, edition, term, None)
    words = words_left(
        place.now.astimezone(timing.zone),
        due.astimezone(timing.zone),
        Week(term.week) if term.week else Week.FIVE_DAY,
        timing.hours(term.body),
        timing.calendar,
    )
    why = timing.why(term, since)
    late = due < place.now
    soon = (due - place.now) * 3 < due - since
    return Waiting(
        ticket,
        edition,
        term,
        ClockWords(
            words=words,
            state="broken" if late else "attention" if soon else "running",
            reasons=why.reasons if why else (),
        ),
    )
