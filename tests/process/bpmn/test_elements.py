"""What the acts say stands in the diagram, under names that do not change."""

from __future__ import annotations

import itertools
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from tests.process.bpmn.drawn import CHANNELS, LANGUAGES, drawn
from tests.process.bpmn.spiff import Engine
from tests.process.bpmn.test_layout import overlap, segments

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Unit
from qyzmet.law.model import Branch
from qyzmet.law.verbs import OUTCOMES, Verb
from qyzmet.process.bpmn import bpmn, words
from qyzmet.process.bpmn.alarms import alarms
from qyzmet.process.bpmn.build import build
from qyzmet.process.bpmn.diagram import STEPS, Kind
from qyzmet.process.bpmn.layout import lay_out
from qyzmet.process.engine import Process

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_steps_stand_in_the_lane_of_their_post_in_the_pool_of_its_organisation(
    name: str, channel: str
) -> None:
    diagram, _ = drawn(name, channel, "kk")
    law = diagram.edition
    steps = {node.id: node for node in diagram.nodes if node.kind in STEPS}
    assert list(steps) == list(dict.fromkeys(steps))
    assert set(steps) == {step.id for step in diagram.channel.steps}
    for step in diagram.channel.steps:
        post = law.post(step.by)
        [pool] = [pool for pool in diagram.pools if pool.place == post.at]
        assert post.name.kk in {lane.name for lane in pool.lanes}
        assert steps[step.id].lane == post.id
        assert steps[step.id].kind is (Kind.SYSTEM if post.system else Kind.PERSON)
        assert steps[step.id].name == step.title.kk
    for pool in diagram.pools:
        if pool.place == "provider":
            assert pool.name == law.provider.name.kk


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_each_step_carries_the_kazakh_text_of_its_clauses_in_every_language(name: str, channel: str) -> None:
    law = edition(name)
    for language in LANGUAGES:
        file = ET.fromstring(bpmn(law, law.channel(channel), language))  # type: ignore[arg-type]
        told = {
            task.get("id"): "\n".join(text.text or "" for text in task.iter(f"{MODEL}documentation"))
            for kind in ("userTask", "serviceTask")
            for task in file.iter(f"{MODEL}{kind}")
        }
        for step in law.channel(channel).steps:
            for cited in step.clause.split(", ") if step.clause else ():
                clause = law.clause(cited)
                assert f"{clause.id}. {clause.text or clause.about.kk}" in told[step.id]


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_ids_are_the_same_in_every_language_and_every_time(name: str, channel: str) -> None:
    ids = [[node.id for node in drawn(name, channel, language)[0].nodes] for language in LANGUAGES]
    assert ids[0] == ids[1] == ids[2]
    law = edition(name)
    assert bpmn(law, law.channel(channel), "kk") == bpmn(law, law.channel(channel), "kk")


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_every_limit_that_can_run_rings_at_its_step_and_that_of_the_service_somewhere(
    name: str, channel: str
) -> None:
    law = edition(name)
    process = Process(law, law.channel(channel))
    ringing = alarms(process)
    for step in process.channel.steps:
        if step.within and (term := law.term(step.within)).limit is not None and term.binding:
            assert term.id in {one.id for alarm in ringing[step.id] for one in alarm.terms}
    rung = {term.id for found in ringing.values() for alarm in found for term in alarm.terms}
    for term in law.terms:
        begins = {moment.partition(":")[0] for moment in term.starts} & set(process.steps)
        if term.kind == "service" and term.limit and term.binding and channel in term.channels and begins:
            assert term.id in rung


def test_a_limit_of_minutes_that_a_step_has_to_itself_is_a_duration_and_a_shared_one_a_moment() -> None:
    law = edition("address-certificate@2010")
    ringing = alarms(Process(law, law.channel("provider")))
    assert [alarm.expression for alarm in ringing["A0"]] == ['"PT30M"']
    assert [alarm.expression for alarm in ringing["A2"]] == ['due.get("T1", "9999-01-01T00:00:00+00:00")']
    for name, channel in CHANNELS:
        process = Process(edition(name), edition(name).channel(channel))
        for found in alarms(process).values():
            for alarm in found:
                units = {term.limit.unit for term in alarm.terms if term.limit}
                assert alarm.lasts is None or units <= {Unit.MINUTES, Unit.HOURS}


def test_terms_of_which_one_holds_in_a_case_share_an_alarm() -> None:
    law = edition("address-certificate@2010")
    [first, second] = alarms(Process(law, law.channel("centre")))["C10c"]
    assert [term.id for term in first.terms] == ["T10"]
    assert [term.id for term in second.terms] == ["T2", "T3", "T4c"]
    assert words.limits(second.terms).en == "term of the service: 3\u00a0working days / 5\u00a0working days"


def test_every_outcome_of_every_verb_has_words() -> None:
    for verb in Verb:
        for outcome in OUTCOMES[verb]:
            assert words.outcome(outcome).kk


def test_a_channel_that_is_not_offered_is_not_drawn() -> None:
    law = edition("address-certificate@2010")
    with pytest.raises(ValueError, match="portal has no steps"):
        bpmn(law, law.channel("portal"), "kk")


@pytest.mark.parametrize(
    ("back", "outcomes", "steps"),
    [
        ("A2", ["called", "incomplete", "sound", "incomplete", "faulty"], ["A1", "A2", "A3", "A2", "A3"]),
        (
            "A1",
            ["called", "incomplete", "sound", "called", "incomplete", "faulty"],
            ["A1", "A2", "A3", "A1", "A2", "A3"],
        ),
        ("A3", ["called", "incomplete", "sound", "faulty"], ["A1", "A2", "A3", "A3"]),
    ],
)
def test_a_way_back_is_drawn_and_run(back: str, outcomes: list[str], steps: list[str]) -> None:
    """A refusal that may lead back: to a step before it, to one in another organisation, to itself."""
    law = edition("address-certificate@2014")
    channel = law.channel("centre")
    then = (Branch(on="sound", go=back), Branch(on="faulty", go="end:refused"))
    looped = tuple(
        replace(step, does=Verb.EXAMINE, then=then) if step.id == "A3" else step for step in channel.steps
    )
    channel = replace(channel, steps=looped)
    law = replace(law, channels=(channel,))
    diagram = build(law, channel, "kk")
    layout = lay_out(diagram)
    for one, other in itertools.combinations(diagram.flows, 2):
        if one.source != other.source and one.target != other.target:
            pairs = itertools.product(segments(layout.edges[one.id]), segments(layout.edges[other.id]))
            assert not any(overlap(a, b) for a, b in pairs), (one.id, other.id)
    said = iter(outcomes)
    journey = Engine(bpmn(law, channel, "kk"), frozenset(step.id for step in looped)).carry(
        {"facts": {}, "due": {}}, lambda *_: {"outcome": next(said)}
    )
    assert journey.steps == steps
    assert journey.ends == ["A3.end.refused"]
