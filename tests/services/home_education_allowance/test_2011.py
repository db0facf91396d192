"""The regulation of 2011 (Akmola akimat resolution No. А-11/491, item 2 of clause 1), clause by clause."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step, Table
from qyzmet.law.verbs import Verb

LAW = edition("home-education-allowance@2011")
STEPS = {step.id: step for channel in LAW.channels for step in channel.steps}
IN_PERSON = {"consumer": "citizen", "has_iin": "yes", "delivery": "in-person"}
TEN_DAYS = Limit(10, Unit.WORKING_DAYS)
MINUTE = Limit(1, Unit.MINUTES)
FIFTEEN = Limit(15, Unit.MINUTES)


def go(step_id: str, outcome: str = "done") -> str:
    return next(b.go for b in STEPS[step_id].then if b.on == outcome)


def way(channel: str, *, outcomes: dict[str, str], facts: dict[str, str] | None = None) -> list[Step]:
    """The steps walked from the first to an end, with these outcomes and else the first one of each step."""
    law = LAW.channel(channel)
    facts = facts or {}
    assert law.first is not None
    walked, at = [], law.first
    while not at.startswith("end:"):
        step = law.step(at)
        walked.append(step)
        outcome = outcomes.get(at, step.then[0].on)
        at = next(
            b.go
            for b in step.then
            if b.on == outcome and all(facts.get(fact) in values for fact, values in b.when.items())
        )
    return walked


def end(steps: list[Step], outcome: str = "done") -> str:
    return go(steps[-1].id, outcome)


def table(table_id: str) -> Table:
    return next(t for t in LAW.tables if t.id == table_id)


def documents(channel: str, **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, {**IN_PERSON, **facts})]


# --- the act ---------------------------------------------------------------------------------------


def test_it_is_law_from_its_registration_until_the_repealing_resolution() -> None:
    """Act cl. 2; operation begins with a publication whose day the act does not give."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2012, 1, 20), date(2013, 6, 3), "act cl. 2")
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert LAW.act.repealed_by.number == "А-5/225"


def test_it_rests_on_two_laws_and_two_decrees_named_in_clause_6() -> None:
    """Cl. 3, 6, 20(2)."""
    numbers = [ref.number for ref in LAW.act.legal_basis if ref.number]
    assert numbers == ["745", "394"]
    assert [ref.clause for ref in LAW.act.legal_basis] == ["act preamble, 3", "6", "6", "6", "6", "20(2)"]


# --- 1, 2. Terms and general rules -----------------------------------------------------------------


def test_seventeen_terms_are_defined_and_the_words_used_without_a_definition_are_told() -> None:
    """Cl. 1(1) to 1(17)."""
    defined = {d.clause for d in LAW.definitions if d.meaning is not None}
    assert {f"1({number})" for number in range(1, 18)} <= defined
    undefined = {d.short for d in LAW.definitions if d.meaning is None and d.short}
    assert undefined == {"СКЗИ", "ЭҮП", "ӨҮЭШ", "ЭҚТ", "АЖ ЖАО", "МДҚ ЖТ"}


def test_parents_and_legal_representatives_of_a_disabled_child_taught_at_home_may_apply() -> None:
    """Cl. 1(2): citizens, and foreigners and stateless persons living in the country permanently."""
    assert [a.id for a in LAW.applicants] == ["citizens", "foreigners", "stateless"]
    assert all(a.conditions is not None and "заңды өкілі" in a.conditions.kk for a in LAW.applicants)


def test_a_department_of_employment_gives_it_itself_or_through_the_portal_and_no_centre_does() -> None:
    """Cl. 2, 13, 19, 20."""
    assert [c.id for c in LAW.channels if c.available] == ["provider", "provider-electronic", "portal"]
    assert LAW.couriers == ()
    assert "жұмыспен қамту" in LAW.provider.name.kk


def test_the_portal_is_for_those_who_have_an_iin() -> None:
    """Cl. 20(1): one registers on the portal by IIN."""
    assert LAW.channel("portal").when == {"has_iin": ("yes",)}


def test_it_is_partly_automated_and_free() -> None:
    """Cl. 4, 5."""
    assert (LAW.automation.text.kk, LAW.automation.clause) == ("ішінара автоматтандырылған", "4")
    assert (LAW.fee.free, LAW.fee.clause, LAW.fee.duty) == (True, "5", None)


def test_the_result_is_a_notification_or_a_reasoned_refusal_on_paper() -> None:
    """Cl. 7, 18."""
    results = {r.id: r for r in LAW.results}
    assert results["R1"].paper == "notification"
    assert results["R3"].form is not None
    assert results["R3"].form.kk == "қағаз жеткізгіште, жазбаша"


# --- 3. Terms, refusal, stages ---------------------------------------------------------------------


@pytest.mark.parametrize("channel", ["provider", "provider-electronic", "portal"])
def test_ten_working_days_from_handing_in_the_documents_by_every_way(channel: str) -> None:
    """Cl. 9(1)."""
    term = LAW.service_term(channel, IN_PERSON)
    assert term is not None
    assert (term.limit, term.excludes_filing) == (TEN_DAYS, None)
    assert term.starts == ("P2:done", "S2:done", "B9:done")


def test_one_waits_fifteen_minutes_for_each_person_in_the_queue_and_is_served_within_fifteen() -> None:
    """Cl. 9(2), 9(3)."""
    waiting, serving = LAW.term("T2"), LAW.term("T3")
    assert (waiting.limit, waiting.times, waiting.clause) == (FIFTEEN, "people-in-queue", "9(2)")
    assert (serving.kind, serving.limit) == ("serving", FIFTEEN)


@pytest.mark.parametrize(
    ("term_id", "limit", "clause"),
    [("T12", Limit(10, Unit.MINUTES), "19(13)"), ("T13", Limit(10, Unit.CALENDAR_DAYS), "20(13)")],
)
def test_the_other_figures_for_the_same_decision_bind_nobody(term_id: str, limit: Limit, clause: str) -> None:
    """Ten minutes and ten calendar days stand beside the ten working days of cl. 9(1)."""
    term = LAW.term(term_id)
    assert (term.limit, term.clause, term.binding) == (limit, clause, False)
    assert term.reading is not None


def test_it_is_refused_on_two_grounds_only_and_never_suspended() -> None:
    """Cl. 10; the other grounds are of the counter, the portal and the system."""
    grounds = [g.id for g in LAW.grounds if (g.clause or "").startswith("10(")]
    assert grounds == ["incomplete-or-faulty", "false"]
    assert {g.clause for g in LAW.grounds if g.id in grounds} == {"10(1), 18, annex 8", "10(2), 18, annex 8"}
    assert all(set(g.steps) == {"Q7", "S16", "B14"} for g in LAW.grounds if g.id in grounds)
    assert len(LAW.suspension) == 1


def test_all_nineteen_bodies_work_monday_to_friday_nine_to_six() -> None:
    """Annex 1: no lunch break is printed."""
    schedule = LAW.schedule("provider")
    assert schedule.hours.week == Week.FIVE_DAY
    assert schedule.hours.days == (((Span(time(9), time(18)),),) * 5 + ((), ()))
    assert (LAW.directories[0].rows, LAW.directories[0].file) == (19, "social-bodies-2011")


# --- documents -------------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", ["provider", "provider-electronic"])
def test_what_to_bring_to_the_authorised_body(channel: str) -> None:
    """Cl. 14(1) to 14(8)."""
    brought = ["D1", "D2", "D3", "D4a", "D4b", "D4c", "D5", "D6", "D7", "D8"]
    assert documents(channel) == brought
    assert [LAW.document(d).clause for d in ("D1", "D5", "D8")] == ["14(1)", "14(5)", "14(8)"]


def test_one_proof_of_residence_is_enough() -> None:
    """Cl. 14(4): the registration book, or a certificate of the address bureau or of the rural akim."""
    assert {LAW.document(d).group for d in ("D4a", "D4b", "D4c")} == {"residence"}


@pytest.mark.parametrize("document_id", ["D2", "D3", "D4a", "D6", "D7"])
def test_copies_come_with_originals_which_go_back(document_id: str) -> None:
    """Cl. 14: «түпнұсқалары тұтынушыға қайтарылады»."""
    document = LAW.document(document_id)
    assert (document.form, document.copies, document.returned) == ("original+copy", 1, True)


def test_on_the_portal_one_attaches_what_annex_7_lists_and_no_certificate_of_income() -> None:
    """Cl. 14 and annex 7 disagree; the certificates of cl. 14 are left over from social assistance."""
    assert documents("portal") == ["F0", "F1", "F2a", "F2b", "F2c", "F3", "F4", "F5"]
    assert all(LAW.document(d).channels == () for d in ("E1", "E2", "E3"))
    lists = {one.id: one for one in LAW.document_lists}
    assert (lists["L14p"].channels, lists["L7"].channels) == (("portal",), ("portal",))
    assert not set(lists["L14p"].documents) & set(lists["L7"].documents)


def test_who_handed_in_everything_gets_a_talon_of_three_lines() -> None:
    """Cl. 13."""
    assert [f.id for f in LAW.paper("talon").fields] == ["registered", "receive", "taken_by"]
    assert "талон" in STEPS["P2"].title.kk


def test_the_code_of_the_application_need_not_be_an_iin() -> None:
    """Cl. 14(1): the number of the social individual code, and the IIN only if there is one."""
    assert [f.type for f in LAW.paper("application").fields] == ["text", "text"]


# --- 4. On paper (annex 2) -------------------------------------------------------------------------


def test_on_paper_the_executor_prepares_and_management_signs() -> None:
    """Annex 2, tables 1 and 2."""
    steps = way("provider", outcomes={})
    assert [s.does.value for s in steps] == [
        *("queue", "receive", "register", "pass", "resolve", "examine"),
        *("draft", "pass", "sign", "register", "issue"),
    ]
    assert {s.by for s in steps} == {"applicant", "executor", "head"}
    assert end(steps, "issued") == "end:issued"


def test_on_paper_a_refusal_is_prepared_signed_registered_and_handed_over() -> None:
    """Annex 2, table 3."""
    steps = way("provider", outcomes={"P6": "faulty"})
    assert [s.id for s in steps[-5:]] == ["Q7", "Q8", "Q9", "Q10", "Q11"]
    assert (steps[-5].papers, end(steps)) == (("refusal",), "end:refused")


def test_an_incomplete_package_is_registered_too_and_refused_in_writing() -> None:
    """Cl. 10(1), 13, 18."""
    steps = way("provider", outcomes={"P2": "incomplete"})
    assert [s.id for s in steps[:6]] == ["P1", "P2", "I3", "I4", "I5", "Q7"]
    assert end(steps) == "end:refused"


@pytest.mark.parametrize(
    ("cell", "limit"),
    [
        ("A2T1-1", Limit(1, Unit.HOURS)),
        ("A2T1-2", Limit(1, Unit.HOURS)),
        ("A2T1-3", Limit(9, Unit.WORKING_DAYS)),
        ("A2T1-4", Limit(30, Unit.MINUTES)),
        ("A2T1-5", Limit(1, Unit.DAYS)),
    ],
)
def test_each_action_on_paper_has_its_limit_and_its_clock(cell: str, limit: Limit) -> None:
    """Annex 2, table 1."""
    found = next(c for c in table("A2T1").cells if c.id == cell)
    assert found.limit == limit
    clocks = {STEPS[step].within for step in found.steps} - {None}
    assert limit in {LAW.term(clock).limit for clock in clocks if clock}


def test_within_the_day_is_read_as_the_working_day_of_signing() -> None:
    """Annex 2, table 1, action 5: «Күн ішінде» does not say which kind of day."""
    term = LAW.term("T8")
    assert (term.counted, term.excludes_filing) == (Limit(1, Unit.WORKING_DAYS), False)
    assert term.reading is not None


def test_a_notification_goes_into_the_book() -> None:
    """Annex 2, table 1, action 5."""
    assert (STEPS["P10"].journal, STEPS["Q10"].journal) == ("J2", "J3")
    assert "кітабы" in LAW.journal("J2").name.kk


# --- the state institution, electronically (cl. 19, annex 3 table 1) -------------------------------


def test_at_the_state_institution_the_request_is_signed_decided_and_handed_over() -> None:
    """Cl. 19."""
    steps = way("provider-electronic", outcomes={}, facts=IN_PERSON)
    assert [s.id for s in steps if s.does is Verb.SIGN] == ["S12", "S15", "S20"]
    assert (steps[-1].id, end(steps, "issued")) == ("S23", "end:issued")


def test_the_output_document_may_come_by_e_mail() -> None:
    """Cl. 19(15)."""
    steps = way("provider-electronic", outcomes={}, facts={**IN_PERSON, "delivery": "e-mail"})
    assert (steps[-1].does, end(steps)) == (Verb.POST, "end:issued")


def test_data_the_database_lacks_are_entered_by_hand_from_the_original() -> None:
    """Cl. 19(5), 19(6): it is no refusal."""
    assert (STEPS["S7"].does, go("S7", "found"), go("S7", "not-found")) == (Verb.LOOK_UP, "S10", "S8")
    assert (STEPS["S9"].does, STEPS["S9"].by, go("S9")) == (Verb.FILL_IN, "si-employee", "S10")


def test_violations_are_refused_orally_at_the_counter() -> None:
    """Cl. 19(3), against the refusal in writing of cl. 18: a reading."""
    assert go("S3", "faulty") == go("S2", "incomplete") == "S4"
    assert (go("S4"), STEPS["S4"].clause) == ("end:refused-orally", "19(3)")
    assert STEPS["S4"].reading is not None


def test_the_employees_signature_is_checked_by_the_certification_centre() -> None:
    """Cl. 19(10), 19(11)."""
    assert (STEPS["S13"].by, go("S13", "valid"), go("S13", "invalid")) == (
        "certification-centre",
        "S15",
        "S14",
    )
    assert go("S14") == "end:unsigned"


# --- the portal (cl. 20, annex 3 table 2) ----------------------------------------------------------


def test_on_the_portal_a_request_goes_through_the_gateway_to_the_state_institution_and_back() -> None:
    """Cl. 20."""
    steps = way("portal", outcomes={})
    assert [s.by for s in steps if s.id in ("B10", "B11", "B12", "B13", "B14")] == [
        *("portal", "gateway", "leb-is", "si-employee", "si-employee")
    ]
    assert end(steps, "issued") == "end:issued"


@pytest.mark.parametrize(
    ("step_id", "outcome", "refusal"), [("B1", "unknown", "B2"), ("B7", "invalid", "B8")]
)
def test_the_portal_refuses_wrong_data_and_a_signature_not_confirmed(
    step_id: str, outcome: str, refusal: str
) -> None:
    """Cl. 20(4), 20(10)."""
    assert (go(step_id, outcome), go(refusal)) == (refusal, "end:refused-by-portal")


def test_no_precinct_commission_takes_part() -> None:
    """Cl. 20(13) names one, cl. 15 and 24 do not."""
    assert "commission" not in {step.at for step in STEPS.values()}
    assert LAW.commissions == ()
    word = next(d for d in LAW.definitions if d.id == "precinct-commission")
    assert word.meaning is None


# --- tables ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table_id", "cells"),
    [("S11", 2), ("A2T1", 5), ("A2T2", 6), ("A2T3", 6), ("A3T1", 9), ("A3T2", 12), ("C19", 15), ("C20", 16)],
)
def test_every_cell_is_carried_out_by_steps_of_its_channel(table_id: str, cells: int) -> None:
    """Cl. 11, 19, 20, annexes 2 and 3."""
    found = table(table_id)
    assert len(found.cells) == cells
    own = {step.id for channel in found.channels for step in LAW.channel(channel).steps}
    assert all(cell.steps and set(cell.steps) <= own for cell in found.cells)


def test_every_step_carries_out_some_cell() -> None:
    assert {step for t in LAW.tables for cell in t.cells for step in cell.steps} == set(STEPS)


@pytest.mark.parametrize(
    ("table_id", "nexts"),
    [("A3T1", "2 3 4 6 7 8 8 9"), ("A3T2", "2 3 4 5 7 8 9 10 10 11 12")],
)
def test_the_next_numbers_are_kept_as_printed_with_their_leaps(table_id: str, nexts: str) -> None:
    """Annex 3: the middle parts skip one action."""
    assert [n for cell in table(table_id).cells for n in cell.next] == nexts.split()


@pytest.mark.parametrize("table_id", ["A3T1", "A3T2"])
def test_systems_have_a_minute_and_the_decision_the_whole_term(table_id: str) -> None:
    """Annex 3."""
    for cell in table(table_id).cells:
        system = LAW.post(cell.post or "").system
        assert cell.limit in ((MINUTE,) if system else (FIFTEEN, TEN_DAYS)), cell.id


# --- the rest --------------------------------------------------------------------------------------


def test_nothing_is_said_of_complaints_but_where_to_ask() -> None:
    """Cl. 23."""
    assert LAW.complaints is None
    assert any(source.clause == "23, annex 1" for source in LAW.information)


def test_six_requirements_are_put_to_the_service_and_its_head_answers_for_it() -> None:
    """Cl. 29, 31."""
    assert [p.clause for p in LAW.principles] == [f"29({number})" for number in range(1, 7)]
    assert [r.clause for r in LAW.responsibility] == ["31", "31"]


def test_quality_and_accessibility_have_a_questionnaire_and_no_values() -> None:
    """Cl. 27, annex 6."""
    assert [(i.id, i.norm, i.current) for i in LAW.indicators] == [
        ("quality", None, None),
        ("accessibility", None, None),
    ]
    questions = [f for f in LAW.paper("questionnaire").fields if f.type == "choice"]
    assert all(q.hint is not None and q.hint.kk.count("қанағаттан") == 3 for q in questions)


def test_the_definitions_say_all_that_clause_1_says() -> None:
    """Cl. 1(8), 1(9), 1(11)."""
    meaning = {d.id: d.meaning.kk for d in LAW.definitions if d.meaning}
    assert "өзін-өзі басқаруды" in meaning["local-executive-body"]
    assert "«е-әкімдік»" in meaning["leb-is"]
    assert "қолтаңба құралдарымен" in meaning["eds"]


def test_annex_5_introduces_its_four_categories() -> None:
    """Annex 5: «Элементтердің негізгі төрт санаттарын ерекшелейді» stands there."""
    assert "төрт санаттарын ерекшелейді" in (LAW.clause("annex 5").text or "")
    assert "four-categories" not in {a.id for a in LAW.anomalies}


def test_clauses_keep_the_misprints_and_the_links_are_back_in_their_places() -> None:
    assert "–Ғ сәйкестендіру" in (LAW.clause("20(8)").text or "")
    assert "1-қосымшасында көрсетілген" in (LAW.clause("13").text or "")
    assert all("i" not in (c.text or "") for c in LAW.clauses), "no Latin letter for a Kazakh one"
    lines = [c.lines for c in LAW.clauses if c.id.isdigit()]
    assert all(before[1] < after[0] for before, after in pairwise(lines))


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    """All that was noted of the regulation and of its act, and what reading it closely added."""
    assert len(LAW.anomalies) >= 54
    assert {"ten-minutes", "calendar-days", "two-lists", "next-numbers"} <= {a.id for a in LAW.anomalies}
    assert all(a.lines for a in LAW.anomalies)


def test_each_item_of_the_electronic_procedures_says_what_it_is_about() -> None:
    """Cl. 19, 20: not only the number of its process."""
    abouts = [c.about.kk for c in LAW.clauses if c.id.startswith(("19(", "20("))]
    assert not [words for words in abouts if words.endswith(("-үрдіс", "-шарт"))]
