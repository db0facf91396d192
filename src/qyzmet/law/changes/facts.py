"""What is asked of an applicant, and how far each answer reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qyzmet.law.changes.matters import Matter, labelled, listed, measured, plain_words
from qyzmet.law.model import Edition, Value
from qyzmet.law.text import Text


def facts(edition: Edition) -> Iterable[Matter]:
    """The questions; the answers to those that both editions ask."""
    asked = [fact for fact in edition.facts if fact.asked_of == "applicant"]
    yield from listed(
        "facts",
        _QUESTIONS,
        "applicant",
        (measured(fact.question, fact.id, fact, key=fact.id, ours=True) for fact in asked),
    )
    for fact in asked:
        answers = (
            measured(
                _answer(value), plain_words(value.hint.kk) if value.hint else "", value, fact, key=value.id
            )
            for value in fact.values
        )
        yield from listed("facts", fact.question, "applicant", answers, key=fact.id, if_both=True)


def _answer(value: Value) -> Text:
    return labelled(value.label, value.hint) if value.hint else value.label


_QUESTIONS: Final = Text(
    "Өтініш берушіден не сұралады", "О чём спрашивают заявителя", "What the applicant is asked"
)
