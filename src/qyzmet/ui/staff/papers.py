"""The papers of a case: listed with their names, opened as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from qyzmet.cases.models import Attachment
from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.desk.casefile import CaseFile, whom
from qyzmet.desk.official import Official
from qyzmet.law.model import Document
from qyzmet.law.text import Text
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.papers.render import render
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace

SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "application/pdf"})
"""What a browser shows without running anything of it."""


def typeset(kind: str, fields: Mapping[str, Any], name: str) -> HttpResponse:
    """A paper of the office that no case keeps, as a PDF in the reader's language: a journal, a list, an act."""
    pdf = render(kind, fields, get_language() or "kk", code="", verify_url="", made_at=timezone.now())
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(False, f"{name}.pdf") or "inline"},
    )


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


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A file of the applicant, with the document of the edition it stands for."""

    attachment: Attachment
    document: Document | None

    @property
    def picture(self) -> bool:
        """Whether it is shown on the page itself."""
        return self.attachment.media_type in ("image/png", "image/jpeg")


def scan_rows(file: CaseFile) -> list[ScanRow]:
    """The files that go with a case, in the order in which they came, without their content."""
    kept = Attachment.objects.filter(case=file.case).defer("content").order_by("pk")
    known = {one.id: one for one in file.edition.documents}
    return [ScanRow(one, known.get(one.document)) for one in kept]


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


def attached_file(official: Official, number: str, attachment: int) -> HttpResponse:
    """A file of a case that the office may see; the look is traced.

    Raises :class:`Refusal` (``no-such-case``, ``no-such-paper``).
    """
    found = visible_case(number, seen_by_office(official.office))
    kept = Attachment.objects.filter(case=found, pk=attachment).first()
    if kept is None:
        raise Refusal("no-such-paper", _NO_FILE)
    leave_trace(official.looker(), found.number, "attachment", whom(found))
    return file_response(kept.name, kept.media_type, bytes(kept.content))


def file_response(name: str, media_type: str, content: bytes) -> HttpResponse:
    """A file that somebody sent; shown only where a browser shows it without running anything, else saved."""
    inline = media_type in SHOWN_INLINE
    headers = {
        "Content-Disposition": content_disposition_header(not inline, name) or "inline",
        "Content-Security-Policy": "default-src 'none'; img-src 'self'; sandbox",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(
        content, content_type=media_type if inline else "application/octet-stream", headers=headers
    )


_NO_FILE = Text("Бұл істе мұндай файл жоқ.", "В этом деле нет такого файла.", "The case has no such file.")
