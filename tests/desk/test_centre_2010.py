"""At a public service centre (standard of 2010, clauses 7, 9(2), 11(2), 12 to 17): window, packages, courier."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from qyzmet.cases import store, tickets
from qyzmet.cases.models import Case, Entry, Manifest
from qyzmet.cases.store import Stored
from qyzmet.desk import couriers
from qyzmet.desk.jobs import watch_clocks
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from tests.desk.town import (
    BUREAU,
    CENTRE,
    OLD,
    SERVICE,
    TUESDAY,
    Town,
    about_self,
    accept,
    ask,
    at,
    carry,
    clock,
    dispatch,
    do,
    file,
    manifest,
    numbers,
    official,
    papers,
    send,
    sound,
    steps,
    to_applicant,
)

MINUTE = timedelta(minutes=1)
PROMISED = at("2012-05-02T20:00")
"""Filed at Semey on Tuesday 24 April 2012: five working days later, 28 April being worked for the 30th."""


def received(town: Town, moment: datetime = TUESDAY, office: str = CENTRE) -> Stored:
    """A case about oneself, taken in at the window."""
    return file(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", moment, office)


def ready(town: Town) -> Stored:
    """A case whose certificate has come back to the centre on the day of filing."""
    return carry(received(town), "C11", TUESDAY)


# --- The window -------------------------------------------------------------------------------------


def test_a_case_goes_from_the_window_to_the_bureau_and_back_to_the_window(town: Town) -> None:
    """Cl. 14, 16: check, journal, accumulation section, register, courier; check, card index, certificate, register
    of executed documents, courier; window."""
    case = carry(ready(town), "", PROMISED - timedelta(hours=2))
    assert steps(case) == [
        "C0", "C1", "C3", "C4", "C5", "C6a", "C6b", "C7", "C8", "C9", "C10a", "C10b", "C10c", "C11",
    ]  # fmt: skip
    assert case.state.ended == "issued"
    assert [paper.kind for paper in papers(case)] == ["receipt-2010", "certificate-2010"]
    assert not any(one.broken for one in case.state.clocks)
    assert sound(case)


def test_the_centre_asks_for_application_original_and_copy(town: Town) -> None:
    """Cl. 11(2): «өтініш; … құжаттың түпнұсқасы мен көшірмесін»; cl. 12, 13: the blank of the centre."""
    filing = about_self(OLD, "centre", town.registered(TUESDAY))
    assert [(d["id"], d["originals"], d["copies"]) for d in filing.documents] == [("D5", 1, 0), ("D6", 1, 1)]
    uncopied = [{**d, "copies": 0} for d in filing.documents]
    case = file(about_self(OLD, "centre", town.registered(TUESDAY), documents=uncopied), "centre", TUESDAY)
    assert case.state.step == "CR0"


def test_a_relative_and_a_third_person_need_what_clause_11_2_says(town: Town) -> None:
    """Cl. 11(2): kinship in original and copy; notarised consent for a third person."""
    who, sister = town.kin(TUESDAY, ["sibling"])
    relative = ask(OLD, "centre", who, [sister.iin], about="relative", recipient="self")
    assert [(d["id"], d["copies"]) for d in relative.documents] == [("D5", 0), ("D6", 1), ("D7", 1)]
    third = ask(OLD, "centre", who, [sister.iin], about="other", recipient="third")
    assert [d["id"] for d in third.documents] == ["D5", "D6", "D9"]


def test_a_legal_person_brings_application_and_request(town: Town) -> None:
    """Cl. 11(2): «өтініш» from everybody (a reading), «жазбаша сұрауларды»."""
    facts = {"about": "named", "request": "one", "recipient": "self"}
    filing = ask(OLD, "centre", town.company(), [town.registered(TUESDAY).iin], **facts)
    assert [d["id"] for d in filing.documents] == ["D5", "D8"]
    case = carry(file(filing, "centre", TUESDAY), "", TUESDAY)
    assert case.state.ended == "issued"
    assert clock(case, "T4c").due == PROMISED


def test_a_list_handed_in_at_the_centre_is_answered_as_a_list(town: Town) -> None:
    """Cl. 11(2), 14: certificates for those on record, «тіркелмеген» beside the others."""
    facts = {"about": "named", "request": "list", "recipient": "self"}
    names = [town.registered(TUESDAY).iin, town.unknown()]
    case = carry(file(ask(OLD, "centre", town.company(), names, **facts), "centre", TUESDAY), "C10a", TUESDAY)
    assert [row["found"] for row in papers(case, "list-answer-2010")[0].fields["rows"]] == ["yes", "no"]
    assert len(papers(case, "certificate-2010")) == 1


def test_the_receipt_has_its_five_contents(town: Town) -> None:
    """Cl. 15: «сұрауды қабылдау нөмірі мен күні; сұралатын мемлекеттік қызмет түрі; қоса берілген құжаттардың саны
    мен атаулары; құжаттардың берілген күні (уақыты) мен орны; … инспекторының тегі, аты, әкесінің аты»."""
    case = do(received(town), TUESDAY + MINUTE)
    (receipt,) = papers(case, "receipt-2010")
    said = receipt.fields
    assert (said["number"], said["accepted_on"]) == (case.number, "2012-04-24")
    assert said["service_name"] == OLD.title.kk
    assert [(row["name"], row["count"]) for row in said["documents"]] == [
        (OLD.document("D5").name.kk, 1),
        (OLD.document("D6").name.kk, 1),
    ], "the original of the identity document went back to its owner, the copy stays"
    assert said["issue_at"] == PROMISED.isoformat()
    assert said["issue_place"] == Office.objects.get(code=CENTRE).address.kk
    assert said["inspector"] == "Сапарова Айгүл Бекқызы"


@pytest.mark.parametrize(
    ("place", "promised"),
    [
        (Office.Place.CAPITAL, "2012-04-27"),
        (Office.Place.REGIONAL_CENTRE, "2012-04-27"),
        (Office.Place.ALMATY, "2012-05-02"),
        (Office.Place.OTHER, "2012-05-02"),
    ],
)
def test_the_day_in_the_receipt_is_three_or_five_working_days_away(
    town: Town, place: str, promised: str
) -> None:
    """Cl. 7(1): 3 working days in Astana and the regional centres, 5 elsewhere, Almaty included."""
    office = Office.objects.filter(
        kind=Office.Kind.CENTRE, place=place, services__contains=[SERVICE]
    ).order_by("code")[0]
    case = received(town, TUESDAY, office.code)
    assert case.state.promised is not None
    assert case.state.promised.date().isoformat() == promised


def test_the_issue_s_example_is_promised_for_the_seventh_of_may(town: Town) -> None:
    """Cl. 7(1), 9(2): Semey, Friday 27 April 2012; the 28th is worked for the 30th, 1 May is a holiday."""
    assert received(town, at("2012-04-27T11:00")).state.promised == at("2012-05-07T20:00")


def test_who_files_after_closing_has_filed_at_the_next_opening(town: Town) -> None:
    """Cl. 9(2): the centre closes at 20.00; where the act is silent the next opening counts (a reading)."""
    assert received(town, at("2012-04-26T19:59")).state.promised == at("2012-05-04T20:00")
    assert received(town, at("2012-04-26T20:30")).state.promised == at("2012-05-07T20:00")


def test_nauryz_does_not_count(town: Town) -> None:
    """Cl. 7(1) counts working days: 21 to 23 March 2012 are holidays, the 24th and 25th a week-end."""
    assert received(town, at("2012-03-20T19:00")).state.promised == at("2012-03-30T20:00")


def test_documents_that_are_not_there_are_refused(town: Town) -> None:
    """Cl. 17: «уәкілетті орган немесе Орталық мемлекеттік қызметті көрсетуден бас тартады»."""
    filing = about_self(OLD, "centre", town.registered(TUESDAY), without=["D6"])
    case = file(filing, "centre", TUESDAY)
    refused = do(case, TUESDAY + MINUTE, ground="documents-not-presented")
    assert refused.state.ended == "refused"
    assert papers(refused)[0].fields["missing"] == [OLD.document("D6").name.kk]
    assert numbers(CENTRE, "J5") == []


@pytest.mark.parametrize(("minutes", "broken"), [(30, False), (31, True)])
def test_the_electronic_queue_takes_thirty_minutes_at_most(town: Town, minutes: int, broken: bool) -> None:
    """Cl. 7(2), 9(2)."""
    called = TUESDAY + minutes * MINUTE
    ticket = tickets.take(CENTRE, SERVICE, "file", TUESDAY, TUESDAY.date())
    tickets.call_next(CENTRE, TUESDAY.date(), called, 7, "3")
    ticket.refresh_from_db()
    case = file(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", called, ticket=ticket)
    assert clock(case, "T6c").broken is broken
    ticket.refresh_from_db()
    assert ticket.case_id == case.id


def test_serving_takes_ten_minutes_at_most(town: Town) -> None:
    """Cl. 7(3): from the window to the receipt."""
    assert not clock(do(received(town), TUESDAY + 10 * MINUTE), "T7c").broken
    assert clock(do(received(town), TUESDAY + 11 * MINUTE), "T7c").broken


def test_the_journal_of_the_centre_is_numbered_without_gaps(town: Town) -> None:
    """Cl. 14: «журналға тіркеуді»."""
    for _ in range(3):
        do(received(town), TUESDAY + MINUTE)
    do(received(town, office="psc-astana-yesil-2"), TUESDAY + MINUTE)
    assert numbers(CENTRE, "J5") == [1, 2, 3]
    assert numbers("psc-astana-yesil-2", "J5") == [1]


# --- Packages and the courier ------------------------------------------------------------------------


def test_the_accumulation_section_lists_packages_in_one_register(town: Town) -> None:
    """Cl. 14: «құжаттарды жинауды, тізілім жасауды және уәкілетті органға жіберуді жүзеге асырады»."""
    first, second = (carry(received(town), "C6a", TUESDAY) for _ in range(2))
    assert manifest(first) == manifest(second)
    listed = manifest(first)
    assert (listed.kind, listed.sender, listed.receiver) == (Manifest.OUT, CENTRE, BUREAU)
    assert [line.position for line in listed.lines.order_by("pk")] == [1, 2]
    assert numbers(CENTRE, "J6") == [1, 2]


def test_the_courier_goes_at_least_twice_on_the_day_of_acceptance(town: Town) -> None:
    """Cl. 14: «осы өтініштер қабылданған күні курьерлік байланыс арқылы кемінде 2 рет»."""
    morning = carry(received(town), "C6a", TUESDAY)
    noon = dispatch(morning, at("2012-04-24T12:00"))
    later = carry(received(town, at("2012-04-24T15:00")), "C6a", at("2012-04-24T15:00"))
    evening = dispatch(later, at("2012-04-24T18:00"))
    assert manifest(noon).number != manifest(evening).number
    for case in (noon, evening):
        assert clock(case, "T11").due == at("2012-04-24T20:00")
        assert not clock(case, "T11").broken


def test_a_package_that_stays_over_night_breaks_the_term_of_the_courier(town: Town) -> None:
    """Cl. 14, T11: the day of acceptance."""
    case = carry(received(town), "C6a", TUESDAY)
    assert clock(dispatch(case, at("2012-04-25T09:30")), "T11").broken


def test_the_courier_and_the_bureau_sign_for_what_the_register_lists(town: Town) -> None:
    """Cl. 14: «тиісті уәкілетті органға және кері жеткізуді»."""
    case = dispatch(carry(received(town), "C6a", TUESDAY), TUESDAY + timedelta(hours=1))
    listed = manifest(case)
    assert (listed.courier, listed.accepted_at) == ("Қожахметов Ербол Маратұлы", None)
    there = accept(case, TUESDAY + timedelta(hours=2))
    listed.refresh_from_db()
    assert listed.accepted_by == "Мұқанова Сәуле Қайратқызы"
    assert (there.state.step, there.state.facts.get("record")) == ("C7", None)
    assert Entry.objects.get(case_id=case.id, step="C6b").office == BUREAU


def test_executed_documents_go_back_on_a_register_of_their_own(town: Town) -> None:
    """Cl. 14: «орындалған құжаттардың тізілімін жасайды және тұтынушыға беру үшін Орталыққа жолдайды»."""
    case = carry(received(town), "C10b", TUESDAY)
    listed = manifest(case)
    assert (listed.kind, listed.sender, listed.receiver) == (Manifest.EXECUTED, BUREAU, CENTRE)
    assert numbers(BUREAU, "J7") == [1]


def test_results_are_back_one_day_before_the_day_in_the_receipt_runs_out(town: Town) -> None:
    """Cl. 14: «қолхатта көрсетілген беру күні аяқталғанға дейін бір күн бұрын Орталыққа береді». 1 May is a holiday
    and 30 April was worked on the 28th: Saturday the 28th is the last day on which both are open before 2 May."""
    case = carry(received(town), "C10c", TUESDAY)
    due = clock(case, "T10").due
    assert due == at("2012-04-28T18:00")
    assert not clock(accept(case, due), "T10").broken


def test_results_that_come_back_on_the_day_of_issue_break_that_term_and_not_the_applicant_s(
    town: Town,
) -> None:
    """Cl. 14 and 7(1) are two terms."""
    case = accept(carry(received(town), "C10c", TUESDAY), at("2012-05-02T10:00"))
    assert clock(case, "T10").broken
    assert not clock(case, "T3").broken


def test_the_term_of_the_service_is_counted_from_the_day_the_package_reached_the_bureau(town: Town) -> None:
    """Cl. 7(1): «құжаттар уәкілетті органға келіп түскен күннен бастап» (a reading of two starting points)."""
    case = dispatch(carry(received(town), "C6a", TUESDAY), TUESDAY + timedelta(hours=1))
    assert clock(accept(case, at("2012-04-25T09:30")), "T3").due == at("2012-05-03T20:00")


def test_a_term_that_runs_out_while_nobody_acts_is_written_down_once(town: Town) -> None:
    """Cl. 7(1): a clock does not stand still because nobody looks."""
    case = carry(received(town), "C9", TUESDAY)
    assert watch_clocks(at("2012-04-28T18:00")) == 0
    assert watch_clocks(at("2012-05-03T09:00")) == 1
    assert watch_clocks(at("2012-05-03T09:01")) == 0
    marked = Entry.objects.filter(case_id=case.id, event__kind="broken").order_by("seq")
    assert [(row.event["term"], row.clause) for row in marked] == [("T3", "7(1)"), ("T10", "14")]
    late = carry(carry(store.load(case.id), "C11", at("2012-05-03T10:00")), "", at("2012-05-03T12:00"))
    assert late.state.ended == "issued"
    assert sound(late)


# --- Returns -----------------------------------------------------------------------------------------


def faulty(town: Town) -> Stored:
    """A package in which the bureau found faults, before it goes back."""
    case = carry(received(town), "C7", TUESDAY)
    return do(case, TUESDAY + timedelta(hours=1), "faulty")


def test_a_faulty_package_goes_back_within_three_working_days_with_written_reasons(town: Town) -> None:
    """Cl. 17: «үш жұмыс күні ішінде қайтару себептерін жазбаша негіздей отырып, оларды Орталыққа қайтарады»."""
    case = faulty(town)
    assert clock(case, "T8").due == at("2012-04-27T18:00")
    back = do(case, at("2012-04-27T17:59"), ground="faulty-papers", reasons="Өтініште туған жылы қате.")
    assert not clock(back, "T8").broken
    (paper,) = papers(back, "return-reasons-2010")
    (reason,) = paper.fields["reasons"]
    assert (reason["explanation"], reason["clause"]) == ("Өтініште туған жылы қате.", "17")
    assert paper.fields["registrar"] == "Мұқанова Сәуле Қайратқызы"
    assert (manifest(back).kind, manifest(back).receiver) == (Manifest.RETURNED, CENTRE)


def test_an_incomplete_package_goes_back_too(town: Town) -> None:
    """Cl. 17: «не … құжаттардың толық пакеті ұсынылмаған кезде»."""
    back = do(faulty(town), at("2012-04-25T10:00"), ground="incomplete-package", reasons="Көшірме жоқ.")
    assert papers(back, "return-reasons-2010")[0].fields["reasons"][0]["ground"] == OLD.ground(
        "incomplete-package"
    ).text.in_("kk")


def test_a_return_after_the_third_working_day_breaks_the_term(town: Town) -> None:
    """Cl. 17."""
    late = do(faulty(town), at("2012-04-28T09:00"), ground="faulty-papers", reasons="Қате.")
    assert clock(late, "T8").broken


def test_nothing_goes_back_without_written_reasons(town: Town) -> None:
    """Cl. 17: «жазбаша негіздей отырып»."""
    with pytest.raises(Refusal) as told:
        do(faulty(town), at("2012-04-25T10:00"), ground="faulty-papers")
    assert (told.value.code, told.value.clause, told.value.field) == ("reasons-missing", "17", "reasons")


def returned(town: Town) -> Stored:
    """A faulty package that is back at the centre on Thursday the 26th."""
    case = do(faulty(town), at("2012-04-25T10:00"), ground="faulty-papers", reasons="Қате.")
    return accept(dispatch(case, at("2012-04-25T11:00")), at("2012-04-26T12:00"))


def test_the_applicant_is_told_within_one_working_day(town: Town) -> None:
    """Cl. 17: «Орталық бір жұмыс күні ішінде тұтынушыны хабардар етеді және … негіздемесін ұсынады»."""
    here = returned(town)
    assert (here.state.step, clock(here, "T9").due) == ("CR2", at("2012-04-27T20:00"))
    told = do(here, at("2012-04-27T20:00"), how="phone")
    assert (told.state.ended, clock(told, "T9").broken) == ("returned", False)
    assert clock(do(returned(town), at("2012-04-28T09:00"), how="post"), "T9").broken


# --- Issue and the shelf -------------------------------------------------------------------------------


def test_the_result_is_handed_over_against_the_receipt_to_the_right_person(town: Town) -> None:
    """Cl. 16: «қолхат негізінде онда көрсетілген мерзімде «терезелер» арқылы»."""
    case = ready(town)
    stranger = town.people_registered(TUESDAY, 2)[1]
    with pytest.raises(Refusal) as told:
        do(case, PROMISED - timedelta(hours=2), "issued", to={"iin": stranger.iin})
    assert (told.value.code, told.value.clause) == ("wrong-person", "16")
    with pytest.raises(Refusal) as nobody:
        do(case, PROMISED - timedelta(hours=2), "issued")
    assert nobody.value.code == "to-missing"
    assert do(case, PROMISED - timedelta(hours=2), "issued", **to_applicant(case)).state.ended == "issued"


def test_before_the_day_in_the_receipt_is_over_nobody_is_late(town: Town) -> None:
    """Cl. 17: «мерзімінде келмеген жағдайда»."""
    with pytest.raises(Refusal) as told:
        do(ready(town), PROMISED, "not-collected")
    assert (told.value.code, told.value.clause) == ("still-time-to-collect", "16")


def test_what_nobody_fetched_is_kept_one_month_and_handed_to_the_bureau(town: Town) -> None:
    """Cl. 17: «Орталық оларды 1 ай мерзімде сақтауды қамтамасыз етеді, содан кейін оларды уәкілетті органға
    тапсырады»."""
    kept = do(ready(town), at("2012-05-03T09:00"), "not-collected")
    assert (kept.state.step, clock(kept, "T12").due) == ("CU1", at("2012-06-04T20:00"))
    with pytest.raises(Refusal) as told:
        do(kept, at("2012-06-04T20:00"), "expired")
    assert (told.value.code, told.value.clause) == ("still-kept", "17")
    over = carry(do(kept, at("2012-06-05T09:00"), "expired"), "", at("2012-06-05T09:00"))
    assert (over.state.ended, steps(over)[-2:]) == ("unclaimed", ["CU1", "CU2"])


def test_a_month_of_keeping_that_is_over_is_not_a_broken_term(town: Town) -> None:
    """Cl. 17: the centre keeps for a month; that the month is over breaks nothing."""
    kept = do(ready(town), at("2012-05-03T09:00"), "not-collected")
    assert watch_clocks(at("2012-06-06T09:00")) == 0
    assert not clock(do(kept, at("2012-06-05T09:00"), "expired"), "T12").broken


def test_from_the_shelf_too_only_the_right_person_gets_it(town: Town) -> None:
    """Cl. 16, 17."""
    kept = do(ready(town), at("2012-05-03T09:00"), "not-collected")
    stranger = town.people_registered(TUESDAY, 2)[1]
    with pytest.raises(Refusal) as told:
        do(kept, at("2012-05-10T10:00"), "collected", to={"iin": stranger.iin})
    assert told.value.code == "wrong-person"
    assert do(kept, at("2012-05-10T10:00"), "collected", **to_applicant(kept)).state.ended == "issued"


def test_an_answer_that_nothing_is_known_is_handed_over_at_the_window(town: Town) -> None:
    """Cl. 14: «тіркелмеген» (a reading for one person)."""
    who, _ = town.kin(TUESDAY)
    filing = ask(OLD, "centre", who, [town.unknown()], about="relative", recipient="self")
    case = carry(file(filing, "centre", TUESDAY), "", TUESDAY)
    assert case.state.ended == "not-found"
    assert [paper.kind for paper in papers(case)] == ["receipt-2010", "not-found-2010"]


# --- What is not ---------------------------------------------------------------------------------------


def test_electronic_requests_are_not_provided_for(town: Town) -> None:
    """Cl. 7(1): «электрондық сұрау беру көзделмеген»."""
    with pytest.raises(Refusal) as told:
        send(about_self(OLD, "centre", town.registered(TUESDAY)), TUESDAY)
    assert (told.value.code, told.value.clause) == ("channel-not-offered", "7(1)")
    assert not Case.objects.exists()


def test_a_courier_of_another_town_does_not_carry_the_package(town: Town) -> None:
    """Cl. 14: the centre's own courier, to the competent bureau and back."""
    case = carry(received(town), "C6a", TUESDAY)
    with pytest.raises(Refusal) as told:
        couriers.dispatch(
            manifest(case).number, official("courier", "psc-astana-yesil-2"), at=TUESDAY + timedelta(hours=1)
        )
    assert told.value.code == "manifest-for-another-office"
