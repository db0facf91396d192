"""The queue of an office: take a place, book one, call the next. No ticket is called twice."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q

from qyzmet.cases.models import Ticket
from qyzmet.cases.numbers import next_in_series
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

SLOT = timedelta(minutes=15)
"""How long a booked place is: the longest time of being served (address-certificate@2014, cl. 4(3))."""


def take(office: str, service: str, purpose: str, now: datetime, day: date) -> Ticket:
    """A place at the end of today's queue; ``day`` is today at the office."""
    return _make(office, service, purpose, now, day, None)


def book(office: str, service: str, now: datetime, slot: datetime, places: int) -> Ticket:
    """A place for a later time. ``slot`` is in the office's own zone; ``places`` windows serve at once.

    Raises :class:`Refusal` if the slot has passed or is full.
    """
    if slot <= now:
        raise Refusal(
            "slot-passed",
            Text(
                kk="Бұл уақыт өтіп кетті: басқа уақытты таңдаңыз.",
                ru="Это время уже прошло: выберите другое.",
                en="This time has passed: choose another one.",
            ),
            field="slot",
        )
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext(%s))", [f"slot:{office}:{slot.isoformat()}"]
            )
        if Ticket.objects.filter(office=office, booked_for=slot, left_at__isnull=True).count() >= places:
            raise Refusal(
                "slot-full",
                Text(
                    kk="Бұл уақытқа бос орын қалмады: басқа уақытты таңдаңыз.",
                    ru="На это время мест не осталось: выберите другое.",
                    en="No place is left at this time: choose another one.",
                ),
                field="slot",
            )
        return _make(office, service, "file", now, slot.date(), slot)


def _make(office: str, service: str, purpose: str, now: datetime, day: date, slot: datetime | None) -> Ticket:
    with transaction.atomic():
        number = next_in_series(f"ticket:{office}:{day.isoformat()}")
        return Ticket.objects.create(
            office=office,
            day=day,
            number=number,
            service=service,
            purpose=purpose,
            taken_at=now,
            booked_for=slot,
        )


def waiting(office: str, day: date, now: datetime) -> list[Ticket]:
    """Who waits, in the order of being called: booked places whose time has come, then as they came."""
    rows = Ticket.objects.filter(office=office, day=day, called_at__isnull=True, left_at__isnull=True)
    due = rows.filter(booked_for__lte=now).order_by("booked_for", "id")
    present = rows.filter(booked_for__isnull=True).order_by("id")
    return [*due, *present]


def call_next(
    office: str, day: date, now: datetime, account: int | None, window: str, purpose: str | None = None
) -> Ticket | None:
    """Call the next ticket to a window; None if nobody waits.

    Windows that pull at once get different tickets: a row another window holds is skipped. ``purpose``
    calls only those who came for it. Raises :class:`Refusal` (``still-serving``) while the account has
    called somebody whose visit is not over: a page sent twice calls one ticket.
    """
    with transaction.atomic():
        if account is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"window:{account}"])
            if (serving := at_window(office, day, account)) is not None:
                raise _still_serving(serving)
        rows = (
            Ticket.objects.select_for_update(skip_locked=True)
            .filter(office=office, day=day, called_at__isnull=True, left_at__isnull=True)
            .filter(Q(booked_for__isnull=True) | Q(booked_for__lte=now))
        )
        if purpose is not None:
            rows = rows.filter(purpose=purpose)
        ticket = rows.order_by(F("booked_for").asc(nulls_last=True), "id").first()
        if ticket is None:
            return None
        ticket.called_at = now
        ticket.called_by = account
        ticket.window = window
        ticket.save(update_fields=["called_at", "called_by", "window"])
        return ticket


def at_window(office: str, day: date, account: int) -> Ticket | None:
    """The ticket that an account called last and whose visit is not over."""
    return (
        Ticket.objects.filter(office=office, day=day, called_by=account, called_at__isnull=False)
        .filter(left_at__isnull=True, case__isnull=True)
        .order_by("-called_at")
        .first()
    )


def on_board(office: str, day: date, shown: int = 8) -> list[Ticket]:
    """The tickets called last, newest first, for the board in the hall."""
    called = Ticket.objects.filter(office=office, day=day, called_at__isnull=False, left_at__isnull=True)
    return list(called.order_by("-called_at", "-id")[:shown])


def recall(ticket: Ticket, now: datetime) -> None:
    """Call again somebody who has not come to the window yet."""
    Ticket.objects.filter(pk=ticket.pk, case__isnull=True, left_at__isnull=True).update(called_at=now)


def _still_serving(ticket: Ticket) -> Refusal:
    return Refusal(
        "still-serving",
        Text(
            kk=f"Алдымен № {ticket.number} талонды аяқтаңыз: қабылдаңыз немесе келмегенін белгілеңіз.",
            ru=f"Сначала завершите талон № {ticket.number}: примите человека или отметьте неявку.",
            en=f"Finish with ticket No. {ticket.number} first: serve the person or mark that nobody came.",
        ),
        field="ticket",
    )


def leave(ticket: Ticket, now: datetime) -> None:
    """The person went away, or did not come to the window."""
    Ticket.objects.filter(pk=ticket.pk, case__isnull=True).update(left_at=now)


def link(ticket: Ticket, case_id: int) -> None:
    """The ticket led to this case; :class:`Refusal` if it already led to another."""
    try:
        changed = Ticket.objects.filter(pk=ticket.pk, case__isnull=True).update(case_id=case_id)
    except IntegrityError as error:
        raise ValueError(f"no case {case_id}") from error
    if not changed and Ticket.objects.filter(pk=ticket.pk, case_id=case_id).count() == 0:
        raise Refusal(
            "ticket-used",
            Text(
                kk=f"№ {ticket.number} талон бойынша іс ашылған.",
                ru=f"По талону № {ticket.number} дело уже открыто.",
                en=f"A case was already opened with ticket No. {ticket.number}.",
            ),
            field="ticket",
        )
