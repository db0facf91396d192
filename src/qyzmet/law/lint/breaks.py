"""Words run together, and words set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from qyzmet.law.lint.corpus import corpus, low_stretches, rare_words
from qyzmet.law.lint.finding import Finding, Rule, Span
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.lint.slips import by_place
from qyzmet.law.text import Text

_COMMON: Final = 4
"""A word in so many surroundings is spelt as it should be."""
_LONG: Final = 5


def _word_breaks(sheet: Sheet) -> Iterator[Finding]:
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        for word, parts in _stuck(said.text):
            found[said.where, _together(parts)].append((word, said.lines))
        if said.kind != "row":
            for one, other, usual in _apart(said.text):
                if whole := usual or _whole_here(sheet, one, other):
                    found[said.where, _torn(whole)].append((f"{one} {other}", said.lines))
    yield from by_place(sheet, "word-break", found)


def _together(parts: str) -> Text:
    return Text(
        f"сөздер бірігіп кеткен ({parts})", f"слова слиплись ({parts})", f"words run together ({parts})"
    )


def _torn(whole: str) -> Text:
    return Text(
        f"бір сөз бөлек жазылған ({whole})",
        f"одно слово разорвано ({whole})",
        f"one word set apart ({whole})",
    )


@cache
def _stuck(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text that are two words, with the two."""
    known = corpus()
    rare = (one.word for one in rare_words(text) if len(one.word) > _LONG)
    return tuple(
        (word, parts) for word in rare if known.count(word.lower()) <= 1 and (parts := _run_together(word))
    )


@cache
def _run_together(word: str) -> str:
    """``one two`` if the word is two words that stand beside each other elsewhere; empty if it is one."""
    known = corpus()
    if found := re.fullmatch(r"([А-ЯӘҒҚҢӨҰҮҺІ]{2,})([а-яәғқңөұүһі]{4,})", word):
        return f"{found[1]} {found[2]}" if known.count(found[2]) >= _COMMON else ""
    low = word.lower()
    if len(low) < 9 or "-" in low:
        return ""
    for at in range(4, len(low) - 3):
        one, other = low[:at], low[at:]
        if min(known.count(one), known.count(other)) >= _COMMON and known.pair(one, other):
            return f"{one} {other}"
    return ""


@cache
def _apart(text: str) -> tuple[tuple[str, str, str], ...]:
    """Two words that may be one torn: with the whole, or nothing where some words only begin so."""
    known = corpus()
    found = []
    for words in low_stretches(text):
        for one, other in pairwise(words):
            if one + other in known.counts or f"{one}-{other}" in known.counts:
                usual = _set_apart(one, other)
            elif len(other) < _LONG or one + other[:-2] not in known.beginnings:
                continue
            else:
                usual = ""
            if _belong(one, other):
                found.append((one, other, usual))
    return tuple(found)


def _belong(one: str, other: str) -> bool:
    """Whether one of two words stands hardly anywhere but beside the other."""
    known = corpus()
    if min(len(one), len(other)) < 3 or "-" in one + other:
        return False
    return min(known.count(one), known.count(other)) <= known.pair(one, other) + 1


def _set_apart(one: str, other: str) -> str:
    """The whole word that two parts make, if the acts nearly always write it as one or with a hyphen."""
    known = corpus()
    for whole in (one + other, f"{one}-{other}"):
        if known.count(whole) >= max(3, 2 * known.pair(one, other)):
            return whole
    return ""


def _whole_here(sheet: Sheet, one: str, other: str) -> str:
    """The word that two parts make, where the same act also prints it whole."""
    known = corpus()
    if len(other) < _LONG or known.count(other) > known.pair(one, other) + 1:
        return ""
    start = one + other[:-2]
    at = bisect_left(sheet.words_in_order, start)
    near = sheet.words_in_order[at : at + 1]
    return near[0] if near and near[0].startswith(start) else ""


RULES = (
    Rule(
        "word-break",
        Text("Біріккен не бөлінген сөз", "Слипшиеся или разорванные слова", "Words together or apart"),
        Text(
            "екі сөз бірігіп не бір сөз бөлек басылған",
            "два слова слиплись или одно разорвано",
            "two words run together, or one set apart",
        ),
        _word_breaks,
    ),
)
