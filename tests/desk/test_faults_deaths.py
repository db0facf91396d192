"""Somebody dies before, between or after: the dead get nothing, and every case comes to its end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.request import events_of, told
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.changes import record_death
from qyzmet.registers.models import IdentityDocument, Person, RegistrationMark, Residence
from tests.desk.ministry import (
    DAY,
    MAKERS,
    PASSPORT,
    REGISTRATION,
    REMOVAL,
    carry,
    case_of,
    code,
    do,
    documents,
    file,
    filing,
    hand_over,
    last,
    receipt,
    send,
    somebody,
    step_of,
)
from tests.desk.town import sound
from tests.registers.holding import holds, signed

pytestmark = pytest.mark.usefixtures("offices")
MADE = pytest.mark.parametrize("law", MAKERS, ids=lambda law: law.name)
MOVED = pytest.mark.parametrize("law", REGISTRATION.values(), ids=lambda law: law.name)


def dies(who: Person, law: Edition, days: int = 0) -> None:
    """The civil registry notes on the day of the filing that the person died (so many days before)."""
    day = DAY[law.year].date()
    record_death(who.iin, day - timedelta(days=days), **signed(day, "ҚР-1"))


def stays(who: Person) -> list[tuple[str, bool]]:
    """Reason and whether it ended, of every registration of a person."""
    rows = Residence.objects.filter(person=who).order_by("pk")
    return [(row.removal_reason, row.removed_on is not None) for row in rows]


# --- Before the filing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("law", [*MAKERS, *REGISTRATION.values()], ids=lambda law: law.name)
def test_nobody_applies_in_the_name_of_the_dead(law: Edition) -> None:
    who = somebody()
    dies(who, law, days=3)
    with pytest.raises(Refusal) as refused:
        case_of(law, who)
    assert (refused.value.code, refused.value.field) == ("person-died", "subjects")
    assert who.iin in refused.value.text.kk
    assert not Case.objects.exists()


# --- Between the filing and the issue ----------------------------------------------------------------------------


@MADE
def test_what_was_made_for_the_dead_is_spoiled_and_not_handed_over(law: Edition) -> None:
    who, issue = somebody(), step_of(law, Verb.ISSUE)
    case = case_of(law, who, until=issue)
    assert [state for _, state in documents(who)] == ["made"]
    dies(who, law, days=1)
    assert [state for _, state in documents(who)] == ["spoiled"]
    assert code(case, "issued", to={"iin": who.iin, "name": who.full_name}) == "person-died"
    case = do(case, "not-collected")
    assert (case.state.ended, last(case)["died"]) == ("not-collected", str(who_died(who)))
    assert [state for _, state in documents(who)] == ["spoiled"], "made and never given, it never had force"
    assert [row["number"] for row in last(case)["spoiled"]] == [number for number, _ in documents(who)]
    assert not case.state.running()
    assert sound(case)


def who_died(who: Person) -> object:
    """The day of death by the register."""
    return Person.objects.get(pk=who.pk).died_on


@MADE
def test_a_document_that_lies_about_is_spoiled_when_the_case_of_the_dead_ends(law: Edition) -> None:
    """Should the death have come into the register without the documents."""
    who = somebody()
    case = case_of(law, who, until=step_of(law, Verb.ISSUE))
    Person.objects.filter(pk=who.pk).update(died_on=DAY[law.year].date())
    do(case, "not-collected")
    assert [state for _, state in documents(who)] == ["spoiled"]
    assert IdentityDocument.objects.get().invalid_reason == "spoiled"


@MADE
def test_for_the_dead_nothing_is_made_and_the_case_comes_to_its_end(law: Edition) -> None:
    who = somebody()
    case = case_of(law, who, until=step_of(law, Verb.MAKE))
    dies(who, law)
    made = do(case)
    assert (last(made)["number"], last(made)["died"]) == ("—", str(who_died(who)))
    case = carry(made, step_of(law, Verb.ISSUE))
    assert code(case, "issued", to={"iin": who.iin, "name": who.full_name}) == "person-died"
    case = carry(case, **{step_of(law, Verb.ISSUE): "not-collected"})
    assert case.state.ended == "not-collected"
    assert not IdentityDocument.objects.exists()
    assert not Paper.objects.filter(kind="temporary-id-card").exists()
    assert sound(case)


def test_no_notice_of_readiness_goes_to_the_dead() -> None:
    law = PASSPORT["2014"]
    who = somebody()
    holds(who, "passport", DAY["2014"].date() - timedelta(days=900), None, "14-1")
    brought = filing(law, who, channel="portal", passport_reason="new-design")
    case = carry(send(law, brought), "B2")
    case = do(case, tender=receipt(law, brought.facts, DAY["2014"].date(), "portal"))
    assert case.state.step == "B4"
    dies(who, law)
    case = carry(case, "B7")
    assert not Paper.objects.filter(kind="passport-notice-ready-2014").exists()
    assert carry(case, B7="not-collected").state.ended == "not-collected"


@MOVED
def test_the_dead_are_not_registered_and_the_case_comes_to_its_end(law: Edition) -> None:
    who = somebody(registered=law is REGISTRATION["2014"])
    case = case_of(law, who, until="A6")
    dies(who, law)
    case = do(case)
    assert told(events_of(case)).died == str(who_died(who))
    assert stays(who) == ([("died", True)] if law is REGISTRATION["2014"] else [])
    outcomes = {"A9": "not-collected"} if law is REGISTRATION["2014"] else {"A10": "not-collected"}
    assert carry(case, **outcomes).state.ended == "not-collected"


# --- Removal because of a death ------------------------------------------------------------------------------------


def removal(dead: Person, **more: object) -> Stored:
    """A relative has somebody removed because of their death (2012)."""
    request = {key: str(value) for key, value in more.items() if key.startswith("death")}
    facts = {key: str(value) for key, value in more.items() if key not in request}
    facts = {"reason": "death", **facts}
    return case_of(REMOVAL["2012"], somebody(), subject=dead, request=request, **facts)


@pytest.mark.parametrize("card", ["electronic", "other"])
def test_the_relative_of_the_dead_gets_the_papers_back(card: str) -> None:
    """The death is in the register: what it ended is told, and nothing is ended twice."""
    law, dead = REMOVAL["2012"], somebody()
    holds(dead, "identity-card", DAY["2012"].date() - timedelta(days=400), None, "11-1")
    dies(dead, law, days=5)
    case = do(removal(dead, card=card))
    (ended, *_) = last(case)["effects"]
    assert (ended["does"], ended["result"]["ended"], ended["result"]["reason"]) == (
        "end-residence",
        [],
        "died",
    )
    assert [row["removed_on"] for row in ended["result"]["already"]] == [DAY["2012"].date().isoformat()]
    case = hand_over(carry(case, "A9"))
    assert case.state.ended == "removed"
    assert stays(dead) == [("died", True)]
    assert sound(case)


@pytest.mark.parametrize("card", ["electronic", "other"])
def test_who_died_between_the_filing_and_the_entry_is_removed_all_the_same(card: str) -> None:
    dead = somebody()
    case = removal(dead, card=card)
    dies(dead, REMOVAL["2012"])
    assert carry(case).state.ended == "removed"
    assert stays(dead) == [("died", True)]


def test_the_certificate_brings_the_day_of_death_into_the_register() -> None:
    """reading: with the number and the day of the certificate; documents lose their force on that entry."""
    day, dead = DAY["2012"].date(), somebody()
    holds(dead, "identity-card", day - timedelta(days=400), None, "11-1")
    case = carry(removal(dead, death_number="АБ 1234567", death_date=day - timedelta(days=2)))
    assert case.state.ended == "removed"
    assert who_died(dead) == day - timedelta(days=2)
    assert (stays(dead), [state for _, state in documents(dead)]) == ([("died", True)], ["invalid"])
    noted = [row["does"] for event in events_of(case) for row in event.get("data", {}).get("effects", ())]
    assert noted == ["end-residence", "lose-document", "record-death"]


def test_without_a_certificate_the_day_of_death_is_left_to_the_civil_registry() -> None:
    dead = somebody()
    assert carry(removal(dead)).state.ended == "removed"
    assert (who_died(dead), stays(dead)) == (None, [("died", True)])
    dies(dead, REMOVAL["2012"])
    assert stays(dead) == [("died", True)], "what was ended stays as it was ended"


def test_a_day_of_death_that_cannot_be_is_refused_and_can_be_corrected_with_the_step() -> None:
    dead, day = somebody(), DAY["2012"].date()
    case = removal(dead, death_number="АБ 1", death_date=day + timedelta(days=9))
    assert code(case) == "register-ahead"
    assert stays(dead) == [("", False)]
    right = {"death_date": (day - timedelta(days=1)).isoformat()}
    assert do(case, request=right).state.step == "A8"
    assert who_died(dead) == day - timedelta(days=1)


def test_who_asked_for_a_removal_and_died_is_handed_nothing() -> None:
    law, who = REMOVAL["2014"], somebody()
    case = case_of(law, who, until="A7")
    dies(who, law)
    assert code(case, "issued", to={"iin": who.iin, "name": who.full_name}) == "person-died"
    assert do(case, "not-collected").state.ended == "not-collected"


def test_the_death_of_whom_is_removed_is_no_hindrance_for_who_asked() -> None:
    """cl. 9(2): the owner of the dwelling has somebody removed by a court's decision."""
    law, dead, owner = REMOVAL["2014"], somebody(), somebody()
    brought = filing(law, owner, subject=dead, reason="right-lost", applicant="owner")
    case = file(law, brought)
    dies(dead, law)
    case = carry(case)
    assert case.state.ended == "removed"
    assert RegistrationMark.objects.get(person=dead).kind == "departure-sheet"
    assert stays(dead) == [("died", True)]
