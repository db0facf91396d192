"""The difference of two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal

Sign = Literal["same", "old", "new"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words that both texts have (``same``), or only the older or the newer one."""

    sign: Sign
    text: str


_LEAST_ALIKE: Final = 0.4
"""Texts that share less than this are better read one after the other."""
_WORD = re.compile(r"\w+|[^\w\s]")


def marked(old: str, new: str) -> tuple[Mark, ...]:
    """Both texts as one run of marks; empty if they have too little in common to be read as one.

    >>> [(m.sign, m.text) for m in marked("30 minutes in the queue", "15 minutes in the queue")]
    [('old', '30'), ('new', '15'), ('same', 'minutes in the queue')]
    """
    a, b = old.split(), new.split()
    matcher = SequenceMatcher(None, [_bare(word) for word in a], [_bare(word) for word in b], autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return ()
    runs: list[tuple[Sign, list[str]]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", b[k:m]))
        else:
            runs += [("old", a[i:j]), ("new", b[k:m])]
    return tuple(Mark(sign, " ".join(words)) for sign, words in _joined(runs) if words)


def _bare(word: str) -> str:
    """The word as it is compared: a comma or a capital makes no other word."""
    return "".join(_WORD.findall(word)).strip(".,;:()«»“”\"'").casefold() or word


def _joined(runs: list[tuple[Sign, list[str]]]) -> list[tuple[Sign, list[str]]]:
    """The runs with lone short words between two changes counted to both: they would only break the reading."""
    found: list[tuple[Sign, list[str]]] = []
    last = len(runs) - 1
    for n, (sign, words) in enumerate(runs):
        lone = sign == "same" and len(words) == 1 and len(words[0]) <= 3 and 0 < n < last
        found += [("old", words), ("new", words)] if lone else [(sign, words)]
    together: list[tuple[Sign, list[str]]] = []
    for same, group in groupby(found, key=lambda run: run[0] == "same"):
        rows = list(group)
        if same:
            together.append(("same", [word for _, words in rows for word in words]))
            continue
        for side in ("old", "new"):
            together.append((side, [word for sign, words in rows if sign == side for word in words]))
    return together
