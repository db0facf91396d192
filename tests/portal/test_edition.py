"""The page of an edition holds the whole of it, and every clause mark leads there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape

from qyzmet.law.catalogue import edition, editions
from qyzmet.law.text import Text
from qyzmet.portal.citations import citations, clauses_in, resolve
from qyzmet.portal.conditions import may_hold
from tests.portal.people import SERVICE

EDITIONS = [one.name for one in editions(SERVICE)]


@pytest.mark.parametrize("name", EDITIONS)
def test_every_value_of_the_edition_stands_on_its_page(visitor: Client, name: str) -> None:
    law = edition(name)
    page = visitor.get(f"/law/{name}/").content.decode()
    texts: list[Text] = [
        *(field.name for paper in law.papers for field in paper.fields),
        *(step.title for channel in law.channels for step in channel.steps),
        *(anomaly.what for anomaly in law.anomalies),
        *(anomaly.reading for anomaly in law.anomalies),
        *(item.text for item in (*law.silent, *law.special, *law.principles, *law.premises)),
        *(definition.meaning for definition in law.definitions),
        *(indicator.name for indicator in law.indicators),
        *(journal.name for journal in law.journals),
        *(value.label for fact in law.facts for value in fact.values),
        *(clause.about for clause in law.clauses),
    ]
    lacking = [
        text.en
        for text in texts
        if escape(text.en) not in page and escape(text.en[0].upper() + text.en[1:]) not in page
    ]
    assert lacking == []


@pytest.mark.parametrize("name", EDITIONS)
def test_every_clause_that_a_value_cites_is_found_in_the_act(name: str) -> None:
    law = edition(name)
    cited = {
        source.clause
        for group in (
            law.documents,
            law.terms,
            law.grounds,
            law.papers,
            law.posts,
            law.results,
            law.schedules,
        )
        for source in group
        if source.clause
    }
    cited |= {step.clause for channel in law.channels for step in channel.steps if step.clause}
    for mark in cited:
        for part in clauses_in(mark):
            assert resolve(law, part) is not None, f"{name}: {part}"


def test_each_clause_tells_which_values_rest_on_it() -> None:
    """2014, cl. 4(2): the waiting, the queue, the step in which it is done, and what is left unsaid of it."""
    found = citations(edition(f"{SERVICE}@2014"))
    assert {one.section for one in found["4(2)"]} == {"terms", "queue", "steps", "silent"}


def test_a_finer_mark_leads_to_the_clause_that_holds_it() -> None:
    law = edition(f"{SERVICE}@2010")
    assert resolve(law, "annex 10 row 3") == "annex 10"
    assert resolve(law, "99") is None


def test_the_clause_of_the_act_is_quoted_in_kazakh(visitor: Client) -> None:
    law = edition(f"{SERVICE}@2014")
    page = visitor.get(f"/law/{law.name}/").content.decode()
    clause = law.clause("7")
    assert clause.text is not None
    assert escape(clause.text.splitlines()[0]) in page
    assert 'lang="kk"' in page


def test_a_clause_that_the_act_lacks_leads_to_the_page_itself(visitor: Client) -> None:
    answer = visitor.get(f"/law/{SERVICE}@2014/clause/99/")
    assert answer["Location"] == f"/law/{SERVICE}@2014/"


def test_a_condition_may_hold_until_an_answer_contradicts_it() -> None:
    when = {"applicant": ("natural",), "about": ("relative", "other")}
    assert may_hold(when, {})
    assert may_hold(when, {"applicant": "natural", "about": "other"})
    assert not may_hold(when, {"about": "self"})
