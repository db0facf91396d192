"""What is given in the end and on the way: results, papers field by field, refusals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qyzmet.law.changes.matters import (
    Matter,
    Point,
    clauses,
    labelled,
    listed,
    measured,
    one,
    plain_words,
    said,
    translated,
    with_note,
)
from qyzmet.law.model import Edition, Field, Ground, Paper
from qyzmet.law.text import Text
from qyzmet.law.words import counted

_FIELDS = ("жол", "field", "fields", "поле", "поля", "полей")


def results(edition: Edition) -> Iterable[Matter]:
    """What the applicant may get, and what stands on the paper of a good result."""
    rows = (said(edition, with_note(r.name, [r.form] if r.form else []), r) for r in edition.results)
    yield from listed("results", _RESULT, "applicant", rows)
    given = _given(edition)
    fields = {plain_words(f.name.kk): (f.name, p) for p in given for f in p.fields}
    printed = (measured(name, gist, paper) for gist, (name, paper) in fields.items())
    yield from listed("results", _ON_PAPER, "applicant", printed)
    seals = [p for p in given if p.seals]
    if seals:
        sealed = measured(_sealed(seals[0]), len(seals[0].seals), *seals)
        yield from one("results", _SEALS, "applicant", sealed)


def _given(edition: Edition) -> list[Paper]:
    """The papers of the first good result and its further forms."""
    good = [r for r in edition.results if r.paper and edition.outcome(r.outcome).good]
    return [edition.paper(r.paper) for r in good if r.paper and r.outcome == good[0].outcome]


def _sealed(paper: Paper) -> Text:
    n = len(paper.seals)
    return Text(f"{n} электрондық қолтаңба", f"электронных подписей: {n}", f"{n} electronic seals")


def papers(edition: Edition) -> Iterable[Matter]:
    """Every paper the edition names; those that both know field by field."""
    rows = (_paper(paper) for paper in edition.papers)
    yield from listed("papers", _PAPERS, "staff", rows)
    given = {paper.id for paper in _given(edition)}
    for paper in edition.papers:
        if paper.id not in given:
            yield from listed(
                "papers",
                labelled(_FIELDS_OF, paper.title),
                "applicant",
                _facts_of(paper),
                key=paper.id,
                if_both=True,
            )


def _paper(paper: Paper) -> Point:
    notes = [counted(len(paper.fields), _FIELDS)] if paper.fields else []
    if paper.form:
        notes.append(paper.form)
    # What stands on it is told of its own.
    return measured(with_note(paper.title, notes), "", paper, key=paper.id, about=paper.title)


def _facts_of(paper: Paper) -> list[Point]:
    # Where the act prints no form, a field with a reading is ours: no difference of the law.
    fields = [_field(field) for field in paper.fields if paper.form or not field.reading]
    if paper.copies > 1:
        fields.append(measured(_copies(paper.copies), paper.copies, paper, key="copies"))
    return fields


def _field(field: Field) -> Point:
    return Point(
        words=labelled(field.name, field.hint) if field.hint else field.name,
        clause=clauses([field]),
        gist=plain_words(field.name.kk),
        about=field.name.kk,
        translated=translated(field.name),
    )


def _copies(n: int) -> Text:
    return Text(f"{n} дана", f"экземпляров: {n}", f"{n} copies")


def grounds(edition: Edition) -> Iterable[Matter]:
    """On what the service may be refused, and to whom that does not apply."""
    rows = edition.grounds
    yield from listed(
        "grounds", _GROUNDS, "applicant", (said(edition, row.text, row, key=row.id) for row in rows)
    )
    cases = (said(edition, case.text, case) for row in rows for case in row.cases)
    yield from listed("grounds", _CASES, "applicant", cases)
    for ground in rows:
        excused = (said(edition, who.who, who) for who in ground.exceptions)
        yield from listed("grounds", labelled(_EXCUSED, ground.text), "applicant", excused, key=ground.id)
    yield from listed("grounds", _FORM, "applicant", _forms(edition, rows))


def _forms(edition: Edition, rows: tuple[Ground, ...]) -> Iterable[Point]:
    told = {}
    for row in rows:
        if row.form:
            told[plain_words(row.form.kk)] = said(edition, row.form, row)
    return told.values()


_RESULT: Final = Text("Нәтижесі", "Результат", "Result")
_ON_PAPER: Final = Text("Анықтамада не жазылады", "Что стоит в документе", "What stands on the paper")
_SEALS: Final = Text("Электрондық қолтаңбалар", "Электронные подписи", "Electronic signatures")
_PAPERS: Final = Text("Нысандар мен қағаздар", "Формы и бумаги", "Forms and papers")
_FIELDS_OF: Final = Text("Не жазылады", "Что стоит в бумаге", "What stands on it")
_GROUNDS: Final = Text("Бас тарту негіздері", "Основания отказа", "Grounds of refusal")
_CASES: Final = Text("Негіз қамтитын жағдайлар", "Что охватывает основание", "What the ground covers")
_EXCUSED: Final = Text(
    "Негіз қолданылмайтындар", "К кому основание не применяется", "To whom the ground does not apply"
)
_FORM: Final = Text("Бас тарту қалай ресімделеді", "Как оформляется отказ", "How a refusal is given")
