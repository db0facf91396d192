"""Apply on the portal (2014, cl. 9 and 14): questions, the exact text, the signature, one case."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from qyzmet.cases.models import Attachment, Case
from qyzmet.law.catalogue import edition
from qyzmet.papers.models import Paper
from qyzmet.registers.models import Look
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import verify_cms
from tests.portal.conftest import logged_in, speaking, words
from tests.portal.people import (
    COMPANY,
    SERVICE,
    Family,
    answer_questions,
    apply_about_oneself,
    content_of,
    draft_of,
    make_applicant,
    make_company,
    signature,
)
from tests.registers import making


def sign(client: Client, draft: str, signed: str) -> object:
    return client.post(reverse("portal:sign", args=[draft]), {"signature": signed})


def test_a_person_applies_about_oneself_and_gets_the_certificate(family: Family, applicant: Client) -> None:
    """Cl. 4(1), 6, 9: a signed request, a notification-report, the certificate with both signatures."""
    number = apply_about_oneself(applicant, family.applicant)
    case = Case.objects.get(number=number)
    assert (case.channel, case.edition, case.ended) == ("portal", f"{SERVICE}@2014", "issued")
    assert case.applicant_id == family.applicant.iin
    made = {paper.kind: paper for paper in Paper.objects.filter(case_number=number)}
    assert set(made) == {"notification-report-2014", "certificate-2014-a"}
    assert made["certificate-2014-a"].sealed
    page = words(applicant.get(f"/my/{number}/"))
    assert "Certificate issued" in page
    assert "Date and time of the result:" in page


def test_the_request_is_kept_with_its_signature(family: Family, applicant: Client) -> None:
    """Cl. 14: what was signed can be shown later, octet for octet, with the signature that holds over it."""
    apply_about_oneself(applicant, family.applicant)
    said, signed = Attachment.objects.order_by("pk")
    assert {said.document, signed.document} == {"P1"}
    signer = verify_cms(
        bytes(signed.content).decode(), bytes(said.content), at=said.added_at, authority=authority()
    )
    assert signer.iin == family.applicant.iin
    request = json.loads(bytes(said.content))
    assert request["about"] == [family.applicant.iin]
    assert request["edition"] == f"{SERVICE}@2014"


def test_the_text_shown_is_the_text_signed(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    content = content_of(applicant, draft)
    page = applicant.get(reverse("portal:sign", args=[draft]))
    assert content.decode() in words(page)
    assert base64.b64encode(content).decode() in words(page)
    assert content_of(applicant, draft) == content


def test_close_relatives_are_offered_from_the_register(family: Family, applicant: Client) -> None:
    """Cl. 9: parents, children, spouse; each look leaves a trace."""
    draft = draft_of(applicant)
    where = answer_questions(applicant, draft, about="relative")
    page = words(applicant.get(where))
    assert family.child.full_name in page
    assert family.spouse.full_name in page
    assert family.stranger.full_name not in page
    assert Look.objects.filter(subject_iin=family.child.iin, post="applicant").exists()
    answer_questions(applicant, draft, subjects=family.child.iin)
    review = words(applicant.get(reverse("portal:review", args=[draft])))
    assert f"{family.child.full_name}, {family.child.iin}" in review
    sent = sign(applicant, draft, signature(content_of(applicant, draft), family.applicant))
    number = sent["Location"].split("/")[2]  # type: ignore[index]
    assert Paper.objects.get(case_number=number, kind="certificate-2014-a").fields["iin"] == family.child.iin


def test_nobody_outside_the_close_relatives_passes_for_one(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    where = answer_questions(applicant, draft, about="relative")
    page = applicant.post(where, {"subject": family.stranger.iin})
    assert page.status_code == 422
    assert not Case.objects.exists()


def test_who_has_no_close_relatives_is_told_where_to_go(family: Family) -> None:
    alone = logged_in(make_applicant("murat", family.stranger))
    draft = draft_of(alone)
    page = words(alone.get(answer_questions(alone, draft, about="relative")))
    assert "No close relative is known" in page
    assert "Go to a centre with the certificate that proves the tie" in page


IIN_ERRORS = {
    "86051745": "An IIN has 12 digits, this one has 8. Type the whole number.",
    "8605174ABCDE": "An IIN has digits only. Take out letters, spaces and hyphens.",
    "860532400016": "The first six digits of an IIN are the birth date, and there is no 32.05.86. Check the number.",
    "850101300006": "The check digit of the IIN does not match: one of the digits is probably mistyped. "
    "Compare the number with the identity card.",
    "": "No IIN is given. Type the 12 digits from the identity card.",
}


@pytest.mark.parametrize(("typed", "said"), IIN_ERRORS.items())
def test_an_iin_that_cannot_be_is_refused_with_what_is_wrong(
    applicant: Client, typed: str, said: str
) -> None:
    draft = draft_of(applicant)
    where = answer_questions(applicant, draft, about="other")
    page = applicant.post(where, {"subject": typed})
    assert page.status_code == 422
    assert said in words(page)


def test_a_birth_date_in_the_future_is_refused(applicant: Client) -> None:
    from qyzmet.registers.iin import make_iin

    draft = draft_of(applicant)
    where = answer_questions(applicant, draft, about="other")
    page = applicant.post(where, {"subject": make_iin(date(2089, 5, 17), "male", 77)})
    assert "a day that has not come yet" in words(page)


def test_ones_own_iin_is_not_somebody_else(family: Family, applicant: Client) -> None:
    """Cl. 9, by the rules of the service."""
    draft = draft_of(applicant)
    where = answer_questions(applicant, draft, about="other")
    page = applicant.post(where, {"subject": family.applicant.iin})
    assert page.status_code == 422
    assert "This is your own IIN" in words(page)


def test_a_legal_person_asks_about_a_list(family: Family) -> None:
    """Cl. 9: the representative signs with the key of the legal person; one certificate for each found."""
    company = make_company()
    agent = logged_in(make_applicant("agent", family.stranger, COMPANY))
    draft = draft_of(agent)
    where = answer_questions(agent, draft, applicant="legal")
    assert where.endswith("/subjects/")
    answer_questions(agent, draft, subjects_list=f"{family.child.iin}\n{family.spouse.iin}")
    content = content_of(agent, draft)
    assert json.loads(content)["answers"]["state_institution"] == "no"
    sent = sign(agent, draft, signature(content, family.stranger, COMPANY))
    case = Case.objects.get(number=sent["Location"].split("/")[2])  # type: ignore[index]
    assert (case.applicant_id, case.applicant_name) == (COMPANY, company.name_kk)
    assert Paper.objects.filter(case_number=case.number, kind="certificate-2014-a").count() == 2
    assert agent.get(f"/my/{case.number}/").status_code == 200


def test_a_wrong_line_of_a_list_is_named(family: Family) -> None:
    make_company()
    agent = logged_in(make_applicant("agent", family.stranger, COMPANY))
    draft = draft_of(agent)
    where = answer_questions(agent, draft, applicant="legal")
    page = agent.post(where, {"subjects_list": f"{family.child.iin}\n850101300006"})
    assert "Line 2, 850101300006: The check digit of the IIN does not match" in words(page)
    assert "Name at least one person." in words(agent.post(where, {"subjects_list": " "}))


def test_the_key_of_the_legal_person_is_needed_for_it(family: Family) -> None:
    make_company()
    agent = logged_in(make_applicant("agent", family.stranger, COMPANY))
    draft = draft_of(agent)
    answer_questions(agent, draft, applicant="legal", subjects_list=family.child.iin)
    page = sign(agent, draft, signature(content_of(agent, draft), family.stranger))
    assert "The applicant signs the request in person: this signature is somebody else's." in words(page)
    assert not Case.objects.exists()


def test_who_stands_for_nobody_is_not_asked_who_applies(applicant: Client) -> None:
    draft = draft_of(applicant)
    assert applicant.get(f"/apply/{draft}/applicant/").status_code == 404
    assert applicant.get(f"/apply/{draft}/about/").status_code == 200


def test_another_answer_asks_about_whom_anew(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="relative", subjects=family.child.iin)
    assert answer_questions(applicant, draft, about="other").endswith("/subjects/")
    assert applicant.get(f"/apply/{draft}/review/")["Location"].endswith("/subjects/")
    assert applicant.get(f"/apply/{draft}/sign/")["Location"].endswith("/review/")
    assert answer_questions(applicant, draft, about="self").endswith("/review/")


def test_somebody_elses_signature_files_nothing(family: Family, applicant: Client) -> None:
    """Cl. 14: the recipient uses their own electronic signature."""
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    page = sign(applicant, draft, signature(content_of(applicant, draft), family.stranger))
    assert page.status_code == 422  # type: ignore[attr-defined]
    assert "The signature is somebody else's: Өтегенов Мұрат" in words(page)
    assert "cl. 9, 14" in words(page)
    assert not Case.objects.exists()
    assert not Attachment.objects.exists()


def test_a_signature_over_other_words_files_nothing(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    page = sign(applicant, draft, signature(content_of(applicant, draft) + b" ", family.applicant))
    assert "The signature belongs to other data: the data changed after signing. Sign again." in words(page)
    assert not Case.objects.exists()


def test_a_request_without_signature_is_not_taken(applicant: Client) -> None:
    """2014 is silent on refusal on the portal; reading: an unsigned request is not taken, no case begins."""
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    assert "The request is not signed yet. Sign it, then send it." in words(sign(applicant, draft, ""))
    page = sign(applicant, draft, "bm90IGEgc2lnbmF0dXJl")
    assert "the CMS format was not recognised" in words(page)
    assert not Case.objects.exists()


def test_without_a_script_the_signature_comes_as_a_file(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    raw = base64.b64decode(signature(content_of(applicant, draft), family.applicant))
    sent = applicant.post(
        reverse("portal:sign", args=[draft]), {"file": SimpleUploadedFile("request.cms", raw)}
    )
    assert sent.status_code == 302, sent.context["form"].errors
    assert Case.objects.get().ended == "issued"


def test_a_file_that_is_no_signature_is_refused(applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    where = reverse("portal:sign", args=[draft])
    wrong = applicant.post(where, {"file": SimpleUploadedFile("request.cms", b"GIF89a...")})
    assert "The file “request.cms” is not of the right type: it must be CMS" in words(wrong)
    large = applicant.post(where, {"file": SimpleUploadedFile("request.cms", b"0" * (1024 * 1024 + 1))})
    assert "The file “request.cms” takes 1.0 MB; the most is 1 MB." in words(large)


def test_a_stale_page_posted_twice_opens_one_case(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    signed = signature(content_of(applicant, draft), family.applicant)
    first = sign(applicant, draft, signed)
    again = sign(applicant, draft, signed)
    assert again["Location"] == first["Location"]  # type: ignore[index]
    assert Case.objects.count() == 1
    assert "Nothing was done twice." in words(applicant.get(again["Location"]))  # type: ignore[index]


def test_the_paper_speaks_the_readers_language(family: Family, applicant: Client) -> None:
    speaking(applicant, "ru")
    number = apply_about_oneself(applicant, family.applicant)
    assert {paper.language for paper in Paper.objects.filter(case_number=number)} == {"ru"}


def test_an_edition_without_the_portal_says_so_with_its_clause(
    applicant: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2010, cl. 7(1): electronic requests are not provided for."""
    law = edition(f"{SERVICE}@2010")
    monkeypatch.setattr("qyzmet.portal.views.apply.edition_at", lambda *_: law)
    page = applicant.get(f"/apply/{SERVICE}/")
    assert page.status_code == 422
    assert "Electronic requests are not provided for" in words(page)
    assert "cl. 7(1)" in words(page)


def test_a_person_whom_nobody_registered_gets_the_answer_in_writing(offices: None) -> None:
    """2014 is silent on who is not in the database; reading: the answer that there is no information."""
    unknown = making.person("Белгісіз", "Адам", "", date(1991, 1, 6))
    client = logged_in(make_applicant("unknown", unknown))
    number = apply_about_oneself(client, unknown)
    assert Case.objects.get(number=number).ended == "not-found"
    page = words(client.get(f"/my/{number}/"))
    assert "Read why." in page
