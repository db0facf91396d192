"""Scenes of the demo: every channel of every edition, every end it can have, and some broken terms."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from qyzmet.law.model import Channel, Edition, holds
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import paths, process_of
from qyzmet.process.state import END
from qyzmet.services.rules import rules_of

LATE = (Verb.QUEUE, Verb.LOOK_UP, Verb.SEND_BACK, Verb.NOTIFY)
"""What may come too late where the demo breaks a term."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One case to play: the channel, the facts, what the register answers, and the way to the end."""

    edition: Edition
    channel: str
    facts: Mapping[str, str]
    record: str
    path: tuple[tuple[str, str], ...]
    outcome: str
    late: str = ""
    """Id of the step that comes too late."""


def every_scene(edition: Edition) -> list[Scene]:
    """One scene for each way of each channel, with the facts that lead there."""
    found: dict[tuple[object, ...], Scene] = {}
    for channel in edition.channels:
        if not channel.available:
            continue
        process = process_of(edition, channel.id)
        for facts in _fact_sets(edition, channel):
            if _objected(edition, process.steps[channel.first or ""].does, facts):
                continue
            for record in _records(edition, facts):
                for way in paths(process, {**facts, "record": record}):
                    outcome = _end(edition, channel, way, {**facts, "record": record})
                    if outcome is None or not _agrees(channel, way, record) or _left(channel, way):
                        continue
                    asked = tuple(sorted(item for item in facts.items() if item[0] != "place"))
                    key = (channel.id, outcome, asked, record if _looked_up(channel, way) else "")
                    found.setdefault(key, Scene(edition, channel.id, facts, record, tuple(way), outcome))
    return list(found.values())


def playlist(edition: Edition, count: int, random: Random) -> list[Scene]:
    """``count`` scenes: each channel's every end at least once, then mostly the good ones, some late."""
    scenes = every_scene(edition)
    ends: dict[tuple[str, str], list[Scene]] = {}
    for scene in scenes:
        ends.setdefault((scene.channel, scene.outcome), []).append(scene)
    chosen = [random.choice(group) for group in ends.values()]
    good = [scene for scene in scenes if edition.outcome(scene.outcome).good]
    while len(chosen) < count:
        scene = random.choice(good if random.random() < 0.8 else scenes)
        chosen.append(
            replace(scene, late=random.choice(_may_be_late(scene))) if random.random() < 0.12 else scene
        )
    random.shuffle(chosen)
    return chosen[:count]


def _may_be_late(scene: Scene) -> list[str]:
    """The steps that officials of the demo may do too late; the information system is always in time."""
    channel = scene.edition.channel(scene.channel)
    late = [s.id for s in map(channel.step, dict(scene.path)) if s.does in LATE and s.by != "system"]
    return late or [""]


def _fact_sets(edition: Edition, channel: Channel) -> Iterator[dict[str, str]]:
    """Every lawful combination of answers to the edition's questions, for who may use the channel."""
    asked = [fact for fact in edition.facts if fact.asked_of == "applicant"]

    def answer(rest: int, facts: dict[str, str]) -> Iterator[dict[str, str]]:
        if rest == len(asked):
            if holds(channel.when, facts):
                yield facts
            return
        fact = asked[rest]
        values = (
            [value for value in fact.values if holds(value.when, facts)] if holds(fact.when, facts) else []
        )
        if not values:
            yield from answer(rest + 1, facts)
        for value in values:
            yield from answer(rest + 1, {**facts, fact.id: value.id})

    yield from answer(0, {})


def _records(edition: Edition, facts: Mapping[str, str]) -> list[str]:
    """What the register can answer in such a case."""
    return [value.id for value in edition.fact("record").values if holds(value.when, facts)]


def _objected(edition: Edition, first: Verb, facts: Mapping[str, str]) -> bool:
    """Whether the service's rules object to such a request, about somebody who is as near as they allow.

    Where the applicant submits the request it is the register that knows the kinship, else a paper.
    """
    about = next((value for value in edition.fact("about").values if value.id == facts.get("about")), None)
    subject = "applicant" if about is not None and about.id == "self" else "subject"
    known = {"subject": about.kinship[0]} if about is not None and about.kinship else {}
    ties = known if first is Verb.SUBMIT else None
    rules = rules_of(edition.service)
    return rules.objection(edition, facts, "applicant", (subject,), ties) is not None


def _left(channel: Channel, way: list[tuple[str, str]]) -> bool:
    """Nothing to play: who leaves the queue has a ticket and no case; a personal cabinet is always there."""
    return any(
        (channel.step(step).does is Verb.QUEUE and outcome == "left")
        or (channel.step(step).by == "system" and outcome == "not-collected")
        for step, outcome in way
    )


def _looked_up(channel: Channel, way: list[tuple[str, str]]) -> bool:
    return any(channel.step(step).does is Verb.LOOK_UP for step, _ in way)


def _agrees(channel: Channel, way: list[tuple[str, str]], record: str) -> bool:
    said = [outcome for step, outcome in way if channel.step(step).does is Verb.LOOK_UP]
    return all((outcome == "found") is (record != "none") for outcome in said)


def _end(
    edition: Edition, channel: Channel, way: list[tuple[str, str]], facts: Mapping[str, str]
) -> str | None:
    """The end of the way for these facts; None if the facts do not lead along it."""
    for (step_id, outcome), following in itertools.zip_longest(way, way[1:]):
        branch = next(
            (b for b in channel.step(step_id).then if b.on == outcome and holds(b.when, facts)), None
        )
        if branch is None or (following is not None and branch.go != following[0]):
            return None
    assert branch is not None
    return branch.go.removeprefix(END)
