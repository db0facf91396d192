"""The papers against the acts: the forms of the annexes letter by letter, names and clauses of the editions."""

from __future__ import annotations

import re

import pytest

from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition, Paper
from qyzmet.papers.fields import READING, PaperField
from qyzmet.papers.kinds import kind_of
from qyzmet.services.rules import run_here
from tests.papers.annexes import FORMS, REPLACED
from tests.papers.reading import squeezed, text_of
from tests.papers.samples import SAMPLES
from tests.papers.test_render import made


def made_under(law: Edition, paper: Paper) -> bool:
    """A paper that is only brought, as the departure sheet of 2012, is made elsewhere and by another name."""
    steps = (step for channel in law.channels for step in channel.steps)
    return bool(paper.filled_by or paper.given_to) or any(paper.id in step.papers for step in steps)


PAPERS = [
    (law, paper)
    for service in services()
    if run_here(service)
    for law in editions(service)
    for paper in law.papers
    if made_under(law, paper)
]
_names = [f"{law.year}-{paper.id}" for law, paper in PAPERS]


def lines(kind: str) -> list[str]:
    return [line for line in FORMS[kind].splitlines() if line]


@pytest.mark.parametrize("kind", FORMS)
def test_a_paper_carries_every_word_of_its_annex(kind: str) -> None:
    more = {"temporary_address": "Семей", "temporary_from": "2014-01-01", "temporary_to": "2014-12-31"}
    changed = more if kind == "certificate-2014-a" else {}
    printed = squeezed(text_of(made(kind, **changed)))
    assert [line for line in lines(kind) if squeezed(line) not in printed] == []


@pytest.mark.parametrize(
    ("law", "paper"), [one for one in PAPERS if one[1].kind in FORMS], ids=lambda v: getattr(v, "id", "")
)
def test_the_edition_names_the_fields_of_a_form_in_the_words_of_its_annex(law: Edition, paper: Paper) -> None:
    annex = squeezed(" ".join([*lines(paper.kind), REPLACED.get(paper.kind, "")]))
    for field in paper.fields:
        if field.clause and "annex" not in field.clause:
            continue  # asked by a clause, not by the form
        for said in (field.name.kk, field.hint.kk if field.hint else ""):
            for piece in re.split(r"_+|[()«»:]|\d+|ж\.", said):
                assert squeezed(piece) in annex, (field.id, piece)


FORM_OF = {
    "portal-application-home-education-2011",
    "positive-output-2011",
    "negative-output-2011",
    "portal-notice-2011",
}
"""Papers whose annex names the form, or all notices: each paper bears its own name, with which that begins."""


@pytest.mark.parametrize(("law", "paper"), PAPERS, ids=_names)
def test_a_paper_bears_the_name_that_the_edition_gives_it(law: Edition, paper: Paper) -> None:
    kind = kind_of(paper.kind)
    if kind.id in FORM_OF:
        assert paper.title.kk.casefold().startswith(kind.title.kk.casefold())
        return
    for language in ("kk", "ru", "en"):
        ours, theirs = kind.title.in_(language).casefold(), paper.title.in_(language).casefold()
        assert ours == theirs or (kind.id == "ticket" and theirs in ours)  # an act may say «талон» only


def fields_of(field: PaperField) -> list[PaperField]:
    return [field, *(column for column in field.columns)]


@pytest.mark.parametrize(("law", "paper"), PAPERS, ids=_names)
def test_a_paper_rests_on_the_clauses_that_the_edition_gives_it(law: Edition, paper: Paper) -> None:
    """A paper of several editions (a ticket) cites none itself: each edition numbers its clauses anew."""
    kind = kind_of(paper.kind)
    editions_of_it = {one.year for one, other in PAPERS if other.kind == paper.kind}
    if len(editions_of_it) > 1 or paper.clause is None:
        assert kind.clause == READING
    else:
        assert set(paper.clause.split(", ")) <= clauses_of(kind.clause)


def clauses_of(cited: str) -> set[str]:
    return {part.strip().removeprefix("cl. ") for part in re.split("[,;]", cited)}


@pytest.mark.parametrize(("law", "paper"), PAPERS, ids=_names)
def test_what_a_paper_cites_is_a_clause_of_the_edition_it_is_made_under(law: Edition, paper: Paper) -> None:
    known = {clause.id for clause in law.clauses}
    for one in (field for top in kind_of(paper.kind).fields for field in fields_of(top)):
        if one.clause != READING:
            assert clauses_of(one.clause) <= known, (one.id, one.clause)


def test_where_the_act_is_silent_a_person_not_found_gets_no_mark_of_another_act() -> None:
    """2010, cl. 14 knows the mark «тіркелмеген»; 2014 knows none."""
    assert "тіркелмеген" in text_of(made("not-found-2010"))
    answer = text_of(made("not-found-2014"))
    assert answer.count("мәлімет жоқ") >= len(SAMPLES["not-found-2014"]["persons"])
    assert "тіркелмеген" not in answer
