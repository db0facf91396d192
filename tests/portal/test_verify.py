"""Is a paper genuine: the QR code opens a page that shows what the paper shows, and no more."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qyzmet.papers.issue import verify_url, withdraw
from qyzmet.papers.models import Paper
from tests.portal.conftest import words
from tests.portal.people import Family, apply_about_oneself


@pytest.fixture
def certificate(family: Family, applicant: Client) -> Paper:
    """The certificate of the applicant."""
    number = apply_about_oneself(applicant, family.applicant)
    return Paper.objects.get(case_number=number, kind="certificate-2014-a")


def test_the_code_of_a_paper_says_valid_and_shows_what_it_shows(
    certificate: Paper, family: Family, visitor: Client
) -> None:
    url = verify_url("", certificate.code)
    page = visitor.get(url)
    said = words(page)
    assert page.status_code == 200
    assert "The paper is valid" in said
    assert family.applicant.full_name in said
    assert certificate.number in said
    assert family.spouse.iin not in said


def test_the_code_may_be_typed_in_any_way(certificate: Paper, visitor: Client) -> None:
    typed = f" {certificate.printed_code.lower().replace('-', ' ')} "
    answer = visitor.get("/verify/", {"code": typed}, follow=True)
    assert "The paper is valid" in words(answer)


def test_a_withdrawn_paper_says_so_and_when(certificate: Paper, visitor: Client) -> None:
    withdraw(certificate, "қате мекенжай", "Мұқанова Сәуле")
    said = words(visitor.get(f"/verify/{certificate.printed_code}/"))
    assert "The paper was withdrawn" in said
    assert "Do not rely on it." in said


def test_an_unknown_code_is_told_from_what_cannot_be_a_code(visitor: Client) -> None:
    unknown = visitor.get("/verify/7QK2M-9XTPA-4HVWE-0RN8C/")
    assert unknown.status_code == 404
    assert "No paper was issued here with this code." in words(unknown)
    impossible = visitor.get("/verify/12345/")
    assert impossible.status_code == 404
    assert "This cannot be a code: it has 20 letters and digits" in words(impossible)
    empty = visitor.get("/verify/", {"code": ""})
    assert empty.status_code == 422
    assert "Enter the code that stands on the paper." in words(empty)


def upload(client: Client, name: str, content: bytes) -> object:
    return client.post("/verify/", {"file": SimpleUploadedFile(name, content)})


def test_the_file_of_a_paper_is_recognised_with_its_two_seals(certificate: Paper, visitor: Client) -> None:
    """2014, annex 1: signed by the Ministry of Justice and the Ministry of Internal Affairs."""
    page = upload(visitor, "certificate.pdf", bytes(certificate.pdf))
    assert "The paper is valid" in words(page)
    assert [seal.valid for seal in page.context["seals"]] == [True, True]  # type: ignore[attr-defined]


def test_a_file_with_a_changed_octet_is_unknown_and_its_seals_do_not_hold(
    certificate: Paper, visitor: Client
) -> None:
    changed = bytearray(certificate.pdf)
    changed[1000] ^= 1
    page = upload(visitor, "certificate.pdf", bytes(changed))
    assert "No such paper is known" in words(page)
    assert "Does not hold" in words(page)


def test_a_file_of_the_wrong_type_is_refused_whatever_its_name(visitor: Client) -> None:
    page = upload(visitor, "certificate.pdf", b"\x89PNG\r\n\x1a\n....")
    assert page.status_code == 422  # type: ignore[attr-defined]
    assert (
        "The file “certificate.pdf” is not of the right type: it must be PDF, whatever its name says."
        in words(page)
    )


def test_a_file_too_large_is_refused_with_both_sizes(visitor: Client) -> None:
    page = upload(visitor, "scan.pdf", b"%PDF-1.7" + b" " * (10 * 1024 * 1024))
    assert "The file “scan.pdf” takes 10.0 MB; the most is 10 MB. Make it smaller and try again." in words(
        page
    )


def test_an_empty_a_missing_and_a_damaged_file_are_told_apart(visitor: Client) -> None:
    assert "The file is empty. Choose another one." in words(upload(visitor, "a.pdf", b""))
    assert "Choose a file (PDF)." in words(visitor.post("/verify/"))
    damaged = upload(visitor, "a.pdf", b"%PDF-1.7 and nothing more")
    assert "This is not a PDF file, or it is damaged." in words(damaged)


def test_the_qr_code_is_a_picture_of_the_address(certificate: Paper, visitor: Client) -> None:
    picture = visitor.get(f"/v/{certificate.code}/qr.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert visitor.get("/v/12345/qr.svg").status_code == 404
