"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from qyzmet.law.model import Edition, Sourced
from qyzmet.law.text import Text

Severity = Literal["error", "warning", "note"]
"""``error``: the act cannot be followed as written; ``warning``: two readings are possible; ``note``: a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not fit."""

    rule: str
    severity: Severity
    edition: str
    """``SERVICE@YEAR``."""
    where: str
    """The clauses it stands in, cited as in the edition: ``9(1), annex 3``."""
    lines: tuple[int, int] | None = None
    """First and last line in the seed, where known."""
    what: Text
    """What contradicts what."""
    suggestion: Text
    """What would mend the act."""


Find = Callable[[Edition], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. ``find`` is pure and reads the whole edition."""

    id: str
    title: Text
    looks_for: Text
    find: Find


def cited(*sources: Sourced) -> str:
    """The clauses of several values as one citation."""
    every = (one for source in sources if source.clause for one in source.clause.split(", "))
    return ", ".join(dict.fromkeys(every))


def lines(edition: Edition, where: str) -> tuple[int, int] | None:
    """The lines of the seed that a citation covers; None where a clause has none."""
    spans = [clause.lines for clause in edition.clauses if clause.id in where.split(", ")]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def finding(
    edition: Edition,
    rule: str,
    severity: Severity,
    where: str,
    what: Text,
    suggestion: Text,
    *,
    at: Iterable[int] = (),
) -> Finding:
    """A finding at a citation, with the lines it stands in or else the lines of the clauses it names."""
    known = sorted(line for line in at if line)
    return Finding(
        rule=rule,
        severity=severity,
        edition=edition.name,
        where=where,
        lines=(known[0], known[-1]) if known else lines(edition, where),
        what=what,
        suggestion=suggestion,
    )
