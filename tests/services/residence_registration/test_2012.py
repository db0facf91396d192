"""The standard of 2012 (annex 3 to decree No. 363 of 28 March 2012), clause by clause."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb
from qyzmet.process.checks import missing_documents

LAW = edition("residence-registration@2012")
ADULT = {"age": "from-16", "card": "electronic", "military": "none", "exempt": "no"}
EVERYBODY = ["application", "dwelling-right", "registration-book", "address-certificate", "departure-sheet"]


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str, **facts: str) -> str:
    return next(
        b.go
        for b in step(step_id).then
        if b.on == outcome and all(facts.get(k) in v for k, v in b.when.items())
    )


def ids(**facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for("centre", facts)]


# --- 1. General (cl. 1–10) ---------------------------------------------------------------------------


def test_the_decree_is_in_force_ten_days_after_publication_until_decree_20() -> None:
    """Act cl. 2 and the note; the days are readings, since the day of publication is not in the act."""
    force = LAW.act.force
    assert (force.since, force.until) == (date(2012, 4, 8), date(2014, 2, 1))
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("20", date(2014, 1, 21))
    assert [act.number for act in LAW.act.amends] == ["2121"]


def test_the_migration_police_gives_it_at_the_centre_only() -> None:
    """Cl. 1, 7(1), 13: electronic requests are not provided for."""
    assert LAW.provider.name.kk == "ішкі істер органдарының аумақтық көші-қон полициясы бөліністері"
    assert [channel.id for channel in LAW.channels if channel.available] == ["centre"]
    assert (LAW.channel("portal").available, LAW.channel("portal").clause) == (False, "7(1)")
    assert LAW.automation.text.kk == "ішінара автоматтандырылған"


def test_it_rests_on_the_rules_of_registering_internal_migrants() -> None:
    """Cl. 3."""
    (rules,) = [act for act in LAW.act.legal_basis if act.clause == "3"]
    assert (rules.number, rules.date, rules.article) == ("1427", date(2011, 12, 1), "3, 5")


@pytest.mark.parametrize(
    ("facts", "last"),
    [({"card": "electronic"}, "A7"), ({"card": "other"}, "A8")],
    ids=["card with a chip: entry and re-writing", "no chip: stamp"],
)
def test_the_result_is_a_stamp_or_an_entry_with_the_address_re_written(
    facts: dict[str, str], last: str
) -> None:
    """Cl. 5; which of the two is a reading."""
    first = go("A4", "complete", **facts)
    assert first == ("A6" if last == "A7" else "A8")
    assert go(last, "done") == "A9"
    assert {step(one).does for one in (first, last)} == {Verb.RECORD}
    assert step(last).reading is not None
    assert [result.outcome for result in LAW.results] == ["registered", "registered", "refused"]


def test_citizens_of_kazakhstan_and_those_who_came_from_abroad_are_served() -> None:
    """Cl. 6; children are known from cl. 11(5)."""
    assert [(a.id, a.clause) for a in LAW.applicants] == [
        ("resident", "6"),
        ("from-abroad", "6"),
        ("child", "11(5)"),
    ]


@pytest.mark.parametrize(("term_id", "clause", "step_id"), [("T1", "7(1)", "A3"), ("T2", "7(2)", "A9")])
def test_one_waits_thirty_minutes_at_most_to_hand_in_and_to_receive(
    term_id: str, clause: str, step_id: str
) -> None:
    """Cl. 7(1), 7(2)."""
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == ("waiting", Limit(30, Unit.MINUTES), clause)
    assert (step(step_id).does, step(step_id).within) == (Verb.QUEUE, term_id)


def test_the_service_is_given_on_the_day_one_comes_and_serving_has_no_limit() -> None:
    """Cl. 7: the day of coming is counted itself."""
    term = LAW.service_term("centre", ADULT)
    assert term is not None
    assert (term.limit, term.excludes_filing, term.clause) == (Limit(1, Unit.WORKING_DAYS), False, "7")
    assert LAW.queue.serving == ()


def test_the_duty_is_a_tenth_of_the_index_of_the_day_of_payment() -> None:
    """Cl. 8: through a bank, before the documents are handed in."""
    duty = LAW.fee.duty
    assert duty is not None
    assert (LAW.fee.free, duty.index_day, [rate.percent for rate in duty.rates]) == (
        False,
        "payment",
        [Decimal(10)],
    )
    assert duty.rates[0].when == {"exempt": ("no",)}
    assert duty.law is not None
    assert (duty.law.article, duty.law.date) == ("540", date(2008, 12, 10))
    assert (step("A1").does, step("A1").at, go("A1", "unpaid")) == (Verb.PAY, "bank", "end:unpaid")


def test_twenty_categories_pay_no_duty() -> None:
    """Cl. 8, six groups: from repatriates to those who suffered from Chernobyl."""
    assert LAW.fee.duty is not None
    exempt = {one.id for one in LAW.fee.duty.exemptions}
    assert len(exempt) == 20
    assert {"repatriates", "altyn-alqa", "war-participants", "disabled", "chernobyl"} <= exempt


def test_the_centre_works_to_eight_and_on_saturday_to_one_its_offices_to_half_past_six() -> None:
    """Cl. 9; annex 1 prints the same hours of the Centre."""
    schedule = LAW.schedule("centre")
    assert (schedule.clause, schedule.hours.week) == ("9", Week.SIX_DAY)
    assert schedule.hours.days[:5] == ((Span(time(9), time(20)),),) * 5
    assert schedule.hours.days[5:] == ((Span(time(9), time(13)),), ())
    (printed,) = [s for s in LAW.schedules if not s.binding]
    assert (printed.clause, printed.hours) == ("annex 1", schedule.hours)
    assert LAW.schedule("centre-branch").hours.days[0] == (Span(time(9), time(18, 30)),)


def test_nothing_is_booked_and_nobody_is_served_faster() -> None:
    """Cl. 9; the terminal of cl. 10 gives a place in the queue."""
    assert (LAW.queue.booking, LAW.queue.accelerated, LAW.queue.electronic) == (False, False, ("centre",))


# --- 2. Procedure (cl. 11–16) -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "more"),
    [
        ({}, ["identity-document", "statistical-coupon", "duty-receipt"]),
        (
            {"military": "liable"},
            ["identity-document", "military-id", "statistical-coupon", "duty-receipt"],
        ),
        (
            {"military": "conscript"},
            ["identity-document", "conscript-certificate", "statistical-coupon", "duty-receipt"],
        ),
        ({"exempt": "yes"}, ["identity-document", "statistical-coupon", "exemption-proof"]),
        ({"age": "under-16"}, ["birth-certificate", "statistical-coupon", "duty-receipt"]),
        ({"system": "no"}, ["identity-document", "arrival-sheet", "statistical-coupon", "duty-receipt"]),
    ],
    ids=["adult", "liable for service", "conscript", "exempt", "child", "without the system"],
)
def test_what_to_bring(facts: dict[str, str], more: list[str]) -> None:
    """Cl. 11(1)–(9)."""
    assert ids(**{**ADULT, **facts}) == [*EVERYBODY, *more]


def test_the_registration_book_or_an_address_certificate_is_enough() -> None:
    """Cl. 11(3): «немесе»."""
    brought = [
        {"id": one, "originals": 1, "copies": 1} for one in ids(**ADULT) if one != "address-certificate"
    ]
    assert missing_documents(LAW, "centre", ADULT, brought) == ()
    neither = [row for row in brought if row["id"] != "registration-book"]
    assert len(missing_documents(LAW, "centre", ADULT, neither)) == 2


@pytest.mark.parametrize(
    "document_id", ["dwelling-right", "identity-document", "birth-certificate", "military-id"]
)
def test_four_documents_come_as_original_and_copy(document_id: str) -> None:
    """Cl. 11(2), (5), (6): «(түпнұсқасы мен көшірмесі)»."""
    document = LAW.document(document_id)
    assert (document.form, document.originals, document.copies) == ("original+copy", 1, 1)


def test_three_arrival_sheets_are_filled_in_only_where_the_system_is_not_used() -> None:
    """Cl. 11(7), and 9 and 13 against it."""
    document = LAW.document("arrival-sheet")
    assert (document.originals, document.when) == (3, {"system": ("no",)})
    assert document.reading is not None


def test_officers_of_the_police_take_the_documents_in_the_hall_of_the_centre() -> None:
    """Cl. 13; by cl. 14 no receipt is given."""
    assert (step("A4").does, step("A4").by, LAW.post("executor").at) == (
        Verb.RECEIVE,
        "executor",
        "provider",
    )
    assert step("A4").papers == ()
    assert any(item.clause == "14" for item in LAW.special)


def test_a_missing_document_is_the_only_ground_of_refusal() -> None:
    """Cl. 16; the answer is reasoned (cl. 5)."""
    (ground,) = LAW.grounds
    assert (ground.id, ground.clause, ground.by, ground.steps) == (
        "missing-document",
        "16",
        ("executor",),
        ("A5",),
    )
    assert (go("A4", "incomplete"), go("A5", "done")) == ("A5", "end:refused")
    assert step("A5").papers == ("refusal",)


def test_no_document_is_carried_kept_or_booked_beyond_the_day() -> None:
    """The standard names no courier and no keeping."""
    assert (LAW.couriers, LAW.retention, LAW.tables) == ((), (), ())


# --- 3–4. Principles and indicators (cl. 17–19, annex 3) -----------------------------------------------


def test_five_principles_and_six_indicators_without_targets() -> None:
    """Cl. 17; annex 3 prints the norm of 100 and leaves the other columns empty."""
    assert len(LAW.principles) == 5
    assert [(i.norm, i.target, i.current) for i in LAW.indicators] == [(Decimal(100), None, None)] * 6
    assert any(
        "Ішкі істер министрінің" in item.text.kk for item in LAW.special if item.clause == "18, 19, annex 3"
    )


# --- 5. Complaints (cl. 20–27) ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "to", "clause"),
    [
        ("explanation", "уәкілетті орган басшылары", "20"),
        ("result", "уәкілетті орган басшысы", "21"),
        ("provider", "Қазақстан Республикасы Ішкі істер министрлігі", "21, 26"),
        ("rudeness", "Орталық басшысы", "22"),
        ("court", "сот", "23"),
    ],
)
def test_whom_to_complain_to(cause: str, to: str, clause: str) -> None:
    assert LAW.complaints is not None
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.to.kk, found.clause) == (to, clause)


def test_complaints_are_taken_from_nine_to_five_with_a_break() -> None:
    """Cl. 21: at the authorised body and at the Ministry."""
    spans = (Span(time(9), time(13)), Span(time(14, 30), time(17)))
    found = {s.body: s.hours.days[0] for s in LAW.schedules if s.purpose == "complaints"}
    assert found == {"provider": spans, "ministry": spans}


def test_the_accepted_complaint_gets_a_talon_of_four_fields_and_no_term_of_this_standard() -> None:
    """Cl. 25."""
    assert LAW.complaints is not None
    assert LAW.complaints.talon == "complaint-talon"
    assert [f.no for f in LAW.paper("complaint-talon").fields] == ["1", "2", "3", "4"]
    assert LAW.term(LAW.complaints.term or "").limit is None
    assert (LAW.complaints.content_natural, LAW.complaints.content_legal) == (None, None)


def test_the_ministry_the_committee_and_the_call_centre_have_addresses() -> None:
    """Cl. 24, 26, 27."""
    assert {s.address for s in LAW.information if s.address} == {
        "www.mvd.kz",
        "71-46-46",
        "kagu-con@mci.gov.kz",
        "1414",
        "migration.kz@mail.ru",
    }


def test_two_directories_hold_the_centres_and_the_police() -> None:
    """Annexes 1 and 2."""
    assert [(d.clause, d.rows, d.file) for d in LAW.directories] == [
        ("annex 1", 25, "centres-2012"),
        ("annex 2", 222, "police-2012"),
    ]


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    assert len(LAW.anomalies) >= 44
    assert {"citizens-of-which-country", "sheets-never-needed", "committee-phone"} <= {
        a.id for a in LAW.anomalies
    }
    assert {a.id: a.seen_by for a in LAW.anomalies}["registering-body"] == "undefined-term"


def test_complaints_are_told_with_their_hours_sites_and_addresses() -> None:
    """Cl. 21, 24, 26."""
    assert LAW.complaints is not None
    causes = {cause.id: cause.contacts for cause in LAW.complaints.causes}
    for one in ("result", "provider"):
        contacts = causes[one]
        assert contacts is not None
        assert "9.00–17.00" in contacts.kk
    assert any("migration.kz@mail.ru" in item.text.kk for item in LAW.complaints.filing)


def test_words_used_and_never_defined_are_listed() -> None:
    """Cl. 5, 9, 11(3), 11(6), 19."""
    unknown = {term.id for term in LAW.definitions if term.meaning is None}
    assert {"address-certificate", "legal-address", "conscript", "branch", "migration-committee"} <= unknown
