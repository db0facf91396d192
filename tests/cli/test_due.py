"""``qyzmet due``: when a term runs out, and why."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qyzmet.cli import main

SEMEY = ["--channel", "centre", "--place", "Семей", "--filed", "2012-04-27T11:00"]


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command says: on its output if it is done, else among the errors."""
    assert main(["due", *arguments]) == code
    out, err = capsys.readouterr()
    assert bool(out) is (code == 0)
    assert bool(err) is (code != 0)
    return out or err


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The answer as JSON."""
    found: dict[str, Any] = json.loads(told(capsys, *arguments, "--json"))
    return found


def test_a_filing_at_semey_before_the_may_holidays(capsys: pytest.CaptureFixture[str]) -> None:
    """Cl. 7(1) of 2010: five working days at the centre of Semey; the worked Saturday counts, 1 May does not."""
    found = answer(capsys, "address-certificate@2010", *SEMEY)
    assert found["due"] == "2012-05-07T20:00:00+06:00"
    assert found["clause"] == "7(1)"
    assert (found["term"]["value"], found["term"]["unit"]) == (5, "working-days")
    assert {"due", "term", "clause", "calendar", "reasons"} <= set(found)
    assert found["calendar"]
    for reason in found["reasons"]:
        assert all(reason["text"][language] for language in ("kk", "ru", "en"))
    said = " ".join(reason["text"]["en"] for reason in found["reasons"])
    assert "01.05.2012" in said
    assert any(reason.get("clause") == "7(1)" for reason in found["reasons"])


@pytest.mark.parametrize(("language", "word"), [("kk", "мереке"), ("ru", "праздн"), ("en", "holiday")])
def test_the_reasons_are_told_in_three_languages(
    capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    said = told(capsys, "address-certificate@2010", *SEMEY, "--explain", "--lang", language)
    assert said.startswith("07.05.2012 20:00 (+0600)")
    assert word in said
    assert "[7(1)]" in said


def test_a_service_without_a_year_is_that_of_the_filing_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "address-certificate", *SEMEY)["edition"] == "address-certificate@2010"
    found = answer(capsys, "address-certificate", "--channel", "portal", "--filed", "2015-04-14T23:50")
    assert (found["edition"], found["due"]) == ("address-certificate@2014", "2015-04-15T00:05:00+06:00")


def test_place_and_channel_decide_the_term(capsys: pytest.CaptureFixture[str]) -> None:
    """Cl. 7(1) of 2010: Astana 3 working days, in person 10 minutes, letters of legal persons 5 working days."""
    law, filed = "address-certificate@2010", ["--filed", "2012-04-24T10:00"]
    astana = answer(capsys, law, "--channel", "centre", "--place", "Астана", *filed)
    assert astana["due"] == "2012-04-27T20:00:00+06:00"
    person = answer(capsys, law, "--channel", "provider", "--place", "Семей", *filed)
    assert person["due"] == "2012-04-24T10:10:00+06:00"
    letter = answer(capsys, law, "--channel", "provider-letter", "--place", "Семей", *filed)
    assert letter["due"] == "2012-05-02T18:00:00+06:00"


def test_a_fact_of_the_case_and_one_term_of_many_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    law = "address-certificate@2010"
    legal = answer(capsys, law, *SEMEY, "--fact", "applicant=legal")
    assert legal["term"]["id"] == "T4c"
    shelf = answer(capsys, law, *SEMEY, "--term", "T12")
    assert (shelf["clause"], shelf["term"]["unit"]) == ("17", "months")


def test_what_the_law_does_not_give_is_answered_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    electronic = ["--channel", "portal", "--filed", "2012-04-27T11:00", "--lang", "en"]
    said = told(capsys, "address-certificate@2010", *electronic, code=1)
    assert "7(1)" in said
    assert "provider, provider-letter, centre" in said
    before = ["--channel", "centre", "--place", "Семей", "--filed", "2009-04-27T11:00", "--lang", "en"]
    assert "begins on 01.11.2010" in told(capsys, "address-certificate", *before, code=1)
    wrong = ["--channel", "centre", "--place", "Семей", "--filed", "2015-04-27T11:00", "--lang", "en"]
    assert "address-certificate@2014 was" in told(capsys, "address-certificate@2010", *wrong, code=1)
    none = told(capsys, "address-certificate@2010", *SEMEY, "--term", "T13", "--lang", "en", code=1)
    assert "sets no term" in none


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["address-certificate@2010", *SEMEY[:3], "Шамбала", *SEMEY[4:]], "Шамбала"),
        (["address-certificate@2011", *SEMEY], "address-certificate@2010, address-certificate@2014"),
        (["passport", *SEMEY], "address-certificate"),
        (["address-certificate@2010", *SEMEY[:5], "27/04/2012"], "2012-04-27T11:00"),
        (["address-certificate@2010", *SEMEY, "--fact", "legal"], "NAME=VALUE"),
        (["address-certificate@2010", *SEMEY, "--term", "T99"], "T1, T2"),
    ],
)
def test_a_wrong_question_is_answered_with_2_and_with_what_to_write(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert says in told(capsys, *arguments, code=2)


def test_a_channel_that_no_act_knows_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["address-certificate@2010", "--channel", "pigeon", "--filed", "2012-04-27T11:00"]
    assert "provider-letter" in told(capsys, *asked, code=2)
