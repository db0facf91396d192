"""Names of a printed list that depart from the way the list writes them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

from qyzmet.law.lint.finding import Finding
from qyzmet.law.lint.rows import about_rows
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text

RULE: Final = "odd-row"
FEW: Final = 12
"""A shorter list has no way of its own."""


def odd_names(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """Names with their words in another order, with a word missing, or with several bodies in them."""
    yield from _displaced(sheet, rows)
    yield from _long_names(sheet, rows)
    yield from _missing_words(sheet, rows)


def beside(problem: Text, usual: str) -> Text:
    """A problem, with what the other rows have."""
    return Text(
        f"{problem.kk} (басқа жолдарда «{usual}»)",
        f"{problem.ru} (в других строках «{usual}»)",
        f"{problem.en} (the other rows have “{usual}”)",
    )


def _displaced(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """The words that nearly all names of a list have, in another order; another form of their abbreviation."""
    names = [(entry, re.findall(r"\w+", entry.name)) for entry in rows]
    counts = Counter(word for _, words in names for word in set(words))
    common = {word for word, count in counts.items() if count * 10 >= len(rows) * 8}
    orders = Counter(tuple(word for word in words if word in common) for _, words in names)
    usual = orders.most_common(1)[0][0]
    odd = [(entry, entry.name) for entry, words in names if _shuffled(words, usual, common)]
    if odd and len(odd) * 10 <= len(rows):
        yield about_rows(sheet, RULE, "note", odd, beside(_ORDER, " ".join(usual)))


def _shuffled(words: list[str], usual: tuple[str, ...], common: set[str]) -> bool:
    own = tuple(word for word in words if word in common)
    if own != usual and sorted(own) == sorted(usual):
        return True
    lacking = set(usual) - set(own)
    return any(a.isupper() and b.isupper() and set(a) < set(b) for a in lacking for b in words)


_ORDER: Final = Text("атауы басқаша жазылған", "название написано иначе", "the name is written otherwise")


def _long_names(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """Several bodies in one row: a name far longer than the others, with commas."""
    usual = median(len(entry.name) for entry in rows)
    odd = [(e, e.name) for e in rows if len(e.name) > 2 * usual and e.name.count(",") > 1]
    if odd and len(odd) <= FEW // 4:
        problem = Text(
            "бір жолда бірнеше мекеме", "несколько учреждений в одной строке", "several bodies in one row"
        )
        yield about_rows(sheet, RULE, "note", odd, problem)


# --- a word that the other names have ----------------------------------------------------------------


def _missing_words(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """Two words that stand together in a few names, and nearly always with a third between them."""
    names = [(entry, _name_words(entry.name)) for entry in rows]
    together: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry, words in names:
        for pair in dict.fromkeys(pairwise(words)):
            together[pair].append(entry)
    threes = Counter(three for _, words in names for three in zip(words, words[1:], words[2:], strict=False))
    for (before, between, after), often in threes.items():
        pair, odd = (before, after), together.get((before, after), [])
        if odd and often >= FEW and often >= 3 * len(odd):
            problem = Text(
                f"«{between}» сөзі жоқ", f"нет слова «{between}»", f"the word «{between}» is missing"
            )
            yield about_rows(
                sheet,
                RULE,
                "note",
                [(e, e.name) for e in odd],
                beside(problem, " ".join((pair[0], between, pair[1]))),
            )


@cache
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.lower()))
