"""The pages of benefits and payment lists: who opens them, what they do, what they say of bad input."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.benefits import retesting
from qyzmet.benefits.history import next_month, quarter
from qyzmet.benefits.models import Benefit, Confirmation, Happening, PayLine, PayList
from qyzmet.registers.models import Look
from tests.benefits.house import ACCOUNT, ELSEWHERE, HOME, OFFICE, assigned, family
from tests.provider.bureau import make_official

pytestmark = pytest.mark.usefixtures("offices")
Login = Callable[..., Client]
LIST = "/provider/benefits/"
MONTHS = f"{LIST}months/"
TODAY = timezone.localdate()
MONTH = TODAY.replace(day=1)
BEFORE = quarter(quarter(TODAY) - timedelta(days=1))


@pytest.fixture
def login() -> Login:
    """A browser of an official of Kokshetau."""

    def login(post: str = "executor", office: str = OFFICE, language: str = "en") -> Client:
        client = Client()
        client.force_login(make_official(uuid4().hex, post, office, "Мұсабаева Айнұр Жанатқызы"))
        client.cookies["qyzmet_language"] = language
        return client

    return login


def some(**more: Any) -> Benefit:
    return assigned(more.pop("people", None) or family(), since=BEFORE, decided_on=BEFORE, **more)


def page_of(benefit: Benefit) -> str:
    return reverse("provider:benefit", kwargs={"benefit": benefit.pk})


def test_opened_to_those_who_pay_and_to_nobody_else(login: Login) -> None:
    benefit = some()
    for post in ("executor", "si-employee", "head"):
        assert [login(post).get(one).status_code for one in (LIST, MONTHS, page_of(benefit))] == [200] * 3
        assert login(post, "bureau-semey").get(LIST).status_code == 403
        assert login(post, ELSEWHERE).get(page_of(benefit)).status_code == 404
    assert login("signatory").get(LIST).status_code == 403
    assert "Assigned benefits" in login().get("/provider/search/").content.decode()


def test_the_list_is_filtered_searched_and_paged(login: Login) -> None:
    clerk = login()
    assert "No benefit is assigned yet" in clerk.get(LIST).content.decode()
    mine, other = some(), some(office=ELSEWHERE)
    mother, child = family(2)
    home = some(people=[mother], kind=HOME, about=child.iin, until=date(TODAY.year + 1, 5, 31))
    Benefit.objects.filter(pk=mine.pk).update(confirm_by=TODAY - timedelta(days=1))

    def shown(**query: str) -> set[int]:
        return {row["benefit"].pk for row in clerk.get(LIST, query).context["rows"]}

    assert shown() == {mine.pk, home.pk}
    assert shown(kind=HOME) == {home.pk}
    assert shown(state="due") == {mine.pk}
    assert shown(state="ended") == set()
    assert shown(kind="nonsense", after="x") == {mine.pk, home.pk}
    for words, found in (
        (mine.recipient.iin, {mine.pk}),
        (child.iin, {home.pk}),
        (home.case_number, {home.pk}),
        ("сейитова муше0", {mine.pk, home.pk}),
        ("Жоқ", set()),
        (other.recipient.iin, set()),
    ):
        answer = clerk.post(LIST, {"words": words})
        assert words not in answer["Location"]
        page = clerk.get(answer["Location"])
        assert {row["benefit"].pk for row in page.context["rows"]} == found, words
    assert "Nothing here fits" in page.content.decode()
    assert clerk.post(LIST, {"words": ""})["Location"] == LIST
    assert Look.objects.filter(what="list", subject_iin=mine.recipient.iin).exists()


def test_pages_go_on_from_a_key(login: Login) -> None:
    keys = {some(people=family(1)).pk for _ in range(52)}
    clerk = login()
    first = clerk.get(LIST)
    second = clerk.get(LIST + first.context["next"])
    found = [row["benefit"].pk for one in (first, second) for row in one.context["rows"]]
    assert found == sorted(keys, reverse=True)


def test_a_quarter_is_confirmed_on_the_page(login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    benefit = some(why={"lines": [{"kk": "3 × 6 000", "ru": "3 × 6 000", "en": "3 × 6,000"}]})
    clerk = login()
    assert "3 × 6,000" in clerk.get(page_of(benefit)).content.decode()
    given = {"do": "confirm", "presented_on": f"{TODAY:%d.%m.%Y}", "certificate": "№ 7"}
    people = [one.person for one in benefit.counted.all()]
    said = {"region": "akmola", "members": [{"iin": one.iin} for one in people], "incomes": []}
    monkeypatch.setattr(retesting, "family_of", lambda *_, **__: None)
    answer = clerk.post(page_of(benefit), given)
    assert answer.status_code == 422
    assert "register of families" in answer.content.decode()
    monkeypatch.setattr(retesting, "family_of", lambda *_, **__: said)
    monkeypatch.setattr(retesting, "household_of", lambda *_, **__: None)
    answer = clerk.post(page_of(benefit), given, follow=True)
    assert "The quarter is confirmed" in answer.content.decode()
    assert Confirmation.objects.get().certificate == "№ 7"
    for wrong, words in (
        ({}, "is confirmed already"),
        ({"presented_on": "31.02.2013"}, "There is no such day"),
        ({"presented_on": f"{TODAY + timedelta(days=1):%d.%m.%Y}"}, "has not come yet"),
        ({"certificate": " "}, "This field is required"),
    ):
        answer = clerk.post(page_of(benefit), {**given, **wrong})
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words
    assert Confirmation.objects.count() == 1


def test_events_pauses_and_accounts_are_written_down(login: Login) -> None:
    benefit = some()
    clerk = login()
    day = f"{TODAY:%d.%m.%Y}"

    def post(status: int, **given: str) -> str:
        answer = clerk.post(page_of(benefit), given)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    assert "Choose whom" in post(422, do="record", kind="died", happened_on=day, whose="")
    post(302, do="record", kind="measure-refused", happened_on=day, whose=benefit.recipient.iin)
    assert "paused" in post(422, do="nothing")
    post(302, do="record", kind="measure-joined", happened_on=day)
    assert "This field is required" in post(422, do="turn", state="paused", since=day, note="")
    post(302, do="turn", state="paused", since=day, note="Анықталуда")
    assert "check digits" in post(422, do="account", account="KZ86125KZT5004100101")
    assert "begins with KZ" in post(422, do="account", account="40817810000000000000")
    post(302, do="account", account="")
    post(302, do="turn", state="ended", since=day, note="Өз өтініші")
    page = clerk.get(page_of(benefit))
    assert page.context["forms"] == {}
    assert "Анықталуда" in page.content.decode()
    assert Happening.objects.count() == 2


def test_a_month_from_the_first_run_to_the_closing(login: Login) -> None:
    some(), some(account="")
    clerk, head = login(), login("head")
    assert "No list is made yet" in clerk.get(MONTHS).content.decode()
    ahead = next_month(MONTH)
    for month, words in (("13.2026", "no such month"), (f"{ahead:%m.%Y}", "has not begun yet")):
        answer = clerk.post(MONTHS, {"month": month})
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words
    assert not PayList.objects.exists()
    answer = clerk.post(MONTHS, {"month": f"{MONTH:%m.%Y}"})
    where = answer["Location"]
    assert where == f"{MONTHS}{MONTH:%Y-%m}/"
    said = clerk.get(where).content.decode()
    assert "not in the bank file" in said
    assert "Approve the list" not in said
    lines = PayLine.objects.count()
    assert clerk.post(where, {"do": "again"}).status_code == 302
    assert PayLine.objects.count() == lines
    assert clerk.get(f"{where}bank/").status_code == 409
    assert clerk.post(where, {"do": "approve", "seen": "x"}).status_code == 403
    assert head.post(where, {"do": "approve", "seen": "x"}).status_code == 409
    assert head.post(where, {"do": "close", "order_number": "1"}).status_code == 409
    seen = head.get(where).context["seen"]
    assert head.post(where, {"do": "approve", "seen": seen}).status_code == 302
    assert clerk.post(where, {"do": "again"}).status_code == 409
    assert clerk.post(MONTHS, {"month": f"{MONTH:%m.%Y}"}).status_code == 409
    bank = clerk.get(f"{where}bank/")
    assert bank["Content-Type"] == "application/xml"
    assert bank.content.decode().count(ACCOUNT) == 1
    assert clerk.get(f"{where}xlsx/").content.startswith(b"PK")
    csv = clerk.get(f"{where}csv/").content.decode("utf-8-sig").splitlines()
    assert len(csv) == lines + 1
    assert "10000,00" in csv[1]
    assert head.post(where, {"do": "close", "order_number": " "}).status_code == 422
    assert head.post(where, {"do": "close", "order_number": "417"}).status_code == 302
    assert "417" in head.get(where).content.decode()
    for wrong in ("2012-13", "x", "1900-01", "2012-1"):
        assert clerk.get(f"{MONTHS}{wrong}/").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Тағайындалған төлемдер"), ("ru", "Назначенные выплаты")]
)
def test_the_pages_speak_the_languages_of_the_office(login: Login, language: str, words: str) -> None:
    benefit = some()
    clerk = login(language=language)
    clerk.post(MONTHS, {"month": f"{MONTH:%m.%Y}"})
    for where in (LIST, page_of(benefit), MONTHS, f"{MONTHS}{MONTH:%Y-%m}/"):
        page = clerk.get(where)
        assert page.status_code == 200
        assert words in page.content.decode(), where


def test_the_child_for_whom_it_is_paid_is_traced_like_who_gets_it(login: Login) -> None:
    parent, child = family(2)
    benefit = some(people=[parent], kind=HOME, about=child.iin, until=date(TODAY.year + 1, 5, 31))
    clerk = login()
    clerk.post(MONTHS, {"month": f"{MONTH:%m.%Y}"})
    for where in (LIST, page_of(benefit), f"{MONTHS}{MONTH:%Y-%m}/"):
        seen = Look.objects.filter(subject_iin=child.iin).count()
        assert child.full_name in clerk.get(where).content.decode(), where
        assert Look.objects.filter(subject_iin=child.iin).count() > seen, where
