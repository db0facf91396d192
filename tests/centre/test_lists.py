"""Journals for a period, search, clocks and the first page."""

from __future__ import annotations

from datetime import date, timedelta

import time_machine
from django.urls import reverse

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
        answer = client.get(reverse("centre:search"), {"q": query})
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
    said = text(login().get(reverse("centre:search"), {"q": "ка"}))
    assert said.index("Канапина") < said.index("Кәкімова") < said.index("Қаңтарова")


def test_search_finds_no_case_of_another_office(login: Login, people: People) -> None:
    stored = received(people.registered, MONDAY)
    client = login("inspector", ASTANA)
    for query in (stored.number, people.registered.iin, "Әбдірах"):
        said = text(client.get(reverse("centre:search"), {"q": query}))
        assert "Nothing is found" in said


def test_a_number_with_a_slip_is_told_from_one_that_is_not_there(login: Login, people: People) -> None:
    answer = login().get(reverse("centre:search"), {"q": "26-000001-11"})
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


def test_every_page_speaks_three_languages(login: Login, people: People) -> None:
    for language, words in (("kk", "Кезек"), ("ru", "Очередь"), ("en", "Queue")):
        assert words in text(login(language=language).get(reverse("centre:queue")))
