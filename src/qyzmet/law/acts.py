"""The acts themselves: what each amends, approves and repeals, when it was in force and why.

One act is one YAML file in ``data/acts``, written by the rules of an edition (see ``README.md``). An edition says
of its act what it needs; the act says which editions it approves, and both must agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.consistency import check_names
from qyzmet.law.model import ActRef, Anomaly, Clause, Edition, Force, Item, Sourced
from qyzmet.law.problems import BadFile
from qyzmet.law.reader import Reader
from qyzmet.law.text import Text

FOLDER: Final = Path(__file__).parent / "data" / "acts"


class BadAct(BadFile):
    """An act that says too little, too much, or names an edition that says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Sourced):
    """What the act changes in an earlier one."""

    act: ActRef
    what: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Sourced):
    """An edition of a service that the act approves or words anew."""

    edition: str
    """``SERVICE@YEAR``."""
    lines: tuple[int, int]
    """Its lines in the seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Sourced):
    """One act with its fate. The times are dates: ``since`` inclusive, ``until`` exclusive."""

    id: str
    kind: Text
    number: str
    date: date
    title: Text
    signed_by: Text
    agreed_with: Text | None = None
    registered: Item | None = None
    """Registration with justice, which a regional act needs."""
    seed: str
    lines: tuple[int, int]
    force: Force
    legal_basis: tuple[ActRef, ...] = ()
    amends: tuple[Effect, ...] = ()
    approves: tuple[Approval, ...]
    repeals: tuple[ActRef, ...] = ()
    amended_by: tuple[Effect, ...] = ()
    repealed_by: ActRef
    successors: tuple[Effect, ...] = ()
    """Acts that a note of the publisher, or a source outside the seed, names as following it."""
    control: Item
    """Who watches that the act is carried out."""
    clauses: tuple[Clause, ...]
    anomalies: tuple[Anomaly, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Link:
    """An edition in the chain of a service, and the days without any before the next one."""

    edition: Edition
    act: Act
    gap: tuple[date, date] | None
    """First day without an edition and first day of the next; None if none is missing or none follows."""


class UnknownAct(LookupError):
    """There is no such act here; ``text`` tells a person which there are."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@cache
def acts() -> tuple[Act, ...]:
    """All acts, oldest first; :class:`BadAct` with everything that is wrong with one."""
    return tuple(sorted((_read(file) for file in FOLDER.glob("*.yaml")), key=lambda act: act.date))


def act(act_id: str) -> Act:
    """The act with this id, such as ``2014-132``; :class:`UnknownAct` if there is none."""
    for one in acts():
        if one.id == act_id:
            return one
    names = ", ".join(one.id for one in acts())
    raise UnknownAct(
        Text(
            kk=f"«{act_id}» деген акт жоқ. Бар актілер: {names}.",
            ru=f"Акта «{act_id}» нет. Есть: {names}.",
            en=f"There is no act “{act_id}”. There are: {names}.",
        )
    )


@cache
def act_of(edition: str) -> Act:
    """The act that approves ``SERVICE@YEAR``; :class:`UnknownAct` if no file of an act names it."""
    for one in acts():
        if any(approval.edition == edition for approval in one.approves):
            return one
    raise UnknownAct(
        Text(
            kk=f"{edition} редакциясын бекіткен актінің файлы жоқ.",
            ru=f"Нет файла акта, утвердившего {edition}.",
            en=f"No file of an act approves {edition}.",
        )
    )


def chain(service: str) -> tuple[Link, ...]:
    """The editions of a service in the order of their force, each with its act and the gap after it."""
    found = catalogue.editions(service)
    return tuple(
        Link(one, act_of(one.name), _gap(one, found[number + 1] if number + 1 < len(found) else None))
        for number, one in enumerate(found)
    )


def _gap(one: Edition, following: Edition | None) -> tuple[date, date] | None:
    until = one.act.force.until
    if until is None or following is None or following.act.force.since <= until:
        return None
    return until, following.act.force.since


def _read(file: Path) -> Act:
    reader = Reader(file)
    found = reader.read(Act, file.read_text("utf-8"))
    check_names(reader)
    if not reader.problems:
        for key, message in _disagreements(found):
            reader.wrong(reader.nodes[key], key, message)
    if reader.problems:
        raise BadAct(file, reader.problems)
    assert isinstance(found, Act)
    return found


def _disagreements(found: Act) -> Iterator[tuple[str, str]]:
    """Where the act and the editions it approves tell different things."""
    force = found.force
    if force.until is not None and force.until <= force.since:
        yield "force", f"ends on {force.until}, before it begins on {force.since}"
    for number, approval in enumerate(found.approves):
        key = f"approves[{number}]"
        try:
            said = catalogue.edition(approval.edition).act
        except catalogue.UnknownEdition as error:
            yield key, error.text.en
            continue
        if (said.number, said.date) != (found.number, found.date):
            yield (
                key,
                f"{approval.edition} says it is of No. {said.number} of {said.date}, the act is "
                f"No. {found.number} of {found.date}",
            )
        if said.force.until != force.until:
            yield (
                key,
                f"{approval.edition} ends on {said.force.until}, the act on {force.until}: one of them is wrong",
            )
        if (
            said.seed != found.seed
            or not found.lines[0] <= said.seed_lines[0] <= said.seed_lines[1] <= found.lines[1]
        ):
            yield key, f"{approval.edition} stands in {said.seed} {said.seed_lines}, outside the act"
