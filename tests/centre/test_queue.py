"""The electronic queue of a centre (2010 cl. 7(2), 9(2); 2014 cl. 4(2), 8(2))."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.offices.directory import load_offices
from qyzmet.process.errors import Refusal
from tests.centre.conftest import Login
from tests.centre.house import ASTANA, MONDAY, SEMEY, SERVICE, make_user
from tests.centre.reading import text


def take(office: str = SEMEY, purpose: str = "file", minutes: int = 0) -> Ticket:
    """A ticket taken some minutes ago."""
    return tickets.take(office, SERVICE, purpose, MONDAY - timedelta(minutes=minutes), MONDAY.date())


def test_the_kiosk_gives_a_ticket_with_number_time_and_people_ahead_and_no_personal_data(
    login: Login,
) -> None:
    take(minutes=3), take(minutes=2)
    client = login("duty-manager")
    answer = client.post(reverse("centre:kiosk"), {"choice": f"{SERVICE}:file"}, follow=True)
    said = text(answer)
    assert Ticket.objects.get(number=3).purpose == "file"
    assert "Ticket 3" in said
    assert "23.11.2026 10:00" in said
    assert "Ahead of you 2" in said
    assert "30 minutes" in said
    assert "cl. 7(2)" in said


def test_the_kiosk_offers_only_the_services_of_the_centre(login: Login) -> None:
    answer = login().post(reverse("centre:kiosk"), {"choice": "criminal-record:file"})
    assert answer.status_code == 422
    assert "does not give this service" in text(answer)
    assert not Ticket.objects.exists()


def test_a_screen_of_the_hall_takes_tickets_and_opens_nothing_else(login: Login) -> None:
    client = login("duty-manager")
    client.post(reverse("centre:screen"), {"screen": "kiosk"})
    assert client.get(reverse("centre:kiosk")).status_code == 200
    assert client.get(reverse("centre:board")).status_code == 200
    for name in ("home", "queue", "search", "window"):
        assert client.get(reverse(f"centre:{name}"))["Location"].startswith("/login/")
    client.post(reverse("centre:kiosk"), {"choice": f"{SERVICE}:collect"})
    assert Ticket.objects.get().office == SEMEY


def test_a_forged_screen_is_no_screen(db: None) -> None:
    client = Client()
    client.cookies["qyzmet_screen"] = "psc-semey:forged"
    assert client.get(reverse("centre:kiosk"))["Location"].startswith("/login/")


def test_the_ticket_of_another_centre_is_not_found(login: Login) -> None:
    take(ASTANA)
    address = reverse("centre:ticket", kwargs={"day": "2026-11-23", "ticket": 1})
    assert login("inspector", ASTANA).get(address).status_code == 200
    assert login("inspector", SEMEY).get(address).status_code == 404


def test_waiting_and_serving_are_told_in_words_with_their_clauses(
    login: Login, clock: time_machine.Coordinates
) -> None:
    take(minutes=25), take(minutes=40)
    client = login()
    said = text(client.get(reverse("centre:queue")))
    assert "5 minutes, until 10:05" in said
    assert "term broken 10 minutes ago" in said
    assert "cl. 7(2)" in said
    client.post(reverse("centre:call"), {"window": "4"})
    clock.shift(timedelta(minutes=4))
    said = text(client.get(reverse("centre:queue")))
    assert "Ticket No. 1 at window 4" in said
    assert "6 minutes, until 10:10" in said
    assert "cl. 7(3)" in said


def test_in_astana_the_edition_of_2014_gives_fifteen_minutes(login: Login) -> None:
    """2014, cl. 4(2): at most 15 minutes of waiting."""
    take(ASTANA, minutes=10)
    said = text(login("inspector", ASTANA).get(reverse("centre:queue")))
    assert "5 minutes, until 10:05" in said
    assert "cl. 4(2)" in said


def test_a_booked_place_is_called_first_when_its_time_has_come(login: Login) -> None:
    """2014, cl. 8(2): a place in the electronic queue may be booked through the portal."""
    take(ASTANA, minutes=5)
    now = MONDAY
    later = tickets.book(ASTANA, SERVICE, now - timedelta(hours=3), now + timedelta(minutes=30), 3)
    due = tickets.book(ASTANA, SERVICE, now - timedelta(hours=2), now - timedelta(minutes=1), 3)
    client = login("inspector", ASTANA)
    assert "booked for 23.11.2026 09:59" in text(client.get(reverse("centre:queue")))
    client.post(reverse("centre:call"), {"window": "1"})
    due.refresh_from_db()
    later.refresh_from_db()
    assert due.called_at == MONDAY
    assert later.called_at is None


def test_calling_twice_from_a_stale_page_calls_one_ticket(login: Login) -> None:
    take(), take()
    client = login()
    client.post(reverse("centre:call"), {"window": "4"})
    answer = client.post(reverse("centre:call"), {"window": "4"}, follow=True)
    assert "Finish with ticket No. 1 first" in text(answer)
    assert Ticket.objects.filter(called_at__isnull=False).count() == 1


def test_a_call_needs_a_window(login: Login) -> None:
    take()
    answer = login().post(reverse("centre:call"), {"window": ""}, follow=True)
    assert "Enter the number of your window first" in text(answer)
    assert Ticket.objects.get().called_at is None


def test_when_nobody_waits_the_page_says_so(login: Login) -> None:
    answer = login().post(reverse("centre:call"), {"window": "4"}, follow=True)
    assert "Nobody waits" in text(answer)


def test_recall_shows_the_number_again_and_no_show_closes_the_ticket(
    login: Login, clock: time_machine.Coordinates
) -> None:
    take(), take()
    client = login()
    client.post(reverse("centre:call"), {"window": "4"})
    clock.shift(timedelta(minutes=2))
    client.post(reverse("centre:recall", kwargs={"ticket": 1}))
    assert Ticket.objects.get(number=1).called_at == MONDAY + timedelta(minutes=2)
    client.post(reverse("centre:no-show", kwargs={"ticket": 1}))
    assert Ticket.objects.get(number=1).left_at == MONDAY + timedelta(minutes=2)
    client.post(reverse("centre:call"), {"window": "4"})
    assert "→ 4" in text(client.get(reverse("centre:board")))
    assert Ticket.objects.get(number=2).called_at is not None


def test_nobody_recalls_or_closes_the_ticket_of_another_window(login: Login) -> None:
    take()
    login().post(reverse("centre:call"), {"window": "4"})
    other = login()
    for name in ("recall", "no-show"):
        assert other.post(reverse(f"centre:{name}", kwargs={"ticket": 1})).status_code == 404
    assert Ticket.objects.get().left_at is None


def test_the_issuing_inspector_calls_those_who_fetch_a_result(login: Login) -> None:
    take(purpose="file"), take(purpose="collect")
    login("issuing-inspector").post(reverse("centre:call"), {"window": "7"})
    assert [t.number for t in Ticket.objects.filter(called_at__isnull=False)] == [2]


def test_the_board_shows_numbers_and_windows_and_renews_itself(login: Login) -> None:
    take(), take(), take(ASTANA)
    client = login()
    client.post(reverse("centre:call"), {"window": "4"})
    answer = client.get(reverse("centre:board"))
    html = answer.content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html
    assert 'hx-trigger="every 5s"' in html
    said = text(answer)
    assert "Ticket Window 1 → 4" in said
    assert said.count("Waiting") == 1


@pytest.mark.django_db(transaction=True)
@time_machine.travel(MONDAY)
def test_windows_that_call_at_the_same_moment_get_different_tickets() -> None:
    load_offices()
    browsers = []
    for _ in range(6):
        take()
        client = Client()
        client.force_login(make_user("inspector", SEMEY))
        browsers.append(client)

    def call(place: int) -> str:
        try:
            return browsers[place].post(reverse("centre:call"), {"window": str(place + 1)})["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(call, range(6))) == [reverse("centre:queue")] * 6
    windows = Ticket.objects.values_list("window", flat=True)
    assert sorted(windows) == [str(n) for n in range(1, 7)]


@pytest.mark.django_db(transaction=True)
def test_one_account_in_two_browsers_at_once_calls_one_ticket() -> None:
    load_offices()
    account = make_user("inspector", SEMEY)
    take(), take()

    def call(window: str) -> str:
        try:
            tickets.call_next(SEMEY, MONDAY.date(), MONDAY, account.pk, window)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "called"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(call, ["1", "2"])) == ["called", "still-serving"]
    assert Ticket.objects.filter(called_at__isnull=False).count() == 1
