"""In which order the upright stretches of flows stand in the gaps between layers, so that they cross seldom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qyzmet.process.bpmn.grid import Grid, Link, Row

_OVERLAP = 100.0
"""The cost of two flows on one line: as much as a hundred crossings."""
_MERGE = 0.3


@dataclass(frozen=True, slots=True)
class Bend:
    """A flow changes its row in the gap after a layer."""

    link: Link
    gap: int
    rows: tuple[Row, Row]
    left: frozenset[Row]
    """The rows on which the flow goes on to the left of its upright stretch."""
    right: frozenset[Row]


@dataclass(slots=True)
class Track:
    """An upright line that bends share: those of one source, or those of one target."""

    bends: list[Bend] = field(default_factory=list)

    @property
    def top(self) -> Row:
        """The first row it touches."""
        return min(min(bend.rows) for bend in self.bends)

    @property
    def bottom(self) -> Row:
        """The last row it touches."""
        return max(max(bend.rows) for bend in self.bends)

    @property
    def left(self) -> frozenset[Row]:
        """The rows on which its flows come from the left."""
        return frozenset().union(*(bend.left for bend in self.bends))

    @property
    def right(self) -> frozenset[Row]:
        """The rows on which its flows go on to the right."""
        return frozenset().union(*(bend.right for bend in self.bends))


def tracks(grid: Grid, links: Sequence[Link]) -> dict[int, list[Track]]:
    """The tracks of each gap, from left to right."""
    by_gap: dict[int, dict[tuple[str, str], Track]] = {}
    sources = Counter(link.source for link in links if link.id not in grid.upright)
    targets = Counter(link.target for link in links if link.id not in grid.upright)
    for link in links:
        for number, bend in enumerate(bends(grid, link)):
            leaves, arrives = bend.gap == grid.layers[link.source], bend.gap == grid.layers[link.target] - 1
            if leaves and not number and sources[link.source] > 1:
                key = ("from", link.source)
            elif arrives and targets[link.target] > 1:
                key = ("to", link.target)
            else:
                key = (link.id, str(number))
            by_gap.setdefault(bend.gap, {}).setdefault(key, Track()).bends.append(bend)
    return {gap: _ordered(list(found.values())) for gap, found in by_gap.items()}


def bends(grid: Grid, link: Link) -> Iterator[Bend]:
    """Where a flow changes its row, from its source on."""
    if link.id in grid.upright:
        return
    source, target = grid.rows[link.source], grid.rows[link.target]
    leaving, arriving = grid.layers[link.source], grid.layers[link.target] - 1
    run = grid.runs.get(link.id)
    if run is None:
        if source != target:
            yield Bend(link, leaving, (source, target), frozenset({source}), frozenset({target}))
    elif arriving >= leaving:
        if source != run.row:
            yield Bend(link, leaving, (source, run.row), frozenset({source}), frozenset({run.row}))
        if target != run.row:
            yield Bend(link, arriving, (run.row, target), frozenset({run.row}), frozenset({target}))
    else:
        yield Bend(link, leaving, (source, run.row), frozenset({source, run.row}), frozenset())
        yield Bend(link, arriving, (run.row, target), frozenset(), frozenset({run.row, target}))


def overlapping(found: Mapping[int, Sequence[Track]], grid: Grid) -> Link | None:
    """A flow that would lie on another one and can be led round it: it passes no layer yet."""
    for order in found.values():
        for number, one in enumerate(order):
            for other in order[number + 1 :]:
                for row in one.right & other.left:
                    for bend in (*one.bends, *other.bends):
                        if row in bend.rows and bend.link.id not in grid.runs:
                            return bend.link
    return None


def _ordered(found: list[Track]) -> list[Track]:
    """The order with the least cost that moving single tracks can find."""
    order = sorted(found, key=lambda track: (track.top, track.bottom))
    best = _cost(order)
    improved = True
    while improved and best:
        improved = False
        for number in range(len(order)):
            for place in range(len(order)):
                trial = [*order[:number], *order[number + 1 :]]
                trial.insert(place, order[number])
                cost = _cost(trial)
                if cost < best - 1e-9:
                    order, best, improved = trial, cost, True
    return order


def _cost(order: Sequence[Track]) -> float:
    return sum(_pair(one, other) for n, one in enumerate(order) for other in order[n + 1 :])


def _pair(one: Track, other: Track) -> float:
    """The cost of ``one`` standing to the left of ``other``."""
    cost = 0.0
    for row in other.left:
        if row in one.right or row in one.left:
            cost += _OVERLAP
        elif one.top < row < one.bottom:
            cost += 1
    for row in one.right:
        if row in other.right:
            cost += _MERGE
        elif other.top < row < other.bottom:
            cost += 1
    return cost
