"""Targeted social assistance, clause by clause: both channels, the commission, decisions, answers, bad input."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import qyzmet.law
from qyzmet.benefits.assigning import benefits_of
from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.commissions.models import Conclusion, Inspection
from qyzmet.desk.deciding import found_for
from qyzmet.desk.demo.assistance import SEEN
from qyzmet.desk.demo.staff import official
from qyzmet.desk.request import events_of, told
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Look
from tests.desk.assistance import (
    AKIM,
    BODY,
    DOCUMENTS,
    Family,
    act,
    commission,
    filed,
    make_family,
    status,
    turn,
    until,
)
from tests.desk.clauses import tries
from tests.portal.people import make_applicant

NAME = "targeted-social-assistance@2012"
ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"


@pytest.fixture
def family(db: None, monkeypatch: pytest.MonkeyPatch) -> Family:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    for office in (BODY, AKIM):
        commission(office)
    return make_family()


def papers(stored: Stored) -> dict[str, Paper]:
    return {one.kind: one for one in Paper.objects.filter(case_number=stored.number)}


def refused(stored: Stored, given: dict[str, Any], outcome: str = "") -> Refusal:
    """The step at hand refuses this, and nothing of it is kept."""
    lines, visits, said = Entry.objects.count(), Inspection.objects.count(), Conclusion.objects.count()
    with pytest.raises(Refusal) as why:
        act(stored, given, outcome)
    counted = Entry.objects.count(), Inspection.objects.count(), Conclusion.objects.count()
    assert counted == (lines, visits, said)
    assert all((why.value.text.kk, why.value.text.ru, why.value.text.en))
    return why.value


# Clauses 2, 9(1): two channels with two terms


@tries(NAME, "9", "9(1)")
@pytest.mark.parametrize(("channel", "days"), [("provider", 7), ("akim", 22)])
def test_the_term_is_that_of_the_channel(family: Family, channel: str, days: int) -> None:
    stored = filed(family, channel)
    term = LAW_TERM[channel]
    clock = next(one for one in act(stored).state.clocks if one.term == term)
    assert stored.edition.term(term).limit.value == days  # type: ignore[union-attr]
    assert clock.due is not None


LAW_TERM = {"provider": "T1", "akim": "T2"}


# Clauses 13, 14: what is brought, what is filled in, the talon


@tries(NAME, "14(2)", "14(3)", "14(4)")
def test_the_statements_are_filled_in_from_the_registers(family: Family) -> None:
    status(family.mother, "carer-of-child", about=family.child.iin)
    made = papers(filed(family))
    members = made["family-statement-tsa-2012"].fields["members"]
    assert [row["iin"] for row in members] == [family.mother.iin, family.father.iin, family.child.iin]
    incomes = made["income-statement-tsa-2012"].fields["incomes"]
    assert [row["amount"] for row in incomes] == ["20\N{NO-BREAK SPACE}000"] * 3
    assert made["farm-statement-tsa-2012"].fields["farm"] == []
    assert made["application-tsa-2012"].fields["social_code"] == "1234567890"


@tries(NAME, "13")
def test_the_talon_has_two_days_and_who_took_the_documents(family: Family) -> None:
    stored = act(filed(family))
    talon = papers(stored)["talon-tsa-2012"].fields
    assert set(talon) == {"registered", "promised", "received_by"}
    assert talon["promised"] > talon["registered"]
    assert talon["received_by"] == official("executor", BODY).name


@tries(NAME, "14")
def test_without_a_document_no_case_begins_and_nothing_is_refused(family: Family) -> None:
    stored = filed(family, documents=DOCUMENTS[1:])
    assert stored.state.ended == "not-taken"
    assert papers(stored) == {}


@tries(NAME, "14(6)")
def test_who_takes_part_in_active_measures_brings_the_contract(family: Family) -> None:
    more: dict[str, Any] = {
        "facts": {"active_measures": "yes"},
        "request": {"measures_since": "2026-02-01"},
    }
    assert filed(family, **more).state.ended == "not-taken"
    contract = {"id": "D6", "originals": 0, "copies": 1}
    assert filed(family, documents=[*DOCUMENTS, contract], **more).state.ended is None


# Clause 11(3): the commission


@tries(NAME, "1(3)", "15(4)")
def test_without_a_quorum_the_case_stays_where_it_is(family: Family) -> None:
    stored = until(filed(family), Verb.INSPECT)
    two = [one.pk for one in commission().members.order_by("pk")[:2]]
    why = refused(stored, {"present": two})
    assert (why.code, why.field) == ("no-quorum", "present")
    assert "of 5 members 2 came, at least 3" in why.text.en


def test_an_act_for_another_address_is_refused(family: Family) -> None:
    other = make_family(house="99", name="Қабдрахманова").home
    stored = until(filed(family), Verb.INSPECT)
    for address in (str(other.pk), "elsewhere", ""):
        why = refused(stored, {"address": address})
        assert (why.code, why.clause) == ("wrong-address", "11(3), annex 3")
        assert "Абай" in why.text.kk


@pytest.mark.parametrize(
    ("days", "code"), [(3, "visit-in-future"), (-3, "visit-before-documents"), (None, "visit-day-missing")]
)
def test_a_visit_is_of_a_day_between_the_documents_and_today(
    family: Family, days: int | None, code: str
) -> None:
    stored = until(filed(family), Verb.INSPECT)
    day = "" if days is None else (stored.state.changed + timedelta(days=days)).date().isoformat()
    assert refused(stored, {"visited_on": day}).code == code


def test_an_act_without_an_answer_is_not_written(family: Family) -> None:
    stored = until(filed(family), Verb.INSPECT)
    why = refused(stored, {"checklist": {**SEEN, "heating": ""}})
    assert (why.code, why.field) == ("checklist-missing", "heating")


@tries(NAME, "11(3)")
def test_the_act_and_the_conclusion_are_printed_with_places_to_sign(family: Family) -> None:
    stored = until(filed(family), Verb.REGISTER)
    stored = until(act(stored), Verb.REGISTER)
    made = papers(stored)
    written = made["inspection-act-tsa-2012"].fields
    assert len(written["members"]) == 4
    assert "Бұлақ ауылы" in written["address"]
    said = made["conclusion-tsa-2012"].fields
    assert said["need"] == "necessary"
    assert [row["says"] for row in said["votes"]][-1] == "көмек қажет емес"
    found = told(events_of(stored)).found
    assert found["conclusion"]["count"] == {"for": 3, "against": 1, "abstained": 0}


def test_how_a_conclusion_ends_the_votes_say_not_the_button(family: Family) -> None:
    stored = act(until(filed(family), Verb.INSPECT))
    present = told(events_of(stored)).found["inspection"]["present"]
    against = {str(one["id"]): "against" for one in present}
    stored = act(stored, {"votes": against, "reasons": "қажет емес"}, outcome="favourable")
    assert events_of(stored)[-1]["outcome"] == "unfavourable"


def test_who_did_not_come_does_not_vote(family: Family) -> None:
    stored = act(until(filed(family), Verb.INSPECT))
    everybody = {str(one.pk): "for" for one in commission().members.all()}
    why = refused(stored, {"votes": everybody})
    assert (why.code, why.clause) == ("voted-without-sitting", "11(3)")


@tries(NAME, "11(5)", "15(3)")
@pytest.mark.parametrize("channel", ["provider", "akim"])
def test_an_unfavourable_conclusion_does_not_bind_who_decides(family: Family, channel: str) -> None:
    stored = until(filed(family, channel), Verb.CONCLUDE)
    stored = until(act(stored, outcome="unfavourable"), Verb.DECIDE)
    assert turn(stored)[1].office == BODY, "the akim never decides"
    assert act(stored, outcome="granted").state.ended is None


# Clauses 7, 10, 11(5): the decision and what it says


@tries(NAME, "7", "1(4)", "15(2)")
def test_the_notification_tells_the_computation_and_the_signature_assigns(family: Family) -> None:
    stored = until(filed(family), Verb.SIGN)
    looker = official("executor", BODY).looker()
    on = stored.state.changed.date()
    assert benefits_of(family.mother.iin, on, looker=looker, why="тексеру") == []
    stored = act(stored)
    said = papers(stored)["notification-tsa-2012"].fields
    assert len(said["computation"]) > 5
    assert any("20\N{NO-BREAK SPACE}000" in line for line in said["computation"])
    assert said["signature"] == official("head", BODY).name
    (row,) = benefits_of(family.mother.iin, on, looker=looker, why="тексеру")
    assert row["monthly"] == told(events_of(stored)).found["verdict"]["computation"]["monthly_amount"]
    assert str(row["since"]) == said["since"]


@tries(NAME, "10(1)")
def test_income_above_the_line_can_only_be_refused(family: Family) -> None:
    rich = make_family(income=400_000, house="8", name="Ахметова")
    stored = until(filed(rich), Verb.DECIDE)
    assert refused(stored, {}, "granted").code == "verdict-differs"
    stored = until(act(stored, {"ground": "above-the-line"}, "refused"), Verb.REGISTER)
    said = papers(stored)["refusal-tsa-2012"].fields
    assert "10-тармақтың 1) тармақшасы" in said["ground"]
    assert any("400" in line for line in said["computation"])
    stored = until(stored, Verb.ISSUE)
    assert act(stored).state.ended == "refused"


def test_income_below_the_line_is_not_refused_for_it(family: Family) -> None:
    stored = until(filed(family), Verb.DECIDE)
    why = refused(stored, {"ground": "above-the-line"}, "refused")
    assert why.code == "verdict-differs"
    assert "÷" in why.text.kk, "the computation is told with the refusal"


@tries(NAME, "10(2)")
def test_a_ground_that_an_exception_lifts_is_refused_by_its_name(family: Family) -> None:
    status(family.mother, "carer-of-child", about=family.child.iin)
    stored = until(filed(family), Verb.DECIDE)
    stated = {"ground": "not-registered", "whose": family.mother.iin}
    why = refused(stored, {"ground": "not-registered", "found": {"stated": stated}}, "refused")
    assert (why.code, why.clause) == ("exception-holds", "10(2)")
    assert "жеті жасқа дейінгі балаларды күтумен" in why.text.kk


@tries(NAME, "10(3)")
def test_a_stated_ground_refuses_and_later_applications_heed_it(family: Family) -> None:
    stored = until(filed(family), Verb.DECIDE)
    day = (stored.state.opened - timedelta(days=20)).date().isoformat()
    stated = {
        "ground": "turned-down",
        "whose": family.father.iin,
        "happened": "left",
        "happened_on": day,
    }
    given = {"ground": "turned-down", "reasons": "жұмыстан өз бетінше кетті", "found": {"stated": stated}}
    stored = act(stored, given, "refused")
    stored = until(act(until(stored, Verb.SIGN)), Verb.ISSUE)
    said = papers(stored)["refusal-tsa-2012"].fields
    assert said["reasons"][0] == "жұмыстан өз бетінше кетті"
    assert "қалпына келтіріледі" in said["restored"]
    act(stored)
    again = until(filed(family, at=stored.state.changed + timedelta(days=1)), Verb.DECIDE)
    step, by = turn(again)
    verdict = found_for(again, step, by, again.state.changed, {})[1]
    assert verdict is not None
    assert (verdict.outcome, verdict.grounds) == ("refused", ("turned-down",))


def test_whom_the_ground_is_about_must_be_said(family: Family) -> None:
    stored = until(filed(family), Verb.DECIDE)
    assert refused(stored, {"ground": "turned-down"}, "refused").code == "verdict-differs"


# Clauses 11(4), 11(6), annex 3: the way back through the akim


@tries(NAME, "11(4)", "11(6)", "15(1)", "annex 3")
def test_through_the_akim_both_sign_receipts(family: Family) -> None:
    stored = until(filed(family, "akim"), Verb.ISSUE)
    assert turn(stored)[1].office == AKIM
    stored = act(stored)
    assert stored.state.ended == "assigned"
    receipts = Paper.objects.filter(case_number=stored.number, kind="handover-receipt-tsa-2012")
    received = [one.fields["received_by"] for one in receipts.order_by("pk")]
    assert received[1] == family.mother.full_name
    assert received[0] != received[1]


def test_every_look_of_the_decision_is_traced_to_the_case(family: Family) -> None:
    stored = until(filed(family), Verb.SIGN)
    traced = set(Look.objects.filter(why=stored.number).values_list("what", flat=True))
    assert {"benefits", "unemployed", "household-book", "address"} <= traced


def test_the_applicant_reads_on_the_page_of_the_case_how_it_was_decided(family: Family) -> None:
    stored = until(filed(family), Verb.ISSUE)
    user = make_applicant("qalampyr", family.mother)
    client = Client()
    client.force_login(user)
    client.cookies["qyzmet_language"] = "ru"
    where = reverse("portal:case", args=[stored.number])
    assert "Как принято решение" not in client.get(where).content.decode(), "not before it is handed over"
    act(stored)
    page = client.get(where).content.decode()
    assert "Как принято решение" in page
    assert "Среднемесячный среднедушевой доход" in page
