"""What to bring: document by document, channel by channel, with the cases in which it differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qyzmet.law.changes.cases import Both, Cases, beyond, box_words, in_both, shared_facts, within
from qyzmet.law.changes.matters import (
    Matter,
    Point,
    channel_names,
    clauses,
    condition_words,
    labelled,
    listed,
    measured,
    one,
    plain_words,
    translated,
)
from qyzmet.law.changes.model import Alike, Change, Item
from qyzmet.law.changes.pairing import akin, within_words
from qyzmet.law.model import Channel, Document, Edition, holds
from qyzmet.law.text import Text
from qyzmet.law.words import counted, joined

Pair = tuple[Document | None, Document | None]

_AKIN: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Sight:
    """Two editions as far as documents go."""

    old: Edition
    new: Edition
    shared: frozenset[str]
    cases: list[Both]
    known: int
    """The cases that both editions know, as bits."""

    @property
    def newer(self) -> tuple[Edition, Edition]:
        """The newer edition and the other."""
        if later(self.old, self.new) is self.old:
            return self.old, self.new
        return self.new, self.old


@dataclass(frozen=True, slots=True)
class _Row:
    """A document of the older edition and the one of the newer that answers to it, in the same cases and channels."""

    old: Document | None
    new: Document | None
    bits: int
    channels: tuple[str, ...]


def later(old: Edition, new: Edition) -> Edition:
    """The edition whose words name what both have: the later in force, then by name, so that order plays no part."""
    return max(old, new, key=lambda one: (one.act.force.since, one.name))


def documents(old: Edition, new: Edition) -> Iterator[Change | Alike]:
    """Each document that is asked, no longer asked or asked otherwise on a channel that both editions have."""
    shared = shared_facts(old, new)
    met = in_both(old, new, shared)
    known = sum(1 << n for n, both in enumerate(met) if both.old is not None and both.new is not None)
    sight = _Sight(old, new, shared, met, known)
    cases = Cases(both.facts for both in met)
    found: dict[tuple[str | None, str | None, int], list[str]] = {}
    for channel in _open(old, new):
        for (a, b), bits in _met(sight, channel).items():
            found.setdefault((a, b, bits), []).append(channel)
    rows = [
        _Row(_named(old, a), _named(new, b), bits, tuple(channels))
        for (a, b, bits), channels in found.items()
    ]
    for group in _groups(rows):
        yield _told_group(sight, cases, group) if len(group) > 1 else _told_row(sight, cases, group[0])


def _groups(rows: list[_Row]) -> list[list[_Row]]:
    """The rows, those together of which any one is enough and that came or went together."""
    found: dict[object, list[_Row]] = {}
    for n, row in enumerate(rows):
        only = row.old or row.new
        one_of = only.group if only and not (row.old and row.new) else None
        key = (one_of, row.old is None, row.bits, row.channels) if one_of else n
        found.setdefault(key, []).append(row)
    return list(found.values())


def _named(edition: Edition, document: str | None) -> Document | None:
    return None if document is None else edition.document(document)


def _open(old: Edition, new: Edition) -> list[str]:
    """The channels that are open in both."""
    theirs = {channel.id for channel in new.channels if channel.available}
    return [channel.id for channel in old.channels if channel.available and channel.id in theirs]


def of_channel(edition: Edition, channel: Channel, others: Collection[str]) -> list[Matter]:
    """Everything to bring to a channel that the other edition does not have.

    ``others`` are the channels that both have: where one of them asks for the same, only that is said.
    """
    what = labelled(_WHAT_TO_BRING, channel.name)
    rows = [document for document in edition.documents if channel.id in document.channels]
    like = next((one for one in others if [d for d in edition.documents if one in d.channels] == rows), None)
    if like:
        words = joined([_THE_SAME_AS, edition.channel(like).name], " ")
        return one("documents", what, "applicant", measured(words, "", *rows), key=channel.id)
    points = (
        Point(
            words=_told(edition, document, condition_words(edition, document.when)),
            clause=clauses([document]),
            gist=document.id,
            about=document.name.kk,
        )
        for document in rows
    )
    return listed("documents", what, "applicant", points, key=channel.id)


def _met(sight: _Sight, channel: str) -> dict[tuple[str | None, str | None], int]:
    """Which documents of the two answer to each other, and in which cases, as bits."""
    found: dict[tuple[str | None, str | None], int] = {}
    matched: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Pair]] = {}
    for n, both in enumerate(sight.cases):
        left = _asked(sight, sight.old, both, channel)
        right = _asked(sight, sight.new, both, channel)
        key = (tuple(d.id for d in left), tuple(d.id for d in right))
        if key not in matched:
            matched[key] = _matched(left, right)
        for a, b in matched[key]:
            pair = (a.id if a else None, b.id if b else None)
            found[pair] = found.get(pair, 0) | 1 << n
    return _only_where_comparable(sight, found)


def _asked(sight: _Sight, edition: Edition, both: Both, channel: str) -> list[Document]:
    case = both.old if edition is sight.old else both.new
    if case is None:
        return []
    asked = edition.channel(channel).when
    if not holds(within(asked, sight.shared), case):
        return []
    return [
        document
        for document in edition.documents
        if channel in document.channels and holds(within(document.when, sight.shared), case)
    ]


def _only_where_comparable(
    sight: _Sight, found: dict[tuple[str | None, str | None], int]
) -> dict[tuple[str | None, str | None], int]:
    """Without the cases that only one edition knows, for documents that are met in others too."""
    met = {a for (a, b), bits in found.items() if a and bits & sight.known}
    new_met = {b for (a, b), bits in found.items() if b and bits & sight.known}
    rows = {}
    for (a, b), bits in found.items():
        comparable = bits & sight.known
        if not comparable and (a in met or b in new_met):
            continue
        rows[a, b] = comparable or bits
    return rows


def _matched(left: list[Document], right: list[Document]) -> list[Pair]:
    """The documents of one case that answer to each other, the likest first."""
    scores = sorted(
        ((-_likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
    )
    pairs: list[Pair] = []
    free_left, free_right = dict(enumerate(left)), dict(enumerate(right))
    for score, i, j in scores:
        if -score >= _AKIN and i in free_left and j in free_right:
            pairs.append((free_left.pop(i), free_right.pop(j)))
    return [*pairs, *((a, None) for a in free_left.values()), *((None, b) for b in free_right.values())]


def _likeness(a: Document, b: Document) -> float:
    same_id = a.id == b.id and len(a.id) > 3
    if (a.owner is None) != (b.owner is None) and not same_id:
        return 0  # one's own and somebody else's
    return named_alike(a.name.kk, b.name.kk) + (1 if same_id else 0)


@lru_cache(maxsize=4096)
def named_alike(a: str, b: str) -> float:
    """How much two names share; one that stands whole in the other, an application in one of a form, is its like."""
    return max(akin(a, b), _AKIN if within_words(a, b) or within_words(b, a) else 0)


def _told_row(sight: _Sight, cases: Cases, row: _Row) -> Change | Alike:
    a, b = row.old, row.new
    newer, _ = sight.newer
    old, new = _words(sight, sight.old, a), _words(sight, sight.new, b)
    named = next(d.name for d in ((b, a) if newer is sight.new else (a, b)) if d is not None)
    if a and b and new and _same(sight, a, b):
        return Alike(
            section="documents",
            what=named,
            words=new,
            old_clause=a.clause,
            new_clause=b.clause,
            for_whom="applicant",
        )
    return Change(
        section="documents",
        what=named,
        old=old,
        new=new,
        old_clause=a.clause if a else None,
        new_clause=b.clause if b else None,
        for_whom="applicant",
        where=_where(sight, row),
        cases=_in_words(sight, cases, row),
    )


def _told_group(sight: _Sight, cases: Cases, rows: list[_Row]) -> Change:
    """Documents of which any one is enough, that came or went together: one change with an item each."""
    together = {d.id for row in rows for d in (row.old, row.new) if d}
    items = tuple(
        Item(
            old=_words(sight, sight.old, row.old, together),
            new=_words(sight, sight.new, row.new, together),
            old_clause=row.old.clause if row.old else None,
            new_clause=row.new.clause if row.new else None,
        )
        for row in rows
    )
    old, new = ([words for item in items if (words := getattr(item, side))] for side in ("old", "new"))
    return Change(
        section="documents",
        what=labelled(_ANY_ONE, joined((d.name for row in rows for d in (row.old, row.new) if d), " / ")),
        old=joined(old) if old else None,
        new=joined(new) if new else None,
        old_clause=clauses(row.old for row in rows if row.old),
        new_clause=clauses(row.new for row in rows if row.new),
        for_whom="applicant",
        where=_where(sight, rows[0]),
        cases=_in_words(sight, cases, rows[0]),
        items=items,
    )


def _where(sight: _Sight, row: _Row) -> tuple[Text, ...]:
    """The channels in words; none where it holds for every channel that both have."""
    if list(row.channels) == _open(sight.old, sight.new):
        return ()
    return tuple(channel_names(sight.newer[0], row.channels))


def _in_words(sight: _Sight, cases: Cases, row: _Row) -> tuple[Text, ...]:
    if row.bits == sight.known:
        return ()
    newer, older = sight.newer
    # Of a case that only one edition knows nothing is said where the others are compared.
    unwanted = (cases.all if row.bits & ~sight.known else sight.known) & ~row.bits
    asked = {fact for document in (row.old, row.new) if document for fact in document.when}
    return tuple(box_words(box, newer, older) for box in cases.boxes(row.bits, unwanted, asked))


def _words(
    sight: _Sight, edition: Edition, document: Document | None, together: Collection[str] = ()
) -> Text | None:
    if document is None:
        return None
    return _told(edition, document, condition_words(edition, beyond(document.when, sight.shared)), together)


def _told(
    edition: Edition, document: Document, conditions: list[Text], together: Collection[str] = ()
) -> Text:
    """The document and how it is to be brought; ``together`` are told beside it and need no mention."""
    group = [
        other.name
        for other in edition.documents
        if document.group and other.group == document.group and other.id not in {document.id, *together}
    ]
    parts = [_FORMS[document.form]]
    if document.originals > 1:
        parts.append(counted(document.originals, _COPIES))
    if group:
        parts.append(labelled(_INSTEAD, joined(group, " / ")))
    if document.obtained == "register":
        parts.append(_REGISTER)
    if document.returned:
        parts.append(_RETURNED)
    parts += [text for text in (document.condition, document.validity) if text]
    parts += [item.text for item in document.requirements]
    if conditions:
        parts.append(labelled(_ONLY_IF, joined(conditions, ", ")))
    return joined([document.name, joined(parts)], ": ")


def _same(sight: _Sight, a: Document, b: Document) -> bool:
    alike = plain_words(a.name.kk) == plain_words(b.name.kk) or translated(a.name) == translated(b.name)
    return alike and _gist(sight, sight.old, a) == _gist(sight, sight.new, b)


def _gist(sight: _Sight, edition: Edition, document: Document) -> tuple[object, ...]:
    own = condition_words(edition, beyond(document.when, sight.shared))
    return (
        document.form,
        document.originals,
        document.copies,
        document.obtained,
        document.group is None,
        [words.kk for words in own],
        [plain_words(item.text.kk) for item in document.requirements],
    )


_THE_SAME_AS: Final = Text("мына арнадағымен бірдей:", "то же, что в канале:", "the same as:")
_ANY_ONE: Final = Text("Мыналардың бірі", "Одно из следующего", "Any one of these")
_COPIES = ("дана", "copy", "copies", "экземпляр", "экземпляра", "экземпляров")
_WHAT_TO_BRING: Final = Text("Не әкелу керек", "Что принести", "What to bring")
_INSTEAD: Final = Text("орнына жарайды", "вместо него годится", "instead of it")
_REGISTER: Final = Text(
    "мемлекеттік жүйеден алынады, талап етілмейді",
    "берётся из государственной системы, не требуется",
    "taken from a state system and not asked for",
)
_RETURNED: Final = Text("түпнұсқасы қайтарылады", "подлинник возвращается", "the original is given back")
_ONLY_IF: Final = Text("тек мына жағдайда", "только если", "only if")
_FORMS: Final = {
    "original": Text("түпнұсқасы", "подлинник", "original"),
    "original+copy": Text("түпнұсқасы мен көшірмесі", "подлинник и копия", "original and copy"),
    "copy": Text("көшірмесі", "копия", "copy"),
    "notarised": Text("нотариат куәландырған", "нотариально заверенный", "notarised"),
    "paper": Text("қағаз түрінде", "на бумаге", "on paper"),
    "electronic": Text("электрондық түрде", "в электронном виде", "electronic"),
    "unstated": Text(
        "түпнұсқа не көшірме екені айтылмаған",
        "подлинник или копия — не сказано",
        "original or copy is not said",
    ),
}
