"""Somebody who does every step of a case as it comes, in the right post, in opening hours, in time."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from qyzmet.calendar import Rule, due
from qyzmet.cases import manifests, store
from qyzmet.cases.store import Stored
from qyzmet.desk import couriers
from qyzmet.desk.demo import assistance
from qyzmet.desk.demo.answers import tender
from qyzmet.desk.demo.electronic import keys_for
from qyzmet.desk.demo.staff import official
from qyzmet.desk.official import APPLICANT, OWNER, Official
from qyzmet.desk.perform import perform
from qyzmet.desk.request import day_of, events_of, told
from qyzmet.desk.timing import timing_of
from qyzmet.law.limits import Hours, Limit, Unit
from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.process.clockwork import LegalTime
from qyzmet.process.engine import process_of

MINUTES: Mapping[Verb, tuple[int, int]] = {
    Verb.REGISTER: (1, 2),
    Verb.LOOK_UP: (1, 2),
    Verb.DRAFT: (1, 3),
    Verb.ISSUE: (1, 2),
    Verb.REFUSE: (1, 3),
    Verb.PASS: (5, 30),
    Verb.COLLECT: (10, 60),
    Verb.DISPATCH: (20, 90),
    Verb.ACCEPT: (30, 90),
    Verb.EXAMINE: (20, 120),
    Verb.POST: (30, 200),
    Verb.NOTIFY: (10, 120),
}
"""How many opening minutes each verb takes, at least and at most; an assumption of the demo."""


def hours_at(timing: LegalTime, place: str) -> Hours:
    """The opening hours of the body in whose place a step is done; of another where the edition names none for it."""
    for body in (place, "centre", "provider"):
        with suppress(KeyError):
            return timing.hours(body)
    raise LookupError(f"{timing.edition.name} names no opening hours")


@dataclass
class Plan:
    """The way a case shall go: the outcome of each step, and where a term shall be broken."""

    outcomes: Mapping[str, str] = field(default_factory=dict)
    """By the ids of the steps; a step that is not named ends as what is given decides."""
    late: str = ""
    """Id of the step that comes too late; empty where every term is kept."""


class Clerk:
    """Carries cases to their ends. ``random`` makes each run with one seed the same."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def waited(self, law: Edition, channel: str, *, late: bool) -> timedelta:
        """How long somebody waits in the queue: less than the edition permits, or more where it shall be broken."""
        longest = next(
            term.limit.value
            for term in law.terms
            if term.kind == "waiting" and channel in term.channels and term.limit
        )
        return timedelta(minutes=longest * self.random.uniform(*((1.1, 1.7) if late else (0.1, 0.8))))

    def finish(self, stored: Stored, plan: Plan, at: datetime) -> Stored:
        """Do every step to the end, beginning after ``at``."""
        while stored.state.step is not None:
            stored, at = self.step(stored, plan, at)
        return stored

    def step(self, stored: Stored, plan: Plan, at: datetime) -> tuple[Stored, datetime]:
        """Do one step; the case after it and the moment it was done."""
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step or ""]
        post, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
        by = self._who(stored, step, post or step.by, place or stored.office)
        outcome = plan.outcomes.get(step.id, "")
        at = self._moment(stored, step, outcome, plan, at)
        if step.does in (Verb.DISPATCH, Verb.ACCEPT):
            return self._travel(stored, step, by, at), at
        given = self._given(stored, step, outcome, at)
        if step.does is Verb.SIGN:
            given |= keys_for(stored, step.id, plan.outcomes)
        if step.does in (Verb.INSPECT, Verb.CONCLUDE):
            given = assistance.given_for(stored, step, outcome, by, at)
        return perform(stored.id, step.id, by, given, at=at, outcome=outcome), at

    def _who(self, stored: Stored, step: Step, post: str, place: str) -> Official:
        """Whose turn it is: the applicant and the owner in person, else whoever holds the post."""
        if post == APPLICANT:
            return Official(0, stored.applicant.name, post, place)
        if post == OWNER:
            return Official(0, told(events_of(stored)).request.get("owner_name", ""), post, place)
        return official(post, place)

    def _travel(self, stored: Stored, step: Step, by: Official, at: datetime) -> Stored:
        manifest = manifests.manifest_of(stored.id)
        assert manifest is not None, "a package that travels is on a manifest"
        if step.does is Verb.DISPATCH:
            couriers.dispatch(manifest.number, by, at=at)
        else:
            counted = set(manifest.lines.values_list("case__number", flat=True))
            couriers.accept(manifest.number, by, counted, at=at)
        return store.load(stored.id)

    def _moment(self, stored: Stored, step: Step, outcome: str, plan: Plan, at: datetime) -> datetime:
        promised = stored.state.promised
        if step.does is Verb.ISSUE and promised is not None and promised > at:
            if outcome == "not-collected":
                return self._open(stored, step, promised + timedelta(minutes=1), 20)
            if promised - at > timedelta(hours=8):
                moment = max(at, promised - timedelta(minutes=self.random.randint(60, 420)))
                ends = stored.state.next_due()
                if ends is None or ends <= at or moment <= ends:
                    return moment
        if step.does is Verb.SHELVE:
            if outcome == "expired":
                ends = max(c.due for c in stored.state.running() if c.due is not None)
                return self._open(stored, step, ends + timedelta(minutes=1), 30)
            return self._open(stored, step, at + timedelta(days=self.random.randint(2, 20)), 60)
        return self._worked(stored, step, plan, at)

    def _worked(self, stored: Stored, step: Step, plan: Plan, at: datetime) -> datetime:
        """When a step is done that began at ``at``: in time, or after the clock that runs out first."""
        least, most = MINUTES.get(step.does, (1, 2))
        moment = self._open(stored, step, at, self.random.randint(least, most))
        ends = stored.state.next_due()
        if ends is None or ends <= at:
            return moment
        if step.id == plan.late:
            begun = min(clock.started for clock in stored.state.running() if clock.due == ends)
            return self._open(stored, step, ends + (ends - begun) * self.random.uniform(0.1, 0.6), 1)
        if moment >= ends:  # what ends with the term leaves the next step none of it
            moment = self._open(stored, step, at + (ends - at) * self.random.uniform(0.3, 0.7), 0)
        return moment

    def _open(self, stored: Stored, step: Step, at: datetime, minutes: int) -> datetime:
        """The moment ``minutes`` of opening time later; with none, the same or the next opening."""
        timing = timing_of(stored)
        hours = hours_at(timing, step.at)
        rule = Rule(Limit(max(1, minutes), Unit.MINUTES), hours.week, hours)
        moment = due(at.astimezone(timing.zone), rule, timing.calendar)
        return moment if minutes else max(at.astimezone(timing.zone), moment - timedelta(minutes=1))

    def _given(self, stored: Stored, step: Step, outcome: str, at: datetime) -> dict[str, Any]:
        applicant = stored.applicant
        match step.does:
            case Verb.DECIDE if outcome == "refused":
                return {"ground": next(g.id for g in stored.edition.grounds if step.id in g.steps)}
            case Verb.REFUSE | Verb.SEND_BACK:
                ground = next(g for g in stored.edition.grounds if step.id in g.steps)
                language = stored.state.facts.get("language", "kk")
                return {"ground": ground.id, "reasons": ground.text.in_(language)}
            case Verb.ISSUE | Verb.SHELVE if outcome not in ("not-collected", "expired"):
                return {"to": {"iin": applicant.id, "bin": applicant.id, "name": applicant.name}}
            case Verb.PAY if outcome != "unpaid":
                edition, state = stored.edition, stored.state
                return {
                    "tender": tender(
                        edition, state.channel, state.facts, day_of(stored, at), self.random, gateway=True
                    )
                }
            case Verb.SUBMIT:
                return {"signature": {"iin": applicant.id, "name": applicant.name}}
            case Verb.SIGN if step.by == OWNER:
                return {"signature": {"iin": told(events_of(stored)).request["owner"]}}
            case Verb.NOTIFY:
                return {"how": "in-person" if step.papers else "phone"}
            case _:
                return {}
