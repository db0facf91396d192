"""The cases that two editions can be compared in, and sets of them in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from qyzmet.law.changes.matters import value_words
from qyzmet.law.model import Edition, Fact, When, holds
from qyzmet.law.text import Text
from qyzmet.law.words import joined

Case = Mapping[str, str]
"""Some answers: fact → value. A question that does not arise is absent."""


@dataclass(frozen=True, slots=True)
class Both:
    """One case of the older edition and one of the newer that agree on every question both ask; None where the
    other edition knows no such case."""

    old: Case | None
    new: Case | None

    @property
    def facts(self) -> Case:
        """Everything answered."""
        return {**(self.old or {}), **(self.new or {})}


def shared_facts(old: Edition, new: Edition) -> frozenset[str]:
    """The questions that documents of either edition depend on, that both ask, with an answer both know."""
    used = _needed(old) | _needed(new)
    found = set()
    for fact in old.facts:
        other = next((f for f in new.facts if f.id == fact.id), None)
        asked = other is not None and {fact.asked_of, other.asked_of} == {"applicant"}
        if other and asked and fact.id in used and {v.id for v in fact.values} & {v.id for v in other.values}:
            found.add(fact.id)
    return frozenset(found)


def _needed(edition: Edition) -> set[str]:
    """The facts that documents ask for, with those that decide whether these arise."""
    found = {fact for document in edition.documents for fact in document.when}
    for fact in reversed(edition.facts):
        if fact.id in found:
            found |= {*fact.when, *(asked for value in fact.values for asked in value.when)}
    return found


def possible(edition: Edition, shared: frozenset[str]) -> list[Case]:
    """Every combination of answers to the shared questions that the edition admits."""
    cases: list[dict[str, str]] = [{}]
    for fact in edition.facts:
        if fact.id in shared:
            cases = [further for case in cases for further in _answered(fact, case, shared)]
    return list(cases)


def _answered(fact: Fact, case: dict[str, str], shared: frozenset[str]) -> list[dict[str, str]]:
    if not holds(within(fact.when, shared), case):
        return [case]
    values = [value.id for value in fact.values if holds(within(value.when, shared), case)]
    return [{**case, fact.id: value} for value in values] or [case]


def within(when: When, shared: frozenset[str]) -> When:
    """The part of a condition that asks for shared questions."""
    return {fact: values for fact, values in when.items() if fact in shared}


def beyond(when: When, shared: frozenset[str]) -> When:
    """The part of a condition that only its own edition asks for."""
    return {fact: values for fact, values in when.items() if fact not in shared}


def in_both(old: Edition, new: Edition, shared: frozenset[str]) -> list[Both]:
    """The cases of both editions laid together; those that only one knows stand alone."""
    left, right = possible(old, shared), possible(new, shared)
    by_answers: dict[tuple[tuple[str, str], ...], list[Case]] = {}
    met: list[Both] = []
    matched: set[int] = set()
    for case in left:
        key = tuple(sorted(case.items()))
        partners = by_answers.get(key)
        if partners is None:
            partners = by_answers[key] = [other for other in right if _agree(case, other)]
        matched.update(id(other) for other in partners)
        met += [Both(case, other) for other in partners] or [Both(case, None)]
    return [*met, *(Both(None, other) for other in right if id(other) not in matched)]


def _agree(a: Case, b: Case) -> bool:
    return all(b.get(fact, value) == value for fact, value in a.items())


class Cases:
    """Sets of cases as bits, so that describing a set is arithmetic.

    A set is described by boxes: for some questions the answers allowed. A set of all cases needs no word.
    """

    _ABSENT: Final = ""

    def __init__(self, rows: Iterable[Case]) -> None:
        self.rows = list(rows)
        self.all = (1 << len(self.rows)) - 1
        self.bits: dict[str, dict[str, int]] = {fact: {} for case in self.rows for fact in case}
        for n, case in enumerate(self.rows):
            for fact, values in self.bits.items():
                value = case.get(fact, self._ABSENT)
                values[value] = values.get(value, 0) | 1 << n

    def boxes(
        self, wanted: int, unwanted: int, told_by: Collection[str] = ()
    ) -> list[dict[str, tuple[str, ...]]]:
        """The fewest descriptions found, each as wide as it can be, that together hold the wanted cases and none of
        the unwanted.

        Where several questions can tell the cases apart, those of ``told_by`` do.
        """
        found = []
        left = wanted
        while left:
            case = self.rows[(left & -left).bit_length() - 1]
            box = self._widest(case, wanted, unwanted, told_by)
            left &= ~self._held(box)
            found.append(self._told(box))
        return found

    def _widest(
        self, case: Case, wanted: int, unwanted: int, told_by: Collection[str]
    ) -> dict[str, set[str]]:
        """The box around a case, widened question by question as long as it holds nothing unwanted."""
        box = {fact: {case.get(fact, self._ABSENT)} for fact in self.bits}
        for fact in sorted(box, key=lambda name: name in told_by):
            without = {name: values for name, values in box.items() if name != fact}
            if not self._held(without) & unwanted:
                box = without
        for fact in box:
            for value in self.bits[fact]:
                wider = self._held({**box, fact: box[fact] | {value}})
                if wider & wanted & ~self._held(box) and not wider & unwanted:
                    box[fact].add(value)
        return box

    def _held(self, box: Mapping[str, set[str]]) -> int:
        held = self.all
        for fact, values in box.items():
            held &= reduce(or_, (self.bits[fact][value] for value in values))
        return held

    def _told(self, box: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
        """The box without the questions that do not arise in it."""
        told = {
            fact: tuple(value for value in self.bits[fact] if value in values and value != self._ABSENT)
            for fact, values in box.items()
        }
        return {fact: values for fact, values in told.items() if values}


def box_words(box: Mapping[str, tuple[str, ...]], newer: Edition, older: Edition) -> Text:
    """A description of cases in the words of the newer edition, of the older where only that one knows them."""
    return joined((_words(fact, values, newer, older) for fact, values in box.items()), ", ")


def _words(fact: str, values: tuple[str, ...], newer: Edition, older: Edition) -> Text:
    known = {value.id for one in newer.facts if one.id == fact for value in one.values}
    mine = [value for value in values if value in known]
    others = [value for value in values if value not in known]
    told = [value_words(newer, fact, mine)] if mine else []
    if others:
        told.append(value_words(older, fact, others))
    return joined(told, " / ")
