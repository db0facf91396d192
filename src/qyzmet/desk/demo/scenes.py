"""Scenes of the demo: every channel of every edition, every end it can have, and some broken terms."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from qyzmet.law.model import Channel, Edition, Fact, holds
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import paths, process_of
from qyzmet.process.state import END
from qyzmet.registers.iin import make_iin
from qyzmet.services.rules import derived_facts, rules_of

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
    who: str = ""
    """For services without a question about whom: ``self``, ``teen`` (oneself, at 16), ``child`` or ``other``."""


def every_scene(edition: Edition) -> list[Scene]:
    """One scene for each way of each channel, with the facts that lead there.

    Where the questions of an edition allow too many combinations, some are drawn by lot, the same each time.
    """
    found: dict[tuple[object, ...], Scene] = {}
    for channel in edition.channels:
        if not channel.available:
            continue
        process = process_of(edition, channel.id)
        for facts in _fact_sets(edition, channel):
            who = _whoever(edition, process.steps[channel.first or ""].does, facts)
            if who is None:
                continue
            for record in _records(edition, facts):
                known = {**facts, **derived_facts(edition), **({"record": record} if record else {})}
                for way in paths(process, known):
                    outcome = _end(edition, channel, way, known)
                    if outcome is None or not _agrees(channel, way, record) or _left(edition, channel, way):
                        continue
                    asked = tuple(sorted(item for item in facts.items() if item[0] != "place"))
                    key = (channel.id, tuple(way), asked, record if _looked_up(channel, way) else "")
                    scene = Scene(edition, channel.id, facts, record, tuple(way), outcome, who=who)
                    found.setdefault(key, scene)
    return list(found.values())


def ends_of(edition: Edition) -> dict[tuple[str, str], list[Scene]]:
    """The scenes by channel and end."""
    ends: dict[tuple[str, str], list[Scene]] = {}
    for scene in every_scene(edition):
        ends.setdefault((scene.channel, scene.outcome), []).append(scene)
    return ends


def playlist(edition: Edition, count: int, random: Random) -> list[Scene]:
    """``count`` scenes: each channel's every end at least once, then mostly the good ones, some late."""
    ends = ends_of(edition)
    scenes = [scene for group in ends.values() for scene in group]
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
    """Every lawful combination of answers to the edition's questions, for who may use the channel; else some."""
    asked = [fact for fact in edition.facts if fact.asked_of == "applicant"]
    if math.prod(len(fact.values) for fact in asked) > MOST:
        yield from _drawn(asked, channel, Random(edition.name))
        return

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


def _drawn(asked: list[Fact], channel: Channel, random: Random) -> Iterator[dict[str, str]]:
    """Combinations drawn by lot, with the answers that the channel wants."""
    for _ in range(MOST):
        facts: dict[str, str] = {}
        for fact in asked:
            values = [value.id for value in fact.values if holds(value.when, facts)]
            wanted = [one for one in values if one in channel.when.get(fact.id, values)]
            if holds(fact.when, facts) and wanted:
                facts[fact.id] = random.choice(wanted)
        if holds(channel.when, facts):
            yield facts


def _records(edition: Edition, facts: Mapping[str, str]) -> list[str]:
    """What the register can answer in such a case; one empty answer where the edition asks no register."""
    if all(fact.id != "record" for fact in edition.facts):
        return [""]
    return [value.id for value in edition.fact("record").values if holds(value.when, facts)]


def _whoever(edition: Edition, first: Verb, facts: Mapping[str, str]) -> str | None:
    """For whom such a request may be made without an objection of the service's rules; None if for nobody.

    Where the applicant submits the request it is the register that knows the kinship, else a paper.
    """
    if any(fact.id == "about" for fact in edition.facts):
        return None if _objected(edition, first, facts) else ""
    rules = rules_of(edition.service)
    ties = {CHILD: "child"} if first in (Verb.SUBMIT, Verb.FILL_IN) else None
    for who, (applicant, subject) in PARTS.items():
        if rules.objection(edition, facts, applicant, (subject,), ties, on=TODAY) is None:
            return who
    return None


TODAY = date(2026, 6, 1)
"""The day on which the parts below have the ages they stand for."""
ADULT, GROWN, TEEN, CHILD = (
    str(make_iin(born, "female", serial))
    for serial, born in enumerate(
        (date(1985, 5, 1), date(1984, 5, 1), date(2010, 1, 15), date(2017, 3, 1)), start=101
    )
)
PARTS = {"self": (ADULT, ADULT), "teen": (TEEN, TEEN), "child": (ADULT, CHILD), "other": (ADULT, GROWN)}
MOST = 800
"""Combinations of answers that are looked at."""


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


def _left(edition: Edition, channel: Channel, way: list[tuple[str, str]]) -> bool:
    """Nothing to play: who leaves the queue, or does not pay, before the documents are taken has no case.

    A personal cabinet is always there.
    """
    at_first = itertools.takewhile(
        lambda one: channel.step(one[0]).does not in (Verb.RECEIVE, Verb.SUBMIT, Verb.FILL_IN), way
    )
    gone = any(outcome in ("left", "unpaid") for _, outcome in at_first)
    return gone or any(
        (channel.step(step).does is Verb.QUEUE and outcome == "left" and _before_reception(channel, step))
        or (edition.post(channel.step(step).by).system and outcome == "not-collected")
        for step, outcome in way
    )


def _before_reception(channel: Channel, step: str) -> bool:
    ids = [one.id for one in channel.steps]
    received = [one.id for one in channel.steps if one.does is Verb.RECEIVE]
    return bool(received) and ids.index(step) < ids.index(received[0])


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
