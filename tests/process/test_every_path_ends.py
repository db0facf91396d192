"""Whatever happens in a case, it ends, and no clock is forgotten on the way."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.driving import IIN, FlatTime, command_for, drive

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.model import Channel, Edition, holds
from qyzmet.process import engine, events, state
from qyzmet.process.errors import Refusal

START = datetime(2012, 4, 2, 4, tzinfo=UTC)
MAY_REFUSE = {"still-time-to-collect", "still-kept", "no-way-on", "nothing-missing"}
CHANNELS = [
    (law.name, channel.id)
    for service in services()
    for law in editions(service)
    for channel in law.channels
    if channel.available
]


def fact_sets(law: Edition, channel: Channel) -> list[dict[str, str]]:
    """Every combination of the facts that the channel's conditions mention."""
    conditions = [branch.when for step in channel.steps for branch in step.then]
    conditions += [term.when for term in law.terms if channel.id in term.channels]
    conditions.append(channel.when)
    values: dict[str, tuple[str, ...]] = {
        fact.id: tuple(value.id for value in fact.values) for fact in law.facts
    }
    names = sorted({name for when in conditions for name in when} - {"record"})
    combinations = [
        dict(zip(names, row, strict=True)) for row in itertools.product(*(values[n] for n in names))
    ]
    return [facts | {"iin": IIN} for facts in combinations if holds(channel.when, facts)]


@pytest.mark.parametrize(("name", "channel_id"), CHANNELS)
def test_every_path_of_every_channel_ends_with_all_clocks_stopped(name: str, channel_id: str) -> None:
    law = edition(name)
    process = engine.process_of(law, channel_id)
    walked = 0
    for facts in fact_sets(law, process.channel):
        for record in ("registered", "removed", "mixed", "none"):
            for path in engine.paths(process, facts | {"record": record}):
                if contradicts(process, path, record):
                    continue
                # Far apart, so that every promised day has passed when somebody fails to come.
                moments = [START + timedelta(days=40 * n) for n in range(len(path) + 1)]
                asked = {**facts, "record": record}
                final, happened = drive(law, channel_id, asked, [o for _, o in path], moments, FlatTime())
                assert final.step is None, path
                assert final.ended in {outcome.id for outcome in law.outcomes}
                assert final.running() == (), f"a clock still runs after {path}"
                assert all(clock.stopped >= clock.started for clock in final.clocks)
                assert final.version == len(path) + 1
                assert happened[-1].goes == f"end:{final.ended}"
                walked += 1
    assert walked > 0


def contradicts(process: engine.Process, path: list[tuple[str, str]], record: str) -> bool:
    """Whether the path has the register say something else than ``record``."""
    said = [outcome for step, outcome in path if process.steps[step].does == "look-up"]
    return any((outcome == "found") is (record == "none") for outcome in said)


@pytest.mark.parametrize("name", sorted({name for name, _ in CHANNELS}))
def test_every_clock_of_the_edition_starts_on_some_path(name: str) -> None:
    law = edition(name)
    started: set[str] = set()
    for channel in law.channels:
        if not channel.available:
            continue
        process = engine.process_of(law, channel.id)
        for facts in fact_sets(law, channel):
            for path in engine.paths(process, facts):
                moments = [START + timedelta(days=40 * n) for n in range(len(path) + 1)]
                record = "none" if any(outcome == "not-found" for _, outcome in path) else "registered"
                try:
                    final, _ = drive(
                        law,
                        channel.id,
                        {**facts, "record": record},
                        [o for _, o in path],
                        moments,
                        FlatTime(),
                    )
                except Refusal:
                    continue  # a way for other answers of the register
                started |= {clock.term for clock in final.clocks}
    assert {term.id for term in law.terms if term.starts} <= started


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_case_folds_from_its_journal_to_the_same_state(data: st.DataObject) -> None:
    name, channel_id = data.draw(st.sampled_from(CHANNELS))
    law = edition(name)
    process = engine.process_of(law, channel_id)
    facts = data.draw(st.sampled_from(fact_sets(law, process.channel)))
    hours = data.draw(st.floats(0.1, 2000))
    at, timing = START, FlatTime(hours)
    happened: list[events.Event] = [engine.open_case(law, channel_id, facts, at, timing)]
    now = state.fold(happened)
    while now.step is not None:
        step = process.steps[now.step]
        outcome = data.draw(st.sampled_from(sorted({branch.on for branch in step.then})))
        at += timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 60)))
        command = command_for(law, now, outcome, at)
        try:
            done = engine.decide(law, now, command, timing)
        except Refusal as refusal:
            if refusal.code not in MAY_REFUSE:
                raise
            continue
        assert done == engine.decide(law, now, command, timing), "the same command gives the same event"
        happened.append(done)
        now = state.evolve(now, done)
    written = [events.to_json(event) for event in happened]
    assert state.fold(events.from_json(row) for row in written) == now
    assert state.from_json(state.to_json(now)) == now
