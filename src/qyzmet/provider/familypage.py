"""A family as its page shows it: members with their statuses, incomes as a table of months and kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qyzmet.law.text import Text
from qyzmet.registers.family_lists import Whole
from qyzmet.registers.models import FamilyMember, IncomeRecord, PersonStatus
from qyzmet.services.family_words import RELATIONS
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.money import figure
from qyzmet.services.statuses import STATUSES
from qyzmet.services.targeted_social_assistance.explaining import month_words
from qyzmet.services.targeted_social_assistance.parameters import IncomeRule


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member, what they are to the head."""

    row: FamilyMember
    relation: Text


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status, whether it counts on the day, and whether it can be ended."""

    row: PersonStatus
    name: Text
    counts: bool
    open: bool


@dataclass(frozen=True, slots=True)
class IncomeRow:
    """The incomes of a member of a kind from a source, a cell for each month of the quarter."""

    name: str
    kind: Text
    source: str
    counts: bool
    cells: tuple[tuple[Text, IncomeRecord | None, Text], ...]
    """Month, record if there is one, amount."""
    total: Text


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of a family on a day."""

    members: tuple[MemberRow, ...]
    former: tuple[MemberRow, ...]
    statuses: tuple[StatusRow, ...]
    months: tuple[Text, ...]
    incomes: tuple[IncomeRow, ...]
    totals: tuple[tuple[Text, Text], ...]
    """Month, and what counts of it."""
    total: Text
    """What counts in all."""
    corrected: tuple[tuple[IncomeRecord, Text, Text, Text], ...]
    """A correction with its kind, the former sum and the new one."""


def shown_family(whole: Whole, rule: IncomeRule, on: date) -> Shown:
    """The page; the incomes are those of the quarter that the rule counts on the day."""
    months = rule.months(on)
    rows = tuple(_incomes(whole.incomes, months, rule))
    counted = [one for one in whole.incomes if rule.counts.get(one.kind) and f"{one.month:%Y-%m}" in months]
    sums = [sum(one.amount for one in counted if f"{one.month:%Y-%m}" == month) for month in months]
    return Shown(
        members=tuple(_member(one) for one in whole.members),
        former=tuple(_member(one) for one in whole.former),
        statuses=tuple(_status(one, on) for one in whole.statuses),
        months=tuple(month_words(month) for month in months),
        incomes=rows,
        totals=tuple(
            (month_words(month), figure(amount)) for month, amount in zip(months, sums, strict=True)
        ),
        total=figure(sum(sums)),
        corrected=tuple(_corrected(one) for one in whole.corrected),
    )


def _member(row: FamilyMember) -> MemberRow:
    return MemberRow(row, RELATIONS[row.relation])


def _status(row: PersonStatus, on: date) -> StatusRow:
    counts = row.since <= on and (row.until is None or row.until > on)
    return StatusRow(row, STATUSES[row.kind], counts, row.until is None)


def _incomes(records: Sequence[IncomeRecord], months: tuple[str, ...], rule: IncomeRule) -> list[IncomeRow]:
    groups: dict[tuple[str, str, str], dict[str, IncomeRecord]] = {}
    for one in records:
        month = f"{one.month:%Y-%m}"
        if month in months:
            groups.setdefault((one.person.full_name, one.kind, one.source), {})[month] = one
    return [
        IncomeRow(
            name,
            INCOME_KINDS[kind],
            source,
            rule.counts.get(kind, False),
            tuple(_cell(month, cells.get(month)) for month in months),
            figure(sum(one.amount for one in cells.values())),
        )
        for (name, kind, source), cells in groups.items()
    ]


def _cell(month: str, record: IncomeRecord | None) -> tuple[Text, IncomeRecord | None, Text]:
    return month_words(month), record, figure(record.amount if record else 0)


def _corrected(row: IncomeRecord) -> tuple[IncomeRecord, Text, Text, Text]:
    assert row.corrects is not None
    return row, INCOME_KINDS[row.kind], figure(row.corrects.amount), figure(row.amount)
