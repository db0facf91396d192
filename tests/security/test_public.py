"""What anybody may see without an account: nothing about anybody who did not hand them the paper."""

from __future__ import annotations

import secrets
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from qyzmet.cases.numbers import case_number
from qyzmet.papers.codes import ALPHABET, LENGTH, grouped, new_code
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.portal.views.verify import BRAKE
from tests.papers.reading import squeezed, text_of
from tests.portal.people import Family, apply_about_oneself
from tests.security.conftest import browser


@pytest.fixture
def number(family: Family) -> str:
    """The number of a case of the applicant, with its certificate."""
    return apply_about_oneself(browser(family.user), family.applicant)


def test_codes_are_random_and_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LENGTH * (len(ALPHABET).bit_length() - 1) >= 100
    assert len({new_code() for _ in range(1000)}) == 1000
    drawn: list[str] = []
    monkeypatch.setattr(secrets, "choice", lambda alphabet: drawn.append(alphabet) or alphabet[0])
    new_code()
    assert len(drawn) == LENGTH, "every letter comes from the system's own source of randomness"


def test_the_check_shows_nothing_that_does_not_stand_on_the_paper(number: str, client: Client) -> None:
    client.cookies["qyzmet_language"] = "kk"
    for paper in Paper.objects.filter(case_number=number):
        found = client.get(reverse("portal:verify-code", args=[grouped(paper.code)])).context["found"]
        assert kind_of(paper.kind).public or not found.fields
        on_paper = squeezed(text_of(bytes(paper.pdf)))
        for one in found.fields:
            assert squeezed(one.value.kk) in on_paper or squeezed(one.value.ru) in on_paper, one.label.kk


def test_the_status_tells_no_name_no_number_and_no_paper(family: Family, number: str) -> None:
    asked = {"number": number, "applicant": family.applicant.iin}
    page = browser().post("/follow/", asked)
    said = page.content.decode().replace(f'value="{family.applicant.iin}"', "")
    assert number in said
    for secret in (family.applicant.iin, family.applicant.surname, family.applicant.given_name, "/papers/"):
        assert secret not in said


def test_a_wrong_applicant_and_a_wrong_number_get_the_same_answer(family: Family, number: str) -> None:
    def ask(which: str) -> Any:
        return browser().post("/follow/", {"number": which, "applicant": family.stranger.iin})

    none = case_number(2026, 999_999)
    assert ask(number).status_code == ask(none).status_code == 404
    words = [ask(one).context["form"].errors["number"][0].replace(one, "…") for one in (number, none)]
    assert words[0] == words[1]


def test_trying_one_code_after_another_is_braked(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper.objects.filter(case_number=number).latest("pk")
    client = browser()
    for _ in range(BRAKE.address):
        assert client.get(reverse("portal:verify-code", args=[new_code()])).status_code == 404
    assert client.get(reverse("portal:verify-code", args=[paper.code])).status_code == 429
    other = browser().get(reverse("portal:verify-code", args=[paper.code]), REMOTE_ADDR="198.51.100.7")
    assert other.status_code == 200


def test_a_mistyped_code_is_no_guess(db: None) -> None:
    client = browser()
    for _ in range(BRAKE.address + 1):
        assert client.get(reverse("portal:verify-code", args=["ABC"])).status_code == 404


def test_pages_that_name_their_reader_are_kept_by_no_proxy(family: Family, number: str) -> None:
    client = browser(family.user)
    for address in ("/", "/my/", f"/my/{number}/", "/law/address-certificate@2014/", "/verify/"):
        kept = client.get(address).headers
        assert "public" not in kept.get("Cache-Control", ""), address
        assert "Cookie" in kept["Vary"], address
    assert "no-store" in client.get(f"/my/{number}/").headers["Cache-Control"]


def test_a_file_goes_out_with_a_name_of_ours_and_its_type(family: Family, number: str) -> None:
    paper = Paper.objects.filter(case_number=number).latest("pk")
    answer = browser(family.user).get(reverse("portal:paper", args=[number, paper.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{paper.number.replace("/", "-")}.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "content", [b"<html><script>alert(1)</script>", b"GIF89a", b"\x89PNG\r\n", b" " * 64]
)
def test_a_file_is_judged_by_what_is_in_it(db: None, content: bytes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = SimpleUploadedFile('x"\r\nSet-Cookie: a=b.pdf', content, content_type="application/pdf")
    answer = browser().post("/verify/", {"file": sent})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
