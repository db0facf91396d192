"""A wrong file is refused with file, line, column, key and what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.law.limits import Hours, Limit, Span, Unit, Week
from qyzmet.law.loader import read_edition
from qyzmet.law.problems import BadEdition, Problem
from qyzmet.law.reader import UNREADABLE, Reader
from tests.law.wrong import only, spoil


def read(cls: type, text: str) -> tuple[Any, list[Problem]]:
    reader = Reader(Path("some.yaml"))
    return reader.read(cls, text), reader.problems


def test_an_unknown_key_is_named_with_the_one_that_was_meant() -> None:
    spoilt = spoil("    limit: 15 minutes", "    limmit: 15 minutes")
    unknown, missing = sorted(spoilt.problems, key=lambda p: "missing" in p.message)
    assert (unknown.file, unknown.line, unknown.column) == ("2014.yaml", spoilt.line, 5)
    assert unknown.key == "terms.T1.limmit"
    assert unknown.message == "unknown key 'limmit': did you mean 'limit'?"
    assert missing.key == "terms.T1.limit"
    assert "expected a limit as 3 working-days, or null" in missing.message


def test_an_unknown_key_like_no_other_is_answered_with_the_keys_there_are() -> None:
    problem = only(spoil("free: true", "free: true\n  zzz: 1"))
    assert problem.message == "unknown key 'zzz': expected one of: clause, reading, free, words, duty"


def test_a_missing_key_is_named_with_what_is_expected() -> None:
    problem = only(spoil("    body: centre\n    excludes_filing: false\n", "    excludes_filing: nope\n"))
    assert problem.key == "terms.T1.excludes_filing"
    assert problem.message == "expected true or false, found 'nope'"
    problem = only(spoil('fee:\n  clause: "7"\n  free: true\n', 'fee:\n  clause: "7"\n'))
    assert (problem.key, problem.message) == ("fee.free", "missing key 'free': expected true or false")


def test_a_text_without_one_of_its_languages_is_refused() -> None:
    spoilt = spoil("    en: The service is free of charge.\n", "")
    problem = only(
        spoil("  words:\n    kk: Мемлекеттік қызмет тегін көрсетіледі.\n    ru", "  words:\n    ru")
    )
    assert only(spoilt).message == "the text has no 'en': expected kk, ru and en"
    assert only(spoilt).key == "fee.words.en"
    assert problem.message == "the text has no 'kk': expected kk, ru and en"


def test_an_empty_text_is_no_text() -> None:
    problem = only(spoil("en: The service is free of charge.", 'en: ""'))
    assert problem.message == "expected a text, found an empty one"


def test_a_plain_string_is_no_text_in_three_languages() -> None:
    place = "title: {kk: Хабарлама-есеп, ru: Уведомление-отчет, en: Notification-report}"
    problem = only(spoil(place, "title: Хабарлама-есеп"))
    assert problem.message == "expected a text {kk, ru, en}, found 'Хабарлама-есеп'"


@pytest.mark.parametrize(
    ("place", "by", "message"),
    [
        ("limit: 15 minutes", "limit: fifteen minutes", "expected a number and a unit"),
        ("limit: 15 minutes", "limit: 15 minuts", "expected a number and a unit"),
        ("limit: 15 minutes", "limit: 0 minutes", "expected a number and a unit"),
        ("date: 2014-02-24", "date: 24.02.2014", "expected a date as 2014-02-24, found '24.02.2014'"),
        ("date: 2014-02-24", "date: 2014-02-30", "expected a date as 2014-02-24, found '2014-02-30'"),
        ("copies: 2", "copies: two", "expected a whole number, found 'two'"),
        ("free: true", "free: maybe", "expected true or false, found 'maybe'"),
        ("free: true", "free: [true]", "expected true or false, found a list of 1"),
        ("kind: complaint", "kind: complaints", "did you mean 'complaint'?"),
        ("does: receive", "does: recieve", "did you mean 'receive'?"),
        ("mon-sat: 09:00-20:00", "mon-sat: 9-20", "expected hours as 09:00-13:00 14:00-18:00, found '9-20'"),
        ("mon-sat: 09:00-20:00", "mon-sat: 20:00-09:00", "hours run forwards"),
        ("mon-sat: 09:00-20:00", "mon-sut: 09:00-20:00", "unknown key 'mon-sut': did you mean"),
        ("week: six-day, mon-sat", "week: four-day, mon-sat", "is not one of: five-day, six-day, every-day"),
        ("seed_lines: [944, 1296]", "seed_lines: [944]", "expected a list of 2, found a list of 1"),
        ("premises: []", "premises: none", "expected a list, found 'none'"),
        ("phones: [8 (7172) 71-40-33, 71-40-03]", "phones: [{a: 1}]", "expected a text, found keys"),
        ("by: inspector\n", "by: no\n", 'expected a text; put it in quotes: "no"'),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(place: str, by: str, message: str) -> None:
    spoilt = spoil(place, by)
    assert any(message in p.message and p.line == spoilt.line for p in spoilt.problems), spoilt.problems


def test_a_value_with_neither_clause_nor_reading_is_refused() -> None:
    spoilt = spoil('fee:\n  clause: "7"\n', "fee:\n")
    problem = only(spoilt)
    assert problem.key == "fee"
    assert problem.line == spoilt.line + 1
    assert "neither clause nor reading" in problem.message


def test_a_key_written_twice_is_refused() -> None:
    problem = only(spoil("  free: true\n", "  free: true\n  free: false\n"))
    assert problem.key == "fee.free"
    assert problem.message.startswith("duplicate key 'free': it stands in line")


def test_an_id_given_twice_is_refused() -> None:
    spoilt = spoil("  - id: T2\n", "  - id: T1\n")
    assert any(
        p.message.startswith("duplicate id 'T1'") and p.line == spoilt.line and p.key == "terms.T1.id"
        for p in spoilt.problems
    )


def test_step_ids_are_unique_in_the_whole_edition() -> None:
    spoilt = spoil("      - id: BN\n", "      - id: AN\n")
    assert any(p.message.startswith("duplicate id 'AN'") for p in spoilt.problems)


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    spoilt = spoil("    clause: 4(1)\n    what:\n", "    claus: 4(1)\n    wat:\n")
    assert len(spoilt.problems) >= 3
    assert [p.line for p in spoilt.problems] == sorted(p.line for p in spoilt.problems)


def test_what_is_not_yaml_is_refused_with_its_line() -> None:
    found, problems = read(dict, "a: [1\nb: 2\n")
    assert found is UNREADABLE
    assert problems[0].line == 2
    assert problems[0].message.startswith("not YAML")


def test_an_empty_file_is_refused() -> None:
    assert read(dict, "")[1][0].message == "the file is empty"


@dataclass(frozen=True)
class Measures:
    limit: Limit
    hours: Hours


def test_limits_and_hours_are_read_as_written() -> None:
    found, problems = read(
        Measures,
        "limit: 3 working-days\nhours: {week: five-day, mon-thu: 09:00-13:00 14:00-18:00, sat: 00:00-00:00}",
    )
    split = (Span(time(9), time(13)), Span(time(14), time(18)))
    whole = (Span(time(0), time(0)),)
    assert problems == []
    assert found.limit == Limit(3, Unit.WORKING_DAYS)
    assert found.hours == Hours(Week.FIVE_DAY, (split, split, split, split, (), whole, ()))


def test_what_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(BadEdition) as refused:
        read_edition(Path("some.yaml"), "service: қызмет\nyear: ".encode() + b"\xff")
    assert str(refused.value.problems[0]) == "some.yaml:2:1: (file): not a text in UTF-8"


PIECES = [
    *(
        "limit: ",
        "hours: ",
        "week: ",
        "3 working-days",
        "five-day",
        "mon-fri: ",
        "09:00-13:00",
        "{",
        "}",
        "[",
        "]",
    ),
    *(", ", "\n", "  ", "- ", "? ", "&a ", "*a", "!!int ", "null", "yes", '"', "#", "|", "clause: "),
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join))
def test_whatever_stands_in_a_file_is_read_or_refused_never_a_crash(text: str) -> None:
    found, problems = read(Measures, text)
    assert (found is UNREADABLE) == bool(problems)
