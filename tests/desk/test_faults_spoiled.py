"""A result found spoiled or wrong before it is handed over is made anew; what was made stays on record as spoiled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qyzmet.cases import custody
from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.perform import made_at, redo
from qyzmet.desk.request import events_of, told
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.papers.issue import verify
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import IdentityDocument, RegistrationMark
from tests.desk.killing import everything_stored, killed_at_every_statement
from tests.desk.ministry import (
    MAKERS,
    PASSPORT,
    REGISTRATION,
    REMOVAL,
    TEMPORARY,
    carry,
    case_of,
    documents,
    hand_over,
    last,
    later,
    receiver,
    somebody,
    step_of,
    whose_turn,
)
from tests.desk.town import NEW, OLD, SPRING, TUESDAY, Town, about_self, papers, sound
from tests.desk.town import carry as carry_certificate
from tests.desk.town import file as file_certificate

MADE = pytest.mark.parametrize("law", MAKERS, ids=lambda law: law.name)
OFFICES = pytest.mark.usefixtures("offices")
WHY = "Фамилиясы қате басылған"


def again(stored: Stored, reasons: str = WHY, **more: object) -> Stored:
    """Whose turn it is sends the result back."""
    key = more.get("key")
    return redo(
        stored.id,
        stored.state.step or "",
        whose_turn(stored),
        reasons,
        at=later(stored),
        key=str(key) if key else None,
    )


def refused(stored: Stored, reasons: str = WHY) -> str:
    """The code with which sending back is refused; nothing has changed then."""
    before = everything_stored()
    with pytest.raises(Refusal) as error:
        again(stored, reasons)
    assert everything_stored() == before
    return error.value.code


@OFFICES
@MADE
def test_a_spoiled_document_is_made_anew_and_stays_on_record(law: Edition) -> None:
    who = somebody()
    case = case_of(law, who, until=step_of(law, Verb.ISSUE))
    running = {(clock.term, clock.due) for clock in case.state.running()}
    back = again(case)
    assert back.state.step == step_of(law, Verb.MAKE)
    assert running <= {(clock.term, clock.due) for clock in back.state.running()}, (
        "the time lost is the office's"
    )
    ((first, state),) = documents(who)
    assert (state, IdentityDocument.objects.get().remark) == ("spoiled", WHY)
    assert [row["number"] for row in last(back)["spoiled"]] == [first]
    assert told(events_of(back)).made == {}
    case = hand_over(carry(back, step_of(law, Verb.ISSUE)))
    assert case.state.ended == "issued"
    assert [state for _, state in documents(who)] == ["spoiled", "valid"]
    assert len({number for number, _ in documents(who)}) == 2
    assert sound(case)
    assert custody.verify(Case.objects.get(pk=case.id)) is None


@OFFICES
@MADE
def test_what_is_spoiled_twice_is_made_three_times(law: Edition) -> None:
    who, issue = somebody(), step_of(law, Verb.ISSUE)
    case = case_of(law, who, until=issue)
    for _ in range(2):
        case = carry(again(case), issue)
    assert hand_over(case).state.ended == "issued"
    assert [state for _, state in documents(who)] == ["spoiled", "spoiled", "valid"]
    redone = [event for event in events_of(case) if event.get("outcome") == "redo"]
    assert [event["data"]["reasons"] for event in redone] == [WHY, WHY]


@OFFICES
@MADE
def test_what_was_handed_over_is_not_made_anew(law: Edition) -> None:
    case = carry(case_of(law))
    assert case.state.ended == "issued"
    with pytest.raises(Refusal, match="case-ended"):
        redo(case.id, step_of(law, Verb.ISSUE), receiver(law), WHY, at=later(case))


@OFFICES
@MADE
def test_sending_back_says_why(law: Edition) -> None:
    case = case_of(law, until=step_of(law, Verb.ISSUE))
    assert refused(case, "  ") == "reasons-missing"


@OFFICES
def test_what_has_not_been_made_is_not_sent_back() -> None:
    assert refused(case_of(TEMPORARY["2014"], until="A4")) == "nothing-to-redo"
    assert refused(case_of(REGISTRATION["2014"], until="A9")) == "nothing-to-redo"
    assert refused(case_of(PASSPORT["2012"], until="A5")) == "nothing-to-redo"


@OFFICES
def test_a_document_of_both_kinds_is_spoiled_whole() -> None:
    """One case, two documents: both are made anew, so that they fit each other."""
    who = somebody()
    case = case_of(PASSPORT["2012"], who, until="A7", document="both", card_reason="first")
    case = carry(again(case), "A7")
    assert hand_over(case).state.ended == "issued"
    assert sorted(state for _, state in documents(who)) == ["spoiled", "spoiled", "valid", "valid"]


@OFFICES
def test_sending_back_twice_with_one_key_spoils_once() -> None:
    who = somebody()
    case = case_of(PASSPORT["2014"], who, until="A7")
    again(case, key="once")
    before = everything_stored()
    assert again(case, key="once").repeated
    assert everything_stored() == before


@OFFICES
@pytest.mark.parametrize("law", [TEMPORARY["2014"], PASSPORT["2012"]], ids=lambda law: law.name)
def test_sending_back_happens_whole_or_not_at_all(law: Edition) -> None:
    case = case_of(law, until=step_of(law, Verb.ISSUE))
    assert killed_at_every_statement(lambda: again(case)) > 5


@OFFICES
@pytest.mark.parametrize("law", TEMPORARY.values(), ids=lambda law: law.name)
def test_the_former_card_is_withdrawn_and_verifies_no_more(law: Edition) -> None:
    case = case_of(law, until=step_of(law, Verb.ISSUE))
    (first,) = papers(case, "temporary-id-card")
    back = again(case)
    assert (verify(first.code).status, verify(first.code).withdrawn_reason) == ("withdrawn", WHY)
    assert last(back)["withdrawn"] == [{"id": "temporary-card", "code": first.code}]
    case = carry(back, step_of(law, Verb.ISSUE))
    _, second = papers(case, "temporary-id-card")
    assert verify(second.code).status == "valid"


@OFFICES
def test_a_sheet_that_is_not_signed_yet_is_written_anew() -> None:
    case = case_of(REMOVAL["2014"], until="A6")
    assert not Paper.objects.filter(kind="departure-sheet").exists()
    back = again(case)
    assert back.state.step == "A5"
    assert "withdrawn" not in last(back)
    case = carry(back)
    assert case.state.ended == "removed"
    assert [verify(one.code).status for one in papers(case, "departure-sheet")] == ["valid"]
    assert RegistrationMark.objects.count() == 1


@OFFICES
def test_a_sheet_that_was_signed_is_withdrawn() -> None:
    case = carry(again(case_of(REMOVAL["2014"], until="A7")))
    assert case.state.ended == "removed"
    assert [verify(one.code).status for one in papers(case, "departure-sheet")] == ["withdrawn", "valid"]
    assert sound(case)


@OFFICES
def test_reasons_longer_than_a_paper_keeps_are_cut_there_and_kept_in_the_journal() -> None:
    case = case_of(TEMPORARY["2012"], until="A6")
    back = again(case, "қате " * 190)
    assert len(last(back)["reasons"]) == 950
    assert len(papers(case, "temporary-id-card")[0].withdrawn_reason) == 500


def test_a_certificate_of_the_information_system_is_formed_anew_at_once(town: Town) -> None:
    """2014: its steps follow by themselves, and the sealed one is withdrawn."""
    case = file_certificate(about_self(NEW, "centre", town.registered(SPRING)), "centre", SPRING)
    assert case.state.step == "A5"
    back = again(case)
    assert back.state.step == "A5"
    first, second = papers(case, "certificate-2014-a")
    assert [verify(one.code).status for one in (first, second)] == ["withdrawn", "valid"]
    assert sound(back)


def test_a_certificate_of_the_card_index_goes_back_to_who_filled_it_in(town: Town) -> None:
    case = file_certificate(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", TUESDAY)
    case = carry_certificate(case, "C11", TUESDAY)
    back = again(case)
    assert back.state.step == "C9"
    assert [verify(one.code).status for one in papers(case, "certificate-2010")] == ["withdrawn"]
    ended = carry_certificate(back, "", TUESDAY + timedelta(days=1))
    assert (ended.state.ended, sound(ended)) == ("issued", True)
    assert custody.verify(Case.objects.get(pk=case.id)) is None


def test_what_is_in_a_bag_is_counted_before_it_is_sent_back(town: Town) -> None:
    case = file_certificate(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", TUESDAY)
    case = carry_certificate(case, "C10c", TUESDAY)
    assert made_at(case) == "C9"
    assert refused(case) == "on-a-manifest"
