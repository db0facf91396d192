"""Conditions of an edition for a reader who has not answered every question yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qyzmet.law.model import Edition, Fact, When
from qyzmet.law.text import Text

_YES_NO = frozenset({"yes", "no"})


def may_hold(when: When, known: Mapping[str, str]) -> bool:
    """Whether the condition can still hold: no answer given so far contradicts it.

    >>> may_hold({"applicant": ("legal",)}, {})
    True
    >>> may_hold({"applicant": ("legal",)}, {"applicant": "natural"})
    False
    """
    return all(fact not in known or known[fact] in values for fact, values in when.items())


def in_words(edition: Edition, when: When, known: Mapping[str, str]) -> list[Text]:
    """What a condition still asks, in the edition's own words; empty where it certainly holds."""
    return [_said(edition.fact(fact), values) for fact, values in when.items() if fact not in known]


def _said(fact: Fact, values: Iterable[str]) -> Text:
    labels = [value.label for value in fact.values if value.id in set(values)]
    said = Text(*(" / ".join(label.in_(language) for label in labels) for language in ("kk", "ru", "en")))
    if set(values) <= _YES_NO:
        asked = fact.question
        return Text(f"{asked.kk} – {said.kk}", f"{asked.ru} – {said.ru}", f"{asked.en} – {said.en}")
    return said


def facts_that_matter(edition: Edition, whens: Iterable[When]) -> set[str]:
    """The facts named by any of the conditions, and those that these facts depend on in turn."""
    found = {fact for when in whens for fact in when}
    while True:
        asked = [fact for fact in edition.facts if fact.id in found]
        deeper = {
            name
            for fact in asked
            for when in (fact.when, *(value.when for value in fact.values))
            for name in when
        } - found
        if not deeper:
            return found
        found |= deeper
