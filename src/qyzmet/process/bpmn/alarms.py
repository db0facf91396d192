"""Which terms ring at which steps of a channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qyzmet.law.limits import Unit
from qyzmet.law.model import Step, Term
from qyzmet.process.engine import Process
from qyzmet.process.state import END

NEVER = "9999-01-01T00:00:00+00:00"
"""When a clock rings that does not run in this case."""
_DESIGNATORS = {Unit.MINUTES: "M", Unit.HOURS: "H"}


@dataclass(frozen=True, slots=True)
class Alarm:
    """A timer at a step, for one term or for several of which one holds in a case."""

    terms: tuple[Term, ...]
    lasts: str | None
    """The ISO 8601 duration of a term that runs in every case, just as long as the step is open, and is counted in
    minutes or hours; None for every other, whose end only the legal calendar can tell."""

    @property
    def expression(self) -> str:
        """When it rings, as a Python expression over ``due``."""
        if self.lasts is not None:
            return f'"{self.lasts}"'
        found = f'"{NEVER}"'
        for term in reversed(self.terms):
            found = f'due.get("{term.id}", {found})'
        return found


def alarms(process: Process) -> Mapping[str, tuple[Alarm, ...]]:
    """The alarms of each step: of the term that limits it, and of the term of the service.

    The term of the service rings in the steps with which it stops, and in those that run under it and have no
    limit of their own: a narrower limit rings before it.
    """
    return {step.id: tuple(_alarms(process, step)) for step in process.channel.steps}


def _alarms(process: Process, step: Step) -> Iterator[Alarm]:
    within = process.edition.term(step.within) if step.within else None
    if within is not None and not _can_run(within):
        within = None
    service = tuple(
        term
        for term in process.edition.terms
        if term.kind == "service"
        and _can_run(term)
        and process.channel.id in term.channels
        and step.id in _span(process, term)
        and (within is None or within.kind == "service" or _stops(term, step))
    )
    if within is not None and within.kind != "service":
        yield Alarm((within,), _duration(within, step))
    elif within is not None:
        service = (within, *(term for term in service if term.id != within.id))
    if service:
        yield Alarm(service, None)


def _can_run(term: Term) -> bool:
    return term.binding and term.limit is not None


def _span(process: Process, term: Term) -> set[str]:
    """The steps in which a case can stand while the term runs."""
    ahead = []
    for moment in term.starts:
        step_id, _, side = moment.partition(":")
        if step_id in process.steps:
            ahead.extend([step_id] if side == "opened" else _next(process, step_id))
    found: set[str] = set()
    while ahead:
        step_id = ahead.pop()
        if step_id in found or f"{step_id}:opened" in term.stops:
            continue
        found.add(step_id)
        if f"{step_id}:done" not in term.stops:
            ahead.extend(_next(process, step_id))
    return found


def _next(process: Process, step_id: str) -> list[str]:
    return [branch.go for branch in process.steps[step_id].then if not branch.go.startswith(END)]


def _stops(term: Term, step: Step) -> bool:
    """Whether the term can stop with this step."""
    if f"{step.id}:done" in term.stops:
        return True
    return any(branch.go.startswith(END) or f"{branch.go}:opened" in term.stops for branch in step.then)


def _duration(term: Term, step: Step) -> str | None:
    own = term.kind == "step" or (
        f"{step.id}:opened" in term.starts and f"{step.id}:done" in term.stops and len(term.starts) == 1
    )
    if not own or term.when or term.times or term.limit is None or term.limit.unit not in _DESIGNATORS:
        return None
    return f"PT{term.limit.value}{_DESIGNATORS[term.limit.unit]}"
