"""Nothing lies on anything else, and every line goes from where to where it ought to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import pytest
from tests.process.bpmn.drawn import CHANNELS, LANGUAGES, drawn

from qyzmet.process.bpmn.diagram import STEPS, Diagram, Flow
from qyzmet.process.bpmn.layout import Box
from qyzmet.process.bpmn.measure import width

EVERY = [(name, channel, language) for name, channel in CHANNELS for language in LANGUAGES]
Segment = tuple[float, float, float, float]


def segments(points: Sequence[tuple[float, float]]) -> Iterator[Segment]:
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def crosses(segment: Segment, box: Box) -> bool:
    """Whether the segment runs through the box, and not just along its edge."""
    x0, y0, x1, y1 = segment
    return x0 < box.right - 0.5 and x1 > box.x + 0.5 and y0 < box.bottom - 0.5 and y1 > box.y + 0.5


def overlap(one: Segment, other: Segment) -> bool:
    """Whether two segments lie on one line and share a stretch of it."""
    across = one[1] == one[3] == other[1] == other[3] and one[0] < other[2] and other[0] < one[2]
    upright = one[0] == one[2] == other[0] == other[2] and one[1] < other[3] and other[1] < one[3]
    return across or upright


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_no_shape_and_no_label_lies_on_another(name: str, channel: str, language: str) -> None:
    diagram, layout = drawn(name, channel, language)
    hung = {node.id: node.at for node in diagram.nodes if node.at}
    boxes = [*layout.nodes.items(), *((f"label of {key}", label.box) for key, label in layout.labels.items())]
    for (one, box), (other, second) in itertools.combinations(boxes, 2):
        assert not box.meets(second) or hung.get(one) == other or hung.get(other) == one, (one, other)


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_no_line_runs_through_a_shape_or_a_label(name: str, channel: str, language: str) -> None:
    diagram, layout = drawn(name, channel, language)
    for flow in diagram.flows:
        for segment in segments(layout.edges[flow.id]):
            for node, box in layout.nodes.items():
                assert (
                    node in (flow.source, flow.target)
                    or not crosses(segment, box)
                    or hangs(diagram, flow, node)
                ), (
                    flow.id,
                    node,
                )
            for key, label in layout.labels.items():
                assert not crosses(segment, label.box), (flow.id, f"label of {key}")


def hangs(diagram: Diagram, flow: Flow, node: str) -> bool:
    """Whether the flow is that of a timer at this step."""
    return diagram.node(flow.source).at == node


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_lines_share_a_stretch_only_with_one_source_or_one_target(
    name: str, channel: str, language: str
) -> None:
    diagram, layout = drawn(name, channel, language)
    for one, other in itertools.combinations(diagram.flows, 2):
        if one.source == other.source or one.target == other.target:
            continue
        for a, b in itertools.product(segments(layout.edges[one.id]), segments(layout.edges[other.id])):
            assert not overlap(a, b), (one.id, other.id)


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_lines_go_square_from_their_source_to_their_target(name: str, channel: str, language: str) -> None:
    diagram, layout = drawn(name, channel, language)
    for flow in diagram.flows:
        points = layout.edges[flow.id]
        assert all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in itertools.pairwise(points)), flow.id
        for point, node in ((points[0], flow.source), (points[-1], flow.target)):
            box = layout.nodes[node]
            assert point[0] in (box.x, box.right, box.middle[0]), flow.id
            assert point[1] in (box.y, box.bottom, box.middle[1]), flow.id
        if not flow.message:
            pool = next(
                layout.pools[pool.id]
                for pool in diagram.pools
                if diagram.node(flow.source).lane in {lane.post for lane in pool.lanes}
            )
            assert all(pool.x < x < pool.right and pool.y < y < pool.bottom for x, y in points), flow.id


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_everything_stands_in_its_lane_and_the_lanes_in_their_pools(
    name: str, channel: str, language: str
) -> None:
    diagram, layout = drawn(name, channel, language)
    pools = [layout.pools[pool.id] for pool in diagram.pools]
    assert not any(one.meets(other) for one, other in itertools.combinations(pools, 2))
    for pool in diagram.pools:
        around = layout.pools[pool.id]
        lanes = [layout.lanes[lane.post] for lane in pool.lanes]
        assert not any(one.meets(other) for one, other in itertools.combinations(lanes, 2))
        assert all(around.x < lane.x and lane.right <= around.right for lane in lanes)
        assert lanes[0].y == around.y
        assert lanes[-1].bottom == pytest.approx(around.bottom)
    for node in diagram.nodes:
        for box in (
            layout.nodes[node.id],
            *([layout.labels[node.id].box] if node.id in layout.labels else []),
        ):
            lane, head = layout.lanes[node.lane], layout.heads[node.lane].box
            assert head.right < box.x
            assert box.right < lane.right
            assert lane.y < box.y
            assert box.bottom < lane.bottom, node.id


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_words_fit_where_they_are_written(name: str, channel: str, language: str) -> None:
    diagram, layout = drawn(name, channel, language)
    for node in diagram.nodes:
        if node.kind in STEPS:
            lines = [*layout.titles[node.id]]
            assert all(width(line, 13) <= layout.nodes[node.id].width - 16 for line in lines), node.id
            assert " ".join(lines) == node.name
        elif node.name:
            assert " ".join(layout.labels[node.id].lines) == node.name
    for pool in diagram.pools:
        for key, name_of in ((pool.id, pool.name), *((lane.post, lane.name) for lane in pool.lanes)):
            head = layout.heads[key]
            assert len(head.lines) * 14 <= head.box.width
            assert all(width(line, 12) <= head.box.height for line in head.lines)
            assert " ".join(head.lines) == name_of


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_a_step_stands_to_the_right_of_the_one_that_leads_to_it(
    name: str, channel: str, language: str
) -> None:
    diagram, layout = drawn(name, channel, language)
    for flow in diagram.flows:
        source, target = layout.nodes[flow.source], layout.nodes[flow.target]
        if not flow.message and diagram.node(flow.target).kind in STEPS:
            assert source.right < target.x, flow.id
