"""The pages of the household book: who may open them, what they show, enter, refuse, sign and save."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.registers import household_changes as book
from qyzmet.registers.models import HouseholdConfirmation, HouseholdEntry, HouseholdPage, Look, Person
from tests.provider.conftest import Login
from tests.registers import making
from tests.registers.household_making import AKIM, OFFICIAL, OPENED, by, farm, page, village_home

LIST = "/provider/households/"
ELSEWHERE = "akim-akmola-zerendi-zerendi"
TODAY = f"{timezone.localdate():%d.%m.%Y}"


@pytest.fixture
def head(db: None) -> Person:
    return making.person("Әлімов", "Болат", "Сәкенұлы")


@pytest.fixture
def kept(offices: None, head: Person) -> HouseholdPage:
    return farm(head)


@pytest.fixture
def client(login: Login) -> Client:
    return login("official", AKIM, "Жүнісова Гүлнар")


def at(kept: HouseholdPage, what: str = "") -> str:
    return f"{LIST}{kept.pk}/{what}"


def numbers(answer: Any) -> list[str]:
    return [line.page.number for line, _ in answer.context["lines"]]


# --- who may open it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["", "member/", "leave/", "sign/", "enter/land/"])
def test_the_book_is_opened_by_its_akim_and_their_official_only(
    login: Login, kept: HouseholdPage, what: str
) -> None:
    for post in ("official", "akim"):
        assert login(post, AKIM).get(at(kept, what)).status_code == 200
        assert login(post, ELSEWHERE).get(at(kept, what)).status_code == 404
    assert login("registrar").get(at(kept, what)).status_code == 403
    assert Client().get(at(kept, what)).status_code == 302


def test_the_menu_leads_to_the_book(client: Client) -> None:
    assert LIST in client.get("/provider/").content.decode()


# --- the list ----------------------------------------------------------------------------------------------


def test_an_empty_book_says_what_to_do(client: Client) -> None:
    assert "No page is opened yet" in client.get(LIST).content.decode()


def test_pages_stand_in_the_order_of_the_book_and_follow_each_other(
    client: Client, kept: HouseholdPage
) -> None:
    others = [page() for _ in range(3)]
    foreign = page(looker=OFFICIAL.__class__(1, "-", "official", ELSEWHERE))
    first = client.get(LIST)
    assert numbers(first) == [one.number for one in (kept, *others)]
    assert foreign.number not in numbers(first)
    after = client.get(LIST, {"after": others[0].number})
    assert numbers(after) == [one.number for one in others[1:]]
    assert numbers(client.get(LIST, {"after": "жоқ"})) == numbers(first)
    assert "No more lines" in client.get(LIST, {"after": others[-1].number}).content.decode()


@pytest.mark.parametrize("q", ["number", "iin", "first-digits", "әлімов", "алимов болат"])
def test_a_page_is_found_by_number_iin_or_name_in_either_spelling(
    client: Client, kept: HouseholdPage, head: Person, q: str
) -> None:
    page()
    asked = {"number": kept.number, "iin": head.iin, "first-digits": head.iin[:8]}.get(q, q)
    answer = client.post(LIST, {"q": asked})
    assert answer.status_code == 200
    if q != "first-digits":
        assert numbers(answer) == [kept.number]
    assert kept.number in numbers(answer)
    assert Look.objects.filter(what="search", subject_iin=head.iin, why="household book").exists()


def test_people_found_by_name_stand_in_the_order_of_the_kazakh_alphabet(
    client: Client, offices: None
) -> None:
    for name in ("Қанат", "Лаура", "Камал", "Әсел", "Бота"):
        page(making.person("Жұмабаев", name))
    found = [line.person.given_name for line, _ in client.post(LIST, {"q": "жумабаев"}).context["lines"]]
    assert found == ["Әсел", "Бота", "Камал", "Қанат", "Лаура"]


@pytest.mark.parametrize("q", ["", "А", "12345", "850101400073", "000000000000"])
def test_too_little_or_a_wrong_number_is_refused(client: Client, kept: HouseholdPage, q: str) -> None:
    answer = client.post(LIST, {"q": q})
    assert answer.status_code == 422
    assert answer.context["form"].errors["q"]


def test_nobody_found_says_so(client: Client, kept: HouseholdPage) -> None:
    assert "No page is found" in client.post(LIST, {"q": "Жоқбаев"}).content.decode()


def test_the_book_is_saved_whole_and_traced(client: Client, kept: HouseholdPage, head: Person) -> None:
    answer = client.get(f"{LIST}csv/")
    said = answer.content.decode("utf-8-sig")
    assert head.iin in said
    assert "plot at the house 0,15" in said
    assert "cows 2" in said
    assert Look.objects.filter(what="register", subject_iin=head.iin).exists()
    workbook = client.get(f"{LIST}xlsx/")
    assert zipfile.ZipFile(io.BytesIO(workbook.content)).testzip() is None


# --- a page ------------------------------------------------------------------------------------------------


def test_the_page_shows_what_stands_on_it_and_is_traced(
    client: Client, kept: HouseholdPage, head: Person
) -> None:
    words = client.get(at(kept)).content.decode()
    for shown in (head.full_name, head.iin, "0,15", "Cows", "not signed yet", "there is a farm"):
        assert shown in words
    look = Look.objects.filter(what="household-book", subject_iin=head.iin).get()
    assert kept.number in look.why


def test_the_page_is_shown_as_of_a_day(client: Client, kept: HouseholdPage) -> None:
    book.enter(kept.pk, "livestock", "cow", 9, **by(date(2013, 1, 1)))
    then = client.get(at(kept), {"on": "31.12.2012"}).context["shown"]
    now = client.get(at(kept)).context["shown"]
    assert [thing.amount for shown in (then, now) for thing in shown.things["livestock"]] == ["2", "9"]
    assert len(then.entries) == 3
    assert client.get(at(kept), {"on": "31.31.2012"}).status_code == 422


# --- entering ----------------------------------------------------------------------------------------------


def test_a_page_is_opened_with_an_address_that_was_looked_for(client: Client, offices: None) -> None:
    home, who = village_home(), making.person()
    given = {"book": "3", "page": "7", "address-words": f"Еленовка Абай {home.house}", "head": who.iin}
    given |= {"on": "01.03.2012", "ground": "өтініш"}
    found = client.post(f"{LIST}new/", {**given, "find": "1"})
    assert found.status_code == 200
    assert not found.context["form"].errors
    assert str(home.pk) in dict(found.context["form"].fields["address"].choices)
    answer = client.post(f"{LIST}new/", {**given, "address": str(home.pk)}, follow=True)
    assert answer.status_code == 200
    opened = HouseholdPage.objects.get()
    assert (opened.number, opened.akim, opened.opened_by) == ("3-7", AKIM, "Жүнісова Гүлнар")
    again = client.post(f"{LIST}new/", {**given, "address": str(home.pk)})
    assert (again.status_code, "page" in again.context["form"].errors) == (422, True)
    other = client.post(f"{LIST}new/", {**given, "page": "8", "address": str(home.pk)})
    assert "head" in other.context["form"].errors


def test_people_come_and_leave(client: Client, kept: HouseholdPage, head: Person) -> None:
    wife = making.person("Әлімова", "Сәуле", sex="female")
    came = {"iin": wife.iin, "relation": "spouse", "on": "05.06.2012", "ground": "неке туралы куәлік"}
    assert client.post(at(kept, "member/"), came).status_code == 302
    assert client.post(at(kept, "member/"), came).context["form"].errors["iin"]
    gone = {"iin": head.iin, "successor": "", "on": "05.06.2013", "ground": "қайтыс болды"}
    assert client.post(at(kept, "leave/"), gone).context["form"].errors["successor"]
    assert client.post(at(kept, "leave/"), {**gone, "successor": wife.iin}).status_code == 302
    members = client.get(at(kept)).context["shown"].content["members"]
    assert [(row["iin"], row["relation"]) for row in members] == [(wife.iin, "head")]


@pytest.mark.parametrize(
    ("section", "given", "field"),
    [
        ("livestock", {"item": "cow", "amount": "-1"}, "amount"),
        ("livestock", {"item": "cow", "amount": "екі"}, "amount"),
        ("livestock", {"item": "tractor"}, "item"),
        ("livestock", {"item": "cow", "on": "05.06.2999"}, "on"),
        ("livestock", {"item": "cow", "on": "05.06.2009"}, "on"),
        ("livestock", {"item": "cow", "ground": " "}, "ground"),
        ("land", {"item": "garden", "amount": "0,00001"}, "amount"),
        ("machinery", {"item": "car", "year": "1800"}, "year"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_field_and_nothing_is_saved(
    client: Client, kept: HouseholdPage, section: str, given: dict[str, str], field: str
) -> None:
    before = HouseholdEntry.objects.count()
    usual = {"amount": "1", "on": "05.06.2012", "ground": "аралау"}
    answer = client.post(at(kept, f"enter/{section}/"), {**usual, **given})
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    assert HouseholdEntry.objects.count() == before


def test_a_change_is_entered(client: Client, kept: HouseholdPage) -> None:
    given = {
        "item": "car",
        "amount": "1",
        "year": "2003",
        "yearly": "on",
        "on": "05.06.2012",
        "ground": "аралау",
    }
    assert client.post(at(kept, "enter/machinery/"), given).status_code == 302
    entry = HouseholdEntry.objects.latest("pk")
    assert (entry.item, entry.year, entry.yearly, entry.entered_by) == ("car", 2003, True, "Жүнісова Гүлнар")
    assert client.get(at(kept, "enter/ships/")).status_code == 404


def test_the_page_is_signed_and_then_closed_up_to_that_day(client: Client, kept: HouseholdPage) -> None:
    assert client.post(at(kept, "sign/"), {"on": TODAY}).status_code == 302
    signed = HouseholdConfirmation.objects.get()
    assert (signed.signed_by, signed.day) == ("Жүнісова Гүлнар", timezone.localdate())
    words = client.get(at(kept)).content.decode()
    assert signed.sha256[:8] in words
    assert "the sum agrees" in words
    assert client.post(at(kept, "sign/"), {"on": TODAY}).context["form"].errors["on"]
    late = {"item": "cow", "amount": "1", "on": TODAY, "ground": "аралау"}
    assert client.post(at(kept, "enter/livestock/"), late).context["form"].errors["on"]


@pytest.mark.parametrize("name", ["household", "household-member", "household-leave", "household-sign"])
def test_a_page_that_is_none_is_not_found(client: Client, name: str) -> None:
    assert client.get(reverse(f"provider:{name}", kwargs={"household": 0})).status_code == 404


def test_a_page_whose_people_all_left_can_be_read_and_given_a_new_head(
    client: Client, kept: HouseholdPage, head: Person
) -> None:
    book.remove_member(kept.pk, head.iin, **by(OPENED + timedelta(days=900), "көшті"))
    answer = client.get(at(kept))
    assert answer.status_code == 200
    assert answer.context["shown"].content["members"] == []
    form = client.get(at(kept, "member/")).context["form"]
    assert [code for code, _ in form.fields["relation"].choices] == ["head"]
