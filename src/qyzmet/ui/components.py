"""What the faces hand to the components of a page: plain values, no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from qyzmet.law.text import Text
from qyzmet.ui.words import in_language

Words = Text | str
"""A text of the law in three languages, or a string already in the reader's."""


class Named(Protocol):
    """Anything with an edition's name, such as :class:`qyzmet.law.model.Edition`."""

    @property
    def name(self) -> str: ...


class Reasoned(Protocol):
    """Anything with a text and perhaps a clause."""

    @property
    def text(self) -> Text: ...
    @property
    def clause(self) -> str | None: ...


EditionLike = Named | str | None
"""An edition, its name (``address-certificate@2010``), or None where there is no page to link to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a summary list; ``value`` may be safe HTML."""

    key: Words
    value: Any
    clause: str | None = None
    edition: EditionLike = None
    action: Words = ""
    action_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way a case goes."""

    title: Words
    state: Literal["done", "now", "ahead"]
    note: Words = ""
    clause: str | None = None
    edition: EditionLike = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number that matters, with what it counts."""

    value: str | int
    label: Words
    note: Words = ""
    url: str = ""
    kind: Literal["", "attention", "broken"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """A clock in words: what :func:`qyzmet.calendar.left.words_left` says, and why.

    ``reasons`` are words, or whatever has ``text`` and ``clause`` as :class:`qyzmet.calendar.explain.Reason`.
    """

    words: Words
    due: Words = ""
    state: Literal["running", "attention", "broken", "kept", "stopped"] = "running"
    reasons: Sequence[Words | Reasoned] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The label of a radio button or checkbox that needs more words, or a clause: the second of the pair in
    ``choices``."""

    label: Words
    hint: Words = ""
    clause: str | None = None
    edition: EditionLike = None

    def __str__(self) -> str:
        return str(in_language(self.label))
