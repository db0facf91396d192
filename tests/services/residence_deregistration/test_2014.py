"""The standard of 2014 (decree No. 132 of 24 February 2014, item 4 of clause 1), paragraph by paragraph."""

from __future__ import annotations

from datetime import date, time

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb

LAW = edition("residence-deregistration@2014")
OLD = edition("residence-deregistration@2012")
SELF = {"applicant": "self", "health": "able"}


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str = "done") -> str:
    return next(b.go for b in step(step_id).then if b.on == outcome)


def ids(channel: str = "centre", **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, SELF | facts)]


# --- 1. General ------------------------------------------------------------------------------------


def test_it_is_in_force_ten_days_after_publication_until_decree_821() -> None:
    """Act cl. 3; the days are readings."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2014, 3, 7), date(2015, 10, 12), "act cl. 3")


def test_between_the_editions_none_is_in_force() -> None:
    assert OLD.act.force.until is not None
    assert OLD.act.force.until < LAW.act.force.since
    assert "gap-between-editions" in {one.id for one in LAW.anomalies}


def test_the_provider_is_that_of_the_permanent_residence() -> None:
    """Cl. 3: «тұрақты тұратын жері бойынша»."""
    assert LAW.provider.name.kk == "Министрліктің аумақтық көші-қон полициясының бөлімшелері"
    assert LAW.provider.choice is not None
    assert "тұрақты тұратын жері" in LAW.provider.choice.kk


def test_the_centre_and_the_home_are_the_only_ways() -> None:
    """Cl. 3, 12: the portal is named for booking, information and complaints."""
    assert [(c.id, c.available) for c in LAW.channels] == [
        ("centre", True),
        ("home", True),
        ("portal", False),
    ]


# --- 2. Procedure ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "starts", "stops"), [("centre", "A4:opened", "A7:done"), ("home", "H4:opened", "H7:opened")]
)
def test_it_takes_thirty_minutes_from_the_handing_in(channel: str, starts: str, stops: str) -> None:
    """Cl. 4(1); bringing the sheet home is not part of them (a reading, as in the registration)."""
    term = LAW.service_term(channel, SELF)
    assert term is not None
    assert term.limit == Limit(30, Unit.MINUTES)
    assert (term.starts, term.stops) == ((starts,), (stops, "end"))


def test_at_home_the_documents_are_taken_and_the_sheet_is_handed_over_where_the_recipient_lives() -> None:
    """Cl. 12."""
    assert {step(one).at for one in ("H1", "H2", "H3", "H7")} == {"applicant"}


def test_one_complains_of_the_ministry_too() -> None:
    """Cl. 10: «Министрліктің, көрсетілетін қызметті берушінің … шешімдеріне»."""
    assert LAW.complaints is not None
    cause = next(one.cause for one in LAW.complaints.causes if one.id == "ministry")
    assert cause.kk.startswith("Министрліктің")


def test_one_waits_fifteen_minutes_and_is_served_within_thirty() -> None:
    """Cl. 4(2), 4(3)."""
    assert (LAW.term("T1").kind, LAW.term("T1").limit) == ("waiting", Limit(15, Unit.MINUTES))
    assert (LAW.term("T4").kind, LAW.term("T4").limit) == ("serving", Limit(30, Unit.MINUTES))


def test_waiting_for_the_result_has_no_limit_any_more() -> None:
    """Cl. 4; 30 minutes in 2012."""
    assert LAW.term("T2").limit is None
    assert OLD.term("T2").limit == Limit(30, Unit.MINUTES)


def test_both_the_record_and_the_sheet_are_the_result() -> None:
    """Cl. 6: «енгізуі және … беру»."""
    assert [(r.id, r.outcome, r.paper) for r in LAW.results] == [
        ("R1", "removed", None),
        ("R2", "removed", "departure-sheet"),
    ]
    assert [(s, go(s)) for s in ("A4", "A5", "A6")] == [("A4", "A5"), ("A5", "A6"), ("A6", "A7")]


def test_the_departure_sheet_bears_stamp_heraldic_seal_and_signature() -> None:
    """Cl. 6; there is no sample of it."""
    sheet = LAW.paper("departure-sheet")
    assert [f.type for f in sheet.fields] == ["stamp", "stamp", "signature"]
    assert sheet.form is None
    assert (step("A6").does, step("A6").by) == (Verb.SIGN, "executor")


def test_it_is_for_three_groups_and_not_for_the_dead_or_for_moves_inside_the_country() -> None:
    """Cl. 6; the edition of 2012 named those too."""
    assert [v.id for v in LAW.fact("reason").values] == ["abroad", "sentenced", "right-lost"]
    assert {v.id for v in OLD.fact("reason").values} == {"departure", "sentenced", "right-lost", "death"}


def test_the_service_is_free() -> None:
    """Cl. 7."""
    assert (LAW.fee.free, LAW.fee.clause) == (True, "7")


def test_the_provider_closes_before_the_centre_it_sits_in() -> None:
    """Cl. 8: to 18.30 and on Saturday to 13.00; the centre to 20.00."""
    provider, centre = LAW.schedule("provider"), LAW.schedule("centre")
    assert provider.hours.week == centre.hours.week == Week.SIX_DAY
    assert provider.hours.days[0] == (Span(time(9), time(18, 30)),)
    assert provider.hours.days[5] == (Span(time(9), time(13)),)
    assert centre.hours.days[:6] == ((Span(time(9), time(20)),),) * 6
    assert {LAW.term(one).body for one in ("T1", "T3", "T4")} == {"centre"}


def test_a_place_in_the_queue_may_be_booked_and_nothing_is_accelerated() -> None:
    """Cl. 8(2)."""
    assert (LAW.queue.booking, LAW.queue.accelerated, LAW.queue.electronic) == (True, False, ("centre",))


@pytest.mark.parametrize("channel", ["centre", "home"])
@pytest.mark.parametrize(
    ("facts", "documents"),
    [
        ({"reason": "abroad"}, ["application", "passport", "exit-permit"]),
        ({"reason": "sentenced"}, ["application", "verdict"]),
        ({"reason": "right-lost"}, ["application", "court-decision"]),
        (
            {"reason": "right-lost", "applicant": "owner"},
            ["application", "owner-identity", "court-decision"],
        ),
        ({"reason": "sentenced", "applicant": "representative"}, ["application", "verdict"]),
    ],
    ids=["abroad", "sentenced", "court", "owner", "representative"],
)
def test_what_to_bring(channel: str, facts: dict[str, str], documents: list[str]) -> None:
    """Cl. 9(1) to 9(6)."""
    assert ids(channel, **facts) == documents


def test_only_where_a_court_found_so_does_the_owner_apply() -> None:
    """Cl. 6, 9(2): a reading."""
    owner = next(v for v in LAW.fact("applicant").values if v.id == "owner")
    assert owner.when == {"reason": ("right-lost",)}
    assert LAW.document("court-decision").reading is not None


def test_original_or_copy_is_not_said() -> None:
    """Cl. 9; in 2012 the identity card came with a copy."""
    assert {d.form for d in LAW.documents} == {"unstated"}
    assert OLD.document("identity-document").form == "original+copy"


def test_there_is_no_ground_of_refusal() -> None:
    """An incomplete set is not handed in: what is missing is told, no term begins."""
    assert LAW.grounds == ()
    assert {s.does for c in LAW.channels for s in c.steps}.isdisjoint({Verb.REFUSE, Verb.SEND_BACK})
    assert (go("A2", "incomplete"), go("A3")) == ("A3", "end:not-handed-in")
    assert step("A3").reading is not None


def test_nothing_of_2012_is_copied_over() -> None:
    """No receipt, journal, premises, principles, indicators, annex."""
    assert (LAW.journals, LAW.premises, LAW.principles) == ((), (), ())
    assert (LAW.indicators, LAW.directories) == ((), ())
    assert not any(clause.id.startswith("annex") for clause in LAW.clauses)


# --- 3. Complaints ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "clause"),
    [("provider", "10"), ("ministry", "10"), ("centre", "10"), ("result", "10"), ("court", "11")],
)
def test_whom_to_complain_to(cause: str, clause: str) -> None:
    assert LAW.complaints is not None
    assert next(one for one in LAW.complaints.causes if one.id == cause).clause == clause


@pytest.mark.parametrize("term_id", ["T5", "T6"])
def test_a_complaint_is_considered_within_fifteen_working_days(term_id: str) -> None:
    """Cl. 10."""
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == ("complaint", Limit(15, Unit.WORKING_DAYS), "10")


def test_a_complaint_is_that_of_a_natural_person_and_gets_no_talon() -> None:
    """Cl. 10."""
    assert LAW.complaints is not None
    assert (LAW.complaints.content_legal, LAW.complaints.talon) == (None, None)


# --- 4. Other requirements -------------------------------------------------------------------------


def test_who_cannot_come_for_their_health_is_visited_at_home() -> None:
    """Cl. 12: on paper."""
    home = LAW.channel("home")
    assert (home.when, home.clause) == ({"health": ("unable",)}, "12")
    assert (step("H1").does, step("H1").by) == (Verb.FILL_IN, "executor")
    assert go("H1") == "H2"


def test_addresses_stand_on_two_sites_and_phones_on_a_third() -> None:
    """Cl. 13, 15."""
    assert [s.address for s in LAW.information if s.clause == "13"] == ["mvd.gov.kz", "www.con.gov.kz"]
    assert [s.address for s in LAW.information if s.clause == "15"] == ["www.mvd.kz", "1414"]
