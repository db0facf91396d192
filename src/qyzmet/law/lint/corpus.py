"""How the acts of all services write: which words are common, and which words stand beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from qyzmet.law import catalogue
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Edition

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word, with the parts that a hyphen holds together."""
PART: Final = re.compile(r"[.;:()«»\"\n\d]|\s[–-]\s")
"""What parts words that have nothing to do with each other: stops, brackets, numbers, dashes."""


OFTEN: Final = 9
"""A word that stands so often between the same two is the right one there."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower() for word in WORD.findall(text)]


class Corpus:
    """Counts of words and of pairs of words; a sentence that many acts copy counts once."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        prose, listed = _phrases(texts), _phrases(names)
        every = (*prose, *listed)
        around = {
            place for words in every for place in zip(("", *words), words, (*words[1:], ""), strict=False)
        }
        self.counts: Mapping[str, int] = Counter(word for _, word, _ in around)
        """In how many different surroundings each word stands."""
        self._pairs = Counter(pair for words in every for pair in pairwise(words))
        self._threes = Counter(
            three for words in prose for three in zip(words, words[1:], words[2:], strict=False)
        )

    @cached_property
    def between(self) -> Mapping[tuple[str, str], tuple[str, int]]:
        """The word that often stands between two others, and how often; without names and addresses."""
        often = ((one, two, three, n) for (one, two, three), n in self._threes.items() if n >= OFTEN)
        return {(one, three): (two, n) for one, two, three, n in sorted(often, key=lambda row: row[3])}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How words begin: every part of six letters and more from the first."""
        return frozenset(word[:at] for word in self.counts for at in range(6, len(word) + 1))

    def three(self, one: str, two: str, three: str) -> int:
        """How often three words stand side by side, without names and addresses."""
        return self._threes.get((one, two, three), 0)

    def pair(self, one: str, other: str) -> int:
        """How often two words stand side by side."""
        return self._pairs.get((one, other), 0)

    def count(self, word: str) -> int:
        """In how many different surroundings the word stands."""
        return self.counts.get(word, 0)


@cache
def stretches(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a text as printed, stretch by stretch between stops."""
    return tuple(words for part in PART.split(text) if (words := tuple(WORD.findall(part))))


@cache
def low_stretches(text: str) -> tuple[tuple[str, ...], ...]:
    """The same in small letters."""
    return tuple(tuple(map(str.lower, words)) for words in stretches(text))


class Rare(NamedTuple):
    """A word as printed that hardly stands anywhere else, with the words beside it in small letters."""

    before: str
    word: str
    after: str


RARE: Final = 2
"""A rare word stands in so many surroundings at most."""


@cache
def rare_words(text: str) -> tuple[Rare, ...]:
    """The rare words of a text."""
    counts = corpus().counts
    found = []
    for words, low in zip(stretches(text), low_stretches(text), strict=True):
        for at, word in enumerate(low):
            if counts.get(word, 0) <= RARE:
                before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
                found.append(Rare(before, words[at], after))
    return tuple(found)


def _phrases(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The different stretches of words, in small letters."""
    return tuple(dict.fromkeys(words for text in dict.fromkeys(texts) for words in low_stretches(text)))


@cache
def corpus() -> Corpus:
    """The words of the clauses, tables, forms and lists of all acts."""
    sheets = _sheets().values()
    return Corpus(
        (said.text for sheet in sheets for said in (*sheet.passages, *sheet.act_passages)),
        (said.text for sheet in sheets for said in sheet.row_passages),
    )


def sheet_of(edition: Edition) -> Sheet:
    """The sheet of an edition: the one that the corpus was read from, unless this edition is another."""
    known = _sheets().get(edition.name)
    return known if known is not None and known.edition is edition else Sheet(edition)


@cache
def _sheets() -> dict[str, Sheet]:
    return {one.name: Sheet(one) for service in catalogue.services() for one in catalogue.editions(service)}
