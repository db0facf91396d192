"""The place of every node on a grid of layers (left to right) and rows (within lanes), and of every long flow.

Layers are depths: a node stands one layer to the right of whatever leads to it. What a node leads to first is drawn
straight on, what turns aside stands below or above it. A flow that passes layers by gets a stretch
of a row that nothing else uses, its run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Row = tuple[int, int]
"""The lane, counted from above, and the row in it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A flow between two nodes. A message may go straight up or down, to a node of the same layer."""

    id: str
    source: str
    target: str
    message: bool = False
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """The row on which a flow passes the layers from ``first`` to ``last``."""

    row: Row
    first: int
    last: int


@dataclass(frozen=True)
class Grid:
    """Where everything stands."""

    layers: Mapping[str, int]
    rows: Mapping[str, Row]
    runs: Mapping[str, Run]
    upright: frozenset[str]
    """Messages that go straight up or down."""
    heights: Sequence[int]
    """The number of rows of each lane."""


def arrange(
    lanes: Mapping[str, int], pools: Sequence[int], links: Sequence[Link], longer: Mapping[str, int]
) -> Grid:
    """Place the nodes, given with their lanes in the order of the law; ``pools`` has the pool of each lane.

    ``longer`` says how many layers some flows must pass at least.
    """
    lengths = {link.id: _shortest(link, links) for link in links} | dict(longer)
    while True:
        board = _Board(lanes, pools, links, _layers(lanes, links, lengths))
        board.place_nodes()
        blocked = board.blocked()
        if blocked is None:
            break
        lengths[blocked.id] = 1
    board.lay_runs()
    return board.grid()


def _shortest(link: Link, links: Sequence[Link]) -> int:
    """A label needs a stretch of its own: before the flow meets others that lead to the same node."""
    if link.message:
        return 0
    met = sum(other.target == link.target for other in links) > 1
    return 2 if link.labelled and met else 1


def _layers(lanes: Mapping[str, int], links: Sequence[Link], lengths: Mapping[str, int]) -> dict[str, int]:
    """The longest way to each node, without the flows that lead back."""
    back = _leading_back(lanes, links)
    forward = [link for link in links if link.id not in back]
    into = {node: sum(link.target == node for link in forward) for node in lanes}
    layers = dict.fromkeys(lanes, 0)
    ready = [node for node in lanes if not into[node]]
    while ready:
        node = ready.pop()
        for link in forward:
            if link.source == node:
                layers[link.target] = max(layers[link.target], layers[node] + lengths[link.id])
                into[link.target] -= 1
                if not into[link.target]:
                    ready.append(link.target)
    return layers


def _leading_back(lanes: Mapping[str, int], links: Sequence[Link]) -> set[str]:
    """The flows that lead to a node from which they come, met on a walk from the first node."""
    out = {node: [link for link in links if link.source == node] for node in lanes}
    back: set[str] = set()
    seen: set[str] = set()
    for first in lanes:
        if first in seen:
            continue
        seen.add(first)
        way = {first: iter(out[first])}
        while way:
            node = next(reversed(way))
            link = next(way[node], None)
            if link is None:
                del way[node]
            elif link.target in way:
                back.add(link.id)
            elif link.target not in seen:
                seen.add(link.target)
                way[link.target] = iter(out[link.target])
    return back


class _Board:
    """The grid while it is being filled; rows are counted from the first node of a lane, up and down."""

    def __init__(
        self,
        lanes: Mapping[str, int],
        pools: Sequence[int],
        links: Sequence[Link],
        layers: Mapping[str, int],
    ) -> None:
        self.lanes = lanes
        self.pools = pools
        self.links = links
        self.layers = layers
        self.out = {node: [link for link in links if link.source == node] for node in lanes}
        self.rows: dict[str, Row] = {}
        self.runs: dict[str, Run] = {}
        self.used = [(0, 0)] * len(pools)
        self.taken: set[tuple[Row, int]] = set()
        self.upright = frozenset(
            link.id for link in links if link.message and layers[link.source] == layers[link.target]
        )

    def grid(self) -> Grid:
        """The grid, its rows counted from the top of each lane."""

        def down(row: Row) -> Row:
            return row[0], row[1] - self.used[row[0]][0]

        return Grid(
            self.layers,
            {node: down(row) for node, row in self.rows.items()},
            {flow: Run(down(run.row), run.first, run.last) for flow, run in self.runs.items()},
            self.upright,
            [last - first + 1 for first, last in self.used],
        )

    def _free(self, row: Row, first: int, last: int) -> bool:
        return all((row, layer) not in self.taken for layer in range(first, last + 1))

    def _take(self, row: Row, first: int, last: int) -> None:
        self.taken.update((row, layer) for layer in range(first, last + 1))
        top, bottom = self.used[row[0]]
        self.used[row[0]] = min(top, row[1]), max(bottom, row[1])

    def place_nodes(self) -> None:
        """Each node in the row of what leads to it, or the next that is free on the way.

        What a node leads to first goes straight on, the rest turns aside: upwards where that is on the way of
        a message, or leaves the way of one free.
        """
        for first in self.lanes:
            stack: list[tuple[str, int, int, Link | None]] = [(first, 0, 1, None)]
            while stack:
                node, wanted, step, link = stack.pop()
                if node in self.rows:
                    continue
                self._place(node, wanted, step, link)
                for number, one in reversed(list(enumerate(self.out[node]))):
                    if self.lanes[one.target] != self.lanes[node]:
                        stack.append((one.target, 0, 1, one))
                    elif not number:
                        stack.append((one.target, self.rows[node][1], 1, one))
                    else:
                        aside = self._aside(self.out[node][0].target, one.target)
                        stack.append((one.target, self.rows[node][1] + aside, aside, one))

    def _aside(self, main: str, other: str) -> int:
        """Where to turn: 1 is down, -1 is up."""
        return -1 if self._sends(other) < 0 or self._sends(main) > 0 >= self._sends(other) else 1

    def _sends(self, node: str) -> int:
        """1 if the node sends a message to a lane below, -1 to one above, 0 if it sends none."""
        for link in self.out[node]:
            if link.message:
                return 1 if self.lanes[link.target] > self.lanes[node] else -1
        return 0

    def _place(self, node: str, wanted: int, step: int, link: Link | None) -> None:
        lane, layer = self.lanes[node], self.layers[node]
        passing = (
            link is not None and self.lanes[link.source] == lane and self.layers[link.source] < layer - 1
        )
        first = self.layers[link.source] + 1 if link is not None and passing else layer
        row = wanted
        while not self._free((lane, row), first, layer):
            row += step
        self._take((lane, row), first, layer)
        self.rows[node] = (lane, row)
        if link is not None and passing:
            self.runs[link.id] = Run((lane, row), first, layer - 1)

    def blocked(self) -> Link | None:
        """An upright message with something between its ends, or with another one in its way."""
        there: list[Link] = []
        for link in self.links:
            if link.id not in self.upright:
                continue
            layer, (top, bottom) = self.layers[link.source], self._ends(link)
            if any(self.layers[node] == layer and top < row < bottom for node, row in self.rows.items()):
                return link
            for other in there:
                high, low = self._ends(other)
                crosses = self.layers[other.source] == layer and high < bottom and top < low
                if crosses or other.target == link.target:
                    return link
            there.append(link)
        return None

    def _ends(self, link: Link) -> tuple[Row, Row]:
        one, other = self.rows[link.source], self.rows[link.target]
        return min(one, other), max(one, other)

    def lay_runs(self) -> None:
        """A stretch of a row for each flow that passes layers by or leads back, the short ones first."""
        for link in sorted(
            self.links, key=lambda one: abs(self.layers[one.target] - self.layers[one.source])
        ):
            first, last = self.layers[link.source] + 1, self.layers[link.target] - 1
            if link.id in self.upright or link.id in self.runs or first == last + 1:
                continue
            if last < first:
                first, last = self.layers[link.target], self.layers[link.source]
            source, target = self.rows[link.source], self.rows[link.target]
            row = min(
                self._free_rows(link, first, last),
                key=lambda one: self._detour(one, source, target),
            )
            self._take(row, first, last)
            self.runs[link.id] = Run(row, first, last)

    def _free_rows(self, link: Link, first: int, last: int) -> Iterator[Row]:
        """Rows on which the flow may pass; a sequence flow does not leave its pool."""
        ends = {self.lanes[link.source], self.lanes[link.target]}
        for lane, (top, bottom) in enumerate(self.used):
            if link.message or self.pools[lane] == self.pools[self.lanes[link.source]]:
                for row in range(top - (lane in ends), bottom + 1 + (lane in ends)):
                    if self._free((lane, row), first, last):
                        yield lane, row

    def _detour(self, row: Row, source: Row, target: Row) -> float:
        """How far a flow goes up and down over this row; bends and new rows cost a little."""
        far = abs(self._height(row) - self._height(source)) + abs(self._height(row) - self._height(target))
        bend = 0.0 if row in (source, target) else 0.5
        top, bottom = self.used[row[0]]
        return far + bend + (not top <= row[1] <= bottom)

    def _height(self, row: Row) -> int:
        above = sum(bottom - top + 1 for top, bottom in self.used[: row[0]])
        return above + row[1] - self.used[row[0]][0]
