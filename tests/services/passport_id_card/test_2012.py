"""The standard of 2012 (annex 1 to decree No. 363 of 28 March 2012), clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step, holds
from qyzmet.law.verbs import Verb

LAW = edition("passport-id-card@2012")
COMMON = ["duty-receipt", "photographs"]


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str) -> str:
    return next(b.go for b in step(step_id).then if b.on == outcome)


def case(document: str, card: str = "none", passport: str = "none", exempt: str = "no") -> dict[str, str]:
    return {
        "document": document,
        "card_reason": card,
        "passport_reason": passport,
        "mode": "ordinary",
        "exempt": exempt,
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


# --- the act ---------------------------------------------------------------------------------------


def test_the_decree_is_in_force_ten_days_after_publication_until_decree_20() -> None:
    """Act cl. 2; the days are readings, since the days of publication are not in the act."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2012, 4, 8), date(2014, 2, 1), "act cl. 2")
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("20", date(2014, 1, 21))
    assert [act.number for act in LAW.act.amends] == ["2121"]


def test_the_migration_police_gives_it_in_the_centres_with_its_information_system() -> None:
    """Cl. 1, 2."""
    assert LAW.provider.name.kk == "ішкі істер органдарының көші-қон полициясының аумақтық бөліністері"
    assert LAW.post("rp-drp").system
    assert LAW.automation.text.kk == "ішінара автоматтандырылған"


# --- terms -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "limit", "without_first_day", "without_last_day"),
    [
        ("ordinary", Limit(1, Unit.MONTHS), None, None),
        ("days-7", Limit(7, Unit.WORKING_DAYS), True, True),
        ("days-10", Limit(10, Unit.WORKING_DAYS), True, True),
        ("days-15", Limit(15, Unit.WORKING_DAYS), True, True),
    ],
)
def test_the_document_comes_in_a_month_or_sooner_in_an_accelerated_mode(
    mode: str, limit: Limit, without_first_day: bool | None, without_last_day: bool | None
) -> None:
    """Cl. 7(1): neither the day of acceptance nor that of issue counts in the accelerated modes."""
    for channel in ("centre", "centre-paper"):
        term = LAW.service_term(channel, {"mode": mode})
        assert term is not None
        assert (term.limit, term.clause, term.starts) == (limit, "7(1)", ("A4:done", "P5:done"))
        assert (term.excludes_filing, term.excludes_issue) == (without_first_day, without_last_day)


def test_one_waits_half_an_hour_to_hand_in_and_half_an_hour_to_fetch() -> None:
    """Cl. 7(2), 7(3); being served has no limit of its own."""
    assert [(LAW.term(t).limit, LAW.term(t).clause) for t in LAW.queue.waiting] == [
        (Limit(30, Unit.MINUTES), "7(2)"),
        (Limit(30, Unit.MINUTES), "7(3)"),
    ]
    assert LAW.queue.serving == ()
    assert step("A2").within == step("P2").within == "waiting"


def test_electronic_requests_are_not_provided_for() -> None:
    """Cl. 7, the unnumbered line."""
    assert LAW.channel("portal").available is False
    assert LAW.term("portal").limit is None


def test_nobody_books_and_nobody_is_served_out_of_turn() -> None:
    """Cl. 9."""
    assert (LAW.queue.booking, LAW.queue.accelerated) == (False, False)


def test_the_centre_works_to_eight_and_on_saturday_to_one() -> None:
    """Cl. 9; the representative offices to half past six."""
    schedule = LAW.schedule("centre")
    assert schedule.hours.week == Week.SIX_DAY
    assert schedule.hours.days[0] == (Span(time(9), time(20)),)
    assert schedule.hours.days[5:] == ((Span(time(9), time(13)),), ())
    assert LAW.schedule("centre-branch").hours.days[0] == (Span(time(9), time(18, 30)),)


# --- duty ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "percent"),
    [
        (case("passport", passport="first"), 400),
        (case("identity-card", card="first"), 20),
        (case("both", card="exchange", passport="exchange"), 420),
        (case("passport", passport="first", exempt="yes"), 0),
    ],
    ids=["passport", "identity card", "both", "exempt"],
)
def test_the_duty_is_a_share_of_the_index_of_the_day_of_payment(facts: dict[str, str], percent: int) -> None:
    """Cl. 8: 400 per cent for a passport, 20 per cent for an identity card."""
    duty = LAW.fee.duty
    assert duty is not None
    assert sum(rate.percent for rate in duty.rates if holds(rate.when, facts)) == Decimal(percent)
    assert (duty.index, duty.index_day, duty.document) == ("mci", "payment", "duty-receipt")
    assert duty.law is not None
    assert duty.law.article == "540"


def test_twenty_one_categories_pay_no_duty() -> None:
    """Cl. 8, last paragraph."""
    duty = LAW.fee.duty
    assert duty is not None
    assert len(duty.exemptions) == 21
    assert {e.who.kk for e in duty.exemptions} >= {
        "мүгедектер",
        "Ұлы Отан соғысына қатысушылар",
        "Чернобыль апатының салдарынан зардап шеккен азаматтар",
    }


def test_the_duty_is_paid_at_a_bank_before_the_documents_are_handed_in() -> None:
    """Cl. 8."""
    assert [(step(s).does, step(s).at) for s in ("A1", "P1")] == [(Verb.PAY, "bank")] * 2
    assert (go("A1", "paid"), go("A1", "unpaid")) == ("A2", "end:unpaid")


# --- documents -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "base"),
    [
        (case("identity-card", card="first"), ["birth-certificate"]),
        (case("passport", passport="before-16"), ["birth-certificate-child"]),
        (case("passport", passport="exchange"), ["passport"]),
        (case("identity-card", card="exchange"), ["identity-card"]),
        (case("passport", passport="first"), ["identity-card-for-passport"]),
        (case("identity-card", card="citizenship"), ["citizenship-certificate"]),
        (case("passport", passport="citizenship"), ["citizenship-certificate-for-passport"]),
        (case("both", card="citizenship", passport="citizenship"), ["citizenship-certificate"]),
        (case("passport", passport="lost-abroad"), ["return-certificate"]),
        (case("both", card="first", passport="first"), ["birth-certificate"]),
        (case("both", card="exchange", passport="first"), ["identity-card"]),
        (case("both", card="exchange", passport="exchange"), ["passport", "identity-card"]),
        (case("both", card="first", passport="exchange"), ["birth-certificate", "passport"]),
        (case("both", card="exchange", passport="lost-abroad"), ["identity-card", "return-certificate"]),
        (case("passport", passport="data-changed"), ["passport"]),
        (case("identity-card", card="data-changed"), ["identity-card"]),
        (case("identity-card", card="lost"), []),
        (case("passport", passport="lost"), []),
        (case("both", card="lost", passport="lost"), []),
        (case("both", card="lost", passport="exchange"), ["passport"]),
    ],
    ids=lambda v: "-".join(v.values()) if isinstance(v, dict) else None,
)
def test_which_base_document_each_reason_calls_for(facts: dict[str, str], base: list[str]) -> None:
    """Cl. 11(3); a loss inside the country has none."""
    assert ids("centre", facts) == COMMON + base
    assert ids("centre-paper", facts) == ["registration-book", *COMMON, *base]


def test_no_answer_asks_for_more_than_one_base_document_for_each_paper_wanted() -> None:
    """Cl. 11(3): «мына құжаттардың біреуін»."""
    rows = list(answers({}, ("document", "card_reason", "passport_reason")))
    assert len(rows) == 5 + 7 + 3 * 5 + 4 + 1
    for row in rows:
        base = ids("centre", row | {"exempt": "no"})[len(COMMON) :]
        wanted = 2 if row["document"] == "both" else 1
        assert len(base) <= wanted, row
        names = [LAW.document(one).name.kk for one in base]
        assert len(set(names)) == len(names), row


def test_one_of_these_documents_is_our_reading_of_a_passport_and_a_card_together() -> None:
    """Cl. 11(3); a first passport is not asked for beside a lost card, for the card is its base document."""
    assert all(listed.reading is not None for listed in LAW.document_lists)
    first = next(value for value in LAW.fact("passport_reason").values if value.id == "first")
    assert "lost" not in first.when["card_reason"]
    assert first.reading is not None


def test_what_says_who_takes_the_documents_and_who_is_paid_is_cited() -> None:
    """Cl. 12: no form through the system; cl. 8: at a bank; cl. 10, 21: which Centre, whose addresses."""
    assert "12" in str(LAW.intake[0].clause)
    assert LAW.document("duty-receipt").clause == "11(2), 8"
    assert LAW.provider.clause == "1, 10, 21"


def test_through_the_system_no_registration_book_is_asked() -> None:
    """Cl. 11(1)."""
    assert LAW.document("registration-book").channels == ("centre-paper",)


def test_the_exempt_bring_a_proof_in_place_of_the_receipt() -> None:
    """Cl. 11(2)."""
    assert ids("centre", case("passport", passport="exchange", exempt="yes")) == [
        "exemption-proof",
        "photographs",
        "passport",
    ]


def test_two_photographs_by_strict_rules() -> None:
    """Cl. 11(3)."""
    photographs = LAW.document("photographs")
    assert (photographs.originals, len(photographs.requirements)) == (2, 7)
    assert "75 пайыз" in photographs.requirements[4].text.kk


# --- the way ---------------------------------------------------------------------------------------


def test_through_the_system_no_form_is_filled_in_and_on_paper_the_inspector_does_it() -> None:
    """Cl. 12, 13."""
    assert Verb.FILL_IN not in {s.does for s in LAW.channel("centre").steps}
    form = step("P4")
    assert (form.does, form.by, form.papers) == (Verb.FILL_IN, "inspector", ("application",))
    assert step("A3").by == step("P3").by == "officer"


def test_the_talon_of_annex_4_has_eight_fields_and_no_day_of_readiness() -> None:
    """Cl. 14, annex 4."""
    talon = LAW.paper("talon")
    assert [field.no for field in talon.fields] == [str(n) for n in range(1, 9)]
    assert step("A4").papers == step("P5").papers == ("talon",)
    assert talon.missing is not None


def test_the_centre_hands_the_document_over_to_the_consumer_in_person() -> None:
    """Cl. 15."""
    for last in ("A7", "P8"):
        assert (step(last).does, step(last).by, step(last).at) == (Verb.ISSUE, "employee", "centre")
        assert go(last, "issued") == "end:issued"


def test_the_only_ground_of_refusal_is_a_lacking_document() -> None:
    """Cl. 5, 16."""
    (ground,) = LAW.grounds
    assert (ground.clause, ground.by, ground.steps) == ("16, 5", ("officer",), ("AR", "PR"))
    assert (go("A3", "incomplete"), go("AR", "done")) == ("AR", "end:refused")


# --- results, complaints, annexes ------------------------------------------------------------------


def test_six_indicators_with_a_norm_of_a_hundred_and_blank_targets() -> None:
    """Annex 3."""
    assert [i.norm for i in LAW.indicators] == [Decimal(100)] * 6
    assert {(i.target, i.current) for i in LAW.indicators} == {(None, None)}


@pytest.mark.parametrize(
    ("cause", "clause", "directories"),
    [
        ("explanation", "20", ("annex-1",)),
        ("result", "21", ("annex-2",)),
        ("provider", "21, 26", ()),
        ("rudeness", "22, 27", ("annex-1",)),
        ("court", "23", ()),
    ],
)
def test_whom_to_complain_to(cause: str, clause: str, directories: tuple[str, ...]) -> None:
    """Cl. 20-23; wrong annexes and clauses of the text are read as what they mean."""
    assert LAW.complaints is not None
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.clause, found.directories) == (clause, directories)


def test_a_complaint_is_entered_in_a_journal_and_answered_in_the_terms_of_the_law() -> None:
    """Cl. 25."""
    assert LAW.complaints is not None
    assert (LAW.complaints.term, LAW.complaints.talon) == ("complaint", "complaint-talon")
    assert LAW.term("complaint").limit is None
    assert [journal.id for journal in LAW.journals] == ["appeals"]
    assert len(LAW.paper("complaint-talon").fields) == 4


def test_the_committee_is_found_by_its_address_for_its_phone_is_not_in_the_act() -> None:
    """Cl. 22 promises a phone; cl. 27 gives an address, an e-mail and the call centre."""
    assert LAW.complaints is not None
    rudeness = next(one for one in LAW.complaints.causes if one.id == "rudeness")
    assert rudeness.contacts is not None
    assert "Орынбор көшесі, № 8 үй, 14-кіреберіс" in rudeness.contacts.kk
    assert "1414" in rudeness.contacts.kk
    assert rudeness.phones == ()


def test_the_ministry_is_found_by_its_address_phone_and_site() -> None:
    """Cl. 21, 26."""
    assert LAW.complaints is not None
    provider = next(one for one in LAW.complaints.causes if one.id == "provider")
    assert provider.contacts is not None
    assert "www.mvd.kz" in provider.contacts.kk
    assert provider.phones == ("71-46-46",)


def test_complaints_are_taken_on_working_days_with_a_long_lunch() -> None:
    """Cl. 21."""
    hours = [s.hours.days[0] for s in LAW.schedules if s.purpose == "complaints"]
    assert hours == [(Span(time(9), time(13)), Span(time(14, 30), time(17)))] * 2


def test_two_directories_centres_and_police() -> None:
    """Annexes 1 and 2."""
    assert [(d.file, d.rows) for d in LAW.directories] == [("centres-2012", 25), ("police-2012", 222)]


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    assert len(LAW.anomalies) == 45
    assert {"annex-26", "accelerated-twice", "no-base-document"} <= {a.id for a in LAW.anomalies}
