"""The building bricks of a passport: lines with their clause, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from qyzmet.law.citing import cited
from qyzmet.law.model import Edition, Sourced
from qyzmet.law.text import Language, Text

Block = dict[str, Any]
"""What the template sets: ``{"kind": "lines" | "pairs" | "steps", …}``."""

READING: Final = Text("оқылуымыз", "наше прочтение", "our reading")
"""Stands in the place of a clause where the act is silent and we had to decide."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells an edition in one language."""

    edition: Edition
    language: Language

    def __call__(self, text: Text | None) -> str:
        """The text in the language; None is ''."""
        return text.in_(self.language) if text else ""

    def sentence(self, text: Text | None) -> str:
        """The same with a capital."""
        return capital(self(text))

    def all(self, texts: Iterable[Text | None], by: str = "; ") -> str:
        """Several texts as one, each once, without full stops between."""
        said = [self(text).rstrip(".") if by.startswith(";") else self(text) for text in texts if text]
        return by.join(dict.fromkeys(said))

    def clause(self, *values: Sourced) -> str:
        """Where these values stand in the act, clauses before annexes; a reading where none has a clause."""
        parts = dict.fromkeys(part for value in values if value.clause for part in value.clause.split(", "))
        if parts:
            said = self(cited(", ".join(sorted(parts, key=lambda part: not part[0].isdigit()))))
            return ", ".join(unbroken(part) for part in said.split(", "))
        return self(READING) if any(value.reading for value in values) else ""

    def line(self, text: Text | str, *values: Sourced, notes: Iterable[str] = (), strong: str = "") -> Block:
        """One line: what, notes in smaller type, the clause; ``strong`` is what stands out before it."""
        said = text if isinstance(text, str) else self(text)
        return {
            "text": said if strong else capital(said),
            "strong": capital(strong),
            "note": sentences(notes),
            "clause": self.clause(*values),
        }

    def pair(self, label: Text | str, text: Text | str, *values: Sourced, notes: Iterable[str] = ()) -> Block:
        """A line with a label before it."""
        said = label if isinstance(label, str) else self(label)
        return {"label": capital(said), **self.line(text, *values, notes=notes)}


def capital(words: str) -> str:
    """The words with a capital."""
    return f"{words[:1].upper()}{words[1:]}"


def sentences(parts: Iterable[str]) -> str:
    """Each part as a sentence, each once; what is empty is left out."""
    said = dict.fromkeys(capital(part.strip().rstrip(".;")) for part in parts if part.strip())
    return " ".join(f"{one}." for one in said)


def unbroken(words: str) -> str:
    """The words kept on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def lines(rows: Iterable[Block], lead: str = "") -> list[Block]:
    """A list under its lead; nothing where it is empty."""
    found = list(rows)
    return [{"kind": "lines", "lead": lead, "rows": found}] if found else []


def pairs(rows: Iterable[Block]) -> list[Block]:
    """Labelled lines; nothing where there are none."""
    found = list(rows)
    return [{"kind": "pairs", "rows": found}] if found else []
