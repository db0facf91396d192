"""Which rows of two lists are the same body, although the lists write its name differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from qyzmet.law.lint.sheet import Entry, Sheet

_ALIKE: Final = str.maketrans("aceopxyhkmtbi", "асеорхунқмтві")
_CENTRE: Final = re.compile(r"хқ[кқ]?о\w*|халыққа қызмет көрсету орталығы\w*")
_SHORT: Final = (
    (_CENTRE, " орталық "),
    (re.compile(r"(?<!\w)іід(?!\w)"), " ішкі істер департаменті "),
    (re.compile(r"ф-л(?!\w)|филиал\w*"), " филиал "),
    (re.compile(r"әкім(?:дігі)?\w*"), " әкім "),
    (re.compile(r"аппарат\w*|мемлекеттік мекемесі\w*|(?<!\w)(?:мм|рмм)(?!\w)"), " "),
    (re.compile(r"№\s*(\d+)"), r" \1 "),
)
_ENDING: Final = re.compile(
    r"(?<=\w{3})(?:(?:ы|і|сы|сі)?(?:ның|нің|дың|дің|тың|тің)|[дтл][ыі][қк]|сы|сі|ы|і)$"
)
_PLACES: Final = frozenset(
    _ENDING.sub("", word) for word in ("облысы", "қаласы", "ауданы", "селосы", "ауылы")
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists of the same bodies, row beside row; a row without its like stands alone."""

    one: Sequence[Entry]
    other: Sequence[Entry]
    same: tuple[tuple[Entry, Entry], ...]

    def alone(self, side: Sequence[Entry]) -> list[Entry]:
        """The rows of one side that the other does not have."""
        met = {id(entry) for both in self.same for entry in both}
        return [entry for entry in side if id(entry) not in met]


@cache
def words_of_name(name: str) -> frozenset[str]:
    """The words of a name without case, endings, signs; abbreviations opened.

    >>> words_of_name("Ақмола облысының ХҚО") == words_of_name("Ақмола облысы ХҚКО")
    True
    """
    low = name.lower().translate(_ALIKE)
    for pattern, by in _SHORT:
        low = pattern.sub(by, low)
    return frozenset(_ENDING.sub("", word) for word in re.findall(r"\w+", low))


def pairs(sheet: Sheet) -> Iterator[Pair]:
    """The lists of an edition that name the same bodies: alike in kind, half of their rows met."""
    for one, other in combinations(sheet.lists.values(), 2):
        if ("post" in one[0].cells) != ("post" in other[0].cells):
            continue
        common = _common(one) & _common(other) - _PLACES
        if not common:
            continue
        found = _match(one, other)
        if len(found) * 2 >= min(len(one), len(other)):
            yield Pair(one, other, tuple(found))


def _common(rows: Sequence[Entry]) -> frozenset[str]:
    """The words that at least half of the names of a list have."""
    counts = Counter(word for entry in rows for word in words_of_name(entry.name))
    return frozenset(word for word, count in counts.items() if count * 2 >= len(rows))


def _match(one: Sequence[Entry], other: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    generic = _common((*one, *other)) | _common(one) | _common(other)
    left = {id(e): (words_of_name(e.name) - generic, e) for e in other}
    found: list[tuple[Entry, Entry]] = []
    waiting: list[tuple[frozenset[str], Entry]] = []
    for entry in one:
        key = words_of_name(entry.name) - generic
        like = next((i for i, (words, _) in left.items() if words == key), None)
        if like is None:
            waiting.append((key, entry))
        else:
            found.append((entry, left.pop(like)[1]))
    for key, entry in waiting:
        near = [i for i, (words, _) in left.items() if _within(key, words)]
        if len(near) == 1:
            found.append((entry, left.pop(near[0])[1]))
    return found


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name says less of the same body; a number that stands in both must be the same."""
    return bool(one) and bool(other) and (one <= other or other <= one)
