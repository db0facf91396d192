"""A payment list as it is read: a line a benefit, its parts and their reasons, totals by kind, who has no account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from qyzmet.benefits.models import Benefit, PayLine, PayList
from qyzmet.benefits.paying import kept_back
from qyzmet.benefits.story import line_words
from qyzmet.benefits.words import KIND_NAMES, LINE_KINDS, money, month_name, tenge
from qyzmet.law.text import Text
from qyzmet.services.bank_account import hidden_account


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the list."""

    line: PayLine
    kind: Text
    month: Text
    amount: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """What one benefit gets of the list."""

    benefit: Benefit
    parts: list[Part]
    sum: Text
    carried: Text | None
    """What of earlier lists is kept back; None for nothing."""
    paid: int
    """Tiyn."""
    paid_words: Text
    account: str
    left: Text | None
    """What is to be kept back from later lists, because it is more than this one gives; None for nothing."""


@dataclass(frozen=True, slots=True)
class Total:
    """A kind of benefit, and how much of it."""

    kind: Text
    people: int
    amount: int
    words: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The whole list."""

    entries: list[Entry]
    by_post: list[Entry]
    """Of them those that are paid through the post or the desk."""
    totals: list[Total]
    whole: Text

    @property
    def subjects(self) -> list[str]:
        """IINs of everybody who is named."""
        return list(dict.fromkeys(iin for one in self.entries for iin in one.benefit.named()))


def report(kept: PayList) -> Report:
    """The list with its sums, as approved, or as it would be approved now."""
    lines = kept.lines.select_related("benefit__recipient", "benefit__about").order_by("benefit", "pk")
    fixed = {one.benefit_id: one for one in kept.payouts.all()}
    open_before = {} if fixed else kept_back(kept)
    entries = []
    for key, group in groupby(lines, key=lambda one: one.benefit_id):
        parts = list(group)
        sum_ = sum(one.amount for one in parts)
        carried = fixed[key].carried if key in fixed else open_before.get(key, 0)
        paid = fixed[key].amount if key in fixed else max(0, sum_ + carried)
        account = fixed[key].account if key in fixed else parts[0].benefit.account
        entries.append(
            Entry(
                parts[0].benefit,
                [_part(one) for one in parts],
                money(sum_),
                money(carried) if carried else None,
                paid,
                money(paid),
                hidden_account(account),
                money(sum_ + carried) if sum_ + carried < 0 else None,
            )
        )
    return Report(
        entries,
        [one for one in entries if not one.account and one.paid],
        _totals(entries),
        money(sum(one.paid for one in entries)),
    )


def _part(line: PayLine) -> Part:
    return Part(line, LINE_KINDS[line.kind], month_name(line.month), money(line.amount), line_words(line))


def _totals(entries: list[Entry]) -> list[Total]:
    found = []
    for kind, name in KIND_NAMES.items():
        mine = [one for one in entries if one.benefit.kind == kind]
        if mine:
            amount = sum(one.paid for one in mine)
            found.append(Total(name, len(mine), amount, money(amount)))
    return found


COLUMNS: Final = (
    Text("Іс", "Дело", "Case"),
    Text("Алушы", "Получатель", "Recipient"),
    Text("ЖСН", "ИИН", "IIN"),
    Text("Төлем түрі", "Вид выплаты", "Kind of benefit"),
    Text("Қай ай үшін", "За какой месяц", "For which month"),
    Text("Жолдың түрі", "Вид строки", "Kind of line"),
    Text("Сомасы, теңге", "Сумма, тенге", "Amount, tenge"),
    Text("Негіздеме", "Основание", "Why"),
    Text("Шот", "Счёт", "Account"),
)
"""Of the list as a file."""


def file_lines(lines: Iterable[PayLine], said: Callable[[Text], Any]) -> list[list[str | Decimal]]:
    """The lines as a file keeps them; ``said`` chooses the language."""
    return [
        [
            one.benefit.case_number,
            one.benefit.recipient.full_name,
            one.benefit.recipient.iin,
            said(KIND_NAMES[one.benefit.kind]),
            said(month_name(one.month)),
            said(LINE_KINDS[one.kind]),
            tenge(one.amount),
            said(line_words(one)),
            one.benefit.account,
        ]
        for one in lines
    ]
