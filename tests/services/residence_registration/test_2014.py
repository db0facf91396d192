"""The standard of 2014 (decree No. 132 of 24 February 2014, item 3 of clause 1), clause by clause."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step, holds
from qyzmet.law.verbs import Verb
from qyzmet.process.checks import missing_documents

LAW = edition("residence-registration@2014")
OLD = edition("residence-registration@2012")
ADULT = {
    "age": "from-16",
    "card": "electronic",
    "registration": "permanent",
    "arrival": "within",
    "supervision": "no",
    "exempt": "no",
    "health": "able",
}
OWNER = ["owner-identity", "owner-consent"]
DWELLING = ["dwelling-right", "mortgage-contract"]


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str, **facts: str) -> str:
    return next(
        b.go
        for b in step(step_id).then
        if b.on == outcome and all(facts.get(k) in v for k, v in b.when.items())
    )


def ids(channel: str, **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, facts)]


# --- 1. General (cl. 1–3) ------------------------------------------------------------------------------


def test_the_decree_is_in_force_ten_days_after_publication_until_decree_821() -> None:
    """Act cl. 3; the days are readings, since the day of publication is not in the act."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2014, 3, 7), date(2015, 10, 12), "act cl. 3")
    assert force.reading is not None


def test_between_the_two_editions_none_is_in_force() -> None:
    """The edition of 2012 fell with decree No. 20, before this decree began."""
    assert OLD.act.force.until is not None
    assert OLD.act.force.until < LAW.act.force.since
    assert "gap-between-editions" in {anomaly.id for anomaly in LAW.anomalies}


def test_the_migration_police_gives_it_where_one_lives_permanently_or_for_a_time() -> None:
    """Cl. 3."""
    assert LAW.provider.name.kk == "Министрліктің аумақтық көші-қон полициясының бөлімшелері"
    assert LAW.provider.choice is not None
    assert "тұрақты не уақытша тұратын жері" in LAW.provider.choice.kk


def test_there_are_three_ways_centre_portal_and_a_visit_at_home() -> None:
    """Cl. 3, 12: the visit is for those whose health does not let them come."""
    assert [c.id for c in LAW.channels if c.available] == ["centre", "portal", "home"]
    assert (LAW.channel("home").when, LAW.channel("home").clause) == ({"health": ("unable",)}, "12")


def test_the_portal_is_for_those_who_have_no_paper_to_show() -> None:
    """Cl. 9: the portal takes the request alone, so arrival, release and exemption cannot be shown (a reading)."""
    portal = LAW.channel("portal")
    assert portal.when == {"arrival": ("within",), "supervision": ("no",), "exempt": ("no",)}
    assert portal.reading is not None


def test_the_centre_is_closed_to_nobody() -> None:
    """Cl. 12 adds the visit at home, it does not take the centre away."""
    assert LAW.channel("centre").when == {}


def test_a_child_is_not_asked_about_prison_and_may_use_the_portal() -> None:
    """Cl. 9(5): one value is left for a child, so that the question is settled."""
    values = LAW.fact("supervision").values
    assert [v.id for v in values if holds(v.when, {"age": "under-16"})] == ["no"]


def test_whether_the_marked_passport_replaces_the_identity_document_is_a_reading() -> None:
    """Cl. 9(3), second paragraph."""
    assert LAW.document("identity-document").reading is not None


# --- 2. Procedure (cl. 4–9) ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "minutes", "starts"),
    [("centre", 30, "A6:opened"), ("portal", 15, "B5:opened"), ("home", 30, "C6:opened")],
)
def test_how_long_it_takes(channel: str, minutes: int, starts: str) -> None:
    """Cl. 4(1); the visit at home has no term of its own."""
    term = LAW.service_term(channel, ADULT)
    assert term is not None
    assert (term.limit, term.starts) == (Limit(minutes, Unit.MINUTES), (starts,))
    assert term.reading is not None


def test_one_waits_fifteen_minutes_and_is_served_in_twenty() -> None:
    """Cl. 4(2), 4(3)."""
    assert (LAW.term("T3").limit, LAW.term("T3").clause) == (Limit(15, Unit.MINUTES), "4(2)")
    assert (LAW.term("T4").limit, LAW.term("T4").clause) == (Limit(20, Unit.MINUTES), "4(3)")
    assert (step("A2").within, step("A4").within) == ("T3", "T4")


def test_the_address_is_entered_and_the_card_re_written() -> None:
    """Cl. 6: entry, automatic removal at the former place, legal address on the card."""
    way = ["A6", go("A6", "done", **ADULT)]
    way.append(go(way[-1], "done", **ADULT))
    way.append(go(way[-1], "done", **ADULT))
    assert way == ["A6", "A7", "A8", "A9"]
    assert (step("A7").by, LAW.post("rp-drp").system) == ("rp-drp", True)
    assert go("A9", "issued") == "end:registered"


def test_a_temporary_registration_removes_nobody_and_re_writes_no_card() -> None:
    """Cl. 6: readings."""
    assert go("A6", "done", registration="temporary") == "A9"
    assert step("A7").reading is not None
    assert step("A8").reading is not None


def test_a_card_without_a_chip_is_not_re_written() -> None:
    assert go("A7", "done", card="other") == "A9"
    assert LAW.fact("card").reading is not None


def test_the_portal_sends_a_notice_and_asks_to_come_for_the_card() -> None:
    """Cl. 6: to the personal cabinet."""
    assert (step("B8").does, step("B8").papers) == (Verb.NOTIFY, ("notification",))
    assert go("B8", "done", **ADULT) == "B9"
    assert go("B9", "left") == "end:card-pending"
    assert go("B8", "done", registration="temporary") == "end:registered"
    assert {"come", "registered"} <= {field.id for field in LAW.paper("notification").fields}


def test_the_duty_is_ten_per_cent_of_the_monthly_index_of_the_day_of_payment() -> None:
    """Cl. 7: through a bank for the centre, through the gateway on the portal."""
    duty = LAW.fee.duty
    assert duty is not None
    assert ([r.percent for r in duty.rates], duty.index_day) == ([Decimal(10)], "payment")
    assert duty.exemptions == ()
    assert (step("A1").at, step("B3").at, step("C1").at) == ("bank", "gateway", "bank")
    assert {step(one).does for one in ("A1", "B3", "C1")} == {Verb.PAY}


def test_provider_centre_and_portal_have_their_hours() -> None:
    """Cl. 8."""
    provider, centre, portal = (LAW.schedule(body).hours for body in ("provider", "centre", "portal"))
    assert provider.days[:6] == ((Span(time(9), time(18, 30)),),) * 5 + ((Span(time(9), time(13)),),)
    assert centre.days == ((Span(time(9), time(20)),),) * 6 + ((),)
    assert portal.week is Week.EVERY_DAY


def test_a_place_in_the_electronic_queue_may_be_booked_through_the_portal() -> None:
    """Cl. 8(2)."""
    assert (LAW.queue.booking, LAW.queue.accelerated, LAW.queue.electronic) == (True, False, ("centre",))


@pytest.mark.parametrize("channel", ["centre", "home"])
@pytest.mark.parametrize(
    ("facts", "more"),
    [
        ({}, ["identity-document", "duty-receipt"]),
        ({"age": "under-16"}, ["birth-certificate", "duty-receipt"]),
        ({"exempt": "yes"}, ["identity-document", "exemption-proof"]),
        (
            {"arrival": "abroad"},
            [
                "identity-document",
                "consular-passport",
                "removal-certificate",
                "foreign-removal-document",
                "duty-receipt",
            ],
        ),
        (
            {"supervision": "yes"},
            ["identity-document", "duty-receipt", "release-certificate", "preventive-register-certificate"],
        ),
    ],
    ids=["adult", "child", "exempt", "from abroad", "released"],
)
def test_what_to_bring(channel: str, facts: dict[str, str], more: list[str]) -> None:
    """Cl. 9(1)–(5)."""
    assert ids(channel, **{**ADULT, **facts}) == [*OWNER, *DWELLING, *more]


@pytest.mark.parametrize(
    ("facts", "left_out"),
    [
        ({}, ["mortgage-contract"]),
        ({}, ["dwelling-right"]),
        ({"record": "held"}, ["dwelling-right", "mortgage-contract"]),
        ({"arrival": "abroad"}, ["mortgage-contract", "removal-certificate", "foreign-removal-document"]),
        ({"arrival": "abroad"}, ["mortgage-contract", "consular-passport", "removal-certificate"]),
        ({"supervision": "yes"}, ["mortgage-contract", "release-certificate"]),
    ],
    ids=["own dwelling", "mortgage", "held by the state", "mark in the passport", "foreign paper", "lost"],
)
def test_one_of_several_documents_is_enough(facts: dict[str, str], left_out: list[str]) -> None:
    """Cl. 9(2), (3), (5): what the state systems hold need not be brought (a reading)."""
    case = {**ADULT, **facts}
    brought = [
        {"id": one, "originals": 1, "copies": 0} for one in ids("centre", **case) if one not in left_out
    ]
    assert missing_documents(LAW, "centre", case, brought) == ()


def test_without_any_document_on_the_dwelling_the_package_is_not_complete() -> None:
    """Cl. 9(2)."""
    brought = [
        {"id": one, "originals": 1, "copies": 0} for one in ids("centre", **ADULT) if one not in DWELLING
    ]
    missing = missing_documents(LAW, "centre", {**ADULT, "record": "none"}, brought)
    assert [document.id for document in missing] == DWELLING


def test_the_owner_must_be_present_in_person() -> None:
    """Cl. 9(1): «үй иесінің өзінің қатысуы міндетті»."""
    document = LAW.document("owner-identity")
    assert document.owner is not None
    assert document.owner.kk == "үй иесінің өзінің қатысуы міндетті"


def test_the_consent_is_the_form_of_the_annex_with_fifteen_lines() -> None:
    """The annex: one form can register a whole family."""
    paper = LAW.paper("owner-consent")
    assert paper.title.kk == "Тіркеуге келісім беру"
    assert [field.no for field in paper.fields] == [str(n) for n in range(1, 16)]
    assert LAW.document("owner-consent").paper == "owner-consent"


def test_the_portal_takes_one_request_with_two_signatures() -> None:
    """Cl. 9: of the recipient and of the owner; cl. 14 names the recipient's only."""
    assert ids("portal", **ADULT) == ["electronic-request"]
    assert [(s.does, s.by) for s in LAW.channel("portal").steps[1:4:2]] == [
        (Verb.SIGN, "owner"),
        (Verb.SUBMIT, "applicant"),
    ]
    assert step("B2").reading is not None


def test_the_provider_gets_data_on_the_dwelling_itself() -> None:
    """Cl. 9(2)."""
    document = LAW.document("dwelling-data")
    assert (document.obtained, document.group, document.when) == (
        "register",
        "right-to-dwell",
        {"record": ("held",)},
    )
    assert {step(one).does for one in ("A3", "B5", "C2")} == {Verb.LOOK_UP}
    assert go("B5", "not-found") == "BN"
    assert go("BN", "done") == "end:to-centre"


def test_nobody_is_refused_who_lacks_a_document_is_told_so() -> None:
    """The standard has no ground of refusal; none was invented."""
    assert LAW.grounds == ()
    assert (go("A4", "incomplete"), go("A5", "done")) == ("A5", "end:incomplete")
    assert (step("A5").does, step("A5").reading is not None) == (Verb.NOTIFY, True)
    assert "refused" not in {outcome.id for outcome in LAW.outcomes}


# --- 3. Complaints (cl. 10, 11) ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "to", "clause"),
    [
        ("provider", "көрсетілетін қызметті берушінің басшысы", "10"),
        ("ministry", "Министрліктің басшысы", "10"),
        ("centre", "орталықтың басшысы", "10"),
        (
            "result",
            "мемлекеттік қызметтер көрсету сапасын бағалау және бақылау жөніндегі уәкілетті орган",
            "10",
        ),
        ("court", "сот", "11"),
    ],
)
def test_whom_to_complain_to(cause: str, to: str, clause: str) -> None:
    assert LAW.complaints is not None
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.to.kk, found.clause) == (to, clause)


@pytest.mark.parametrize("term_id", ["T5", "T6"])
def test_a_complaint_is_considered_within_fifteen_working_days_from_registration(term_id: str) -> None:
    """Cl. 10."""
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == ("complaint", Limit(15, Unit.WORKING_DAYS), "10")


# --- 4. Other requirements (cl. 12–16) -------------------------------------------------------------------


def test_at_home_the_officer_takes_the_documents_and_brings_them_to_the_system() -> None:
    """Cl. 12."""
    assert [(s.id, s.does.value) for s in LAW.channel("home").steps] == [
        ("C1", "pay"),
        ("C2", "look-up"),
        ("C3", "receive"),
        ("C4", "notify"),
        ("C5", "pass"),
        ("C6", "record"),
        ("C7", "record"),
        ("C8", "record"),
        ("C9", "issue"),
    ]
    assert (step("C3").by, step("C3").at, step("C9").at) == ("executor", "applicant", "applicant")


def test_addresses_stand_on_three_sites_and_the_contact_centre_answers_at_1414() -> None:
    """Cl. 13, 16."""
    assert [s.address for s in LAW.information if s.clause == "13"] == [
        "mvd.gov.kz",
        "www.con.gov.kz",
        "www.egov.kz",
    ]
    assert [s.address for s in LAW.information if s.clause == "16"] == ["www.mvd.kz", "1414"]


# --- against 2012 ----------------------------------------------------------------------------------------


def test_what_is_no_longer_asked_and_what_is_new() -> None:
    old, new = ({document.id for document in law.documents} for law in (OLD, LAW))
    assert {
        "application",
        "registration-book",
        "departure-sheet",
        "military-id",
        "arrival-sheet",
    } <= old - new
    assert {"owner-identity", "owner-consent", "mortgage-contract", "release-certificate"} <= new - old
    assert {"dwelling-right", "identity-document", "birth-certificate", "duty-receipt"} <= new & old


def test_there_is_no_journal_courier_principle_indicator_or_directory() -> None:
    """The standard names none; nothing was copied from 2012."""
    assert (LAW.journals, LAW.couriers, LAW.principles, LAW.indicators) == ((), (), (), ())
    assert (LAW.premises, LAW.directories, LAW.retention) == ((), (), ())


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    assert len(LAW.anomalies) >= 43
    assert {"provider-complains", "two-clocks", "portal-without-documents"} <= {a.id for a in LAW.anomalies}
