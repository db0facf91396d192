"""Dates, clauses and texts in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils import translation

from qyzmet.law.text import Text
from qyzmet.ui.components import ClockWords
from qyzmet.ui.words import clause_anchor, clause_words, in_language, kzdate, kztime

TEXT = Text("қазақша", "по-русски", "in English")


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(("language", "said"), [("kk", "қазақша"), ("ru", "по-русски"), ("en", "in English")])
def test_a_text_of_the_law_is_shown_in_the_language_of_the_reader(language: str, said: str) -> None:
    with translation.override(language):
        assert in_language(TEXT) == said
        assert in_language(TEXT.as_dict()) == said
        assert render("{{ text|in_language }}", text=TEXT) == said


def test_what_is_no_text_stays_as_it_is() -> None:
    assert in_language("word") == "word"
    assert in_language(None) == ""


def test_days_are_written_with_dots_and_moments_in_the_time_of_kazakhstan() -> None:
    assert kzdate(date(2014, 6, 5)) == "05.06.2014"
    late_evening = datetime(2014, 6, 5, 20, 30, tzinfo=UTC)
    assert kzdate(late_evening) == "06.06.2014"
    assert kztime(late_evening) == "06.06.2014 02:30"
    assert kzdate(None) == ""


@pytest.mark.parametrize(
    ("clause", "kk", "ru", "en"),
    [
        ("11(1)", "11(1)-тармақ", "п. 11(1)", "cl. 11(1)"),
        ("cl. 3, cl. 9", "3-тармақ, 9-тармақ", "п. 3, п. 9", "cl. 3, cl. 9"),
        ("11(1), 14", "11(1), 14-тармақтар", "п. 11(1), 14", "cl. 11(1), 14"),
        (
            "annex 3; cl. 6, 14",
            "3-қосымша; 6, 14-тармақтар",
            "приложение 3; п. 6, 14",
            "annex 3; cl. 6, 14",
        ),
        (
            "act cl. 1, 13, 24",
            "акт 1-тармақ, 13, 24-тармақтар",
            "акт п. 1, п. 13, 24",
            "act cl. 1, cl. 13, 24",
        ),
        ("annex 3", "3-қосымша", "приложение 3", "annex 3"),
        ("annex 4(2), 5", "4(2)-қосымша, 5-тармақ", "приложение 4(2), п. 5", "annex 4(2), cl. 5"),
        (
            "act reword",
            "акт редакция туралы ескертпе",
            "акт примечание о редакции",
            "act note on the wording",
        ),
        ("9, annex", "9-тармақ, қосымша", "п. 9, приложение", "cl. 9, annex"),
        ("annex 2, row 14", "2-қосымша, 14-жол", "приложение 2, строка 14", "annex 2, row 14"),
        ("act cl. 1(5)", "акт 1(5)-тармақ", "акт п. 1(5)", "act cl. 1(5)"),
    ],
)
def test_a_clause_is_cited_as_each_language_cites_it(clause: str, kk: str, ru: str, en: str) -> None:
    for language, said in (("kk", kk), ("ru", ru), ("en", en)):
        with translation.override(language):
            assert clause_words(clause) == said


def test_every_clause_has_an_anchor_of_its_own() -> None:
    assert clause_anchor("11(1)") == "clause-11-1"
    assert clause_anchor("annex 3, cl. 2") == "clause-annex-3-cl-2"


def test_a_clause_is_plain_text_where_there_is_no_page_for_it() -> None:
    with translation.override("en"):
        shown = render('{% clause "11(1)" %}')
    assert "cl. 11(1)" in shown
    assert "<a" not in shown


def test_a_part_of_an_edition_brings_its_own_clause_and_none_shows_nothing() -> None:
    class Part:
        clause = "8"

    with translation.override("en"):
        assert "cl. 8" in render("{% clause part %}", part=Part())
        assert render("{% clause part %}", part=None) == ""


def test_a_clock_says_what_is_left_and_why() -> None:
    clock = ClockWords(
        words=Text("2 жұмыс күні", "2 рабочих дня", "2 working days"),
        state="attention",
        reasons=[Text("себебі", "причина", "the reason")],
    )
    with translation.override("ru"):
        shown = render("{% term_words clock %}", clock=clock)
    assert "2 рабочих дня" in shown
    assert "<li>причина</li>" in shown
    assert "qz-clock--attention" in shown


def test_what_people_write_is_never_taken_for_markup() -> None:
    shown = render('{% status "going" words %}{% empty words %}', words="<b>x</b>")
    assert "<b>" not in shown
    assert shown.count("&lt;b&gt;") == 2


@pytest.mark.parametrize(
    ("value", "shown"), [(12345, "12\N{NO-BREAK SPACE}345"), (7, "7"), (None, ""), ("–", "–")]
)
def test_numbers_are_grouped_by_three(value: int | str | None, shown: str) -> None:
    assert render("{{ value|number }}", value=value) == shown
