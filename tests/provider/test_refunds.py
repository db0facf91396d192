"""Duty that goes back: the head opens a refund, writes the pay-out down, saves the list; nobody else does."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from qyzmet.cases.store import Stored
from qyzmet.duty.models import Refund
from qyzmet.registers.models import Look
from tests.desk.ministry import POLICE, TEMPORARY, carry, case_of
from tests.provider.bureau import make_official

PAGE = "/provider/refunds/"
NAME = "Әбішев Нұрлан Болатұлы"

pytestmark = pytest.mark.usefixtures("offices")


def browser(post: str = "head", office: str = POLICE) -> Client:
    client = Client()
    client.force_login(make_official(uuid4().hex, post, office, NAME))
    client.cookies["qyzmet_language"] = "en"
    return client


@pytest.fixture
def case() -> Stored:
    """A case of the police of Semey that was paid for and not accepted."""
    return carry(case_of(TEMPORARY["2012"], without=1))


def test_a_refund_is_opened_with_one_press_and_its_pay_out_written_down(case: Stored) -> None:
    head = browser()
    page = head.get(PAGE)
    (one, _service, _outcome), *rest = page.context["owed"]
    assert (one.payment.case_number, rest) == (case.number, [])
    said = page.content.decode()
    assert "the papers were not accepted" in said
    assert "article 548" in said
    assert Look.objects.filter(why="refunds", subject_iin=case.applicant.id).exists()
    assert head.post(PAGE, {"payment": one.payment.pk}).status_code == 302
    opened = Refund.objects.get()
    assert (opened.amount, opened.reason, opened.opened_by) == (one.due.amount, "not-accepted", NAME)
    page = head.get(PAGE)
    assert (page.context["owed"], [row.pk for row, _why in page.context["opened"]]) == ([], [opened.pk])
    assert head.post(PAGE, {"refund": opened.pk, "order_number": " "}).status_code == 422
    assert head.post(PAGE, {"refund": opened.pk, "order_number": "417"}).status_code == 302
    opened.refresh_from_db()
    assert (opened.order_number, opened.paid_by) == ("417", NAME)
    assert head.get(PAGE).context["opened"] == []


def test_pressed_twice_or_by_a_stranger_nothing_more_is_opened(case: Stored) -> None:
    head, stranger = browser(), browser(office="bureau-semey")
    (one, *_), *_ = head.get(PAGE).context["owed"]
    assert stranger.get(PAGE).context["owed"] == []
    assert stranger.post(PAGE, {"payment": one.payment.pk}).status_code == 422
    assert not Refund.objects.exists()
    assert head.post(PAGE, {"payment": one.payment.pk}).status_code == 302
    for wrong in (one.payment.pk, 0, "x", "9" * 30):
        assert head.post(PAGE, {"payment": wrong}).status_code == 422
    opened = Refund.objects.get()
    assert stranger.post(PAGE, {"refund": opened.pk, "order_number": "1"}).status_code == 422
    assert browser("officer").get(PAGE).status_code == 403


def test_the_list_is_saved_for_a_spreadsheet(case: Stored) -> None:
    answer = browser().get(f"{PAGE}csv/")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert case.number in lines[1]
    assert browser().get(f"{PAGE}xlsx/").content.startswith(b"PK")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_page_speaks_the_languages_of_the_office(case: Stored, language: str) -> None:
    head = browser()
    head.cookies["qyzmet_language"] = language
    said = head.get(PAGE).content.decode()
    assert {"kk": "Қайтаруды ашу", "ru": "Открыть возврат"}[language] in said
