"""The diagram as an SVG picture, of the very layout of the BPMN file.

Every shape has a class (``qz-bpmn-step``, ``qz-bpmn-flow`` …), by which a page may give it other colours, and the
colours of the house as attributes, so that it stands alone and under a policy that refuses inline styles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from qyzmet.law.text import Text
from qyzmet.process.bpmn import words
from qyzmet.process.bpmn.diagram import STEPS, Diagram, Flow, Kind, Node
from qyzmet.process.bpmn.layout import ICON, LINE, PAD, SMALL, SMALL_LINE, TITLE, Box, Label, Layout
from qyzmet.process.bpmn.measure import width, wrap

Href = Callable[[str], str | None]
"""The address of a clause, given as the edition cites it: ``11(1)``; None where there is none."""

INK, SOFT, PAPER, TINT = "#17212b", "#4b5763", "#ffffff", "#f5f7f9"
LINES, STRONG = "#d6dce2", "#7b8794"
BLUE, BLUE_TINT = "#123f94", "#eaf0fa"
GOLD, GOLD_TEXT, GOLD_TINT = "#c88a14", "#7a4f00", "#fdf4df"
RED = "#a8201a"

_LOOKS: dict[str, str] = {
    "paper": f'fill="{PAPER}"',
    "pool": f'fill="none" stroke="{STRONG}" stroke-width="1.2"',
    "pool-head": f'fill="{BLUE_TINT}" stroke="{STRONG}" stroke-width="1.2"',
    "lane": f'fill="none" stroke="{LINES}"',
    "lane-head": f'fill="{TINT}" stroke="{LINES}"',
    "pool-name": f'fill="{INK}" font-weight="600"',
    "lane-name": f'fill="{INK}"',
    "step": f'fill="{PAPER}" stroke="{SOFT}" stroke-width="1.3"',
    "step-system": f'fill="{TINT}" stroke="{SOFT}" stroke-width="1.3"',
    "title": f'fill="{INK}"',
    "note": f'fill="{SOFT}"',
    "sign": f'fill="none" stroke="{SOFT}" stroke-width="1.2"',
    "gateway": f'fill="{PAPER}" stroke="{SOFT}" stroke-width="1.4"',
    "mark": f'fill="none" stroke="{SOFT}" stroke-width="2.2" stroke-linecap="round"',
    "start": f'fill="{PAPER}" stroke="{BLUE}" stroke-width="1.6"',
    "arrival": f'fill="{PAPER}" stroke="{BLUE}" stroke-width="1.6"',
    "handover": f'fill="{PAPER}" stroke="{BLUE}" stroke-width="3"',
    "end": f'fill="{PAPER}" stroke="{INK}" stroke-width="3.4"',
    "end-good": f'fill="{BLUE_TINT}" stroke="{BLUE}" stroke-width="3.4"',
    "letter": f'fill="{PAPER}" stroke="{BLUE}" stroke-width="1.2"',
    "letter-sent": f'fill="{BLUE}" stroke="{PAPER}" stroke-width="1"',
    "timer": f'fill="{GOLD_TINT}" stroke="{GOLD}" stroke-width="1.3" stroke-dasharray="3.2 2"',
    "clock": f'fill="none" stroke="{GOLD_TEXT}" stroke-width="1.3" stroke-linecap="round"',
    "term": f'fill="{GOLD_TEXT}"',
    "alarm": f'fill="{PAPER}" stroke="{RED}" stroke-width="2.4"',
    "late": f'fill="{SOFT}"',
    "flow": f'fill="none" stroke="{SOFT}" stroke-width="1.3" stroke-linejoin="round"',
    "flow-alarm": f'fill="none" stroke="{GOLD}" stroke-width="1.2"',
    "head": f'fill="{SOFT}"',
    "head-alarm": f'fill="{GOLD}"',
    "message": f'fill="none" stroke="{BLUE}" stroke-width="1.3" stroke-dasharray="7 4"',
    "message-head": f'fill="{PAPER}" stroke="{BLUE}" stroke-width="1.2" stroke-linejoin="round"',
    "label": f'fill="{INK}"',
    "event": f'fill="{SOFT}"',
    "heading": f'fill="{INK}" font-weight="600"',
    "subtitle": f'fill="{SOFT}"',
}
_HEADING, _SUBTITLE = 20.0, 14.0
_MARGIN = 16.0
_FONTS = escape('"Golos Text", "Noto Sans", "DejaVu Sans", arial, sans-serif')


def draw(diagram: Diagram, layout: Layout, href: Href | None) -> str:
    """The picture; each step leads to its first clause if ``href`` knows where that is."""
    return "".join(_Picture(diagram, layout, href).parts())


class _Picture:
    def __init__(self, diagram: Diagram, layout: Layout, href: Href | None) -> None:
        self.diagram = diagram
        self.layout = layout
        self.href = href
        self.name = f"{diagram.edition.service}-{diagram.edition.year}-{diagram.channel.id}"

    def _said(self, text: Text) -> str:
        return text.in_(self.diagram.language)

    def parts(self) -> Iterator[str]:
        edition, act = self.diagram.edition, self.diagram.edition.act
        heading = f"{self._said(edition.title)} — {self._said(self.diagram.channel.name)}"
        subtitle = f"{self._said(act.kind)} № {act.number}, {act.date:%d.%m.%Y}"
        wide = max(self.layout.width, 420.0)
        lines = wrap(heading, _HEADING, wide)
        top = len(lines) * (_HEADING + 6) + _SUBTITLE + 22
        legend, legend_height = self._legend(wide)
        box = Box(
            -_MARGIN,
            -top - _MARGIN,
            wide + 2 * _MARGIN,
            top + self.layout.height + legend_height + 2 * _MARGIN,
        )
        role = "group" if self.href else "img"  # what is inside a mere picture cannot be reached
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="qz-bpmn" lang="{self.diagram.language}"'
            f' width="{box.width:.0f}" height="{box.height:.0f}"'
            f' viewBox="{box.x:g} {box.y:g} {box.width:g} {box.height:g}" role="{role}"'
            f' aria-labelledby="{self.name}-title {self.name}-desc"'
            f' font-family="{_FONTS}" font-size="{SMALL:g}">\n'
            f'<title id="{self.name}-title">{escape(heading)}</title>\n'
            f'<desc id="{self.name}-desc">{escape(self._description())}</desc>\n'
        )
        yield _rectangle("paper", box)
        y = -top
        for line in lines:
            y += _HEADING + 6
            yield _text("heading", 0, y - 6, line, size=_HEADING)
        yield _text("subtitle", 0, y + _SUBTITLE + 2, subtitle, size=_SUBTITLE)
        yield from self._bands()
        for flow in self.diagram.flows:
            yield from self._flow(flow)
        for node in self.diagram.nodes:
            yield from self._node(node)
        yield from legend
        yield "</svg>\n"

    def _description(self) -> str:
        pools = "; ".join(
            f"{pool.name}: {', '.join(lane.name for lane in pool.lanes)}" for pool in self.diagram.pools
        )
        steps = "; ".join(f"{node.id} {node.name}" for node in self.diagram.nodes if node.kind in STEPS)
        return f"{pools}. {steps}."

    # --- organisations and posts -------------------------------------------------------------------

    def _bands(self) -> Iterator[str]:
        for pool in self.diagram.pools:
            around = self.layout.pools[pool.id]
            yield f'<g class="qz-bpmn-band">\n{_rectangle("paper", around)}'
            for lane in pool.lanes:
                yield _rectangle("lane", self.layout.lanes[lane.post])
                yield from _turned("lane", self.layout.heads[lane.post])
            yield from _turned("pool", self.layout.heads[pool.id])
            yield f"{_rectangle('pool', around)}</g>\n"

    # --- flows -------------------------------------------------------------------------------------

    def _flow(self, flow: Flow) -> Iterator[str]:
        line = self.layout.edges[flow.id]
        if flow.message:
            yield _line("message", line)
            yield _circle("message-head", line[0], 3.4)
            yield _arrow("message-head", line)
        else:
            alarm = "-alarm" if flow.source.partition(".")[2].startswith("timer") else ""
            yield _line(f"flow{alarm}", line)
            yield _arrow(f"head{alarm}", line)
        if label := self.layout.labels.get(flow.id):
            yield from _lines("label", label)
            if flow.default:
                yield _path("flow", f"M{label.box.x - 7:g} {label.box.bottom + 9:g} l5 -10")

    # --- nodes -------------------------------------------------------------------------------------

    def _node(self, node: Node) -> Iterator[str]:
        box = self.layout.nodes[node.id]
        if node.kind in STEPS:
            yield from self._step(node, box)
            return
        yield f'<g id="{self.name}-{node.id}">\n'
        if node.kind in (Kind.TIMER, Kind.END) and node.documentation:
            yield f"<title>{escape(' '.join(node.documentation))}</title>\n"
        match node.kind:
            case Kind.GATEWAY:
                yield from _gateway(box)
            case Kind.TIMER:
                yield from _timer(box)
            case Kind.END:
                yield _circle("end-good" if node.good else "end", box.middle, box.width / 2 - 1.7)
            case Kind.ALARM:
                yield _circle("alarm", box.middle, box.width / 2 - 1.3)
            case Kind.START:
                yield _circle("start", box.middle, box.width / 2 - 0.8)
            case Kind.ARRIVAL:
                yield _circle("arrival", box.middle, box.width / 2 - 0.8)
                yield _letter("letter", box.middle)
            case Kind.HANDOVER:
                yield _circle("handover", box.middle, box.width / 2 - 1.5)
                yield _letter("letter-sent", box.middle)
        if label := self.layout.labels.get(node.id):
            look = {Kind.TIMER: "term", Kind.ALARM: "late", Kind.HANDOVER: "event", Kind.ARRIVAL: "event"}
            yield from _lines(look.get(node.kind, "label"), label)
        yield "</g>\n"

    def _step(self, node: Node, box: Box) -> Iterator[str]:
        address = self._address(node)
        link = f'<a href="{escape(address)}">\n' if address else ""
        system = node.kind is Kind.SYSTEM
        yield f'{link}<g id="{self.name}-{node.id}">\n<title>{escape(self._told(node))}</title>\n'
        yield _rectangle("step-system" if system else "step", box, radius=8)
        yield _gear(box.x + PAD, box.y + PAD) if system else _person(box.x + PAD, box.y + PAD)
        y = box.y + PAD
        for number, line in enumerate(self.layout.notes[node.id]):
            yield _text("note", box.x + PAD + (0 if number else ICON), y + SMALL_LINE - 3, line)
            y += SMALL_LINE
        y += 4
        for line in self.layout.titles[node.id]:
            yield _text("title", box.x + PAD, y + LINE - 4, line, size=TITLE)
            y += LINE
        yield f"</g>\n{'</a>' if address else ''}"

    def _told(self, node: Node) -> str:
        """A step in one sentence, for whoever sees only a part of a wide picture."""
        return f"{node.note}. {self._said(self.diagram.edition.post(node.lane).name)}: {node.name}"

    def _address(self, node: Node) -> str | None:
        if self.href is None or node.step is None or node.step.clause is None:
            return None
        return self.href(node.step.clause.split(", ")[0])

    # --- legend ------------------------------------------------------------------------------------

    def _legend(self, wide: float) -> tuple[list[str], float]:
        """What the signs mean, in as many rows as needed; and the height of it."""
        there = {node.kind for node in self.diagram.nodes}
        signs: list[tuple[Text, Kind, Callable[[float, float], Sequence[str]]]] = [
            (words.PERSON, Kind.PERSON, lambda x, y: [_person(x, y - 7)]),
            (words.SYSTEM, Kind.SYSTEM, lambda x, y: [_gear(x, y - 7)]),
            (words.CHOICE, Kind.GATEWAY, lambda x, y: list(_gateway(Box(x - 2, y - 9, 18, 18)))),
            (
                words.HANDOVER,
                Kind.HANDOVER,
                lambda x, y: [_circle("handover", (x + 6, y), 9), _letter("letter-sent", (x + 6, y), 0.6)],
            ),
            (words.LIMIT, Kind.TIMER, lambda x, y: list(_timer(Box(x - 3, y - 9, 18, 18)))),
            (words.RAN_OUT, Kind.ALARM, lambda x, y: [_circle("alarm", (x + 6, y), 6)]),
            (words.END, Kind.END, lambda x, y: [_circle("end", (x + 6, y), 7.5)]),
        ]
        parts = []
        x, y = 4.0, self.layout.height + 30
        for text, kind, sign in signs:
            if kind not in there:
                continue
            said = self._said(text)
            room = 22 + width(said, SMALL) + 28
            if x + room > wide and x > 4:
                x, y = 4.0, y + 24
            parts += [*sign(x, y), _text("event", x + 22, y + 4, said)]
            x += room
        return parts, y + 12 - self.layout.height


# --- shapes ----------------------------------------------------------------------------------------


def _look(name: str) -> str:
    return f'class="qz-bpmn-{name}" {_LOOKS[name]}'


def _rectangle(look: str, box: Box, radius: float = 0) -> str:
    rounded = f' rx="{radius:g}"' if radius else ""
    return f'<rect {_look(look)} x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"{rounded}/>\n'


def _circle(look: str, middle: tuple[float, float], radius: float) -> str:
    return f'<circle {_look(look)} cx="{middle[0]:g}" cy="{middle[1]:g}" r="{radius:g}"/>\n'


def _path(look: str, path: str) -> str:
    return f'<path {_look(look)} d="{path}"/>\n'


def _text(look: str, x: float, y: float, text: str, *, size: float = SMALL, more: str = "") -> str:
    sized = f' font-size="{size:g}"' if size != SMALL else ""
    return f'<text {_look(look)} x="{x:g}" y="{y:g}"{sized}{more}>{escape(text)}</text>\n'


def _lines(look: str, label: Label) -> Iterator[str]:
    x = label.box.middle[0] if label.middle else label.box.x
    more = ' text-anchor="middle"' if label.middle else ""
    for number, line in enumerate(label.lines):
        yield _text(look, x, label.box.y + number * SMALL_LINE + SMALL_LINE - 3, line, more=more)


def _turned(look: str, label: Label) -> Iterator[str]:
    """A strip with a name that reads from below."""
    yield _rectangle(f"{look}-head", label.box)
    x, y = label.box.middle
    first = x - (len(label.lines) - 1) * SMALL_LINE / 2
    for number, line in enumerate(label.lines):
        at = first + number * SMALL_LINE
        turn = f' text-anchor="middle" transform="rotate(-90 {at:g} {y:g})"'
        yield _text(f"{look}-name", at, y + 4, line, more=turn)


def _line(look: str, points: Sequence[tuple[float, float]]) -> str:
    return _path(look, "M" + " L".join(f"{x:g} {y:g}" for x, y in points))


def _arrow(look: str, points: Sequence[tuple[float, float]]) -> str:
    """The head at the end of a line that runs along the page or upright."""
    (x0, y0), (x, y) = points[-2], points[-1]
    if x != x0:
        back = -9 if x > x0 else 9
        return _path(look, f"M{x:g} {y:g} l{back} -4 v8 z")
    back = -9 if y > y0 else 9
    return _path(look, f"M{x:g} {y:g} l-4 {back} h8 z")


def _gateway(box: Box) -> Iterator[str]:
    x, y = box.middle
    half, arm = box.width / 2, box.width * 0.17
    yield _path(
        "gateway", f"M{x - half:g} {y:g} L{x:g} {y - half:g} L{x + half:g} {y:g} L{x:g} {y + half:g} z"
    )
    yield _path(
        "mark",
        f"M{x - arm:g} {y - arm:g} l{2 * arm:g} {2 * arm:g} M{x - arm:g} {y + arm:g} l{2 * arm:g} {-2 * arm:g}",
    )


def _timer(box: Box) -> Iterator[str]:
    x, y = box.middle
    yield _circle("timer", (x, y), box.width / 2 - 0.7)
    yield _circle("timer", (x, y), box.width / 2 - 3.2)
    hand = box.width * 0.2
    yield _path("clock", f"M{x:g} {y - hand:g} V{y:g} L{x + hand * 0.8:g} {y + hand * 0.5:g}")


def _letter(look: str, middle: tuple[float, float], scale: float = 1.0) -> str:
    wide, high = 15 * scale, 10 * scale
    x, y = middle[0] - wide / 2, middle[1] - high / 2
    flap = f"M{x:g} {y:g} l{wide / 2:g} {high * 0.6:g} l{wide / 2:g} {-high * 0.6:g}"
    return _path(look, f"M{x:g} {y:g} h{wide:g} v{high:g} h{-wide:g} z {flap}")


def _person(x: float, y: float) -> str:
    return _circle("sign", (x + 6, y + 3.4), 3) + _path(
        "sign", f"M{x + 0.5:g} {y + 13:g} v-1 a5.5 5 0 0 1 11 0 v1 z"
    )


def _gear(x: float, y: float) -> str:
    middle = (x + 6.5, y + 6.5)
    teeth = " ".join(
        f"M{middle[0] + 4.2 * a:g} {middle[1] + 4.2 * b:g} l{2.4 * a:g} {2.4 * b:g}"
        for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7), (-0.7, 0.7), (-0.7, -0.7), (0.7, -0.7))
    )
    return _circle("sign", middle, 4.2) + _circle("sign", middle, 1.5) + _path("sign", teeth)
