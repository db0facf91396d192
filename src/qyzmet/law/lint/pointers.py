"""References in the words of clauses: which clause or annex of its own act a text sends the reader to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.text import Text

_NUMBER: Final = r"\d{1,2}(?:\(\d{1,2}\))?"
_REFERENCE: Final = re.compile(
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:,|және|мен|-?\s*)\s*{_NUMBER})*)\s*[-–]?\s*"
    r"(?P<kind>тарма[қғ](?!ша)|қосымша)(?P<ending>\w*)"
)
_ELSEWHERE: Final = re.compile(
    r"(?:Заң|заң|Кодекс|кодекс|қаулы|Ереже|ереже|Қағида|қағида|бұйры|[-\s]баб|[-\s]бап)\w*[^.;]{0,60}$"
)
"""Words before a number that make it a clause of some other act."""
_OWN: Final = re.compile(r"(?:[Оо]сы|[Сс]тандарт|[Рр]егламент)\w*[^.;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Reference:
    """One clause or annex of its own act that a text sends the reader to, with the words around it."""

    where: str
    """The clause in which the reference stands."""
    to: str
    """``15`` or ``annex 3``."""
    before: str
    """The words before it, back to the reference before or some hundred letters."""
    after: str
    with_it: frozenset[str]
    """Everything the same words name: ``21, 22-тармақтарда`` names two."""


def references(sheet: Sheet) -> Iterator[Reference]:
    """The references of the clauses' texts to clauses and annexes of the same act."""
    for where, text in sheet.own_words.items():
        if where.startswith("act"):
            continue
        last = 0
        for match in _REFERENCE.finditer(text):
            before = text[max(0, match.start() - 110) : match.start()]
            since = text[max(last, match.start() - 160) : match.start()]
            last = match.end()
            if _ELSEWHERE.search(before[-90:]) and not _OWN.search(before[-90:]):
                continue
            numbers = re.findall(r"\d{1,2}", re.sub(r"\(\d+\)", "", match["numbers"]))
            kind = "annex " if match["kind"] == "қосымша" else ""
            named_ = frozenset(f"{kind}{number}" for number in numbers)
            for to in sorted(named_):
                yield Reference(where, to, since, text[match.end() : match.end() + 90], named_)


def named(to: str) -> Text:
    """A clause or an annex by its name: ``15-тармақ``, ``annex 3``."""
    number = to.removeprefix("annex").strip()
    if to.startswith("annex"):
        return Text(f"{number}-қосымша", f"приложение {number}", to)
    return Text(f"{number}-тармақ", f"пункт {number}", f"clause {number}")


def place(to: str) -> Text:
    """Where: in a clause or an annex."""
    number = to.removeprefix("annex").strip()
    if to.startswith("annex"):
        return Text(f"{number}-қосымшада", f"в приложении {number}", f"in {to}")
    return Text(f"{number}-тармақта", f"в пункте {number}", f"in clause {number}")
