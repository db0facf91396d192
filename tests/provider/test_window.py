"""In person at the address bureau (address-certificate 2010, cl. 7(1), 11(1), 12, 14 to 17; steps A1 to A5)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case
from qyzmet.papers.models import Paper
from qyzmet.registers.models import Look
from tests.provider.bureau import People, filled
from tests.provider.conftest import Login

WINDOW = "/provider/window/"
SELF = {"about": "self", "recipient": "self", "shown": "about recipient"}


def ask(client: Client, iin: str, **answers: str) -> str:
    """Answer the questions; the address of the page of documents."""
    answer = client.post(WINDOW, {"iin": iin, **(answers or SELF)})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def serve(client: Client, iin: str) -> str:
    """Take in a person who asks about oneself; the address of the case."""
    answer = client.post(ask(client, iin), {"originals-D1": "1", "decision": "accept"})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def act(client: Client, case: str, **more: str) -> int:
    """Do the next step as its page offers it; the status of the answer."""
    return client.post(case, {**filled(client.get(case)), **more}).status_code


def test_a_person_gets_the_certificate_on_the_spot(login: Login, people: People) -> None:
    """Cl. 14: the registrar enters the data in the journal, checks the card index, issues the certificate."""
    registrar = login()
    case = serve(registrar, people.registered.iin)
    page = registrar.get(case)
    assert page.context["file"].step.id == "A4"
    assert act(registrar, case) == 302
    assert act(registrar, case, iin=people.registered.iin, document="023456789", outcome="issued") == 302
    ended = Case.objects.get()
    assert ended.ended == "issued"
    assert verify(ended).sound
    assert [e.journal for e in ended.entries.exclude(journal=None)] == ["J1"]
    paper = Paper.objects.get()
    assert paper.kind == "certificate-2010"
    assert paper.fields["registrar"] == "Мұқанова Сәуле Қайратқызы"
    assert registrar.get(f"{case}papers/{paper.pk}/")["Content-Type"] == "application/pdf"


def test_the_page_shows_the_sheet_before_it_is_printed(login: Login, people: People) -> None:
    """Cl. 14: the certificate shows the address part and the data of the registrar who executed the request."""
    registrar = login()
    words = registrar.get(serve(registrar, people.registered.iin)).content.decode()
    assert "To be printed" in words
    assert "Мұқанова Сәуле Қайратқызы" in words
    assert "Абай көшесі" in words
    assert Paper.objects.count() == 0


def test_no_form_is_demanded_and_no_receipt_given_and_the_page_says_so(login: Login) -> None:
    """Cl. 12 and 15; at most 10 minutes, cl. 7(1)."""
    words = login().get(WINDOW).content.decode()
    assert "no application form may be demanded" in words
    assert "gives no written confirmation of acceptance" in words
    assert "cl. 12" in words
    assert "cl. 15" in words
    assert "cl. 7(1)" in words


def test_who_is_not_in_the_card_index_gets_the_answer_not_registered(login: Login, people: People) -> None:
    """The act is silent for this channel; reading: the mark of cl. 14, no refusal."""
    registrar = login()
    documents = ask(registrar, people.unknown)
    assert "the register does not know this IIN" in registrar.get(documents).content.decode()
    answer = registrar.post(documents, {"originals-D1": "1", "name": "Белгісіз Адам", "decision": "accept"})
    case = str(answer["Location"])
    page = registrar.get(case)
    assert page.context["file"].step.id == "AN"
    assert "тіркелмеген" in page.content.decode()
    assert "How we read what the act leaves open" in page.content.decode()
    assert act(registrar, case) == 302
    assert act(registrar, case, iin=people.unknown, document="1", outcome="issued") == 302
    assert Case.objects.get().ended == "not-found"


def test_kinship_is_proved_by_a_document(login: Login, people: People) -> None:
    """Cl. 11(1): for a relative, the document proving the kinship, besides one's own."""
    registrar = login()
    documents = ask(
        registrar,
        people.registered.iin,
        about="relative",
        recipient="self",
        subject=people.removed.iin,
        shown="about recipient subject",
    )
    asked = [line.document.id for line in registrar.get(documents).context["form"].lines()]
    assert asked == ["D1", "D2"]
    short = registrar.post(documents, {"originals-D1": "1", "decision": "accept"})
    assert short.status_code == 422
    assert "cl. 11(1)" in str(short.context["form"].errors)
    assert Case.objects.count() == 0
    done = registrar.post(documents, {"originals-D1": "1", "originals-D2": "1", "decision": "accept"})
    assert done.status_code == 302
    assert Case.objects.get().state["facts"]["record"] == "removed"


def test_a_third_person_needs_the_notarised_consent(login: Login, people: People) -> None:
    """Cl. 11(1), last sentence."""
    registrar = login()
    documents = ask(
        registrar,
        people.registered.iin,
        about="other",
        subject=people.removed.iin,
        shown="about subject",
    )
    asked = [line.document.id for line in registrar.get(documents).context["form"].lines()]
    assert asked == ["D1", "D4"]


def test_absent_documents_lead_to_a_refusal_on_the_ground_of_the_edition(
    login: Login, people: People
) -> None:
    """Cl. 17: refused when the documents of cl. 11 are not presented."""
    registrar = login()
    answer = registrar.post(ask(registrar, people.registered.iin), {"decision": "refuse"})
    case = str(answer["Location"])
    page = registrar.get(case)
    assert page.context["file"].step.id == "AR"
    assert [ground.id for ground in page.context["file"].grounds] == ["documents-not-presented"]
    assert act(registrar, case, ground="documents-not-presented") == 302
    assert Case.objects.get().ended == "refused"


def test_a_ground_that_the_edition_does_not_have_is_refused(login: Login, people: People) -> None:
    """Cl. 17 is the whole list of grounds; that a person is not found is none."""
    registrar = login()
    answer = registrar.post(ask(registrar, people.registered.iin), {"decision": "refuse"})
    case = str(answer["Location"])
    assert act(registrar, case, ground="not-found") == 422
    assert Case.objects.get().ended is None


def test_nobody_is_refused_who_brought_everything(login: Login, people: People) -> None:
    registrar = login()
    documents = ask(registrar, people.registered.iin)
    answer = registrar.post(documents, {"originals-D1": "1", "decision": "refuse"})
    assert answer.status_code == 422
    assert "no ground to refuse" in str(answer.context["form"].errors)
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    ("iin", "said"),
    [
        ("850101400072", "check digit"),
        ("851301400071", "there is no 01.13.85"),
        ("123", "12 digits"),
        ("", "No IIN is given"),
    ],
)
def test_an_iin_that_cannot_be_is_refused_and_says_why(login: Login, iin: str, said: str) -> None:
    answer = login().post(WINDOW, {"iin": iin, **SELF})
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors)


def test_an_answer_may_open_a_question_that_is_not_called_missing(login: Login, people: People) -> None:
    answer = login().post(WINDOW, {"iin": people.registered.iin, "about": "other", "shown": "about"})
    form = answer.context["form"]
    assert answer.status_code == 200
    assert "subject" in form.fields
    assert not form.errors


def test_somebody_else_is_somebody_else(login: Login, people: People) -> None:
    iin = people.registered.iin
    answer = login().post(WINDOW, {"iin": iin, "subject": iin, "about": "other", "shown": "about subject"})
    assert answer.status_code == 422
    assert "applicant&#x27;s own IIN" in str(answer.context["form"].errors)


def test_a_document_that_is_not_on_the_list_is_refused(login: Login, people: People) -> None:
    """What must never happen: a document taken that the act does not allow to demand."""
    registrar = login()
    answer = registrar.post(
        ask(registrar, people.registered.iin),
        {"originals-D1": "1", "originals-PHOTO": "1", "decision": "accept"},
    )
    assert answer.status_code == 422
    assert "neither demanded nor taken" in str(answer.context["form"].errors)
    assert Case.objects.count() == 0


def test_the_page_of_documents_sent_twice_opens_one_case(login: Login, people: People) -> None:
    registrar = login()
    documents = ask(registrar, people.registered.iin)
    ticked = {"originals-D1": "1", "decision": "accept"}
    first = registrar.post(documents, ticked)
    second = registrar.post(documents, ticked)
    assert first["Location"].startswith("/provider/cases/")
    assert second["Location"] == WINDOW
    assert Case.objects.count() == 1


def test_a_step_sent_twice_is_done_once(login: Login, people: People) -> None:
    registrar = login()
    case = serve(registrar, people.registered.iin)
    sent = filled(registrar.get(case))
    assert registrar.post(case, sent).status_code == 302
    assert registrar.post(case, sent).status_code == 302
    assert Paper.objects.count() == 1


def test_a_page_that_has_grown_old_says_so_and_changes_nothing(login: Login, people: People) -> None:
    registrar = login()
    case = serve(registrar, people.registered.iin)
    assert act(registrar, case) == 302
    answer = registrar.post(case, {"step": "A4", "key": "another"})
    assert answer.status_code == 409
    assert Paper.objects.count() == 1


def test_the_certificate_is_handed_to_the_applicant_only(login: Login, people: People) -> None:
    """Cl. 16: handed over when the person comes in person."""
    registrar = login()
    case = serve(registrar, people.registered.iin)
    act(registrar, case)
    assert act(registrar, case, iin=people.removed.iin, document="1", outcome="issued") == 422
    assert Case.objects.get().ended is None


def test_the_bureau_of_another_town_sees_nothing_of_the_case(login: Login, people: People) -> None:
    case = serve(login(), people.registered.iin)
    stranger = login(office="bureau-astana").get(case)
    nobody = login(office="bureau-astana").get(reverse("provider:case", args=["26-999999-98"]))
    assert stranger.status_code == nobody.status_code == 404


def test_the_head_reads_the_case_and_cannot_act(login: Login, people: People) -> None:
    case = serve(login(), people.registered.iin)
    head = login("head")
    page = head.get(case)
    assert page.status_code == 200
    assert page.context["form"] is None
    assert head.post(case, {"step": "A4", "key": "k"}).status_code == 403


def test_every_look_at_the_card_index_leaves_a_trace(login: Login, people: People) -> None:
    case = serve(login(), people.registered.iin)
    number = case.strip("/").split("/")[-1]
    looks = Look.objects.filter(subject_iin=people.registered.iin)
    assert looks.filter(what="address-record", why=number, post="registrar").exists()
    assert looks.filter(what="search").exists()
