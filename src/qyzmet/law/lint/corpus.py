"""How the acts of all services write: which words are common, and which words stand beside each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Edition

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word, with the parts that a hyphen holds together."""
PART: Final = re.compile(r"[.;:()«»\"\n\d]|\s[–-]\s")
"""What parts words that have nothing to do with each other: stops, brackets, numbers, dashes."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower() for word in WORD.findall(text)]


class Corpus:
    """Counts of words and of pairs of words; a sentence that many acts copy counts once."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        self._contexts: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.pairs: Counter[tuple[str, str]] = Counter()
        """How often two words stand side by side."""
        self.between: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        """The words that stand between two others, without names and addresses."""
        for phrase in _phrases(texts):
            self._add(phrase)
            for one, two, three in zip(phrase, phrase[1:], phrase[2:], strict=False):
                self.between[one, three][two] += 1
        for phrase in _phrases(names):
            self._add(phrase)
        self.counts = {word: len(around) for word, around in self._contexts.items()}

    def _add(self, words: tuple[str, ...]) -> None:
        padded = ("", *words, "")
        for before, word, after in zip(padded, padded[1:], padded[2:], strict=False):
            self._contexts[word].add((before, after))
        self.pairs.update(pairwise(words))

    def count(self, word: str) -> int:
        """In how many different surroundings the word stands."""
        return self.counts.get(word, 0)


def _phrases(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The different stretches of words without a stop in between."""
    parts = dict.fromkeys(part for text in texts for part in PART.split(text) if part)
    return iter(dict.fromkeys(tuple(words_of(part)) for part in parts))


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
