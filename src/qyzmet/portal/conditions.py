"""Conditions of an edition for a reader who has not answered every question yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qyzmet.law import told
from qyzmet.law.model import Edition, When
from qyzmet.law.text import Text


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
    asked = {fact: values for fact, values in when.items() if fact not in known}
    return told.condition(edition, asked)


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
