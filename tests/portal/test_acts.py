"""The acts: what each did and became, its words, and the editions in a line of time."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from qyzmet.law.acts import acts
from qyzmet.portal.timelines import timeline
from qyzmet.ui.words import clause_anchor
from tests.portal.conftest import speaking, words

ACTS = [act.id for act in acts()]


def test_the_list_names_every_act_and_every_service(visitor: Client) -> None:
    page = words(visitor.get("/acts/"))
    for act in acts():
        assert f'href="/acts/{act.id}/"' in page
        assert act.title.en in page
        for approval in act.approves:
            assert f'href="/law/{approval.edition}/"' in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", ACTS)
def test_the_page_of_an_act_says_all_that_is_known_of_it(visitor: Client, name: str, language: str) -> None:
    (act,) = [one for one in acts() if one.id == name]
    page = speaking(visitor, language).get(f"/acts/{name}/").content.decode()
    texts = [
        act.title,
        act.signed_by,
        act.force.rule,
        act.repealed_by.title,
        act.control.text,
        *(one.title for one in (*act.legal_basis, *act.repeals)),
        *(one.what for one in (*act.amends, *act.amended_by, *act.successors)),
        *(one.what for one in act.anomalies),
        *(one.reading for one in act.anomalies),
        *(clause.about for clause in act.clauses),
    ]
    said = [escape(text.in_(language)) for text in texts]
    assert [one for one in said if one not in page and one[0].upper() + one[1:] not in page] == []
    for clause in act.clauses:
        assert f'id="{clause_anchor(clause.id)}"' in page
        if clause.text:
            assert escape(clause.text.splitlines()[0]) in page


@pytest.mark.parametrize("name", ACTS)
def test_every_clause_mark_leads_to_its_words_on_the_page(visitor: Client, name: str) -> None:
    page = visitor.get(f"/acts/{name}/").content.decode()
    marks = re.findall(r'class="qz-clause"(?: href="([^"]+)")?', page)
    assert len(marks) > 5
    for mark in marks:
        assert mark.startswith("#")
        assert f'id="{mark[1:]}"' in page


def test_the_line_of_time_shows_the_days_without_an_edition() -> None:
    """Act 363 fell on 2014-02-01, act 132 began on 2014-03-07."""
    periods = timeline("residence-registration").periods
    assert [(one.since, one.until, one.edition and one.edition.year) for one in periods] == [
        (date(2012, 4, 8), date(2014, 2, 1), "2012"),
        (date(2014, 2, 1), date(2014, 3, 7), None),
        (date(2014, 3, 7), date(2015, 10, 12), "2014"),
    ]
    assert periods[1].days == 34


def test_a_gap_is_told_in_words_not_by_a_colour_alone(visitor: Client) -> None:
    page = words(visitor.get("/acts/2014-132/"))
    assert page.count("No edition in force") == 4
    assert "34 days" in page


def test_an_act_that_is_not_there_is_not_found(visitor: Client) -> None:
    assert visitor.get("/acts/1999-1/").status_code == 404
