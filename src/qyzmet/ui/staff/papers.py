"""The papers of a case: listed with their names, opened as files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.desk.casefile import whom
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in a list."""

    paper: Paper
    title: Text
    clause: str
    edition: str


def paper_rows(papers: Iterable[Paper]) -> list[PaperRow]:
    """The papers with their names, the newest last."""
    return [
        PaperRow(paper, kind_of(paper.kind).title, kind_of(paper.kind).clause, paper.edition)
        for paper in papers
    ]


def paper_file(request: HttpRequest, official: Official, number: str, paper: int) -> HttpResponse:
    """The PDF of one paper of a case that the office may see; the look is traced.

    Raises :class:`Refusal` (``no-such-case``, ``no-such-paper``).
    """
    case = visible_case(number, seen_by_office(official.office))
    found = Paper.objects.filter(case_number=case.number, pk=paper).first()
    if found is None:
        raise Refusal(
            "no-such-paper",
            Text(
                kk=f"{case.number} ісінде мұндай құжат жоқ.",
                ru=f"В деле {case.number} такого документа нет.",
                en=f"The case {case.number} has no such paper.",
            ),
        )
    leave_trace(official.looker(), case.number, "paper", whom(case))
    name = f"{found.number.replace('/', '-')}.pdf"
    return HttpResponse(
        bytes(found.pdf),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
