"""Journals for a period, search, clocks and the first page."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import time_machine
from django.urls import reverse

from qyzmet.cases.worklists import MOST, PAGE
from qyzmet.centre.views.start import up_to
from qyzmet.registers.models import Look
from tests.centre.conftest import Login
from tests.centre.house import ASTANA, MONDAY, People, carry, received
from tests.centre.reading import text
from tests.registers import making


def test_the_registration_journal_lists_the_period_by_number(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """2010, cl. 14: the inspector registers in the journal."""
    first = carry(received(people.registered, MONDAY - timedelta(days=10)), "C4", MONDAY - timedelta(days=10))
    second = carry(received(people.removed, MONDAY), "C4", MONDAY)
    clock.shift(timedelta(hours=1))
    client = login()
    said = text(client.get(reverse("centre:journal", kwargs={"journal": "J5"})))
    assert second.number in said
    assert first.number not in said
    assert "cl. 14, 15" in said
    period = {"since": "10.11.2026", "until": "23.11.2026"}
    said = text(client.get(reverse("centre:journal", kwargs={"journal": "J5"}), period))
    assert said.index(first.number) < said.index(second.number)


def test_the_journal_is_printed_as_pdf(login: Login, people: People, clock: time_machine.Coordinates) -> None:
    carry(received(people.registered, MONDAY), "C4", MONDAY)
    clock.shift(timedelta(hours=1))
    answer = login().get(reverse("centre:journal-pdf", kwargs={"journal": "J5"}))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_journal_nobody_orders_is_not_found_and_a_day_that_is_none_is_told(
    login: Login, people: People
) -> None:
    client = login()
    assert client.get(reverse("centre:journal", kwargs={"journal": "J99"})).status_code == 404
    answer = client.get(reverse("centre:journal", kwargs={"journal": "J5"}), {"since": "31.02.2026"})
    assert answer.status_code == 422
    assert "There is no such day" in text(answer)


def test_the_centre_keeps_the_journals_of_its_steps(login: Login, people: People) -> None:
    answer = login().get(reverse("centre:journals"))
    assert reverse("centre:journal", kwargs={"journal": "J5"}) in answer.content.decode()
    assert reverse("centre:manifests") in answer.content.decode()


def test_search_finds_by_number_iin_and_name_in_either_spelling(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = received(people.registered, MONDAY)
    clock.shift(timedelta(hours=1))
    client = login()
    for query in (stored.number, people.registered.iin, "Әбдірах", "абдирах", "АБДИРАХМАНОВА"):
        answer = client.post(reverse("centre:search"), {"q": query}, follow=True)
        assert stored.number in text(answer), query
    trace = Look.objects.filter(what="case-search", query="абдирах").get()
    assert trace.subject_iin == people.registered.iin


def test_search_sorts_names_as_the_kazakh_alphabet(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    names = ["Қаңтарова", "Канапина", "Кәкімова"]
    for surname in names:
        received(making.person(surname, "Айгүл", born=date(1990, 1, 1), sex="female"), MONDAY)
    clock.shift(timedelta(hours=1))
    said = text(login().post(reverse("centre:search"), {"q": "ка"}, follow=True))
    assert said.index("Канапина") < said.index("Кәкімова") < said.index("Қаңтарова")


def test_search_finds_no_case_of_another_office(login: Login, people: People) -> None:
    stored = received(people.registered, MONDAY)
    client = login("inspector", ASTANA)
    for query in (stored.number, people.registered.iin, "Әбдірах"):
        said = text(client.post(reverse("centre:search"), {"q": query}, follow=True))
        assert "Nothing is found" in said


def test_a_number_with_a_slip_is_told_from_one_that_is_not_there(login: Login, people: People) -> None:
    answer = login().post(reverse("centre:search"), {"q": "26-000001-11"}, follow=True)
    assert answer.status_code == 422
    assert "a digit is wrong" in text(answer)


def test_the_first_page_shows_the_work_of_the_post_with_its_clock_and_clause(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = received(people.registered, MONDAY)
    clock.shift(timedelta(minutes=4))
    said = text(login().get(reverse("centre:home")))
    assert "Work of the post: centre inspector" in said
    assert stored.number in said
    assert "until 10:10" in said
    assert "Enter it in the journal and give the receipt" in said
    assert "cl. 14, 15" in said


def test_a_term_that_broke_is_counted_and_shown(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = received(people.registered, MONDAY)
    clock.shift(timedelta(days=20))
    client = login()
    assert "1 with a broken term" in text(client.get(reverse("centre:home")))
    answer = client.get(reverse("centre:clocks"))
    assert stored.number in text(answer)
    assert "term broken" in text(answer)
    assert "qz-row--broken" in answer.content.decode()


def test_the_case_page_shows_every_clock_its_reasons_and_a_sound_journal(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = carry(received(people.registered, MONDAY), "C5", MONDAY)
    clock.shift(timedelta(hours=1))
    said = text(login().get(reverse("centre:case", kwargs={"number": stored.number})))
    assert "The chain holds" in said
    assert "cl. 7(1)" in said
    assert "The term starts: 23.11.2026 (Monday), 10:00 Minutes run in opening hours only" in said
    assert "copy compared with the original, original returned" in said


def test_the_worklist_shows_one_service_if_asked(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = received(people.registered, MONDAY)
    clock.shift(timedelta(minutes=4))
    client = login()
    home = reverse("centre:home")
    assert stored.number in text(client.get(home, {"service": "address-certificate"}))
    assert stored.number not in text(client.get(home, {"service": "passport-id-card"}))
    assert stored.number in text(client.get(home, {"service": "no-such-service"}))


def test_the_lists_of_the_window_go_on_from_page_to_page(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """Every result is on one page; the way to the next keeps what was asked."""
    stored = {carry(received(people.registered, MONDAY), "C11", MONDAY).number for _ in range(PAGE + 1)}
    clock.shift(timedelta(hours=1))
    client = login()
    page = client.get(reverse("centre:window"))
    following = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
    assert following
    second = client.get(reverse("centre:window") + unescape(following[1]))
    first = {number for number in stored if number in text(page)}
    rest = {number for number in stored if number in text(second)}
    assert len(first) == PAGE
    assert rest == stored - first
    assert 'rel="next"' not in second.content.decode()


def test_a_search_goes_on_without_a_name_in_the_address(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = {received(people.registered, MONDAY).number for _ in range(PAGE + 2)}
    clock.shift(timedelta(hours=1))
    client = login()
    page = client.post(reverse("centre:search"), {"q": "Айгуль Абдирах"}, follow=True)
    following = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
    assert following
    assert re.fullmatch(r"\?s=[0-9a-f]{12}&after=\d+", unescape(following[1]))
    second = client.get(reverse("centre:search") + unescape(following[1]))
    rest = {number for number in stored if number in text(second)}
    assert len(rest) == 2
    assert not {number for number in rest if number in text(page)}


def test_a_tile_says_that_there_are_more_than_it_counted() -> None:
    assert [up_to(0), up_to(MOST), up_to(MOST + 1)] == [0, 500, "500+"]


def test_every_page_speaks_three_languages(login: Login, people: People) -> None:
    for language, words in (("kk", "Кезек"), ("ru", "Очередь"), ("en", "Queue")):
        assert words in text(login(language=language).get(reverse("centre:queue")))
