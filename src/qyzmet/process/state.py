"""The state of a case: what its events add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from qyzmet.process.events import Broken, Done, Event, Opened

END = "end:"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of the case. Running while ``stopped`` is None; ``broken`` once it ran out."""

    term: str
    started: datetime
    due: datetime | None
    stopped: datetime | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A case as it stands. ``step`` is None once it ended; ``version`` counts its events."""

    edition: str
    channel: str
    facts: Mapping[str, str]
    step: str | None
    opened: datetime
    changed: datetime
    clocks: tuple[Clock, ...]
    promised: datetime | None
    ended: str | None
    version: int

    def running(self) -> tuple[Clock, ...]:
        """The clocks that have not been stopped."""
        return tuple(clock for clock in self.clocks if clock.stopped is None)

    def clock(self, term: str) -> Clock | None:
        """The latest clock of a term, running or not."""
        for clock in reversed(self.clocks):
            if clock.term == term:
                return clock
        return None

    def next_due(self) -> datetime | None:
        """When the first of the running clocks runs out."""
        return min((c.due for c in self.running() if c.due is not None), default=None)


def evolve(state: State | None, event: Event) -> State:
    """The state after one more event; ``state`` is None before the first.

    Total: whatever :func:`qyzmet.process.engine.decide` gave can be folded, in order.
    """
    match event:
        case Opened():
            return State(
                edition=event.edition,
                channel=event.channel,
                facts=dict(event.facts),
                step=event.goes,
                opened=event.at,
                changed=event.at,
                clocks=tuple(Clock(s.term, event.at, s.due) for s in event.started),
                promised=None,
                ended=None,
                version=1,
            )
        case Done():
            assert state is not None
            ended = event.goes.removeprefix(END) if event.goes.startswith(END) else None
            return replace(
                state,
                facts={**state.facts, **event.facts} if event.facts else state.facts,
                step=None if ended else event.goes,
                changed=event.at,
                clocks=_moved(state.clocks, event),
                promised=event.promised or state.promised,
                ended=ended,
                version=state.version + 1,
            )
        case Broken():
            assert state is not None
            return replace(
                state,
                clocks=tuple(
                    replace(c, broken=True) if c.term == event.term and c.stopped is None else c
                    for c in state.clocks
                ),
                version=state.version + 1,
            )


def _moved(clocks: tuple[Clock, ...], event: Done) -> tuple[Clock, ...]:
    if not (event.started or event.stopped):
        return clocks
    stopped = tuple(
        replace(c, stopped=event.at, broken=c.broken or c.term in event.broken)
        if c.stopped is None and c.term in event.stopped
        else c
        for c in clocks
    )
    return stopped + tuple(Clock(s.term, event.at, s.due) for s in event.started)


def fold(events: Iterable[Event]) -> State:
    """The state that a whole journal adds up to; :class:`ValueError` if there is no event."""
    state: State | None = None
    for event in events:
        state = evolve(state, event)
    if state is None:
        raise ValueError("a case without events")
    return state


def to_json(state: State) -> dict[str, Any]:
    """The state as the case row caches it."""
    return {
        "edition": state.edition,
        "channel": state.channel,
        "facts": dict(state.facts),
        "step": state.step,
        "opened": state.opened.isoformat(),
        "changed": state.changed.isoformat(),
        "clocks": [
            [
                c.term,
                c.started.isoformat(),
                c.due and c.due.isoformat(),
                c.stopped and c.stopped.isoformat(),
                c.broken,
            ]
            for c in state.clocks
        ],
        "promised": state.promised and state.promised.isoformat(),
        "ended": state.ended,
        "version": state.version,
    }


def from_json(row: Mapping[str, Any]) -> State:
    """The state that :func:`to_json` wrote."""
    moment = datetime.fromisoformat
    return State(
        edition=row["edition"],
        channel=row["channel"],
        facts=row["facts"],
        step=row["step"],
        opened=moment(row["opened"]),
        changed=moment(row["changed"]),
        clocks=tuple(
            Clock(term, moment(started), due and moment(due), stopped and moment(stopped), broken)
            for term, started, due, stopped, broken in row["clocks"]
        ),
        promised=row["promised"] and moment(row["promised"]),
        ended=row["ended"],
        version=row["version"],
    )
