"""Hold an edition against the text of its act: is each line of the seed in the data?

A line counts as found when its letters stand, in their order, in the Kazakh words of the edition or in the rows of
its lists; a line torn by the typesetting counts when each of its words stands there. White space, punctuation, case
and the Latin letters that typists put for Kazakh ones do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Final

from qyzmet.law.directories import rows
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

_ALIKE: Final = str.maketrans("iaceopxyhkmtbё", "іасеорхункмтве")
_SIGNS: Final = re.compile(r"[^0-9а-яәғқңөұүһіё]+")
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the seed, and the words of it that the data do not have."""

    number: int
    text: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an act stands in the data. ``lines`` and ``words`` are counts of what is printed."""

    edition: str
    lines: int
    found: int
    words: int
    words_found: int
    missing: tuple[Line, ...]


def cover(edition: Edition, folder: Path) -> Coverage:
    """Compare the edition with its seed in the folder; :class:`OSError` if the seed cannot be read."""
    first, last = edition.act.seed_lines
    seed = (folder / edition.act.seed).read_text("utf-8").splitlines()[first - 1 : last]
    corpus = " ".join(_words(edition))
    joined, known = _letters(corpus), set(_split(corpus))
    missing, lines, words, words_found = [], 0, 0, 0
    for number, text in enumerate(seed, first):
        letters = _letters(_unspaced(text))
        if not letters:
            continue
        lines += 1
        parts = _split(_unspaced(text))
        words += len(parts)
        absent = (
            [] if letters in joined else [w for w in parts if w not in known and _letters(w) not in joined]
        )
        words_found += len(parts) - len(absent)
        if any(len(word) >= _SHORT for word in absent):
            missing.append(Line(number, text.strip(), tuple(absent)))
    return Coverage(edition.name, lines, lines - len(missing), words, words_found, tuple(missing))


def _words(edition: Edition) -> Iterator[str]:
    """Every Kazakh word the edition holds: clauses, values, rows of its lists."""
    yield from _texts(edition)
    for directory in edition.directories:
        if directory.file is not None:
            for row in rows(directory.file):
                yield from row.cells.values()
                yield from (difference.printed for difference in row.differences)
    yield from (str(number) for number in range(1, 300))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.kk
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def _plain(text: str) -> str:
    return text.lower().translate(_ALIKE)


def _letters(text: str) -> str:
    return _SIGNS.sub("", _plain(text))


def _split(text: str) -> list[str]:
    return [one for one in _SIGNS.split(_plain(text)) if one]


def _unspaced(line: str) -> str:
    """A line set wide («к е н т і») closed up: single letters between single spaces are one word."""
    return re.sub(r"(?<!\S)(?:\S )+\S(?!\S)", lambda match: match[0].replace(" ", ""), line)
