"""Every file is BPMN 2.0 by the schema of its authors, and its drawing draws what is there and all of it."""

from __future__ import annotations

from importlib.resources import as_file, files
from io import BytesIO

import pytest
from lxml import etree
from tests.process.bpmn.drawn import CHANNELS, LANGUAGES

from qyzmet.law.catalogue import edition
from qyzmet.process.bpmn import bpmn
from qyzmet.process.bpmn.layout import Box

EVERY = [(name, channel, language) for name, channel in CHANNELS for language in LANGUAGES]
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DRAWING = "{http://www.omg.org/spec/BPMN/20100524/DI}"
WAYPOINT = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"
BOUNDS = "{http://www.omg.org/spec/DD/20100524/DC}Bounds"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schema of the Object Management Group, as SpiffWorkflow carries it."""
    with as_file(files("SpiffWorkflow.bpmn.parser") / "schema") as folder:
        return etree.XMLSchema(etree.parse(str(folder / "BPMN20.xsd")))


def parsed(name: str, channel: str, language: str) -> etree._Element:
    law = edition(name)
    return etree.parse(BytesIO(bpmn(law, law.channel(channel), language))).getroot()  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_the_file_is_valid(schema: etree.XMLSchema, name: str, channel: str, language: str) -> None:
    schema.assertValid(parsed(name, channel, language))


def test_the_schema_refuses_what_is_wrong(schema: etree.XMLSchema) -> None:
    file = parsed(*EVERY[0])
    next(file.iter(f"{MODEL}sequenceFlow")).attrib.pop("sourceRef")
    assert not schema.validate(file)


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_references_lead_to_elements_of_the_right_kind(name: str, channel: str) -> None:
    file = parsed(name, channel, "kk")
    by_id = {element.get("id"): element for element in file.iter(etree.Element) if element.get("id")}
    for process in file.iter(f"{MODEL}process"):
        inside = {element.get("id") for element in process}
        for flow in process.iter(f"{MODEL}sequenceFlow"):
            assert {flow.get("sourceRef"), flow.get("targetRef")} <= inside, (
                "no sequence flow leaves its process"
            )
            source, target = by_id[flow.get("sourceRef")], by_id[flow.get("targetRef")]
            assert flow.get("id") in {element.text for element in source.iter(f"{MODEL}outgoing")}
            assert flow.get("id") in {element.text for element in target.iter(f"{MODEL}incoming")}
        lanes = [ref.text for ref in process.iter(f"{MODEL}flowNodeRef")]
        nodes = [element.get("id") for element in process if element.find(f"{MODEL}incoming") is not None]
        assert set(nodes) <= set(lanes)
        assert len(lanes) == len(set(lanes)), "each node lies in one lane"
    pools = {participant.get("processRef") for participant in file.iter(f"{MODEL}participant")}
    assert pools == {process.get("id") for process in file.iter(f"{MODEL}process")}
    for flow in file.iter(f"{MODEL}messageFlow"):
        source, target = by_id[flow.get("sourceRef")], by_id[flow.get("targetRef")]
        assert source.getparent() is not target.getparent(), "messages go between organisations"
        events = [end.find(f"{MODEL}messageEventDefinition").get("messageRef") for end in (source, target)]
        assert events == [flow.get("messageRef")] * 2


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_every_element_is_drawn_once_and_nothing_else(name: str, channel: str, language: str) -> None:
    file = parsed(name, channel, language)
    drawn = [element.get("bpmnElement") for element in file.iter(f"{DRAWING}BPMNShape", f"{DRAWING}BPMNEdge")]
    kinds = ("participant", "lane", "messageFlow", "sequenceFlow", "startEvent", "endEvent", "boundaryEvent")
    kinds += ("userTask", "serviceTask", "exclusiveGateway")
    there = [element.get("id") for element in file.iter(*(f"{MODEL}{kind}" for kind in kinds))]
    assert sorted(drawn) == sorted(there)
    assert len(drawn) == len(set(drawn))


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_the_drawing_in_the_file_has_its_shapes_apart(name: str, channel: str) -> None:
    file = parsed(name, channel, "kk")
    bands = {element.get("id") for element in file.iter(f"{MODEL}participant", f"{MODEL}lane")}
    hung = {element.get("id"): element.get("attachedToRef") for element in file.iter(f"{MODEL}boundaryEvent")}
    boxes = {
        shape.get("bpmnElement"): box(shape.find(BOUNDS))
        for shape in file.iter(f"{DRAWING}BPMNShape")
        if shape.get("bpmnElement") not in bands
    }
    for one, first in boxes.items():
        for other, second in boxes.items():
            if one < other and other not in (one, hung.get(one)) and one != hung.get(other):
                assert not first.meets(second), (one, other)
    for edge in file.iter(f"{DRAWING}BPMNEdge"):
        assert len(edge.findall(WAYPOINT)) >= 2


def box(bounds: etree._Element) -> Box:
    return Box(*(float(bounds.get(side)) for side in ("x", "y", "width", "height")))
