"""Rules about terms and hours, each on a made edition without the fault and with it."""

from __future__ import annotations

import pytest

from qyzmet.law.limits import Limit, Unit
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from tests.law.lint.made import Case, cell, check, schedule, small, table, term, way, working

ANNEX = {"7": "7. Қызмет көрсету мерзімі.", "annex 1": None}
DAYS = Limit(2, Unit.DAYS)


def steps(first: int, second: int) -> Edition:
    """A service of three working days in two steps."""
    terms = (
        term("W", "service", working(3), "7"),
        term("A", "step", working(first), "annex 1", starts=("S1:opened",)),
        term("B", "step", working(second), "annex 1", starts=("S2:opened",)),
    )
    return small(ANNEX, terms=terms, channels=(way("A", "B"),))


def returned(days: int) -> Edition:
    """A service of three working days, of which the return of the papers takes some."""
    terms = (term("W", "service", working(3), "7"), term("R", "return", working(days), "1"))
    return small(ANNEX, terms=terms)


def two_terms(second: int) -> Edition:
    """The service has a term, and the act prints one more."""
    terms = (
        term("W", "service", working(3), "7"),
        term("V", "service", working(second), "annex 1", binding=False),
    )
    return small(ANNEX, terms=terms)


def step_and_cell(days: int) -> Edition:
    """A step of two working days, and a cell of the table for the same step."""
    terms = (term("A", "step", working(2), "7", starts=("S1:opened",)),)
    of_step = cell("1", "құжаттарды тексеру", limit=working(days), steps=("S1",))
    return small(ANNEX, terms=terms, channels=(way("A"),), tables=(table(of_step, numbered=False),))


def intake(minutes: int) -> Edition:
    """Ten minutes to serve a person, and an action that takes the papers in."""
    terms = (term("A", "serving", Limit(10, Unit.MINUTES), "7"),)
    taking = cell("1", "құжаттарды қабылдау", limit=Limit(minutes, Unit.MINUTES), steps=("S1",))
    return small(
        ANNEX,
        terms=terms,
        channels=(way("A", does=Verb.RECEIVE),),
        tables=(table(taking, numbered=False),),
    )


def open_hours(words: str) -> Edition:
    """An edition whose provider works as clause 8 says."""
    return small({"8": words}, schedules=(schedule("8", 9, 18),))


BREAK = ", түскі үзіліс 13.00-ден 14.00-ге дейін"

TERMS = [
    Case(
        rule="steps-against-term",
        good=steps(1, 1),
        bad=steps(2, 2),
        where="7, annex 1",
        says=("4 жұмыс күні", "мерзімі 3 жұмыс күні"),
        mend="қысқарту",
    ),
    Case(
        rule="steps-against-term",
        good=steps(1, 1),
        bad=steps(1, 2),
        where="7, annex 1",
        says=("қосындысы — 3 жұмыс күні", "қор қалдырмайды"),
        mend="ұзарту",
    ),
    Case(
        rule="steps-against-term",
        good=returned(2),
        bad=returned(3),
        where="7, 1",
        says=("(R) мерзімі 3 жұмыс күні", "(W) — 3 жұмыс күні"),
        mend="ұзарту",
    ),
    Case(
        rule="two-terms",
        good=two_terms(3),
        bad=two_terms(5),
        where="7, annex 1",
        says=("3 жұмыс күні", "5 жұмыс күні"),
        mend="Бірін қалдыру",
    ),
    Case(
        rule="two-terms",
        good=step_and_cell(2),
        bad=step_and_cell(3),
        where="annex 1, 7",
        says=("3 жұмыс күні (құжаттарды тексеру)", "2 жұмыс күні (S1)"),
        mend="Бірін қалдыру",
    ),
    Case(
        rule="two-terms",
        good=intake(10),
        bad=intake(30),
        where="annex 1, 7",
        says=("30 минут", "10 минут"),
        mend="Бірін қалдыру",
    ),
    Case(
        rule="undefined-unit",
        good=small(ANNEX, terms=(term("R", "return", working(2), "7"),)),
        bad=small(ANNEX, terms=(term("R", "return", DAYS, "7"),)),
        where="7",
        says=("2 күн", "жұмыс күні ме, күнтізбелік күн бе"),
        mend="түрін айту",
    ),
    Case(
        rule="hours-differ",
        good=small(ANNEX, schedules=(schedule("7", 9, 18), schedule("annex 1", 9, 18))),
        bad=small(ANNEX, schedules=(schedule("7", 9, 18), schedule("annex 1", 10, 18))),
        where="7, annex 1",
        says=("9.00–18.00", "10.00–18.00"),
        mend="Бір кестені",
    ),
    Case(
        rule="hours-differ",
        good=small(ANNEX, schedules=(schedule("7", 9, 18), schedule("1", 9, 18, purpose="complaints"))),
        bad=small(ANNEX, schedules=(schedule("7", 9, 18), schedule("1", 9, 20, purpose="complaints"))),
        where="7, 1",
        says=("9.00–18.00", "9.00–20.00"),
        mend="Бір кестені",
    ),
    Case(
        rule="break-unsaid",
        good=open_hours(f"8. Орган сағат 9.00-ден 18.00-ге дейін жұмыс істейді{BREAK}."),
        bad=open_hours("8. Орган сағат 9.00-ден 18.00-ге дейін жұмыс істейді."),
        where="8",
        says=("сағат 9.00-ден 18.00-ге", "түскі үзіліс бар ма"),
        mend="Үзілістің",
    ),
]


@pytest.mark.parametrize("case", TERMS, ids=lambda case: f"{case.rule} {'…'.join(case.says)}")
def test_the_fault_is_found_and_nothing_else(case: Case) -> None:
    check(case)
