"""The elements of a diagram, as they stand in BPMN: pools, lanes, nodes, flows, messages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qyzmet.law.model import Channel, Edition, Place, Step
from qyzmet.law.text import Language


class Kind(StrEnum):
    """What a node is."""

    START = "start"
    """The case begins."""
    ARRIVAL = "arrival"
    """A message start event: the case comes from another organisation."""
    PERSON = "person"
    """A step done by somebody."""
    SYSTEM = "system"
    """A step done by an information system."""
    GATEWAY = "gateway"
    """An exclusive gateway: by outcome, or by facts."""
    HANDOVER = "handover"
    """A message end event: the case goes to another organisation."""
    END = "end"
    """The end of the case, named by its outcome."""
    TIMER = "timer"
    """A non-interrupting timer at the edge of a step."""
    ALARM = "alarm"
    """Where the token of a timer ends."""


STEPS = frozenset({Kind.PERSON, Kind.SYSTEM})


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node. ``id`` is that of the step, or made from it: ``A2.outcome``, ``A2.end.refused``."""

    id: str
    kind: Kind
    lane: str
    name: str = ""
    note: str = ""
    """What is written above the title of a step: its id and its clauses."""
    documentation: tuple[str, ...] = ()
    step: Step | None = None
    at: str | None = None
    """The step that a timer is attached to."""
    expression: str | None = None
    """When a timer rings; of a duration or of a moment, see ``duration``."""
    duration: bool = False
    message: str | None = None
    """The message that an event throws or catches."""
    good: bool = True
    """Whether an end is what the applicant asked for."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow, or, with a ``message``, a message flow."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: str | None = None
    default: bool = False
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """The work of one post."""

    id: str
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Pool:
    """An organisation with the process it carries out."""

    id: str
    process: str
    place: Place
    name: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What starts a step in another organisation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """One channel of one edition, drawn in one language."""

    edition: Edition
    channel: Channel
    language: Language
    pools: tuple[Pool, ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    messages: tuple[Message, ...]

    def node(self, node_id: str) -> Node:
        """The node with this id; :class:`KeyError` if there is none."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise KeyError(node_id)
