"""Rules about words: terms nobody defined, leftovers of another act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.lint.passages import passages
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


# --- terms nobody defined ----------------------------------------------------------------------------

_SHORT: Final = re.compile(r"(?<![\w-])[А-ЯӘҒҚҢӨҰҮҺІЁ]{2,6}(?![\w-])")
_OPENED: Final = re.compile(r"[–\-(]\s*([А-ЯӘҒҚҢӨҰҮҺІЁ]{2,6})\b")
"""An abbreviation right after a dash or a bracket: there it is introduced."""
_KNOWN: Final = frozenset(
    {
        "ҚР",
        "СТН",
        "БСН",
        "ЖСН",
        "ТАӘ",
        "ҚАУЛЫ",
        "ЕТЕДІ",
        "АҚШ",
        "КСР",
        "КСРО",
        "АЕК",
        "ТЖМК",
        "ЖШС",
        "АҚ",
        "ММ",
    }
)
"""Abbreviations of common use, and words of the enacting formula."""


def _undefined_term(edition: Edition) -> Iterator[Finding]:
    for term in edition.definitions:
        if term.meaning is None:
            yield _not_defined(edition, cited(term), term.term.kk)
    shorts = " ".join(
        f"{d.short or ''} {d.term.kk} {d.meaning.kk if d.meaning else ''}" for d in edition.definitions
    )
    opened = {one for said in passages(edition) for one in _OPENED.findall(said.text)}
    seen: dict[str, str] = {}
    for said in passages(edition):
        for found in _SHORT.findall(said.text):
            seen.setdefault(found, said.where)
    known = set(_SHORT.findall(shorts)) | opened | _KNOWN
    for short, where in seen.items():
        if short not in known:
            yield _not_defined(edition, where, short)


def _not_defined(edition: Edition, where: str, term: str) -> Finding:
    return finding(
        edition,
        "undefined-term",
        "warning",
        where,
        Text(
            f"«{term}» анықталмаған", f"«{term}» нигде не определено", f"«{term}» is used and never defined"
        ),
        Text("Анықтамасын енгізу", "Дать определение", "Define it"),
    )


# --- leftovers ---------------------------------------------------------------------------------------

_BODIES: Final = (
    ("centre", re.compile(r"(?<!\w)(?:Орталы[қғ]\w*|ХҚК?О\w*)")),
    ("portal", re.compile(r"(?<!\w)(?:[Пп]ортал\w*|ЭҮП\w*)")),
    ("commission", re.compile(r"учаскелік комисси\w+")),
)
_RESULTS: Final = re.compile(
    r"(?<!\w)(анықтама|хабарлама|паспорт|куәлік|парағ|қолхат)(?=\w{0,8}(?!\w))", re.IGNORECASE
)


def _leftover(edition: Edition) -> Iterator[Finding]:
    """A body that plays no part here, the name of another service, or a result this one does not give."""
    places = {step.at for channel in edition.channels for step in channel.steps}
    places |= {post.at for post in edition.posts}
    if edition.commissions:
        places.add("commission")
    for place, pattern in _BODIES:
        if place not in places:
            yield from _first(edition, _words_of(pattern), tables_only=False)
    for phrase in _phrases_of_others(edition):
        yield from _first(edition, _holds(phrase), tables_only=False)
    own = " ".join(_named(edition)).lower()
    strange = sorted({w.lower() for _, t in _cells(edition) for w in _RESULTS.findall(t)})
    for word in strange:
        if word not in own:
            yield from _first(edition, _words_of(re.compile(rf"(?<!\w){word}\w*", re.I)), tables_only=True)


def _named(edition: Edition) -> Iterator[str]:
    yield edition.title.kk
    for result in edition.results:
        yield result.name.kk
    for paper in edition.papers:
        yield paper.title.kk
    for document in edition.documents:
        yield document.name.kk


def _cells(edition: Edition) -> Iterator[tuple[str, str]]:
    for table in edition.tables:
        for cell in table.cells:
            yield cited(cell), " ".join(one.kk for one in (cell.action, cell.completion) if one)


def _words_of(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        match = pattern.search(text)
        return match[0] if match else None

    return find


def _holds(phrase: str) -> Callable[[str], str | None]:
    return lambda text: phrase if phrase in re.sub(r"\s+", " ", text.lower()) else None


def _first(edition: Edition, find: Callable[[str], str | None], *, tables_only: bool) -> Iterator[Finding]:
    told: set[str] = set()
    said = _cells(edition) if tables_only else ((one.where, one.text) for one in passages(edition))
    for where, text in said:
        found = find(text)
        if found is None or where in told:
            continue
        told.add(where)
        yield finding(
            edition,
            "leftover",
            "warning",
            where,
            Text(
                f"«{found}» — бұл қызметте жоқ: басқа актіден қалған сияқты",
                f"«{found}» — в этой услуге такого нет: похоже на остаток другого акта",
                f"«{found}» has no part in this service: it looks left over from another act",
            ),
            Text("Алып тастау не ауыстыру", "Убрать или заменить", "Remove or replace it"),
        )


def _phrases_of_others(edition: Edition) -> Iterator[str]:
    """Three words running of the title or a result of another service that no title here has."""
    own = re.sub(r"\s+", " ", " ".join(_named(edition)).lower())
    for service in catalogue.services():
        if service != edition.service:
            for other in catalogue.editions(service):
                yield from sorted(_trigrams(other.title.kk) - _trigrams(own) - _common_trigrams())


@cache
def _common_trigrams() -> frozenset[str]:
    """Three words that the titles of several services share: nobody's own."""
    every = Counter(
        phrase
        for service in catalogue.services()
        for phrase in {p for other in catalogue.editions(service) for p in _trigrams(other.title.kk)}
    )
    return frozenset(phrase for phrase, count in every.items() if count > 1)


def _trigrams(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


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
        "leftover",
        Text("Басқа қызметтің қалдығы", "Остаток другой услуги", "Leftover of another service"),
        Text(
            "мұнда қатыспайтын орган, басқа қызметтің атауы не нәтижесі",
            "орган, который здесь не участвует, название или результат другой услуги",
            "a body that has no part here, the name or the result of another service",
        ),
        _leftover,
    ),
)
