"""Open a case, act on it, read it back: the only way in and out of the store.

Each command happens whole, once, or not at all. Two round trips a command: one reads the case, one
calls ``cases_append``, which moves it from the version read and writes the journal, or finds that
somebody was quicker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import IntegrityError, transaction

from qyzmet.cases import custody
from qyzmet.cases.journal import GENESIS, Line
from qyzmet.cases.models import Case, Clock, Ending, Entry, Standing
from qyzmet.cases.numbers import next_case_number
from qyzmet.cases.quick import one_row
from qyzmet.cases.worklists import task
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.process import engine, events, state
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Actor, Broken, Command, Done, Opened
from qyzmet.process.state import State
from qyzmet.registers.folding import fold as fold_name

SYSTEM = Actor(post="system", office="", account=None, name="Qyzmet")
"""Who writes what no person did: a clock that ran out."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose case it is: IIN or BIN, and the name as printed."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A case as read from the store, with its edition."""

    id: int
    number: str
    edition: Edition
    state: State
    office: str
    provider: str
    applicant: Applicant
    last_hash: bytes
    repeated: bool = False
    """True when the command had been carried out before, and this call changed nothing."""

    @property
    def version(self) -> int:
        """How many lines the journal has."""
        return self.state.version


def no_such_case(number: str) -> Refusal:
    """The message for a number that is well formed and unknown."""
    return Refusal(
        "no-such-case",
        Text(
            kk=f"{number} нөмірлі іс жоқ. Нөмірді қолхаттан тексеріңіз.",
            ru=f"Дела с номером {number} нет. Сверьте номер с распиской.",
            en=f"There is no case {number}. Check the number on the receipt.",
        ),
        field="number",
    )


def _stale(stored: Stored) -> Refusal:
    last = Entry.objects.filter(case_id=stored.id).order_by("-seq").first()
    who = last.actor if last else ""
    return Refusal(
        "somebody-was-quicker",
        Text(
            kk=f"{stored.number} ісін басқа қызметкер Сізден бұрын жүргізді ({who}). Бетті жаңартыңыз.",
            ru=f"С делом {stored.number} раньше Вас поработал другой сотрудник ({who}). Обновите страницу.",
            en=f"Somebody ({who}) acted on the case {stored.number} before you. Reload the page.",
        ),
    )


_LOAD = {
    column: "SELECT id, number, edition, state, office, provider, applicant_id, applicant_name, last_hash, "
    "%s::text IS NOT NULL AND EXISTS (SELECT 1 FROM cases_entry e WHERE e.case_id = c.id AND e.key = %s) "
    f"FROM cases_case c WHERE c.{column} = %s"
    for column in ("id", "number")
}
_OPEN = (
    "SELECT cases_open(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, "
    "%s::jsonb, %s::jsonb)"
)
_APPEND = "SELECT cases_append(%s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s, %s, %s::jsonb, %s::jsonb)"


def load(case: int | str, *, key: str | None = None) -> Stored:
    """The case with this id or number; ``repeated`` tells whether the command ``key`` is in its journal.

    Raises :class:`Refusal` (``no-such-case``).
    """
    column = "id" if isinstance(case, int) else "number"
    row = one_row(_LOAD[column], (key, key, case))
    if row is None:
        raise no_such_case(str(case))
    return Stored(
        id=row[0],
        number=row[1],
        edition=edition_named(row[2]),
        state=state.from_json(orjson.loads(row[3])),
        office=row[4],
        provider=row[5],
        applicant=Applicant(row[6], row[7]),
        last_hash=bytes(row[8]),
        repeated=row[9],
    )


def open_case(
    edition: Edition,
    channel: str,
    facts: Mapping[str, str],
    *,
    applicant: Applicant,
    office: str,
    provider: str,
    by: Actor,
    at: datetime,
    timing: engine.Timing,
    calendar: str,
    key: str,
) -> Stored:
    """File a new case; the same ``key`` again gives the case that was opened with it.

    Raises :class:`Refusal` where the edition does not offer the channel to such an applicant.
    """
    opened = engine.open_case(edition, channel, facts, at, timing)
    begun = state.evolve(None, opened)
    number = next_case_number(at.year)
    line = _line(number, 1, by, opened, None, None, key)
    digest = line.hash(GENESIS)
    head = _head(edition, begun, office, provider)
    row = one_row(
        _OPEN,
        (
            number,
            edition.service,
            edition.name,
            channel,
            office,
            provider,
            applicant.id,
            applicant.name,
            fold_name(applicant.name),
            head.step,
            head.post,
            head.stands_at,
            head.state,
            digest,
            at,
            head.next_due,
            key,
            _json([_row(line, digest)]),
            _json(_clocks((), begun, calendar)),
        ),
    )
    case_id = row[0] if row else None
    if case_id is None:
        return load(Case.objects.get(opening_key=key).number, key=key)
    return Stored(case_id, number, edition, begun, office, provider, applicant, digest)


def act(
    stored: Stored,
    command: Command,
    timing: engine.Timing,
    *,
    calendar: str,
    key: str | None = None,
    journal_number: int | None = None,
    again: str = "",
) -> Stored:
    """Carry out one command on the case as it was loaded; with ``again`` it goes back to that step.

    Raises :class:`Refusal` where the edition or the state does not allow it, or where another command was
    quicker (``somebody-was-quicker``). With a ``key`` found by :func:`load`, nothing happens.
    """
    if stored.repeated:
        return stored
    if again:
        done = engine.redo(stored.edition, stored.state, command, timing, again)
    else:
        done = engine.decide(stored.edition, stored.state, command, timing)
    step = engine.process_of(stored.edition, stored.state.channel).steps[command.step]
    return _append(
        stored, [(done, command.by, step.journal if journal_number else None, journal_number, key)], calendar
    )


def break_clocks(stored: Stored, now: datetime, calendar: str) -> Stored:
    """Write down every clock of the case that ran out by ``now``; nothing if none did."""
    broken = engine.clocks_run_out(stored.edition, stored.state, now)
    if not broken:
        return stored
    return _append(stored, [(event, SYSTEM, None, None, None) for event in broken], calendar)


def _append(
    stored: Stored,
    happened: list[tuple[Done | Broken, Actor, str | None, int | None, str | None]],
    calendar: str,
) -> Stored:
    now, digest, rows = stored.state, stored.last_hash, []
    for event, by, journal, journal_number, key in happened:
        now = state.evolve(now, event)
        line = _line(stored.number, now.version, by, event, journal, journal_number, key)
        digest = line.hash(digest)
        rows.append(_row(line, digest))
    head = _head(stored.edition, now, stored.office, stored.provider)
    try:
        row = one_row(
            _APPEND,
            (
                stored.id,
                stored.version,
                head.step,
                head.post,
                head.stands_at,
                head.state,
                now.version,
                digest,
                now.changed,
                head.next_due,
                now.promised,
                now.ended,
                _json(rows),
                _json(_clocks(stored.state.clocks, now, calendar)),
            ),
        )
        moved = row is not None and row[0]
    except IntegrityError as error:
        if "entry_key_once" not in str(error):
            raise
        moved = False
    if not moved:
        raise _stale(stored)
    _carry(stored, happened)
    return Stored(
        stored.id,
        stored.number,
        stored.edition,
        now,
        stored.office,
        stored.provider,
        stored.applicant,
        digest,
    )


def _carry(
    stored: Stored, happened: list[tuple[Done | Broken, Actor, str | None, int | None, str | None]]
) -> None:
    """Write down who holds the package after this, in the transaction of the journal."""

    def where(step: Step) -> str:
        return office_of_step(stored.edition, step, stored.office, stored.provider)

    for version, (event, by, *_) in enumerate(happened, stored.version + 1):
        if isinstance(event, Done):
            move = custody.move_of(stored.edition, stored.state.channel, event, by.office, where)
            if move:
                one_row(
                    custody.MOVE,
                    custody.values(stored.id, version, event.at, move, "step", event.step, by),
                )


def stands_at(edition: Edition, now: State, office: str, provider: str) -> tuple[str | None, str | None]:
    """Whose turn it is: the post and the code of the office; (None, None) once the case has ended.

    What an official does outside any office (at the applicant's home) is the work of the office they belong to.
    """
    if now.step is None:
        return None, None
    step = engine.process_of(edition, now.channel).steps[now.step]
    return step.by, office_of_step(edition, step, office, provider)


def office_of_step(edition: Edition, step: Step, office: str, provider: str) -> str:
    """The code of the office that does a step of a case filed at ``office`` and decided by ``provider``."""
    place = step.at if step.at in _OFFICES else edition.post(step.by).at
    return {"provider": provider, "portal": "portal"}.get(place, office)


_OFFICES = frozenset({"centre", "provider", "portal", "akim", "commission", "ministry"})


@dataclass(frozen=True, slots=True)
class _Head:
    """What the case row shows of a state."""

    step: str | None
    post: str | None
    stands_at: str | None
    next_due: datetime | None
    state: str


def _head(edition: Edition, now: State, office: str, provider: str) -> _Head:
    post, place = stands_at(edition, now, office, provider)
    return _Head(now.step, post, place, now.next_due(), _json(state.to_json(now)))


def _line(
    number: str,
    seq: int,
    by: Actor,
    event: Opened | Done | Broken,
    journal: str | None,
    journal_number: int | None,
    key: str | None,
) -> Line:
    told = events.to_json(event)
    return Line(
        case=number,
        seq=seq,
        account=by.account,
        actor=by.name,
        post=by.post,
        office=by.office,
        step=told.get("step"),
        clause=event.clause,
        event=told,
        journal=journal,
        journal_number=journal_number,
        key=key,
    )


def _row(line: Line, digest: bytes) -> list[Any]:
    """The line in the order in which ``cases_write`` reads it."""
    return [
        line.seq,
        line.event["at"],
        line.account,
        line.actor,
        line.post,
        line.office,
        line.step,
        line.clause,
        line.event,
        line.journal,
        line.journal_number,
        line.key,
        digest.hex(),
    ]


def _clocks(before: tuple[state.Clock, ...], now: State, calendar: str) -> list[list[Any]]:
    known = set(before)
    return [
        [
            clock.term,
            clock.started.isoformat(),
            clock.due and clock.due.isoformat(),
            clock.stopped and clock.stopped.isoformat(),
            clock.broken,
            calendar,
        ]
        for clock in now.clocks
        if clock not in known
    ]


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def rebuild(case: Case) -> None:
    """Make the case row and its clocks anew from the journal alone."""
    entries = list(case.entries.order_by("seq"))
    now = state.fold(events.from_json(entry.event) for entry in entries)
    edition = edition_named(now.edition)
    post, place = stands_at(edition, now, case.office, case.provider)
    calendars = dict(Clock.objects.filter(case=case).values_list("term", "calendar"))
    with transaction.atomic():
        Case.objects.filter(pk=case.pk).update(
            step=now.step,
            post=post,
            stands_at=place,
            state=state.to_json(now),
            version=now.version,
            last_hash=bytes(entries[-1].hash),
            changed_at=now.changed,
            next_due=now.next_due(),
            promised_at=now.promised,
            ended=now.ended,
            ended_at=now.changed if now.ended else None,
        )
        Standing.objects.filter(case=case).delete()
        Ending.objects.filter(case=case).delete()
        if now.ended:
            Ending.objects.create(case=case, provider=case.provider, outcome=now.ended, at=now.changed)
        if now.step is not None and post and place:
            Standing.objects.create(
                case=case,
                office=place,
                post=post,
                next_due=now.next_due(),
                origin=case.office,
                task=task(now.edition, now.channel, now.step),
            )
        Clock.objects.filter(case=case).delete()
        Clock.objects.bulk_create(
            Clock(
                case=case,
                term=clock.term,
                started_at=clock.started,
                due_at=clock.due,
                stopped_at=clock.stopped,
                broken=clock.broken,
                calendar=calendars.get(clock.term, ""),
            )
            for clock in now.clocks
        )
