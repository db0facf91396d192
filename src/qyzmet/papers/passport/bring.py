"""What to bring, case by case: each document once, under the case that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from qyzmet.law import told
from qyzmet.law.model import Channel, Document, Edition
from qyzmet.law.text import Text
from qyzmet.papers.passport.rows import Block, Teller, lines

_AKIN: Final = 0.5
"""Channels that share at least this part of their documents are told together."""
_ALWAYS: Final = Text("Барлық жағдайда", "Во всех случаях", "In every case")
_CASE: Final = Text("Жағдай", "Случай", "Case")
_ONE_OF: Final = Text("мыналардың бірі жеткілікті", "достаточно одного из", "one of these is enough")
_ONLY: Final = Text("тек", "только", "only")
_SOURCE: Final = Text("қайдан алынады", "где взять", "where to get it")
_NOTHING: Final = Text("Ешқандай құжат сұралмайды.", "Документы не требуются.", "No document is asked for.")
_LATER: Final = Text("Кейінірек", "Позже", "Later")


def bring(tell: Teller) -> list[Block]:
    """The documents of every open channel; what comes later, when the service was given, at the end."""
    edition = tell.edition
    found: list[Block] = []
    clusters = _clusters(edition)
    for cluster in clusters:
        if len(clusters) > 1:
            found.append({"kind": "head", "text": "; ".join(tell.sentence(one.name) for one in cluster)})
        found.extend(_of(tell, cluster))
    return [*found, *lines((_line(tell, one, ()) for one in _later(edition)), tell(_LATER))]


def _asked(edition: Edition, channel: Channel) -> list[Document]:
    return [one for one in edition.documents if channel.id in one.channels]


def _later(edition: Edition) -> list[Document]:
    """Documents that no channel asks for when one applies."""
    return [one for one in edition.documents if not one.channels]


def _clusters(edition: Edition) -> list[list[Channel]]:
    """Channels that ask for nearly the same."""
    found: list[list[Channel]] = []
    for channel in edition.channels:
        if not channel.available:
            continue
        own = {one.id for one in _asked(edition, channel)}
        for cluster in found:
            other = {one.id for one in _asked(edition, cluster[0])}
            if own == other or len(own & other) > _AKIN * len(own | other):
                cluster.append(channel)
                break
        else:
            found.append([channel])
    return found


def _of(tell: Teller, cluster: list[Channel]) -> Iterator[Block]:
    given = _given(cluster)
    cases: dict[str, list[Document]] = {}
    ids = {channel.id for channel in cluster}
    for document in tell.edition.documents:
        if ids & set(document.channels):
            said = tell.all(told.condition(tell.edition, document.when, given))
            cases.setdefault(said, []).append(document)
    if not cases:
        yield from lines([tell.line(_NOTHING)])
    for said, documents in sorted(cases.items(), key=lambda case: case[0] != ""):
        lead = f"{tell(_CASE)}: {said}" if said else tell(_ALWAYS) if len(cases) > 1 else ""
        yield from lines(_rows(tell, documents, tuple(cluster)), lead)


def _given(cluster: list[Channel]) -> Mapping[str, tuple[str, ...]]:
    """What is known of everybody who comes by one of these channels."""
    first, *others = (channel.when for channel in cluster)
    return {fact: values for fact, values in first.items() if all(one.get(fact) == values for one in others)}


def _rows(tell: Teller, documents: list[Document], cluster: tuple[Channel, ...]) -> list[Block]:
    """A row a document; of alternatives one row that leads the others in."""
    rows: list[Block] = []
    done: set[str] = set()
    for document in documents:
        alike = [one for one in documents if document.group and one.group == document.group]
        if len(alike) < 2:
            rows.append(_line(tell, document, cluster))
        elif document.group and document.group not in done:
            done.add(document.group)
            choices = [_line(tell, one, cluster) for one in alike]
            rows.append({**tell.line(f"{tell.sentence(_ONE_OF)}:"), "choices": choices})
    return rows


def _line(tell: Teller, document: Document, cluster: tuple[Channel, ...]) -> Block:
    notes = [tell(document.condition), tell.all(told.form(document), ", ")]
    if document.source:
        notes.append(f"{tell(_SOURCE)}: {tell(document.source)}")
    notes.append(tell.all(item.text for item in document.requirements))
    notes.extend(tell(one) for one in (document.owner, document.validity, document.note))
    missing = [one for one in cluster if one.id not in document.channels]
    if missing:
        notes.append(f"{tell(_ONLY)}: {tell.all((one.name for one in cluster if one not in missing), ', ')}")
    return tell.line(document.name, document, notes=notes)
