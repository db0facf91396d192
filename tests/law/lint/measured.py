"""The recall of every edition, measured once for the tests and for their report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from qyzmet.law.catalogue import edition, files
from qyzmet.law.lint.recall import Recall, recall, total


@cache
def measured(name: str) -> Recall:
    """The recall of one edition."""
    return recall(edition(name))


def measure() -> list[Recall]:
    """The recall of every edition."""
    return [measured(name) for name in files()]


def table() -> Iterator[str]:
    """Edition, anomalies known, those a rule can see, those seen, share, findings; what was missed by name."""
    every = measure()
    for row in (*every, total(every)):
        yield (
            f"{row.edition or 'all':32} known {row.anomalies:4} visible {row.visible:4} seen {row.seen:4}"
            f" {row.share:6.1%} findings {row.findings:4}"
        )
        if row.edition and row.missed:
            yield f"  missed: {', '.join(row.missed)}"
