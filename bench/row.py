"""One line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, what it was held against, and whether the bar of the design is met."""

    what: str
    figure: str
    beside: str
    bar: str
    met: bool
