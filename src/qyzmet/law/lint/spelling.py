"""Misprints: rare words one letter away from common ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law.lint.corpus import corpus, rare_words
from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.sheet import Passage, Sheet
from qyzmet.law.lint.slips import MISPRINT
from qyzmet.law.text import Text

_COMMON: Final = 4
"""A word in so many surroundings is spelt as it should be."""
_LONG: Final = 5


def _misspelt(sheet: Sheet) -> Iterator[Finding]:
    """A rare word one letter away from a common one that stands beside the same neighbours."""
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.act_passages, *sheet.row_passages):
        for word, right in _misprints(said.text):
            if said.kind != "row" or word.islower():
                found[word, right].append(said)
        if "-" in said.text:
            for word in _HYPHEN.findall(said.text):
                if right := _hyphenated(sheet, word.lower()):
                    found[word, right].append(said)
    for (word, right), places in found.items():
        where = citation(tuple(said.where for said in places))
        yield sheet.finding(
            "misspelt",
            "note",
            where,
            Text(
                f"«{word}» деп басылған, басқа жерлерде «{right}»",
                f"Напечатано «{word}», в других местах «{right}»",
                f"“{word}” is printed, everywhere else “{right}”",
            ),
            MISPRINT,
            at=[said.lines for said in places],
        )


_HYPHEN: Final = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")


@cache
def _misprints(text: str) -> tuple[tuple[str, str], ...]:
    """The misprinted words of a text, each with the right one."""
    rare = (one for one in rare_words(text) if len(one.word) >= _LONG)
    meant = ((word, _meant(before, word.lower(), after)) for before, word, after in rare)
    return tuple((word, right) for word, right in meant if right)


def _hyphenated(sheet: Sheet, word: str) -> str:
    """The word without its hyphen, where the same act nearly always writes it so."""
    whole = word.replace("-", "")
    if corpus().count(whole) < _COMMON or corpus().count(word) > corpus().count(whole):
        return ""
    return whole if whole in sheet.words else ""


_LATIN: Final = re.compile("[a-z]")
_THRICE: Final = re.compile(r"(\w)\1\1")


@cache
def _meant(before: str, word: str, after: str) -> str:
    """The common word that a rare one is a misprint of; empty if it is none."""
    known = corpus()
    often = known.count(word)
    if _LATIN.search(word):
        return ""
    if _THRICE.search(word):
        return _THRICE.sub(r"\1\1", word)
    near = [other for other in _near(word) if known.count(other) > often and not _same_word(word, other)]
    likely = [other for other in near if _evident(before, word, after, other)]
    return max(likely, key=known.count, default="")


def _same_word(word: str, right: str) -> bool:
    """Whether it is the same word with the м of «my» inside, or another form of the same verb."""
    at = differs(word, right)
    if {word[at : at + 1], right[at : at + 1]} == {"у", "й"} and word[at + 1 :] == right[at + 1 :]:
        return True
    return len(word) == len(right) + 1 and word[at] == "м" and word[at + 1 :] == right[at:]


def _evident(before: str, word: str, after: str, right: str) -> bool:
    """Whether the neighbours, or the letters themselves, say that the other word was meant.

    Letters that look alike prove themselves. A letter lost or won is believed when one neighbour knows the common
    word better, or the word is long; another letter needs both neighbours, an ending a set phrase.
    """
    known = corpus()
    left = known.pair(before, right) if len(before) > 2 else 0
    follows = known.pair(right, after) if len(after) > 2 else 0
    common = known.count(right) >= max(_COMMON, 4 * known.count(word))
    if (
        len(word) > _LONG
        and word.translate(_ALIKE) == right.translate(_ALIKE)
        and (common or left or follows)
    ):
        return True
    if _own_family(word, right):
        return False
    if word.startswith(right) or right.startswith(word) or _ending(word, right):
        mine = known.pair(word, after)
        return common and follows >= 4 * max(1, mine) and follows >= (_SURE if left == 0 else _COMMON)
    if left and follows:
        return True
    better = left > known.pair(before, word) or follows > known.pair(word, after)
    if not common or (len(word) == len(right) and sorted(word) != sorted(right)):
        return common and _impossible(word)
    return better or min(len(word), len(right)) >= _VERY_LONG


_SURE: Final = 10
_VERY_LONG: Final = 9
_ALIKE: Final = str.maketrans("қғңөұүіәһ", "кгноууиах")
"""Kazakh letters and the Russian ones that a careless hand puts for them."""


def _own_family(word: str, right: str) -> bool:
    """Whether other common words begin as the rare one does and the common one does not."""
    known, start = corpus(), word[: max(4, differs(word, right) + 2)]
    return any(
        other.startswith(start) and known.count(other) > 1 for other in _by_beginning()[start[:3]] - {word}
    )


@cache
def _by_beginning() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in corpus().counts:
        found[word[:3]].add(word)
    return found


def differs(one: str, other: str) -> int:
    """Where two words begin to differ."""
    letters = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in letters if a != b), min(len(one), len(other)))


def _impossible(word: str) -> bool:
    """Letters that Kazakh never writes together: к after ы, қ after і."""
    return bool(re.search(r"ык|ыг|іқ|іғ", word))


def _ending(word: str, right: str) -> bool:
    """Whether two words differ in their last letters, or by a letter that makes a verb passive or reflexive."""
    same = differs(word, right)
    if sorted(word) == sorted(right):
        return False
    if same >= min(len(word), len(right)) - 2:
        return True
    longer, shorter = sorted((word, right), key=len, reverse=True)
    return len(longer) > len(shorter) and longer[same] in "лмнст" and shorter[same:] == longer[same + 1 :]


def _near(word: str) -> set[str]:
    """The words of the acts one letter away, and those of letters that look alike."""
    alike = _by_look().get(word.translate(_ALIKE), set()) if len(word) > _LONG else set()
    return {other for shape in _shapes_of(word) for other in _shapes().get(shape, ())} | alike - {word}


@cache
def _by_look() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word, count in corpus().counts.items():
        if count > 1:
            found[word.translate(_ALIKE)].add(word)
    return found


@cache
def _shapes() -> dict[str, set[str]]:
    """The words of the acts, without those that stand once, by what is left of them when one letter is taken out."""
    shapes: dict[str, set[str]] = defaultdict(set)
    for word, count in corpus().counts.items():
        if count > 1 and len(word) >= _LONG - 1:
            for shape in _shapes_of(word):
                shapes[shape].add(word)
    return shapes


def _shapes_of(word: str) -> set[str]:
    """The word, and the word without each letter but the first."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


RULES = (
    Rule(
        "misspelt",
        Text("Басылу қатесі", "Опечатка", "Misprint"),
        Text(
            "сол көршілермен жиі тұратын сөзден бір әріппен ғана ерекшеленетін сирек сөз",
            "редкое слово, отличное одной буквой от частого с теми же соседями",
            "a rare word one letter away from a common one with the same neighbours",
        ),
        _misspelt,
    ),
)
