"""Rules about references: to a clause or an annex that is not there, or that holds something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, base, short
from qyzmet.law.lint.pointers import Reference, named, place, references
from qyzmet.law.lint.promises import broken_promises
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_MEND: Final = Text("Сілтемені түзету", "Исправить ссылку", "Put the reference right")


def _dangling(sheet: Sheet) -> Iterator[Finding]:
    known = {base(one) for one in sheet.clauses}
    told: set[tuple[str, str]] = set()
    for reference in references(sheet):
        where = (reference.where, reference.to)
        if where in told:
            continue
        if reference.to not in known:
            if not (reference.to == "annex 1" and "annex" in known):
                told.add(where)
                yield _nowhere(sheet, reference)
        elif other := _elsewhere(sheet, reference):
            told.add(where)
            yield _wrong_place(sheet, reference, *other)
    yield from broken_promises(sheet)
    yield from _paper_version(sheet)


_PAPER: Final = re.compile(r"қағаз нұсқа\w+ қараңыз")


def _paper_version(sheet: Sheet) -> Iterator[Finding]:
    """A figure for which the published text sends to its paper version."""
    for said in sheet.passages:
        if "қараңыз" in said.text and _PAPER.search(said.text) and said.kind != "heading":
            yield sheet.finding(
                "dangling-reference",
                "warning",
                said.where,
                Text(
                    f"Жарияланған мәтін қағаз нұсқаға сілтейді, сурет онда жоқ: «{short(said.text)}»",
                    f"Опубликованный текст отсылает к бумажной версии, самого рисунка в нём нет: «{short(said.text)}»",
                    f"The published text sends to the paper version and lacks the figure: “{short(said.text)}”",
                ),
                Text("Суретті жариялау", "Опубликовать рисунок", "Publish the figure"),
            )


def _nowhere(sheet: Sheet, reference: Reference) -> Finding:
    kind = "annex" if reference.to.startswith("annex") else ""
    last = max((one for one in sheet.clauses if _same_kind(one, kind)), key=_number, default="")
    to, end = named(reference.to), named(base(last)) if last else Text("—", "—", "—")
    return sheet.finding(
        "dangling-reference",
        "error",
        reference.where,
        Text(
            f"Сілтеме: {to.kk}, ал ондай жоқ — соңғысы {end.kk}",
            f"Ссылка: {to.ru}, но такого нет — последний {end.ru}",
            f"It refers to {to.en}, which does not exist: the last is {end.en}",
        ),
        _MEND,
    )


def _same_kind(clause: str, kind: str) -> bool:
    return clause.startswith("annex ") if kind else clause.isdigit()


def _number(clause: str) -> int:
    return int(re.findall(r"\d+", clause)[0])


# --- a reference that leads to something else ---------------------------------------------------------

_DOCUMENTS: Final = re.compile(
    r"^\W{0,2}(?:көзделген|көрсетілген|айқындалған)[^.;,]{0,40}құжаттар(?!дың тізіл)"
)
_CENTRES_BEFORE: Final = re.compile(r"[Оо]рталық\w* басшы\w*[^.;]{0,80}$")
_CENTRES_AFTER: Final = re.compile(r"^\W{0,2}көрсетілген (?:О|халыққа қызмет көрсету о)рталы")
_BODIES: Final = ("комитет", "министрлі")


def _elsewhere(sheet: Sheet, reference: Reference) -> tuple[Text, set[str]] | None:
    """What is promised beside the reference, and where that stands, if it is not where the reference leads."""
    for what, places in _meant(sheet, reference):
        if places and not reference.with_it & places:
            return what, places
    return None


def _meant(sheet: Sheet, reference: Reference) -> Iterator[tuple[Text, set[str]]]:
    edition = sheet.edition
    if _DOCUMENTS.search(reference.after):
        clauses = {d.clause for d in edition.documents} | {one.clause for one in edition.document_lists}
        yield Text("қажетті құжаттар", "перечень документов", "the list of documents"), _bases(clauses)
    if _CENTRES_BEFORE.search(reference.before) or _CENTRES_AFTER.search(reference.after):
        centres = {
            d.clause for d in edition.directories if re.search(r"орталы|ХҚ", d.title.kk, re.IGNORECASE)
        }
        yield Text("Орталықтардың деректері", "данные Центров", "the centres"), _bases(centres)
    if other := _other_body(sheet, reference):
        yield (
            Text("сол органның байланыс деректері", "контакты этого органа", "the contacts of that body"),
            other,
        )


def _other_body(sheet: Sheet, reference: Reference) -> set[str]:
    """The clauses with the contacts of a body, where the clause named has another body's."""
    if reference.to.startswith("annex") or not re.search(
        r"(?:телефон|мекенжай)[^.;]{0,60}$", reference.before
    ):
        return set()
    before = reference.before.lower()
    body = max(_BODIES, key=before.rfind)
    target = sheet.clauses.get(reference.to)
    if body not in before or target is None or body in (target.text or "").lower():
        return set()
    return {
        c.id
        for c in sheet.edition.clauses
        if body in (c.text or "").lower() and re.search(r"\d{6}, |телефон|www\.|\S@\S", c.text or "")
    } - {reference.where}


def _bases(citations: set[str | None]) -> set[str]:
    """The whole clauses and annexes of citations such as ``11(1), annex 3``."""
    return {base(one) for citation in citations if citation for one in citation.split(", ")}


def _wrong_place(sheet: Sheet, reference: Reference, what: Text, places: set[str]) -> Finding:
    to = named(reference.to)
    right = joined((place(one) for one in sorted(places, key=lambda one: (len(one), one))), ", ")
    return sheet.finding(
        "dangling-reference",
        "error",
        reference.where,
        Text(
            f"Сілтеме: {to.kk}, ал {what.kk} — {right.kk}",
            f"Ссылка: {to.ru}, а {what.ru} — {right.ru}",
            f"It refers to {to.en}; {what.en} stand {right.en}",
        ),
        _MEND,
    )


RULES = (
    Rule(
        "dangling-reference",
        Text("Қате сілтеме", "Ссылка в никуда", "Dangling reference"),
        Text(
            "жоқ не басқа мазмұнды тармаққа, қосымшаға сілтеме; уәде етілген дерек ол жерде жоқ",
            "ссылка на пункт или приложение, которых нет или где стоит другое; обещанного там нет",
            "a reference to a clause or annex that does not exist, holds something else or lacks what is promised",
        ),
        _dangling,
    ),
)
