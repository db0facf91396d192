"""Words run together or set apart, stray letters and signs, words cut off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from qyzmet.law.lint.corpus import WORD, corpus
from qyzmet.law.lint.finding import Finding, Rule, Span
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.lint.slips import by_place
from qyzmet.law.text import Text

_COMMON: Final = 4
"""A word in so many surroundings is spelt as it should be."""


def _word_breaks(sheet: Sheet) -> Iterator[Finding]:
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        for word in WORD.findall(said.text):
            if parts := _run_together(word):
                problem = Text(
                    f"сөздер бірігіп кеткен ({parts})",
                    f"слова слиплись ({parts})",
                    f"words run together ({parts})",
                )
                found[said.where, problem].append((word, said.lines))
        if said.kind != "row":
            for one, other in _adjacent(said.text):
                if whole := _set_apart(one.lower(), other.lower()) or _whole_here(sheet, one, other):
                    problem = Text(
                        f"бір сөз бөлек жазылған ({whole})",
                        f"одно слово разорвано ({whole})",
                        f"one word set apart ({whole})",
                    )
                    found[said.where, problem].append((f"{one} {other}", said.lines))
    yield from by_place(sheet, "word-break", found)


def _adjacent(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"[^\w\s-]|\n", text):
        yield from pairwise(WORD.findall(part))


@cache
def _run_together(word: str) -> str:
    """``one two`` if the word is two words that stand beside each other elsewhere; empty if it is one."""
    known = corpus()
    if found := re.fullmatch(r"([А-ЯӘҒҚҢӨҰҮҺІ]{2,})([а-яәғқңөұүһі]{4,})", word):
        return f"{found[1]} {found[2]}" if known.count(found[2]) >= _COMMON else ""
    low = word.lower()
    if len(low) < 9 or "-" in low or known.count(low) > 1:
        return ""
    for at in range(4, len(low) - 3):
        one, other = low[:at], low[at:]
        if (one, other) in known.pairs and min(known.count(one), known.count(other)) >= _COMMON:
            return f"{one} {other}"
    return ""


@cache
def _set_apart(one: str, other: str) -> str:
    """The whole word that two parts make, if the acts nearly always write it as one or with a hyphen."""
    known = corpus()
    if min(len(one), len(other)) < 3 or "-" in one + other:
        return ""
    apart = known.pairs[one, other]
    if min(known.count(one), known.count(other)) > apart + 1:
        return ""
    for whole in (one + other, f"{one}-{other}"):
        if known.count(whole) >= max(3, 2 * apart):
            return whole
    return ""


def _whole_here(sheet: Sheet, one: str, other: str) -> str:
    """The word that two parts make, where the same act also prints it whole."""
    if (
        len(one) < 3
        or len(other) < 5
        or corpus().count(other.lower()) > corpus().pairs[one.lower(), other.lower()] + 1
    ):
        return ""
    start = (one + other[:-2]).lower()
    return next((word for word in sheet.words if word.startswith(start)), "")


# --- stray letters and signs, sentences cut off -------------------------------------------------------

_CUT: Final = re.compile(r"(?<!\w)(?:немесе|және|мен|не|бен)\s*$")
_LONE: Final = re.compile(
    r"(?<=[а-яәғқңөұүһі–,] )([а-бг-рт-яәғқңөұүһі])(?=\s+[а-яәғқңөұүһі]{3}|$)|(?<=–)([А-ЯӘҒҚҢӨҰҮҺІ])(?=\s[а-яәғқңөұүһі])"
)
_DEFINED: Final = re.compile(r"^\d+\) [^–-]{1,80} [–-] ")
"""A term and the dash that opens its meaning."""
_POSSESSED: Final = re.compile(r"(?:ғы|гі|сы|сі|ы|і)(?:н|на|не|нда|нде|нан|нен|ның|нің|мен)?$")
"""The ending of a word that belongs to the one before it."""
_DASH: Final = re.compile(r"([а-яәғқңөұүһі]+) [–-] ([а-яәғқңөұүһі]+)")


def _stray(sheet: Sheet) -> Iterator[Finding]:
    """A letter of its own, a dash inside a set phrase, a cell that ends in «or»."""
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        if said.kind in ("heading", "field"):
            continue
        for match in _LONE.finditer(said.text):
            around = said.text[max(0, match.start() - 20) : match.end() + 20].strip()
            found[said.where, _LETTER].append((around, said.lines))
        for match in _DOUBLE.finditer(said.text):
            around = said.text[max(0, match.start() - 16) : match.end() + 12].strip()
            found[said.where, _TWO_SIGNS].append((around, said.lines))
        if said.kind == "row":
            continue
        if said.kind == "cell" and _CUT.search(said.text):
            found[said.where, _BROKEN].append((f"…{said.text[-40:]}", said.lines))
        for one, other in _DASH.findall(_DEFINED.sub("", said.text)):
            if (
                _POSSESSED.search(other)
                and not other.endswith(("тін", "тын"))
                and corpus().pairs[one, other] >= 2
            ):
                found[said.where, _SIGN].append((f"{one} – {other}", said.lines))
    yield from by_place(sheet, "stray-sign", found)


_DOUBLE: Final = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|,\.|(?<=\d)\.\s(?=үй)")
_TWO_SIGNS: Final = Text("екі тыныс белгі қатар", "два знака подряд", "two signs running")
_LETTER: Final = Text("жеке қалған әріп", "лишняя буква", "a stray letter")
_BROKEN: Final = Text(
    "сөйлем жалғаулықпен үзілген", "фраза обрывается на союзе", "the words break off at a conjunction"
)
_SIGN: Final = Text(
    "тұрақты тіркес ішінде артық сызықша",
    "лишнее тире внутри устойчивого сочетания",
    "a stray dash inside a set phrase",
)


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
    Rule(
        "stray-sign",
        Text("Артық белгі", "Лишний знак", "Stray sign"),
        Text(
            "жеке қалған әріп, артық сызықша, жалғаулықпен үзілген сөйлем",
            "лишняя буква или тире, фраза, оборванная на союзе",
            "a stray letter or dash, words that break off at a conjunction",
        ),
        _stray,
    ),
)
