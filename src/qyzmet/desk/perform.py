"""Do the next step of a case, in the name of an official, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from qyzmet.cases import store
from qyzmet.cases.store import Stored
from qyzmet.desk.official import SYSTEM, Official
from qyzmet.desk.timing import timing_of
from qyzmet.desk.work import Work, prepare
from qyzmet.law.text import Text
from qyzmet.process.engine import process_of
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
        stored = _one(stored, step, by, given or {}, at=at, outcome=outcome, key=key)
        return run_system(stored, at)


def run_system(stored: Stored, at: datetime) -> Stored:
    """Do the steps that no person does, until a person's turn or the end of the case."""
    while stored.state.step is not None:
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step]
        if step.by != SYSTEM.post:
            break
        given = {
            "to": {"iin": stored.applicant.id, "bin": stored.applicant.id, "name": stored.applicant.name}
        }
        stored = _one(stored, step.id, SYSTEM, given, at=at, outcome="", key=None)
    return stored


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


def _here(stored: Stored, by: Official) -> None:
    _, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    if by is SYSTEM or by.post in ("applicant", "courier") or place == by.office:
        return
    raise Refusal(
        "other-office",
        Text(
            kk=f"{stored.number} ісі қазір басқа мекемеде: оны сол мекеме жүргізеді.",
            ru=f"Дело {stored.number} сейчас в другом учреждении: его ведёт оно.",
            en=f"The case {stored.number} is at another office now: that office acts on it.",
        ),
    )
