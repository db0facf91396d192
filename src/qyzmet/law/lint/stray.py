"""Stray letters and signs, words that break off at a conjunction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law.lint.corpus import corpus
from qyzmet.law.lint.finding import Finding, Rule, Span
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.lint.slips import by_place
from qyzmet.law.text import Text

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
    """A letter of its own, two signs running, a dash inside a set phrase, a cell that ends in «or»."""
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        if said.kind in ("heading", "field"):
            continue
        for problem, around in _strays(said.text):
            found[said.where, problem].append((around, said.lines))
        if said.kind == "cell" and _CUT.search(said.text):
            found[said.where, _BROKEN].append((f"…{said.text[-40:]}", said.lines))
        if said.kind != "row":
            for around in _dashes(said.text):
                found[said.where, _SIGN].append((around, said.lines))
    yield from by_place(sheet, "stray-sign", found)


@cache
def _strays(text: str) -> tuple[tuple[Text, str], ...]:
    """Stray letters and double signs, with the words around them."""
    places = [(_LETTER, match) for match in _LONE.finditer(text)]
    places += [(_TWO_SIGNS, match) for match in _DOUBLE.finditer(text)]
    return tuple((what, text[max(0, m.start() - 18) : m.end() + 16].strip()) for what, m in places)


@cache
def _dashes(text: str) -> tuple[str, ...]:
    """Dashes between a word and the word that belongs to it, where the acts print the two without one."""
    return tuple(
        f"{one} – {other}"
        for one, other in _DASH.findall(_DEFINED.sub("", text))
        if _POSSESSED.search(other) and not other.endswith(("тін", "тын")) and corpus().pair(one, other) >= 2
    )


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
