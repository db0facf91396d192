"""How a clause is cited in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from qyzmet.law.text import Text


@dataclass(frozen=True, slots=True)
class _Tongue:
    one: str
    many: str
    words: Mapping[str, str]
    act: Mapping[str, str]
    """The parts of the act itself, as against those of what it approves."""


_KAZAKH: Final = _Tongue(
    "{}-тармақ",
    "{}-тармақтар",
    {
        "cl.": "{}-тармақ",
        "annex": "{}-қосымша",
        "item": "{}-тармақша",
        "row": "{}-жол",
        "table": "{}-кесте",
        "action": "{}-әрекет",
        "preamble": "кіріспе",
        "heading": "тақырып",
        "note": "ескертпе",
        "act": "акт",
    },
    {
        "cl.": "актінің {}-тармағы",
        "preamble": "актінің кіріспесі",
        "heading": "актінің тақырыбы",
        "note": "актіге ескертпе",
        "signature": "актідегі қол",
        "signatures": "актідегі қолдар",
    },
)
_RUSSIAN: Final = _Tongue(
    "п. {}",
    "пп. {}",
    {
        "cl.": "п. {}",
        "annex": "приложение {}",
        "item": "подпункт {}",
        "row": "строка {}",
        "table": "таблица {}",
        "action": "действие {}",
        "preamble": "преамбула",
        "heading": "заголовок",
        "note": "примечание",
        "act": "акт",
    },
    {
        "cl.": "п. {} акта",
        "preamble": "преамбула акта",
        "heading": "заголовок акта",
        "note": "примечание к акту",
        "signature": "подпись под актом",
        "signatures": "подписи под актом",
    },
)
_ENGLISH: Final = _Tongue(
    "cl. {}",
    "cl. {}",
    {},
    {
        "cl.": "cl. {} of the act",
        "preamble": "preamble of the act",
        "heading": "heading of the act",
        "note": "note to the act",
        "signature": "signature of the act",
        "signatures": "signatures of the act",
    },
)
_NUMBER: Final = re.compile(r"(?:cl\. ?)?(\d[\d.]*(?:\([^)]*\))*)")
_OF_THE_ACT: Final = re.compile(r"act (cl\.|\w+) ?([\d(]\S*)?")


def cited(citation: str) -> Text:
    """A citation as it is written in each language.

    >>> cited("11(1), 14, annex 3").kk
    '11(1), 14-тармақтар, 3-қосымша'
    >>> cited("9, annex").ru
    'п. 9, приложение'
    >>> cited("act cl. 3").en
    'cl. 3 of the act'
    """
    return Text(*(_cited(citation, tongue) for tongue in (_KAZAKH, _RUSSIAN, _ENGLISH)))


def _cited(citation: str, tongue: _Tongue) -> str:
    said: list[str] = []
    for alike, group in groupby(citation.split(", "), lambda part: _NUMBER.fullmatch(part) is not None):
        parts = list(group)
        if alike:
            numbers = [part.removeprefix("cl.").strip() for part in parts]
            said.append((tongue.many if len(numbers) > 1 else tongue.one).format(", ".join(numbers)))
        else:
            said.extend(_part(part, tongue) for part in parts)
    return ", ".join(said)


def _part(part: str, tongue: _Tongue) -> str:
    found = _OF_THE_ACT.fullmatch(part)
    if found and found[1] in tongue.act:
        form, number = tongue.act[found[1]], found[2] or ""
        return form.format(number) if "{}" in form else f"{form} {number}".strip()
    return _in_words(part, tongue.words)


def _in_words(part: str, words: Mapping[str, str]) -> str:
    for word, form in words.items():
        number = r" ?(\d\S*)" if "{}" in form else ""
        part = re.sub(rf"(?<!\w){re.escape(word)}{number}(?!\w)", form.format(r"\1"), part)
    # the only annex of an act has no number
    return re.sub(r"(?<!\w)annex(?!\w)", words["annex"].format("").strip(" -"), part) if words else part
