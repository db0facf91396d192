"""The standard of 2014 (decree No. 132 of 24 February 2014, item 1 of clause 1), clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step, holds
from qyzmet.law.verbs import Verb

LAW = edition("passport-id-card@2014")
BEFORE = edition("passport-id-card@2012")


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str) -> str:
    return next(b.go for b in step(step_id).then if b.on == outcome)


def case(document: str, card: str = "none", passport: str = "none", **more: str) -> dict[str, str]:
    return {
        "for_whom": "self",
        "document": document,
        "card_reason": card,
        "passport_reason": passport,
        "health": "able",
        "mode": "ordinary",
        "exempt": "no",
        **more,
    }


def ids(channel: str, facts: dict[str, str]) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, facts)]


def answers(known: dict[str, str], rest: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Every row of answers that the questions allow."""
    if not rest:
        yield known
        return
    for value in LAW.fact(rest[0]).values:
        if holds(value.when, known):
            yield from answers({**known, rest[0]: value.id}, rest[1:])


# --- the act and the terms -------------------------------------------------------------------------


def test_it_is_in_force_until_decree_821_and_leaves_a_gap_after_the_edition_of_2012() -> None:
    """Act cl. 3; the edition of 2012 fell with decree No. 20 of 21 January 2014, ten days later at the earliest."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2014, 3, 7), date(2015, 10, 12), "act cl. 3")
    assert BEFORE.act.force.until is not None
    assert BEFORE.act.force.until < force.since
    assert "act cl. 1(1)" in str(LAW.act.clause)
    assert "паспорттар, жеке куәліктер беру" in str(LAW.clause("act cl. 1(1)").text)


def test_the_provider_is_the_division_of_the_place_of_permanent_registration() -> None:
    """Cl. 3."""
    assert LAW.provider.name.kk == "Министрліктің аумақтық көші-қон полициясының бөлімшелері"
    assert LAW.provider.choice is not None
    assert "тұрақты тіркелген орны" in LAW.provider.choice.kk


@pytest.mark.parametrize(
    ("mode", "limit", "without_first_day"),
    [
        ("ordinary", Limit(30, Unit.CALENDAR_DAYS), None),
        ("days-7", Limit(7, Unit.WORKING_DAYS), True),
        ("days-10", Limit(10, Unit.WORKING_DAYS), True),
        ("days-15", Limit(15, Unit.WORKING_DAYS), True),
    ],
)
def test_the_document_comes_in_thirty_days_or_sooner_in_an_accelerated_order(
    mode: str, limit: Limit, without_first_day: bool | None
) -> None:
    """Cl. 4(1): the day of acceptance does not count in the accelerated order; that of issue does."""
    for channel in ("centre", "centre-paper"):
        term = LAW.service_term(channel, {"mode": mode})
        assert term is not None
        assert (term.limit, term.clause) == (limit, "4(1)")
        assert (term.excludes_filing, term.excludes_issue) == (without_first_day, None)


def test_the_portal_and_the_visit_at_home_know_the_thirty_days_only() -> None:
    """Cl. 4(1): the accelerated order is for the centre."""
    for channel in ("portal", "home"):
        term = LAW.service_term(channel, {"mode": "ordinary"})
        assert term is not None
        assert term.limit == Limit(30, Unit.CALENDAR_DAYS)
        assert LAW.channel(channel).when["mode"] == ("ordinary",)


def test_one_waits_a_quarter_of_an_hour_and_is_served_within_half_an_hour() -> None:
    """Cl. 4(2), 4(3); waiting to fetch the document has no limit any more."""
    assert [LAW.term(t).limit for t in (*LAW.queue.waiting, *LAW.queue.serving)] == [
        Limit(15, Unit.MINUTES),
        Limit(30, Unit.MINUTES),
    ]
    assert [step(s).within for s in ("A2", "A3", "A3f", "A4")] == ["waiting", "serving", "serving", "serving"]


def test_a_place_in_the_queue_may_be_booked_and_nobody_is_served_out_of_turn() -> None:
    """Cl. 8(2)."""
    assert (LAW.queue.booking, LAW.queue.accelerated) == (True, False)


def test_the_hours_of_provider_centre_and_portal() -> None:
    """Cl. 8."""
    assert LAW.schedule("provider").hours.days[5] == (Span(time(9), time(13)),)
    assert LAW.schedule("centre").hours.days[:6] == ((Span(time(9), time(20)),),) * 6
    assert LAW.schedule("portal").hours.week == Week.EVERY_DAY


# --- duty ------------------------------------------------------------------------------------------


def test_the_duty_is_that_of_2012_and_the_list_of_the_exempt_is_gone() -> None:
    """Cl. 7, 9."""
    duty, old = LAW.fee.duty, BEFORE.fee.duty
    assert duty is not None
    assert old is not None
    assert [(r.id, r.percent, r.when) for r in duty.rates] == [(r.id, r.percent, r.when) for r in old.rates]
    assert [r.percent for r in duty.rates] == [Decimal(400), Decimal(20)]
    assert duty.exemptions == ()
    assert duty.exempt is not None


def test_an_accelerated_order_costs_an_additional_payment_without_an_amount() -> None:
    """Cl. 7: tariffs on the internet resource of the Ministry."""
    fast = [value for value in LAW.fact("mode").values if value.id != "ordinary"]
    assert all(value.hint is not None and "Қосымша төлем" in value.hint.kk for value in fast)
    assert any(a.id == "payment-without-amount" for a in LAW.anomalies)
    for paying in ("A1", "P1"):
        reading = step(paying).reading
        assert reading is not None
        assert "Қосымша төлемнің қайда, қашан" in reading.kk


def test_the_duty_is_paid_at_a_bank_or_through_the_gateway_of_the_portal() -> None:
    """Cl. 7."""
    paying = {s.id: s.at for c in LAW.channels for s in c.steps if s.does is Verb.PAY}
    assert paying == {"A1": "bank", "P1": "bank", "H1": "bank", "B2": "gateway"}


# --- documents -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "base"),
    [
        (case("identity-card", card="first"), ["birth-certificate"]),
        (case("passport", passport="before-16", for_whom="child"), ["birth-certificate-child"]),
        (case("passport", passport="exchange"), ["passport"]),
        (case("passport", passport="new-design"), ["passport"]),
        (case("identity-card", card="lost"), ["passport-for-card"]),
        (case("identity-card", card="exchange"), ["identity-card"]),
        (case("passport", passport="lost"), ["identity-card-for-passport"]),
        (case("passport", passport="first"), ["identity-card-for-passport"]),
        (case("passport", passport="citizenship"), ["citizenship-certificate-for-passport"]),
        (case("both", card="citizenship", passport="citizenship"), ["citizenship-certificate"]),
        (case("passport", passport="lost-abroad"), ["return-certificate"]),
        (case("both", card="first", passport="first"), ["birth-certificate"]),
        (case("both", card="exchange", passport="lost"), ["identity-card"]),
        (case("both", card="lost", passport="exchange"), ["passport"]),
        (case("both", card="exchange", passport="exchange"), ["passport", "identity-card"]),
        (case("both", card="lost", passport="lost"), []),
        (case("both", card="lost", passport="lost-abroad"), ["return-certificate"]),
    ],
    ids=lambda v: "-".join(list(v.values())[1:4]) if isinstance(v, dict) else None,
)
def test_which_base_document_each_reason_calls_for(facts: dict[str, str], base: list[str]) -> None:
    """Cl. 9; where both documents are lost inside the country there is none."""
    assert ids("centre", facts) == ["duty-receipt", *base, "data-consent"]
    assert ids("centre-paper", facts) == ["duty-receipt", "photographs", *base, "data-consent"]
    assert ids("home", facts) == ids("centre-paper", facts)


def test_no_answer_asks_for_the_same_document_twice_or_for_more_than_the_papers_wanted() -> None:
    """Cl. 9: «мына құжаттардың бірі»."""
    for row in answers({}, ("for_whom", "document", "card_reason", "passport_reason")):
        base = ids("centre", row)[:-1]
        assert len(base) <= (2 if row["document"] == "both" else 1), row
        names = [LAW.document(one).name.kk for one in base]
        assert len(set(names)) == len(names), row


@pytest.mark.parametrize(
    ("facts", "consent"),
    [
        (
            case("passport", passport="before-16", for_whom="child", parents="different"),
            "parent-consent-child",
        ),
        (case("identity-card", card="first", for_whom="child", parents_at_16="different"), "parent-consent"),
        (case("identity-card", card="first", parents_at_16="different"), "parent-consent"),
        (case("both", card="first", passport="first", parents_at_16="different"), "parent-consent"),
    ],
    ids=["passport before 16", "identity card after 16", "who comes alone at 16", "both at 16"],
)
def test_a_foreign_parent_consents_before_a_notary(facts: dict[str, str], consent: str) -> None:
    """Cl. 9: beside the birth certificate, where the parents have different citizenships."""
    assert consent in ids("centre", facts)
    assert LAW.document(consent).form == "notarised"
    assert consent not in ids("centre", {**facts, "parents": "same", "parents_at_16": "same"})


def test_parents_are_asked_about_only_where_the_birth_certificate_is_shown() -> None:
    """Cl. 9: the consent stands in the item on that certificate; at 16 whoever comes is asked."""
    assert LAW.fact("parents").when == {"passport_reason": ("before-16",)}
    assert LAW.fact("parents_at_16").when == {"card_reason": ("first",)}
    grown = case("identity-card", card="first", parents_at_16="grown")
    assert "parent-consent" not in ids("centre", grown)
    assert "азаматының жеке басын" in LAW.document("parent-consent").name.kk


def test_photographs_are_brought_on_paper_only_and_taken_free_in_the_system() -> None:
    """Cl. 9: 2) of the centre."""
    assert LAW.document("photographs").channels == ("centre-paper", "home")
    assert (LAW.document("photographs").originals, step("A3f").papers) == (2, ("formulary",))
    assert "тегін" in step("A3f").title.kk.lower()


def test_the_portal_takes_a_request_a_photograph_and_a_signature() -> None:
    """Cl. 9: 1) to 3) of the portal."""
    assert ids("portal", case("passport", passport="new-design")) == [
        "request",
        "digital-photo",
        "signature-file",
    ]
    assert "3,4х4,5" in LAW.document("digital-photo").name.kk


def test_the_same_document_has_the_same_id_in_both_editions() -> None:
    shared = {d.id for d in LAW.documents} & {d.id for d in BEFORE.documents}
    for one in shared:
        assert LAW.document(one).name.ru == BEFORE.document(one).name.ru
    assert {d.id for d in BEFORE.documents} - shared == {"registration-book"}


# --- the ways --------------------------------------------------------------------------------------


def test_the_portal_serves_only_the_exchange_for_the_new_design() -> None:
    """Cl. 3."""
    when = LAW.channel("portal").when
    assert holds(when, case("identity-card", card="new-design"))
    assert not holds(when, case("identity-card", card="exchange"))
    assert not holds(when, case("identity-card", card="new-design", exempt="yes"))
    assert not holds(when, case("identity-card", card="new-design", mode="days-7"))


def test_who_cannot_come_for_health_is_visited_at_home() -> None:
    """Cl. 12."""
    assert LAW.channel("home").when["health"] == ("unable",)
    assert (step("H2").by, step("H2").at, step("H2").does) == ("officer", "applicant", Verb.RECEIVE)


def test_the_talon_has_a_ninth_field_the_day_of_receipt() -> None:
    """Cl. 9, annex."""
    fields = LAW.paper("talon").fields
    assert [field.no for field in fields] == [str(n) for n in range(1, 10)]
    assert (fields[8].type, fields[8].name.kk) == ("date", "мемлекеттік көрсетілетін қызметтерді алу күні")


@pytest.mark.parametrize(
    ("last", "by"), [("A7", "employee"), ("P8", "employee"), ("H7", "employee"), ("B7", "officer")]
)
def test_the_centre_hands_over_on_the_talon_and_the_provider_what_came_by_the_portal(
    last: str, by: str
) -> None:
    """Cl. 3, 6."""
    assert (step(last).does, step(last).by, go(last, "issued")) == (Verb.ISSUE, by, "end:issued")


def test_the_cabinet_is_told_of_acceptance_and_of_readiness() -> None:
    """Cl. 6, 9."""
    assert (step("B3").papers, step("B6").papers) == (("notice-accepted",), ("notice-ready",))


def test_there_is_no_ground_of_refusal_and_none_was_invented() -> None:
    """The edition has no such clause: who lacks a document is told so and comes again."""
    assert LAW.grounds == ()
    assert {s.does for c in LAW.channels for s in c.steps}.isdisjoint({Verb.REFUSE, Verb.SEND_BACK})
    assert (go("A3", "incomplete"), go("AN", "done")) == ("AN", "end:incomplete")
    assert step("AN").reading is not None


# --- complaints and what is gone -------------------------------------------------------------------


@pytest.mark.parametrize("term_id", ["complaint", "complaint-quality"])
def test_a_complaint_is_considered_within_fifteen_working_days(term_id: str) -> None:
    """Cl. 10."""
    assert (LAW.term(term_id).limit, LAW.term(term_id).clause) == (Limit(15, Unit.WORKING_DAYS), "10")


def test_whom_to_complain_to() -> None:
    """Cl. 10, 11."""
    assert LAW.complaints is not None
    assert [c.id for c in LAW.complaints.causes] == ["provider", "ministry", "centre", "result", "court"]
    assert LAW.complaints.causes[1].phones == ("8 (7172) 71-40-33", "71-40-03")
    assert LAW.complaints.causes[1].cause.kk.startswith("Министрліктің, көрсетілетін қызметті берушінің")
    assert (LAW.complaints.talon, LAW.complaints.content_legal) == (None, None)


def test_what_the_edition_of_2012_had_and_this_one_has_not() -> None:
    assert not any((LAW.premises, LAW.principles, LAW.indicators, LAW.directories, LAW.journals))
    assert BEFORE.premises
    assert BEFORE.principles
    assert BEFORE.indicators
    assert BEFORE.directories


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    assert len(LAW.anomalies) == 30
    assert {"cabinet-of-provider", "photo-sizes", "no-base-document"} <= {a.id for a in LAW.anomalies}
