"""The limit of a term in words, with what it is multiplied by and how its days are counted."""

from __future__ import annotations

from qyzmet.law.limits import Unit
from qyzmet.law.model import Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount


def limit_words(term: Term) -> Text | None:
    """``15 minutes × people in the queue``, ``2 days (counted as working days)``; None where none is set."""
    if term.limit is None:
        return None
    words = amount(term.limit)
    if term.times == "people-in-queue":
        words = Text(
            f"{words.kk} × кезектегі адам саны",
            f"{words.ru} × число людей в очереди",
            f"{words.en} × people in the queue",
        )
    if term.counted is not None and term.counted != term.limit:
        counted = _COUNTED[term.counted.unit]
        words = Text(f"{words.kk} ({counted.kk})", f"{words.ru} ({counted.ru})", f"{words.en} ({counted.en})")
    return words


_COUNTED = {
    Unit.WORKING_DAYS: Text("жұмыс күнімен есептеледі", "считаются рабочие дни", "counted as working days"),
    Unit.CALENDAR_DAYS: Text(
        "күнтізбелік күнмен есептеледі", "считаются календарные дни", "counted as calendar days"
    ),
}
