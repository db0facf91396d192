"""Terms and abbreviations: used and never defined, defined and never used, defined twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from qyzmet.law.lint.corpus import words_of
from qyzmet.law.lint.finding import Finding, Rule, citation, cited
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Definition
from qyzmet.law.text import Text

_CAPITALS: Final = "А-ЯӘҒҚҢӨҰҮҺІЁ"
_SHORT: Final = re.compile(rf"(?<![\w-])(?<!ЗРК )[{_CAPITALS}]{{2,6}}(?![\w])")
_OPENED: Final = re.compile(rf"[–\-(]\s*([{_CAPITALS}]{{2,6}})(?:\s+([{_CAPITALS}]{{2,6}}))?\)")
"""An abbreviation that a bracket closes right after a dash: there it is introduced."""
_ACT_NUMBER: Final = re.compile(rf"№\s*\S+\s+[{_CAPITALS}]{{2,4}}")
_KNOWN: Final = frozenset(
    {"ҚР", "СТН", "БСН", "ЖСН", "ТАӘ", "ТЖМК", "АҚШ", "КСР", "КСРО", "АЕК", "ЖШС", "АҚ", "ММ"}
    | {"ҚАУЛЫ", "ЕТЕДІ", "БЕКІТІЛДІ", "КЕЛІСІЛДІ"}
)
"""Abbreviations of common use, and words of the enacting formula."""
_DEFINE: Final = Text("Анықтамасын енгізу", "Дать определение", "Define it")


def _undefined_term(sheet: Sheet) -> Iterator[Finding]:
    for term in sheet.edition.definitions:
        if term.meaning is None:
            yield _not_defined(sheet, cited(term), term.term.kk)
    named = {short for term in sheet.edition.definitions for short in _SHORT.findall(_all_words(term))}
    opened = {one for said in sheet.passages for both in _OPENED.findall(said.text) for one in both if one}
    seen: dict[str, list[str]] = {}
    for said in sheet.passages:
        for found in _SHORT.findall(_ACT_NUMBER.sub("", said.text)):
            seen.setdefault(found, []).append(said.where)
    for short, places in seen.items():
        if short not in named | opened | _KNOWN:
            yield _not_defined(sheet, citation(tuple(places)), short)


def _all_words(term: Definition) -> str:
    return f"{term.short or ''} {term.term.kk} {term.meaning.kk if term.meaning else ''}"


def _not_defined(sheet: Sheet, where: str, term: str) -> Finding:
    near = _like(sheet, term)
    beside = Text("", "", "")
    if near is not None:
        where = citation((where, near.clause or ""))
        beside = Text(
            f"; «{near.short}» анықталған", f"; определено «{near.short}»", f"; “{near.short}” is defined"
        )
    return sheet.finding(
        "undefined-term",
        "warning",
        where,
        Text(
            f"«{term}» қолданылған, ал анықтамасы жоқ{beside.kk}",
            f"«{term}» употреблено и нигде не определено{beside.ru}",
            f"“{term}” is used and never defined{beside.en}",
        ),
        _DEFINE,
    )


def _like(sheet: Sheet, term: str) -> Definition | None:
    """The definition of an abbreviation of the same letters in another order."""
    letters = sorted(re.sub(r"\W", "", term))
    defined = (d for d in sheet.edition.definitions if d.meaning is not None and d.short and d.short != term)
    return next((d for d in defined if sorted(re.sub(r"\W", "", d.short or "")) == letters), None)


# --- defined and never used, or twice ----------------------------------------------------------------


def _idle_definition(sheet: Sheet) -> Iterator[Finding]:
    """A term of a list of terms that the rest of the act never uses; two terms with one meaning."""
    listed = [d for d in sheet.edition.definitions if d.meaning is not None and _in_a_list(d)]
    for term in listed:
        if not _used(sheet, term):
            yield _idle(sheet, term)
    for one, other in combinations(listed, 2):
        if common := _same_end(one, other):
            yield _twice(sheet, one, other, common)


def _in_a_list(term: Definition) -> bool:
    """Whether the term has an item of its own among the terms of the act."""
    return bool(re.fullmatch(r"\d+\(\d+\)", term.clause or ""))


def _used(sheet: Sheet, term: Definition) -> bool:
    """Whether the chief word of the term, its last, or its abbreviation stands anywhere else."""
    last = words_of(term.term.kk)[-1].split("-")[-1]
    pattern = re.compile(rf"(?<!\w){re.escape(last[: max(4, len(last) - 3)])}", re.IGNORECASE)
    home = term.clause or ""
    others = [s for s in sheet.passages if s.where != home and not home.startswith(f"{s.where}(")]
    return any(pattern.search(s.text) or (term.short and term.short in s.text) for s in others)


def _idle(sheet: Sheet, term: Definition) -> Finding:
    return sheet.finding(
        "idle-definition",
        "note",
        term.clause or "",
        Text(
            f"«{term.term.kk}» анықталған, ал мәтінде ешқайда қолданылмаған",
            f"«{term.term.kk}» определено и в тексте нигде не употреблено",
            f"“{term.term.kk}” is defined and used nowhere in the text",
        ),
        Text("Артық анықтаманы алып тастау", "Убрать лишнее определение", "Take the idle definition out"),
    )


_TAIL: Final = 5


def _same_end(one: Definition, other: Definition) -> str:
    """The words in which both meanings end, if they are as many as make it the same thing."""
    first, second = (words_of(d.meaning.kk if d.meaning else "")[-_TAIL:] for d in (one, other))
    alike = len(first) == len(second) == _TAIL and all(
        a[:5] == b[:5] for a, b in zip(first, second, strict=True)
    )
    return " ".join(first) if alike else ""


def _twice(sheet: Sheet, one: Definition, other: Definition, common: str) -> Finding:
    return sheet.finding(
        "idle-definition",
        "warning",
        cited(one, other),
        Text(
            f"«{one.term.kk}» мен «{other.term.kk}» бір нәрсе деп анықталған: «…{common}»",
            f"«{one.term.kk}» и «{other.term.kk}» определены как одно и то же: «…{common}»",
            f"“{one.term.kk}” and “{other.term.kk}” are defined as the same thing: “…{common}”",
        ),
        Text("Бір атауын қалдыру", "Оставить одно название", "Keep one name"),
    )


RULES = (
    Rule(
        "undefined-term",
        Text("Анықталмаған термин", "Неопределённый термин", "Undefined term"),
        Text(
            "қолданылған, бірақ еш жерде анықталмаған сөз не қысқарту",
            "слово или сокращение, которое нигде не определено",
            "a word or abbreviation that is used and never defined",
        ),
        _undefined_term,
    ),
    Rule(
        "idle-definition",
        Text("Артық анықтама", "Лишнее определение", "Idle definition"),
        Text(
            "анықталған, бірақ қолданылмаған термин; бір нәрсенің екі атауы",
            "термин определён и не употреблён; два названия одного",
            "a term that is defined and never used, or two names of one thing",
        ),
        _idle_definition,
    ),
)
