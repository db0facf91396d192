"""Reception at a centre: questions, identity, the checklist of the edition, receipt or refusal."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from qyzmet.cases import tickets
from qyzmet.cases.models import Case, Entry, Ticket
from qyzmet.offices.models import Office
from qyzmet.papers.models import Paper
from qyzmet.registers.models import Look
from tests.centre.conftest import Login
from tests.centre.house import ASTANA, MONDAY, SEMEY, SERVICE, People
from tests.centre.reading import text

SELF_2010 = {"applicant": "natural", "about": "self", "recipient": "self"}
SELF_2014 = {"applicant": "natural", "about": "self"}


def begin(client: Client) -> str:
    """Begin a reception; the address of its first page."""
    return str(client.get(reverse("centre:reception"), {"service": SERVICE})["Location"])


def say_who(client: Client, page: str, answers: dict[str, Any]) -> HttpResponse:
    """Answer every question; a page that grows is sent again, as a person would."""
    answer = client.post(page, answers)
    for _ in range(4):
        if answer.status_code == 302 or "govuk-error-summary" in answer.content.decode():
            break
        shown = re.search(r'name="shown" value="([^"]*)"', answer.content.decode())
        assert shown
        answer = client.post(page, {**answers, "shown": shown[1]})
    return answer


def everything(client: Client, page: str) -> dict[str, str]:
    """The form of the checklist with every box ticked."""
    html = client.get(page).content.decode()
    return dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"', html), "on")


def documents_of(client: Client, answers: dict[str, Any]) -> str:
    """Come to the checklist; its address."""
    answer = say_who(client, begin(client), answers)
    assert answer.status_code == 302, text(answer)
    return str(answer["Location"])


def test_a_walk_in_under_2010_gets_the_receipt_with_its_five_contents(login: Login, people: People) -> None:
    """2010, cl. 15: number and date, kind of service, documents, date and place of issue, inspector."""
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    answer = client.post(page, everything(client, page), follow=True)
    case = Case.objects.get()
    assert "The documents are accepted" in text(answer)
    assert case.number in text(answer)
    assert case.step == "C4"
    receipt = Paper.objects.get(case_number=case.number)
    assert receipt.kind == "receipt-2010"
    assert receipt.fields["number"] == case.number
    assert receipt.fields["service_name"]
    assert len(receipt.fields["documents"]) == 2
    assert receipt.fields["issue_at"]
    assert receipt.fields["issue_place"]
    assert receipt.fields["inspector"] == "Сапарова Айгүл Бекқызы"
    pdf = client.get(reverse("centre:paper", kwargs={"number": case.number, "paper": receipt.pk}))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_a_walk_in_under_2014_runs_to_the_certificate_sealed_by_both_ministries(
    login: Login, people: People
) -> None:
    """2014, cl. 4(1), 6: formed from the state database within 15 minutes, with two electronic signatures."""
    client = login("inspector", ASTANA)
    page = documents_of(client, {**SELF_2014, "iin": people.registered.iin})
    answer = client.post(page, everything(client, page), follow=True)
    case = Case.objects.get()
    assert case.step == "A5"
    certificate = Paper.objects.get(case_number=case.number)
    assert (certificate.kind, certificate.sealed) == ("certificate-2014-a", True)
    assert "15 minutes, until 10:15" in text(answer)
    assert "cl. 4(1)" in text(answer)


def test_the_case_begins_when_the_ticket_was_taken(
    login: Login, people: People, clock: time_machine.Coordinates
) -> None:
    ticket = tickets.take(SEMEY, SERVICE, "file", MONDAY - timedelta(minutes=12), MONDAY.date())
    client = login()
    client.post(reverse("centre:call"), {"window": "4"})
    clock.shift(timedelta(minutes=5))
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    client.post(page, everything(client, page))
    case = Case.objects.get()
    assert case.filed_at == MONDAY - timedelta(minutes=12)
    assert Ticket.objects.get(pk=ticket.pk).case_id == case.pk
    waited, served = case.clocks.get(term="T6c"), case.clocks.get(term="T7c")
    assert (waited.stopped_at, served.started_at) == (MONDAY, MONDAY)
    assert served.stopped_at == MONDAY + timedelta(minutes=5)
    assert not waited.broken
    assert not served.broken


def test_the_register_shows_the_name_and_keeps_the_trace(login: Login, people: People) -> None:
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    assert people.registered.full_name in text(client.get(page))
    look = Look.objects.filter(subject_iin=people.registered.iin, what="search").get()
    assert look.post == "inspector"
    assert look.why


def test_somebody_the_register_does_not_know_is_named_by_the_document(login: Login, people: People) -> None:
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.unknown})
    ticks = everything(client, page)
    answer = client.post(page, ticks)
    assert answer.status_code == 422
    assert not Case.objects.exists()
    client.post(page, {**ticks, "name": "Смит Джон"})
    assert Case.objects.get().applicant_name == "Смит Джон"


def test_a_legal_person_is_found_by_its_bin_and_brings_a_list(login: Login, people: People) -> None:
    """2014, cl. 9: application, power of attorney, list of persons with their consents, consent to use data."""
    client = login("inspector", ASTANA)
    answers = {
        "applicant": "legal",
        "state_institution": "no",
        "bin": people.company.bin,
        "representative": "Әлиев Қайрат",
        "subjects": f"{people.registered.iin}\n{people.removed.iin}",
    }
    page = documents_of(client, answers)
    assert "«Ертіс» ЖШС" in text(client.get(page))
    client.post(page, everything(client, page))
    case = Case.objects.get()
    assert case.applicant_id == people.company.bin
    assert {p.kind for p in Paper.objects.filter(case_number=case.number)} == {
        "certificate-2014-a",
        "certificate-2014-b",
    }


def test_a_state_institution_brings_no_list_with_consents(login: Login, people: People) -> None:
    """2014, cl. 9: state institutions and enterprises are excepted."""
    client = login("inspector", ASTANA)
    answers = {
        "applicant": "legal",
        "state_institution": "yes",
        "bin": people.company.bin,
        "representative": "Әлиев Қайрат",
        "subjects": people.registered.iin,
    }
    page = documents_of(client, answers)
    assert "list of the natural persons" not in text(client.get(page))


def test_the_checklist_is_the_edition_s_and_says_that_nothing_else_may_be_demanded(
    login: Login, people: People
) -> None:
    """2010, cl. 11(2): about oneself the application and the identity document with its copy."""
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    said = text(client.get(page))
    assert "No other document may be demanded or taken" in said
    assert "own identity document" in said
    assert "kinship" not in said
    assert set(everything(client, page)) == {
        "originals-D5",
        "originals-D6",
        "copies-D6",
        "compared-D6",
        "returned-D6",
    }


def test_a_document_that_is_not_on_the_list_is_refused_and_nothing_is_stored(
    login: Login, people: People
) -> None:
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    answer = client.post(page, {**everything(client, page), "originals-PENSION": "1"})
    assert answer.status_code == 422
    assert "“PENSION” may be neither demanded nor taken" in text(answer)
    assert "cl. 11(2)" in text(answer)
    assert not Case.objects.exists()


def test_a_copy_is_compared_with_the_original_and_the_original_goes_back(
    login: Login, people: People
) -> None:
    """2010, cl. 11, last paragraph."""
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    ticks = everything(client, page)
    for box, words in (
        ("compared-D6", "Compare the copy with the original"),
        ("returned-D6", "Give the original back"),
    ):
        answer = client.post(page, {name: on for name, on in ticks.items() if name != box})
        assert answer.status_code == 422
        assert words in text(answer)
    assert not Case.objects.exists()


@pytest.mark.parametrize("office", [SEMEY, ASTANA])
def test_an_incomplete_set_is_refused_with_the_ground_and_the_missing_documents_named(
    login: Login, people: People, office: str
) -> None:
    """2010, cl. 17; 2014, cl. 10 and annex 3 (receipt in two copies)."""
    answers = SELF_2010 if office == SEMEY else SELF_2014
    client = login("inspector", office)
    page = documents_of(client, {**answers, "iin": people.registered.iin})
    answer = client.post(page, {}, follow=True)
    assert "The set is not complete" in text(answer)
    assert "identity document" in text(answer)
    assert not Case.objects.exists()
    refuse = answer.redirect_chain[-1][0]  # type: ignore[attr-defined]
    ground = re.search(r'name="ground" value="([^"]+)"', answer.content.decode())
    assert ground
    answer = client.post(refuse, {"ground": ground[1]}, follow=True)
    case = Case.objects.get()
    assert case.ended == "refused"
    paper = Paper.objects.get(case_number=case.number)
    assert paper.kind == ("refusal-2010" if office == SEMEY else "refusal-2014")
    assert len(paper.fields["missing"]) == 2
    assert case.number in text(answer)
    entry = Entry.objects.filter(case=case).latest("seq")
    assert entry.event["data"]["ground"] == ground[1]
    assert entry.clause.startswith("17" if office == SEMEY else "10")


def test_a_ground_that_the_edition_does_not_know_refuses_nothing_and_stores_nothing(
    login: Login, people: People
) -> None:
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    refuse = str(client.post(page, {})["Location"])
    answer = client.post(refuse, {"ground": "bad-mood"})
    assert answer.status_code == 422
    assert "no ground “bad-mood”" in text(answer)
    assert not Case.objects.exists()


def test_a_stale_page_posted_twice_opens_one_case_and_prints_one_receipt(
    login: Login, people: People
) -> None:
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    ticks = everything(client, page)
    session = dict(client.session.items())
    first = client.post(page, ticks)
    again = client.session
    again.update(session)
    again.save()
    second = client.post(page, ticks)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("iin", "words"),
    [
        ("850101400012", "check digit"),
        ("850231400011", "date"),
        ("8501014000", "12"),
        ("85010140001x", "digits"),
    ],
)
def test_an_iin_that_cannot_be_is_told_what_is_wrong(
    login: Login, people: People, iin: str, words: str
) -> None:
    client = login()
    answer = say_who(client, begin(client), {**SELF_2010, "iin": iin})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Case.objects.exists()


def test_somebody_else_is_somebody_else(login: Login, people: People) -> None:
    client = login("inspector", ASTANA)
    iin = people.registered.iin
    answers = {"applicant": "natural", "about": "relative", "iin": iin, "subject": iin}
    answer = say_who(client, begin(client), answers)
    assert answer.status_code == 422
    assert "the applicant's own IIN" in text(answer)


def test_a_line_of_the_list_that_is_wrong_is_named(login: Login, people: People) -> None:
    client = login("inspector", ASTANA)
    answers = {
        "applicant": "legal",
        "state_institution": "no",
        "bin": people.company.bin,
        "representative": "Әлиев Қайрат",
        "subjects": f"{people.registered.iin}\n850101400012",
    }
    answer = say_who(client, begin(client), answers)
    assert answer.status_code == 422
    assert "Line 2, 850101400012" in text(answer)


def test_the_application_of_annex_2_and_the_consent_are_printed_filled_in(
    login: Login, people: People
) -> None:
    """2014, cl. 9: application in the form of annex 2; consent on the form offered by the centre."""
    client = login("inspector", ASTANA)
    answers = {
        "applicant": "natural",
        "about": "relative",
        "iin": people.registered.iin,
        "subject": people.removed.iin,
    }
    page = documents_of(client, answers)
    forms = re.findall(r'href="([^"]+/forms/[^"]+)"', client.get(page).content.decode())
    assert [form.split("/")[-2] for form in forms] == ["D2", "D8"]
    for form in forms:
        answer = client.get(form)
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF")
    assert client.get(forms[0].replace("D2", "D3")).status_code == 404
    assert client.get(forms[0].replace("D2", "D5")).status_code == 404


def test_a_draft_of_another_inspector_is_not_found(login: Login, people: People) -> None:
    page = begin(login())
    assert login().get(page).status_code == 404


def test_an_answer_opens_the_next_question_at_once(login: Login) -> None:
    """With a script the page asks as soon as it is answered; nothing is called missing yet."""
    client = login()
    page = begin(client)
    answer = client.post(page, {"applicant": "natural"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "About whom is the certificate?" in text(answer)
    assert "govuk-error-summary" not in answer.content.decode()


def test_an_office_that_does_not_give_the_service_takes_nothing_in(login: Login, people: People) -> None:
    client = login()
    page = documents_of(client, {**SELF_2010, "iin": people.registered.iin})
    ticks = everything(client, page)
    Office.objects.filter(code=SEMEY).update(services=["other"])
    answer = client.post(page, ticks)
    assert answer.status_code == 422
    assert "does not give this service" in text(answer)
    assert not Case.objects.exists()


def test_before_the_service_existed_nothing_can_be_filed(
    login: Login, clock: time_machine.Coordinates
) -> None:
    clock.move_to(MONDAY.replace(year=2020, month=6, day=1))
    client = login()
    clock.move_to(MONDAY.replace(year=2020, month=6, day=1))
    answer = client.get(reverse("centre:reception"))
    assert answer.status_code == 422
    assert "No edition of address-certificate is in force on 01.06.2020" in text(answer)
