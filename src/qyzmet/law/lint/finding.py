"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qyzmet.law.model import Sourced
from qyzmet.law.text import Text

if TYPE_CHECKING:
    from qyzmet.law.lint.sheet import Sheet

Severity = Literal["error", "warning", "note"]
"""``error``: the act cannot be followed as written; ``warning``: two readings are possible; ``note``: a slip."""
Span = tuple[int, int]
"""First and last line in the seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not fit."""

    rule: str
    severity: Severity
    edition: str
    """``SERVICE@YEAR``."""
    where: str
    """The clauses it stands in, cited as in the edition: ``9(1), annex 3``."""
    spans: tuple[Span, ...] = ()
    """The lines of the seed it stands in, place by place, in order; empty where they are not known."""
    what: Text
    """What contradicts what."""
    suggestion: Text
    """What would mend the act."""

    @property
    def lines(self) -> Span | None:
        """The first and the last line it stands in."""
        return (self.spans[0][0], max(last for _, last in self.spans)) if self.spans else None


Find = Callable[["Sheet"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. ``find`` is pure and reads the whole edition."""

    id: str
    title: Text
    looks_for: Text
    find: Find


def cited(*sources: Sourced) -> str:
    """The clauses of several values as one citation."""
    return citation(source.clause or "" for source in sources)


def citation(clauses: Iterator[str] | tuple[str, ...]) -> str:
    """Several citations as one, each clause named once."""
    return ", ".join(dict.fromkeys(one for clause in clauses for one in clause.split(", ") if one))


def base(clause: str) -> str:
    """The whole clause or annex that a citation lies in: ``9`` of ``9(1)``, ``annex 4`` of ``annex 4(2)``."""
    return clause.split("(")[0]


def short(said: str, length: int = 60) -> str:
    """The beginning of some words of the act."""
    return said if len(said) <= length else f"{said[: length - 1]}…"
