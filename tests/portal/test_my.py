"""My cases: the applicant's own and nobody else's, in plain words, in few queries."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from qyzmet.cases.models import Attachment, Case
from qyzmet.cases.numbers import case_number
from qyzmet.cases.store import Applicant
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import edition
from qyzmet.papers.models import Paper
from qyzmet.registers.models import Look
from qyzmet.ui.words import kzdate
from tests.portal.conftest import logged_in, words
from tests.portal.people import SERVICE, Family, apply_about_oneself, make_applicant


def said(answer: object) -> str:
    """The words of a page, without the tokens of its forms."""
    return re.sub(r'"\w{64}"', "", words(answer))


ALL = 2
"""Documents that who asks about oneself brings to a centre under 2010: application, identity document."""
INSPECTOR = Official(0, "Сапарова Айгүл Бекқызы", "inspector", "psc-semey")


def file_at_semey(family: Family, documents: int) -> str:
    """A case at the centre of Semey under 2010, with so many of its documents brought; its number."""
    law = edition(f"{SERVICE}@2010")
    facts = {"applicant": "natural", "about": "self", "recipient": "self"}
    asked = law.documents_for("centre", facts)
    filing = Filing(
        Applicant(family.applicant.iin, family.applicant.full_name),
        legal=False,
        subjects=[family.applicant.iin],
        facts=facts,
        documents=[{"id": d.id, "originals": d.originals, "copies": d.copies} for d in asked[:documents]],
    )
    at = timezone.now() - timedelta(minutes=5)
    stored = file_at_window(law, "centre", filing, INSPECTOR, at=at, key=f"semey-{documents}")
    if documents == len(asked):
        perform(stored.number, stored.state.step or "", INSPECTOR, at=at)
    return stored.number


def test_a_case_of_somebody_else_is_told_like_one_that_does_not_exist(
    family: Family, applicant: Client
) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    stranger = logged_in(make_applicant("murat", family.stranger))
    theirs, nobodys = stranger.get(f"/my/{number}/"), stranger.get(f"/my/{case_number(2026, 999_999)}/")
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert said(theirs).replace(number, "N") == said(nobodys).replace(case_number(2026, 999_999), "N")
    for kind, row in (("papers", Paper.objects.first()), ("attachments", Attachment.objects.first())):
        assert row is not None
        assert stranger.get(f"/my/{number}/{kind}/{row.pk}/").status_code == 404


def test_a_mistyped_number_is_told_from_one_that_does_not_exist(applicant: Client) -> None:
    good = case_number(2026, 77)
    mistyped = good[:-1] + str((int(good[-1]) + 1) % 10)
    assert f"“{mistyped}” cannot be a case number: a digit is wrong." in words(
        applicant.get(f"/my/{mistyped}/")
    )
    assert f"There is no case {good}. Check the number on the receipt." in words(
        applicant.get(f"/my/{good}/")
    )


def test_the_papers_of_ones_own_case_can_be_downloaded(family: Family, applicant: Client) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    for paper in Paper.objects.filter(case_number=number):
        file = applicant.get(f"/my/{number}/papers/{paper.pk}/")
        assert file["Content-Type"] == "application/pdf"
        assert file.content.startswith(b"%PDF-")
    assert Look.objects.filter(what="paper", why=number, user_id=family.user.pk).count() == 2
    said = Attachment.objects.order_by("pk").first()
    assert said is not None
    assert applicant.get(f"/my/{number}/attachments/{said.pk}/").content == bytes(said.content)


def test_every_look_at_a_case_leaves_a_trace(family: Family, applicant: Client) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    applicant.get(f"/my/{number}/")
    assert Look.objects.filter(what="case", why=number, post="applicant").exists()


def test_the_result_of_a_window_does_not_pass_the_window_by(family: Family, applicant: Client) -> None:
    """2010, cl. 16: the Centre hands the result out by the receipt; the page names it and gives no file."""
    number = file_at_semey(family, ALL)
    page = applicant.get(f"/my/{number}/")
    (receipt,) = page.context["papers"]
    assert not receipt.mine
    assert "Handed to you at the window." in words(page)
    assert applicant.get(f"/my/{number}/papers/{receipt.paper.pk}/").status_code == 404


def test_a_running_case_shows_its_clocks_in_words_with_the_reasons(family: Family, applicant: Client) -> None:
    """2010, cl. 7(2), 7(3), 13: waiting, being served, and the day in the receipt."""
    number = file_at_semey(family, ALL)
    page = applicant.get(f"/my/{number}/")
    clocks = {row.clause: row.words for row in page.context["clocks"]}
    assert set(clocks) == {"7(2)", "7(3)"}
    assert all(clock.reasons for clock in clocks.values())
    promised = Case.objects.get(number=number).promised_at
    assert promised is not None
    assert f"Promised for: {kzdate(promised)}" in words(page)
    assert "Being worked on" in words(page)
    assert "Сапарова" not in words(page), "the applicant sees posts, not names"


def test_a_refusal_shows_its_ground_clause_and_reasons(family: Family, applicant: Client) -> None:
    """2010, cl. 17: documents of clause 11 not presented."""
    number = file_at_semey(family, 1)
    step = Case.objects.get(number=number).step or ""
    perform(
        number,
        step,
        INSPECTOR,
        {"ground": "documents-not-presented", "reasons": "Жеке куәлік ұсынылмады."},
        at=timezone.now(),
    )
    page = words(applicant.get(f"/my/{number}/"))
    assert "Жеке куәлік ұсынылмады." in page
    assert "cl. 17" in page
    assert "You can put right what was missing and apply again, or complain" in page


def test_the_list_of_cases_takes_as_many_queries_for_many_as_for_one(
    family: Family, applicant: Client
) -> None:
    counts = []
    for _ in range(2):
        for _ in range(2):
            apply_about_oneself(applicant, family.applicant)
        applicant.get("/my/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page = applicant.get("/my/")
        counts.append(len(seen))
        assert len(page.context["lines"]) == len(Case.objects.all())
    assert counts[0] == counts[1]
    assert counts[0] <= 10


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_empty_list_says_what_to_do(applicant: Client, language: str) -> None:
    applicant.cookies["qyzmet_language"] = language
    page = words(applicant.get("/my/"))
    assert page.count("qz-empty__title") == 2
