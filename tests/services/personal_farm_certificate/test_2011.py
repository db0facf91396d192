"""The standard of the personal-farm certificate (annex to decree No. 283 of 2011), clause by clause."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.directories import rows
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Schedule, Step, holds
from qyzmet.law.verbs import Verb

LAW = edition("personal-farm-certificate@2011")
MINUTES_10 = Limit(10, Unit.MINUTES)
MORNING = Span(time(9), time(13))
HERE = {"applicant": "natural", "presence": "self"}


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def way(channel_id: str, choices: dict[str, str] | None = None) -> list[str]:
    """The steps taken when each ends with the outcome chosen, or with its first one."""
    channel, choices = LAW.channel(channel_id), choices or {}
    taken: list[str] = []
    go = channel.first or ""
    while not go.startswith("end:"):
        taken.append(go)
        then = channel.step(go).then
        go = next(b.go for b in then if b.on == choices.get(go, then[0].on))
    return [*taken, go]


def schedule(body: str, purpose: str) -> Schedule:
    return next(s for s in LAW.schedules if (s.body, s.purpose) == (body, purpose))


# --- the act -----------------------------------------------------------------------------------------


def test_the_decree_is_in_force_ten_calendar_days_after_publication() -> None:
    """Act cl. 2; the day of publication is not in the act, so the first day is a reading."""
    force = LAW.act.force
    assert (LAW.act.number, LAW.act.date) == ("283", date(2011, 3, 29))
    assert (force.since, force.until) == (date(2011, 4, 9), date(2014, 1, 11))
    assert force.reading is not None


def test_it_rewrites_decree_2318_and_was_repealed_by_decree_1542() -> None:
    """Act cl. 1; note."""
    assert [ref.number for ref in LAW.act.amends] == ["2318"]
    assert LAW.act.repealed_by is not None
    assert LAW.act.repealed_by.number == "1542"


def test_the_service_rests_on_the_law_on_targeted_social_assistance() -> None:
    """Cl. 3."""
    basis = [ref for ref in LAW.act.legal_basis if ref.clause == "3"]
    assert [(ref.date, ref.number) for ref in basis] == [
        (date(2001, 7, 17), None),
        (date(2010, 7, 20), "745"),
    ]


# --- 1. General provisions ---------------------------------------------------------------------------


def test_the_lowest_akims_provide_the_service_and_the_centres_as_an_alternative() -> None:
    """Cl. 1."""
    assert {c.id for c in LAW.channels if c.available} == {"provider", "centre"}
    assert (
        LAW.provider.name.kk == "жергілікті атқарушы орган (кент, ауыл (село), ауылдық (селолық) округ әкімі)"
    )
    assert {d.short for d in LAW.definitions} >= {"ЖАО", "ХҚКО"}


def test_a_city_has_no_such_akim_so_the_centre_remains() -> None:
    """Cl. 1, a reading: only akims of settlements, villages and rural districts are named."""
    for place, open_to in (("village", {"provider", "centre"}), ("city", {"centre"})):
        facts = {**HERE, "farm_place": place}
        assert {c.id for c in LAW.channels if holds(c.when, facts)} == open_to


def test_the_service_is_not_automated() -> None:
    """Cl. 2: no system takes part in it."""
    assert LAW.automation.clause == "2"
    assert not [post for post in LAW.posts if post.system]


def test_the_result_is_a_paper_certificate_or_a_reasoned_refusal() -> None:
    """Cl. 5."""
    assert [r.name.kk for r in LAW.results] == [
        "жеке қосалқы шаруашылықтың болуы туралы анықтама",
        "мемлекеттік қызмет ұсынудан бас тарту туралы дәлелді жауап",
    ]
    assert LAW.results[0].form is not None
    assert LAW.results[1].form is None, "the medium of the refusal is not stated"


@pytest.mark.parametrize(
    "facts", [{"applicant": "legal"}, {"applicant": "natural", "presence": "representative"}]
)
def test_neither_legal_persons_nor_representatives_have_a_way(facts: dict[str, str]) -> None:
    """Cl. 6, 15."""
    assert not [c for c in LAW.channels if holds(c.when, facts)]


def test_at_the_akim_the_service_is_rendered_on_the_spot_within_ten_minutes() -> None:
    """Cl. 7, first 1) and 3): no figure in 1), so that of 3) is read for it."""
    term = LAW.service_term("provider", {})
    assert term is not None
    assert (term.limit, term.starts, term.clause) == (MINUTES_10, ("P1:opened",), "7(1.1), 7(1.3)")
    assert term.reading is not None


def test_at_the_centre_it_takes_two_days_of_a_kind_the_act_does_not_name() -> None:
    """Cl. 7, second 1): «2 (екі) күн»."""
    term = LAW.service_term("centre", {})
    assert term is not None
    assert (term.limit, term.counted) == (Limit(2, Unit.DAYS), Limit(2, Unit.CALENDAR_DAYS))
    assert (term.starts, term.excludes_filing) == (("C2:opened",), None)
    assert term.reading is not None


def test_the_reading_of_the_two_days_names_both_possibilities_and_the_reason() -> None:
    """Cl. 7(2.1): the standard speaks of working days in its timetables only (cl. 9, 21, 22)."""
    term = LAW.service_term("centre", {"applicant": "natural", "presence": "self"})
    assert term is not None
    assert term.reading is not None
    assert all(kind in term.reading.kk for kind in ("жұмыс күні де", "күнтізбелік күн де"))
    assert "customer decides" in term.reading.en
    said = [clause.id for clause in LAW.clauses if clause.text and "жұмыс күн" in clause.text]
    assert said == ["9", "21", "22"]


@pytest.mark.parametrize("term_id", ["T2", "T3", "T5", "T6"])
def test_waiting_and_serving_take_ten_minutes_at_most(term_id: str) -> None:
    """Cl. 7, 2) and 3) of both parts."""
    assert LAW.term(term_id).limit == MINUTES_10
    assert term_id in (*LAW.queue.waiting, *LAW.queue.serving)


def test_it_is_free() -> None:
    """Cl. 8."""
    assert (LAW.fee.free, LAW.fee.duty, LAW.fee.clause) == (True, None, "8")


@pytest.mark.parametrize(
    ("body", "purpose", "spans"),
    [
        ("provider", "service", (MORNING, Span(time(14), time(18)))),
        ("centre", "service", (Span(time(9), time(20)),)),
        ("centre-branch", "service", (MORNING, Span(time(14), time(19)))),
        ("provider", "complaints", (MORNING, Span(time(14), time(20)))),
        ("centre-branch", "complaints", (MORNING, Span(time(14), time(19)))),
    ],
)
def test_hours_on_working_days(body: str, purpose: str, spans: tuple[Span, ...]) -> None:
    """Cl. 9; for complaints cl. 21, 22, which know no hours of the centre itself."""
    hours = schedule(body, purpose).hours
    assert hours.week is Week.FIVE_DAY
    assert hours.days == (spans,) * 5 + ((), ())
    assert not [s for s in LAW.schedules if (s.body, s.purpose) == ("centre", "complaints")]


def test_people_come_in_the_order_of_the_queue_without_an_appointment() -> None:
    """Cl. 9."""
    assert (LAW.queue.booking, LAW.queue.accelerated, LAW.queue.electronic) == (False, False, ())


def test_buildings_have_a_hall_stands_and_a_ramp() -> None:
    """Cl. 10."""
    assert {item.clause for item in LAW.premises} == {"10"}
    assert sum("пандус" in item.text.kk for item in LAW.premises) == 1


# --- 2. Procedure ------------------------------------------------------------------------------------


def test_at_the_akim_one_asks_orally_and_shows_the_identity_card() -> None:
    """Cl. 11, 12: no application, no copy."""
    (card,) = LAW.documents_for("provider", {})
    assert (card.name.kk, card.form, card.copies, card.returned) == ("жеке куәлік", "original", 0, True)
    assert "Ауызша" in step("P1").title.kk


def test_at_the_centre_one_hands_in_a_free_application_and_a_copy_checked_against_the_original() -> None:
    """Cl. 11(1), 11(2), 12."""
    application, card = LAW.documents_for("centre", {})
    assert application.name.kk == "еркін нысандағы өтініш"
    assert (card.form, card.originals, card.copies, card.returned) == ("original+copy", 1, 1, True)
    assert LAW.paper("application").fields == ()


def test_the_centre_takes_the_documents_at_an_address_of_annex_2() -> None:
    """Cl. 13."""
    point = next(point for point in LAW.intake if point.channel == "centre")
    assert point.clause == "12, 13, 14, annex 2"
    assert (step("C1").by, step("C1").does) == ("centre-official", Verb.RECEIVE)


def test_the_centre_gives_a_slip_with_its_stamp_and_the_day_of_the_service() -> None:
    """Cl. 14; the akim gives none."""
    assert step("C2").papers == ("receipt",)
    assert [f.name.kk for f in LAW.paper("receipt").fields][1:] == [
        "ХҚКО-ның мөртабаны",
        "тұтынушының мемлекеттік қызметті алатын күні",
    ]
    assert not [s for s in LAW.channel("provider").steps if "receipt" in s.papers]


def test_at_the_akim_the_household_book_decides_and_the_certificate_is_given_at_once() -> None:
    """Cl. 5, 7, 15, 16(2)."""
    assert way("provider") == ["P0", "P1", "P2", "P3", "P4", "end:issued"]
    assert (step("P2").does, step("P2").journal) == (Verb.LOOK_UP, "J1")
    assert LAW.journal("J1").name.kk == "шаруашылық кітабы"


def test_through_the_centre_the_akims_book_is_looked_into_all_the_same() -> None:
    """Cl. 16(2); how the papers travel is nowhere said, so those steps stand on a reading alone."""
    assert way("centre") == ["C0", "C1", "C2", "C3", "C4", "C5", "C5b", "C6", "end:issued"]
    for step_id in ("C3", "C5b", "CN2"):
        assert step(step_id).reading is not None
    assert (step("C4").at, step("C4").journal) == ("provider", "J1")
    assert LAW.couriers == ()


def test_the_service_is_refused_for_an_incomplete_package_or_a_farm_not_in_the_book() -> None:
    """Cl. 16: there is no third ground."""
    assert [(g.clause, g.steps) for g in LAW.grounds] == [("16(1)", ("PR", "CR")), ("16(2)", ("PN", "CN1"))]
    assert way("provider", {"P1": "incomplete"})[-2:] == ["PR", "end:refused"]
    assert way("provider", {"P2": "not-found"})[-2:] == ["PN", "end:refused"]
    assert way("centre", {"C1": "incomplete"})[-2:] == ["CR", "end:refused"]
    assert way("centre", {"C4": "not-found"})[-4:] == ["CN1", "CN2", "CN3", "end:refused"]


# --- 3. Principles, 4. Results -----------------------------------------------------------------------


def test_four_principles_bind_the_officials() -> None:
    """Cl. 17."""
    assert [item.clause for item in LAW.principles] == ["17(1)", "17(2)", "17(3)", "17(4)"]


def test_twelve_indicators_have_norms_and_no_other_values() -> None:
    """Annex 3; the norm of 3.3 is printed «40-50»."""
    norms = {row.id: row.norm for row in LAW.indicators}
    assert [norms[one] for one in ("1.1", "3.3", "4.1", "4.4", "5.1")] == [
        Decimal(n) for n in (100, 40, 1, 90, 85)
    ]
    assert sum(norm == 100 for norm in norms.values()) == 8
    assert all(row.target is None and row.current is None for row in LAW.indicators)
    assert next(row for row in LAW.indicators if row.id == "3.3").reading is not None


def test_the_minister_of_agriculture_approves_the_targets() -> None:
    """Cl. 19."""
    assert (LAW.post("minister").clause, LAW.post("minister").at) == ("19", "ministry")


# --- 5. Complaints -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "clause", "to"),
    [
        ("explanation", "20", "ЖАО және ХҚКО кеңсесінің лауазымды адамдары"),
        ("result-provider", "21", "аудан әкімі"),
        ("result-centre", "21", "облыс әкімі"),
        ("service-provider", "22", "кент, ауыл (село), ауылдық округ әкімі"),
        ("service-centre", "22", "ХҚКО директоры"),
        ("court", "23", "сот"),
    ],
)
def test_whom_to_complain_to(cause: str, clause: str, to: str) -> None:
    """Cl. 20 to 23."""
    assert LAW.complaints is not None
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.clause, found.to.kk) == (clause, to)


def test_the_talon_of_a_complaint_has_five_contents_though_no_term_is_set() -> None:
    """Cl. 24."""
    assert LAW.complaints is not None
    talon = LAW.paper(LAW.complaints.talon or "")
    assert [field.id for field in talon.fields] == ["date", "time", "answer_by", "answer_at", "contacts"]
    assert LAW.term(LAW.complaints.term or "").limit is None
    assert LAW.complaints.content_natural is None
    assert LAW.complaints.registration is None


def test_further_information_is_had_at_the_addresses_of_both_annexes() -> None:
    """Cl. 4, 10, 25."""
    assert [source.clause for source in LAW.information] == ["4", "4", "10", "25"]


# --- annexes -----------------------------------------------------------------------------------------


def test_the_lists_have_as_many_rows_as_the_annexes() -> None:
    """Annexes 1, 2."""
    assert {d.clause: (d.rows, len(rows(d.file or ""))) for d in LAW.directories} == {
        "annex 1": (196, 196),
        "annex 2": (24, 24),
    }


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    seen = {a.id: a.seen_by for a in LAW.anomalies}
    assert len(seen) >= 37
    assert seen["days-of-no-kind"] == "undefined-unit"
    assert seen["misprinted-state"] == "misspelt"
    assert seen["no-way-to-the-book"] is None
    assert all(item.reading for item in LAW.silent)
