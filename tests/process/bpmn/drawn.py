"""The channels that are drawn: every one that an edition offers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

from qyzmet.law.catalogue import edition, services, years
from qyzmet.law.model import Channel, Edition, holds
from qyzmet.process.bpmn.build import build
from qyzmet.process.bpmn.diagram import Diagram
from qyzmet.process.bpmn.layout import Layout, lay_out

CHANNELS = [
    (f"{service}@{year}", channel.id)
    for service in services()
    for year in years(service)
    for channel in edition(f"{service}@{year}").channels
    if channel.available
]
LANGUAGES = ("kk", "ru", "en")


@cache
def drawn(name: str, channel: str, language: str) -> tuple[Diagram, Layout]:
    """A diagram and its layout, made once."""
    law = edition(name)
    diagram = build(law, law.channel(channel), language)  # type: ignore[arg-type]
    return diagram, lay_out(diagram)


def fact_sets(law: Edition, channel: Channel) -> Iterator[dict[str, str]]:
    """Every combination of the facts that the branches of the channel ask; the other facts have what is possible."""
    asked = {fact for step in channel.steps for branch in step.then for fact in branch.when}
    values = {
        fact.id: [value.id for value in fact.values]
        for fact in law.facts
        if fact.id in asked | set(channel.when)
    }
    for row in itertools.product(*values.values()):
        facts = dict(zip(values, row, strict=True))
        if holds(channel.when, facts):
            yield _completed(law, facts)


def _completed(law: Edition, facts: dict[str, str]) -> dict[str, str]:
    whole = dict(facts)
    for fact in law.facts:
        if fact.id not in whole and fact.id != "record" and holds(fact.when, whole):
            possible = [value.id for value in fact.values if holds(value.when, whole)]
            if possible:
                whole[fact.id] = possible[0]
    return whole
