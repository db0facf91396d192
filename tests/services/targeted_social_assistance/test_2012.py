"""The regulation on targeted social assistance (resolution А-11/491, worded by А-12/517), clause by clause."""

from __future__ import annotations

from datetime import date, time

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step, holds
from qyzmet.law.verbs import Verb

LAW = edition("targeted-social-assistance@2012")
ENDS = {"assigned", "refused", "not-taken", "not-collected", "left"}
HERE = {"authorised_body": "yes", "active_measures": "no"}
NONE_HERE = {"authorised_body": "no", "active_measures": "no"}


def days(value: int) -> Limit:
    return Limit(value, Unit.WORKING_DAYS)


def minutes(value: int) -> Limit:
    return Limit(value, Unit.MINUTES)


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str = "done") -> str:
    return next(b.go for b in step(step_id).then if b.on == outcome)


def way(first: str, *outcomes: tuple[str, str]) -> list[tuple[str, str]]:
    """The posts and verbs from a step to the end; a step not named ends with its only outcome."""
    chosen = dict(outcomes)
    at, found = first, []
    while not at.startswith("end:"):
        found.append((step(at).by, step(at).does.value))
        at = go(at, chosen.get(at) or step(at).then[0].on)
    return [*found, ("", at)]


def ids(channel: str, **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, facts)]


# --- the act -----------------------------------------------------------------------------------------


def test_the_wording_of_november_2012_is_in_force_until_the_resolution_is_repealed() -> None:
    """Act cl. 2, heading; the day of publication is not in the act, so the first day is a reading."""
    force = LAW.act.force
    assert (LAW.act.number, LAW.act.date) == ("А-11/491", date(2011, 12, 7))
    assert LAW.act.worded_by is not None
    assert (LAW.act.worded_by.number, LAW.act.worded_by.date) == ("А-12/517", date(2012, 11, 1))
    assert (force.since, force.until) == (date(2012, 11, 1), date(2013, 6, 3))
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert LAW.act.repealed_by.number == "А-5/225"


def test_it_was_registered_with_justice_on_20_january_2012() -> None:
    assert LAW.act.registered is not None
    assert "2012 жылғы 20 қаңтарда № 3418" in LAW.act.registered.kk


def test_it_rests_on_the_acts_of_clauses_3_and_6() -> None:
    assert [(a.clause, a.number, a.date) for a in LAW.act.legal_basis] == [
        ("act preamble", None, date(2000, 11, 27)),
        ("3", None, date(2000, 11, 27)),
        ("6", None, date(2001, 7, 17)),
        ("6", "1685", date(2001, 12, 24)),
        ("6", "237-ө", date(2009, 7, 28)),
        ("6", "745", date(2010, 7, 20)),
        ("6", "394", date(2011, 4, 7)),
    ]


# --- 1–2. Who ----------------------------------------------------------------------------------------


def test_five_kinds_of_people_may_apply_if_their_income_is_not_above_the_poverty_line() -> None:
    """Cl. 1(2); that the condition holds for all five is a reading."""
    assert [a.id for a in LAW.applicants] == ["citizen", "oralman", "refugee", "foreigner", "stateless"]
    assert all(a.clause == "1(2)" and a.reading is not None for a in LAW.applicants)
    assert all(
        "кедейлік шегінен аспайды" in (a.conditions.kk if a.conditions else "") for a in LAW.applicants
    )


def test_the_poverty_line_has_no_amount() -> None:
    """Cl. 1(2), 1(4), 10(1): a dated setting of a region, never a constant."""
    line = next(d for d in LAW.definitions if d.id == "poverty-line")
    assert line.meaning is None
    assert line.reading is not None


def test_three_places_compare_income_with_the_line_and_do_not_agree_on_equality() -> None:
    assert [(c.clause, c.sign) for c in LAW.comparisons] == [("1(2)", "<="), ("1(4)", "<"), ("10(1)", ">")]
    assert "at-the-line" in {a.id for a in LAW.anomalies}


def test_the_akim_is_turned_to_only_where_there_is_no_authorised_body() -> None:
    """Cl. 2."""
    assert [(c.id, c.when) for c in LAW.channels] == [
        ("provider", {"authorised_body": ("yes",)}),
        ("akim", {"authorised_body": ("no",)}),
    ]
    assert not holds(LAW.channel("akim").when, HERE)


def test_four_units_take_part_and_no_system_does() -> None:
    """Cl. 4, 15: the service is not automated."""
    assert LAW.automation.text.kk == "автоматтандырылмаған"
    assert [p.id for p in LAW.posts if (p.clause or "").startswith("15(")] == [
        "akim",
        "head",
        "executor",
        "commission",
    ]
    assert not any(p.system for p in LAW.posts)


def test_the_result_is_a_notification_or_a_reasoned_answer() -> None:
    """Cl. 7."""
    assert [(r.paper, r.outcome, r.clause) for r in LAW.results] == [
        ("notification", "assigned", "7"),
        ("refusal", "refused", "7"),
    ]


def test_the_service_is_free() -> None:
    """Cl. 5."""
    assert (LAW.fee.free, LAW.fee.clause, LAW.fee.duty) == (True, "5", None)


# --- 3. Terms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "facts", "limit", "begins", "body"),
    [
        ("provider", HERE, 7, "P2:opened", "provider"),
        ("akim", NONE_HERE, 22, "A2:opened", "akim"),
    ],
)
def test_seven_working_days_at_the_body_and_twenty_two_through_the_akim(
    channel: str, facts: dict[str, str], limit: int, begins: str, body: str
) -> None:
    """Cl. 9(1): from the handing in of the required documents."""
    term = LAW.service_term(channel, facts)
    assert term is not None
    assert (term.limit, term.starts, term.body, term.clause) == (days(limit), (begins,), body, "9(1)")
    assert go(begins[0] + "1", "complete") == begins.partition(":")[0]


@pytest.mark.parametrize("channel", ["provider", "akim"])
def test_one_waits_fifteen_minutes_for_each_person_in_the_queue(channel: str) -> None:
    """Cl. 9(2)."""
    (term,) = [t for t in LAW.terms if t.kind == "waiting" and channel in t.channels]
    assert (term.limit, term.times, term.clause) == (minutes(15), "people-in-queue", "9(2)")
    assert term.id in LAW.queue.waiting
    assert (LAW.queue.booking, LAW.queue.accelerated, LAW.queue.electronic) == (None, None, ())


@pytest.mark.parametrize("channel", ["provider", "akim"])
def test_serving_one_person_takes_fifteen_minutes_at_most(channel: str) -> None:
    """Cl. 9(3)."""
    (term,) = [t for t in LAW.terms if t.kind == "serving" and channel in t.channels]
    assert (term.limit, term.clause) == (minutes(15), "9(3)")
    assert term.id in LAW.queue.serving


@pytest.mark.parametrize(("channel", "total"), [("provider", 7), ("akim", 9)])
def test_the_limits_of_the_actions_add_up_to_the_whole_term_or_leave_thirteen_days(
    channel: str, total: int
) -> None:
    """Annex 3, table 1: directly 2+2+1+1+1 of 7 days, through the akim 9 of 22."""
    own = {s.id for s in LAW.channel(channel).steps}
    cells = [c for t in LAW.tables if t.id == "A3T1" for c in t.cells if own & set(c.steps)]
    assert sum(c.limit.value for c in cells if c.limit and c.limit.unit is not Unit.MINUTES) == total
    walked = [s for s in LAW.channel(channel).steps if s.within and not s.id.endswith("r")]
    limits = [t.limit for s in walked if (t := LAW.term(s.within or "")).kind == "step" and t.limit]
    assert sum(limit.value for limit in limits if limit.unit is not Unit.MINUTES) == total


def test_within_a_day_is_read_as_a_working_day() -> None:
    """Annex 3, actions 8 and 9: «Күн ішінде»."""
    term = LAW.term("within-a-day")
    assert (term.limit, term.counted) == (Limit(1, Unit.DAYS), days(1))
    assert term.reading is not None


@pytest.mark.parametrize("body", ["provider", "akim"])
def test_everybody_works_from_nine_to_six_on_five_days_without_a_lunch_break(body: str) -> None:
    """Annexes 1 and 2: «демалыс-сенбі және жексенбі»."""
    hours = LAW.schedule(body).hours
    assert hours.week is Week.FIVE_DAY
    assert hours.days == (((Span(time(9), time(18)),),) * 5 + ((), ()))


def test_the_right_is_proved_every_quarter_by_a_certificate_of_income() -> None:
    """Cl. 14, last paragraph."""
    assert LAW.confirmation is not None
    assert LAW.term(LAW.confirmation.every).limit == Limit(3, Unit.MONTHS)
    assert LAW.confirmation.document == "D7"
    assert LAW.document("D7").channels == (), "it is not asked for on applying"
    assert LAW.document("D7").validity is None, "how long a certificate holds is not said"


# --- 10. Refusal -------------------------------------------------------------------------------------


def test_there_are_three_grounds_and_they_are_used_in_deciding() -> None:
    """Cl. 10(1)–(3)."""
    assert [(g.id, g.clause, g.by, g.steps) for g in LAW.grounds] == [
        ("above-the-line", "10(1)", ("executor",), ("P7", "A8")),
        ("not-registered", "10(2)", ("executor",), ("P7", "A8")),
        ("turned-down", "10(3)", ("executor",), ("P7", "A8")),
    ]
    assert {step(s).does for g in LAW.grounds for s in g.steps} == {Verb.DECIDE}


def test_ten_kinds_of_people_are_excused_from_registering_as_unemployed() -> None:
    """Cl. 10(2): the exceptions lift this ground only."""
    assert [e.id for e in LAW.ground("not-registered").exceptions] == [
        "disabled",
        "in-patients",
        "pupils",
        "students",
        "trainees",
        "cadets",
        "masters",
        "carers-of-disabled",
        "carers-of-old",
        "carers-of-children",
    ]
    assert all(not g.exceptions for g in LAW.grounds if g.id != "not-registered")


def test_a_refusal_is_a_reasoned_answer_signed_by_the_leadership() -> None:
    """Cl. 7; annex 3, action 7."""
    assert {("7-тармақ" in g.form.kk, "3-қосымша" in g.form.kk) for g in LAW.grounds if g.form} == {
        (True, True)
    }
    assert "act signature" in (LAW.act.clause or "")


def test_turning_down_what_was_offered_covers_three_cases() -> None:
    """Cl. 10(3)."""
    assert len(LAW.ground("turned-down").cases) == 3


def test_assistance_is_restored_from_three_events_and_nothing_suspends_the_service() -> None:
    """Cl. 10, the two last paragraphs."""
    assert [r.id for r in LAW.restorations] == ["placed", "sent-to-training", "active-measures"]
    assert [item.clause for item in LAW.suspension] == ["10"]


def test_an_incomplete_set_is_no_ground_the_case_does_not_begin() -> None:
    """Cl. 13: the talon comes after all the documents; a reading."""
    for first in ("P1", "A1"):
        assert go(first, "incomplete") == "end:not-taken"
        assert step(first).reading is not None
    assert not LAW.outcome("not-taken").good


# --- 11, annex 3. The way ----------------------------------------------------------------------------

INTAKE = ["queue", "receive", "register", "pass"]


@pytest.mark.parametrize(("outcome", "end"), [("granted", "assigned"), ("refused", "refused")])
def test_at_the_body_the_executor_takes_in_the_commission_inspects_the_head_signs(
    outcome: str, end: str
) -> None:
    """Cl. 11, tables 1–3: the main and the alternative process differ in the paper only."""
    assert way("P0", ("P7", outcome)) == [
        *zip(["applicant", "executor", "executor", "executor"], INTAKE, strict=True),
        ("commission", "inspect"),
        ("commission", "conclude"),
        ("executor", "register"),
        ("executor", "decide"),
        ("executor", "draft"),
        ("head", "sign"),
        ("executor", "register"),
        ("executor", "issue"),
        ("", f"end:{end}"),
    ]


@pytest.mark.parametrize(("outcome", "end"), [("granted", "assigned"), ("refused", "refused")])
def test_through_the_akim_papers_and_result_pass_the_akim_who_never_decides(outcome: str, end: str) -> None:
    """Cl. 11(4), 11(6), actions 5 and 9."""
    assert way("A0", ("A8", outcome)) == [
        *zip(["applicant", "akim", "akim", "akim"], INTAKE, strict=True),
        ("commission", "inspect"),
        ("commission", "conclude"),
        ("akim", "pass"),
        ("executor", "register"),
        ("executor", "decide"),
        ("executor", "draft"),
        ("head", "sign"),
        ("executor", "register"),
        ("executor", "pass"),
        ("akim", "issue"),
        ("", f"end:{end}"),
    ]


@pytest.mark.parametrize(("conclude", "after"), [("P5", "P6"), ("A5", "A6")])
def test_the_conclusion_of_the_commission_binds_nobody(conclude: str, after: str) -> None:
    """Cl. 11(3), 11(5): either way the authorised body decides."""
    assert {b.on: b.go for b in step(conclude).then} == {"favourable": after, "unfavourable": after}
    (commission,) = LAW.commissions
    assert commission.binding is None
    assert len(commission.produces) == 2


def test_a_case_can_end_in_five_ways() -> None:
    assert {o.id for o in LAW.outcomes} == ENDS
    assert [o.id for o in LAW.outcomes if o.good] == ["assigned"]


@pytest.mark.parametrize(
    ("table", "numbers"),
    [
        ("S11", "1 2 3 4 5 6"),
        ("A3T1", "1 2 3 4 5 6 7 8 9"),
        ("A3T2", "1 2 3 4 5 6 7 8"),
        ("A3T3", "1 2 3 4 5 6 7 7"),
    ],
)
def test_the_tables_stand_cell_by_cell_with_the_numbers_printed(table: str, numbers: str) -> None:
    """Cl. 11; annex 3, tables 1–3: the last cell of table 3 is printed 7 again."""
    (found,) = [t for t in LAW.tables if t.id == table]
    assert [c.no for c in found.cells] == numbers.split()
    assert all(c.steps for c in found.cells), "each cell is carried out somewhere"


def test_table_1_prints_limits_and_the_next_action_in_a_row() -> None:
    (table,) = [t for t in LAW.tables if t.id == "A3T1"]
    assert table.numbered_next
    assert [c.next for c in table.cells] == [*((str(n),) for n in range(2, 10)), ()]
    assert [c.limit for c in table.cells] == [
        minutes(15),
        days(2),
        days(2),
        days(1),
        days(1),
        days(1),
        minutes(30),
        Limit(1, Unit.DAYS),
        Limit(1, Unit.DAYS),
    ]


def test_every_step_is_an_action_of_the_tables() -> None:
    queues = {"P0", "A0"}
    (table,) = [t for t in LAW.tables if t.id == "A3T1"]
    done = {s for c in table.cells for s in c.steps}
    assert done | queues == {s.id for c in LAW.channels for s in c.steps}


# --- 13–14. Papers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("channel", "facts"), [("provider", HERE), ("akim", NONE_HERE)])
def test_what_to_bring_is_the_same_at_both_places(channel: str, facts: dict[str, str]) -> None:
    """Cl. 14(1)–(5)."""
    assert ids(channel, **facts) == ["D1", "D2", "D3", "D4", "D5a", "D5b", "D5c"]


def test_of_the_three_proofs_of_residence_any_one_is_enough() -> None:
    """Cl. 14(5): «көшірмесі не мекенжай анықтамасы не … әкімдердің анықтамасы»."""
    assert [d.id for d in LAW.documents if d.group == "residence"] == ["D5a", "D5b", "D5c"]


def test_who_takes_part_in_active_measures_adds_a_copy_of_the_social_contract() -> None:
    """Cl. 14(6)."""
    assert "D6" in ids("provider", **HERE | {"active_measures": "yes"})
    assert (LAW.document("D6").form, LAW.document("D6").copies) == ("copy", 1)


def test_what_cl_14_leaves_open_is_told_as_a_reading() -> None:
    """Who of the family applies and proves the residence, who fills in the farm statement, in which language."""
    assert LAW.fact("status").reading is not None
    for document_id, words in (("D1", "қағазда"), ("D4", "«Болуы туралы»"), ("D5a", "отбасы мүшелерінің")):
        reading = LAW.document(document_id).reading
        assert reading is not None
        assert words in reading.kk
    assert any("қай тілде" in item.text.kk and item.reading is not None for item in LAW.silent)


def test_the_talon_bears_two_dates_and_the_name_of_who_took_the_documents() -> None:
    """Cl. 13."""
    assert [(f.id, f.type) for f in LAW.paper("talon").fields] == [
        ("registered", "date"),
        ("promised", "date"),
        ("received_by", "person"),
    ]
    assert [s.id for c in LAW.channels for s in c.steps if "talon" in s.papers] == ["P2", "A2"]


def test_the_blanks_of_the_set_form_are_not_in_the_act() -> None:
    """Cl. 14(2)–(4): they belong to the acts of cl. 6."""
    for paper_id in ("family-statement", "income-statement", "farm-statement"):
        paper = LAW.paper(paper_id)
        assert paper.fields == ()
        assert paper.missing is not None


# --- 12, 17, annexes ---------------------------------------------------------------------------------


def test_one_employee_at_least_takes_in_documents() -> None:
    """Cl. 12."""
    assert any(item.clause == "12" and "бір қызметкер" in item.text.kk for item in LAW.special)


def test_the_head_of_the_body_and_the_akim_answer_for_the_service() -> None:
    """Cl. 17."""
    assert {item.clause for item in LAW.responsibility} == {"17"}
    assert len(LAW.responsibility) == 2


def test_nineteen_bodies_and_two_hundred_and_thirty_eight_akims_are_listed() -> None:
    """Annexes 1 and 2."""
    assert [(d.clause, d.rows, d.file) for d in LAW.directories] == [
        ("annex 1", 19, "social-bodies-2011"),
        ("annex 2", 238, "rural-akims-2012"),
    ]


def test_the_regulation_says_nothing_of_complaints_indicators_principles_and_premises() -> None:
    assert LAW.complaints is None
    assert (LAW.indicators, LAW.principles, LAW.premises) == ((), (), ())
    assert (LAW.couriers, LAW.retention, LAW.receptions) == ((), (), ())


def test_contradictions_and_misprints_are_told_with_their_lines() -> None:
    assert len(LAW.anomalies) >= 54
    assert all(a.lines for a in LAW.anomalies)
    seen = {a.id: a.seen_by for a in LAW.anomalies}
    assert seen["sum-of-steps"] == "steps-against-term"
    assert seen["clause-15-for-14"] == "dangling-reference"
    assert seen["centre-left-over"] == "leftover"
    assert seen["two-cells-seven"] == "numbering"
