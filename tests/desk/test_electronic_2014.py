"""The standard of 2014, clauses 3 to 10 and 14: fully electronic, at the centre and on the portal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from qyzmet.cases import tickets
from qyzmet.cases.models import Case
from qyzmet.cases.queries import cases_of
from qyzmet.cases.store import Stored
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Address, Look
from qyzmet.registers.reasons import REASONS
from qyzmet.trust.authority import authority
from qyzmet.trust.pdf import check_seals
from tests.desk.town import (
    CENTRE,
    NEW,
    SERVICE,
    SPRING,
    Town,
    about_self,
    ask,
    carry,
    clock,
    do,
    everything,
    file,
    papers,
    send,
    sound,
    steps,
    to_applicant,
)
from tests.registers import making

MINUTE = timedelta(minutes=1)


def handed_in(town: Town, moment: datetime = SPRING, **changed: object) -> Stored:
    """A case about oneself, taken in at the window."""
    return file(about_self(NEW, "centre", town.registered(SPRING), **changed), "centre", moment)


def test_the_certificate_is_formed_while_the_applicant_waits(town: Town) -> None:
    """Cl. 3, 4(1), 5: the centre takes and hands over; «электрондық (толық автоматтандырылған)»."""
    case = handed_in(town)
    assert steps(case) == ["A1", "A2", "A4a", "A4b", "A4c"], "the information system has done its part"
    assert [paper.kind for paper in papers(case)] == ["certificate-2014-a"]
    issued = do(case, SPRING + 5 * MINUTE, "issued", **to_applicant(case))
    assert issued.state.ended == "issued"
    assert not any(one.broken for one in issued.state.clocks)
    assert sound(issued)


@pytest.mark.parametrize(("minutes", "broken"), [(15, False), (16, True)])
def test_it_takes_fifteen_minutes_from_handing_in(town: Town, minutes: int, broken: bool) -> None:
    """Cl. 4(1): «орталыққа тапсырған сәттен бастап … 15 (он бес) минуттан аспайды»."""
    case = handed_in(town)
    issued = do(case, SPRING + minutes * MINUTE, "issued", **to_applicant(case))
    assert clock(issued, "T1").broken is broken


@pytest.mark.parametrize(("minutes", "broken"), [(15, False), (16, True)])
def test_waiting_takes_fifteen_minutes_at_most(town: Town, minutes: int, broken: bool) -> None:
    """Cl. 4(2)."""
    ticket = tickets.take(CENTRE, SERVICE, "file", SPRING, SPRING.date())
    tickets.call_next(CENTRE, SPRING.date(), SPRING + minutes * MINUTE, 7, "2")
    ticket.refresh_from_db()
    filing = about_self(NEW, "centre", town.registered(SPRING))
    case = file(filing, "centre", SPRING + minutes * MINUTE, ticket=ticket)
    assert clock(case, "T3").broken is broken


def test_serving_takes_fifteen_minutes_at_most(town: Town) -> None:
    """Cl. 4(3)."""
    ticket = tickets.take(CENTRE, SERVICE, "file", SPRING, SPRING.date())
    tickets.call_next(CENTRE, SPRING.date(), SPRING, 7, "2")
    ticket.refresh_from_db()
    filing = about_self(NEW, "centre", town.registered(SPRING))
    assert clock(file(filing, "centre", SPRING + 16 * MINUTE, ticket=ticket), "T4").broken


def test_a_place_in_the_queue_can_be_booked_through_the_portal(town: Town) -> None:
    """Cl. 8(2): «электронды кезекті» портал арқылы брондауға болады»."""
    slot = SPRING + timedelta(hours=1)
    booked = tickets.book(CENTRE, SERVICE, SPRING - timedelta(days=1), slot, places=1)
    present = tickets.take(CENTRE, SERVICE, "file", slot - MINUTE, slot.date())
    assert tickets.call_next(CENTRE, slot.date(), slot, 7, "1") == booked
    assert tickets.call_next(CENTRE, slot.date(), slot, 8, "2") == present
    with pytest.raises(Refusal) as told:
        tickets.book(CENTRE, SERVICE, SPRING - timedelta(days=1), slot, places=1)
    assert told.value.field == "slot"


def test_both_ministries_put_their_signatures(town: Town) -> None:
    """Cl. 6: «Ішкі істер және Әділет министрліктерінің электрондық цифрлық қолтаңбалары қойылған»."""
    (certificate,) = papers(handed_in(town))
    assert certificate.sealed
    seals = check_seals(bytes(certificate.pdf), at=timezone.now(), authority=authority())
    assert [(seal.name, seal.valid) for seal in seals] == [
        ("ҚР Ішкі істер министрлігі", True),
        ("ҚР Әділет министрлігі", True),
    ]
    assert seals[-1].covers_all


def test_form_a_for_who_is_registered(town: Town) -> None:
    """Annex 1, first form, fields 1 to 4."""
    who = town.registered(SPRING)
    (certificate,) = papers(handed_in(town), "certificate-2014-a")
    home = who.residences.filter(kind="permanent", since__lte=SPRING.date(), removed_on__isnull=True).latest(
        "since"
    )
    said = certificate.fields
    assert (said["iin"], said["full_name"], said["birth_year"]) == (
        who.iin,
        who.full_name,
        who.birth_date.year,
    )
    assert (said["address"], said["registered_on"]) == (home.address.line("kk"), home.since.isoformat())
    assert said["unique_number"] == certificate.number
    assert said["temporary_address"] == ""


def test_form_a_for_who_is_registered_for_a_time(town: Town) -> None:
    """Annex 1, first form, fields 5 and 6: «уақытша тіркелген», «бастап … дейін»."""
    who = making.person("Уақытшаев", born=date(1980, 5, 5))
    where = Address.objects.order_by("pk")[0]
    making.residence(who, where, date(2015, 3, 1), kind="temporary", until=date(2015, 8, 31))
    (certificate,) = papers(file(about_self(NEW, "centre", who), "centre", SPRING))
    said = certificate.fields
    assert certificate.kind == "certificate-2014-a"
    assert said["temporary_address"] == where.line("kk")
    assert (said["temporary_from"], said["temporary_to"]) == ("2015-03-01", "2015-08-31")
    assert said["address"] == ""


def test_form_b_with_the_reason_for_who_was_removed(town: Town) -> None:
    """Annex 1, second form, fields 3 to 5: «тіркеуден шығарылған себебі»."""
    who = making.person("Шығарылов", born=date(1971, 6, 5))
    where = Address.objects.order_by("pk")[0]
    making.residence(who, where, date(2001, 3, 1), removed_on=date(2014, 9, 1), removal_reason="moved")
    case = file(about_self(NEW, "centre", who), "centre", SPRING)
    (certificate,) = papers(case)
    assert certificate.kind == "certificate-2014-b"
    assert (certificate.fields["address"], certificate.fields["removed_on"]) == (
        where.line("kk"),
        "2014-09-01",
    )
    assert certificate.fields["reason"] == REASONS["moved"].kk


def test_no_application_about_oneself(town: Town) -> None:
    """Cl. 9: the application is printed «мекенжай анықтамасын жақын туысқандарына алу үшін»."""
    filing = about_self(NEW, "centre", town.registered(SPRING))
    assert [row["id"] for row in filing.documents] == ["D1", "D8"]
    form = [*filing.documents, {"id": "D2", "originals": 1, "copies": 0}]
    with pytest.raises(Refusal) as told:
        handed_in(town, documents=form)
    assert (told.value.code, told.value.clause) == ("document-not-on-the-list", "9")


def test_a_close_relative_is_asked_about_with_application_and_certificate(town: Town) -> None:
    """Cl. 9: «неке туралы куәлік не туу туралы куәлік (… туысқандық байланыстарды растау үшін)»."""
    who, relative = town.kin(SPRING)
    filing = ask(NEW, "centre", who, [relative.iin], about="relative")
    assert [row["id"] for row in filing.documents] == ["D1", "D2", "D3", "D8"]
    case = carry(file(filing, "centre", SPRING), "", SPRING)
    assert papers(case)[0].fields["full_name"] == relative.full_name


def test_anybody_else_only_with_notarised_consent(town: Town) -> None:
    """Cl. 9: «жақын туысқандарын (ата-аналары, балалары, жұбайы) қоспағанда … нотариалды куәландырылған келісімі»."""
    who, other = town.people_registered(SPRING, 2)
    filing = ask(NEW, "centre", who, [other.iin], about="other")
    assert [row["id"] for row in filing.documents] == ["D1", "D4", "D8"]
    assert file(filing, "centre", SPRING).state.step == "A5"
    without = ask(NEW, "centre", who, [other.iin], without=["D4"], about="other")
    assert file(without, "centre", SPRING).state.step == "A3"


def test_everybody_consents_to_the_use_of_protected_data(town: Town) -> None:
    """Cl. 9: «орталық ұсынған нысан бойынша жазбаша келісімін береді»."""
    assert handed_in(town, without=["D8"]).state.step == "A3"


def test_a_legal_person_brings_application_power_and_a_list_with_consents(town: Town) -> None:
    """Cl. 9: «өтініш; … сенімхат; … олардың жазбаша келісімімен … жеке тұлғалардың тізімі»."""
    people = [one.iin for one in town.people_registered(SPRING, 3)]
    filing = ask(NEW, "centre", town.company(), people, state_institution="no")
    assert [row["id"] for row in filing.documents] == ["D5", "D6", "D7", "D8"]
    case = file(filing, "centre", SPRING)
    assert [paper.fields["iin"] for paper in papers(case, "certificate-2014-a")] == people
    assert all(paper.sealed for paper in papers(case))
    without = ask(NEW, "centre", town.company(), people, without=["D7"], state_institution="no")
    assert file(without, "centre", SPRING).state.step == "A3"


def test_a_state_institution_brings_no_list_with_consents(town: Town) -> None:
    """Cl. 9: «(мемлекеттік мекемелер мен кәсіпорындардан басқа)», read for the whole item."""
    institution = town.company(state=True)
    filing = ask(NEW, "centre", institution, [town.registered(SPRING).iin], state_institution="yes")
    assert [row["id"] for row in filing.documents] == ["D5", "D6", "D8"]
    assert file(filing, "centre", SPRING).state.step == "A5"


def test_of_a_list_each_gets_the_form_that_fits_and_the_unknown_are_named(town: Town) -> None:
    """Annex 1: form A, form B; of those not in the database nothing is certified (a reading)."""
    registered, removed, nobody = town.registered(SPRING), town.removed(SPRING), town.unknown()
    filing = ask(NEW, "centre", town.company(), [registered.iin, nobody, removed.iin], state_institution="no")
    case = file(filing, "centre", SPRING)
    made = {paper.kind: paper for paper in papers(case)}
    assert set(made) == {"certificate-2014-a", "certificate-2014-b", "not-found-2014"}
    assert made["certificate-2014-a"].fields["iin"] == registered.iin
    assert made["certificate-2014-b"].fields["iin"] == removed.iin
    assert made["not-found-2014"].fields["persons"] == [nobody]
    assert case.state.facts["record"] == "mixed"
    assert do(case, SPRING + MINUTE, "issued", **to_applicant(case)).state.ended == "issued"


def test_an_incomplete_set_is_refused_with_a_receipt_that_names_what_is_missing(town: Town) -> None:
    """Cl. 10, annex 3: «құжаттарды қабылдаудан бас тарту туралы қолхат береді», in two copies."""
    who, relative = town.kin(SPRING)
    filing = ask(NEW, "centre", who, [relative.iin], without=["D2", "D3"], about="relative")
    refused = do(file(filing, "centre", SPRING), SPRING + MINUTE, ground="incomplete-package")
    assert refused.state.ended == "refused"
    (receipt,) = papers(refused)
    assert receipt.kind == "refusal-2014"
    assert receipt.fields["missing"] == [NEW.document("D2").name.kk, NEW.document("D3").name.kk]
    assert receipt.fields["addressee"] == receipt.fields["receiver"] == who.full_name
    assert receipt.fields["employee"] == "Сапарова Айгүл Бекқызы"
    pages = PdfFileReader(BytesIO(bytes(receipt.pdf))).root["/Pages"]
    assert pages["/Count"] == 2, "one copy for each side"
    assert not Look.objects.filter(subject_iin=relative.iin).exists()


def test_a_ground_that_the_standard_does_not_have_refuses_nobody(town: Town) -> None:
    """Cl. 10 knows one ground."""
    case = handed_in(town, without=["D8"])
    with pytest.raises(Refusal) as told:
        do(case, SPRING + MINUTE, ground="documents-not-presented")
    assert (told.value.code, told.value.clause) == ("ground-not-in-the-edition", "10, annex 3")
    assert papers(case) == []


def test_who_is_not_in_the_database_gets_an_answer(town: Town) -> None:
    """The standard is silent; the applicant is told in writing that nothing is known (a reading)."""
    who, _ = town.kin(SPRING)
    filing = ask(NEW, "centre", who, [town.unknown()], about="relative")
    case = file(filing, "centre", SPRING)
    assert case.state.step == "AN"
    told = do(case, SPRING + 2 * MINUTE, how="in-person")
    assert (told.state.ended, clock(told, "T1").broken) == ("not-found", False)
    assert [paper.kind for paper in papers(told)] == ["not-found-2014"]


def test_the_result_goes_to_who_applied(town: Town) -> None:
    """Cl. 3."""
    case = handed_in(town)
    with pytest.raises(Refusal) as told:
        do(case, SPRING + MINUTE, "issued", to={"iin": town.people_registered(SPRING, 2)[1].iin})
    assert (told.value.code, told.value.clause) == ("wrong-person", "3, 4(1)")


def test_the_bureau_window_of_2010_is_gone(town: Town) -> None:
    """Cl. 3 names the centre and the portal as places of intake and no other."""
    who = town.registered(SPRING)
    rows = everything(NEW, "centre", {"applicant": "natural", "about": "self"})
    for channel in ("provider", "provider-letter"):
        with pytest.raises(Refusal) as told:
            file(about_self(NEW, "centre", who, documents=rows), channel, SPRING)
        assert told.value.code == "channel-not-offered"
    assert not Case.objects.exists()


# --- The portal --------------------------------------------------------------------------------------


def test_a_signed_request_brings_the_certificate_at_once(town: Town) -> None:
    """Cl. 4(1), 9, 14: «электрондық цифрлық қолтаңбасымен куәландырылған электрондық сұрау салу»."""
    who = town.registered(SPRING)
    case = send(about_self(NEW, "portal", who), SPRING)
    assert steps(case) == ["B1", "B2", "B3a", "B3b", "B3c", "B3d"]
    assert case.state.ended == "issued"
    assert clock(case, "T2").due == SPRING + 15 * MINUTE
    assert not clock(case, "T2").broken
    assert [one.number for one in cases_of([who.iin])] == [case.number], "in the cabinet of the applicant"
    assert sound(case)


def test_the_portal_works_round_the_clock(town: Town) -> None:
    """Cl. 8(3): «тәулік бойы»."""
    night = SPRING.replace(day=19, hour=3)
    assert night.weekday() == 6
    case = send(about_self(NEW, "portal", town.registered(SPRING)), night)
    assert (case.state.ended, clock(case, "T2").due) == ("issued", night + 15 * MINUTE)


def test_a_case_filed_in_the_first_night_of_the_year_bears_the_new_year(town: Town) -> None:
    """The year of the number is that of the office's day, not of the server's clock."""
    midnight = datetime.fromisoformat("2014-12-31T18:30:00+00:00")
    case = send(about_self(NEW, "portal", town.registered(SPRING)), midnight)
    assert case.number.startswith("15-"), "00.30 on 1 January 2015 in Astana"


def test_a_notification_report_tells_day_and_time_of_the_result(town: Town) -> None:
    """Cl. 9: «нәтижесін алу күні мен уақыты көрсетіле отырып, сұрау салуды қабылдау туралы хабарлама-есеп»."""
    case = send(about_self(NEW, "portal", town.registered(SPRING)), SPRING)
    (report,) = papers(case, "notification-report-2014")
    assert report.fields["number"] == case.number
    assert report.fields["accepted_at"] == SPRING.isoformat()
    assert report.fields["result_at"] == (SPRING + 15 * MINUTE).isoformat()


def test_the_signature_of_another_is_not_taken(town: Town) -> None:
    """Cl. 9, 14: the recipient's own signature."""
    who, other = town.people_registered(SPRING, 2)
    with pytest.raises(Refusal) as told:
        send(about_self(NEW, "portal", who), SPRING, signed_by=other.iin)
    assert (told.value.code, told.value.clause, told.value.field) == (
        "signature-of-another",
        "9, 14",
        "signature",
    )
    assert not Case.objects.exists()


def test_on_the_portal_the_register_knows_the_close_relatives(town: Town) -> None:
    """Cl. 9: parents, children, spouse; no paper proves kinship here."""
    who, relative = town.kin(SPRING)
    case = send(ask(NEW, "portal", who, [relative.iin], about="relative"), SPRING)
    assert papers(case, "certificate-2014-a")[0].fields["full_name"] == relative.full_name


def test_a_brother_is_no_close_relative_there_and_the_question_leaves_its_trace(town: Town) -> None:
    """Cl. 9: «(ата-аналары, балалары, жұбайы)»."""
    who, brother = town.kin(SPRING, ["sibling"])
    with pytest.raises(Refusal) as told:
        send(ask(NEW, "portal", who, [brother.iin], about="relative"), SPRING)
    assert (told.value.code, told.value.clause) == ("not-such-a-relative", "9")
    assert not Case.objects.exists()
    assert Look.objects.filter(subject_iin=brother.iin, what="kin", user_id=5).exists()


def test_about_somebody_else_the_portal_sends_to_the_centre(town: Town) -> None:
    """Cl. 9: the notarised consent is on paper (a reading)."""
    who, other = town.people_registered(SPRING, 2)
    with pytest.raises(Refusal) as told:
        send(ask(NEW, "portal", who, [other.iin], about="other"), SPRING)
    assert (told.value.code, told.value.clause) == ("consent-on-paper", "9")


def test_on_the_portal_too_an_unknown_person_is_answered_about(town: Town) -> None:
    """A reading, as at the centre."""
    filing = ask(NEW, "portal", town.company(), [town.unknown()], state_institution="yes")
    case = send(filing, SPRING)
    assert case.state.ended == "not-found"
    assert [paper.kind for paper in papers(case)] == ["notification-report-2014", "not-found-2014"]


def test_a_legal_person_signs_with_the_signature_of_the_legal_person(town: Town) -> None:
    """Cl. 9, 14."""
    registered, removed = town.registered(SPRING), town.removed(SPRING)
    filing = ask(NEW, "portal", town.company(), [registered.iin, removed.iin], state_institution="no")
    case = send(filing, SPRING)
    assert case.state.ended == "issued"
    assert {paper.kind for paper in papers(case)} == {
        "notification-report-2014",
        "certificate-2014-a",
        "certificate-2014-b",
    }


def test_each_look_of_the_information_system_is_traced(town: Town) -> None:
    """Cl. 9: data that are a secret protected by law."""
    who = town.registered(SPRING)
    case = send(about_self(NEW, "portal", who), SPRING)
    assert Look.objects.filter(why=case.number, subject_iin=who.iin, post="system").exists()
