"""The standard of 2012 (annex 2 to decree No. 363 of 28 March 2012), paragraph by paragraph."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import NoneInForce, edition, in_force
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb

LAW = edition("temporary-id@2012")
THIRTY = Limit(30, Unit.MINUTES)
LOST = {"reason": "lost", "document": "identity-card"}


def step(step_id: str) -> Step:
    return LAW.channel("centre").step(step_id)


def go(step_id: str, outcome: str = "done") -> str:
    """Where the step leads on this outcome."""
    return next(b.go for b in step(step_id).then if b.on == outcome)


# --- 1. General ------------------------------------------------------------------------------------


def test_it_is_in_force_from_ten_days_after_publication_until_decree_20_could_act() -> None:
    """Act cl. 2 and the note on the repeal; the days are readings."""
    force = LAW.act.force
    assert (force.since, force.until) == (date(2012, 4, 8), date(2014, 2, 1))
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("20", date(2014, 1, 21))


@pytest.mark.parametrize("day", [date(2012, 6, 1), date(2014, 1, 31)])
def test_on_which_days_it_governs(day: date) -> None:
    assert in_force("temporary-id", day).year == "2012"


def test_before_the_next_edition_there_is_none() -> None:
    with pytest.raises(NoneInForce, match="temporary-id@2012 ended on"):
        in_force("temporary-id", date(2014, 2, 1))


def test_it_amends_decree_2121_and_rests_on_the_rules_of_2000() -> None:
    """Act cl. 1(2); cl. 3: clause 25 of the Rules."""
    assert [act.number for act in LAW.act.amends] == ["2121"]
    rules = next(act for act in LAW.act.legal_basis if act.clause == "3")
    assert (rules.number, rules.date, rules.article) == ("1063", date(2000, 7, 12), "25")


def test_the_migration_police_gives_the_service_in_the_centres() -> None:
    """Cl. 1, 13."""
    assert LAW.provider.name.kk == "ішкі істер органдары көші-қон полициясының аумақтық бөліністері"
    assert LAW.post("officer").at == "provider"
    assert [channel.id for channel in LAW.channels if channel.available] == ["centre"]


def test_the_card_serves_until_a_lost_or_invalid_document_is_restored() -> None:
    """Cl. 1: no number of days."""
    assert [value.id for value in LAW.fact("reason").values] == ["lost", "invalid"]
    validity = LAW.term("validity")
    assert (validity.kind, validity.limit, validity.clause) == ("validity", None, "1")


def test_it_is_not_automated_and_takes_no_electronic_requests() -> None:
    """Cl. 2; cl. 7, the line without a number."""
    assert LAW.automation.text.kk == "автоматтандырылмаған"
    portal = LAW.channel("portal")
    assert (portal.available, portal.clause) == (False, "7(1)")


def test_the_abbreviation_of_the_workplaces_is_not_spelled_out() -> None:
    """Cl. 13; annex 1 of the decree does so."""
    system = next(d for d in LAW.definitions if d.id == "rp-drp")
    assert (system.short, system.meaning) == ("ХҚТ ТП", None)
    assert LAW.post("rp-drp").system


def test_the_result_is_a_card_or_a_reasoned_refusal() -> None:
    """Cl. 5."""
    assert [(r.name.kk, r.outcome) for r in LAW.results] == [
        ("уақытша жеке куәлік", "issued"),
        ("бас тарту туралы дәлелді жауап", "refused"),
    ]


def test_it_is_done_on_the_day_the_consumer_comes() -> None:
    """Cl. 7(3), second sentence."""
    term = LAW.service_term("centre", LOST)
    assert term is not None
    assert (term.limit, term.excludes_filing) == (Limit(1, Unit.WORKING_DAYS), False)
    assert term.starts == ("A2:opened",)


@pytest.mark.parametrize(
    ("term_id", "kind", "clause", "step_id"),
    [
        ("waiting", "waiting", "7(1)", "A2"),
        ("waiting-issue", "waiting", "7(2)", "A5"),
        ("serving", "serving", "7(3)", "A4"),
    ],
)
def test_each_wait_and_the_serving_take_thirty_minutes(
    term_id: str, kind: str, clause: str, step_id: str
) -> None:
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == (kind, THIRTY, clause)
    assert step(step_id).within == term_id


def test_the_second_wait_repeats_the_words_of_the_first_and_is_read_as_the_wait_to_fetch() -> None:
    """Cl. 7(1), 7(2): «құжаттарды тапсырған кезде» twice."""
    first = (LAW.clause("7(1)").text or "").splitlines()[0]
    second = LAW.clause("7(2)").text or ""
    assert first[2:] == second[2:]
    assert LAW.term("waiting-issue").reading is not None


def test_the_duty_is_a_fifth_of_the_index_of_the_day_of_payment_for_everybody() -> None:
    """Cl. 8; 11(2): «жеңілдікпен қызмет көрсету көзделмеген»."""
    duty = LAW.fee.duty
    assert duty is not None
    assert [(rate.percent, dict(rate.when)) for rate in duty.rates] == [(Decimal(20), {})]
    assert (duty.index, duty.index_day, duty.document) == ("mci", "payment", "duty-receipt")
    assert duty.exemptions == ()
    assert duty.exempt is not None
    assert duty.law is not None
    assert duty.law.article == "540"


def test_documents_are_taken_to_half_past_six_with_a_break() -> None:
    """Cl. 9; the hours of the Centre in annex 1 are set aside."""
    schedule = LAW.schedule("centre")
    assert schedule.clause == "9"
    assert schedule.hours.week == Week.FIVE_DAY
    assert schedule.hours.days[0] == (Span(time(9), time(13)), Span(time(14, 30), time(18, 30)))
    assert schedule.hours.days[5] == ()
    (printed,) = [s for s in LAW.schedules if s.body == "centre" and not s.binding]
    assert (printed.clause, printed.hours.days[5]) == ("annex 1", (Span(time(9), time(13)),))


def test_nothing_is_booked_and_nothing_accelerated() -> None:
    """Cl. 9."""
    assert (LAW.queue.booking, LAW.queue.accelerated) == (False, False)


def test_the_hall_has_a_ramp_and_a_terminal() -> None:
    """Cl. 10."""
    words = " ".join(item.text.kk for item in LAW.premises)
    assert "пандус" in words
    assert "электрондық кезек терминалы" in words


# --- 2. Procedure ----------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["lost", "invalid"])
@pytest.mark.parametrize("document", ["identity-card", "passport", "both"])
def test_what_to_bring(reason: str, document: str) -> None:
    """Cl. 11: the same three whatever is restored; no proof of the loss, no identity document."""
    brought = LAW.documents_for("centre", {"reason": reason, "document": document})
    assert [one.id for one in brought] == ["application", "duty-receipt", "photograph"]


def test_one_photograph_with_four_requirements() -> None:
    """Cl. 11(3): one, 3.5 by 4.5 cm."""
    photograph = LAW.document("photograph")
    assert (photograph.originals, photograph.copies) == (1, 0)
    assert "3,5х4,5" in photograph.name.kk
    assert len(photograph.requirements) == 4


def test_the_application_is_written_though_no_form_is_filled_in() -> None:
    """Cl. 11(1), 12."""
    assert LAW.paper("application").fields == ()
    assert LAW.paper("application").form is None
    assert LAW.document("application").reading is not None


def test_the_officer_takes_the_documents_and_gives_no_receipt() -> None:
    """Cl. 13, 14."""
    assert (step("A3").by, step("A3").does, step("A3").papers) == ("officer", Verb.RECEIVE, ())
    assert "receipt" not in {paper.id for paper in LAW.papers}


def test_the_way_from_the_bank_to_the_card() -> None:
    """Cl. 8, 7, 13, 5, 15, in the order put together from the clauses."""
    assert [go("A1", "paid"), go("A2", "called"), go("A3", "complete"), go("A4")] == ["A2", "A3", "A4", "A5"]
    assert (step("A4").does, step("A4").papers) == (Verb.MAKE, ("temporary-card",))
    assert (go("A5", "called"), go("A6", "issued")) == ("A6", "end:issued")


def test_unpaid_the_case_ends_before_it_begins() -> None:
    """Cl. 8: paid before the documents are handed in."""
    assert go("A1", "unpaid") == "end:unpaid"


def test_a_missing_document_is_the_only_ground_of_refusal() -> None:
    """Cl. 16, by the officers; the answer is reasoned, cl. 5."""
    (ground,) = LAW.grounds
    assert (ground.clause, ground.by, ground.steps) == ("16, 5", ("officer",), ("AR",))
    assert go("A3", "incomplete") == "AR"
    assert go("AR") == "end:refused"


def test_who_hands_the_card_over_is_a_reading() -> None:
    """Cl. 15 names only coming in person."""
    assert (step("A6").by, step("A6").clause) == ("officer", "7(3), 15")
    assert step("A6").reading is not None


# --- 3 and 4. Principles, indicators ---------------------------------------------------------------


def test_five_principles_and_six_indicators_with_a_norm_only() -> None:
    """Cl. 17, 18, annex 3."""
    assert len(LAW.principles) == 5
    assert [(i.norm, i.target, i.current) for i in LAW.indicators] == [(Decimal(100), None, None)] * 6


# --- 5. Complaints ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "clause", "directories"),
    [
        ("explanation", "20, annex 2", ("annex-2",)),
        ("result", "21, annex 2", ("annex-2",)),
        ("provider", "21, 26", ()),
        ("rudeness", "22, 27", ("annex-1",)),
        ("court", "23", ()),
    ],
)
def test_whom_to_complain_to(cause: str, clause: str, directories: tuple[str, ...]) -> None:
    assert LAW.complaints is not None
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.clause, found.directories) == (clause, directories)


def test_the_committee_is_found_by_the_address_of_clause_27() -> None:
    assert LAW.complaints is not None
    rudeness = next(one for one in LAW.complaints.causes if one.id == "rudeness")
    assert rudeness.contacts is not None
    assert "Орынбор көшесі, № 8 үй, 14-кіреберіс" in rudeness.contacts.kk


def test_what_the_act_does_not_say_is_not_put_into_its_mouth() -> None:
    """Cl. 11(2) names no category that pays; the rules of the other standard on photographs are a reading."""
    duty = next(item for item in LAW.special if item.clause == "8, 11(2)")
    assert "мүгедек" not in duty.text.kk
    assert LAW.document("photograph").note is None
    assert LAW.document("photograph").reading is not None


def test_no_form_no_receipt_and_the_bank_are_cited() -> None:
    """Cl. 12, 14, 8."""
    (centre, _portal), (issue,) = LAW.intake, LAW.issue
    assert (centre.clause, issue.clause) == ("1, 9, 12, 13, 15", "1, 7(3), 14, 15")
    assert LAW.document("duty-receipt").clause == "11(2), 8"


def test_complaints_are_taken_nine_to_five_with_a_break() -> None:
    """Cl. 21."""
    hours = {s.body: s.hours.days[0] for s in LAW.schedules if s.purpose == "complaints"}
    assert set(hours) == {"provider", "ministry"}
    assert hours["provider"] == (Span(time(9), time(13)), Span(time(14, 30), time(17)))


def test_a_complaint_gets_a_talon_of_four_entries_and_no_term_in_days() -> None:
    """Cl. 25."""
    assert LAW.complaints is not None
    assert (LAW.complaints.talon, LAW.term("complaint").limit) == ("complaint-talon", None)
    assert [f.id for f in LAW.paper("complaint-talon").fields] == ["number", "date", "official", "contacts"]


def test_the_annexes_list_25_centres_and_222_police_bodies() -> None:
    """Annex 1, annex 2."""
    assert [(d.rows, d.file) for d in LAW.directories] == [(25, "centres-2012"), (222, "police-2012")]


@pytest.mark.parametrize(
    ("anomaly", "seen_by"),
    [
        ("same-words-twice", "repeated-word"),
        ("two-hours", "hours-differ"),
        ("lowest-index", "undefined-term"),
        ("spelling-communication", "misspelt"),
        ("cut-last-row", None),
    ],
)
def test_slips_of_the_act_are_told_with_their_lines(anomaly: str, seen_by: str | None) -> None:
    found = next(one for one in LAW.anomalies if one.id == anomaly)
    assert found.lines
    assert found.seen_by == seen_by
