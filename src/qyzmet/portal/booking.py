"""Places in the electronic queue of a centre, each as long as a visit may last (2014 standards, cl. 8(2))."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from qyzmet.calendar import load_calendar
from qyzmet.calendar.opening import opening_of
from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.cases.tickets import overlapping
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices.models import Holding, Office
from qyzmet.papers.codes import ALPHABET
from qyzmet.portal.models import Booking
from qyzmet.portal.openings import edition_of, schedule_of
from qyzmet.process.errors import Refusal
from qyzmet.process.hall import FILE, QUARTER, matter_of, visit_length

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


def places_at(office: Office, on: date, edition: Edition) -> int:
    """How many are served at once: as many as hold a post there that takes people in, one at least (a reading).

    Which posts these are the edition's steps say; officials of a provider count where they sit in the hall.
    """
    here = Q(office=office, workplace__isnull=True) | Q(workplace=office)
    held = Holding.objects.filter(here, post__in=_posts(edition), since__lte=on)
    return max(1, held.filter(Q(until__isnull=True) | Q(until__gte=on)).values("user").distinct().count())


def _posts(edition: Edition) -> frozenset[str]:
    matter = matter_of(edition, FILE)
    return matter.posts if matter else frozenset()


def _lengths(office: Office, edition: Edition, now: datetime) -> dict[str, timedelta]:
    """The services that the same windows serve, with the longest visit each edition allows."""
    found = {edition.service: visit_length(edition)}
    for service in office.services:
        other = edition_of(office, service, now)
        if other is not None and _posts(other) & _posts(edition):
            found[service] = visit_length(other)
    return found


def days(office: Office, edition: Edition, now: datetime) -> list[Day]:
    """The working days ahead with their free places, those that are full left in."""
    today = now.astimezone(office.zone).date()
    ahead = [today + timedelta(days=n) for n in range(AHEAD.days + 1)]
    lengths = _lengths(office, edition, now)
    taken = _taken(office, ahead[0], ahead[-1], lengths)
    places = places_at(office, today, edition)
    found = []
    for day in ahead:
        slots = [slot for slot in _slots(office, edition, day) if slot > now]
        if slots:
            free = [places - overlapping(taken[day], slot, edition.service, lengths) for slot in slots]
            found.append(Day(day, sum(max(0, one) for one in free)))
    return found


def free_slots(office: Office, edition: Edition, day: date, now: datetime) -> list[datetime]:
    """The times of a day at which a place is free, in the office's zone; empty on a day off."""
    today = now.astimezone(office.zone).date()
    if not today <= day <= today + AHEAD:
        return []
    lengths = _lengths(office, edition, now)
    taken, places = _taken(office, day, day, lengths)[day], places_at(office, day, edition)
    return [
        slot
        for slot in _slots(office, edition, day)
        if slot > now and overlapping(taken, slot, edition.service, lengths) < places
    ]


def _slots(office: Office, edition: Edition, day: date) -> list[datetime]:
    schedule = schedule_of(office, edition)
    if schedule is None:
        return []
    calendar = load_calendar()
    if not calendar.first <= day <= calendar.last:
        return []
    midnight = datetime.combine(day, datetime.min.time(), office.zone)
    step = int(visit_length(edition).total_seconds())
    return [
        midnight + timedelta(seconds=second)
        for opens, closes in opening_of(calendar, schedule.hours).spans(calendar.offset(day))
        for second in range(opens, closes - step + 1, step)
    ]


def _taken(
    office: Office, first: date, last: date, lengths: dict[str, timedelta]
) -> defaultdict[date, list[tuple[datetime, str]]]:
    """What is booked for the same windows, by the day of the office."""
    found: defaultdict[date, list[tuple[datetime, str]]] = defaultdict(list)
    for moment, service in tickets.booked(office.code, first, last, lengths):
        found[moment.astimezone(office.zone).date()].append((moment, service))
    return found


def upcoming(user_id: int, now: datetime) -> list[Booking]:
    """The places that a person holds and has not used, the first one first."""
    held = Booking.objects.filter(user_id=user_id, ticket__state=Ticket.WAITING)
    kept = held.filter(ticket__booked_for__gt=now - QUARTER)
    return list(kept.select_related("ticket").order_by("ticket__booked_for"))


def book(
    office: Office,
    edition: Edition,
    slot: datetime,
    *,
    user_id: int,
    key: str,
    now: datetime,
    person: str = "",
    language: str = "kk",
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
            ticket = tickets.book(
                office.code,
                edition.service,
                now,
                local,
                places_at(office, local.date(), edition),
                lengths=_lengths(office, edition, now),
                language=language,
                person=person,
            )
            return Booking.objects.create(
                reference=_reference(), key=key, user_id=user_id, ticket=ticket, made_at=now
            )
    except IntegrityError:
        return Booking.objects.select_related("ticket").get(key=key, user_id=user_id)


def cancel(booking: Booking, now: datetime) -> None:
    """Give the place back; nothing if it was given back or used before.

    Raises :class:`Refusal` (``ticket-changed``) where a window called it at this very moment.
    """
    if booking.ticket.state == Ticket.WAITING:
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
