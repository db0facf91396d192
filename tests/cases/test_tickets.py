"""The life of a ticket: states, windows, two at once, a death at every statement, midnight, a clock set back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest
from django.db import DatabaseError, connection, transaction
from tests.desk.killing import Killed, deadly

from qyzmet.cases import tickets, windows
from qyzmet.cases.models import Ticket, TicketEvent, Window
from qyzmet.cases.store import Stored
from qyzmet.cases.tickets import By
from qyzmet.process.errors import Refusal

HALL, SERVICE = "psc-semey", "address-certificate"
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
DAY = date(2026, 11, 23)
FOUR, FIVE = By(4, "inspector", "4"), By(5, "inspector", "5")
Open = Callable[..., Stored]


def take(purpose: str = "file", **more: object) -> Ticket:
    return tickets.take(HALL, more.pop("service", SERVICE), purpose, NOW, DAY, **more)  # type: ignore[arg-type]


def call(by: By = FOUR, **more: object) -> Ticket | None:
    return tickets.call_next(HALL, DAY, NOW, by.account, by.window, post=by.post, **more)  # type: ignore[arg-type]


def called(by: By = FOUR) -> Ticket:
    ticket = call(by)
    assert ticket is not None
    return ticket


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def life(ticket: Ticket) -> list[str]:
    return [event.what for event in tickets.history(ticket)]


def test_the_ticket_that_is_called_is_whole(db: None) -> None:
    taken = take(language="ru", person="850101400001", key="k")
    found = called()
    stored = Ticket.objects.get(pk=taken.pk)
    for field in Ticket._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(stored, field.attname), field.attname
    assert (found.state, found.window, found.called_by, found.version) == ("called", "4", 4, 2)


def test_a_ticket_is_called_by_itself_while_it_waits(db: None) -> None:
    take()
    second = take()
    tickets.call(second, NOW, FOUR)
    assert life(second) == ["taken", "called"]
    assert (second.state, second.window, second.called_by, second.called_at) == ("called", "4", 4, NOW)
    with refused("ticket-changed"):
        tickets.call(second, NOW, FIVE)
    assert called(FIVE).number == 1


def test_a_window_calls_only_what_it_serves(db: None) -> None:
    take(service="passport-id-card"), take("collect"), take()
    assert called_number(matters=[(SERVICE, "file")]) == 3
    assert call(FIVE, matters=[]) is None


def called_number(**more: object) -> int:
    ticket = call(**more)  # type: ignore[arg-type]
    assert ticket is not None
    return ticket.number


def test_one_press_at_the_kiosk_gives_one_ticket(db: None) -> None:
    assert take(key="one").pk == take(key="one").pk
    assert Ticket.objects.count() == 1


def test_people_ahead_are_counted_when_the_ticket_is_taken(db: None) -> None:
    assert [take().ahead for _ in range(3)] == [0, 1, 2]


def test_an_accelerated_ticket_goes_first_and_a_due_booking_before_who_waits(db: None) -> None:
    take()
    tickets.book(HALL, SERVICE, NOW - timedelta(hours=3), NOW - timedelta(minutes=1), 1)
    take(rank=tickets.FIRST)
    assert [called(By(n, "inspector", str(n))).number for n in (1, 2, 3)] == [3, 2, 1]


def test_hold_frees_the_window_and_resume_brings_the_person_back(db: None) -> None:
    take(), take()
    first = called()
    tickets.hold(first, NOW, FOUR)
    second = called()
    with refused("still-serving"), transaction.atomic():
        tickets.resume(first, NOW, FOUR)
    first.refresh_from_db()
    tickets.close(second, NOW, FOUR)
    tickets.resume(first, NOW, FOUR)
    assert tickets.at_window(HALL, DAY, 4) == first
    assert life(first) == ["taken", "called", "held", "resumed"]


def test_a_transferred_person_keeps_the_place_and_only_the_target_calls_them(db: None) -> None:
    take(), take()
    first = called()
    windows.open_window(HALL, DAY, "5", FIVE, NOW)
    windows.send_to_window(first, "5", NOW, FOUR)
    assert called().number == 2
    assert call(By(6, "inspector", "6")) is None
    assert called(FIVE).number == 1
    tickets.transfer(Ticket.objects.get(number=1), NOW, FIVE, post="officer")
    assert call(FIVE) is None
    assert called(By(7, "officer", "7")).number == 1


def test_nobody_is_sent_to_a_window_that_is_closed_and_a_closing_one_lets_its_people_go(db: None) -> None:
    take()
    first = called()
    with refused("no-such-window"):
        windows.send_to_window(first, "5", NOW, FOUR)
    window = windows.open_window(HALL, DAY, "5", FIVE, NOW)
    windows.send_to_window(first, "5", NOW, FOUR)
    windows.close_window(window, NOW)
    assert called().number == 1
    assert life(first) == ["taken", "called", "transferred", "released", "called"]


def test_one_account_a_window_and_one_window_an_account(db: None) -> None:
    window = windows.open_window(HALL, DAY, "4", FOUR, NOW)
    assert windows.open_window(HALL, DAY, "4", FOUR, NOW) == window
    with refused("window-taken"):
        windows.open_window(HALL, DAY, "4", FIVE, NOW)
    with refused("other-window"):
        windows.open_window(HALL, DAY, "6", FOUR, NOW)
    take()
    ticket = called()
    with refused("still-serving"):
        windows.close_window(window, NOW)
    tickets.close(ticket, NOW, FOUR)
    windows.close_window(window, NOW)
    windows.close_window(window, NOW)
    assert windows.open_window(HALL, DAY, "4", FIVE, NOW).account == 5


@pytest.mark.parametrize("change", [tickets.recall, tickets.hold, tickets.leave, tickets.close])
def test_a_change_from_an_old_page_is_refused(db: None, change: Callable[..., None]) -> None:
    take()
    old = called()
    tickets.close(Ticket.objects.get(pk=old.pk), NOW, FOUR)
    with refused("ticket-changed"):
        change(old, NOW, FOUR)
    assert life(old) == ["taken", "called", "served"]


def test_the_visit_ends_with_the_next_call_or_neither_happens(db: None) -> None:
    take(), take()
    first = called()
    assert called_number(ending=first) == 2
    with refused("ticket-changed"):
        call(ending=first)
    assert [t.state for t in Ticket.objects.order_by("number")] == ["served", "called"]
    assert call(ending=Ticket.objects.get(number=2)) is None
    assert not Ticket.objects.exclude(state="served").exists()


def test_the_life_of_a_ticket_cannot_be_rewritten(db: None) -> None:
    take()
    for change in ("UPDATE cases_ticketevent SET what = 'left'", "DELETE FROM cases_ticketevent"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(change)


# --- cases --------------------------------------------------------------------------------------------


def test_the_ticket_of_who_collects_is_found_by_case_by_number_and_at_the_window(
    open_case: Open,
) -> None:
    case = open_case()
    assert tickets.collecting(case.id) is None
    ticket = take("collect", case_number=case.number, case=case.id)
    assert tickets.collecting(case.id) is None
    called()
    assert tickets.collecting(case.id) == ticket
    tickets.link(ticket, case.id)
    assert tickets.collecting(case.id) is None
    theirs = take("collect", person=case.applicant.id)
    take("collect")
    called(), called(FIVE)
    assert tickets.collecting(case.id) == theirs
    assert tickets.collecting(case.id, account=4) == theirs
    nameless = tickets.collecting(case.id, account=5)
    assert nameless is not None
    assert nameless.number == 3


def test_a_ticket_leads_to_one_case(open_case: Open) -> None:
    take()
    ticket = called()
    one, other = open_case(), open_case()
    tickets.link(ticket, one.id, ends=False)
    assert tickets.at_window(HALL, DAY, 4) == ticket
    tickets.link(ticket, one.id)
    tickets.link(ticket, one.id)
    with refused("ticket-used"):
        tickets.link(ticket, other.id)
    assert life(ticket) == ["taken", "called", "linked", "served"]


# --- faults -------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_many_windows_at_once_call_every_ticket_once() -> None:
    for _ in range(60):
        take()

    def pull(window: int) -> list[int]:
        try:
            numbers, ticket = [], None
            while ticket := call(By(window, "inspector", str(window)), ending=ticket):
                numbers.append(ticket.number)
            return numbers
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        found = sorted(chain.from_iterable(pool.map(pull, range(1, 13))))
    assert found == list(range(1, 61))
    assert TicketEvent.objects.filter(what="called").count() == 60
    assert not Ticket.objects.exclude(state="served").exists()


@pytest.mark.django_db(transaction=True)
def test_two_presses_of_every_button_at_once_do_it_once() -> None:
    take()
    seen = called()

    def press(change: Callable[..., None]) -> str:
        try:
            change(Ticket.from_db("default", *_row(seen)), NOW, FOUR)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(press, [tickets.hold, tickets.close, tickets.leave, tickets.hold]))
    assert sorted(answers) == ["done", "ticket-changed", "ticket-changed", "ticket-changed"]
    assert len(life(seen)) == 3


def _row(ticket: Ticket) -> tuple[list[str], list[object]]:
    names = [field.attname for field in Ticket._meta.concrete_fields]
    return names, [getattr(ticket, name) for name in names]


WORKS: dict[str, Callable[[Ticket], object]] = {
    "call": lambda ticket: call(FIVE),
    "hold": lambda ticket: tickets.hold(ticket, NOW, FOUR),
    "transfer": lambda ticket: tickets.transfer(ticket, NOW, FOUR, post="officer"),
    "close": lambda ticket: tickets.close(ticket, NOW, FOUR),
    "take": lambda ticket: take(),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", WORKS)
def test_a_server_killed_between_any_two_statements_leaves_nothing_half(name: str) -> None:
    take(), take()
    ticket = called()

    def everything() -> list[object]:
        return [list(m.objects.order_by("pk").values_list()) for m in (Ticket, TicketEvent, Window)]

    before = everything()
    for number in range(1, 50):
        patch = pytest.MonkeyPatch()
        try:
            with deadly(number, patch), transaction.atomic():
                WORKS[name](Ticket.from_db("default", *_row(ticket)))
        except Killed:
            assert everything() == before
            continue
        finally:
            patch.undo()
        break
    assert everything() != before
    kept = {t.pk: t.version for t in Ticket.objects.all()}
    assert kept == {pk: TicketEvent.objects.filter(ticket=pk).count() for pk in kept}


def test_a_visit_goes_on_over_midnight_and_the_queue_of_yesterday_is_closed(db: None) -> None:
    take(), take(), take()
    booked = tickets.book(HALL, SERVICE, NOW - timedelta(hours=3), NOW - timedelta(minutes=1), 1)
    tickets.hold(called(By(3, "inspector", "3")), NOW, By(3))
    running = called()
    tomorrow, later = DAY + timedelta(days=1), NOW + timedelta(hours=20)
    assert tickets.at_window(HALL, tomorrow, 4) == running
    with refused("still-serving"):
        tickets.call_next(HALL, tomorrow, later, 4, "4")
    windows.open_window(HALL, tomorrow, "9", By(9, "inspector"), later)
    states = dict(Ticket.objects.values_list("number", "state"))
    assert sorted(states.values()) == ["called", "left", "left", "served"]
    assert booked.number == 4
    tickets.close(running, later, FOUR)
    assert tickets.take(HALL, SERVICE, "file", later, tomorrow).number == 1


def test_a_booked_place_nobody_came_for_is_a_no_show(db: None) -> None:
    tickets.book(HALL, SERVICE, NOW - timedelta(hours=3), NOW + timedelta(hours=1), 1)
    tickets.end_days_before(HALL, DAY + timedelta(days=1), NOW + timedelta(days=1))
    assert Ticket.objects.get().state == "no-show"


def test_a_clock_set_back_calls_nobody_before_they_came(db: None) -> None:
    take()
    early = NOW - timedelta(hours=2)
    ticket = tickets.call_next(HALL, DAY, early, 4, "4", post="inspector")
    assert ticket is not None
    assert ticket.called_at == NOW
    tickets.recall(ticket, early, FOUR)
    tickets.close(ticket, early, FOUR)
    ticket.refresh_from_db()
    assert (ticket.called_at, ticket.left_at) == (NOW, NOW)


def test_places_overlap_by_how_long_visits_last(db: None) -> None:
    lengths = {"passport-id-card": timedelta(minutes=30), "temporary-id": timedelta(minutes=15)}
    at = NOW + timedelta(hours=2)
    tickets.book(HALL, "passport-id-card", NOW, at, 1, lengths=lengths)
    with refused("slot-full"):
        tickets.book(HALL, "temporary-id", NOW, at + timedelta(minutes=15), 1, lengths=lengths)
    given_back = tickets.book(HALL, "temporary-id", NOW, at + timedelta(minutes=30), 1, lengths=lengths)
    tickets.leave(given_back, NOW)
    tickets.book(HALL, "temporary-id", NOW, at + timedelta(minutes=30), 1, lengths=lengths)
