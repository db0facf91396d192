"""The regulation of 2011 (resolution No. А-11/491 of the akimat of Akmola region), clause by clause."""

from __future__ import annotations

from datetime import date, time

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Cell, Step, Table, Term
from qyzmet.law.verbs import Verb

LAW = edition("unemployed-certificate@2011")
TEN_MINUTES = Limit(10, Unit.MINUTES)
HALF_AN_HOUR = Limit(30, Unit.MINUTES)
AT_BODY = ("provider", "provider-electronic")
AT_CENTRE = ("centre", "centre-electronic")


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str = "done") -> str:
    return next(b.go for b in step(step_id).then if b.on == outcome)


def ids(channel: str, **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, facts)]


def table(table_id: str) -> Table:
    return next(t for t in LAW.tables if t.id == table_id)


def cell(cell_id: str) -> Cell:
    return next(c for t in LAW.tables for c in t.cells if c.id == cell_id)


def service(channel: str) -> Term:
    term = LAW.service_term(channel, {})
    assert term is not None
    return term


# --- The act, who and where -------------------------------------------------------------------------


def test_it_is_law_from_registration_with_justice_until_the_resolution_of_2013() -> None:
    """Act cl. 2; the day of publication, from which it operates, is not in the act: a reading."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2012, 1, 20), date(2013, 6, 3), "act cl. 2")
    assert force.reading is not None
    assert LAW.act.registered is not None
    assert "№ 3418" in LAW.act.registered.kk
    assert LAW.act.repealed_by is not None
    assert LAW.act.repealed_by.number == "А-5/225"


def test_five_categories_may_apply_and_no_income_is_checked() -> None:
    """Cl. 1(2): the poverty line stands there, yet nothing else in the act uses it."""
    assert [one.id for one in LAW.applicants] == ["citizen", "oralman", "refugee", "foreigner", "stateless"]
    assert all(one.reading is not None for one in LAW.applicants)
    assert not any("табыс" in d.name.kk for d in LAW.documents)


def test_the_eighteen_terms_of_clause_1_are_defined_and_others_are_used_without_a_meaning() -> None:
    defined = [d for d in LAW.definitions if (d.clause or "").startswith("1(") and d.meaning]
    assert [d.clause for d in defined] == [f"1({number})" for number in range(1, 19)]
    assert next(d for d in LAW.definitions if d.id == "poverty-line").meaning is None
    nameless = {d.short for d in LAW.definitions if d.meaning is None}
    assert {"АЖ–Е–әкімдік", "АХАЖ АЖ", "МДБҰ", "СКЗИ", "ӨҮЭШ"} <= nameless


def test_the_definitions_say_all_that_clause_1_says() -> None:
    """Cl. 1(5), 1(8), 1(9), 1(11), 1(16)."""
    meaning = {d.id: d.meaning.kk for d in LAW.definitions if d.meaning}
    for one, words in (
        ("information-system", "беретін"),
        ("local-body", "өзін-өзі басқаруды"),
        ("leb-is", "«е-әкімдік»"),
        ("signature", "қолтаңба құралдарымен"),
        ("psc-iis", "заңды және жеке тұлғаларға"),
    ):
        assert words in meaning[one]


def test_it_is_given_by_the_department_and_as_an_alternative_by_the_centre_and_the_portal() -> None:
    """Cl. 2; each of the two offices has a procedure on paper and an electronic one."""
    assert [c.id for c in LAW.channels] == [
        "provider",
        "provider-electronic",
        "centre",
        "centre-electronic",
        "portal",
    ]
    assert all(c.available for c in LAW.channels)
    assert {p.channel for p in LAW.intake} == {p.channel for p in LAW.issue} == {c.id for c in LAW.channels}


def test_the_service_is_partly_automated_and_free() -> None:
    """Cl. 4 and 5."""
    assert (LAW.automation.text.kk, LAW.automation.clause) == ("ішінара автоматтандырылған", "4")
    assert (LAW.fee.free, LAW.fee.clause, LAW.fee.duty) == (True, "5", None)


def test_the_departments_close_at_six_the_head_centre_at_eight_its_branches_at_seven() -> None:
    """Annexes 1 and 2: only the head office works on Saturday."""
    for body, week, closes, days in (
        ("provider", Week.FIVE_DAY, time(18), 5),
        ("centre", Week.SIX_DAY, time(20), 6),
        ("centre-branch", Week.FIVE_DAY, time(19), 5),
    ):
        hours = LAW.schedule(body).hours
        assert (hours.week, hours.days) == (week, ((Span(time(9), closes),),) * days + ((),) * (7 - days))


def test_the_lists_have_twenty_one_centres_and_nineteen_departments() -> None:
    assert [(d.clause, d.rows, d.file) for d in LAW.directories] == [
        ("annex 1", 21, "centres-2011-akmola"),
        ("annex 2", 19, "social-bodies-2011"),
    ]


# --- What to bring ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "papers"), [("citizen", "D1"), ("foreigner", "D2"), ("stateless", "D3"), ("oralman", "D4")]
)
def test_one_brings_the_document_of_ones_category_and_an_application(person: str, papers: str) -> None:
    """Cl. 14(1), 14(2), 19: originals, by the reading."""
    for channel in AT_BODY:
        assert ids(channel, person=person) == [papers, "D6"]
    for channel in AT_CENTRE:
        assert ids(channel, person=person) == [papers, "D5"]
    assert LAW.document(papers).form == "original"


@pytest.mark.parametrize(
    ("person", "papers"), [("citizen", "E1"), ("foreigner", "E2"), ("stateless", "E3"), ("oralman", "E4")]
)
def test_on_the_portal_one_attaches_an_electronic_copy_and_signs_the_request(
    person: str, papers: str
) -> None:
    """Cl. 14(3) to 14(5), 21(2)."""
    assert ids("portal", person=person) == [papers, "E5"]


def test_no_document_is_named_for_refugees() -> None:
    """Cl. 1(2) against cl. 14: the gap is not filled."""
    assert ids("centre", person="refugee") == ["D5"]
    assert ids("portal", person="refugee") == ["E5"]


def test_clause_14_names_no_application_at_the_body_and_clause_19_does() -> None:
    lists = {one.id: set(one.documents) for one in LAW.document_lists}
    assert lists["list-19"] - lists["list-14-provider"] == {"D6"}
    assert LAW.document("D6").clause == "19, annex 3(2), annex 3(3)", "action 2 takes it from the consumer"


# --- How long ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", AT_BODY)
def test_the_certificate_takes_ten_minutes_at_the_department(channel: str) -> None:
    """Cl. 9(1), from the handing in of the documents; waiting and serving take ten minutes each too."""
    assert (service(channel).limit, service(channel).clause) == (TEN_MINUTES, "9(1)")
    kinds = {t.kind: t.limit for t in LAW.terms_for(channel, {}) if t.clause == "9(1)"}
    assert kinds == {"service": TEN_MINUTES, "waiting": TEN_MINUTES, "serving": TEN_MINUTES}


def test_the_nine_and_ten_working_days_of_the_annexes_bind_nobody() -> None:
    """Annex 3(1), action 6, and annex 4(1), action 5, are copied from another regulation."""
    for term_id, days, clause in (("T1a", 9, "annex 3(1)"), ("T1b", 10, "annex 4(1)")):
        term = LAW.term(term_id)
        assert (term.limit, term.clause) == (Limit(days, Unit.WORKING_DAYS), clause)
        assert not term.binding
        assert term.reading is not None
    assert cell("A3T1-6").limit == Limit(9, Unit.WORKING_DAYS)
    assert cell("A4T1-5").limit == Limit(10, Unit.WORKING_DAYS)


@pytest.mark.parametrize("channel", AT_CENTRE)
def test_at_the_centre_it_takes_three_working_days_without_the_days_of_acceptance_and_issue(
    channel: str,
) -> None:
    """Cl. 9(2)."""
    term = service(channel)
    assert (term.limit, term.excludes_filing, term.excludes_issue) == (
        Limit(3, Unit.WORKING_DAYS),
        True,
        True,
    )
    waits = [t.limit for t in LAW.terms_for(channel, {}) if t.kind in ("waiting", "serving")]
    assert waits == [HALF_AN_HOUR] * 3


def test_three_days_of_no_stated_kind_are_read_as_working_days_and_bind_nobody() -> None:
    """Annex 4(2), action 6."""
    term = LAW.term("T2a")
    assert (term.limit, term.counted) == (Limit(3, Unit.DAYS), Limit(3, Unit.WORKING_DAYS))
    assert not term.binding


def test_the_portal_has_no_term_in_clause_9_and_one_working_day_by_reading() -> None:
    """Annex 4(3), action 6; the ten calendar days of cl. 21(13) are set aside."""
    assert (service("portal").limit, service("portal").clause) == (Limit(1, Unit.WORKING_DAYS), "annex 4(3)")
    assert service("portal").reading is not None
    aside = LAW.term("T3a")
    assert (aside.limit, aside.clause, aside.binding) == (Limit(10, Unit.CALENDAR_DAYS), "21(13)", False)


def test_through_the_centre_actions_have_hours_where_directly_they_have_minutes() -> None:
    """Annex 3(1), actions 4 to 6."""
    assert [step(s).within for s in ("P4b", "P5", "C4b", "C5")] == ["two-minutes"] * 2 + ["one-hour"] * 2
    assert LAW.term("check-through-centre").counted == Limit(2, Unit.WORKING_DAYS)
    assert step("C6").within == "check-through-centre"


def test_documents_are_gathered_three_times_a_day_and_sent_at_least_twice() -> None:
    """Annex 3(1), actions 2 and 3."""
    assert [LAW.term(t).at_least_times for t in ("collecting", "sending")] == [3, 2]


# --- The ways ---------------------------------------------------------------------------------------


def test_the_four_units_of_clause_15_do_the_paper_procedure() -> None:
    doers = {s.by for c in LAW.channels if c.id in ("provider", "centre") for s in c.steps}
    assert doers == {"applicant", "inspector", "accumulation-inspector", "head", "executor"}


def test_the_centre_gives_a_receipt_with_four_fields() -> None:
    """Cl. 13(2)."""
    assert [f.no for f in LAW.paper("receipt").fields] == ["1", "2", "3", "4"]
    assert step("C1b").papers == ("receipt",)


def test_the_certificate_is_entered_in_the_book_and_the_refusal_is_not() -> None:
    """Annex 3(2), action 6; annex 3(3) has no action of registering."""
    assert step("P8a").journal == step("C8a").journal == "J4"
    assert "анықтама беру кітабы" in LAW.journal("J4").name.kk
    assert go("P7r") == "P8r"
    assert step("P8r").does is Verb.ISSUE


@pytest.mark.parametrize(
    ("look_up", "told", "by_hand", "by"),
    [("E4", "E4n", "E5", "si-employee"), ("G4", "G4n", "G5", "centre-employee")],
)
def test_where_the_database_knows_nothing_the_employee_enters_the_data_from_the_original(
    look_up: str, told: str, by_hand: str, by: str
) -> None:
    """Cl. 19(5) and 20(6): the system says that it cannot check, then the employee enters the data."""
    assert (go(look_up, "not-found"), go(told)) == (told, by_hand)
    assert (step(told).does, step(told).by) == (Verb.SHOW, step(look_up).by)
    assert (step(by_hand).does, step(by_hand).by) == (Verb.FILL_IN, by)
    assert go(by_hand) == go(look_up, "found")


@pytest.mark.parametrize(
    ("check", "end"), [("E9c", "end:unsigned"), ("G9c", "end:unsigned"), ("O7c", "end:not-accepted")]
)
def test_a_signature_that_is_not_confirmed_ends_the_procedure(check: str, end: str) -> None:
    """Cl. 19(10), 20(11), 21(10)."""
    assert step(check).by == "certification-centre"
    assert go(go(check, "invalid")) == end


def test_the_portal_asks_who_comes_then_the_database_then_the_signature() -> None:
    """Cl. 21(3) to 21(12)."""
    way = ["O1"]
    while way[-1] != "O9":
        way.append(step(way[-1]).then[0].go)
    assert way == ["O1", "O3", "O4", "O5", "O6", "O7c", "O8", "O9"]
    assert (step("O1").does, step("O8").does) == (Verb.LOG_IN, Verb.SUBMIT)


# --- Refusal ----------------------------------------------------------------------------------------


def test_the_only_ground_in_substance_is_not_being_registered_as_unemployed() -> None:
    """Cl. 10: whoever decides may refuse for it and for nothing else."""
    deciding = {s.id for c in LAW.channels for s in c.steps if s.does is Verb.DECIDE}
    assert deciding == {"P6", "C6", "E12", "G12", "O10"}
    assert [(g.id, g.clause) for g in LAW.grounds if deciding & set(g.steps)] == [("not-registered", "10")]
    assert set(LAW.ground("not-registered").steps) == deciding


def test_faults_found_at_the_counter_are_told_orally() -> None:
    """Cl. 19(2) and 20(3)."""
    ground = LAW.ground("faulty-papers")
    assert ground.form is not None
    assert ground.form.kk == "ауызша"
    assert {go(s) for s in ground.steps} == {"end:not-accepted"}
    assert {step(s).by for s in ground.steps} == set(ground.by) == {"si-employee", "centre-employee"}


@pytest.mark.parametrize("taken", ["P4a", "C1a"])
def test_on_paper_no_ground_is_invented_for_an_incomplete_set(taken: str) -> None:
    """Cl. 10, 13: nothing is said of it, so no case begins; cl. 19(2) and 20(3) are of the other procedure."""
    assert go(taken, "incomplete") == "end:not-accepted"
    assert step(taken).reading is not None


def test_the_service_cannot_be_suspended_and_nothing_is_said_of_complaints() -> None:
    """Cl. 10 and 24."""
    assert [item.clause for item in LAW.suspension] == ["10"]
    assert LAW.complaints is None


# --- Tables, cell by cell ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table_id", "cells"), [("A3T1", 9), ("A3T2", 8), ("A3T3", 7), ("A4T1", 12), ("A4T2", 15), ("A4T3", 15)]
)
def test_every_cell_of_the_annexes_is_carried_out_by_steps(table_id: str, cells: int) -> None:
    found = table(table_id)
    assert len(found.cells) == cells
    steps = {s.id: c.id for c in LAW.channels for s in c.steps}
    for one in found.cells:
        assert one.steps, one.id
        assert {steps[s] for s in one.steps} <= set(found.channels), one.id


@pytest.mark.parametrize("table_id", ["A3T1", "A4T1", "A4T2", "A4T3"])
def test_each_action_names_the_next_and_the_last_names_none(table_id: str) -> None:
    cells = table(table_id).cells
    assert [c.next for c in cells] == [*((str(n),) for n in range(2, len(cells) + 1)), ()]


def test_two_cells_are_missing_from_the_tables_of_annex_4() -> None:
    """The form of completion of action 15 in table 2, the limit of action 15 in table 3."""
    actions = [c for t in ("A4T1", "A4T2", "A4T3") for c in table(t).cells]
    assert [c.id for c in actions if c.completion is None] == ["A4T2-15"]
    assert [c.id for c in actions if c.limit is None] == ["A4T3-15"]


def test_words_of_other_services_are_kept_as_printed_and_read_away() -> None:
    assert "мүгедек балаларды" in cell("A4T1-5").action.kk
    assert "МДБҰ" in cell("A4T2-6").action.kk
    assert "учаскелік комиссияның" in (LAW.clause("21(13)").text or "")
    assert LAW.commissions == ()


def test_quality_has_a_questionnaire_and_no_figures() -> None:
    """Cl. 28, annex 7."""
    assert [i.norm for i in LAW.indicators] == [None, None]
    assert [f.no for f in LAW.paper("questionnaire").fields] == [None, "1", "2"]
