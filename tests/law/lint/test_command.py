"""``qyzmet law lint``: what it prints, in three languages and as JSON, and its exit codes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qyzmet.cli import main
from qyzmet.law import catalogue
from qyzmet.law.lint import RULES, lint
from qyzmet.law.text import Text

Printed = pytest.CaptureFixture[str]
EDITION = "address-certificate@2014"
QUIET = "leftover"
"""A rule that finds nothing in that edition."""


def told(capsys: Printed, *arguments: str, code: int) -> str:
    """What the command prints; it ends with this code and complains of nothing."""
    assert main(["law", "lint", *arguments]) == code
    printed = capsys.readouterr()
    assert not printed.err
    return printed.out


def as_json(capsys: Printed, *arguments: str, code: int = 1) -> Any:
    """The same as JSON."""
    return json.loads(told(capsys, *arguments, "--json", code=code))


def test_a_finding_is_told_whole(capsys: Printed) -> None:
    out = told(capsys, EDITION, "--rule", "mixed-roles", "--lang", "en", code=1)
    assert out.startswith(f"{EDITION}: error 3\n  error mixed-roles [11; ")
    assert "→ Write «көрсетілетін қызметті алушы»: the recipient" in out
    assert out.endswith("editions: 1, findings: 3\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "1 редакция, 17 қайшылық"),
        ("ru", "редакций: 1, находок: 17"),
        ("en", "editions: 1, findings: 17"),
    ],
)
def test_three_languages_say_the_same(capsys: Printed, language: str, words: str) -> None:
    out = told(capsys, EDITION, "--lang", language, code=1)
    assert out.count("    · ") == out.count("    → ") == 17
    assert words in out


def test_a_service_and_all_editions(capsys: Printed) -> None:
    one = as_json(capsys, "address-certificate")
    assert {row["edition"] for row in one} == {"address-certificate@2010", "address-certificate@2014"}
    every = as_json(capsys)
    assert {row["edition"] for row in every} == set(catalogue.files())
    assert [row for row in every if row in one] == one


def test_nothing_found_is_no_error(capsys: Printed) -> None:
    assert f"{EDITION}: –" in told(capsys, EDITION, "--rule", QUIET, code=0)
    assert as_json(capsys, EDITION, "--rule", QUIET, code=0) == []


def test_json_holds_everything(capsys: Printed) -> None:
    rows = as_json(capsys, EDITION)
    found = lint(catalogue.edition(EDITION))
    assert len(rows) == len(found)
    for row, one in zip(rows, found, strict=True):
        assert set(row) == {"rule", "severity", "edition", "where", "spans", "lines", "what", "suggestion"}
        assert (row["rule"], row["severity"], row["where"]) == (one.rule, one.severity, one.where)
        assert row["edition"] == EDITION
        assert row["spans"] == [list(span) for span in one.spans]
        assert row["lines"] == list(one.lines or ())
        assert Text(**row["what"]) == one.what
        assert Text(**row["suggestion"]) == one.suggestion


def test_rules_may_be_chosen(capsys: Printed) -> None:
    rows = as_json(capsys, EDITION, "--rule", "mixed-roles", "--rule", "two-sites")
    assert {row["rule"] for row in rows} == {"mixed-roles", "two-sites"}


def test_the_rules_are_listed(capsys: Printed) -> None:
    rows = as_json(capsys, "--rules", code=0)
    assert [row["id"] for row in rows] == [rule.id for rule in RULES]
    assert all(
        row["title"][language] and row["looks_for"][language]
        for row in rows
        for language in ("kk", "ru", "en")
    )
    out = told(capsys, "--rules", "--lang", "ru", code=0)
    assert len(out.splitlines()) == len(RULES)
    assert all(rule.title.ru in out and rule.looks_for.ru in out for rule in RULES)


def test_a_rule_that_does_not_exist(capsys: Printed) -> None:
    assert main(["law", "lint", EDITION, "--rule", "no-such-rule"]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith("--rule no-such-rule: steps-against-term, ")


@pytest.mark.parametrize("asked", ["no-such-service", "address-certificate@1999", "@"])
def test_an_edition_that_does_not_exist(capsys: Printed, asked: str) -> None:
    assert main(["law", "lint", asked]) == 2
    assert capsys.readouterr().err


def test_recall_is_printed(capsys: Printed) -> None:
    out = told(capsys, "--recall", "--lang", "en", code=0)
    assert out.startswith("edition ")
    assert all(name in out for name in catalogue.files())
    assert out.splitlines()[-1].startswith("all ")
    (row,) = as_json(capsys, EDITION, "--recall", code=0)
    assert (row["edition"], row["anomalies"], row["visible"], row["seen"]) == (EDITION, 28, 10, 10)
    assert (row["share"], row["missed"]) == (1.0, [])
    single = told(capsys, EDITION, "--recall", "--lang", "kk", code=0)
    assert "барлығы" not in single
    assert "100%" in single


def test_what_is_missed_is_named(capsys: Printed) -> None:
    out = told(capsys, "unemployed-certificate@2011", "--recall", code=0)
    assert "  – law-title" in out
