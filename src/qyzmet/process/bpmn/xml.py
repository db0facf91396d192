"""A diagram as a BPMN 2.0 file: the model, and where each element is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from qyzmet.process.bpmn import words
from qyzmet.process.bpmn.diagram import Diagram, Flow, Kind, Node, Pool
from qyzmet.process.bpmn.layout import Box, Layout

_NAMESPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_PYTHON = "https://docs.python.org/3/reference/expressions.html"
_TAGS = {
    Kind.START: "startEvent",
    Kind.ARRIVAL: "startEvent",
    Kind.PERSON: "userTask",
    Kind.SYSTEM: "serviceTask",
    Kind.GATEWAY: "exclusiveGateway",
    Kind.HANDOVER: "endEvent",
    Kind.END: "endEvent",
    Kind.TIMER: "boundaryEvent",
    Kind.ALARM: "endEvent",
}


def write(diagram: Diagram, layout: Layout) -> bytes:
    """The file, UTF-8, the same octets for the same edition, channel and language."""
    root = ET.Element(
        "bpmn:definitions",
        {
            **{f"xmlns:{prefix}": address for prefix, address in _NAMESPACES.items()},
            "id": f"{diagram.edition.service}-{diagram.edition.year}.{diagram.channel.id}",
            "name": f"{diagram.edition.title.in_(diagram.language)}: {diagram.channel.name.in_(diagram.language)}",
            "targetNamespace": f"urn:qyzmet:{diagram.edition.service}:{diagram.edition.year}",
            "expressionLanguage": _PYTHON,
            "exporter": "Qyzmet",
        },
    )
    for message in diagram.messages:
        _add(root, "bpmn:message", id=message.id, name=message.name)
    _collaboration(root, diagram)
    for pool in diagram.pools:
        _process(root, diagram, pool)
    _drawing(root, diagram, layout)
    ET.indent(root)
    file: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return file + b"\n"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _document(parent: ET.Element, texts: Iterable[str]) -> None:
    for text in texts:
        _add(parent, "bpmn:documentation", text)


def _collaboration(root: ET.Element, diagram: Diagram) -> None:
    collaboration = _add(root, "bpmn:collaboration", id="collaboration")
    act, language = diagram.edition.act, diagram.language
    _document(
        collaboration,
        (
            f"{act.kind.kk} № {act.number}, {act.date:%d.%m.%Y}. {act.title.kk}",
            words.HOW_TO_RUN.in_(language),
        ),
    )
    for pool in diagram.pools:
        _add(collaboration, "bpmn:participant", id=pool.id, name=pool.name, processRef=pool.process)
    for flow in diagram.flows:
        if flow.message:
            _add(
                collaboration,
                "bpmn:messageFlow",
                id=flow.id,
                sourceRef=flow.source,
                targetRef=flow.target,
                messageRef=flow.message,
            )


def _process(root: ET.Element, diagram: Diagram, pool: Pool) -> None:
    process = _add(root, "bpmn:process", id=pool.process, name=pool.name, isExecutable="true")
    lanes = _add(process, "bpmn:laneSet", id=f"{pool.id}.lanes")
    posts = {lane.post for lane in pool.lanes}
    nodes = [node for node in diagram.nodes if node.lane in posts]
    for lane in pool.lanes:
        element = _add(lanes, "bpmn:lane", id=lane.id, name=lane.name)
        _document(element, (diagram.edition.post(lane.post).does.in_(diagram.language),))
        for node in nodes:
            if node.lane == lane.post:
                _add(element, "bpmn:flowNodeRef", node.id)
    here = {node.id for node in nodes}
    flows = [flow for flow in diagram.flows if flow.source in here and not flow.message]
    for node in nodes:
        _node(process, node, flows)
    for flow in flows:
        _flow(process, flow)


def _node(process: ET.Element, node: Node, flows: list[Flow]) -> None:
    element = _add(process, f"bpmn:{_TAGS[node.kind]}", id=node.id)
    if node.name:
        element.set("name", node.name)
    _document(element, node.documentation)
    for flow in flows:
        if flow.target == node.id:
            _add(element, "bpmn:incoming", flow.id)
    for flow in flows:
        if flow.source == node.id:
            _add(element, "bpmn:outgoing", flow.id)
            if flow.default:
                element.set("default", flow.id)
    if node.kind is Kind.GATEWAY:
        element.set("gatewayDirection", "Diverging")
    if node.message:
        _add(element, "bpmn:messageEventDefinition", id=f"{node.id}.event", messageRef=node.message)
    if node.at and node.expression:
        element.set("attachedToRef", node.at)
        element.set("cancelActivity", "false")
        timer = _add(element, "bpmn:timerEventDefinition", id=f"{node.id}.event")
        _expression(timer, "bpmn:timeDuration" if node.duration else "bpmn:timeDate", node.expression)


def _flow(process: ET.Element, flow: Flow) -> None:
    element = _add(process, "bpmn:sequenceFlow", id=flow.id, sourceRef=flow.source, targetRef=flow.target)
    if flow.name:
        element.set("name", flow.name)
    if flow.condition:
        _expression(element, "bpmn:conditionExpression", flow.condition)


def _expression(parent: ET.Element, tag: str, text: str) -> None:
    _add(parent, tag, text).set("xsi:type", "bpmn:tFormalExpression")


# --- where it is drawn -----------------------------------------------------------------------------


def _drawing(root: ET.Element, diagram: Diagram, layout: Layout) -> None:
    drawing = _add(root, "bpmndi:BPMNDiagram", id="diagram", name=root.get("name", ""), resolution="96")
    plane = _add(drawing, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
    for pool in diagram.pools:
        _shape(plane, pool.id, layout.pools[pool.id], isHorizontal="true")
        for lane in pool.lanes:
            _shape(plane, lane.id, layout.lanes[lane.post], isHorizontal="true")
    for node in diagram.nodes:
        marked = {"isMarkerVisible": "true"} if node.kind is Kind.GATEWAY else {}
        shape = _shape(plane, node.id, layout.nodes[node.id], **marked)
        _label(shape, layout, node.id)
    for flow in diagram.flows:
        edge = _add(plane, "bpmndi:BPMNEdge", id=f"{flow.id}.edge", bpmnElement=flow.id)
        if flow.message:
            edge.set("messageVisibleKind", "initiating")
        for x, y in layout.edges[flow.id]:
            _add(edge, "di:waypoint", x=_figure(x), y=_figure(y))
        _label(edge, layout, flow.id)


def _shape(plane: ET.Element, element_id: str, box: Box, **attributes: str) -> ET.Element:
    shape = _add(plane, "bpmndi:BPMNShape", id=f"{element_id}.shape", bpmnElement=element_id, **attributes)
    _bounds(shape, box)
    return shape


def _label(parent: ET.Element, layout: Layout, element_id: str) -> None:
    if label := layout.labels.get(element_id):
        _bounds(_add(parent, "bpmndi:BPMNLabel"), label.box)


def _bounds(parent: ET.Element, box: Box) -> None:
    _add(
        parent,
        "dc:Bounds",
        x=_figure(box.x),
        y=_figure(box.y),
        width=_figure(box.width),
        height=_figure(box.height),
    )


def _figure(value: float) -> str:
    return f"{value:g}"
