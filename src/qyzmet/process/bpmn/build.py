"""From an edition and a channel to the elements of its diagram.

One case runs through several organisations, and BPMN lets no sequence flow cross from pool to pool. So each pool is
an executable process of its own, and control passes by a message: where a step leads into another organisation, its
process ends with a message end event, and a message start event begins one there. Each time the case comes to an
organisation is an instance; nobody waits, and an instance has ended when the case has left.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from qyzmet.law.citing import cited
from qyzmet.law.model import Branch, Channel, Edition, Place, Sourced, Step, When
from qyzmet.law.text import Language, Text
from qyzmet.law.verbs import OUTCOMES
from qyzmet.process.bpmn import words
from qyzmet.process.bpmn.alarms import Alarm, alarms
from qyzmet.process.bpmn.diagram import Diagram, Flow, Kind, Lane, Message, Node, Pool
from qyzmet.process.engine import Process
from qyzmet.process.state import END


def build(edition: Edition, channel: Channel, language: Language) -> Diagram:
    """The elements of the diagram; :class:`ValueError` for a channel that the edition does not offer."""
    if not channel.available or channel.first is None:
        raise ValueError(f"{edition.name}: the channel {channel.id} has no steps")
    return _Builder(edition, channel, language).diagram()


class _Builder:
    def __init__(self, edition: Edition, channel: Channel, language: Language) -> None:
        self.edition = edition
        self.channel = channel
        self.language = language
        self.process = Process(edition, channel)
        self.nodes: dict[str, Node] = {}
        self.flows: list[Flow] = []
        self.messages: dict[str, Message] = {}

    def diagram(self) -> Diagram:
        pools = tuple(self._pools())
        self._beginning()
        ringing = alarms(self.process)
        for step in self.channel.steps:
            self._step(step)
            for number, alarm in enumerate(ringing[step.id], 1):
                self._alarm(step, number, alarm)
        self._name_arrivals()
        return Diagram(
            self.edition,
            self.channel,
            self.language,
            pools,
            tuple(self.nodes.values()),
            tuple(self.flows),
            tuple(self.messages.values()),
        )

    def _pools(self) -> Iterator[Pool]:
        """Organisations and posts in the order in which the case comes to them."""
        lanes: dict[Place, dict[str, Lane]] = {}
        for post_id in dict.fromkeys(step.by for step in self._in_order()):
            post = self.edition.post(post_id)
            lane = Lane(f"lane.{post.id}", post.id, self._said(post.name))
            lanes.setdefault(post.at, {})[post.id] = lane
        stem = f"{self.edition.service}-{self.edition.year}.{self.channel.id}"
        for where, found in lanes.items():
            name = self._said(words.place(self.edition, where))
            yield Pool(f"pool.{where}", f"{stem}.{where}", where, name, tuple(found.values()))

    def _in_order(self) -> Iterator[Step]:
        """The steps from the first on, each once, what usually happens before what turns aside."""
        assert self.channel.first is not None
        seen: set[str] = set()
        ahead = [self.channel.first]
        while ahead:
            step_id = ahead.pop()
            if step_id in seen or step_id.startswith(END):
                continue
            seen.add(step_id)
            step = self.process.steps[step_id]
            yield step
            ahead.extend(branch.go for branch in reversed(step.then))

    def _said(self, text: Text) -> str:
        return text.in_(self.language)

    def _add(self, node: Node) -> Node:
        return self.nodes.setdefault(node.id, node)

    def _connect(
        self,
        source: Node,
        target: Node,
        name: str = "",
        condition: str | None = None,
        *,
        default: bool = False,
    ) -> None:
        stem = f"{source.id}--{target.id}"
        twins = sum(flow.id == stem or flow.id.startswith(f"{stem}--") for flow in self.flows)
        flow_id = f"{stem}--{twins + 1}" if twins else stem
        self.flows.append(Flow(flow_id, source.id, target.id, name, condition, default))

    def _beginning(self) -> None:
        """The start, then the steps in the order of the edition: so they are read and reached by the keyboard."""
        assert self.channel.first is not None
        post = self.process.steps[self.channel.first].by
        start = self._add(Node("start", Kind.START, post, self._said(words.BEGINNING)))
        for step in self.channel.steps:
            self._step_node(step)
        self._connect(start, self.nodes[self.channel.first])

    def _step_node(self, step: Step) -> Node:
        note = step.id
        if step.clause:
            note += f" · {self._said(cited(step.clause))}"
        return self._add(
            Node(
                step.id,
                Kind.SYSTEM if self.edition.post(step.by).system else Kind.PERSON,
                step.by,
                self._said(step.title),
                note,
                tuple(_documentation(self.edition, step, self.language)),
                step,
            )
        )

    def _step(self, step: Step) -> None:
        """What follows a step: a choice by its outcome, then by the facts of the case."""
        node = self._step_node(step)
        by_outcome = [(on, list(rows)) for on, rows in groupby(_by_outcome(step), key=lambda row: row.on)]
        source = node
        if len(by_outcome) > 1:
            source = self._add(Node(f"{step.id}.outcome", Kind.GATEWAY, step.by))
            self._connect(node, source)
        for on, branches in by_outcome:
            name, condition = "", None
            if source is not node:
                name = self._said(words.outcome(on))
                condition = f'outcome == "{on}"'
            if len(branches) == 1 and not branches[0].when:
                self._connect(source, self._target(step, branches[0].go), name, condition)
                continue
            asked = words.question(self.edition, (branch.when for branch in branches))
            gateway = self._add(Node(f"{step.id}.{on}", Kind.GATEWAY, step.by, self._said(asked)))
            self._connect(source, gateway, name, condition)
            self._by_facts(step, gateway, branches)

    def _by_facts(self, step: Step, gateway: Node, branches: list[Branch]) -> None:
        for branch in branches:
            target = self._target(step, branch.go)
            if branch.when:
                label = self._said(words.condition(self.edition, branch.when))
                self._connect(gateway, target, label, _condition(branch.when))
            else:
                self._connect(gateway, target, self._said(words.OTHERWISE), default=True)

    def _target(self, step: Step, go: str) -> Node:
        """Where a branch leads inside the pool: a step, the end of the case, or the way out to another pool."""
        if go.startswith(END):
            outcome = self.edition.outcome(go.removeprefix(END))
            name = self._said(outcome.name)
            documentation = tuple(_documentation(self.edition, outcome, self.language))
            return self._add(
                Node(
                    f"{step.id}.end.{outcome.id}",
                    Kind.END,
                    step.by,
                    name,
                    documentation=documentation,
                    good=outcome.good,
                )
            )
        target = self.process.steps[go]
        if self.edition.post(target.by).at == self.edition.post(step.by).at:
            return self._step_node(target)
        return self._handover(step, target)

    def _handover(self, step: Step, target: Step) -> Node:
        handover_id = f"{step.id}.to.{target.id}"
        if handover_id in self.nodes:
            return self.nodes[handover_id]
        message = Message(f"message.{target.id}", f"{target.id}: {self._said(target.title)}")
        self.messages[message.id] = message
        handover = self._add(Node(handover_id, Kind.HANDOVER, step.by, f"→ {target.id}", message=message.id))
        arrival_id = f"{target.id}.in"
        if arrival_id not in self.nodes:
            arrival = self._add(Node(arrival_id, Kind.ARRIVAL, target.by, message=message.id))
            self._connect(arrival, self._step_node(target))
        self.flows.append(Flow(f"{handover.id}--{arrival_id}", handover.id, arrival_id, message=message.id))
        return handover

    def _name_arrivals(self) -> None:
        """An arrival is named by the steps from which the case comes, all of which are known only now."""
        for node in list(self.nodes.values()):
            if node.kind is Kind.ARRIVAL:
                origins = (flow.source.partition(".")[0] for flow in self.flows if flow.target == node.id)
                named = f"← {', '.join(dict.fromkeys(origins))}"
                self.nodes[node.id] = Node(node.id, node.kind, node.lane, named, message=node.message)

    def _alarm(self, step: Step, number: int, alarm: Alarm) -> None:
        suffix = f".{number}" if number > 1 else ""
        timer = self._add(
            Node(
                f"{step.id}.timer{suffix}",
                Kind.TIMER,
                step.by,
                self._said(words.limits(alarm.terms)),
                documentation=tuple(self._said(words.explained(term)) for term in alarm.terms),
                at=step.id,
                expression=alarm.expression,
                duration=alarm.lasts is not None,
            )
        )
        end = self._add(Node(f"{step.id}.late{suffix}", Kind.ALARM, step.by, self._said(words.RAN_OUT)))
        self._connect(timer, end)


def _by_outcome(step: Step) -> list[Branch]:
    """The branches with those of one outcome together, what is wished for first, else in their order."""
    return sorted(step.then, key=lambda branch: OUTCOMES[step.does].index(branch.on))


def _condition(when: When) -> str:
    parts = []
    for fact, values in when.items():
        wanted = ", ".join(f'"{value}"' for value in values)
        parts.append(f'facts.get("{fact}") in [{wanted}]')
    return " and ".join(parts)


def _documentation(edition: Edition, value: Sourced, language: Language) -> Iterator[str]:
    """The clauses that a value cites, with their Kazakh text, and how we read what they leave open."""
    for clause_id in value.clause.split(", ") if value.clause else ():
        clause = edition.clause(clause_id.strip())
        yield f"{clause.id}. {clause.text or clause.about.kk}"
    if value.reading is not None:
        yield value.reading.in_(language)
