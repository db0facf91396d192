"""Walking the channels of an edition: the steps that a case of these facts goes through when all goes well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from qyzmet.law.model import Edition, Fact, Step, holds

WELL = ("done", "complete", "paid", "called", "found", "issued")


def good_path(law: Edition, channel: str, facts: Mapping[str, str]) -> list[tuple[Step, str]]:
    """The steps in order, each with the outcome by which the case went on."""
    way = next(one for one in law.channels if one.id == channel)
    steps = {step.id: step for step in way.steps}
    at, path = way.first, []
    while at in steps:
        step = steps[at]
        branch = next(one for one in step.then if one.on in WELL and holds(one.when, facts))
        path.append((step, branch.on))
        at = branch.go
    return path


def every_case(law: Edition, channel: str) -> Iterator[dict[str, str]]:
    """All combinations of answers that the edition allows for the channel."""
    way = next(one for one in law.channels if one.id == channel)
    names = [fact.id for fact in law.facts]
    for answers in product(*([*(value.id for value in fact.values), ""] for fact in law.facts)):
        facts = {name: answer for name, answer in zip(names, answers, strict=True) if answer}
        if holds(way.when, facts) and all(_rightly(fact, facts) for fact in law.facts):
            yield facts


def _rightly(fact: Fact, facts: Mapping[str, str]) -> bool:
    """A fact is answered if, and only if, it is asked, and by a value that can be given."""
    asked = holds(fact.when, facts)
    if fact.id not in facts:
        return not asked
    value = next(one for one in fact.values if one.id == facts[fact.id])
    return asked and holds(value.when, facts)
