"""The queue of an office: take a place, book one, call the next. No ticket is called twice.

A ticket goes ``waiting`` → ``called`` → ``served`` or ``no-show``; on the way it may be ``held`` (the person
fills in a form, pays, and comes back) or transferred, which lets it wait again. Every change raises the
version, leaves a :class:`~qyzmet.cases.models.TicketEvent`, and is refused (``ticket-changed``) where the
ticket is no longer what the page showed: of two presses, of two windows, one wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Q

from qyzmet.cases.models import Case, Ticket, TicketEvent
from qyzmet.cases.numbers import next_in_series
from qyzmet.cases.quick import one_row
from qyzmet.law.text import Text
from qyzmet.offices.once import read_rows
from qyzmet.process.errors import Refusal
from qyzmet.process.hall import FILE, QUARTER

FIRST, ORDINARY = 0, 1
"""Ranks: an accelerated ticket is called before the others."""

EVENTS: Final = (
    "taken",
    "booked",
    "called",
    "recalled",
    "held",
    "resumed",
    "transferred",
    "released",
    "linked",
    "served",
    "no-show",
    "left",
)
"""What happens to a ticket; ``released``: the window it was transferred to has closed."""

_ENDED = (Ticket.SERVED, Ticket.NO_SHOW, Ticket.LEFT)
_COLUMNS: Final = tuple(field.attname for field in Ticket._meta.concrete_fields)
_CALL = "SELECT {} FROM cases_call_next(%s, %s, %s, %s, %s, %s, %s, %s, %s)".format(
    ", ".join(f'"{name}"' for name in _COLUMNS)
)
_TYPES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "SmallIntegerField": int,
    "IntegerField": int,
}
_READ: Final = tuple(_TYPES.get(field.get_internal_type()) for field in Ticket._meta.concrete_fields)
"""How the text of each column is read; None where it is right as it comes."""


@dataclass(frozen=True, slots=True)
class By:
    """Who does something to a ticket; nobody in particular is the kiosk or the applicant."""

    account: int | None = None
    post: str = ""
    window: str = ""


NOBODY: Final = By()


# --- taking a place -----------------------------------------------------------------------------------


def take(
    office: str,
    service: str,
    purpose: str,
    now: datetime,
    day: date,
    *,
    language: str = "kk",
    category: str = "",
    rank: int = ORDINARY,
    person: str = "",
    case_number: str = "",
    case: int | None = None,
    key: str | None = None,
) -> Ticket:
    """A place at the end of today's queue; ``day`` is today at the office.

    ``person`` is the IIN given at the kiosk; ``case_number`` what was typed, ``case`` the case it is. The same
    ``key`` again gives the ticket that was taken with it.
    """
    given = {
        "language": language,
        "category": category,
        "rank": rank,
        "person": person,
        "case_number": case_number,
        "case_id": case,
        "key": key,
    }
    if key is not None and (made := Ticket.objects.filter(key=key).first()) is not None:
        return made
    try:
        return _make(office, service, purpose, now, day, None, given)
    except IntegrityError:
        if key is None:
            raise
        return Ticket.objects.get(key=key)


def book(
    office: str,
    service: str,
    now: datetime,
    slot: datetime,
    places: int,
    *,
    lengths: Mapping[str, timedelta] | None = None,
    language: str = "kk",
    person: str = "",
) -> Ticket:
    """A place for a later time. ``slot`` is in the office's own zone; ``places`` windows serve at once.

    ``lengths`` says which services the same windows serve and how long each takes (only this service, a
    quarter of an hour, unless told). Raises :class:`Refusal` if the slot has passed or is full.
    """
    if slot <= now:
        raise Refusal("slot-passed", _PASSED, field="slot")
    lengths = lengths or {service: QUARTER}
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"slot:{office}:{slot.date()}"])
        if overlapping(booked(office, slot.date(), slot.date(), lengths), slot, service, lengths) >= places:
            raise Refusal("slot-full", _FULL, field="slot")
        given = {"language": language, "person": person}
        return _make(office, service, FILE, now, slot.date(), slot, given)


def booked(
    office: str, first: date, last: date, services: Mapping[str, timedelta]
) -> list[tuple[datetime, str]]:
    """When and for which service places are booked and not given back."""
    rows = Ticket.objects.filter(office=office, day__gte=first, day__lte=last, booked_for__isnull=False)
    kept = rows.exclude(state__in=(Ticket.LEFT, Ticket.NO_SHOW)).filter(service__in=list(services))
    return [(slot, service) for slot, service in kept.values_list("booked_for", "service") if slot]


def overlapping(
    taken: Sequence[tuple[datetime, str]],
    slot: datetime,
    service: str,
    lengths: Mapping[str, timedelta],
) -> int:
    """How many booked visits a visit at ``slot`` would meet."""
    ends = slot + lengths[service]
    return sum(begins < ends and slot < begins + lengths[other] for begins, other in taken)


def _make(
    office: str,
    service: str,
    purpose: str,
    now: datetime,
    day: date,
    slot: datetime | None,
    given: Mapping[str, Any],
) -> Ticket:
    with transaction.atomic():
        number = next_in_series(f"ticket:{office}:{day.isoformat()}")
        ticket = Ticket.objects.create(
            office=office,
            day=day,
            number=number,
            service=service,
            purpose=purpose,
            taken_at=now,
            booked_for=slot,
            ahead=_waiting(office, day, now).count(),
            **given,
        )
        _tell(ticket, "booked" if slot else "taken", now, NOBODY)
        return ticket


# --- calling ------------------------------------------------------------------------------------------


def _waiting(office: str, day: date, now: datetime) -> Any:
    rows = Ticket.objects.filter(office=office, day=day, state=Ticket.WAITING)
    return rows.filter(Q(booked_for__isnull=True) | Q(booked_for__lte=now))


def waiting(office: str, day: date, now: datetime) -> list[Ticket]:
    """Who waits, in the order of being called: booked places whose time has come, then as they came."""
    return list(_waiting(office, day, now).order_by("rank", F("booked_for").asc(nulls_last=True), "id"))


def call_next(
    office: str,
    day: date,
    now: datetime,
    account: int | None,
    window: str,
    purpose: str | None = None,
    *,
    matters: Sequence[tuple[str, str]] | None = None,
    post: str = "",
    ending: Ticket | None = None,
) -> Ticket | None:
    """Call the next ticket to a window; None if nobody waits whom it serves.

    Windows that pull at once get different tickets: a row another window holds is skipped. ``matters`` are
    the services and purposes the window serves (None: all), ``purpose`` narrows them to one purpose;
    what was transferred to the window or to ``post`` it serves too. ``ending`` is the visit that ends with the
    call. Raises :class:`Refusal`: ``still-serving`` while the account has called somebody whose visit is not
    over (a page sent twice calls one ticket), ``ticket-changed`` where ``ending`` is not as it was seen.
    """
    if purpose is not None:
        services = Ticket.objects.filter(office=office, day=day).values_list("service", flat=True).distinct()
        matters = [one for one in matters or [(s, purpose) for s in services] if one[1] == purpose]
    served = None if matters is None else "{" + ",".join(f'"{s}:{p}"' for s, p in matters) + "}"
    values = (office, day.isoformat(), now, account, post, window, served)
    try:
        with _savepoint():
            row = one_row(_CALL, (*values, *((ending.pk, ending.version) if ending else (None, None))))
    except DatabaseError as error:
        state = getattr(error.__cause__, "sqlstate", None)
        if state == "QZ001" and ending is not None:
            raise changed(ending) from error
        if state in ("QZ002", "23505") and account is not None:
            raise still_serving(at_window(office, day, account)) from error
        raise
    return _from_row(row) if row else None


def call(ticket: Ticket, now: datetime, by: By) -> None:
    """Call this very ticket, whoever else waits; :class:`Refusal` where it does not wait any more."""
    _move(
        ticket,
        "called",
        now,
        by,
        (Ticket.WAITING,),
        state=Ticket.CALLED,
        called_at=_not_before(now, ticket.taken_at),
        called_by=by.account,
        window=by.window,
    )


def _savepoint() -> AbstractContextManager[Any]:
    """Within a transaction a refused call must not spoil it; outside one the statement is its own."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _from_row(row: Sequence[Any]) -> Ticket:
    return Ticket.from_db(
        "default",
        _COLUMNS,
        [
            value if read is None or value is None else read(value)
            for read, value in zip(_READ, row, strict=True)
        ],
    )


def at_window(office: str, day: date, account: int) -> Ticket | None:
    """The ticket that an account called and whose visit is not over, called before midnight too."""
    days = (day, day - timedelta(days=1))
    called = read_rows(Ticket, _AT_WINDOW, [office, *days, account])
    return called[0] if called else None


_AT_WINDOW = """"office" = %s AND "day" IN (%s, %s) AND "called_by" = %s AND "state" = 'called'
    ORDER BY "called_at" DESC LIMIT 1"""


def on_board(office: str, day: date, shown: int = 8) -> list[Ticket]:
    """The tickets called last whose visit is not over, newest first, for the board in the hall."""
    called = Ticket.objects.filter(office=office, day=day, state=Ticket.CALLED)
    return list(called.order_by("-called_at", "-id")[:shown])


def held(office: str, day: date) -> list[Ticket]:
    """Whom a window has set aside for a while, in the order they were called."""
    return list(Ticket.objects.filter(office=office, day=day, state=Ticket.HELD).order_by("called_at", "id"))


# --- changing -----------------------------------------------------------------------------------------


def recall(ticket: Ticket, now: datetime, by: By = NOBODY) -> None:
    """Call again somebody who has not come to the window yet."""
    _move(ticket, "recalled", now, by, (Ticket.CALLED,), called_at=_not_before(now, ticket.called_at))


def hold(ticket: Ticket, now: datetime, by: By = NOBODY) -> None:
    """Set the person aside for a while; the window may call the next."""
    _move(ticket, "held", now, by, (Ticket.CALLED,), state=Ticket.HELD)


def resume(ticket: Ticket, now: datetime, by: By) -> None:
    """Take somebody back who was set aside, at this window; :class:`Refusal` while it serves another."""
    try:
        _move(
            ticket,
            "resumed",
            now,
            by,
            (Ticket.HELD,),
            state=Ticket.CALLED,
            called_by=by.account,
            window=by.window,
        )
    except IntegrityError as error:
        serving = at_window(ticket.office, ticket.day, by.account) if by.account is not None else None
        raise still_serving(serving) from error


def transfer(
    ticket: Ticket,
    now: datetime,
    by: By,
    *,
    service: str = "",
    purpose: str = "",
    post: str = "",
    window: str = "",
) -> None:
    """Let the person wait again for another window, another post, or another matter, keeping their place.

    reading: the clock of waiting goes on from when the ticket was taken, and nobody who came later is called
    before.
    """
    _move(
        ticket,
        "transferred",
        now,
        by,
        (Ticket.CALLED, Ticket.HELD, Ticket.WAITING),
        detail=window or post or f"{service or ticket.service}:{purpose or ticket.purpose}",
        state=Ticket.WAITING,
        service=service or ticket.service,
        purpose=purpose or ticket.purpose,
        for_post=post,
        for_window=window,
        called_at=None,
        called_by=None,
        window="",
    )


def release(office: str, day: date, window: str, now: datetime, by: By) -> int:
    """Let those transferred to a window that closes be called by others; how many there were."""
    rows = Ticket.objects.filter(office=office, day=day, state=Ticket.WAITING, for_window=window)
    for ticket in list(rows):
        _move(ticket, "released", now, by, (Ticket.WAITING,), for_window="")
    return len(rows)


def close(ticket: Ticket, now: datetime, by: By = NOBODY) -> None:
    """The visit is over: the person was served."""
    _end(ticket, Ticket.SERVED, now, by)


def leave(ticket: Ticket, now: datetime, by: By = NOBODY) -> None:
    """The person went away, or did not come to the window."""
    _end(ticket, Ticket.LEFT if ticket.called_at is None else Ticket.NO_SHOW, now, by)


def end_days_before(office: str, day: date, now: datetime) -> int:
    """Close what earlier days left open: who waited left, who was called was served; how many there were.

    A booked place that nobody was called for is a no-show. Yesterday's visit that still runs stays until its
    window ends it (midnight passes while somebody is served).
    """
    open_still = Ticket.objects.filter(office=office, day__lt=day).exclude(state__in=_ENDED)
    running = Q(state=Ticket.CALLED, day=day - timedelta(days=1))
    ended = 0
    for ticket in list(open_still.exclude(running)):
        if ticket.state == Ticket.WAITING:
            end = Ticket.NO_SHOW if ticket.booked_for else Ticket.LEFT
        else:
            end = Ticket.SERVED
        with _unless_changed():
            _end(ticket, end, now, NOBODY)
            ended += 1
    return ended


def _end(ticket: Ticket, state: str, now: datetime, by: By) -> None:
    ended = _not_before(now, ticket.called_at or ticket.taken_at)
    _move(ticket, state, now, by, (Ticket.WAITING, Ticket.CALLED, Ticket.HELD), state=state, left_at=ended)


def link(
    ticket: Ticket,
    case_id: int,
    *,
    now: datetime | None = None,
    by: By = NOBODY,
    ends: bool = True,
) -> None:
    """The ticket led to this case; :class:`Refusal` if it already led to another.

    The visit ends with it unless ``ends`` is false. ``now`` is the moment of the call if not given.
    """
    with transaction.atomic():
        row = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk)
        if row.case_id not in (None, case_id):
            raise Refusal("ticket-used", _used(row), field="ticket")
        if not Case.objects.filter(pk=case_id).exists():
            raise ValueError(f"no case {case_id}")
        over = row.state == Ticket.SERVED or not ends
        if row.case_id == case_id and over:
            return
        at = now or row.called_at or row.taken_at
        changes: dict[str, Any] = {"case_id": case_id}
        if not over:
            changes |= {"state": Ticket.SERVED, "left_at": _not_before(at, row.called_at or row.taken_at)}
        _move(row, "linked" if over else "served", at, by, None, detail=f"case {case_id}", **changes)


def collecting(case_id: int, *, account: int | None = None) -> Ticket | None:
    """The ticket with which a result of this case is being fetched: called, and its visit not over.

    Linked to the case, else by the applicant's number at the office of the case. With ``account`` the ticket
    at that account's window comes first, if it is for the service of the case and led to no other.
    """
    case = Case.objects.only("office", "service", "applicant_id").filter(pk=case_id).first()
    if case is None:
        return None
    called = Ticket.objects.filter(state=Ticket.CALLED, service=case.service)
    called = called.filter(Q(case_id=case_id) | Q(case__isnull=True)).exclude(purpose=FILE)
    theirs = Q(case_id=case_id) | Q(person=case.applicant_id, office=case.office)
    if account is None:
        return called.filter(theirs).order_by(F("case_id").asc(nulls_last=True), "-called_at").first()
    at_theirs = called.filter(called_by=account).filter(theirs | Q(person="", case_number=""))
    return at_theirs.order_by(F("case_id").asc(nulls_last=True), "-called_at").first()


def history(ticket: Ticket) -> list[TicketEvent]:
    """The life of a ticket, from its first line on."""
    return list(TicketEvent.objects.filter(ticket=ticket).order_by("seq"))


# --- inside -------------------------------------------------------------------------------------------


def _move(
    ticket: Ticket,
    what: str,
    now: datetime,
    by: By,
    states: tuple[str, ...] | None,
    *,
    detail: str = "",
    **changes: Any,
) -> None:
    """Change the ticket if it is as ``ticket`` has it and in one of the states; writes the line of its life."""
    rows = Ticket.objects.filter(pk=ticket.pk, version=ticket.version)
    if states is not None:
        rows = rows.filter(state__in=states)
    with transaction.atomic():
        if not rows.update(version=F("version") + 1, **changes):
            raise changed(ticket)
        ticket.version += 1
        for name, value in changes.items():
            setattr(ticket, name, value)
        _tell(ticket, what, now, by, detail)


def _tell(ticket: Ticket, what: str, at: datetime, by: By, detail: str = "") -> None:
    TicketEvent.objects.create(
        ticket=ticket,
        seq=ticket.version,
        at=at,
        what=what,
        account=by.account,
        post=by.post,
        window=by.window,
        detail=detail,
    )


def _not_before(now: datetime, other: datetime | None) -> datetime:
    """A clock that was set back gives no moment before one already written."""
    return max(now, other) if other else now


@contextmanager
def _unless_changed() -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        if refusal.code != "ticket-changed":
            raise


def changed(ticket: Ticket) -> Refusal:
    """The refusal for a page that is older than the ticket."""
    return Refusal(
        "ticket-changed",
        Text(
            kk=f"№ {ticket.number} талон бұл арада өзгерді: бетті қайта ашыңыз.",
            ru=f"Талон № {ticket.number} за это время изменился: откройте страницу снова.",
            en=f"Ticket No. {ticket.number} has changed meanwhile: open the page again.",
        ),
        field="ticket",
    )


def still_serving(ticket: Ticket | None) -> Refusal:
    """The refusal of a second call while a visit is not over."""
    number = f"№ {ticket.number}" if ticket else ""
    return Refusal(
        "still-serving",
        Text(
            kk=f"Алдымен {number} талонды аяқтаңыз: қабылдаңыз немесе келмегенін белгілеңіз.",
            ru=f"Сначала завершите талон {number}: примите человека или отметьте неявку.",
            en=f"Finish with ticket {number.replace('№', 'No.')} first: serve the person or mark that "
            "nobody came.",
        ),
        field="ticket",
    )


def _used(ticket: Ticket) -> Text:
    return Text(
        kk=f"№ {ticket.number} талон бойынша іс ашылған.",
        ru=f"По талону № {ticket.number} дело уже открыто.",
        en=f"A case was already opened with ticket No. {ticket.number}.",
    )


_PASSED: Final = Text(
    kk="Бұл уақыт өтіп кетті: басқа уақытты таңдаңыз.",
    ru="Это время уже прошло: выберите другое.",
    en="This time has passed: choose another one.",
)
_FULL: Final = Text(
    kk="Бұл уақытқа бос орын қалмады: басқа уақытты таңдаңыз.",
    ru="На это время мест не осталось: выберите другое.",
    en="No place is left at this time: choose another one.",
)
