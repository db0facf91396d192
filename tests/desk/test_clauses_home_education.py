"""The home-education allowance, clause by clause: the regulation No. А-11/491 of Akmola region (2011)."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Any

import pytest

from qyzmet.benefits.models import Benefit
from qyzmet.cases.store import Stored
from qyzmet.desk.demo.electronic import keys_for
from qyzmet.desk.official import Official
from qyzmet.desk.request import events_of
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.papers.models import Paper
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.iin import make_iin
from qyzmet.registers.models import Person
from tests.desk import home_education as home
from tests.desk.clauses import due_day, minutes_of, tried_in, tries
from tests.desk.ministry import carry, code, do, hand_over, last, later
from tests.desk.test_clauses import AIMS, LISTS, NAMED, TOLD, below

pytestmark = pytest.mark.usefixtures("offices")
LAW = home.LAW
NAME = LAW.name


def made(stored: Stored, kind: str) -> list[Paper]:
    """The papers of a kind in the case, in the order in which they were made."""
    return list(Paper.objects.filter(case_number=stored.number, kind=kind).order_by("pk"))


def step(stored: Stored) -> str:
    return stored.state.step or ""


def said(stored: Stored, step_id: str) -> dict[str, Any]:
    """What the journal says of a step."""
    return next(event.get("data", {}) for event in events_of(stored) if event.get("step") == step_id)


# --- taking in --------------------------------------------------------------------------------------------------


@tries(NAME, "1(1)", "1(6)", "2", "12", "13", "11(1)", "annex 1")
def test_the_department_of_the_place_takes_the_documents_and_gives_the_talon() -> None:
    """13: «…тіркелген және тұтынушының мемлекеттік қызметті алатын күні… көрсетілген талон беріледі»."""
    case = home.paper()
    assert (case.office, case.provider) == (home.BODY, home.BODY)
    (talon,) = made(case, "talon-2011")
    assert talon.fields["registered"] == "2012-10-10"
    assert talon.fields["taken_by"] == "Мұсабаева Айнұр"
    assert case.state.promised is not None
    assert talon.fields["receive"] == case.state.promised.astimezone(home.DAY.tzinfo).date().isoformat()


@tries(NAME, "1(2)")
def test_a_parent_applies_for_the_child() -> None:
    parent, child = home.family()
    case = home.paper((parent, child))
    assert case.applicant.id == parent.iin
    assert case.state.facts["subjects"] == child.iin
    with pytest.raises(Refusal) as refusal:
        home.paper((child, child))
    assert refusal.value.code == "child-by-representative"
    with pytest.raises(Refusal) as refusal:
        home.paper(home.family(date(1994, 10, 10)))
    assert refusal.value.code == "child-too-old"


@tries(NAME, *(f"14({number})" for number in range(1, 9)), "14")
def test_every_document_of_clause_14_is_asked_for_and_no_other() -> None:
    for document in ("D1", "D2", "D3", "D5", "D6", "D7", "D8"):
        case = home.paper(lacks=(document,))
        assert step(case) == "I3", document
        assert not made(case, "talon-2011")
    assert step(home.paper(lacks=("D4a", "D4b", "D4c"))) == "I3"
    for one_is_enough in (("D4b", "D4c"), ("D4a", "D4c"), ("D4a", "D4b")):
        assert step(home.paper(lacks=one_is_enough)) == "P3"
    copied = [one for one in LAW.documents_for("provider", home.FACTS) if one.form == "original+copy"]
    assert {one.id for one in copied} == {"D2", "D3", "D4a", "D4b", "D4c", "D6", "D7"}


@tries(NAME, "14(1)", "14(7)")
def test_the_application_names_the_identity_document_the_number_and_the_account() -> None:
    case = home.paper()
    (application,) = made(case, "application-home-education-2011")
    assert application.fields["identity"] == home.ANSWERS["identity"]
    assert application.fields["code"] == case.applicant.id
    assert application.fields["account"] == "KZ86 125K ZT50 0410 0100, Халық банкі"
    with pytest.raises(Refusal) as refusal:
        home.paper(account="KZ86125KZT5004100101")
    assert (refusal.value.code, refusal.value.field, refusal.value.clause) == (
        "bad-answer",
        "account",
        "14(7)",
    )


@tries(NAME, "9", "9(1)")
def test_it_takes_ten_working_days_from_the_documents_on() -> None:
    """10 October 2012 is a Wednesday; 24 October is the tenth working day after it."""
    for case, term in ((home.paper(), "T1"), (home.electronic(), "T1"), (home.portal(), "T1")):
        assert due_day(case, term) == date(2012, 10, 24)


@tries(NAME, "9(2)", "9(3)")
def test_the_window_takes_a_quarter_of_an_hour() -> None:
    terms = {one.id: one for one in LAW.terms}
    assert terms["T2"].limit is not None
    assert terms["T3"].limit is not None
    assert (terms["T2"].limit.value, terms["T3"].limit.value) == (15, 15)
    assert terms["T2"].times == "people-in-queue"
    case = home.paper()
    clock = case.state.clock("T3")
    assert clock is None or minutes_of(case, "T3") <= 15


@tries(NAME, "5")
def test_nothing_is_paid() -> None:
    for channel in LAW.channels:
        assert all(one.does is not Verb.PAY for one in channel.steps)
    assert LAW.fee.duty is None


# --- on paper ---------------------------------------------------------------------------------------------------


@tries(NAME, "7", "11", "11(2)", "15", "15(1)", "15(2)", "16", "18", "annex 2")
def test_on_paper_the_case_goes_to_the_management_and_back_to_the_executor() -> None:
    case = home.paper()
    way = [("P3", "executor"), ("P4", "executor"), ("P5", "head"), ("P6", "executor"), ("P7", "executor")]
    way += [("P8", "executor"), ("P9", "head"), ("P10", "executor"), ("P11", "executor")]
    for name, post in way:
        assert step(case) == name
        assert process_of(LAW, "provider").steps[name].by == post
        if name != "P11":
            case = carry_one(case)
    assert said(case, "P3")["number"] == said(case, "P10")["number"] == 1
    done = hand_over(case)
    assert done.state.ended == "issued"


def carry_one(case: Stored) -> Stored:
    """The next step, done by whose turn it is."""
    now = step(case)
    following = process_of(LAW, case.state.channel).steps[now].then[0].go
    return carry(case, until=following)


@tries(NAME, "7", "18")
def test_the_notification_is_made_when_it_is_signed_and_the_money_is_assigned_then() -> None:
    parent, child = home.family()
    case = carry(home.paper((parent, child)), until="P9")
    assert not made(case, "notification-home-education-2011")
    assert not Benefit.objects.filter(recipient=parent).exists()
    case = carry_one(case)
    (paper,) = made(case, "notification-home-education-2011")
    assert (paper.fields["since"], paper.fields["until"]) == ("2012-10-01", "2013-05-31")
    assert not paper.sealed
    benefit = Benefit.objects.get(recipient=parent)
    assert (benefit.about, benefit.monthly, benefit.since) == (child, 323_600, date(2012, 10, 1))
    assert benefit.account == home.ANSWERS["account"]
    assert benefit.case_number == case.number


@tries(NAME, "10", "10(1)")
def test_an_incomplete_package_is_registered_and_refused_in_writing() -> None:
    case = home.paper(lacks=("D7",))
    case = carry(case, until="Q7")
    case = do(case, ground="incomplete-or-faulty", reasons="Банктегі шоттың көшірмесі жоқ.")
    case = carry(case, until="Q10")
    (refusal,) = made(case, "refusal-2011")
    assert "14-тармағында" in refusal.fields["ground"]
    assert refusal.fields["reasons"] == "Банктегі шоттың көшірмесі жоқ."
    assert refusal.fields["missing"] == ["банктегі шоттың көшірмесі"]
    assert carry(case).state.ended == "refused"
    assert not Benefit.objects.exists()


@tries(NAME, "10(2)")
def test_false_papers_are_refused_after_the_examination() -> None:
    case = carry(home.paper(), until="P6")
    case = do(case, "faulty")
    assert step(case) == "Q7"
    assert code(case, ground="consumer-data") == "ground-not-in-the-edition"
    case = carry(do(case, ground="false"), until="Q10")
    (refusal,) = made(case, "refusal-2011")
    assert refusal.fields["ground"].startswith("ұсынылған мәліметтер")


@tries(NAME, "10(1)")
def test_documents_that_have_ended_cannot_be_called_sound() -> None:
    case = carry(home.paper(conclusion_until="2012-09-30"), until="P6")
    assert code(case, "sound") == "verdict-differs"
    assert step(do(case, "faulty")) == "Q7"


@tries(NAME, "29(6)")
def test_what_nobody_fetches_is_kept() -> None:
    case = carry(home.paper(), until="P11")
    assert code(case, "not-collected") == "still-time-to-collect"
    assert case.state.promised is not None
    kept = do(case, "not-collected", at=case.state.promised + timedelta(days=1))
    assert kept.state.ended == "not-collected"


# --- in the information system ----------------------------------------------------------------------------------


@tries(
    NAME, "19", "19(1)", "19(2)", "19(4)", "19(5)", "19(7)", "19(8)", "19(9)", "19(10)", "19(12)", "annex 3"
)
def test_the_employee_enters_checks_scans_registers_and_signs() -> None:
    case = home.electronic()
    assert step(case) == "S3"
    case = carry(case, until="S16")
    done = [event["step"] for event in events_of(case) if event.get("kind") == "done"]
    assert done == ["S1", "S2", "S3", "S5", "S6", "S7", "S10", "S11", "S12", "S13", "S15"]
    assert case.state.facts["record"] == "registered"
    assert said(case, "S11")["number"] == 1
    for signed in ("S12", "S15"):
        assert said(case, signed)["signature"]["kind"] == "electronic"
    assert said(case, "S13").get("problem") is None


@tries(NAME, "19(3)")
def test_faults_at_the_counter_are_said_aloud() -> None:
    case = do(home.electronic(), "faulty")
    assert step(case) == "S4"
    case = do(case, ground="violations")
    assert case.state.ended == "refused-orally"
    assert not made(case, "negative-output-2011")


@tries(NAME, "19(6)")
def test_who_is_not_in_the_database_is_entered_from_the_document() -> None:
    parent, child = home.family()
    case = home.electronic((unknown(parent), child))
    case = carry(case, until="S9")
    assert case.state.facts["record"] == "none"
    assert step(carry_one(case)) == "S10"


def unknown(like: Person) -> Person:
    """Somebody with a number that no register has."""
    iin = str(make_iin(date(1979, 2, 3), "female", 7007))
    return Person(
        iin=iin, surname="Келімбетова", given_name="Раушан", birth_date=like.birth_date, sex="female"
    )


@tries(NAME, "19(11)")
def test_a_signature_that_does_not_hold_ends_the_signing() -> None:
    case = carry(home.electronic(), until="S12")
    case = do(case, **keys_for(case, "S12", {"S13": "invalid"}))
    assert case.state.ended == "unsigned"
    assert said(case, "S13")["problem"] == "expired"


@tries(NAME, "19(13)", "19(14)", "19(15)", "28", "annex 8")
def test_the_output_document_is_signed_by_the_authorised_person_before_it_is_handed_over() -> None:
    case = carry(home.electronic(), until="S20")
    assert not made(case, "positive-output-2011")
    assert not Benefit.objects.exists()
    case = carry(case, until="S23")
    (paper,) = made(case, "positive-output-2011")
    assert paper.sealed
    assert Benefit.objects.count() == 1
    assert hand_over(case).state.ended == "issued"


@tries(NAME, "10", "annex 8")
def test_a_refusal_of_the_electronic_procedure_is_a_letter_with_its_grounds() -> None:
    case = carry(home.electronic(), until="S16")
    assert code(case, "refused") in ("ground-missing", "verdict-differs")
    case = do(case, "refused", ground="false", reasons="Анықтаманы ешкім бермеген.")
    case = carry(case, until="U23")
    (letter,) = made(case, "negative-output-2011")
    assert letter.fields["reasons"] == "Анықтаманы ешкім бермеген."
    assert letter.fields["ground"].startswith("ұсынылған мәліметтер")
    assert letter.sealed
    assert do(case, how="in-person").state.ended == "refused"
    assert not Benefit.objects.exists()


@tries(NAME, "10")
def test_money_is_never_assigned_twice_for_the_same_months() -> None:
    people = home.family()
    carry(home.electronic(people, conclusion_until="2012-12-31"))
    carry(home.electronic(people))
    first, second = Benefit.objects.order_by("since")
    assert (first.until, second.since) == (date(2012, 12, 31), date(2013, 1, 1))
    third = carry(home.electronic(people), until="S16")
    assert code(third, "granted") == "verdict-differs"


# --- on the portal ----------------------------------------------------------------------------------------------


@tries(
    NAME,
    *("20", "20(1)", "20(2)", "20(3)", "20(5)", "20(6)", "20(7)", "20(8)", "20(9)", "20(11)", "20(12)"),
    *("21", "annex 7"),
)
def test_a_signed_request_goes_through_the_gateway_to_the_department_of_the_place() -> None:
    case = home.portal()
    assert case.provider == home.BODY
    assert step(case) == "B13"
    done = [event["step"] for event in events_of(case) if event.get("kind") == "done"]
    assert done == ["B0", "B1", "B3", "B4", "B5", "B6", "B7", "B9", "B10", "B11", "B12"]
    (form,) = made(case, "portal-application-home-education-2011")
    assert form.fields["iin"] == case.applicant.id
    assert any("KZ86 125K" in line for line in form.fields["extra"])


@tries(NAME, "20(4)")
def test_an_account_in_a_name_that_is_no_more_is_refused_by_the_portal() -> None:
    parent, child = home.family()
    parent.surname = "Басқаева"
    case = home.portal((parent, child))
    assert case.state.ended == "refused-by-portal"
    (notice,) = made(case, "portal-notice-2011")
    assert notice.fields["text"] == LAW.ground("consumer-data").text.kk


@tries(NAME, "20(10)", "annex 8")
def test_a_signature_that_is_not_confirmed_is_refused_by_the_portal() -> None:
    parent, child = home.family()
    case = home.portal((parent, child), {"iin": parent.iin})
    assert case.state.ended == "refused-by-portal"
    (notice,) = made(case, "portal-notice-2011")
    assert notice.fields["text"] == LAW.ground("consumer-signature").text.kk


@tries(NAME, "20(13)", "20(14)", "20(15)", "20(16)", "28")
def test_the_signed_answer_comes_to_the_cabinet_by_itself() -> None:
    case = carry(home.portal(), until="B18")
    assert not made(case, "positive-output-2011")
    case = carry(case, until="B20")
    assert not Benefit.objects.exists()
    head = Official(8, "Қуанышев Серік", "head", home.BODY)
    case = do(case, by=head)
    assert case.state.ended == "issued"
    (paper,) = made(case, "positive-output-2011")
    assert paper.sealed
    assert Benefit.objects.count() == 1
    assert last(case)["to"]["iin"] == case.applicant.id


@tries(NAME, "20(14)", "20(16)", "annex 8")
def test_the_letter_of_refusal_comes_to_the_cabinet() -> None:
    case = carry(home.portal(), until="B14")
    case = carry(do(case, "refused", ground="incomplete-or-faulty", reasons="Көшірме оқылмайды."))
    assert case.state.ended == "refused"
    (letter,) = made(case, "negative-output-2011")
    assert letter.fields["reasons"] == "Көшірме оқылмайды."


@tries(NAME, "20(6)")
def test_on_the_portal_the_register_proves_the_child() -> None:
    parent, _ = home.family()
    _, other = home.family()
    with pytest.raises(Refusal) as refusal:
        home.portal((parent, other))
    assert refusal.value.code == "not-ones-child"


@tries(NAME, "22")
def test_who_asks_sees_where_the_case_stands() -> None:
    case = home.portal()
    assert later(case) > case.state.opened
    assert process_of(LAW, "portal").steps["B22"].does is Verb.SHOW


@tries(NAME, "31")
def test_the_head_answers_for_it_and_signs_it() -> None:
    for channel, signing in (("provider", "P9"), ("provider-electronic", "S20"), ("portal", "B20")):
        assert process_of(LAW, channel).steps[signing].by == "head"
    case = carry(home.paper(), until="P9")
    assert code(case, by=Official(7, "Мұсабаева Айнұр", "executor", home.BODY)) == "wrong-post"


# --- every clause -----------------------------------------------------------------------------------------------

DRAWN = "schemes and diagrams: drawn from the same steps (tests/process/bpmn)"
ASKED = "the questionnaire: a form of the cabinet, no step of a case"
DECLARED: dict[str, str] = {
    **dict.fromkeys((f"1({number})" for number in (3, 4, 5, *range(7, 18))), NAMED),
    **dict.fromkeys(("3", "4", "6", "30"), NAMED),
    **dict.fromkeys(("8", "23", "24", "25"), TOLD),
    **dict.fromkeys(("17", "26", "annex 4", "annex 5"), DRAWN),
    **dict.fromkeys(("27", "annex 6"), ASKED),
    **dict.fromkeys(("29", "29(1)", "29(2)", "29(3)", "29(4)", "29(5)"), AIMS),
}
"""Clauses with nothing to try in a case, and why; reviewed one by one."""


def test_every_clause_has_a_scenario_or_a_reason_to_have_none() -> None:
    tried = {clause for name, clause, _ in tried_in(sys.modules[__name__]) if name == NAME}
    known = {one.id for one in LAW.clauses}
    assert tried <= known
    assert set(DECLARED) <= known
    assert not tried & set(DECLARED)
    met = tried | set(DECLARED)
    left = [
        one
        for one in known - met
        if not one.startswith("act ") and not (below(LAW, one) and below(LAW, one) <= met)
    ]
    assert left == []


def test_the_list_of_departments_is_held_against_the_act() -> None:
    assert LISTS
    assert Office.objects.filter(kind=Office.Kind.PROVIDER, services__contains=[LAW.service]).count() == 19
