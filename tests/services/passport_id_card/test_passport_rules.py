"""Who may ask for whose passport and identity card."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.services.passport_id_card.rules import inquiry, objection
from qyzmet.services.rules import proxies_of
from tests.services.identity_cases import CHILD, DAY, ME, OTHER, YOUTH, combinations

OLD, NEW = edition("passport-id-card@2012"), edition("passport-id-card@2014")
BOTH = pytest.mark.parametrize("law", [OLD, NEW], ids=["2012", "2014"])
CHILDS = {"document": "passport", "card_reason": "none", "passport_reason": "before-16"}


def card(reason: str, **more: str) -> dict[str, str]:
    return {"document": "identity-card", "card_reason": reason, "passport_reason": "none", **more}


def passport(reason: str, **more: str) -> dict[str, str]:
    return {"document": "passport", "card_reason": "none", "passport_reason": reason, **more}


def said(law: Edition, facts: dict[str, str], subject: str, applicant: str = ME, **more: Any) -> str:
    """The code of the objection, whose clause is one of the act and whose words are there; empty if there is none."""
    found = objection(law, facts, applicant, [subject], more.get("ties"), on=more.get("on", DAY[law.year]))
    if found is None:
        return ""
    assert found.clause is not None
    assert set(found.clause.split(", ")) <= {clause.id for clause in law.clauses}
    assert all(found.text.as_dict().values())
    return found.code


@pytest.mark.parametrize(
    ("facts", "subject", "applicant", "code"),
    [
        (card("first"), ME, ME, ""),
        (card("lost"), ME, ME, ""),
        (passport("exchange"), ME, ME, ""),
        (CHILDS, CHILD, ME, ""),
        (passport("lost-abroad"), CHILD, ME, ""),
        (passport("citizenship"), CHILD, ME, ""),
        (CHILDS, OTHER, ME, "sixteen-already"),
        (CHILDS, ME, ME, "through-representative"),
        (CHILDS, CHILD, CHILD, "through-representative"),
        (passport("exchange"), OTHER, ME, "in-person"),
        (card("first"), CHILD, ME, "in-person"),
        (card("first"), CHILD, CHILD, "through-representative"),
        (passport("first"), CHILD, CHILD, "through-representative"),
        (passport("lost-abroad"), OTHER, ME, "grown-up"),
        (card("none"), ME, ME, "card_reason-cannot-be-none"),
        (passport("none"), ME, ME, "passport_reason-cannot-be-none"),
        ({**passport("exchange"), "card_reason": "lost"}, ME, ME, "card_reason-cannot-be-lost"),
    ],
)
def test_in_2012_everybody_comes_in_person_but_for_a_child(
    facts: dict[str, str], subject: str, applicant: str, code: str
) -> None:
    """cl. 6, 11(3) and 15."""
    assert said(OLD, facts, subject, applicant) == code


@pytest.mark.parametrize(
    ("facts", "subject", "code"),
    [
        (card("exchange", for_whom="self"), ME, ""),
        (card("exchange", for_whom="self"), OTHER, "not-oneself"),
        ({**CHILDS, "for_whom": "child"}, CHILD, ""),
        ({**CHILDS, "for_whom": "child"}, ME, "oneself-after-all"),
        ({**CHILDS, "for_whom": "self"}, ME, "passport_reason-cannot-be-before-16"),
        ({**CHILDS, "for_whom": "incapable"}, OTHER, "passport_reason-cannot-be-before-16"),
        (card("first", for_whom="child"), CHILD, "card-from-16"),
        (passport("exchange", for_whom="child"), CHILD, "passport-before-16"),
        (passport("first", for_whom="child"), YOUTH, ""),
        (card("first", for_whom="child", parents_at_16="same"), YOUTH, ""),
        (card("first", for_whom="child", parents_at_16="grown"), YOUTH, "grown-or-not"),
        (card("first", for_whom="self", parents_at_16="different"), ME, "grown-or-not"),
        (card("first", for_whom="self", parents_at_16="grown"), ME, ""),
        ({**CHILDS, "for_whom": "child"}, YOUTH, "sixteen-already"),
        (card("exchange", for_whom="child"), OTHER, "grown-up"),
        (card("exchange", for_whom="incapable"), OTHER, ""),
        (card("exchange", for_whom="incapable"), ME, "oneself-after-all"),
        (card("lost", for_whom="self", health="unable", mode="days-7"), ME, "mode-cannot-be-days-7"),
        (card("lost", for_whom="self", health="able", mode="days-7"), ME, ""),
        (card("lost", for_whom="self", health="unable", mode="ordinary"), ME, ""),
    ],
)
def test_in_2014_a_representative_applies_for_a_child_and_for_the_incapable(
    facts: dict[str, str], subject: str, code: str
) -> None:
    """cl. 4(1), 9 and 12."""
    assert said(NEW, facts, subject) == code


def test_where_a_register_is_asked_the_child_is_ones_own() -> None:
    facts = {**CHILDS, "for_whom": "child"}
    assert said(NEW, facts, CHILD, ties={CHILD: "child"}) == ""
    assert said(NEW, facts, CHILD, ties={CHILD: "sibling"}) == "not-your-child"
    assert said(NEW, facts, CHILD, ties={}) == "not-your-child"


@BOTH
def test_one_application_is_for_one_person(law: Edition) -> None:
    for subjects in ([], [ME, OTHER]):
        found = objection(law, card("lost", for_whom="self"), ME, subjects, None)
        assert found is not None
        assert found.code == "one-person-only"


def test_sixteen_is_reached_on_the_birthday() -> None:
    """Born on 10 March 2005: 16 on 10 March 2021, had the edition been in force."""
    facts = {**CHILDS, "for_whom": "child"}
    assert said(NEW, facts, CHILD, on=date(2021, 3, 9)) == ""
    assert said(NEW, facts, CHILD, on=date(2021, 3, 10)) == "sixteen-already"
    first = card("first", for_whom="self", parents_at_16="same")
    assert said(NEW, first, CHILD, CHILD, on=date(2021, 3, 10)) == ""
    assert said(NEW, first, CHILD, CHILD, on=date(2021, 3, 9)) == "through-representative"


@BOTH
def test_without_the_day_of_filing_nobody_is_called_too_young(law: Edition) -> None:
    assert said(law, card("lost", for_whom="self"), CHILD, CHILD, on=None) == ""
    assert said(law, {**CHILDS, "for_whom": "child"}, OTHER, on=None) == "sixteen-already"


def test_a_number_that_is_no_iin_has_no_age() -> None:
    assert said(OLD, card("lost"), "applicant", "applicant") == ""
    assert said(OLD, card("lost"), "859999300007", "859999300007") == ""


@BOTH
def test_every_combination_that_the_edition_allows_is_open_to_somebody(law: Edition) -> None:
    """But for a child who is 18 or older."""
    for facts in combinations(law):
        people = [(ME, ME), (OTHER, ME), (CHILD, ME), (YOUTH, ME), (YOUTH, YOUTH)]
        codes = [said(law, facts, subject, applicant) for subject, applicant in people]
        grown_child = facts.get("for_whom") == "child" and facts.get("parents_at_16") == "grown"
        assert ("" in codes) != grown_child, (facts, codes)


def test_who_may_fetch_for_another() -> None:
    """2014, cl. 6: a notarised power of attorney at the centre, on the talon; the portal and 2012 want the person."""
    allowed = {
        (law.year, step.id): proxies_of(law, step)
        for law in (OLD, NEW)
        for channel in law.channels
        for step in channel.steps
        if step.does is Verb.ISSUE
    }
    assert {step for step, clause in allowed.items() if clause == "6"} == {
        ("2014", "A7"),
        ("2014", "P8"),
        ("2014", "H7"),
    }
    assert set(allowed.values()) == {"6", None}
    assert inquiry(NEW, NEW.channels[0].steps[0]) == "addresses"
