"""What is asked of a case, and what happened to it. Events are JSON-able and never change once written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: in which post, at which office."""

    post: str
    office: str
    account: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Command:
    """Do this step with this outcome."""

    step: str
    outcome: str
    by: Actor
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    """Facts learnt in the step (what a register said)."""


@dataclass(frozen=True, slots=True)
class Started:
    """A clock that started, and when it runs out; ``due`` is None for a clock without a limit."""

    term: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The case began."""

    at: datetime
    edition: str
    channel: str
    facts: Mapping[str, str]
    goes: str
    started: tuple[Started, ...]
    clause: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """A step was done. ``goes`` is the next step or ``end:OUTCOME``."""

    at: datetime
    step: str
    outcome: str
    goes: str
    clause: str | None
    data: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    started: tuple[Started, ...] = ()
    stopped: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    """Clocks that had run out when they were stopped."""
    promised: datetime | None = None
    """Set by the step that promises the applicant a day."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A clock ran out while the case stood still."""

    at: datetime
    term: str
    due: datetime
    clause: str | None


Event = Opened | Done | Broken


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _started_in(rows: list[list[str | None]]) -> tuple[Started, ...]:
    return tuple(Started(str(term), _moment(due)) for term, due in rows)


def to_json(event: Event) -> dict[str, Any]:
    """The event as the journal keeps it; empty parts are left out."""
    row: dict[str, Any]
    match event:
        case Opened():
            row = {
                "kind": "opened",
                "at": _iso(event.at),
                "edition": event.edition,
                "channel": event.channel,
                "facts": dict(event.facts),
                "goes": event.goes,
                "started": [[s.term, _iso(s.due)] for s in event.started],
                "clause": event.clause,
            }
        case Done():
            row = {
                "kind": "done",
                "at": _iso(event.at),
                "step": event.step,
                "outcome": event.outcome,
                "goes": event.goes,
                "clause": event.clause,
                "data": dict(event.data),
                "facts": dict(event.facts),
                "started": [[s.term, _iso(s.due)] for s in event.started],
                "stopped": list(event.stopped),
                "broken": list(event.broken),
                "promised": _iso(event.promised),
            }
        case Broken():
            row = {
                "kind": "broken",
                "at": _iso(event.at),
                "term": event.term,
                "due": _iso(event.due),
                "clause": event.clause,
            }
    return {key: value for key, value in row.items() if value not in (None, [], {})}


def from_json(row: Mapping[str, Any]) -> Event:
    """The event that :func:`to_json` wrote; :class:`ValueError` on an unknown kind."""
    at = datetime.fromisoformat(row["at"])
    match row["kind"]:
        case "opened":
            return Opened(
                at=at,
                edition=row["edition"],
                channel=row["channel"],
                facts=row.get("facts", {}),
                goes=row["goes"],
                started=_started_in(row.get("started", [])),
                clause=row.get("clause"),
            )
        case "done":
            return Done(
                at=at,
                step=row["step"],
                outcome=row["outcome"],
                goes=row["goes"],
                clause=row.get("clause"),
                data=row.get("data", {}),
                facts=row.get("facts", {}),
                started=_started_in(row.get("started", [])),
                stopped=tuple(row.get("stopped", ())),
                broken=tuple(row.get("broken", ())),
                promised=_moment(row.get("promised")),
            )
        case "broken":
            return Broken(
                at=at, term=row["term"], due=datetime.fromisoformat(row["due"]), clause=row.get("clause")
            )
        case kind:
            raise ValueError(f"unknown kind of event: {kind!r}")
