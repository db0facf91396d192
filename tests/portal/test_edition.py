"""The page of an edition holds the whole of it, and every clause mark leads there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.text import Text
from qyzmet.portal.citations import citations, clauses_in, resolve
from qyzmet.portal.conditions import may_hold
from qyzmet.portal.linted import findings_of, recall_of
from tests.portal.conftest import words
from tests.portal.people import SERVICE

EDITIONS = [one.name for service in services() for one in editions(service)]


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
        *(definition.meaning for definition in law.definitions if definition.meaning),
        *(definition.term for definition in law.definitions),
        *(cell.action for table in law.tables for cell in table.cells),
        *(cell.sfu for table in law.tables for cell in table.cells),
        *(cell.completion for table in law.tables for cell in table.cells if cell.completion),
        *(cell.limit_words for table in law.tables for cell in table.cells if cell.limit_words),
        *(head for table in law.tables for head in table.heads),
        *(one.title for one in law.document_lists),
        *(item.text for document in law.documents for item in document.requirements),
        *(excused.who for ground in law.grounds for excused in ground.exceptions),
        *(item.text for ground in law.grounds for item in ground.cases),
        *(one.since for one in law.restorations),
        *(one.measure for one in law.comparisons),
        *(one.receives for one in law.commissions),
        *(item.text for one in law.commissions for item in one.produces),
        *(item.text for item in (*law.responsibility, *law.suspension)),
        *(rate.what for rate in (law.fee.duty.rates if law.fee.duty else ())),
        *(one.who for one in (law.fee.duty.exemptions if law.fee.duty else ())),
        *(schedule.words for schedule in law.schedules),
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


# --- tables, drawings, findings ------------------------------------------------------------------------


def test_each_cell_of_a_table_stands_with_the_steps_that_carry_it_out(visitor: Client) -> None:
    law = edition("unemployed-certificate@2011")
    page = visitor.get(f"/law/{law.name}/").content.decode()
    cells = [cell for table in law.tables for cell in table.cells]
    assert len(cells) > 60
    for cell in cells:
        start = page.index(f'id="cell-{cell.id}"')
        row = page[start : page.index("</tr>", start)]
        for step in cell.steps:
            assert f'href="#step-{step}"' in row
            assert f'id="step-{step}"' in page


def test_what_the_rules_found_stands_beside_what_readers_noted(visitor: Client) -> None:
    law = edition("targeted-social-assistance@2012")
    page = words(visitor.get(f"/law/{law.name}/"))
    found = recall_of(law.name)
    assert 0 < found.seen <= found.visible < found.anomalies
    assert (
        f"Readers noted {found.anomalies}. Rules can see {found.visible} of them and found {found.seen}"
        in page
    )
    for one in findings_of(law.name):
        said = escape(one.what.en[0].upper() + one.what.en[1:])
        assert said in visitor.get(f"/law/{law.name}/").content.decode()


@pytest.mark.parametrize("name", EDITIONS)
def test_every_channel_is_drawn_and_can_be_downloaded(visitor: Client, name: str) -> None:
    law = edition(name)
    page = visitor.get(f"/law/{name}/").content.decode()
    for channel in law.channels:
        where = f"/law/{name}/drawings/{channel.id}"
        if not channel.available:
            assert visitor.get(f"{where}/").status_code == 404
            continue
        assert f'src="{where}.svg"' in page
        drawn = visitor.get(f"{where}/").content.decode()
        assert '<svg xmlns="http://www.w3.org/2000/svg"' in drawn
        assert f'href="/law/{name}/#clause-' in drawn
        picture = visitor.get(f"{where}.svg")
        assert picture["Content-Type"] == "image/svg+xml"
        file = visitor.get(f"{where}.bpmn")
        assert (
            file["Content-Disposition"]
            == f'attachment; filename="{law.service}-{law.year}-{channel.id}.bpmn"'
        )
        assert b"BPMN/20100524/MODEL" in file.content
