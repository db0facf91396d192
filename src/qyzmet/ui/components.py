"""What the faces hand to the components of a page: plain values, no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from qyzmet.law.text import Text

Words = Text | str
"""A text of the law in three languages, or a string already in the reader's."""


class Named(Protocol):
    """Anything with an edition's name, such as :class:`qyzmet.law.model.Edition`."""

    @property
    def name(self) -> str: ...


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
    """A clock in words: «2 working days left», «until 07.05.2012 18:00», and why."""

    words: Words
    due: Words = ""
    state: Literal["running", "attention", "broken", "kept", "stopped"] = "running"
    reasons: Sequence[Words] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The label of a radio button or checkbox that needs more words, or a clause: the second of the pair in
    ``choices``."""

    label: Words
    hint: Words = ""
    clause: str | None = None
    edition: EditionLike = None

    def __str__(self) -> str:
        from qyzmet.ui.words import in_language

        return in_language(self.label)
