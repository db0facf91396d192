"""Two editions laid side by side, matter by matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from qyzmet.law.changes.around import around, complaints, rights
from qyzmet.law.changes.documents import documents, later, of_channel
from qyzmet.law.changes.facts import facts
from qyzmet.law.changes.matters import Look, Matter, Point, official
from qyzmet.law.changes.model import Alike, Change, Comparison, Item
from qyzmet.law.changes.money import fee
from qyzmet.law.changes.pairing import akin, paired, same
from qyzmet.law.changes.papers import grounds, papers, results
from qyzmet.law.changes.sections import SECTIONS
from qyzmet.law.changes.service import act, channels, definitions, service
from qyzmet.law.changes.staff import staff, steps
from qyzmet.law.changes.time import hours, queue, terms
from qyzmet.law.model import Edition
from qyzmet.law.words import joined

_LOOKS: Final[Sequence[Look]] = (
    service,
    channels,
    terms,
    fee,
    queue,
    hours,
    facts,
    results,
    papers,
    grounds,
    rights,
    around,
    complaints,
    act,
    definitions,
    staff,
    steps,
)
_ORDER: Final = {section: n for n, section in enumerate(SECTIONS)}


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Everything that differs between two editions, what matters to applicants first."""
    return compared(old, new).changes


def compared(old: Edition, new: Edition) -> Comparison:
    """Two editions side by side: what differs, and what is alike."""
    rows = sorted([*documents(old, new), *_matters(old, new)], key=_place)
    return Comparison(
        old,
        new,
        tuple(row for row in rows if isinstance(row, Change)),
        tuple(row for row in rows if isinstance(row, Alike)),
        _word_for_word(old, new),
    )


def _word_for_word(old: Edition, new: Edition) -> tuple[str, ...]:
    theirs = {clause.id for clause in new.clauses if clause.text}
    return tuple(
        clause.id
        for clause in old.clauses
        if clause.text and clause.id in theirs and official(old, clause.id) == official(new, clause.id)
    )


def _place(row: Change | Alike) -> tuple[bool, int]:
    return row.for_whom != "applicant", _ORDER[row.section]


def _matters(old: Edition, new: Edition) -> Iterator[Change | Alike]:
    first_is_newer = later(old, new) is old
    before, after = _of(old, new), _of(new, old)
    for key in dict.fromkeys([*before, *after]):
        a, b = before.get(key), after.get(key)
        if a and b:
            yield _both(a, b, a if first_is_newer else b)
        elif a and not a.if_both:
            yield _changed(a, a.points, ())
        elif b and not b.if_both:
            yield _changed(b, (), b.points)


def _of(edition: Edition, other: Edition) -> dict[tuple[str, str], Matter]:
    """What the edition says; what to bring is told whole for a channel that only it has open."""
    found = [matter for look in _LOOKS for matter in look(edition)]
    mine, theirs = ({c.id for c in law.channels if c.available} for law in (edition, other))
    for channel in edition.channels:
        if channel.available and channel.id not in theirs:
            found += of_channel(edition, channel, sorted(theirs & mine))
    return {(matter.section, matter.key): matter for matter in found}


def _both(a: Matter, b: Matter, named: Matter) -> Change | Alike:
    pairs = paired(a.points, b.points) if a.listed else list(zip(a.points, b.points, strict=True))
    if _by_the_act(a, b) or all(x and y and same(x, y) for x, y in pairs):
        return Alike(
            section=named.section,
            what=named.what,
            words=joined((p.words for p in named.points), named.by),
            old_clause=_cited(a.points),
            new_clause=_cited(b.points),
            for_whom=named.for_whom,
        )
    return _changed(named, a.points, b.points)


def _by_the_act(a: Matter, b: Matter) -> bool:
    """Whether the clauses behind both are the same, word for word."""
    ours, theirs = ({p.official: None for p in matter.points} for matter in (a, b))
    return "" not in ours and len(ours) == len(theirs) and akin(" ".join(ours), " ".join(theirs)) == 1


def _changed(matter: Matter, old: Sequence[Point], new: Sequence[Point]) -> Change:
    pairs = paired(old, new) if matter.listed else []
    differ = [(x, y) for x, y in pairs if not (x and y and same(x, y))]
    return Change(
        section=matter.section,
        what=matter.what,
        old=joined((p.words for p in old), matter.by) if old else None,
        new=joined((p.words for p in new), matter.by) if new else None,
        old_clause=_cited(old),
        new_clause=_cited(new),
        for_whom=matter.for_whom,
        items=tuple(_item(x, y) for x, y in differ),
        kept=len(pairs) - len(differ),
    )


def _item(old: Point | None, new: Point | None) -> Item:
    return Item(
        old=old.words if old else None,
        new=new.words if new else None,
        old_clause=old.clause if old else None,
        new_clause=new.clause if new else None,
    )


def _cited(points: Sequence[Point]) -> str | None:
    cited = (clause for point in points if point.clause for clause in point.clause.split(", "))
    return ", ".join(dict.fromkeys(cited)) or None
