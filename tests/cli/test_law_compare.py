"""``qyzmet law compare``: what a person reads, and what a program reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qyzmet.cli import main

REGISTRATION = ("residence-registration@2012", "residence-registration@2014")
TWINS = ("residence-registration@2012", "residence-deregistration@2012")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    assert main(["law", "compare", *arguments]) == 0
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The answer as JSON."""
    found: dict[str, Any] = json.loads(told(capsys, *arguments, "--json"))
    return found


def test_a_changed_text_shows_what_differs_and_both_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(told(capsys, *REGISTRATION, "--lang", "en").split())
    assert "[-30-] {+15+} minutes (at a public service centre)" in said
    assert "[7(1) → 4(2)]" in said


def test_silence_names_the_edition_that_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    english = told(capsys, *REGISTRATION, "--lang", "en")
    assert "residence-registration@2014 says nothing of it." in english
    assert "residence-registration@2012 says nothing of it." in english
    assert "бұл туралы ештеңе айтпайды" in told(capsys, *REGISTRATION)
    assert "об этом ничего не говорит" in told(capsys, *REGISTRATION, "--lang", "ru")


def test_what_is_alike_is_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, *TWINS, "--lang", "en")
    found = as_json(capsys, *TWINS)
    alike, matters = len(found["alike"]), found["matters"]
    assert f"{alike} of {matters} matters are the same, {matters - alike} differ." in said
    assert f"Alike ({alike})" in said
    assert "Queue: Booking; Accelerated serving; Electronic queue" in said
    assert "Clauses that are the same word for word: " in said


def test_one_side_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    staff = as_json(capsys, *REGISTRATION, "--for", "staff")
    assert {row["for_whom"] for row in staff["changes"]} == {"staff"}
    assert "For the applicant" not in told(capsys, *REGISTRATION, "--for", "staff", "--lang", "en")


def test_the_json_has_kind_marks_items_and_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, *REGISTRATION)
    assert (found["old"], found["new"]) == REGISTRATION
    waiting = next(row for row in found["changes"] if row["what"]["en"] == "Waiting")
    assert waiting["kind"] == "changed"
    (changed, removed) = waiting["items"]
    assert (changed["kind"], removed["kind"]) == ("changed", "removed")
    assert {"sign": "new", "text": "15"} in changed["marks"]["kk"]
    assert (changed["old_clause"], changed["new_clause"]) == ("7(1)", "4(2)")
    assert removed["marks"] == {"kk": [], "ru": [], "en": []}


def test_an_edition_against_itself_differs_in_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing differs." in told(capsys, TWINS[0], TWINS[0], "--lang", "en")


def test_an_unknown_edition_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "compare", TWINS[0], "residence-registration@1999"]) == 2
    assert "residence-registration@2014" in capsys.readouterr().err
