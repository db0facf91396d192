"""Where everything is drawn: boxes, lines and lines of text, in pixels.

Pools are bands one under another, lanes lie in them, steps stand from left to right by depth. Nothing overlaps by
construction: a node and its label keep to a cell of the grid, the lines of flows to the middle of rows and to the gaps
between layers, and the labels of flows to a part of the gap in which no line stands upright.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from qyzmet.process.bpmn.diagram import STEPS, Diagram, Kind, Node
from qyzmet.process.bpmn.grid import Grid, Link, Row, arrange
from qyzmet.process.bpmn.measure import widest, widest_word, width, wrap
from qyzmet.process.bpmn.tracks import Track, bends, overlapping, tracks

TITLE, SMALL = 13.0, 12.0
"""Sizes of text: titles of steps, everything else."""
LINE, SMALL_LINE = 16.0, 14.0
"""Heights of lines of text."""
ICON = 18.0
"""The room of the sign of a step before its id."""
PAD = 9.0
_STEP_WIDTH = 152.0
_EVENT, _GATEWAY, _TIMER, _ALARM = 30.0, 40.0, 26.0, 16.0
_LABEL = 96.0
"""The room for the label of an event, a gateway or a flow; a wider word widens it."""
_QUESTION = 128.0
_TRACK = 12.0
_GAP = 11.0
"""From a shape to the first track, and from the last track on."""
_ARROW = 16.0
"""Room for the head of an arrow."""
_ROW = 8.0
"""Free above and below what stands in a row."""
_LANE = 10.0
_BETWEEN_POOLS = 26.0
_HEAD = 30.0
"""The strip with the name of a pool or lane, as drawing programmes have it; three lines of a name widen it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a box, at its left or in its middle."""

    box: Box
    lines: tuple[str, ...]
    middle: bool = False


@dataclass(frozen=True)
class Layout:
    """Where the elements of a diagram are drawn: nodes, labels and edges by the ids of their elements."""

    width: float
    height: float
    pools: Mapping[str, Box]
    lanes: Mapping[str, Box]
    """By post."""
    heads: Mapping[str, Label]
    """The names of pools (by id) and lanes (by post), each to be turned by a quarter to the left."""
    nodes: Mapping[str, Box]
    notes: Mapping[str, tuple[str, ...]]
    """What stands above the titles of steps."""
    titles: Mapping[str, tuple[str, ...]]
    edges: Mapping[str, Sequence[tuple[float, float]]]
    labels: Mapping[str, Label]


def lay_out(diagram: Diagram) -> Layout:
    """Find a place for everything in the diagram."""
    return _Draughtsman(diagram).layout()


@dataclass(slots=True)
class _Shape:
    """A node with what hangs on it, around the point where it stands."""

    width: float
    height: float
    label: tuple[str, ...] = ()
    above: bool = False
    notes: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    timers: list[_Hanging] = field(default_factory=list)

    @property
    def label_size(self) -> tuple[float, float]:
        return widest(self.label, SMALL), len(self.label) * SMALL_LINE

    @property
    def room(self) -> float:
        """The width of all."""
        return max(self.width, self.label_size[0])

    @property
    def up(self) -> float:
        """How far it reaches above its middle."""
        return self.height / 2 + (self.label_size[1] + 4 if self.label and self.above else 0)

    @property
    def down(self) -> float:
        """How far it reaches below its middle."""
        hanging = max((timer.height for timer in self.timers), default=0.0)
        return self.height / 2 + hanging + (self.label_size[1] + 4 if self.label and not self.above else 0)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A timer at the lower edge of a step, the end of its token below, their labels to the right."""

    timer: Node
    end: Node
    words: tuple[str, ...]

    @property
    def width(self) -> float:
        lines = (*self.words, self.end.name)
        return _TIMER + 5 + widest(lines, SMALL) + 8

    @property
    def end_middle(self) -> float:
        """How far below the step the end stands."""
        return max(_TIMER / 2 + 12, len(self.words) * SMALL_LINE + 6) + _ALARM / 2

    @property
    def height(self) -> float:
        return self.end_middle + _ALARM / 2


class _Draughtsman:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.posts = [lane.post for pool in diagram.pools for lane in pool.lanes]
        self.standing = [node for node in diagram.nodes if node.kind not in (Kind.TIMER, Kind.ALARM)]
        lanes = {node.id: self.posts.index(node.lane) for node in self.standing}
        self.flows = {flow.id: flow for flow in diagram.flows if flow.source in lanes}
        self.links = [
            Link(flow.id, flow.source, flow.target, flow.message is not None, bool(flow.name))
            for flow in self.flows.values()
        ]
        pools = [number for number, pool in enumerate(diagram.pools) for _ in pool.lanes]
        self.grid, self.tracks = _routed(lanes, pools, self.links)
        self.words = {flow.id: _wrapped(flow.name) for flow in self.flows.values() if flow.name}
        self.shapes = {node.id: self._shape(node) for node in self.standing}

    # --- shapes ------------------------------------------------------------------------------------

    def _shape(self, node: Node) -> _Shape:
        if node.kind in STEPS:
            return self._step(node)
        if node.kind is Kind.GATEWAY:
            return _Shape(_GATEWAY, _GATEWAY, _wrapped(node.name, _QUESTION) if node.name else (), above=True)
        label = _wrapped(node.name) if node.name else ()
        return _Shape(_EVENT, _EVENT, label, above=self._leaves_below(node))

    def _leaves_below(self, node: Node) -> bool:
        """Whether an upright message leaves or reaches the node from below, where its label would be."""
        for link in self.links:
            if link.id in self.grid.upright and node.id in (link.source, link.target):
                other = link.target if link.source == node.id else link.source
                return self.grid.rows[other] > self.grid.rows[node.id]
        return False

    def _step(self, node: Node) -> _Shape:
        timers = list(self._timers(node))
        slots = max((timer.width for timer in timers), default=0.0) * len(timers)
        wide = max(_STEP_WIDTH, widest_word(node.name, TITLE) + 2 * PAD, slots + 2)
        notes = wrap(node.note, SMALL, wide - 2 * PAD, wide - 2 * PAD - ICON)
        title = wrap(node.name, TITLE, wide - 2 * PAD)
        high = 2 * PAD + len(notes) * SMALL_LINE + 4 + len(title) * LINE + (_TIMER / 2 - 4 if timers else 0)
        return _Shape(wide, high, notes=notes, title=title, timers=timers)

    def _timers(self, step: Node) -> Iterator[_Hanging]:
        ends = {flow.source: flow.target for flow in self.diagram.flows}
        for node in self.diagram.nodes:
            if node.at == step.id:
                yield _Hanging(
                    node, self.diagram.node(ends[node.id]), _wrapped(node.name, _STEP_WIDTH - _TIMER - 13)
                )

    # --- columns and rows --------------------------------------------------------------------------

    def _columns(self, left: float) -> tuple[list[tuple[float, float]], list[float], float]:
        """The left and right edges of each layer, where the labels in the gap after it begin, and the end."""
        columns, labels, x = [], [], left
        for layer in range(max(self.grid.layers.values()) + 1):
            rooms = [self.shapes[one].room for one, at in self.grid.layers.items() if at == layer]
            columns.append((x, x + max(rooms, default=0.0)))
            x = columns[-1][1] + _GAP + _TRACK * len(self.tracks.get(layer, ()))
            labels.append(x)
            widths = [
                widest(words, SMALL) for flow, words in self.words.items() if self._label_gap(flow) == layer
            ]
            x += max(widths, default=0.0) + _ARROW
        return columns, labels, x

    def _label_gap(self, flow_id: str) -> int:
        return self.grid.layers[self.flows[flow_id].source]

    def _label_row(self, flow_id: str) -> Row:
        run = self.grid.runs.get(flow_id)
        return run.row if run else self.grid.rows[self.flows[flow_id].target]

    def _extents(self) -> dict[Row, tuple[float, float]]:
        """How far each row reaches above and below its middle."""
        found = {
            (lane, row): (_ROW, _ROW) for lane, count in enumerate(self.grid.heights) for row in range(count)
        }
        for node, row in self.grid.rows.items():
            up, down = found[row]
            found[row] = max(up, self.shapes[node].up + _ROW), max(down, self.shapes[node].down + _ROW)
        for flow, words in self.words.items():
            row = self._label_row(flow)
            found[row] = max(found[row][0], len(words) * SMALL_LINE + 4 + _ROW), found[row][1]
        return found

    def _lane_heights(self) -> list[float]:
        extents = self._extents()
        heights = [2 * _LANE] * len(self.posts)
        for (lane, _), (up, down) in extents.items():
            heights[lane] += up + down
        names = {lane.post: lane.name for pool in self.diagram.pools for lane in pool.lanes}
        for number, post in enumerate(self.posts):
            heights[number] = max(heights[number], _least_height(names[post]))
        for pool in self.diagram.pools:
            here = [self.posts.index(lane.post) for lane in pool.lanes]
            missing = _least_height(pool.name) - sum(heights[number] for number in here)
            for number in here:
                heights[number] += max(0.0, missing / len(here))
        return heights

    # --- all together ------------------------------------------------------------------------------

    def layout(self) -> Layout:
        heights = self._lane_heights()
        heads: dict[str, Label] = {}
        pool_head, lane_head = self._heads(heights)
        columns, label_starts, right = self._columns(pool_head + lane_head + 20)
        pools, lanes, y = {}, {}, 0.0
        for pool in self.diagram.pools:
            top = y
            for lane in pool.lanes:
                high = heights[self.posts.index(lane.post)]
                lanes[lane.post] = Box(pool_head, y, right - pool_head, high)
                heads[lane.post] = _head(lane.name, Box(pool_head, y, lane_head, high))
                y += high
            pools[pool.id] = Box(0, top, right, y - top)
            heads[pool.id] = _head(pool.name, Box(0, top, pool_head, y - top))
            y += _BETWEEN_POOLS
        middles = self._middles([lanes[post] for post in self.posts])
        nodes, labels = self._drawn(columns, middles)
        edges = self._edges(nodes, columns, middles)
        for flow, words in self.words.items():
            high = len(words) * SMALL_LINE
            x, line = label_starts[self._label_gap(flow)], middles[self._label_row(flow)]
            labels[flow] = Label(Box(x, line - high - 4, widest(words, SMALL), high), words)
        return Layout(
            right,
            y - _BETWEEN_POOLS,
            pools,
            lanes,
            heads,
            nodes,
            {node: shape.notes for node, shape in self.shapes.items() if shape.notes},
            {node: shape.title for node, shape in self.shapes.items() if shape.title},
            edges,
            labels,
        )

    def _heads(self, heights: Sequence[float]) -> tuple[float, float]:
        lane_lines, pool_lines = [2], [2]
        for pool in self.diagram.pools:
            high = 0.0
            for lane in pool.lanes:
                mine = heights[self.posts.index(lane.post)]
                lane_lines.append(len(wrap(lane.name, SMALL, mine - 12)))
                high += mine
            pool_lines.append(len(wrap(pool.name, SMALL, high - 12)))
        return _HEAD + (max(pool_lines) - 2) * SMALL_LINE, _HEAD + (max(lane_lines) - 2) * SMALL_LINE

    def _middles(self, lanes: Sequence[Box]) -> dict[Row, float]:
        """The y of the middle of each row; a lane that is higher than its rows has them in its middle."""
        extents = self._extents()
        found: dict[Row, float] = {}
        for number, (lane, count) in enumerate(zip(lanes, self.grid.heights, strict=True)):
            here = [extents[number, row] for row in range(count)]
            y = lane.y + (lane.height - sum(map(sum, here))) / 2
            for row, (start, (up, _)) in enumerate(
                zip(accumulate(map(sum, here), initial=y), here, strict=False)
            ):
                found[number, row] = start + up
        return found

    def _drawn(
        self, columns: Sequence[tuple[float, float]], middles: Mapping[Row, float]
    ) -> tuple[dict[str, Box], dict[str, Label]]:
        nodes: dict[str, Box] = {}
        labels: dict[str, Label] = {}
        for node_id, shape in self.shapes.items():
            left, right = columns[self.grid.layers[node_id]]
            x, y = (left + right) / 2, middles[self.grid.rows[node_id]]
            box = Box(x - shape.width / 2, y - shape.height / 2, shape.width, shape.height)
            nodes[node_id] = box
            if shape.label:
                wide, high = shape.label_size
                top = box.y - 4 - high if shape.above else box.bottom + 4
                labels[node_id] = Label(Box(x - wide / 2, top, wide, high), shape.label, middle=True)
            for number, hanging in enumerate(shape.timers):
                self._hang(hanging, box, number * shape.width / len(shape.timers), nodes, labels)
        return nodes, labels

    def _hang(
        self, hanging: _Hanging, step: Box, offset: float, nodes: dict[str, Box], labels: dict[str, Label]
    ) -> None:
        x = step.x + offset + 5 + _TIMER / 2
        nodes[hanging.timer.id] = Box(x - _TIMER / 2, step.bottom - _TIMER / 2, _TIMER, _TIMER)
        y = step.bottom + hanging.end_middle
        nodes[hanging.end.id] = Box(x - _ALARM / 2, y - _ALARM / 2, _ALARM, _ALARM)
        start = x + _TIMER / 2 + 4
        size = widest(hanging.words, SMALL), len(hanging.words) * SMALL_LINE
        labels[hanging.timer.id] = Label(Box(start, step.bottom + 2, *size), hanging.words)
        wide = width(hanging.end.name, SMALL)
        labels[hanging.end.id] = Label(Box(start, y - SMALL_LINE / 2, wide, SMALL_LINE), (hanging.end.name,))

    # --- edges -------------------------------------------------------------------------------------

    def _edges(
        self, nodes: Mapping[str, Box], columns: Sequence[tuple[float, float]], middles: Mapping[Row, float]
    ) -> dict[str, list[tuple[float, float]]]:
        turns = {
            (id(bend.link), gap, bend.rows): columns[gap][1] + _GAP + _TRACK * number
            for gap, order in self.tracks.items()
            for number, track in enumerate(order)
            for bend in track.bends
        }
        found: dict[str, list[tuple[float, float]]] = {}
        for link in self.links:
            source, target = nodes[link.source], nodes[link.target]
            if link.id in self.grid.upright:
                found[link.id] = _upright(source, target)
                continue
            line = [(source.right, source.middle[1])]
            for bend in bends(self.grid, link):
                x = turns[id(link), bend.gap, bend.rows]
                line += [(x, middles[row]) for row in bend.rows]
            found[link.id] = [*line, (target.x, target.middle[1])]
        for flow in self.diagram.flows:
            if flow.id not in found:
                found[flow.id] = _upright(nodes[flow.source], nodes[flow.target])
        return found


def _routed(
    lanes: Mapping[str, int], pools: Sequence[int], links: Sequence[Link]
) -> tuple[Grid, dict[int, list[Track]]]:
    """The grid, with flows led round where two would lie on one line."""
    longer: dict[str, int] = {}
    while True:
        grid = arrange(lanes, pools, links, longer)
        found = tracks(grid, links)
        link = overlapping(found, grid)
        if link is None or link.id in longer:
            return grid, found
        longer[link.id] = 2


def _upright(source: Box, target: Box) -> list[tuple[float, float]]:
    x = source.middle[0]
    if source.y < target.y:
        return [(x, source.bottom), (x, target.y)]
    return [(x, source.y), (x, target.bottom)]


def _wrapped(text: str, room: float = _LABEL) -> tuple[str, ...]:
    return wrap(text, SMALL, max(room, widest_word(text, SMALL)))


def _least_height(name: str) -> float:
    """The height of a band whose name stands upright in three lines."""
    room = widest_word(name, SMALL)
    while len(wrap(name, SMALL, room)) > 3:
        room += 10
    return room + 16


def _head(name: str, box: Box) -> Label:
    return Label(box, wrap(name, SMALL, box.height - 12), middle=True)
