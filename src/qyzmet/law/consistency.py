"""What must hold inside an edition: every name leads somewhere, every step leads to an end."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from itertools import product

from qyzmet.law.limits import Unit
from qyzmet.law.model import Branch, Channel, Edition, Step, When, holds
from qyzmet.law.reader import Node, Reader, Reference
from qyzmet.law.verbs import OUTCOMES, Verb

END = "end:"
GROUNDED = (Verb.REFUSE, Verb.SEND_BACK)
"""The verbs that need a ground of the edition."""
MAY_BE_GROUNDED = (*GROUNDED, Verb.DECIDE)
"""The verbs in which a ground may be used: a decision may go the other way."""


def check_names(reader: Reader) -> None:
    """Every reference, citation and condition of the file names something that is there."""
    for reference in reader.references:
        _check_reference(reader, reference)
    clauses = reader.ids.get("clauses", {})
    for citation in reader.cited:
        if citation.value not in clauses:
            _dangling(reader, citation, "clause", clauses)
    facts = reader.ids.get("facts", {})
    for when, key, node in reader.conditions:
        _check_condition(reader, when, key, node, facts)


def _check_reference(reader: Reader, reference: Reference) -> None:
    known: Iterable[str] = reader.ids.get(reference.to, {})
    value, kind = reference.value, reference.to.removesuffix("s")
    if reference.to == "go":
        if value.startswith(END):
            known, value, kind = reader.ids.get("outcomes", {}), value.removeprefix(END), "outcome"
        else:
            known, kind = reader.ids.get("steps", {}), "step"
    elif reference.to == "moments":
        step, _, side = value.partition(":")
        if value == "end":
            return
        if side not in ("opened", "done"):
            reader.wrong(
                reference.node,
                reference.key,
                f"'{value}' is no moment: expected STEP:opened, STEP:done or end",
            )
            return
        known, value, kind = reader.ids.get("steps", {}), step, "step"
    if value not in known:
        _dangling(reader, Reference(reference.to, value, reference.key, reference.node), kind, known)


def _dangling(reader: Reader, reference: Reference, kind: str, known: Iterable[str]) -> None:
    close = difflib.get_close_matches(reference.value, list(known), 1)
    hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(known) or 'none'}"
    reader.wrong(reference.node, reference.key, f"no {kind} '{reference.value}': {hint}")


def _check_condition(reader: Reader, when: When, key: str, node: Node, facts: Iterable[str]) -> None:
    for fact, values in when.items():
        if fact not in facts:
            _dangling(reader, Reference("facts", fact, key, node), "fact", facts)
            continue
        known = reader.ids.get(f"facts.{fact}.values", {})
        for value in values:
            if value not in known:
                _dangling(reader, Reference("facts", value, f"{key}.{fact}", node), f"{fact}", known)


def check_edition(edition: Edition, reader: Reader) -> None:
    """The process and what hangs on it hold together. Names must have been checked before."""
    for channel in edition.channels:
        _check_channel(edition, channel, reader)
    _check_outcomes(edition, reader)
    _check_terms(edition, reader)
    _check_grounds(edition, reader)
    _check_dates(edition, reader)


def _wrong(reader: Reader, key: str, message: str) -> None:
    reader.wrong(reader.nodes[key], key, message)


def _check_channel(edition: Edition, channel: Channel, reader: Reader) -> None:
    key = f"channels.{channel.id}"
    if not channel.available:
        if channel.steps:
            _wrong(reader, key, "the channel is not available and yet has steps")
        return
    steps = {step.id: step for step in channel.steps}
    if channel.first not in steps:
        _wrong(reader, key, f"first is '{channel.first}': expected one of the channel's own steps")
        return
    for step in channel.steps:
        at = f"{key}.steps.{step.id}"
        for problem in _step_problems(edition, step, steps):
            _wrong(reader, at, problem)
    if circle := _circle(channel.first, steps):
        _wrong(reader, f"{key}.steps.{circle[0]}", f"the steps go in a circle: {' → '.join(circle)}")
    reached = _reachable(channel.first, steps)
    ending = _ending(steps)
    for step in channel.steps:
        at = f"{key}.steps.{step.id}"
        if step.id not in reached:
            _wrong(reader, at, f"no step leads to {step.id}")
        elif step.id not in ending:
            _wrong(reader, at, f"no way from {step.id} leads to an end")


def _step_problems(edition: Edition, step: Step, steps: dict[str, Step]) -> Iterator[str]:
    possible = OUTCOMES[step.does]
    for branch in step.then:
        if branch.on not in possible:
            yield f"'{step.does}' cannot end with '{branch.on}': expected {', '.join(possible)}"
        if not branch.go.startswith(END) and branch.go not in steps:
            yield f"{branch.go} is a step of another channel"
    for outcome in possible:
        branches = [branch for branch in step.then if branch.on == outcome]
        if not branches:
            yield f"nothing follows the outcome '{outcome}'"
        elif missed := _uncovered(edition, branches):
            facts = ", ".join(f"{fact} {value}" for fact, value in missed.items())
            yield f"nothing follows the outcome '{outcome}' when {facts}"


def _uncovered(edition: Edition, branches: list[Branch]) -> dict[str, str] | None:
    """Facts for which none of the branches holds."""
    names = list(dict.fromkeys(fact for branch in branches for fact in branch.when))
    ranges = [[value.id for value in edition.fact(name).values] for name in names]
    for values in product(*ranges):
        facts = dict(zip(names, values, strict=True))
        if not any(holds(branch.when, facts) for branch in branches):
            return facts
    return None


def _reachable(first: str, steps: dict[str, Step]) -> set[str]:
    reached: set[str] = set()
    ahead = [first]
    while ahead:
        step_id = ahead.pop()
        if step_id in reached or step_id not in steps:
            continue
        reached.add(step_id)
        ahead.extend(branch.go for branch in steps[step_id].then)
    return reached


def _circle(first: str, steps: dict[str, Step]) -> list[str] | None:
    """A way through the steps that comes back to where it was, if there is one."""
    done: set[str] = set()

    def walk(step_id: str, way: list[str]) -> list[str] | None:
        if step_id in way:
            return [*way[way.index(step_id) :], step_id]
        if step_id in done or step_id not in steps:
            return None
        for branch in steps[step_id].then:
            if found := walk(branch.go, [*way, step_id]):
                return found
        done.add(step_id)
        return None

    return walk(first, [])


def _ending(steps: dict[str, Step]) -> set[str]:
    """The steps from which some way leads to an end."""
    ending: set[str] = set()
    while True:
        found = {
            step.id
            for step in steps.values()
            if step.id not in ending and any(b.go.startswith(END) or b.go in ending for b in step.then)
        }
        if not found:
            return ending
        ending |= found


def _check_outcomes(edition: Edition, reader: Reader) -> None:
    reached = {b.go.removeprefix(END) for c in edition.channels for s in c.steps for b in s.then}
    for outcome in edition.outcomes:
        if outcome.id not in reached:
            _wrong(reader, f"outcomes.{outcome.id}", f"no step leads to end:{outcome.id}")


def _check_terms(edition: Edition, reader: Reader) -> None:
    bodies = {schedule.body for schedule in edition.schedules}
    home = {step.id: channel.id for channel in edition.channels for step in channel.steps}
    for term in edition.terms:
        key = f"terms.{term.id}"
        if term.limit is not None and term.channels and term.body not in bodies:
            _wrong(reader, key, f"the term runs in the hours of the {term.body}, which has no schedule")
        for moment in (*term.starts, *term.stops):
            step = moment.partition(":")[0]
            if step != "end" and home[step] not in term.channels:
                _wrong(
                    reader, key, f"'{moment}' is in the channel {home[step]}, which the term does not name"
                )
        if term.limit is not None and (term.limit.unit is Unit.DAYS) != (term.counted_as is not None):
            _wrong(reader, key, "a limit in days says how they are counted (counted_as), no other limit does")
        if term.kind == "step" and (term.starts or term.stops):
            _wrong(reader, key, "a term of a step starts and stops with it: no starts, no stops")
        if term.starts and not term.stops:
            _wrong(reader, key, "the term starts and nothing stops it: expected stops")


def _check_grounds(edition: Edition, reader: Reader) -> None:
    used = {step for ground in edition.grounds for step in ground.steps}
    steps = {s.id: (s, f"channels.{c.id}.steps.{s.id}") for c in edition.channels for s in c.steps}
    for step, key in steps.values():
        if step.does in GROUNDED and step.id not in used:
            _wrong(reader, key, f"'{step.does}' without a ground that may be used in it")
    for ground in edition.grounds:
        for step_id in ground.steps:
            step = steps[step_id][0]
            if step.does not in MAY_BE_GROUNDED:
                _wrong(reader, f"grounds.{ground.id}", f"{step_id} does '{step.does}', which needs no ground")
            elif step.by not in ground.by:
                _wrong(
                    reader, f"grounds.{ground.id}", f"{step_id} is done by '{step.by}', who may not use it"
                )


def _check_dates(edition: Edition, reader: Reader) -> None:
    """The act is dated before it is law, and knows no later act but those that change or end it."""
    act, force = edition.act, edition.act.force
    if force.until is not None and force.until <= force.since:
        _wrong(reader, "act.force", f"ends on {force.until}, before it begins on {force.since}")
    if force.since < act.date:
        _wrong(
            reader,
            "act.force",
            f"begins on {force.since}, before the act of {act.date}: put the dates in order",
        )
    for key, later in (("act.repealed_by", act.repealed_by), ("act.worded_by", act.worded_by)):
        if later is not None and later.date is not None and later.date < act.date:
            _wrong(
                reader, key, f"is of {later.date}, before the act of {act.date} that it ends or words anew"
            )
    for name, earlier in (("amends", act.amends), ("legal_basis", act.legal_basis)):
        for number, one in enumerate(earlier):
            if one.date is not None and one.date > act.date:
                _wrong(reader, f"act.{name}[{number}]", f"is of {one.date}, after the act of {act.date}")
