"""``qyzmet duty index``: the monthly calculation index of a day, or every value known."""

from __future__ import annotations

import argparse
import json
from typing import Any

from qyzmet.duty.index import IndexValue, index_on, indexes
from qyzmet.duty.words import index_words, plain_figure
from qyzmet.law.text import Text


def run(arguments: argparse.Namespace) -> int:
    """Print the value, or all of them; :class:`qyzmet.duty.index.IndexUnknown` if there is none for the day."""
    if arguments.day is not None:
        found = [index_on(arguments.day, arguments.purpose)]
    else:
        found = [row for row in indexes().indexes if row.purpose in (None, arguments.purpose)]
    if arguments.json:
        rows = [as_dict(row) for row in found]
        print(json.dumps(rows if arguments.day is None else rows[0], ensure_ascii=False, indent=2))
        return 0
    for row in found:
        print(_line(row, arguments.lang))
    return 0


def as_dict(row: IndexValue) -> dict[str, Any]:
    """The value for JSON; ``amount`` in tenge."""
    return {
        "since": row.since.isoformat(),
        "amount": plain_figure(row.amount),
        "purpose": row.purpose,
        "source": row.source,
        "unsourced": row.unsourced,
        "reading": row.reading.as_dict() if row.reading else None,
    }


def _line(row: IndexValue, language: str) -> str:
    purpose = f" – {_ONLY[row.purpose].in_(language)}" if row.purpose else ""
    reading = f"\n  {row.reading.in_(language)}" if row.reading else ""
    return f"{index_words(row).in_(language)}{purpose}{reading}"


_ONLY = {
    "duty": Text("тек баж үшін", "только для пошлины", "for the duty only"),
    "benefits": Text("тек жәрдемақы үшін", "только для пособий", "for benefits only"),
}
