"""What an edition says, in words a person reads: conditions, limits, shares of the duty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from qyzmet.law.limits import Unit
from qyzmet.law.model import Document, Edition, Fact, Rate, Term, When
from qyzmet.law.text import LANGUAGES, Text
from qyzmet.law.words import amount, counted

_YES_NO: Final = frozenset({"yes", "no"})
_QUEUE: Final = Text("кезектегі адам саны", "число людей в очереди", "people in the queue")
_COUNTED: Final = {
    Unit.WORKING_DAYS: Text("жұмыс күнімен есептеледі", "считаются рабочие дни", "counted as working days"),
    Unit.CALENDAR_DAYS: Text(
        "күнтізбелік күнмен есептеледі", "считаются календарные дни", "counted as calendar days"
    ),
}

_FORMS: Final = {
    "original": Text("түпнұсқа", "подлинник", "original"),
    "original+copy": Text("түпнұсқа және көшірме", "подлинник и копия", "original and copy"),
    "copy": Text("көшірме", "копия", "copy"),
    "notarised": Text("нотариат куәландырған", "заверено нотариально", "certified by a notary"),
    "paper": Text("қағаз түрінде", "на бумаге", "on paper"),
    "electronic": Text("электрондық түрде", "в электронном виде", "electronic"),
}
_PIECES: Final = ("дана", "piece", "pieces", "штука", "штуки", "штук")
_COPIES: Final = ("көшірме", "copy", "copies", "копия", "копии", "копий")
_TAKEN: Final = Text(
    "деректерді органның өзі мемлекеттік жүйеден алады",
    "данные орган получает сам из государственной системы",
    "the body takes the data from a state system itself",
)


def condition(edition: Edition, when: When, given: Mapping[str, Iterable[str]] | None = None) -> list[Text]:
    """A condition by the labels of the answers it wants, one text a fact; empty where it always holds.

    ``given`` is what is known to hold already and need not be said. An answer that is only yes or no is told with
    its question.
    """
    known = {fact: set(values) for fact, values in (given or {}).items()}
    return [
        _answers(edition.fact(fact), values)
        for fact, values in when.items()
        if fact not in known or not known[fact] <= set(values)
    ]


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


def form(document: Document) -> list[Text]:
    """In which form a document is wanted, how many of it, and who gets it; nothing of what the act leaves open."""
    said = [_FORMS[document.form]] if document.form in _FORMS else []
    if document.originals > 1:
        said.append(counted(document.originals, _PIECES))
    if document.copies > 1:
        said.append(counted(document.copies, _COPIES))
    if document.obtained == "register":
        said.append(_TAKEN)
    return said
