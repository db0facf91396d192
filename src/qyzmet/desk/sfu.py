"""A case in the tables of its act: every cell that a table prints, with its limit and the time really taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from qyzmet.calendar import Rule
from qyzmet.calendar import due as due_of
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.timing import PORTAL, timing_at
from qyzmet.law.limits import Hours, Limit, Unit, Week
from qyzmet.law.model import Cell, Channel, Step, Table
from qyzmet.law.text import Text
from qyzmet.law.words import amount
from qyzmet.process.clockwork import LegalTime

Stage = Literal["done", "now", "ahead", "aside"]
"""``aside`` is a cell of a way that this case did not take, and can take no more."""


@dataclass(frozen=True, slots=True)
class Work:
    """When a step of the case was at hand: from ``began``, until ``ended`` or still."""

    step: str
    began: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell in this case. ``limit`` is what counts here, ``taken`` what it took (so far, while it is ``now``)."""

    cell: Cell
    stage: Stage
    began: datetime | None = None
    ended: datetime | None = None
    due: datetime | None = None
    limit: Text | None = None
    taken: Text | None = None
    kept: bool | None = None
    """Whether it ended within the limit; None where no limit stands or it has not begun."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """One table of the edition, for this case."""

    table: Table
    cells: Sequence[CellLine]


def sfu_tables(file: CaseFile, now: datetime) -> list[TableLines]:
    """The tables of the edition that describe the channel of the case, in their order; empty where it has none.

    A cell is begun when the first of the case's steps that carry it out was at hand, and ended when the last of them
    was done. reading: where a table says a limit and the edition a term for the step in this channel, the term counts,
    because a cell may hold the limits of two channels; days whose kind is not said are counted as working days.
    """
    channel = file.edition.channel(file.state.channel)
    tables = [one for one in file.edition.tables if channel.id in one.channels]
    if not tables:
        return []
    office = file.case.provider if file.case.office == PORTAL else file.case.office
    timing = timing_at(file.edition.name, office)
    steps = {step.id: step for step in channel.steps}
    works = _works(file)
    ahead = {line.step.id for line in file.steps if line.stage == "ahead"}
    return [
        TableLines(table, [_line(cell, steps, works, ahead, timing, now) for cell in table.cells])
        for table in tables
    ]


def _works(file: CaseFile) -> list[Work]:
    """Every step of the case in the order in which it was at hand; a step done again stands twice."""
    works: list[Work] = []
    began = file.state.opened
    for entry in file.entries:
        if entry.step is not None:
            works.append(Work(entry.step, began, entry.at))
            began = entry.at
    if file.state.step is not None:
        works.append(Work(file.state.step, began, None))
    return works


def _line(
    cell: Cell,
    steps: Mapping[str, Step],
    works: Sequence[Work],
    ahead: set[str],
    timing: LegalTime,
    now: datetime,
) -> CellLine:
    mine = [work for work in works if work.step in cell.steps]
    own = [steps[one] for one in cell.steps if one in steps]
    rule = _rule(cell, own, timing)
    limit = amount(rule.limit) if rule else None
    if not mine:
        coming = any(step.id in ahead for step in own)
        return CellLine(cell, "ahead" if coming else "aside", limit=limit)
    began, last = mine[0].began, mine[-1]
    more = any(step.id in ahead for step in own)
    ended = None if more or last.ended is None else last.ended
    local, until = began.astimezone(timing.zone), (ended or now).astimezone(timing.zone)
    due = due_of(local, rule, timing.calendar) if rule else None
    return CellLine(
        cell,
        "done" if ended else "now",
        began,
        ended,
        due,
        limit,
        _taken(local, until, rule, timing),
        None if due is None else until <= due,
    )


def _rule(cell: Cell, steps: Sequence[Step], timing: LegalTime) -> Rule | None:
    """How the cell's limit is counted here."""
    for step in steps:
        if step.within is not None and cell.limit is not None:
            term = timing.edition.term(step.within)
            if term.backwards_from is None and (rule := timing.rule(term)) is not None:
                return rule
    if cell.limit is None or cell.limit.value < 1:
        return None
    unit = Unit.WORKING_DAYS if cell.limit.unit is Unit.DAYS else cell.limit.unit
    body = next((step.at for step in steps), "provider")
    return Rule(limit=Limit(cell.limit.value, unit), week=Week.FIVE_DAY, hours=_hours(timing, body))


def _hours(timing: LegalTime, body: str) -> Hours:
    try:
        return timing.hours(body)
    except KeyError:
        return timing.hours(timing.edition.schedules[0].body)


def _taken(began: datetime, until: datetime, rule: Rule | None, timing: LegalTime) -> Text:
    """How long it took, in the unit of its limit; without one, in the largest that fits."""
    minutes = max(0, int((until - began).total_seconds() // 60))
    in_days = rule is not None and rule.limit.unit not in (Unit.MINUTES, Unit.HOURS)
    if in_days or (rule is None and minutes >= _A_DAY):
        week = rule.week if rule else Week.FIVE_DAY
        days = timing.calendar.working_days_between(began.date(), until.date(), week)
        return amount(Limit(days, Unit.WORKING_DAYS)) if days else _SAME_DAY
    if not minutes:
        return _AT_ONCE
    hours, rest = divmod(minutes, 60)
    if not hours:
        return amount(Limit(rest, Unit.MINUTES))
    said = amount(Limit(hours, Unit.HOURS))
    return _joined(said, amount(Limit(rest, Unit.MINUTES))) if rest else said


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.kk} {second.kk}", f"{first.ru} {second.ru}", f"{first.en} {second.en}")


def has_tables(channel: Channel, tables: Sequence[Table]) -> bool:
    """Whether the edition describes the channel in a table."""
    return any(channel.id in one.channels for one in tables)


_A_DAY = 24 * 60
_SAME_DAY = Text("сол күні", "в тот же день", "the same day")
_AT_ONCE = Text("бір минуттан аз", "меньше минуты", "less than a minute")
