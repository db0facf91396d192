"""How a case goes: the steps of each channel, numbered, with who does them, their limits and their turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from qyzmet.law import told
from qyzmet.law.model import Branch, Channel, Step
from qyzmet.law.text import Text
from qyzmet.papers.passport.rows import Block, Teller, unbroken
from qyzmet.process.bpmn.words import OTHERWISE, outcome

NO_LIMIT: Final = Text(
    "Қадамның жанында шек тұрмаса, ол қызмет мерзімінің ішінде жасалады; жақшада — іс қай жағдайда қайда бұрылатыны.",
    "Где предел не указан, шаг делается в пределах срока услуги; в скобках — в каком случае куда поворачивает дело.",
    "A step without a limit is done within the term of the service; brackets say in which case the case turns where.",
)
"""How to read the list."""


def steps(tell: Teller) -> list[Block]:
    """A numbered list a channel that is open, after a word on how to read it."""
    found = [_channel(tell, channel) for channel in tell.edition.channels if channel.available]
    return [{"kind": "note", "text": tell(NO_LIMIT)}, *found]


def _channel(tell: Teller, channel: Channel) -> Block:
    numbers = {step.id: number for number, step in enumerate(channel.steps, 1)}
    rows = [
        _step(tell, step, numbers, first=first)
        for _, done in groupby(channel.steps, lambda step: step.by)
        for first, step in _first(done)
    ]
    return {"kind": "steps", "head": tell.sentence(channel.name), "rows": rows}


def _first(done: Iterable[Step]) -> Iterator[tuple[bool, Step]]:
    for place, step in enumerate(done):
        yield place == 0, step


def _step(tell: Teller, step: Step, numbers: Mapping[str, int], *, first: bool) -> Block:
    """One step; who does it is said where it is not the one of the step before."""
    return {
        "no": numbers[step.id],
        "who": tell.sentence(tell.edition.post(step.by).name) if first else "",
        "text": tell.sentence(step.title),
        "turns": _turns(tell, step, numbers),
        "limit": _limit(tell, step),
        "clause": tell.clause(step),
    }


def _limit(tell: Teller, step: Step) -> str:
    if step.within is None:
        return ""
    term = tell.edition.term(step.within)
    return "" if term.kind == "service" else tell(told.limit(term))


def _turns(tell: Teller, step: Step, numbers: Mapping[str, int]) -> str:
    """Where the step leads, if not to the next one: «топтама толық емес → 9»."""
    alone = len({branch.go for branch in step.then}) == 1
    said = []
    for branch in step.then:
        if numbers.get(branch.go) != numbers[step.id] + 1:
            why = _why(tell, branch, alone=alone)
            said.append(f"{why} {_where(tell, branch.go, numbers)}".strip())
    return "; ".join(dict.fromkeys(said))


def _why(tell: Teller, branch: Branch, *, alone: bool) -> str:
    """On which outcome and in which case."""
    if alone:
        return ""
    said = [tell(outcome(branch.on))] if branch.on != "done" else []
    said.extend(tell(one) for one in told.condition(tell.edition, branch.when))
    return ", ".join(said) or tell(OTHERWISE)


def _where(tell: Teller, go: str, numbers: Mapping[str, int]) -> str:
    """An arrow with the number of a step, or with the end of the case; the arrow never ends a line."""
    if not go.startswith("end:"):
        return unbroken(f"→ {numbers[go]}")
    first, _, rest = tell(tell.edition.outcome(go.removeprefix("end:")).name).partition(" ")
    return f"{unbroken(f'→ {first}')} {rest}".strip()
