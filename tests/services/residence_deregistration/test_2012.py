"""The standard of 2012 (annex 4 to decree No. 363 of 28 March 2012), paragraph by paragraph."""

from __future__ import annotations

from datetime import date, time

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb

LAW = edition("residence-deregistration@2012")
THIRTY = Limit(30, Unit.MINUTES)
ADULT = {"reason": "departure", "age": "from-16", "card": "other", "military": "none"}


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str = "done", **facts: str) -> str:
    """Where the step leads on this outcome of a case with these facts."""
    return next(
        b.go
        for b in step(step_id).then
        if b.on == outcome and all(facts[name] in values for name, values in b.when.items())
    )


def ids(**facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for("centre", ADULT | facts)]


# --- 1. General ------------------------------------------------------------------------------------


def test_it_is_in_force_ten_days_after_publication_until_decree_20_takes_effect() -> None:
    """Act cl. 2 and the note on the repeal; the days are readings."""
    force = LAW.act.force
    assert (force.since, force.until) == (date(2012, 4, 8), date(2014, 2, 1))
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("20", date(2014, 1, 21))


def test_it_amends_decree_2121_and_rests_on_the_rules_on_internal_migrants() -> None:
    """Act cl. 1(4); cl. 3."""
    assert [act.number for act in LAW.act.amends] == ["2121"]
    rules = next(act for act in LAW.act.legal_basis if act.clause == "3")
    assert (rules.number, rules.date, rules.article) == ("1427", date(2011, 12, 1), "3")


def test_the_migration_police_gives_the_service_in_the_centres() -> None:
    """Cl. 1, 13: its own staff sit in the hall."""
    assert LAW.provider.name.kk == "ішкі істер органдарының көші-қон полициясының аумақтық бөліністері"
    assert LAW.post("executor").at == "provider"
    assert [channel.id for channel in LAW.channels if channel.available] == ["centre"]


def test_the_information_system_has_a_name_and_an_abbreviation() -> None:
    """Cl. 1."""
    system = next(d for d in LAW.definitions if d.id == "rp-drp")
    assert system.short == "ХҚТ ТП"
    assert LAW.post("rp-drp").system


def test_four_kinds_of_people_are_removed() -> None:
    """Cl. 6; who applies for three of them is not said."""
    assert [a.id for a in LAW.applicants] == ["departed", "sentenced", "right-lost", "deceased"]
    assert [v.id for v in LAW.fact("reason").values] == ["departure", "sentenced", "right-lost", "death"]
    assert all(a.reading for a in LAW.applicants[1:])


def test_the_result_is_a_stamp_or_an_entry_with_a_re_written_card_or_a_refusal() -> None:
    """Cl. 5: «мөртаңба қою не … қайта жазуды жүргізу немесе бас тарту туралы дәлелді жауап»."""
    assert [(r.id, r.outcome) for r in LAW.results] == [
        ("R1", "removed"),
        ("R2", "removed"),
        ("R3", "refused"),
    ]


def test_a_card_with_a_chip_is_re_written_and_all_others_get_the_stamp() -> None:
    """Cl. 5, a reading, the same as in the registration standard."""
    assert go("A3", "complete", card="other") == "A5"
    assert go("A3", "complete", card="electronic") == "A6"
    assert step("A5").papers == ("stamp",)
    assert step("A5").reading is not None


@pytest.mark.parametrize(
    ("reason", "then"), [("departure", "A7"), ("right-lost", "A7"), ("sentenced", "A8"), ("death", "A8")]
)
def test_the_card_of_the_dead_and_the_convicted_is_not_re_written(reason: str, then: str) -> None:
    assert go("A6", reason=reason) == then


def test_it_is_done_on_the_day_the_consumer_comes() -> None:
    """Cl. 7, last paragraph."""
    term = LAW.service_term("centre", ADULT)
    assert term is not None
    assert (term.limit, term.excludes_filing, term.week) == (Limit(1, Unit.WORKING_DAYS), False, "six-day")
    assert term.starts == ("A2:opened",)


@pytest.mark.parametrize(
    ("term_id", "kind", "clause", "step_id"),
    [("T1", "waiting", "7(1)", "A2"), ("T2", "waiting", "7(2)", "A8"), ("T4", "serving", "7(3)", "A3")],
)
def test_waiting_to_hand_in_waiting_to_receive_and_serving_take_thirty_minutes_each(
    term_id: str, kind: str, clause: str, step_id: str
) -> None:
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == (kind, THIRTY, clause)
    assert step(step_id).within == term_id


def test_electronic_requests_are_not_provided_for() -> None:
    """Cl. 7(1), the line without a number."""
    portal = LAW.channel("portal")
    assert (portal.available, portal.clause) == (False, "7(1)")


def test_the_service_is_free() -> None:
    """Cl. 8."""
    assert (LAW.fee.free, LAW.fee.duty, LAW.fee.clause) == (True, None, "8")


def test_the_centre_works_to_eight_and_on_saturday_to_one() -> None:
    """Cl. 9."""
    schedule = LAW.schedule("centre")
    assert schedule.hours.week == Week.SIX_DAY
    assert schedule.hours.days[:5] == ((Span(time(9), time(20)),),) * 5
    assert schedule.hours.days[5:] == ((Span(time(9), time(13)),), ())


def test_representative_offices_take_documents_to_half_past_six() -> None:
    """Cl. 9: their days are not given, annex 1 lists none of them."""
    schedule = LAW.schedule("centre-branch")
    assert schedule.hours.days[0] == (Span(time(9), time(18, 30)),)
    assert schedule.reading is not None


def test_nothing_is_booked_and_nothing_accelerated() -> None:
    """Cl. 9."""
    assert (LAW.queue.booking, LAW.queue.accelerated) == (False, False)


# --- 2. Procedure ----------------------------------------------------------------------------------


BOOK = ["registration-book", "address-certificate"]


@pytest.mark.parametrize(
    ("facts", "documents"),
    [
        ({}, ["application", *BOOK, "identity-document"]),
        ({"age": "under-16"}, ["application", *BOOK, "birth-certificate"]),
        ({"military": "liable"}, ["application", *BOOK, "identity-document", "military-id"]),
        ({"military": "conscript"}, ["application", *BOOK, "identity-document", "conscript-certificate"]),
        ({"reason": "death"}, ["application", *BOOK, "identity-document"]),
    ],
    ids=["adult", "child", "liable", "conscript", "dead"],
)
def test_what_to_bring(facts: dict[str, str], documents: list[str]) -> None:
    """Cl. 11: no verdict, court decision, death certificate, consent of the owner or duty receipt."""
    assert ids(**facts) == documents


def test_the_book_or_the_certificate_is_enough() -> None:
    """Cl. 11(2): «азаматтарды тіркеу кітабы немесе мекенжай анықтамасы»."""
    assert {LAW.document(one).group for one in BOOK} == {"registration-proof"}


@pytest.mark.parametrize("document_id", ["identity-document", "birth-certificate", "military-id"])
def test_papers_of_the_person_come_with_a_copy(document_id: str) -> None:
    """Cl. 11(3), 11(4)."""
    document = LAW.document(document_id)
    assert (document.form, document.originals, document.copies) == ("original+copy", 1, 1)


def test_the_military_ticket_bears_a_mark_on_removal() -> None:
    """Cl. 11(4); the registration standard wants the mark on being taken up."""
    assert "әскери есептен шығару" in LAW.document("military-id").name.kk


def test_documents_are_taken_without_a_receipt() -> None:
    """Cl. 13, 14."""
    assert (step("A3").by, step("A3").does, step("A3").papers) == ("executor", Verb.RECEIVE, ())
    assert [paper.id for paper in LAW.papers] == [
        "application",
        "stamp",
        "refusal",
        "complaint-talon",
        "ticket",
    ]


def test_one_missing_document_is_the_only_ground_of_refusal() -> None:
    """Cl. 16."""
    (ground,) = LAW.grounds
    assert (ground.clause, ground.by, ground.steps) == ("16, 5", ("executor",), ("A4",))
    assert go("A3", "incomplete") == "A4"
    assert go("A4") == "end:refused"


def test_no_form_of_the_application_is_given() -> None:
    """Cl. 11(1)."""
    assert LAW.paper("application").fields == ()
    assert LAW.paper("application").form is None


# --- 3 and 4. Principles, indicators ---------------------------------------------------------------


def test_five_principles_and_six_indicators_with_a_norm_only() -> None:
    """Cl. 17, 18, annex 3."""
    assert len(LAW.principles) == 5
    assert [(i.norm, i.target, i.current) for i in LAW.indicators] == [(100, None, None)] * 6


# --- 5. Complaints ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "clause"),
    [
        ("explanation", "20, annex 1"),
        ("result", "21, annex 2"),
        ("provider", "21, 26"),
        ("rudeness", "22, annex 1"),
        ("rudeness-committee", "22, 27"),
        ("court", "23"),
    ],
)
def test_whom_to_complain_to(cause: str, clause: str) -> None:
    assert LAW.complaints is not None
    assert next(one for one in LAW.complaints.causes if one.id == cause).clause == clause


def test_complaints_are_taken_nine_to_five_with_a_break() -> None:
    """Cl. 21."""
    hours = {s.body: s.hours.days[0] for s in LAW.schedules if s.purpose == "complaints"}
    assert set(hours) == {"provider", "ministry"}
    assert hours["ministry"] == (Span(time(9), time(13)), Span(time(14, 30), time(17)))


def test_a_complaint_gets_a_talon_of_four_entries_and_no_term_in_days() -> None:
    """Cl. 25."""
    assert LAW.complaints is not None
    assert (LAW.complaints.talon, LAW.term("T5").limit) == ("complaint-talon", None)
    assert [f.id for f in LAW.paper("complaint-talon").fields] == [
        "number",
        "date",
        "accepted_by",
        "contacts",
    ]


def test_the_annexes_list_25_centres_and_222_police_bodies() -> None:
    """Annex 1, annex 2."""
    assert [(d.rows, d.file) for d in LAW.directories] == [(25, "centres-2012"), (222, "police-2012")]


def test_in_person_and_yet_dead_is_told_with_its_reading() -> None:
    """Cl. 6 against cl. 15."""
    found = next(one for one in LAW.anomalies if one.id == "in-person-yet-dead")
    assert found.lines == (8073, 8173)


def test_what_the_decree_says_alike_of_both_twins_bears_the_same_names() -> None:
    """Decree No. 363 words cl. 21–27 and most of cl. 11 alike in its annexes 3 and 4."""
    twin = edition("residence-registration@2012")
    assert LAW.complaints is not None
    assert twin.complaints is not None
    assert [cause.id for cause in LAW.complaints.causes] == [cause.id for cause in twin.complaints.causes]
    assert LAW.complaints.registration == twin.complaints.registration
    assert [source.address for source in LAW.information] == [source.address for source in twin.information]
    shared = ("registration-book", "address-certificate", "military-id", "conscript-certificate")
    assert {one: LAW.document(one).form for one in shared} == {one: twin.document(one).form for one in shared}


def test_the_mark_on_a_complaint_holds_the_term_of_registration_as_printed() -> None:
    """Cl. 25: «тіркеу мерзімі», read as the date."""
    assert LAW.complaints is not None
    assert LAW.complaints.registration is not None
    assert "тіркеу мерзімі" in LAW.complaints.registration.kk
    assert LAW.complaints.reading is not None
