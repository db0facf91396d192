"""Places in the electronic queue of a centre, a quarter of an hour each (2014 standard, cl. 8(2))."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from qyzmet.calendar import load_calendar
from qyzmet.calendar.opening import opening_of
from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.cases.tickets import SLOT
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices.models import Holding, Office
from qyzmet.papers.codes import ALPHABET
from qyzmet.portal.models import Booking
from qyzmet.portal.openings import schedule_of
from qyzmet.process.errors import Refusal

AHEAD = timedelta(days=14)
"""How far ahead places are offered. Of our own choosing: the act says nothing."""


@dataclass(frozen=True, slots=True)
class Day:
    """A working day of a centre and how many of its places are free."""

    day: date
    free: int


def bookable(office: Office, edition: Edition) -> bool:
    """Whether the act lets people book a place in the queue of this office."""
    return edition.queue.booking is True and office.kind in edition.queue.electronic


def not_bookable(edition: Edition) -> Refusal:
    """The refusal that says how people are received instead."""
    return Refusal("no-booking", edition.queue.booking_words, clause=edition.queue.clause)


def places_at(office: Office, on: date) -> int:
    """How many are served at once: as many as inspectors hold a post there, one at least (a reading)."""
    held = Holding.objects.filter(office=office, post="inspector", since__lte=on)
    return max(1, held.filter(Q(until__isnull=True) | Q(until__gte=on)).count())


def days(office: Office, edition: Edition, now: datetime) -> list[Day]:
    """The working days ahead with their free places, those that are full left in."""
    today = now.astimezone(office.zone).date()
    ahead = [today + timedelta(days=n) for n in range(AHEAD.days + 1)]
    taken = _taken(office, ahead[0], ahead[-1])
    places = places_at(office, today)
    found = []
    for day in ahead:
        slots = [slot for slot in _slots(office, edition, day) if slot > now]
        if slots:
            found.append(Day(day, sum(max(0, places - taken[slot]) for slot in slots)))
    return found


def free_slots(office: Office, edition: Edition, day: date, now: datetime) -> list[datetime]:
    """The quarter hours of a day at which a place is free, in the office's zone; empty on a day off."""
    today = now.astimezone(office.zone).date()
    if not today <= day <= today + AHEAD:
        return []
    taken, places = _taken(office, day, day), places_at(office, day)
    return [slot for slot in _slots(office, edition, day) if slot > now and taken[slot] < places]


def _slots(office: Office, edition: Edition, day: date) -> list[datetime]:
    schedule = schedule_of(office, edition)
    if schedule is None:
        return []
    calendar = load_calendar()
    if not calendar.first <= day <= calendar.last:
        return []
    midnight = datetime.combine(day, datetime.min.time(), office.zone)
    step = int(SLOT.total_seconds())
    return [
        midnight + timedelta(seconds=second)
        for opens, closes in opening_of(calendar, schedule.hours).spans(calendar.offset(day))
        for second in range(opens, closes - step + 1, step)
    ]


def _taken(office: Office, first: date, last: date) -> Counter[datetime]:
    rows = Ticket.objects.filter(office=office.code, day__gte=first, day__lte=last, left_at__isnull=True)
    booked = rows.filter(booked_for__isnull=False).values_list("booked_for", flat=True)
    return Counter(moment.astimezone(office.zone) for moment in booked if moment is not None)


def upcoming(user_id: int, now: datetime) -> list[Booking]:
    """The places that a person holds and has not used, the first one first."""
    held = Booking.objects.filter(
        user_id=user_id, ticket__left_at__isnull=True, ticket__called_at__isnull=True
    )
    return list(
        held.filter(ticket__booked_for__gt=now - SLOT).select_related("ticket").order_by("ticket__booked_for")
    )


def book(
    office: Office, edition: Edition, slot: datetime, *, user_id: int, key: str, now: datetime
) -> Booking:
    """Book a place; the same ``key`` again gives the place that was booked with it.

    Raises :class:`Refusal`: ``no-booking``, ``not-a-slot``, ``slot-passed``, ``slot-full``, and
    ``booked-already`` for who holds a place for the service (a reading: one person waits once).
    """
    if (
        made := Booking.objects.filter(key=key, user_id=user_id).select_related("ticket").first()
    ) is not None:
        return made
    if not bookable(office, edition):
        raise not_bookable(edition)
    local = slot.astimezone(office.zone)
    if (
        local not in _slots(office, edition, local.date())
        or local.date() > now.astimezone(office.zone).date() + AHEAD
    ):
        raise Refusal("not-a-slot", _NOT_A_SLOT, clause=_hours_clause(office, edition), field="slot")
    if any(one.ticket.service == edition.service for one in upcoming(user_id, now)):
        raise Refusal("booked-already", _ALREADY, clause=edition.queue.clause, field="slot")
    try:
        with transaction.atomic():
            places = places_at(office, local.date())
            ticket = tickets.book(office.code, edition.service, now, local, places)
            return Booking.objects.create(
                reference=_reference(), key=key, user_id=user_id, ticket=ticket, made_at=now
            )
    except IntegrityError:
        return Booking.objects.select_related("ticket").get(key=key, user_id=user_id)


def cancel(booking: Booking, now: datetime) -> None:
    """Give the place back; nothing if it was given back or used before."""
    if booking.ticket.called_at is None and booking.ticket.left_at is None:
        tickets.leave(booking.ticket, now)


def _hours_clause(office: Office, edition: Edition) -> str | None:
    schedule = schedule_of(office, edition)
    return schedule.clause if schedule else None


def _reference() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


_NOT_A_SLOT = Text(
    "Бұл уақытта орталық қабылдамайды: тізімнен басқа уақытты таңдаңыз.",
    "В это время центр не принимает: выберите другое время из списка.",
    "The centre does not receive at this time: choose another one from the list.",
)
_ALREADY = Text(
    "Бұл қызметке кезектегі орныңыз бар. Басқа уақыт керек болса, алдымен соны босатыңыз («Менің істерім»).",
    "На эту услугу у Вас уже есть место в очереди. Нужно другое время — сначала откажитесь от него "
    "(«Мои дела»).",
    "You already hold a place in the queue for this service. To change the time, give it back first "
    "(“My cases”).",
)
