"""What one edition says, cut into matters that can be laid beside those of another edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qyzmet.law.changes.model import ForWhom
from qyzmet.law.model import Edition, Sourced, When
from qyzmet.law.text import Text
from qyzmet.law.words import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing an edition says: the whole of a matter, or one entry of its list."""

    words: Text
    clause: str | None
    key: str = ""
    """An id that means the same thing in every edition; empty where the words must tell what belongs together."""
    gist: str
    """What decides whether two points say the same."""
    about: str
    """The words by which points without a key find each other."""
    translated: str = ""
    """The Russian and English words: where both are the same, another Kazakh wording is no difference."""
    official: str = ""
    """The act's own words in the clauses cited: where they are the same, so is what they say."""
    ours: bool = False
    """Told in words of ours: another wording is no difference, as long as most of it is alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter of an edition; ``key`` makes it the same matter in another edition."""

    section: str
    key: str
    what: Text
    for_whom: ForWhom
    points: tuple[Point, ...]
    listed: bool = False
    """Whether the points are entries of a list, compared one by one."""
    by: str = "; "
    """What stands between the points when they are told as one text."""
    if_both: bool = False
    """Compared only if both editions have it; that one lacks it is told elsewhere."""


Look = Callable[[Edition], Iterable[Matter]]

_NUMBER = re.compile(r"^\s*\d+(-\d+)?[.)]\s*")
_WORD: Final = re.compile(r"\w+")
_CITED: Final = re.compile(r"\((cl\.|пп?\.|\d[\d, ]*-тарма)[^)]*\)")


def plain_words(text: str) -> str:
    """The words of a text and nothing else: case, commas, quotation marks, dashes and cited clauses make no
    difference.

    >>> plain_words("17. «Сыпайылық» – қағидат;")
    '17 сыпайылық қағидат'
    """
    return " ".join(_WORD.findall(_CITED.sub("", text).casefold()))


def official(edition: Edition, clause: str | None) -> str:
    """The act's own words in the clauses cited, without their numbers; empty if any of them has none."""
    if not clause:
        return ""
    texts = [edition.clause(cited).text for cited in clause.split(", ")]
    if not all(texts):
        return ""
    return " ".join(plain_words(_NUMBER.sub("", text)) for text in texts if text)


def said(
    edition: Edition,
    words: Text,
    *sources: Sourced,
    key: str = "",
    about: Text | None = None,
    ours: bool = False,
) -> Point:
    """A point that is told in words: the same if the Kazakh words are, or the act's own in the clauses cited."""
    clause = clauses(sources)
    return Point(
        words=words,
        clause=clause,
        key=key,
        gist="" if ours else plain_words(words.kk),
        about=(about or words).kk,
        translated=translated(words),
        official=official(edition, clause),
        ours=ours,
    )


def translated(words: Text) -> str:
    """The Russian and English words."""
    return f"{plain_words(words.ru)}|{plain_words(words.en)}"


def measured(
    words: Text, gist: object, *sources: Sourced, key: str = "", about: Text | None = None, ours: bool = False
) -> Point:
    """A point whose ``gist``, a figure or a choice, decides alone whether it is the same."""
    return Point(
        words=words, clause=clauses(sources), key=key, gist=str(gist), about=(about or words).kk, ours=ours
    )


def clauses(sources: Iterable[Sourced]) -> str | None:
    """The clauses of several values, each named once, in their order."""
    cited = (one for source in sources if source.clause for one in source.clause.split(", "))
    return ", ".join(dict.fromkeys(cited)) or None


def one(section: str, what: Text, for_whom: ForWhom, said: Point | None, key: str = "") -> list[Matter]:
    """A matter of one text; nothing where the edition is silent."""
    if said is None:
        return []
    key = key or what.en
    return [Matter(section=section, key=key, what=what, for_whom=for_whom, points=(said,))]


def listed(
    section: str,
    what: Text,
    for_whom: ForWhom,
    points: Iterable[Point],
    *,
    key: str = "",
    by: str = "; ",
    if_both: bool = False,
) -> list[Matter]:
    """A matter that is a list; nothing where it is empty."""
    rows = tuple(points)
    if not rows:
        return []
    return [
        Matter(
            section=section,
            key=key or what.en,
            what=what,
            for_whom=for_whom,
            points=rows,
            listed=True,
            by=by,
            if_both=if_both,
        )
    ]


def with_note(words: Text, notes: Sequence[Text], by: str = ", ") -> Text:
    """Words with something in brackets after them; alone where there is nothing to note."""
    if not notes:
        return words
    note = joined(notes, by)
    return Text(f"{words.kk} ({note.kk})", f"{words.ru} ({note.ru})", f"{words.en} ({note.en})")


def labelled(label: Text, words: Text) -> Text:
    """«Label: words»."""
    return joined([label, words], ": ")


def channel_names(edition: Edition, channels: Iterable[str]) -> list[Text]:
    """The channels in words."""
    return [edition.channel(channel).name for channel in channels]


def condition_words(edition: Edition, when: When) -> list[Text]:
    """The values a condition names, in words; a bare yes or no with its question."""
    return [value_words(edition, fact, values) for fact, values in when.items()]


def value_words(edition: Edition, fact: str, values: Iterable[str]) -> Text:
    """Some answers to a question, in words."""
    asked = edition.fact(fact)
    known: Mapping[str, Text] = {value.id: value.label for value in asked.values}
    words = joined((known[value] for value in values), " / ")
    bare = any(label.kk.casefold().split(",")[0] in ("иә", "жоқ") for label in known.values())
    return joined([asked.question, words], " ") if bare else words
