"""Two editions side by side: of one service, or of two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qyzmet.law import catalogue
from qyzmet.law.changes import SECTIONS, Alike, Change, Comparison, compared
from qyzmet.law.model import Clause, Edition
from qyzmet.law.text import Text
from qyzmet.portal.citations import clauses_in, resolve
from qyzmet.portal.forms.compare import CompareForm, NarrowForm
from qyzmet.ui.words import in_language


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section with how many of its matters differ and how many are alike."""

    id: str
    title: Text
    differ: int
    alike: int


def compare(request: HttpRequest) -> HttpResponse:
    """``?old=A@2012&new=B@2014``, narrowed by ``section`` and ``whom``; 422 for a pair that cannot be."""
    form = CompareForm(request.GET)
    context: dict[str, object] = {"form": form, "compared": None}
    if form.is_bound and form.is_valid():
        context |= _compared(form.cleaned_data["old"], form.cleaned_data["new"], request)
    return render(request, "portal/compare.html", context, status=422 if form.errors else 200)


@cache
def _comparison(old: str, new: str) -> Comparison:
    return compared(catalogue.edition(old), catalogue.edition(new))


def _compared(old: str, new: str, request: HttpRequest) -> dict[str, object]:
    found = _comparison(old, new)
    sections = _sections(found)
    narrow = NarrowForm(request.GET, [(one.id, str(in_language(one.title))) for one in sections])
    section, whom = narrow.wanted("section"), narrow.wanted("whom")
    changes = [row for row in found.changes if _wanted(row, section, whom)]
    alike = [row for row in found.alike if _wanted(row, section, whom)]
    return {
        "compared": found,
        "old": found.old,
        "new": found.new,
        "narrow": narrow,
        "sections": sections,
        "section": next((one for one in sections if one.id == section), None),
        "applicant": [row for row in changes if row.for_whom == "applicant"],
        "staff": [row for row in changes if row.for_whom == "staff"],
        "alike": alike,
        "words": _words(found, [*changes, *alike]) if section else None,
    }


def _wanted(row: Change | Alike, section: str, whom: str) -> bool:
    return section in ("", row.section) and whom in ("", row.for_whom)


def _sections(found: Comparison) -> list[SectionCount]:
    differ = Counter(row.section for row in found.changes)
    alike = Counter(row.section for row in found.alike)
    return [
        SectionCount(name, title, differ[name], alike[name])
        for name, title in SECTIONS.items()
        if differ[name] or alike[name]
    ]


def _words(found: Comparison, rows: list[Change | Alike]) -> tuple[list[Clause], list[Clause]]:
    """The clauses that the rows cite, of both acts, each once, in the order of the act."""
    return (
        _cited(found.old, [row.old_clause for row in rows]),
        _cited(found.new, [row.new_clause for row in rows]),
    )


def _cited(edition: Edition, marks: list[str | None]) -> list[Clause]:
    wanted = {resolve(edition, part) for mark in marks if mark for part in clauses_in(mark)}
    return [clause for clause in edition.clauses if clause.id in wanted and clause.text]
