"""One piece of work at a desk, and what each verb needs done around it.

A handler turns what an official gave (a form, a click) into the data of the command: it asks the
register, takes a number in a journal, makes the paper, puts the package on a manifest. It runs inside
the transaction of the command, so that all of it happens or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from qyzmet.cases import manifests
from qyzmet.cases.models import Manifest
from qyzmet.cases.numbers import next_in_series
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.paperwork import make_papers, sealed_papers, written
from qyzmet.desk.subjects import Answer, ask_register, record_fact
from qyzmet.desk.timing import timing_of
from qyzmet.law.model import Step
from qyzmet.law.verbs import OUTCOMES, Verb
from qyzmet.process.checks import missing_documents
from qyzmet.process.state import END


@dataclass(frozen=True, slots=True)
class Work:
    """A step about to be done. ``given`` is what the official filled in; ``outcome`` may be empty."""

    stored: Stored
    step: Step
    by: Official
    at: datetime
    outcome: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The command's outcome, data and facts, and the number it took in the step's journal."""

    outcome: str
    data: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    journal_number: int | None = None


Handler = Callable[[Work], Prepared]


def prepare(work: Work) -> Prepared:
    """Do what the step's verb needs; :class:`qyzmet.process.errors.Refusal` where it cannot be done."""
    return HANDLERS.get(work.step.does, _plain)(work)


def _plain(work: Work) -> Prepared:
    data = dict(work.given)
    if work.step.papers:
        data["papers"] = make_papers(work.stored, work.step, work.by, work.at, data)
    return Prepared(work.outcome or OUTCOMES[work.step.does][0], data)


def _receive(work: Work) -> Prepared:
    state = work.stored.state
    brought = list(work.given.get("documents", ()))
    missing = missing_documents(work.stored.edition, state.channel, state.facts, brought)
    outcome = work.outcome or ("incomplete" if missing else "complete")
    data: dict[str, Any] = {**work.given, "documents": brought, "missing": [d.id for d in missing]}
    if work.step.papers and outcome == "complete":
        data["papers"] = make_papers(work.stored, work.step, work.by, work.at, data)
    return Prepared(outcome, data)


def _next_number(work: Work, journal: str) -> int:
    """The next number of the office's journal; a journal begins with 1 each year, by the office's own day."""
    year = work.at.astimezone(timing_of(work.stored).zone).year
    return next_in_series(f"{journal}:{work.by.office}:{year}")


def _register(work: Work) -> Prepared:
    journal = work.step.journal or "journal"
    number = _next_number(work, journal)
    data: dict[str, Any] = {**work.given, "number": number}
    if work.step.papers:
        data["papers"] = make_papers(work.stored, work.step, work.by, work.at, data)
    return Prepared("done", data, journal_number=number)


def _look_up(work: Work) -> Prepared:
    subjects = work.stored.state.facts["subjects"].split(";")
    chosen: Mapping[str, str] = work.given.get("chosen", {})
    answers: list[Answer] = [
        ask_register(subject, work.at, work.by.looker(), work.stored.number, chosen.get(subject, ""))
        for subject in subjects
    ]
    fact = record_fact(answers)
    return Prepared(
        "not-found" if fact == "none" else "found",
        {"records": [answer.as_dict() for answer in answers]},
        {"record": fact},
    )


def _draft(work: Work) -> Prepared:
    return Prepared("done", {**work.given, "papers": written(work.stored, work.step, work.by, work.at)})


def _seal(work: Work) -> Prepared:
    papers, seals = sealed_papers(work.stored, work.by, work.at)
    return Prepared("done", {"papers": papers, "seals": seals})


def _manifest_kind(step: Step) -> str:
    if step.does is Verb.SEND_BACK:
        return Manifest.RETURNED
    return Manifest.EXECUTED if step.at == "provider" else Manifest.OUT


def _put_on_manifest(work: Work) -> str:
    stored = work.stored
    there = stored.office if work.by.office == stored.provider else stored.provider
    manifest = manifests.open_manifest(
        _manifest_kind(work.step), work.by.office, there, work.at, work.by.name
    )
    manifests.put_on(manifest, stored.id)
    return manifest.number


def _collect(work: Work) -> Prepared:
    number = _next_number(work, work.step.journal) if work.step.journal else None
    data = {**work.given, "manifest": _put_on_manifest(work)}
    return Prepared("done", data, journal_number=number)


def _send_back(work: Work) -> Prepared:
    data: dict[str, Any] = dict(work.given)
    data["papers"] = make_papers(work.stored, work.step, work.by, work.at, data)
    if not any(branch.go.startswith(END) for branch in work.step.then):
        data["manifest"] = _put_on_manifest(work)
    return Prepared("done", data)


HANDLERS: Mapping[Verb, Handler] = {
    Verb.RECEIVE: _receive,
    Verb.REGISTER: _register,
    Verb.LOOK_UP: _look_up,
    Verb.DRAFT: _draft,
    Verb.SEAL: _seal,
    Verb.COLLECT: _collect,
    Verb.SEND_BACK: _send_back,
}
