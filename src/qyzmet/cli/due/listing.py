"""``qyzmet due SERVICE@YEAR --term``: the terms of an edition, and which of them have no figure."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from qyzmet.cli.due.answer import WrongUse
from qyzmet.cli.due.question import CAPITAL, edition_on, moment
from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount


def asked_edition(arguments: argparse.Namespace) -> Edition:
    """The edition whose terms are listed; without a year that of the filing day."""
    if "@" in arguments.edition:
        return edition(arguments.edition)
    if not arguments.filed:
        raise WrongUse(
            Text(
                "--term: редакцияны SERVICE@YEAR түрінде жазыңыз немесе --filed беріңіз",
                "--term: укажите редакцию как SERVICE@YEAR или дайте --filed",
                "--term: name the edition as SERVICE@YEAR, or give --filed",
            )
        )
    return edition_on(arguments.edition, moment("--filed", arguments.filed, CAPITAL).date())


def as_dicts(law: Edition) -> list[dict[str, Any]]:
    """The terms for JSON; a term without a figure has ``limit`` None."""
    return [
        {
            "id": term.id,
            "kind": term.kind,
            "what": term.what.as_dict(),
            "limit": {"value": term.limit.value, "unit": term.limit.unit.value} if term.limit else None,
            "binding": term.binding,
            "channels": list(term.channels),
            "when": {name: list(values) for name, values in term.when.items()},
            "people": term.times is not None,
            "promised": term.backwards_from is not None,
            "clause": term.clause,
        }
        for term in law.terms
    ]


def lines(law: Edition, language: str) -> Iterator[str]:
    """One line a term: id, figure, where, what, clause."""
    width = max(len(term.id) for term in law.terms)
    for term in law.terms:
        limit = amount(term.limit) if term.limit else _NO_FIGURE
        notes = [limit.in_(language), *(note.in_(language) for note in _notes(term))]
        where = [*term.channels, *(f"{name}={'/'.join(values)}" for name, values in term.when.items())]
        scope = f" ({', '.join(where)})" if where else ""
        clause = f"  [{term.clause}]" if term.clause else ""
        yield f"{term.id:<{width}}  {', '.join(notes)}{scope}: {term.what.in_(language)}{clause}"


def _notes(term: Term) -> list[Text]:
    found = []
    if term.times is not None:
        found.append(_EACH)
    if term.backwards_from is not None:
        found.append(_BACKWARDS)
    if not term.binding:
        found.append(_SET_ASIDE)
    return found


_NO_FIGURE = Text("мерзім белгіленбеген", "срок не установлен", "no term is set")
_EACH = Text(
    "кезектегі әр адамға (--people)", "на каждого в очереди (--people)", "for each who waits (--people)"
)
_BACKWARDS = Text(
    "уәде етілген күннен кері (--promised)",
    "назад от обещанного дня (--promised)",
    "back from the promised day (--promised)",
)
_SET_ASIDE = Text("қолданылмайды", "не применяется", "set aside by a reading")
