"""From a mark in the margin to the words of the act."""

from __future__ import annotations

import pytest
from django.test import Client

from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition, Sourced
from qyzmet.papers.fields import READING
from qyzmet.papers.kinds import kind_of
from qyzmet.portal.citations import PARTS, citations, clauses_in, resolve, sections
from qyzmet.services.rules import run_here
from qyzmet.ui.templatetags.qz import clause_note
from tests.services.test_every_edition import VALUES

EDITIONS = [law for service in services() for law in editions(service)]


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_mark_of_an_edition_leads_to_a_clause(law: Edition) -> None:
    cited = {value.clause for _, value in VALUES[law.name] if isinstance(value, Sourced) and value.clause}
    assert len(cited) > 30
    assert [one for one in cited if resolve(law, one) is None] == []


@pytest.mark.parametrize("law", [law for law in EDITIONS if run_here(law.service)], ids=lambda law: law.name)
def test_every_mark_of_a_paper_leads_to_a_clause_of_its_edition(law: Edition) -> None:
    """A paper cites as people do: «annex 3; cl. 6, 14»."""
    for paper in law.papers:
        kind = kind_of(paper.kind)
        for cited in {kind.clause, *(field.clause for field in kind.fields)} - {READING}:
            assert resolve(law, cited) is not None, (paper.id, cited)


def test_a_value_that_we_decided_has_no_mark() -> None:
    assert clause_note(READING, "address-certificate@2014") == ""


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_clause_tells_all_that_was_made_of_it(law: Edition) -> None:
    """No value of an edition is left out of the way back from the act."""
    listed = {id(value) for part in PARTS for value, _ in part.values(law)}
    values = [(path, value) for path, value in VALUES[law.name] if isinstance(value, Sourced)]
    assert [path for path, value in values if id(value) not in listed] == []
    told = citations(law)
    for path, value in values:
        for mark in clauses_in(value.clause or ""):
            if mark:
                assert told[resolve(law, mark) or ""], path
    for anomaly in law.anomalies:
        for mark in clauses_in(anomaly.where):
            if clause := resolve(law, mark):
                assert anomaly.what in {one.name for one in told[clause]}


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_part_that_a_clause_leads_to_stands_on_the_page(visitor: Client, law: Edition) -> None:
    page = visitor.get(f"/law/{law.name}/").content.decode()
    for section, _ in sections(law):
        assert f'id="{section}"' in page
    for rows in citations(law).values():
        for one in rows:
            assert f'id="{one.section}"' in page
