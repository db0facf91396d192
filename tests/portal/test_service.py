"""The page of a service says what its edition says: all of it, or what holds for the reader."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qyzmet.law.catalogue import edition, editions
from qyzmet.law.model import Edition, holds
from qyzmet.law.text import Text
from qyzmet.law.words import amount
from qyzmet.portal.forms.service import SituationForm
from qyzmet.ui.words import clause_anchor
from tests.portal.conftest import speaking, words
from tests.portal.people import SERVICE

PAGE = f"/services/{SERVICE}/"
EDITIONS = [one.name for one in editions(SERVICE)]


def says(page: str, text: Text, language: str) -> bool:
    """Whether the page says it, whatever the case of its first letter."""
    said = escape(text.in_(language))
    return said in page or said[0].upper() + said[1:] in page


def everything(law: Edition) -> list[Text]:
    """What an applicant must find on the page: documents, terms, grounds, results, complaints, hours, fee."""
    return [
        *(document.name for document in law.documents),
        *(term.what for term in law.terms),
        *(amount(term.limit) for term in law.terms if term.limit),
        *(ground.text for ground in law.grounds),
        *(result.name for result in law.results),
        *(cause.to for cause in law.complaints.causes),
        *(way.text for way in law.complaints.filing),
        *(schedule.words for schedule in law.schedules),
        *(source.where for source in law.information),
        law.fee.words,
        law.queue.booking_words,
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", EDITIONS)
def test_the_page_names_everything_the_edition_says(visitor: Client, name: str, language: str) -> None:
    law = edition(name)
    page = speaking(visitor, language).get(PAGE, {"edition": law.year}).content.decode()
    silent = [text.in_(language) for text in everything(law) if not says(page, text, language)]
    assert silent == []


@pytest.mark.parametrize("name", EDITIONS)
def test_every_clause_on_the_page_leads_to_its_words(visitor: Client, name: str) -> None:
    law = edition(name)
    page = visitor.get(PAGE, {"edition": law.year}).content.decode()
    links = set(re.findall(r'class="qz-clause" href="([^"]+)"', page))
    assert len(links) > 10
    shown = visitor.get(f"/law/{name}/").content.decode()
    anchors = {clause_anchor(clause.id) for clause in law.clauses}
    for link in links:
        where = visitor.get(link)["Location"]
        assert where.startswith("/law/"), link
        if where.startswith(f"/law/{name}/#"):
            anchor = where.partition("#")[2]
            assert anchor in anchors, link
            assert f'id="{anchor}"' in shown


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_who_answers_sees_exactly_the_documents_of_their_case(visitor: Client, data: st.DataObject) -> None:
    """Design, «What must never happen»: a document that the act does not allow to demand."""
    law = edition(data.draw(st.sampled_from(EDITIONS)))
    channel = data.draw(st.sampled_from([c for c in law.channels if c.available]))
    facts: dict[str, str] = {}
    for fact in law.facts:
        if holds(fact.when, facts):
            values = [value.id for value in fact.values if holds(value.when, facts)]
            facts[fact.id] = data.draw(st.sampled_from(values))
    if not holds(channel.when, facts):
        return
    answer = visitor.get(PAGE, {"edition": law.year, "channel": channel.id, **facts})
    (way,) = answer.context["ways"]
    assert [line.document.id for line in way.documents] == [
        document.id for document in law.documents_for(channel.id, facts)
    ]
    assert not any(line.only_if for line in way.documents)
    terms = {line.term.id for line in (*way.terms, *way.inside)}
    assert terms == {term.id for term in law.terms_for(channel.id, facts)}


def test_the_questions_are_those_of_the_edition() -> None:
    """Cl. 9 of 2014 asks who applies and about whom; no question is asked whose answer changes nothing."""
    law = edition(f"{SERVICE}@2014")
    assert list(SituationForm(law, {}).fields) == ["applicant", "channel"]
    assert list(SituationForm(law, {"applicant": "natural"}).fields) == ["applicant", "about", "channel"]
    legal = SituationForm(law, {"applicant": "legal"})
    assert list(legal.fields) == ["applicant", "state_institution", "channel"]
    assert SituationForm(law, {"applicant": "martian"}).facts == {}


def test_the_edition_of_a_past_day_is_shown(visitor: Client) -> None:
    page = visitor.get(PAGE, {"on": "05.06.2012"})
    assert page.context["edition"].name == f"{SERVICE}@2010"
    assert "This applied on 05.06.2012: the edition of 2010." in page.content.decode()


def test_a_day_before_the_service_existed_is_refused_with_what_came_after(visitor: Client) -> None:
    page = visitor.get(PAGE, {"on": "05.06.1999"})
    assert page.status_code == 422
    assert page.context["form"].errors["on"] == ["No edition of this service was in force on that day."]
    said = words(page)
    assert "On 05.06.1999 no edition of this service was in force" in said
    assert "No edition is known from before." in said
    assert "begins on 01.11.2010." in said


def test_a_day_between_repeal_and_adoption_is_refused_with_both_sides(visitor: Client) -> None:
    said = words(visitor.get(PAGE, {"on": "01.02.2018"}))
    assert "ended on 12.10.2015." in said
    assert "is applied here from 01.01.2026." in said


def test_a_day_that_is_none_is_refused(visitor: Client) -> None:
    page = visitor.get(PAGE, {"on": "31.02.2014"})
    assert page.status_code == 422
    assert "There is no such day. Enter day, month and year, for example 05.06.2014." in words(page)


def test_offices_that_apply_another_edition_are_named(visitor: Client) -> None:
    page = visitor.get(PAGE)
    (other,) = page.context["elsewhere"]
    assert (other.edition, {office.code for office in other.offices}) == (
        f"{SERVICE}@2010",
        {"psc-semey", "bureau-semey"},
    )


def test_what_changes_by_edition_stands_on_the_page_with_the_clauses_of_both(visitor: Client) -> None:
    compared = visitor.get(PAGE).context["compared"]
    terms = [row for row in compared.rows if row.section == "terms"]
    assert terms
    assert all(row.for_whom == "applicant" for row in compared.rows)
    page = visitor.get(f"{PAGE}changes/")
    assert page.context["staff"]
    words = page.content.decode()
    for row in terms:
        assert escape(row.what.en) in words
