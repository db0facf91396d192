"""The pages of families and incomes: who sees them, what is entered, what is refused, the income test line by line."""

from __future__ import annotations

import html
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.offices.directory import load_offices
from qyzmet.registers import family_changes as changes
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Family, FamilyMember, IncomeRecord, Look, Person, PersonStatus
from tests.provider.bureau import make_official
from tests.registers import making

BODY, OTHER = "social-akmola-kokshetau", "social-akmola-zerendi"
GROUND = "өтініш № 5"
ON = "12.11.2012"


def browser(name: str, post: str, office: str, language: str = "en") -> Client:
    client = Client()
    client.force_login(make_official(name, post, office, "Ысқақова Айнұр Іңкәрбекқызы"))
    client.cookies["qyzmet_language"] = language
    return client


def looker(office: str = BODY) -> Looker:
    return Looker(1, "Ысқақова Айнұр", "executor", office)


@pytest.fixture
def head(db: None) -> Person:
    load_offices()
    return making.person("Сейітова", "Дана", "Маратқызы", date(1982, 4, 4), "female")


@pytest.fixture
def family(head: Person) -> Family:
    since = date(2012, 1, 9)
    return changes.open_family(
        head.iin, on=since, ground=GROUND, looker=looker(), address=making.address().pk
    )


@pytest.fixture
def keeper(head: Person) -> Client:
    return browser("ainur", "executor", BODY)


def words(answer: Any) -> str:
    return html.unescape(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def url(name: str, **values: Any) -> str:
    return reverse(f"provider:{name}", kwargs=values or None)


def sent(client: Client, page: str, /, **given: str) -> Any:
    answer = client.post(page, given)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_the_list_is_empty_then_names_the_families_of_the_office(keeper: Client, head: Person) -> None:
    assert "No family is entered yet" in words(keeper.get(url("families")))
    changes.open_family(head.iin, on=date(2012, 1, 9), ground=GROUND, looker=looker(OTHER))
    assert head.iin not in words(keeper.get(url("families")))
    other = browser("daniyar", "si-employee", OTHER)
    assert head.full_name in words(other.get(url("families")))
    assert Look.objects.filter(subject_iin=head.iin, what="list").count() == 1


@pytest.mark.parametrize(("asked", "found"), [("сейитова", True), ("Байжанов", False)])
def test_a_search_finds_by_any_spelling_and_is_traced(
    keeper: Client, family: Family, asked: str, found: bool
) -> None:
    answer = keeper.post(url("families"), {"q": asked})
    assert answer.status_code == 200
    assert ("Сейітова Дана" in words(answer)) is found
    assert ("No family is found" in words(answer)) is not found
    assert Look.objects.filter(what="search", query=asked).exists()
    assert keeper.post(url("families"), {"q": "1"}).status_code == 422


def test_a_family_is_entered_with_members_statuses_and_incomes(keeper: Client, head: Person) -> None:
    home = making.address()
    day = {"on": "09.01.2012", "ground": GROUND}
    found = keeper.post(url("family-new"), {"head": head.iin, "address-words": "Абай", "find": "1", **day})
    assert str(home.pk) in words(found)
    new = {"head": head.iin, "address-words": "Абай", "address": str(home.pk), **day}
    sent(keeper, url("family-new"), **new)
    number = Family.objects.get().pk
    child = making.person("Сейітов", "Алан", "", date(2008, 2, 2))
    sent(keeper, url("family-member", family=number), iin=child.iin, relation="child", shares="on", **day)
    status = {"kind": "disabled-child", "since": "09.01.2012", "proof": "МӘС № 4"}
    sent(keeper, url("family-status", family=number), iin=child.iin, **status)
    income = {
        "iin": head.iin,
        "kind": "wage",
        "source": "«Бидай» ЖШС",
        "2012-07": "9 000,50",
        "2012-09": "100",
    }
    sent(keeper, url("family-income", family=number) + f"?on={ON}", **income)
    page = words(keeper.get(url("family", family=number), {"on": ON}))
    for said in ("Сейітов Алан", "Disabled child", "МӘС № 4", "Wages", "9,000.50", "9,100.50", "July 2012"):
        assert said in page
    row = PersonStatus.objects.get()
    end = url("family-status-end", family=number, status=row.pk)
    sent(keeper, end, on="01.06.2012", ground=GROUND)
    assert "not on this day" in words(keeper.get(url("family", family=number), {"on": ON}))
    sent(
        keeper,
        url("family-leave", family=number),
        iin=child.iin,
        successor="",
        on="01.10.2012",
        ground="көшті",
    )
    assert "Who belonged to it at another time" in words(keeper.get(url("family", family=number)))


def test_a_correction_keeps_the_former_sum_in_sight(keeper: Client, family: Family, head: Person) -> None:
    changes.enter_incomes(head.iin, "wage", "ЖШС", {"2012-07": "100"}, looker=looker())
    record = IncomeRecord.objects.get()
    address = url("family-income-correct", family=family.pk, income=record.pk)
    assert "July 2012: 100 tenge" in words(keeper.get(address))
    refused = keeper.post(address, {"amount": "-5", "reason": "қате"})
    assert refused.status_code >= 400
    assert "cannot be negative" in words(refused)
    sent(keeper, address, amount="250", reason="анықтама № 8")
    page = words(keeper.get(url("family", family=family.pk), {"on": ON}))
    assert "July".lower() in page.lower()
    assert "100 → 250" in page
    assert "анықтама № 8" in page
    assert keeper.get(address).status_code == 404


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"2012-07": "100 USD"}, "foreign currency"),
        ({"2012-07": "-1"}, "cannot be negative"),
        ({"2012-07": "100"}, "entered already"),
        ({}, "one month at least"),
    ],
)
def test_a_bad_income_is_refused_at_its_field_and_nothing_is_kept(
    keeper: Client, family: Family, head: Person, given: dict[str, str], says: str
) -> None:
    changes.enter_incomes(head.iin, "wage", "ЖШС", {"2012-07": "1"}, looker=looker())
    form = {"iin": head.iin, "kind": "wage", "source": "ЖШС", "2012-08": "", **given}
    answer = keeper.post(url("family-income", family=family.pk) + f"?on={ON}", form)
    assert answer.status_code >= 400
    assert says in words(answer)
    assert answer.context["form"].errors.keys() == {"2012-07"}
    assert IncomeRecord.objects.count() == 1


def test_nobody_is_entered_into_two_families(keeper: Client, family: Family, head: Person) -> None:
    home = making.address("7").pk
    given = {"head": head.iin, "address-words": "Абай", "address": str(home), "on": ON, "ground": GROUND}
    answer = keeper.post(url("family-new"), given)
    assert answer.status_code >= 400
    assert "in two families on one day" in words(answer)
    assert FamilyMember.objects.count() == 1


def test_a_family_that_moved_is_taken_over_by_its_head(keeper: Client, head: Person) -> None:
    moved = changes.open_family(head.iin, on=date(2012, 1, 9), ground=GROUND, looker=looker(OTHER))
    assert keeper.get(url("family", family=moved.pk)).status_code == 404
    home = making.address().pk
    given = {"head": head.iin, "address-words": "Абай", "address": str(home), "on": ON, "ground": "көшті"}
    sent(keeper, url("family-new"), **given)
    moved.refresh_from_db()
    assert moved.office == BODY


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_income_test_is_told_line_by_line(family: Family, head: Person, language: str) -> None:
    changes.enter_incomes(head.iin, "wage", "ЖШС", {"2012-07": "3000", "2012-08": "3000"}, looker=looker())
    keeper = browser("ainur", "executor", BODY, language)
    answer = keeper.get(url("family-test", family=family.pk), {"on": ON})
    test = answer.context["test"]
    page = words(answer)
    for line in test.lines:
        assert line.in_(language).replace("\N{NO-BREAK SPACE}", " ") in page
    assert (test.aggregate, test.per_capita, test.monthly_amount) == (600_000, 200_000, 497_560)
    assert Look.objects.filter(subject_iin=head.iin, what="family").exists()
    assert Look.objects.filter(subject_iin=head.iin, what="household-book").exists()


def test_a_test_that_cannot_be_made_says_why(keeper: Client, family: Family) -> None:
    address = url("family-test", family=family.pk)
    assert "no poverty line is set for Akmola region on 01.05.2016" in words(
        keeper.get(address, {"on": "01.05.2016"})
    )
    assert "Nobody is named in the family" in words(keeper.get(address, {"on": "01.01.2012"}))
    assert keeper.get(address, {"on": "01.01.1999"}).status_code == 422
    assert keeper.get(url("family", family=family.pk), {"on": "nonsense"}).status_code == 422


def test_today_is_what_is_shown_where_no_day_is_asked_for(keeper: Client, family: Family) -> None:
    answer = keeper.get(url("family-test", family=family.pk))
    assert answer.context["on"] == timezone.localdate()


@pytest.mark.parametrize(
    ("post", "office", "status"),
    [("head", BODY, 403), ("registrar", "bureau-semey", 403), ("officer", "bureau-semey", 403)],
)
def test_others_have_no_door(head: Person, post: str, office: str, status: int) -> None:
    assert browser("other", post, office).get(url("families")).status_code == status


def test_an_akim_who_takes_applications_enters_the_family_too(head: Person) -> None:
    """Cl. 11(2): the commission is sent to the family before the body of the district sees the case."""
    akim = browser("akim", "akim", "akim-akmola-zerendi-bulak")
    assert akim.get(url("families")).status_code == 200
    answer = akim.get(url("family-new"))
    assert answer.status_code == 200
    district = browser("district-akim", "akim", "akim-akmola-kokshetau")
    assert district.get(url("families")).status_code == 403
