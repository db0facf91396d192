"""Everything about one case that a person may see on one page, read once and traced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from qyzmet.calendar import Explanation, words_left
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Case, Entry, Manifest
from qyzmet.cases.queries import visible_case
from qyzmet.desk.official import Official
from qyzmet.desk.timing import PORTAL, timing_at
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.limits import Week
from qyzmet.law.model import Document, Edition, Ground, Outcome, Step, Term
from qyzmet.law.text import Text
from qyzmet.offices.once import read_rows
from qyzmet.papers.models import Paper
from qyzmet.process import state as states
from qyzmet.process.clockwork import LegalTime
from qyzmet.process.engine import process_of
from qyzmet.process.state import Clock, State
from qyzmet.registers.looker import leave_trace


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step on the way: ``done`` (who, when), ``now``, or ``ahead`` on the way that is still possible."""

    step: Step
    stage: str
    outcome: str = ""
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock in words; ``left`` is what remains, ``why`` the chain of reasons of its due date."""

    clock: Clock
    term: Term
    left: Text | None
    why: Explanation | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case for one reader."""

    case: Case
    edition: Edition
    state: State
    subjects: Sequence[str]
    steps: Sequence[StepLine]
    clocks: Sequence[ClockLine]
    entries: Sequence[Entry]
    papers: Sequence[Paper]
    documents: Sequence[Document]
    """The documents the edition asks for in this case."""
    step: Step | None
    """The next step; None once the case has ended."""
    may_act: bool
    """Whether the next step is the reader's."""
    grounds: Sequence[Ground]
    """The grounds the reader could use in the next step."""
    outcome: Outcome | None
    manifest: Manifest | None
    records: Sequence[Mapping[str, object]]
    """What the register answered, if it was asked."""


def casefile(number: str, reader: Official, access: Q, now: datetime) -> CaseFile:
    """Read a case for a person, and leave the trace of it.

    Raises :class:`qyzmet.process.errors.Refusal` (``no-such-case``) for what the reader may not see.
    """
    with transaction.atomic():
        case = visible_case(number, access)
        entries = read_rows(Entry, '"case_id" = %s ORDER BY "seq"', [case.pk])
        leave_trace(reader.looker(), case.number, "case", whom(case, entries))
    edition = edition_named(case.edition)
    state = states.from_json(case.state)
    process = process_of(edition, state.channel)
    step = process.steps.get(state.step or "")
    timing = timing_at(edition.name, case.provider if case.office == PORTAL else case.office)
    return CaseFile(
        case=case,
        edition=edition,
        state=state,
        subjects=_subjects(case),
        steps=step_lines(edition, state, entries),
        clocks=[clock_line(edition, clock, timing, now) for clock in state.clocks],
        entries=entries,
        papers=list(Paper.objects.filter(case_number=case.number).order_by("pk")),
        documents=edition.documents_for(state.channel, state.facts),
        step=step,
        may_act=step is not None and case.post == reader.post and case.stands_at == reader.office,
        grounds=[g for g in edition.grounds if step and step.id in g.steps and reader.post in g.by],
        outcome=edition.outcome(state.ended) if state.ended else None,
        manifest=manifest_of(case.pk),
        records=_records(entries),
    )


def whom(case: Case, entries: Sequence[Entry] | None = None) -> list[str]:
    """The numbers of everybody whose data the case holds: who asks, about whom, whom the register named.

    ``entries`` are the lines of its journal where they were read already.
    """
    lines = list(case.entries.order_by("seq")) if entries is None else entries
    answers: list[Any] = [row.get("record") or {} for row in _records(lines)]
    named = [str(answer["person"]["iin"]) for answer in answers if answer.get("person")]
    asked = [subject for subject in _subjects(case) if subject.isdigit()]
    return list(dict.fromkeys([case.applicant_id, *asked, *named]))


def _subjects(case: Case) -> list[str]:
    return str(case.state["facts"].get("subjects", "")).split(";")


def step_lines(edition: Edition, state: State, entries: Sequence[Entry]) -> list[StepLine]:
    """The way so far, the step at hand, and the straight way on (each step's first branch that can hold)."""
    process = process_of(edition, state.channel)
    lines = [
        StepLine(process.steps[e.step], "done", e.event["outcome"], e.at, e.actor)
        for e in entries
        if e.step is not None
    ]
    here = state.step
    seen: set[str] = set()
    while here is not None and here not in seen:
        seen.add(here)
        step = process.steps[here]
        lines.append(StepLine(step, "now" if here == state.step else "ahead"))
        onward = next(
            (b.go for b in step.then if all(state.facts.get(f, v[0]) in v for f, v in b.when.items())), ""
        )
        here = onward if onward in process.steps else None
    return lines


def clock_line(edition: Edition, clock: Clock, timing: LegalTime, now: datetime) -> ClockLine:
    """The clock in words, as of ``now``; a stopped clock has nothing left to say."""
    term = edition.term(clock.term)
    left = None
    if clock.due is not None and clock.stopped is None:
        week = Week(term.week) if term.week else Week.FIVE_DAY
        left = words_left(
            now.astimezone(timing.zone),
            clock.due.astimezone(timing.zone),
            week,
            timing.hours(term.body),
            timing.calendar,
        )
    why = timing.why(term, clock.started) if term.backwards_from is None else None
    return ClockLine(clock, term, left, why)


def _records(entries: Sequence[Entry]) -> list[Mapping[str, object]]:
    for entry in reversed(entries):
        records = entry.event.get("data", {}).get("records")
        if records:
            return list(records)
    return []
