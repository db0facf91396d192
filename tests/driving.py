"""Drive a case along a path: for each step a command with the data its verb needs, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qyzmet.law.model import Edition, Step, Term
from qyzmet.law.verbs import Verb
from qyzmet.process import engine
from qyzmet.process.events import Actor, Command, Done
from qyzmet.process.state import State, evolve

IIN = "850101300007"


@dataclass
class FlatTime:
    """A timing in which every term runs out a fixed number of hours after it starts."""

    hours: float = 1.0

    def due(self, term: Term, start: datetime, promised: datetime | None) -> datetime | None:
        from datetime import timedelta

        return start + timedelta(hours=self.hours) if term.limit else None


def actor(step: Step, office: str = "office") -> Actor:
    """Somebody in the post of the step."""
    return Actor(post=step.by, office=office, account=1, name="Сынақ Адамы")


def data_for(
    edition: Edition, state: State, step: Step, outcome: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """The data and the facts that make ``outcome`` lawful in this step."""
    documents = [
        {"id": d.id, "originals": d.originals, "copies": d.copies}
        for d in edition.documents_for(state.channel, state.facts)
    ]
    applicant = {"iin": state.facts.get("iin"), "bin": state.facts.get("bin"), "name": "Сынақ Адамы"}
    ground = next((g.id for g in edition.grounds if step.id in g.steps), "")
    record = state.facts.get("record") or ("none" if outcome == "not-found" else "registered")
    match step.does:
        case Verb.PAY:
            return ({"receipt": "Т-1"} if outcome == "paid" else {}), {}
        case Verb.SIGN:
            return {"signature": {"iin": IIN}}, {}
        case Verb.INSPECT:
            return {"seen": "тексерілді"}, {}
        case Verb.CONCLUDE:
            return {"reasons": "дәлел"}, {}
        case Verb.DECIDE:
            return ({"ground": ground} if outcome == "refused" else {}), {}
        case Verb.MAKE:
            return {"number": "N 00000001"}, {}
        case Verb.SUBMIT:
            return {"signature": applicant}, {}
        case Verb.RECEIVE:
            return {"documents": documents if outcome == "complete" else documents[1:]}, {}
        case Verb.REFUSE | Verb.SEND_BACK:
            return {"ground": ground, "reasons": "себебі"}, {}
        case Verb.REGISTER:
            return {"number": 1}, {}
        case Verb.LOOK_UP:
            return {"records": [{"subject": IIN}]}, {"record": "none" if outcome == "not-found" else record}
        case Verb.DRAFT:
            return {"papers": [{"id": paper} for paper in step.papers[:1]]}, {}
        case Verb.SEAL:
            return {"seals": ["interior", "justice"]}, {}
        case Verb.COLLECT | Verb.DISPATCH | Verb.ACCEPT:
            return {"manifest": "M-1"}, {}
        case Verb.ISSUE | Verb.SHELVE:
            return ({"to": applicant}, {}) if outcome in ("issued", "collected") else ({}, {})
        case _:
            return {}, {}


def command_for(edition: Edition, state: State, outcome: str, at: datetime) -> Command:
    """The command that ends the present step with ``outcome``."""
    assert state.step is not None
    step = engine.process_of(edition, state.channel).steps[state.step]
    data, facts = data_for(edition, state, step, outcome)
    return Command(step.id, outcome, actor(step), at, data, facts)


def drive(
    edition: Edition,
    channel: str,
    facts: dict[str, str],
    outcomes: Sequence[str],
    moments: Sequence[datetime],
    timing: engine.Timing,
) -> tuple[State, list[Done]]:
    """Open a case at the first moment and end its steps with these outcomes at the following ones."""
    state = evolve(None, engine.open_case(edition, channel, facts, moments[0], timing))
    happened: list[Done] = []
    for outcome, at in zip(outcomes, moments[1:], strict=True):
        done = engine.decide(edition, state, command_for(edition, state, outcome, at), timing)
        state = evolve(state, done)
        happened.append(done)
    return state, happened
