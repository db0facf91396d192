"""A result sent back to be made anew: whatever happens on the way, the journal folds and no clock outlives the case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.driving import FlatTime, actor, command_for, drive
from tests.process.test_every_path_ends import CHANNELS, MAY_REFUSE, START, fact_sets

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.process import engine, events, state
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Command, Done, Event
from qyzmet.process.state import State

MAKES = (Verb.MAKE, Verb.DRAFT, Verb.RECORD, Verb.FILL_IN, Verb.LOOK_UP)


def sending_back(now: State, law: Edition, at: datetime, reasons: str = "Қате") -> Command:
    """Whoever has the case finds the result wrong."""
    step = engine.process_of(law, now.channel).steps[now.step or ""]
    return Command(step.id, engine.REDO, actor(step), at, {"reasons": reasons})


@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_a_walk_with_redoing_folds_and_ends_with_every_clock_stopped(data: st.DataObject) -> None:
    name, channel_id = data.draw(st.sampled_from(CHANNELS))
    law = edition(name)
    process = engine.process_of(law, channel_id)
    facts = data.draw(st.sampled_from(fact_sets(law, process.channel)))
    at, timing = START, FlatTime(data.draw(st.floats(0.1, 500)))
    happened: list[Event] = [engine.open_case(law, channel_id, facts, at, timing)]
    now, redone = state.fold(happened), 0
    while now.step is not None:
        at += timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 45)))
        done = None
        if redone < 6 and data.draw(st.booleans()):
            done = sent_back(law, now, happened, at, timing)
            redone += done is not None
        if done is None:
            done = acted(data, law, now, at, timing)
        if done is None:
            continue
        happened.append(done)
        before, now = now, state.evolve(now, done)
        running = [clock.term for clock in now.running()]
        assert len(running) == len(set(running)), "a term is counted by one clock at a time"
        assert now.promised == (done.promised or before.promised)
        assert now.opened <= before.changed <= now.changed
    assert now.ended in {one.id for one in law.outcomes}
    assert now.running() == ()
    assert all(clock.stopped is not None and clock.started <= clock.stopped for clock in now.clocks)
    assert now.version == len(happened)
    written = [events.to_json(event) for event in happened]
    assert state.fold(events.from_json(row) for row in written) == now
    assert state.from_json(state.to_json(now)) == now
    assert engine.clocks_run_out(law, now, at + timedelta(days=9999)) == ()


def sent_back(
    law: Edition, now: State, happened: list[Event], at: datetime, timing: engine.Timing
) -> Done | None:
    """Back to the last step that can be done anew from here; None where there is none."""
    steps = engine.process_of(law, now.channel).steps
    made = [one.step for one in happened if isinstance(one, Done) and steps[one.step].does in MAKES]
    for again in reversed(made):
        try:
            done = engine.redo(law, now, sending_back(now, law, at), timing, again)
        except Refusal as refusal:
            if refusal.code != "nothing-to-redo":
                raise
            continue
        assert (done.goes, done.outcome, done.promised) == (again, engine.REDO, None)
        kept = {clock.term for clock in now.running() if engine.binds(law.term(clock.term))}
        opening = engine.process_of(law, now.channel).stopping.get(f"{again}:opened", ())
        assert not (kept - {term.id for term in opening}) & set(done.stopped), "who is bound stays bound"
        return done
    return None


def acted(data: st.DataObject, law: Edition, now: State, at: datetime, timing: engine.Timing) -> Done | None:
    """One of the step's own outcomes, or None where the case does not allow it now."""
    step = engine.process_of(law, now.channel).steps[now.step or ""]
    outcome = data.draw(st.sampled_from(sorted({branch.on for branch in step.then})))
    try:
        return engine.decide(law, now, command_for(law, now, outcome, at), timing)
    except Refusal as refusal:
        if refusal.code not in {*MAY_REFUSE, "outcome-against-register"}:
            raise
        return None


def at_step(name: str, outcomes: list[str], **facts: str) -> tuple[Edition, State]:
    """A case of the centre after these outcomes."""
    law = edition(name)
    moments = [START + timedelta(minutes=n) for n in range(len(outcomes) + 1)]
    known = {"iin": "850101300007", **facts}
    final, _ = drive(law, "centre", known, outcomes, moments, FlatTime())
    return law, final


TEMPORARY = ("temporary-id@2014", ["paid", "called", "complete", "done", "done", "done", "done"])
NOW = datetime(2012, 4, 3, tzinfo=UTC)


def test_what_goes_back_says_why_and_by_whose_turn_it_is() -> None:
    law, now = at_step(*TEMPORARY)
    assert now.step == "A8"
    with pytest.raises(Refusal, match="reasons-missing"):
        engine.redo(law, now, sending_back(now, law, NOW, " "), FlatTime(), "A5")
    stranger = Command("A8", engine.REDO, actor(law.channel("centre").step("A5")), NOW, {"reasons": "Қате"})
    with pytest.raises(Refusal, match="wrong-post"):
        engine.redo(law, now, stranger, FlatTime(), "A5")


@pytest.mark.parametrize("again", ["A8", "A3", "A4", "Z9", ""])
def test_only_a_step_that_made_something_is_done_anew(again: str) -> None:
    law, now = at_step(*TEMPORARY)
    with pytest.raises(Refusal, match="nothing-to-redo"):
        engine.redo(law, now, sending_back(now, law, NOW), FlatTime(), again)


def test_what_has_ended_is_not_sent_back() -> None:
    law, now = at_step(TEMPORARY[0], [*TEMPORARY[1], "issued"])
    command = Command("A8", engine.REDO, actor(law.channel("centre").step("A8")), NOW, {"reasons": "Қате"})
    with pytest.raises(Refusal, match="case-ended"):
        engine.redo(law, now, command, FlatTime(), "A5")


def test_an_answer_goes_back_to_the_look_up_only_and_a_result_to_its_maker_only() -> None:
    facts = {"applicant": "natural", "about": "self", "recipient": "self", "request": "one", "place": "other"}
    path = ["called", "complete", "done", "done", "done", "done", "done", "sound", "found"]
    law, now = at_step("address-certificate@2010", path, **facts, record="registered")
    assert now.step == "C9"
    assert engine.redo(law, now, sending_back(now, law, NOW), FlatTime(), "C8").goes == "C8"
    with pytest.raises(Refusal, match="nothing-to-redo"):
        engine.redo(law, now, sending_back(now, law, NOW), FlatTime(), "C9")
