"""Scans at the window: what counts as one, how many, whose they are, and that nothing of them is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from qyzmet.cases.models import Attachment, Case
from qyzmet.centre.drafts import KEPT
from qyzmet.centre.scans import LARGEST, MOST
from qyzmet.law.catalogue import edition
from qyzmet.registers.models import Look
from tests.centre.house import MONDAY
from tests.centre.reading import text
from tests.centre.receiving import Reception, browser, user_of
from tests.portal.waiting import jpeg, png

LAW = edition("temporary-id@2014")
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
pytestmark = pytest.mark.usefixtures("offices")


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    """Monday, ten o'clock."""
    with time_machine.travel(MONDAY, tick=False) as coordinates:
        yield coordinates


class Scanning:
    """A window at the scans of the photograph."""

    def __init__(self, document: str = "application") -> None:
        self.window = Reception(LAW)
        self.client: Client = self.window.client
        self.page = self.window.documents()
        self.scans = self.page.replace("/documents/", f"/scans/{document}/")

    def send(self, *files: tuple[str, bytes]) -> HttpResponse:
        """Files sent together."""
        given = [SimpleUploadedFile(name, content) for name, content in files]
        return self.client.post(self.scans, {"files": given})

    def names(self) -> list[str]:
        """What is kept, as the page lists it."""
        return [one.name for one in self.client.get(self.scans).context["kept"]]

    def accept(self) -> HttpResponse:
        """Everything brought."""
        return self.client.post(self.page, self.window.ticks(self.page))


def boxes() -> int:
    """How many scans lie on the server outside of cases."""
    return sum("scan" in one.get_decoded() for one in Session.objects.all())


@pytest.fixture
def scanning() -> Scanning:
    return Scanning()


def test_several_pages_of_every_type_go_with_the_case_in_their_order(scanning: Scanning) -> None:
    assert scanning.send(("1.png", png(30, 20)), ("2.jpg", jpeg(30, 20))).status_code == 302
    assert scanning.send(("3.pdf", PDF)).status_code == 302
    assert scanning.names() == ["1.png", "2.jpg", "3.pdf"]
    assert boxes() == 3
    assert not Attachment.objects.exists()
    scanning.accept()
    kept = list(Attachment.objects.order_by("pk"))
    assert [(one.name, one.media_type, one.document) for one in kept] == [
        ("1.png", "image/png", "application"),
        ("2.jpg", "image/jpeg", "application"),
        ("3.pdf", "application/pdf", "application"),
    ]
    assert bytes(kept[2].content) == PDF
    assert {one.added_by for one in kept} == {scanning.window.official.name}
    assert boxes() == 0


def test_a_scan_is_shown_on_the_case_and_the_look_is_traced(scanning: Scanning) -> None:
    scanning.send(("1.png", png(30, 20)))
    scanning.accept()
    case, kept = Case.objects.get(), Attachment.objects.get()
    where = reverse("centre:attachment", args=[case.number, kept.pk])
    assert where in scanning.client.get(reverse("centre:case", args=[case.number])).content.decode()
    answer = scanning.client.get(where)
    assert (answer["Content-Type"], answer.content) == ("image/png", png(30, 20))
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Look.objects.filter(what="attachment", subject_iin=case.applicant_id).exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.png", b"MZ\x90\x00 this is a programme", "not of the right type"),
        ("passport.pdf", b"<html><script>alert(1)</script>", "not of the right type"),
        ("photo.jpg", b"GIF89a", "not of the right type"),
        ("empty.pdf", b"", "empty"),
        ("half.png", png(30, 20)[:-9], "broken"),
        ("half.jpg", jpeg(30, 20)[:-9], "broken"),
        ("half.pdf", b"%PDF-1.4\n1 0 obj", "broken"),
        ("large.pdf", PDF.replace(b"obj", b"obj" + b" " * LARGEST), "the most is 5"),
    ],
)
def test_what_is_no_scan_is_refused_with_its_name_and_keeps_nothing(
    scanning: Scanning, name: str, content: bytes, words: str
) -> None:
    answer = scanning.send(("good.png", png(30, 20)), (name, content))
    assert answer.status_code == 422
    assert words in text(answer)
    assert name in text(answer) or not content
    assert scanning.names() == []
    assert boxes() == 0


def test_no_file_at_all_is_told(scanning: Scanning) -> None:
    answer = scanning.client.post(scanning.scans, {})
    assert answer.status_code == 422
    assert "Choose a file" in text(answer)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("passport.pdf.exe", "passport_pdf.pdf"),
        ("../../etc/cron.d/x.pdf", "x.pdf"),
        ('a"\r\nSet-Cookie: x.pdf', "a_Set-Cookie_ x.pdf"),
        (".htaccess", "file.pdf"),
        ("Куәлік №1.PDF", "Куәлік №1.pdf"),
    ],
)
def test_a_name_is_only_a_name(scanning: Scanning, name: str, kept: str) -> None:
    """The ending is that of the content, and there is one."""
    scanning.send((name, PDF))
    (found,) = scanning.names()
    assert found.endswith(".pdf")
    assert found.count(".") == 1
    assert not set('/\\"\r\n') & set(found)
    scan = scanning.client.get(scanning.scans).context["kept"][0]
    answer = scanning.client.get(reverse("centre:scan", args=[scanning.page.split("/")[3], scan.id]))
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"


def test_the_same_file_twice_is_kept_once_and_too_many_are_refused(scanning: Scanning) -> None:
    for _ in range(2):
        scanning.send(("1.png", png(30, 20)))
    assert scanning.names() == ["1.png"]
    answer = scanning.send(*((f"{size}.png", png(size, 9)) for size in range(1, MOST + 1)))
    assert answer.status_code == 422
    assert "at most" in text(answer)
    assert len(scanning.names()) == MOST
    assert boxes() == MOST


def test_a_scan_can_be_thrown_away(scanning: Scanning) -> None:
    scanning.send(("1.png", png(30, 20)), ("2.png", png(20, 30)))
    first = scanning.client.get(scanning.scans).context["kept"][0]
    scanning.client.post(scanning.scans, {"remove": first.id})
    assert scanning.names() == ["2.png"]
    assert boxes() == 1


def test_what_is_ticked_stays_while_a_document_is_scanned(scanning: Scanning) -> None:
    """The button of the list goes to the scans and back, and nothing typed is lost."""
    answer = scanning.client.post(scanning.page, {"originals-photograph": "on", "scan": "application"})
    assert answer["Location"] == scanning.scans
    html = scanning.client.get(scanning.page).content.decode()
    assert 'name="originals-photograph"' in html
    assert scanning.client.get(scanning.page).context["form"]["originals-photograph"].initial


@pytest.mark.parametrize("end", ["drop", "refuse", "log out", "too many drafts", "run out"])
def test_nothing_is_left_of_the_scans_of_who_was_not_accepted(
    scanning: Scanning, clock: time_machine.Coordinates, end: str
) -> None:
    scanning.send(("1.png", png(30, 20)))
    assert boxes() == 1
    match end:
        case "drop":
            scanning.client.post(scanning.page.replace("/documents/", "/drop/"))
        case "refuse":
            page = str(scanning.client.post(scanning.page, {"originals-application": "on"})["Location"])
            scanning.client.post(page, {"ground": "incomplete-package"})
            assert Case.objects.get().ended == "refused"
        case "log out":
            scanning.client.post(reverse("ui:logout"))
        case "too many drafts":
            for _ in range(KEPT):
                scanning.window.begin()
        case "run out":
            clock.shift(timedelta(hours=9))
            other = Scanning()
            other.send(("other.png", png(9, 9)))
            assert boxes() == 1
            assert other.names() == ["other.png"]
            return
    assert boxes() == 0
    assert not Attachment.objects.exists()


def test_the_scans_of_another_official_are_not_there(scanning: Scanning) -> None:
    scanning.send(("1.png", png(30, 20)))
    scan = scanning.client.get(scanning.scans).context["kept"][0]
    picture = reverse("centre:scan", args=[scanning.page.split("/")[3], scan.id])
    other = browser(user_of(replace(scanning.window.official, name="Басқа Біреу")))
    for where in (scanning.scans, scanning.page, picture, scanning.page.replace("documents", "incomplete")):
        assert other.get(where).status_code == 404
    assert other.post(scanning.page.replace("/documents/", "/drop/")).status_code == 404
    assert scanning.client.get(picture).content == png(30, 20)


def test_a_scan_under_a_document_that_is_not_on_the_list_is_not_found(scanning: Scanning) -> None:
    where = scanning.scans.replace("application", "pension")
    assert scanning.client.get(where).status_code == 404
    assert scanning.client.post(where, {}).status_code == 404


def test_the_key_of_a_scan_opens_no_session(scanning: Scanning) -> None:
    scanning.send(("1.png", png(30, 20)))
    key = next(one.session_key for one in Session.objects.all() if "scan" in one.get_decoded())
    client = Client()
    client.cookies["sessionid"] = key
    assert client.get(reverse("centre:home"))["Location"].startswith("/login/")


def test_sent_twice_by_the_back_button_there_is_one_case_with_one_scan(scanning: Scanning) -> None:
    scanning.send(("1.png", png(30, 20)))
    ticks = scanning.window.ticks(scanning.page)
    before = dict(scanning.client.session.items())
    first = scanning.client.post(scanning.page, ticks)
    assert scanning.client.get(scanning.page).status_code == 404
    again = scanning.client.session
    again.update(before)
    again.save()
    second = scanning.client.post(scanning.page, ticks)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == Attachment.objects.count() == 1
