"""Where is my case, without logging in (2014, cl. 15; 2010, cl. 5): status only, and no guessing."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qyzmet.cases.numbers import case_number
from qyzmet.offices.models import Attempt
from qyzmet.portal.throttle import MOST, WINDOW
from tests.portal.conftest import words
from tests.portal.people import Family, apply_about_oneself


def ask(client: Client, number: str, applicant: str) -> object:
    return client.post("/follow/", {"number": number, "applicant": applicant})


def test_the_status_is_told_and_nothing_about_the_person(
    family: Family, applicant: Client, visitor: Client
) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    page = ask(visitor, number.replace("-", " "), family.applicant.iin)
    assert page.status_code == 200  # type: ignore[attr-defined]
    said = words(page)
    assert number in said
    assert "Certificate issued" in said
    for secret in (family.applicant.surname, family.applicant.given_name, "Абай", "certificate-2014"):
        assert secret not in said


def test_a_slip_of_the_pen_is_told_from_a_number_that_is_not_there(family: Family, visitor: Client) -> None:
    good = case_number(2026, 77)
    mistyped = good[:3] + "900077" + good[9:]
    slip = ask(visitor, mistyped, family.applicant.iin)
    assert slip.status_code == 422  # type: ignore[attr-defined]
    assert f"“{mistyped}” cannot be a case number: a digit is wrong." in words(slip)
    unknown = ask(visitor, good, family.applicant.iin)
    assert unknown.status_code == 404  # type: ignore[attr-defined]
    assert f"There is no case {good}. Check the number on the receipt." in words(unknown)


def test_a_wrong_applicant_is_told_what_is_told_for_no_case(
    family: Family, applicant: Client, visitor: Client
) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    assert f"There is no case {number}." in words(ask(visitor, number, family.stranger.iin))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("850101300006", "The check digit of the IIN does not match"),
        ("851301300006", "there is no 01.13.85"),
        ("050440000003", "The check digit of the BIN does not match"),
        ("", "No IIN is given."),
    ],
)
def test_an_impossible_applicant_is_told_why(visitor: Client, typed: str, said: str) -> None:
    assert said in words(ask(visitor, case_number(2026, 77), typed))


def test_the_receipts_address_fills_in_the_number(visitor: Client) -> None:
    assert 'value="26-000123-48"' in words(visitor.get("/follow/", {"number": "26-000123-48"}))


def test_guessing_ends_after_ten_wrong_answers_and_begins_again_later(
    family: Family, applicant: Client, visitor: Client
) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    for _ in range(MOST):
        assert ask(visitor, number, family.stranger.iin).status_code == 404  # type: ignore[attr-defined]
    right = ask(visitor, number, family.applicant.iin)
    assert right.status_code == 429  # type: ignore[attr-defined]
    assert "Too many wrong numbers in a short time." in words(right)
    with time_machine.travel(timezone.now() + WINDOW, tick=False):
        assert ask(visitor, number, family.applicant.iin).status_code == 200  # type: ignore[attr-defined]
        ask(visitor, case_number(2026, 78), family.applicant.iin)
        assert Attempt.objects.count() == 2, "what is older than the window is forgotten"


def test_no_address_or_number_is_kept_of_who_guessed(family: Family, visitor: Client) -> None:
    ask(visitor, case_number(2026, 77), family.applicant.iin)
    kept = [row.who for row in Attempt.objects.all()]
    assert len(kept) == 2
    assert all(len(who) == 64 and set(who) <= set("0123456789abcdef") for who in kept)
