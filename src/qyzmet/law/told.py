"""What an edition says, in words a person reads: conditions, limits, shares of the duty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qyzmet.law.limits import Unit
from qyzmet.law.model import Edition, Fact, Rate, Term, When
from qyzmet.law.text import LANGUAGES, Text
from qyzmet.law.words import amount

_YES_NO: Final = frozenset({"yes", "no"})
_QUEUE: Final = Text("кезектегі адам саны", "число людей в очереди", "people in the queue")
_COUNTED: Final = {
    Unit.WORKING_DAYS: Text("жұмыс күнімен есептеледі", "считаются рабочие дни", "counted as working days"),
    Unit.CALENDAR_DAYS: Text(
        "күнтізбелік күнмен есептеледі", "считаются календарные дни", "counted as calendar days"
    ),
}


def condition(edition: Edition, when: When) -> list[Text]:
    """A condition by the labels of the answers it wants, one text a fact; empty where it always holds.

    An answer that is only yes or no is told with its question.
    """
    return [_answers(edition.fact(fact), values) for fact, values in when.items()]


def _answers(fact: Fact, wanted: Iterable[str]) -> Text:
    values = set(wanted)
    labels = [value.label for value in fact.values if value.id in values]
    said = Text(*(" / ".join(label.in_(language) for label in labels) for language in LANGUAGES))
    if values <= _YES_NO:
        asked = fact.question
        return Text(f"{asked.kk} – {said.kk}", f"{asked.ru} – {said.ru}", f"{asked.en} – {said.en}")
    return said


def limit(term: Term) -> Text | None:
    """``15 minutes × people in the queue``, ``2 days (counted as working days)``; None where none is set."""
    if term.limit is None:
        return None
    said = amount(term.limit)
    if term.times == "people-in-queue":
        said = Text(f"{said.kk} × {_QUEUE.kk}", f"{said.ru} × {_QUEUE.ru}", f"{said.en} × {_QUEUE.en}")
    if term.counted is not None and term.counted != term.limit:
        how = _COUNTED[term.counted.unit]
        said = Text(f"{said.kk} ({how.kk})", f"{said.ru} ({how.ru})", f"{said.en} ({how.en})")
    return said


def share(rate: Rate) -> Text:
    """The duty as a share of the monthly calculation index: ``400 % of the monthly calculation index (MCI)``."""
    percent = f"{rate.percent.normalize():f}"
    return Text(
        f"айлық есептік көрсеткіштің (АЕК) {percent} пайызы",
        f"{percent} % месячного расчётного показателя (МРП)",
        f"{percent}% of the monthly calculation index (MCI)",
    )
