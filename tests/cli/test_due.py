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


FILED = ["--filed", "2012-04-24T10:00"]


def test_the_terms_of_an_edition_are_listed_and_those_without_a_figure_say_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, "address-certificate@2010", "--term", "--lang", "en").splitlines()
    assert len(lines) == 16
    by_id = {line.split()[0]: line for line in lines}
    assert "30 minutes (provider)" in by_id["T6"]
    assert "no term is set (portal)" in by_id["T5"]
    assert "back from the promised day (--promised)" in by_id["T10"]
    assert by_id["T12"].endswith("[17]")
    queue = told(capsys, "home-education-allowance@2011", "--term", "--lang", "ru")
    assert "на каждого в очереди (--people)" in queue
    assert "не применяется" in queue


def test_the_list_is_json_too_and_a_service_needs_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "address-certificate", "--filed", "01.06.2012", "--term")
    assert found["edition"] == "address-certificate@2010"
    silent = [term["id"] for term in found["terms"] if term["limit"] is None]
    assert silent == ["T5", "T13"]
    assert "--filed" in told(capsys, "address-certificate", "--term", code=2)


def test_the_only_channel_need_not_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "residence-registration@2012", *FILED)
    assert (found["term"]["id"], found["due"]) == ("T3", "2012-04-24T20:00:00+06:00")
    several = told(capsys, "address-certificate@2010", *FILED, "--lang", "en", code=2)
    assert (
        several
        == "--channel is needed: address-certificate@2010 has several: provider, provider-letter, centre\n"
    )


def test_a_term_that_is_named_brings_its_channel_and_its_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "address-certificate@2010", *FILED, "--term", "T4c")["clause"] == "7(1)"
    days = answer(capsys, "passport-id-card@2012", *FILED, "--term", "days-7")
    assert days["assumed"] == {"mode": "days-7"}
    complaint = answer(capsys, "address-certificate@2014", "--filed", "2014-04-21T10:00", "--term", "T5")
    assert complaint["due"] == "2014-05-15T18:30:00+06:00"


def test_a_term_of_another_channel_or_case_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    law = "address-certificate@2010"
    other = told(capsys, law, *FILED, "--channel", "provider", "--term", "T2", "--lang", "en", code=1)
    assert "not for the channel “provider” but for centre" in other
    semey = ["--channel", "centre", "--place", "Семей", "--term", "T2", "--lang", "en"]
    assert "place=capital/regional-centre" in told(capsys, law, *FILED, *semey, code=1)


def test_a_channel_for_another_case_is_no_answer_and_an_impossible_case_no_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    law, day = "residence-registration@2014", ["--filed", "2014-04-24T10:00", "--lang", "en"]
    home = told(capsys, law, "--channel", "home", "--fact", "health=able", *day, code=1)
    assert "“home” is for another case: health=unable" in home
    both = ["--fact", "registration=temporary", "--fact", "arrival=abroad"]
    impossible = told(capsys, law, "--channel", "centre", *both, *day, code=2)
    assert "--fact arrival=abroad: not possible together with" in impossible


def test_what_nobody_said_is_told_as_taken(capsys: pytest.CaptureFixture[str]) -> None:
    law = ["passport-id-card@2012", "--channel", "centre", *FILED]
    assert answer(capsys, *law)["assumed"] == {"mode": "ordinary"}
    said = told(capsys, *law, "--explain", "--lang", "en")
    assert "Not said, taken as: mode=ordinary" in said
    known = answer(capsys, *law, "--fact", "mode=days-10")
    assert (known["term"]["id"], known["assumed"]) == ("days-10", {})


def test_a_term_counted_back_takes_the_promised_day_from_the_service_or_from_whoever_asks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    law = ["address-certificate@2010", "--channel", "centre", "--place", "Семей", "--term", "T10"]
    found = answer(capsys, *law, "--filed", "2012-04-27T11:00")
    assert found["due"] == "2012-05-04T18:00:00+06:00"
    (promised,) = [reason for reason in found["reasons"] if reason["kind"] == "promised"]
    assert (promised["date"], promised["clause"]) == ("2012-05-07", "7(1)")
    named = answer(capsys, *law, "--filed", "2012-04-24T10:00", "--promised", "02.05.2012")
    assert named["due"] == "2012-04-28T18:00:00+06:00"
    assert not [reason for reason in named["reasons"] if reason["kind"] == "promised"]


def test_a_queue_is_so_much_for_each_and_a_break_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    law = ["targeted-social-assistance@2012", "--filed", "2013-04-16T17:15", "--term", "T3p"]
    said = told(capsys, *law, "--people", "4", "--explain", "--lang", "kk")
    assert "Кезекте 4 адам: 4 × 15 минут = 60 минут" in said
    assert "Жабық уақыт есептелмейді: 16.04.2013 18:00 – 17.04.2013 09:00" in said
    lunch = ["temporary-id@2012", "--filed", "2012-04-24T12:45", "--term", "waiting", "--explain"]
    assert "Перерыв не считается: 13:00–14:30" in told(capsys, *lunch, "--lang", "ru")


def test_the_week_that_was_taken_is_said_where_a_body_works_on_saturday(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Thirty calendar days that end on a Saturday on which the centre is open."""
    law = ["passport-id-card@2014", "--channel", "centre", "--filed", "2014-07-17T10:00"]
    said = told(capsys, *law, "--explain", "--lang", "en")
    assert said.startswith("18.08.2014 20:00")
    assert "the five-day week is taken" in said


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["address-certificate@2010", "--channel", "centre"], "--filed"),
        (["address-certificate@2010", *FILED], "--channel"),
        (["address-certificate@2010", *SEMEY[:3], "Шамбала", *SEMEY[4:]], "--place"),
        (["address-certificate@2010", *SEMEY[:5], "yesterday"], "--filed"),
        (["address-certificate@2010", *SEMEY, "--fact", "legal"], "--fact"),
        (["address-certificate@2010", *SEMEY, "--fact", "applicant=alien"], "--fact applicant=alien"),
        (["address-certificate@2010", *SEMEY, "--fact", "weather=fine"], "--fact weather=fine"),
        (["address-certificate@2010", *SEMEY, "--term", "T99"], "--term T99"),
        (["address-certificate@2010", *SEMEY, "--people", "3"], "--people 3"),
        (["address-certificate@2010", *SEMEY, "--promised", "2012-05-02"], "--promised"),
        (["address-certificate@2010", "--channel", "pigeon", *FILED], "--channel pigeon"),
    ],
)
def test_a_wrong_question_names_the_option_in_three_languages(
    capsys: pytest.CaptureFixture[str], arguments: list[str], option: str, language: str
) -> None:
    assert option in told(capsys, *arguments, "--lang", language, code=2)
