"""The papers of a step as they will be printed, shown before they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qyzmet.cases import store
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import Official
from qyzmet.desk.paperwork import preview
from qyzmet.law.model import Paper
from qyzmet.law.verbs import Verb
from qyzmet.papers.fields import PaperError, PaperField, check_fields, shown_value
from qyzmet.papers.kinds import kind_of
from qyzmet.ui.components import Row

SHOWN = 1
"""Sheets of one paper that are shown in full; of the rest the number."""

LANGUAGE = "kk"

PREVIEWED = frozenset({Verb.DRAFT, Verb.FILL_IN, Verb.REGISTER, Verb.NOTIFY})
"""Steps whose papers depend on nothing that is only given, or only numbered, when the step is done."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One paper: how many sheets there will be, and the first of them field by field."""

    paper: Paper
    sheets: int
    shown: Sequence[Sequence[Row]]
    fault: PaperError | None = None
    """Why it could not be printed as things stand."""


def previews(file: CaseFile, official: Official, now: datetime) -> list[Preview]:
    """Each paper that the step at hand would make if it were done now; the look-up of an address is traced."""
    assert file.step is not None
    made: dict[str, list[list[Row]]] = {}
    papers: dict[str, Paper] = {}
    counts: dict[str, int] = {}
    faults: dict[str, PaperError] = {}
    for paper, sheet in preview(store.load(file.case.pk), file.step, official, now):
        papers[paper.id] = paper
        counts[paper.id] = counts.get(paper.id, 0) + 1
        if counts[paper.id] > SHOWN:
            continue
        try:
            kind = kind_of(paper.kind)
            kept = check_fields(kind, sheet.fields)
        except PaperError as error:
            faults[paper.id] = error
            continue
        rows = [
            Row(key=one.label, value=shown_value(one, kept[one.id], LANGUAGE), clause=_clause(one))
            for one in kind.fields
            if kept[one.id] and one.type != "rows"
        ]
        made.setdefault(paper.id, []).append(rows)
    return [Preview(papers[i], counts[i], made.get(i, ()), faults.get(i)) for i in papers]


def _clause(one: PaperField) -> str | None:
    """The clause that asks for the field; None where we had to decide."""
    return None if one.clause == "reading" else one.clause
