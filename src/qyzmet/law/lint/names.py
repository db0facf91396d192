"""Words written in two ways: loanwords in one act, names of places in the two cells of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law.lint.corpus import corpus, words_of
from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.lint.slips import MISPRINT
from qyzmet.law.lint.spelling import differs
from qyzmet.law.text import Text

_LOANS: Final = (("ч", "ш"), ("ц", "с"), ("щ", "ш"))
"""Letters of loanwords that are written in two ways."""
_LONG: Final = 5


def _two_spellings(sheet: Sheet) -> Iterator[Finding]:
    yield from _loanwords(sheet)
    yield from _places(sheet)


def _loanwords(sheet: Sheet) -> Iterator[Finding]:
    """A loanword that one act writes in two ways."""
    for one, other in _LOANS:
        for word in sorted(word for word in sheet.words if one in word and len(word) >= _LONG):
            twin = word.replace(one, other)
            if twin in sheet.words:
                places = [said for said in sheet.passages if {word, twin} & set(words_of(said.text))]
                yield sheet.finding(
                    "two-spellings",
                    "note",
                    citation(tuple(said.where for said in places)),
                    Text(
                        f"Бір сөз екі түрлі жазылған: «{word}» және «{twin}»",
                        f"Одно слово написано двояко: «{word}» и «{twin}»",
                        f"One word is written in two ways: “{word}” and “{twin}”",
                    ),
                    MISPRINT,
                    at=[said.lines for said in places if said.lines],
                )


def _places(sheet: Sheet) -> Iterator[Finding]:
    """A place whose name in the first cell of a row differs by one letter from that in its address."""
    for rows in sheet.lists.values():
        for entry in rows:
            names, places = _names(entry.name), _names(entry.printed("address"))
            for one in names:
                for other in places:
                    if (
                        one[0] == other[0]
                        and one != other
                        and (
                            _one_letter(one.lower(), other.lower())
                            and min(corpus().count(one.lower()), corpus().count(other.lower())) < 3
                        )
                    ):
                        yield sheet.finding(
                            "two-spellings",
                            "note",
                            entry.directory.clause or "",
                            Text(
                                f"{entry.number}-жол: атауында «{one}», мекенжайында «{other}»",
                                f"строка {entry.number}: в названии «{one}», в адресе «{other}»",
                                f"row {entry.number}: “{one}” in the name, “{other}” in the address",
                            ),
                            MISPRINT,
                            at=[entry.lines],
                        )


@cache
def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"(?<!\w)[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{4,}", text)))


@cache
def _one_letter(one: str, other: str) -> bool:
    """Whether two names differ by one letter, not in an ending."""
    same = differs(one, other)
    if same < 1 or same >= min(len(one), len(other)) - 1 or abs(len(one) - len(other)) > 1:
        return False
    rest = (one[same:], other[same:])
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


RULES = (
    Rule(
        "two-spellings",
        Text("Атаудың екі жазылуы", "Два написания названия", "Two spellings of a name"),
        Text(
            "бір сөз не жер атауы бір актіде екі түрлі жазылған",
            "слово или название места написано в одном акте двояко",
            "one word, or the name of a place, is written in two ways in one act",
        ),
        _two_spellings,
    ),
)
