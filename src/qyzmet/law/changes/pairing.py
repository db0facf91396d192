"""Which entries of two lists belong together, and whether they say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from qyzmet.law.changes.matters import Point

Pair = tuple[Point | None, Point | None]

_AKIN: Final = 0.5
"""Entries that share at least this part of their words are taken to be about one thing."""
_ANOTHER_WORDING: Final = 0.6
"""Sentences of ours that share at least this part of their words are taken to say the same."""
_STEM: Final = 5
"""Letters that tell a word: what follows in Kazakh and Russian is mostly endings."""
_WORD = re.compile(r"\w+")


def paired(old: Sequence[Point], new: Sequence[Point]) -> list[Pair]:
    """Each entry with the one of the other list it belongs to: by key, else by its words; the order of the older
    list, then what is new."""
    found: dict[int, int] = {}
    free = dict(enumerate(new))
    for i, a in enumerate(old):
        for j, b in free.items():
            if a.key == b.key if a.key and b.key else same(a, b):
                found[i] = j
                del free[j]
                break
    scores = sorted(
        (-akin(old[i].about, b.about), i, j)
        for i in range(len(old))
        if i not in found
        for j, b in free.items()
    )
    for score, i, j in scores:
        if -score >= _AKIN and i not in found and j in free:
            found[i] = j
            del free[j]
    pairs: list[Pair] = [(a, new[found[i]] if i in found else None) for i, a in enumerate(old)]
    return [*pairs, *((None, b) for b in free.values())]


def same(old: Point, new: Point) -> bool:
    """Whether two points say the same: in their gist, or in the act's own words behind them."""
    if old.official and akin(old.official, new.official) == 1:
        return True
    if old.translated and old.translated == new.translated:
        return True
    return old.gist == new.gist and (not old.ours or akin(old.about, new.about) >= _ANOTHER_WORDING)


def akin(old: str, new: str) -> float:
    """How much two texts share, from 0 to 1, by the stems of their words.

    >>> akin("баж төлеу туралы түбіртек", "баждың төленгені туралы түбіртек")
    0.5
    """
    a, b = _stems(old), _stems(new)
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def within_words(part: str, whole: str) -> bool:
    """Whether every word of one text stands in the other.

    >>> within_words("өтініш", "2-қосымшаға сәйкес нысандағы өтініш")
    True
    """
    return _stems(part) <= _stems(whole)


@lru_cache(maxsize=16384)
def _stems(text: str) -> Counter[str]:
    return Counter(word[:_STEM] for word in _WORD.findall(text.casefold()))
