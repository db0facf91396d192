"""The issuing windows: the right person, the shelf, what was returned (2010 cl. 16, 17; 2014 cl. 3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from qyzmet.cases import tickets
from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.papers.models import Paper
from qyzmet.registers.models import Person
from tests.centre.conftest import Login
from tests.centre.house import (
    ASTANA,
    MONDAY,
    SEMEY,
    SERVICE,
    People,
    carry,
    loaded,
    received,
    sent_back,
)
from tests.centre.reading import hidden, text


def at_window(people: People) -> Stored:
    """A case of Semey whose result lies at the window."""
    return carry(received(people.registered, MONDAY), "C11", MONDAY)


def page(client: Client, stored: Stored) -> HttpResponse:
    """The page of the case."""
    return client.get(reverse("centre:case", kwargs={"number": stored.number}))


def act(client: Client, stored: Stored, **given: str) -> HttpResponse:
    """Open the case and send its form."""
    address = reverse("centre:case", kwargs={"number": stored.number})
    return client.post(address, {**hidden(client.get(address)), **given})


def test_the_result_is_found_by_the_number_on_the_receipt_or_by_its_code(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    client = login()
    receipt = Paper.objects.get(case_number=stored.number, kind="receipt-2010")
    found = reverse("centre:case", kwargs={"number": stored.number})
    for typed in (
        stored.number,
        stored.number.replace("-", ""),
        f"https://qyzmet.example/v/{receipt.code}",
    ):
        answer = client.post(reverse("centre:window"), {"number": typed})
        assert answer["Location"] == found, typed
    assert stored.number in text(client.get(reverse("centre:window")))


def test_a_number_nobody_has_is_told_in_the_field(login: Login, people: People) -> None:
    answer = login().post(reverse("centre:window"), {"number": "26-000001-11"})
    assert answer.status_code == 404
    assert "a digit is wrong" in text(answer)


def test_the_right_person_gets_it(login: Login, people: People, clock: time_machine.Coordinates) -> None:
    """2010, cl. 16: at the windows, against the receipt."""
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    client = login()
    assert people.registered.full_name in text(page(client, stored))
    answer = act(client, stored, iin=people.registered.iin, document="012345678")
    assert answer.status_code == 302
    assert loaded(stored).state.ended == "issued"
    to = Entry.objects.get(case=stored.id, step="C11").event["data"]["to"]
    assert to == {"iin": people.registered.iin, "document": "012345678"}


def test_the_wrong_person_gets_nothing(login: Login, people: People, clock: time_machine.Coordinates) -> None:
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    answer = act(login(), stored, iin=people.removed.iin, document="012345678")
    assert answer.status_code == 422
    assert "The result goes to the applicant: this is somebody else" in text(answer)
    assert loaded(stored).state.step == "C11"


def test_an_iin_with_a_slip_is_told_at_its_field(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    slip = people.registered.iin[:-1] + str((int(people.registered.iin[-1]) + 1) % 10)
    answer = act(login(), stored, iin=slip, document="012345678")
    assert answer.status_code == 422
    assert "check digit" in text(answer)


def test_a_stale_page_posted_twice_hands_over_once(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    client = login()
    address = reverse("centre:case", kwargs={"number": stored.number})
    form = {**hidden(client.get(address)), "iin": people.registered.iin, "document": "012345678"}
    assert client.post(address, form).status_code == 302
    assert client.post(address, form).status_code == 302
    assert Entry.objects.filter(case=stored.id, step="C11").count() == 1


def test_two_windows_on_one_case_get_one_winner_and_one_clear_message(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    one, other = login(), login()
    address = reverse("centre:case", kwargs={"number": stored.number})
    person = {"iin": people.registered.iin, "document": "012345678"}
    form = {**hidden(one.get(address)), **person}
    late = {**hidden(other.get(address)), **person}
    assert one.post(address, form).status_code == 302
    answer = other.post(address, late)
    assert answer.status_code == 409
    assert "Somebody was quicker" in text(answer)
    assert "The case has ended" in text(answer)


def test_before_the_day_in_the_receipt_nothing_goes_to_the_shelf(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """2010, cl. 17: what the consumer does not fetch in time."""
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    client = login()
    assert "to the shelf" not in text(page(client, stored))
    answer = act(client, stored, outcome="not-collected")
    assert loaded(stored).state.step == "C11"
    assert answer.status_code == 422


def test_what_nobody_fetches_lies_a_month_on_the_shelf_and_goes_back(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """2010, cl. 17: kept one month, then handed to the authorised body."""
    stored = at_window(people)
    clock.move_to(MONDAY + timedelta(days=9))
    client = login()
    assert "to the shelf" in text(page(client, stored))
    assert act(client, stored, outcome="not-collected").status_code == 302
    said = text(client.get(reverse("centre:shelf")))
    assert stored.number in said
    assert "one month" in said
    assert "cl. 17" in said
    assert "The time of keeping is over" not in text(page(client, stored))
    clock.move_to(MONDAY + timedelta(days=9 + 40))
    client = login()
    assert act(client, stored, outcome="expired").status_code == 302
    assert act(client, stored).status_code == 302
    assert loaded(stored).state.ended == "unclaimed"


def test_from_the_shelf_too_only_the_right_person_gets_it(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = at_window(people)
    clock.move_to(MONDAY + timedelta(days=9))
    client = login()
    act(client, stored, outcome="not-collected")
    person = {"document": "012345678", "outcome": "collected"}
    answer = act(client, stored, iin=people.removed.iin, **person)
    assert "this is somebody else" in text(answer)
    assert act(client, stored, iin=people.registered.iin, **person).status_code == 302
    assert loaded(stored).state.ended == "issued"


def test_a_returned_package_shows_the_reasons_and_the_day_to_tell_the_applicant(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """2010, cl. 17: the centre tells the consumer within one working day and hands the reasons over."""
    stored = sent_back(received(people.registered, MONDAY), MONDAY)
    clock.shift(timedelta(hours=2))
    client = login()
    assert stored.number in text(client.get(reverse("centre:returned")))
    said = text(page(client, stored))
    assert "Көшірмеде қол жоқ." in said
    assert "1 working day, until 24 November" in said
    assert Paper.objects.filter(case_number=stored.number, kind="return-reasons-2010").exists()
    assert act(client, stored, how="phone").status_code == 302
    assert loaded(stored).state.ended == "returned"


def test_in_astana_the_certificate_is_handed_over_at_once(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """2014, cl. 4(1): within 15 minutes."""
    stored = received(people.registered, MONDAY, ASTANA)
    assert stored.state.step == "A5"
    clock.shift(timedelta(minutes=3))
    client = login("inspector", ASTANA)
    answer = act(client, stored, iin=people.registered.iin, document="012345678")
    assert answer.status_code == 302
    assert loaded(stored).state.ended == "issued"


def test_what_is_fetched_ends_the_visit_of_the_ticket(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    ticket = tickets.take(SEMEY, SERVICE, "collect", MONDAY, MONDAY.date())
    client = login()
    client.post(reverse("centre:call"), {"window": "4"})
    act(client, stored, iin=people.registered.iin, document="012345678")
    ticket.refresh_from_db()
    assert ticket.case_id == stored.id
    assert "Call the next" in text(client.get(reverse("centre:queue")))


def test_somebody_the_state_database_does_not_know_gets_the_answer_in_writing(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    """2014 does not say it; a reading of the edition: a written answer that there is no information."""
    nobody = Person(iin=people.unknown, surname="Смит", given_name="Джон", patronymic="")
    stored = received(nobody, MONDAY, ASTANA)
    assert stored.state.step == "AN"
    clock.shift(timedelta(minutes=3))
    client = login("inspector", ASTANA)
    assert stored.number not in text(client.get(reverse("centre:returned")))
    assert act(client, stored, how="in-person").status_code == 302
    assert loaded(stored).state.ended == "not-found"
    assert Paper.objects.get(case_number=stored.number).kind.startswith("not-found")


@pytest.mark.parametrize("post", ["issuing-inspector", "duty-manager", "accumulation-inspector"])
def test_a_post_that_may_look_may_not_act(
    login: Login, people: People, clock: time_machine.Coordinates, post: str
) -> None:
    """2010, cl. 16: the inspector hands out; the form is shown to nobody else, and refused if sent."""
    stored = at_window(people)
    clock.shift(timedelta(hours=1))
    client = login(post)
    assert "govuk-button" not in page(client, stored).content.decode().split("<main")[1]
    address = reverse("centre:case", kwargs={"number": stored.number})
    form = {"step": "C11", "key": "k", "iin": people.registered.iin, "document": "1", "outcome": "issued"}
    assert client.post(address, form).status_code == 403
    assert loaded(stored).state.step == "C11"
