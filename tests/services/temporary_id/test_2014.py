"""The standard of 2014 (decree No. 132 of 24 February 2014, item 2), paragraph by paragraph."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import NoneInForce, edition, in_force
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb

LAW = edition("temporary-id@2014")
SELF = {"applicant": "self", "payment": "bank", "booking": "no"}


def step(step_id: str) -> Step:
    return LAW.channel("centre").step(step_id)


def go(step_id: str, outcome: str = "done") -> str:
    """Where the step leads on this outcome."""
    return next(b.go for b in step(step_id).then if b.on == outcome)


# --- 1. General ------------------------------------------------------------------------------------


def test_it_is_in_force_from_ten_days_after_signing_to_the_repealing_decree() -> None:
    """Act cl. 3 and the note on the repeal; the days are readings."""
    force = LAW.act.force
    assert (force.since, force.until) == (date(2014, 3, 7), date(2015, 10, 12))
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("821", date(2015, 10, 12))


@pytest.mark.parametrize("day", [date(2014, 3, 7), date(2015, 10, 11)])
def test_on_which_days_it_governs(day: date) -> None:
    assert in_force("temporary-id", day) is LAW


@pytest.mark.parametrize("day", [date(2014, 2, 24), date(2014, 3, 6), date(2015, 10, 12)])
def test_in_the_gap_before_it_and_after_it_no_edition_governs(day: date) -> None:
    with pytest.raises(NoneInForce, match="temporary-id"):
        in_force("temporary-id", day)


def test_it_names_the_ministry_that_drew_it_up_and_the_tax_code() -> None:
    """Cl. 2, 7."""
    assert [d.clause for d in LAW.definitions if d.id == "ministry"] == ["2"]
    code = next(act for act in LAW.act.legal_basis if act.clause == "7")
    assert (code.date, code.article) == (date(2008, 12, 10), "540")


def test_the_police_of_the_place_of_permanent_registration_gives_it_through_the_centre() -> None:
    """Cl. 3."""
    assert LAW.provider.name.kk == "Министрліктің аумақтық көші-қон полициясының бөлімшелері"
    assert LAW.provider.choice is not None
    assert "тұрақты тіркеу" in LAW.provider.choice.kk
    assert [(point.channel, point.who is not None) for point in LAW.intake] == [
        ("centre", True),
        ("portal", False),
    ]
    assert [point.channel for point in LAW.issue] == ["centre"]


def test_there_is_no_portal_channel_though_the_portal_is_named() -> None:
    """Cl. 3 against 8(2), 11, 14; the word is not defined."""
    assert not LAW.channel("portal").available
    assert next(d for d in LAW.definitions if d.id == "portal").meaning is None
    assert LAW.post("portal").system


# --- 2. Procedure ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term_id", "kind", "minutes", "clause"),
    [("T1", "service", 30, "4(1)"), ("T2", "waiting", 15, "4(2)"), ("T4", "serving", 20, "4(3)")],
)
def test_thirty_minutes_in_all_fifteen_of_waiting_twenty_at_the_window(
    term_id: str, kind: str, minutes: int, clause: str
) -> None:
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == (kind, Limit(minutes, Unit.MINUTES), clause)


def test_the_thirty_minutes_start_with_the_handing_in_and_stop_with_the_card() -> None:
    """Cl. 4(1)."""
    term = LAW.service_term("centre", SELF)
    assert term is not None
    assert (term.id, term.starts, term.stops) == ("T1", ("A4:opened",), ("A8:done", "end"))
    assert term.body == "centre"


def test_waiting_to_fetch_has_no_limit() -> None:
    """Cl. 4: only the queue to hand in is limited."""
    assert LAW.term("T3").limit is None
    assert LAW.queue.waiting == ("T2",)


def test_the_form_is_paper() -> None:
    """Cl. 5, 6."""
    assert LAW.automation.text.kk == "қағаз түрінде"
    assert LAW.results[0].form is not None
    assert LAW.results[0].form.kk == "қағаз"


def test_the_card_bears_the_passport_seal_and_the_signature_of_the_provider() -> None:
    """Cl. 6; no sample and no validity."""
    assert [field.type for field in LAW.paper("temporary-card").fields] == ["stamp", "signature"]
    assert (step("A6").by, step("A6").does) == ("provider", Verb.SIGN)
    assert LAW.term("T7").limit is None


def test_the_duty_is_a_fifth_of_the_index_for_everybody() -> None:
    """Cl. 7, 9(2)."""
    duty = LAW.fee.duty
    assert duty is not None
    assert [(rate.percent, dict(rate.when)) for rate in duty.rates] == [(Decimal(20), {})]
    assert (duty.index, duty.index_day, duty.exemptions) == ("mci", "payment", ())
    assert (duty.paid_to, duty.paid_when) == (None, None)


def test_it_is_paid_through_a_bank_or_the_gateway() -> None:
    """Cl. 7."""
    assert LAW.fee.duty is not None
    assert len(LAW.fee.duty.paid_how) == 2
    assert [value.id for value in LAW.fact("payment").values] == ["bank", "gateway"]
    assert LAW.post("payment-gateway").system


def test_the_centre_works_to_eight_the_provider_to_half_past_six() -> None:
    """Cl. 8(1), 8(2)."""
    centre, provider = LAW.schedule("centre").hours, LAW.schedule("provider").hours
    assert (centre.week, provider.week) == (Week.SIX_DAY, Week.SIX_DAY)
    assert centre.days[5] == (Span(time(9), time(20)),)
    assert provider.days[0] == (Span(time(9), time(18, 30)),)
    assert provider.days[5] == (Span(time(9), time(13)),)


def test_a_place_in_the_queue_may_be_booked_and_nothing_is_accelerated() -> None:
    """Cl. 8(2)."""
    assert (LAW.queue.booking, LAW.queue.accelerated) == (True, False)
    assert LAW.queue.electronic == ("centre",)


@pytest.mark.parametrize("applicant", ["self", "representative"])
@pytest.mark.parametrize("payment", ["bank", "gateway"])
def test_what_to_bring(applicant: str, payment: str) -> None:
    """Cl. 9: application, receipt, photograph; no proof of representation."""
    case = SELF | {"applicant": applicant, "payment": payment}
    assert [one.id for one in LAW.documents_for("centre", case)] == [
        "application",
        "duty-receipt",
        "photograph",
    ]


def test_one_photograph_is_a_reading() -> None:
    """Cl. 9(3): the number is not printed."""
    photograph = LAW.document("photograph")
    assert (photograph.originals, len(photograph.requirements)) == (1, 4)
    assert photograph.reading is not None


def test_the_centre_takes_the_documents_and_the_provider_makes_the_card() -> None:
    """Cl. 3, 10, 6; how the papers travel is a reading."""
    assert (step("A3").by, step("A3").within) == ("inspector", "T4")
    assert [go("A3", "complete"), go("A4"), go("A5"), go("A6"), go("A7")] == ["A4", "A5", "A6", "A7", "A8"]
    assert (step("A5").by, step("A5").does) == ("provider", Verb.MAKE)
    assert (step("A8").by, go("A8", "issued")) == ("inspector", "end:issued")
    assert step("A4").reading is not None


def test_an_incomplete_package_is_refused_with_a_receipt_in_two_copies() -> None:
    """Cl. 10, annex."""
    (ground,) = LAW.grounds
    assert (ground.clause, ground.by, ground.steps) == ("10, annex", ("inspector",), ("AR",))
    assert (go("A3", "incomplete"), go("AR")) == ("AR", "end:refused")
    assert step("AR").papers == ("refusal",)


def test_the_receipt_of_refusal_has_ten_entries_and_three_fixed_sentences() -> None:
    """Annex."""
    paper = LAW.paper("refusal")
    assert (paper.kind, paper.copies, paper.languages) == ("temporary-id-refusal-2014", 2, ("kk",))
    assert [field.no for field in paper.fields if field.no] == [str(number) for number in range(1, 11)]
    assert [field.id for field in paper.fields if field.type == "constant"] == ["law", "cause", "copies"]


def test_nothing_is_given_for_what_was_accepted() -> None:
    """Cl. 9: neither receipt nor talon nor journal."""
    assert [paper.id for paper in LAW.papers] == ["application", "temporary-card", "refusal", "ticket"]
    assert LAW.journals == ()


# --- 3. Complaints ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "clause"),
    [("provider", "11"), ("ministry", "11"), ("centre", "11"), ("result", "11"), ("court", "12")],
)
def test_whom_to_complain_to(cause: str, clause: str) -> None:
    assert LAW.complaints is not None
    assert next(one for one in LAW.complaints.causes if one.id == cause).clause == clause


def test_the_decisions_of_the_ministry_are_complained_of_to_its_head() -> None:
    """Cl. 11 opens with the Ministry."""
    assert LAW.complaints is not None
    ministry = next(one for one in LAW.complaints.causes if one.id == "ministry")
    assert ministry.cause.kk.startswith("Министрліктің, көрсетілетін қызметті берушінің")


def test_the_centre_is_the_enterprise_of_a_committee_named_in_full() -> None:
    """Cl. 3."""
    centre = next(one for one in LAW.definitions if one.id == "centre")
    assert centre.meaning is not None
    assert "халыққа қызмет көрсету орталықтарының қызметін үйлестіру комитетінің" in centre.meaning.kk
    assert "Көлік және коммуникация министрлігі" in centre.meaning.kk


def test_a_complaint_is_considered_in_fifteen_working_days() -> None:
    """Cl. 11, for both sorts of bodies; no talon."""
    assert LAW.complaints is not None
    assert (LAW.complaints.term, LAW.complaints.talon) == ("T5", None)
    assert {LAW.term(one).limit for one in ("T5", "T6")} == {Limit(15, Unit.WORKING_DAYS)}


def test_only_a_natural_person_complains() -> None:
    """Cl. 11: name, postal address, signature."""
    assert LAW.complaints is not None
    assert LAW.complaints.content_natural is not None
    assert LAW.complaints.content_legal is None


# --- 4. Other --------------------------------------------------------------------------------------


def test_premises_principles_indicators_and_lists_are_gone() -> None:
    """The edition of 2012 had them."""
    assert (LAW.premises, LAW.principles, LAW.indicators, LAW.directories) == ((), (), (), ())


def test_the_contact_centre_is_1414() -> None:
    """Cl. 15."""
    assert "1414" in {source.address for source in LAW.information if source.clause == "15"}


@pytest.mark.parametrize(
    ("anomaly", "lines"),
    [
        ("provider-complains", (446,)),
        ("spelling-rendered", (389, 392)),
        ("photograph-without-number", (386, 387, 388)),
        ("two-sites", (463, 472)),
    ],
)
def test_slips_of_the_act_are_told_with_their_lines(anomaly: str, lines: tuple[int, ...]) -> None:
    assert next(one for one in LAW.anomalies if one.id == anomaly).lines == lines
