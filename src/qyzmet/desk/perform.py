"""Do the next step of a case, in the name of an official, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from qyzmet.cases import store
from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.desk.effects import spoil
from qyzmet.desk.official import APPLICANT, OWNER, Official, as_applicant, system_official
from qyzmet.desk.second_visit import follow
from qyzmet.desk.timing import timing_of
from qyzmet.desk.work import Work, prepare
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import REDO, process_of
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Command


def perform(
    case: int | str,
    step: str,
    by: Official,
    given: Mapping[str, Any] | None = None,
    *,
    at: datetime,
    outcome: str = "",
    key: str | None = None,
) -> Stored:
    """Do ``step`` of the case; then the steps the edition gives to the information system.

    ``step`` is what the official saw as the next step: if the case has moved on since, nothing happens and
    :class:`Refusal` says so. ``outcome`` may stay empty where what is given decides it. The same ``key``
    twice changes nothing the second time.
    """
    with transaction.atomic():
        stored = store.load(case, key=key)
        if stored.repeated:
            return stored
        stored = run_system(_one(stored, step, by, given or {}, at=at, outcome=outcome, key=key), at)
        follow(stored, at)
        return stored


def run_system(stored: Stored, at: datetime) -> Stored:
    """Do the steps that no person does, until a person's turn or the end of the case."""
    while stored.state.step is not None:
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step]
        if not stored.edition.post(step.by).system:
            break
        given = {
            "to": {"iin": stored.applicant.id, "bin": stored.applicant.id, "name": stored.applicant.name}
        }
        stored = _one(stored, step.id, system_official(step.by), given, at=at, outcome="", key=None)
    return stored


def redo(
    case: int | str, step: str, by: Official, reasons: str, *, at: datetime, key: str | None = None
) -> Stored:
    """Send a spoiled or wrong result back to the step that made it; what was made is declared spoiled.

    Raises :class:`Refusal` where nothing was made in the case, or it is in the applicant's hands already.
    """
    with transaction.atomic():
        stored = store.load(case, key=key)
        if stored.repeated:
            return stored
        _here(stored, by)
        data = {"reasons": reasons, "spoiled": spoil(stored, by, at, reasons)}
        timing = timing_of(stored)
        command = Command(step, REDO, by.actor(), at, data)
        return store.act(
            stored, command, timing, calendar=timing.calendar.edition, key=key, again=made_at(stored)
        )


def made_at(stored: Stored) -> str:
    """The step that made the result of the case last; empty where none has."""
    steps = process_of(stored.edition, stored.state.channel).steps
    done = Entry.objects.filter(case_id=stored.id, step__isnull=False).order_by("-seq")
    makers = (
        one
        for one in done.values_list("step", flat=True)
        if one and steps[one].does in (Verb.MAKE, Verb.DRAFT)
    )
    return next(makers, "")


def _one(
    stored: Stored,
    step_id: str,
    by: Official,
    given: Mapping[str, Any],
    *,
    at: datetime,
    outcome: str,
    key: str | None,
) -> Stored:
    timing = timing_of(stored)
    command_step = process_of(stored.edition, stored.state.channel).steps.get(step_id)
    if command_step is None or stored.state.step != step_id:
        command = Command(step_id, outcome, by.actor(), at)
        return store.act(stored, command, timing, calendar=timing.calendar.edition, key=key)
    by = _in_post(stored, command_step, by)
    _here(stored, by)
    prepared = prepare(Work(stored, command_step, by, at, outcome, given))
    command = Command(
        step=step_id,
        outcome=prepared.outcome,
        by=by.actor(),
        at=at,
        data=prepared.data,
        facts=prepared.facts,
    )
    return store.act(
        stored,
        command,
        timing,
        calendar=timing.calendar.edition,
        key=key,
        journal_number=prepared.journal_number,
    )


def _in_post(stored: Stored, step: Step, by: Official) -> Official:
    """Who acts, in the post of the step: an official at the window writes down what the applicant does there."""
    if step.by == APPLICANT != by.post and step.does in AT_THE_WINDOW and by.hall == stored.office:
        return as_applicant(by)
    return by


def _system(stored: Stored, by: Official) -> bool:
    return not by.user_id and any(post.id == by.post and post.system for post in stored.edition.posts)


AT_THE_WINDOW = frozenset({Verb.QUEUE, Verb.PAY, Verb.FILL_IN})
"""What an applicant does at a window and an official writes down."""


def _here(stored: Stored, by: Official) -> None:
    _, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    if by.post in (APPLICANT, OWNER, "courier") or place == by.office or _system(stored, by):
        return
    raise Refusal(
        "other-office",
        Text(
            kk=f"{stored.number} ісі қазір басқа мекемеде: оны сол мекеме жүргізеді.",
            ru=f"Дело {stored.number} сейчас в другом учреждении: его ведёт оно.",
            en=f"The case {stored.number} is at another office now: that office acts on it.",
        ),
    )
