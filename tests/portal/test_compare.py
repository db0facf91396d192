"""Two editions side by side: what differs, for whom, in which section, in whose words."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape

from qyzmet.law.catalogue import edition
from qyzmet.law.changes import compared
from tests.portal.conftest import speaking, words

PAIRS = [
    ("residence-registration@2012", "residence-registration@2014"),
    ("residence-registration@2014", "residence-deregistration@2014"),
    ("passport-id-card@2012", "temporary-id@2012"),
]


def asked(old: str, new: str, **more: str) -> str:
    return "/compare/?" + "&".join(
        f"{key}={value}" for key, value in {"old": old, "new": new, **more}.items()
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_page_holds_every_difference_with_the_clauses_of_both(
    visitor: Client, old: str, new: str, language: str
) -> None:
    answer = speaking(visitor, language).get(asked(old, new))
    page = answer.content.decode()
    found = compared(edition(old), edition(new))
    assert len(found.changes) > 20
    shown = [*answer.context["applicant"], *answer.context["staff"]]
    assert shown == list(found.changes)
    for row in found.changes:
        assert escape(row.what.in_(language)) in page
    assert f"/law/{old}/clause/" in page
    assert f"/law/{new}/clause/" in page


def test_a_section_narrows_the_rows_and_shows_the_words_of_both_acts(visitor: Client) -> None:
    old, new = PAIRS[1]
    answer = visitor.get(asked(old, new, section="terms"))
    rows = [*answer.context["applicant"], *answer.context["staff"]]
    assert rows
    assert {row.section for row in rows} == {"terms"}
    page = answer.content.decode()
    for law, clauses in zip((old, new), answer.context["words"], strict=True):
        assert clauses, law
        for clause in clauses:
            assert escape(clause.text.splitlines()[0]) in page
    assert "These are two services." in page


def test_a_reader_narrows_the_rows(visitor: Client) -> None:
    answer = visitor.get(asked(*PAIRS[0], whom="staff"))
    assert answer.context["applicant"] == []
    assert answer.context["staff"]


def test_what_one_side_alone_says_is_marked_by_more_than_a_colour(visitor: Client) -> None:
    page = visitor.get(asked(*PAIRS[0])).content.decode()
    assert '<del class="qz-old">' in page
    assert '<ins class="qz-new">' in page


def test_without_a_pair_the_page_asks_for_one(visitor: Client) -> None:
    answer = visitor.get("/compare/?new=passport-id-card@2012")
    assert answer.status_code == 200
    assert answer.context["compared"] is None
    assert "Choose two editions" in words(answer)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("passport-id-card@1999", "passport-id-card@2014", "There is no such edition"),
        ("passport-id-card@2014", "passport-id-card@2014", "These are the same edition"),
        ("", "passport-id-card@2014", "There is no such edition"),
    ],
)
def test_a_pair_that_cannot_be_is_refused(visitor: Client, old: str, new: str, said: str) -> None:
    answer = visitor.get(asked(old, new))
    assert answer.status_code == 422
    assert said in words(answer)


def test_services_and_editions_lead_to_the_comparison(visitor: Client) -> None:
    for where in ("/services/residence-registration/", "/law/residence-registration@2014/"):
        assert "new=residence-registration@2014" in words(visitor.get(where))
