"""SpiffWorkflow, which knows nothing of us, loads every file and carries every case as our engine does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from tests.driving import IIN, FlatTime, drive
from tests.process.bpmn.drawn import CHANNELS, fact_sets
from tests.process.bpmn.spiff import Engine

from qyzmet.law.catalogue import edition
from qyzmet.process import engine
from qyzmet.process.bpmn import bpmn

START = datetime(2012, 4, 2, 4, tzinfo=UTC)


@cache
def spiff(name: str, channel_id: str) -> Engine:
    """SpiffWorkflow with the file of a channel."""
    law = edition(name)
    channel = law.channel(channel_id)
    return Engine(bpmn(law, channel, "kk"), frozenset(step.id for step in channel.steps))


def contradicts(process: engine.Process, path: list[tuple[str, str]], facts: dict[str, str]) -> bool:
    """Whether the register finds on this path what the facts say it has not, or the other way round."""
    if "record" not in facts:
        return False
    said = [outcome for step, outcome in path if process.steps[step].does == "look-up"]
    return any((outcome == "found") is (facts["record"] == "none") for outcome in said)


@pytest.mark.parametrize(("name", "channel_id"), CHANNELS)
def test_it_visits_the_same_steps_in_the_same_order_on_every_path(name: str, channel_id: str) -> None:
    law = edition(name)
    process = engine.process_of(law, channel_id)
    other = spiff(name, channel_id)
    walked: set[str] = set()
    for facts in fact_sets(law, process.channel):
        for path in engine.paths(process, facts):
            if contradicts(process, path, facts):
                continue
            # Far apart, so that every promised day has passed when somebody fails to come.
            moments = [START + timedelta(days=40 * n) for n in range(len(path) + 1)]
            final, ours = drive(
                law, channel_id, facts | {"iin": IIN}, [o for _, o in path], moments, FlatTime()
            )
            known = dict(facts)

            def answer(step: str, number: int, ours=ours, known=known) -> dict[str, object]:
                known.update(ours[number - 1].facts)
                return {"outcome": ours[number - 1].outcome, "facts": dict(known)}

            journey = other.carry({"facts": facts, "due": {}}, answer)
            assert journey.steps == [done.step for done in ours]
            assert journey.ends == [f"{ours[-1].step}.end.{final.ended}"]
            walked.update(journey.steps)
    assert walked == set(process.steps), "every step lies on some path"


@pytest.mark.parametrize(("name", "channel_id"), CHANNELS)
def test_each_stretch_in_an_organisation_is_an_instance_of_its_process(name: str, channel_id: str) -> None:
    law = edition(name)
    process = engine.process_of(law, channel_id)
    facts = next(fact_sets(law, process.channel))
    path = engine.paths(process, facts)[0]
    outcomes = dict(path)
    journey = spiff(name, channel_id).carry(
        {"facts": facts, "due": {}}, lambda step, _: {"outcome": outcomes[step]}
    )
    places = [law.post(process.steps[step].by).at for step in journey.steps]
    stretches = [place for n, place in enumerate(places) if not n or places[n - 1] != place]
    assert [begun.rpartition(".")[2] for begun in journey.processes] == stretches


def test_a_term_that_has_run_out_rings_and_the_step_goes_on() -> None:
    law = edition("address-certificate@2010")
    past = {term.id: "2012-04-02T04:00:00+00:00" for term in law.terms}
    outcomes = {"A0": "called", "A1": "complete", "A3": "found", "A5": "issued"}
    journey = spiff("address-certificate@2010", "provider").carry(
        {"facts": {"applicant": "natural", "record": "registered"}, "due": past},
        lambda step, _: {"outcome": outcomes.get(step, "done")},
    )
    assert journey.steps == ["A0", "A1", "A2", "A3", "A4", "A5"]
    assert journey.ends[-1] == "A5.end.issued"
    # The half hour of the queue is the step's own and has only begun; the ten minutes of the service are over.
    assert journey.ends[:-1] == ["A1.late", "A2.late", "A3.late", "A4.late", "A5.late"]
