"""Why two services differ: the twins of one act, laid side by side."""

from __future__ import annotations

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.changes import Comparison, compared
from tests.law.test_changes_between_editions import Claim, comparison, says, single, told

TWINS = ("residence-registration@2012", "residence-deregistration@2012")
CARDS = ("passport-id-card@2012", "temporary-id@2012")
NEW_TWINS = ("residence-registration@2014", "residence-deregistration@2014")
NEW_CARDS = ("passport-id-card@2014", "temporary-id@2014")
CERTIFICATE = ("residence-registration@2014", "address-certificate@2014")

DIFFERENCES = [
    (TWINS, Claim("act", "art./cl. 3, 5", "art./cl. 3", ("3", "3"))),
    (TWINS, Claim("terms", None, "30 minutes", (None, "7(3)"))),
    (TWINS, Claim("fee", "paid for", "free of charge", ("8", "8"))),
    (TWINS, Claim("fee", "10 % of the MCI", None, ("8", None))),
    (TWINS, Claim("documents", "taking up for military", "on removal from military", ("11(6)", "11(4)"))),
    (TWINS, Claim("documents", "address sheet of departure", None, ("11(4)", None))),
    (TWINS, Claim("documents", "dwelling was acquired", None, ("11(2)", None))),
    (TWINS, Claim("premises", "racks in the waiting hall", "or with the consultants", ("12", "12"))),
    (
        TWINS,
        Claim(
            "complaints", "heads of the authorised body", "management of the Centre", ("20", "20, annex 1")
        ),
    ),
    (TWINS, Claim("complaints", "rude service", "ill-mannered service", ("22", "22, annex 1"))),
    (CARDS, Claim("service", "partially automated", "not automated", ("2", "2"))),
    (CARDS, Claim("terms", "1 month", None, ("7(1)", None))),
    (CARDS, Claim("terms", None, "1 working day", (None, "7(3)"))),
    (CARDS, Claim("fee", "400 % of the MCI", None, ("8", None))),
    (CARDS, Claim("fee", "Heroes of the Soviet Union", None, ("8", None))),
    (CARDS, Claim("schedules", "9.00 to 20.00", "lunch break 13.00 to 14.30", ("9, annex 1", "9"))),
    (CARDS, Claim("documents", "two photographs", "one photograph", ("11(3)", "11(3)"))),
    (CARDS, Claim("documents", None, "written application", (None, "11(1), 12"))),
    (CARDS, Claim("papers", "Application-registration talon", None, ("14, annex 4", None))),
    (CARDS, Claim("issue", "employee of the Centre", None, ("15", None))),
    (
        CARDS,
        Claim(
            "complaints", "management of the Centre", "heads of the authorised body", ("20", "20, annex 2")
        ),
    ),
    (
        CARDS,
        Claim("complaints", "office of the Centre or", "office of the authorised body", ("24, 25", "24, 25")),
    ),
    (NEW_TWINS, Claim("service", "permanent or temporary place", "permanent place", ("3", "3"))),
    (NEW_TWINS, Claim("channels", "offered", "not provided for", ("3, 9, 14", "3"))),
    (NEW_TWINS, Claim("terms", "15 minutes (through the portal", None, ("4(1)", None))),
    (NEW_TWINS, Claim("terms", "20 minutes", "30 minutes", ("4(3)", "4(3)"))),
    (NEW_TWINS, Claim("service", "electronic (partially", "electronic and (or)", ("5", "5"))),
    (NEW_TWINS, Claim("results", None, "address departure sheet", (None, "6"))),
    (NEW_TWINS, Claim("fee", "10 % of the MCI", None, ("7", None))),
    (NEW_TWINS, Claim("schedules", "round the clock", None, ("8(3)", None))),
    (NEW_TWINS, Claim("documents", "consent of the owner", None, ("9(1), annex 1", None))),
    (NEW_TWINS, Claim("documents", None, "application for removal", (None, "9(1)"))),
    (NEW_TWINS, Claim("information", "www.egov.kz", None, ("13", None))),
    (NEW_CARDS, Claim("terms", "30 minutes", "20 minutes", ("4(3)", "4(3)"))),
    (NEW_CARDS, Claim("fee", "400 % of the MCI", None, ("7", None))),
    (NEW_CARDS, Claim("channels", "offered", None, ("12", None))),
    (NEW_CARDS, Claim("grounds", None, "was not presented in full", (None, "10, annex"))),
    (NEW_CARDS, Claim("documents", "secret protected by law", None, ("9", None))),
    (NEW_CARDS, Claim("papers", "talon", None, ("6, 9, annex", None))),
    (CERTIFICATE, Claim("terms", "30 minutes", "15 minutes", ("4(1)", "4(1)"))),
    (CERTIFICATE, Claim("service", "partially automated", "fully automated", ("5", "5"))),
    (CERTIFICATE, Claim("fee", "paid for", "free", ("7", "7"))),
    (CERTIFICATE, Claim("grounds", None, "not presented in full", (None, "10, annex 3"))),
    (CERTIFICATE, Claim("channels", "offered", None, ("12", None))),
    (CERTIFICATE, Claim("complaints", None, "outgoing", (None, "11"))),
]


@pytest.mark.parametrize(("pair", "claim"), DIFFERENCES)
def test_a_difference_of_two_services_is_found_with_its_clauses(pair: tuple[str, str], claim: Claim) -> None:
    found = single([side for side in told(comparison(*pair), claim.section) if says(side, claim)])
    assert found, claim
    assert claim.clauses in [(side.old_clause, side.new_clause) for side in found]


def alike(found: Comparison) -> set[tuple[str, str]]:
    """What is the same, by section and matter."""
    return {(row.section, row.what.en) for row in found.alike}


def test_the_twins_of_2012_are_alike_in_what_one_act_says_of_both() -> None:
    found = comparison(*TWINS)
    assert {
        ("service", "Form of the service"),
        ("terms", "Term of the service"),
        ("terms", "Waiting"),
        ("queue", "Booking"),
        ("schedules", "Hours of the centre"),
        ("schedules", "Hours of branches"),
        ("grounds", "Grounds of refusal"),
        ("indicators", "Quality indicators"),
        ("directories", "Lists of offices"),
        ("act", "Act"),
        ("act", "In force"),
    } <= alike(found)
    assert found.matters == len(found.changes) + len(found.alike)
    assert len(found.alike) > 25


def test_the_cards_of_2012_share_what_the_acts_of_both_share() -> None:
    """The clauses on payment, booking, refusal, principles, indicators, court and the annexes are the same; some
    differ in spelling only, so that not all are the same word for word."""
    found = comparison(*CARDS)
    assert {
        ("fee", "How the duty is paid"),
        ("queue", "Booking"),
        ("queue", "Accelerated serving"),
        ("grounds", "Grounds of refusal"),
        ("principles", "Principles"),
        ("indicators", "Quality indicators"),
        ("complaints", "Going to court"),
        ("directories", "Lists of offices"),
    } <= alike(found)
    assert {"17", "18", "23"} <= set(found.word_for_word)


def test_the_wait_of_fifteen_minutes_is_common_to_the_twins_of_2014() -> None:
    assert ("terms", "Waiting") in alike(comparison(*NEW_TWINS))
    assert ("schedules", "Hours of the centre") in alike(comparison(*NEW_TWINS))


def test_nothing_is_said_twice() -> None:
    """A matter is either alike or different, never both."""
    for pair in (TWINS, CARDS, NEW_TWINS, NEW_CARDS, CERTIFICATE):
        found = comparison(*pair)
        keys = [(row.section, row.what, row.where, row.cases, row.old, row.new) for row in found.changes]
        assert len(keys) == len(set(keys)), pair


def test_an_edition_differs_in_nothing_from_itself() -> None:
    for name in TWINS + CARDS:
        found = compared(edition(name), edition(name))
        assert found.changes == ()
        assert found.matters == len(found.alike)
