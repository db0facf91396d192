"""What a comparison of two editions is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qyzmet.law.changes.marks import Mark, marked
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

ForWhom = Literal["applicant", "staff"]
Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the two editions say of one thing, clause beside clause; None where one of them says nothing."""

    old: Text | None
    new: Text | None
    old_clause: str | None
    new_clause: str | None

    @property
    def kind(self) -> Kind:
        """``added`` if only the newer edition speaks of it, ``removed`` if only the older."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"

    def marks(self, language: str) -> tuple[Mark, ...]:
        """The two texts as one, word by word: what both say, what went and what came.

        Empty where one side is silent, or where so little is alike that both are better read whole.
        """
        if self.old is None or self.new is None:
            return ()
        return _marked(self.old.in_(language), self.new.in_(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Sides):
    """One entry of a list that came, went or changed: a category of the exempt, a field of a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Sides):
    """One matter that differs. ``section`` is where it belongs: ``terms``, ``documents``, ``steps`` …

    ``old`` and ``new`` are the whole of what is said. For a list ``items`` are the entries that differ, one by one,
    and ``kept`` is how many do not; a matter without ``items`` is one text.
    """

    section: str
    what: Text
    for_whom: ForWhom
    where: tuple[Text, ...] = ()
    """The channels it holds for; empty where it is not told by channel."""
    cases: tuple[Text, ...] = ()
    """The cases it holds for, any of these; empty is every case that both editions know."""
    items: tuple[Item, ...] = ()
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """One matter of which both editions say the same."""

    section: str
    what: Text
    words: Text
    old_clause: str | None
    new_clause: str | None
    for_whom: ForWhom


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions side by side: every matter of which either speaks is among ``changes`` or among ``alike``."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    alike: tuple[Alike, ...]
    word_for_word: tuple[str, ...]
    """The clauses that stand under one number in both acts and say the same in the same words."""

    @property
    def matters(self) -> int:
        """How many matters were compared."""
        return len(self.changes) + len(self.alike)


@lru_cache(maxsize=4096)
def _marked(old: str, new: str) -> tuple[Mark, ...]:
    return marked(old, new)
