"""Passport and identity card on the portal (2014, cl. 3, 4(1), 6, 7, 9, 14): signed files, payment, notices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.models import Attachment, Case
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.papers.models import Paper
from qyzmet.portal.models import DraftFile
from qyzmet.portal.standin import StandIn
from qyzmet.registers.models import IdentityDocument
from tests.portal.conftest import words
from tests.portal.people import Family, signature
from tests.portal.waiting import (
    HAND,
    PASSPORT,
    PASSPORT_FACTS,
    PHOTO,
    answer,
    begin,
    file_passport,
    fill,
    jpeg,
    officials,
    order_of,
    page_of,
    png,
    standing_in,
    tell,
    upload,
    write_passport,
)


@pytest.fixture
def shop(settings: Any) -> Iterator[StandIn]:
    with standing_in(settings) as server:
        yield server


def test_from_the_files_to_the_documents_in_the_hand(
    family: Family, applicant: Client, shop: StandIn
) -> None:
    """B1 to B7: request with files, duty, notice, made, brought, notice, handed over at the centre."""
    case = file_passport(applicant, family.applicant)
    assert (case.step, case.office) == ("B2", "portal")
    kept = {one.document: one for one in Attachment.objects.filter(case=case)}
    assert set(kept) == {"request", "digital-photo", "signature-file"}
    assert kept["digital-photo"].media_type == "image/png"
    assert bytes(kept["digital-photo"].content) == png(*PHOTO)
    assert not DraftFile.objects.exists()
    said = json.loads(bytes(Attachment.objects.get(case=case, name__endswith=".json").content))
    assert {one["document"]: one["sha256"] for one in said["files"]} == {
        one: kept[one].sha256 for one in ("digital-photo", "signature-file")
    }
    assert said["form"] == {"phone": "+7 701 111 22 33"}
    page = words(applicant.get(f"/my/{case.number}/"))
    assert f"/my/{case.number}/pay/" in page
    assert "Otherwise the case ends as" in page
    assert tell(order_of(applicant, case)).status_code == 200

    stored = officials(case, until="B7")
    assert stored.state.ended == "issued"
    assert IdentityDocument.objects.filter(person=family.applicant, state="valid").count() == 2
    kinds = set(Paper.objects.filter(case_number=case.number).values_list("kind", flat=True))
    assert kinds == {"passport-notice-accepted-2014", "passport-notice-ready-2014"}
    page = words(applicant.get(f"/my/{case.number}/"))
    assert "Notice that the passport and (or) identity card is ready" in page


def test_what_is_ready_says_where_to_come(family: Family, applicant: Client, shop: StandIn) -> None:
    case = file_passport(applicant, family.applicant)
    tell(order_of(applicant, case))
    stored, at, clerk = store.load(case.number), timezone.now(), Clerk(Random(2))
    while stored.state.step != "B7":
        stored, at = clerk.step(stored, Plan(), at)
    page = applicant.get(f"/my/{case.number}/")
    assert "It is ready. Come for it in person" in words(page)
    assert page.context["action"].offices


def test_a_duty_that_is_due_stands_on_the_review_with_its_computation(
    family: Family, applicant: Client
) -> None:
    draft = write_passport(applicant)
    page = applicant.get(reverse("portal:review", args=[draft]))
    due = page.context["due"]
    assert {part.rate.percent for part in due.parts} == {400, 20}
    for line in due.lines:
        assert line.en in words(page)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (upload(b"<svg/>"), "is not of the right type: it must be JPEG, PNG"),
        (upload(b"%PDF-1.7 x", "me.jpg"), "is not of the right type"),
        (upload(png(*HAND)), "Width and height do not fit 3.4 × 4.5 cm: the file has 840 × 240 dots."),
        (upload(jpeg(34, 45)), "The picture is too small: 34 × 45 dots, at least 401 × 531 are needed."),
        (upload(png(*PHOTO)[:-8]), "The file of the picture is broken or not whole"),
        (upload(b""), "The file is empty."),
        (upload(b"\xff\xd8\xff" + bytes(2 * 1024 * 1024)), "the most is 2 MB"),
    ],
)
def test_a_file_that_is_no_photograph_is_told_what_is_wrong(
    applicant: Client, file: SimpleUploadedFile, said: str
) -> None:
    file.seek(0)
    draft = begin(applicant, PASSPORT)
    answer(applicant, draft, **PASSPORT_FACTS)
    fill(applicant, draft, "form-phone")
    page = applicant.post(page_of(draft, "file-digital-photo"), {"file": file})
    assert page.status_code == 422
    assert said in words(page)
    assert not DraftFile.objects.exists()


def test_without_the_files_nothing_can_be_signed_and_one_given_may_stay(
    family: Family, applicant: Client
) -> None:
    draft = begin(applicant, PASSPORT)
    answer(applicant, draft, **PASSPORT_FACTS)
    where = fill(applicant, draft, "form-phone")
    assert where.endswith("/file-digital-photo/")
    assert applicant.post(where).status_code == 422
    assert applicant.get(reverse("portal:sign", args=[draft]))["Location"].endswith("/review/")
    assert applicant.get(reverse("portal:review", args=[draft]))["Location"].endswith("/file-digital-photo/")
    fill(applicant, draft, "file-digital-photo", file=upload(png(*PHOTO), "../../Менің «суретім».png"))
    kept = DraftFile.objects.get().name
    assert kept.endswith("суретім.png")
    assert not set(kept) & set("/\\«»")
    assert applicant.post(where).status_code == 302, "the file given before stays"
    page = words(applicant.get(where))
    assert "Choose another file only to replace it." in page


def test_the_photograph_cannot_be_changed_after_signing(family: Family, applicant: Client) -> None:
    draft = write_passport(applicant)
    signed = signature(
        bytes(applicant.get(reverse("portal:request", args=[draft])).content), family.applicant
    )
    fill(applicant, draft, "file-digital-photo", file=upload(jpeg(430, 569), "other.jpg"))
    page = applicant.post(reverse("portal:sign", args=[draft]), {"signature": signed})
    assert "The signature belongs to other data" in words(page)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("before", "fact", "given"),
    [
        ({}, "for_whom", "child"),
        ({"for_whom": "self", "document": "passport"}, "passport_reason", "lost"),
        ({"for_whom": "self", "document": "identity-card"}, "card_reason", "first"),
        ({"for_whom": "self", "document": "passport", "passport_reason": "new-design"}, "exempt", "yes"),
    ],
)
def test_only_what_the_portal_serves_goes_on(
    applicant: Client, before: dict[str, str], fact: str, given: str
) -> None:
    """Cl. 3: on the portal only an exchange for the new technology; the rest is told where to go."""
    draft = begin(applicant, PASSPORT)
    answer(applicant, draft, **before)
    page = applicant.post(page_of(draft, fact), {"answer": given})
    assert page.status_code == 422
    assert "With this answer the service is not given through the portal" in words(page)
    assert "Only for an exchange of a document whose kind changed" in words(page)


def test_a_request_sent_twice_is_one_case(family: Family, applicant: Client) -> None:
    draft = write_passport(applicant)
    signed = signature(
        bytes(applicant.get(reverse("portal:request", args=[draft])).content), family.applicant
    )
    where = reverse("portal:sign", args=[draft])
    first, again = (applicant.post(where, {"signature": signed}) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert Case.objects.count() == 1
    assert Attachment.objects.count() == 4
