"""How the income of a family is counted, and what the assistance amounts to: dated, read from ``data/income.yaml``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Final, Literal

from qyzmet.law.problems import BadFile
from qyzmet.law.reader import UNREADABLE, Reader, Written
from qyzmet.law.text import Text
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.money import TIYN
from qyzmet.services.targeted_social_assistance.income_errors import no_income_rule

DEFAULT: Final = Path(__file__).parent / "data" / "income.yaml"

MONTHS: Final = 3
"""Months in a quarter."""

MOST_YIELD: Final = Decimal(10**6)
"""The highest yield a month, and the highest assistance of a month, that a file may name, in tenge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What a head of livestock or a hectare of land is taken to yield in a month, in tenge."""

    id: str
    name: Text
    monthly: Decimal

    @property
    def tiyn(self) -> int:
        """The same in tiyn."""
        return int(self.monthly * TIYN)


@dataclass(frozen=True, slots=True, kw_only=True)
class FarmYields:
    """The yields of a personal farm."""

    livestock: tuple[Yield, ...] = ()
    land: tuple[Yield, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRule:
    """The assistance of a month: ``percent`` of the difference, and no more than ``most`` tenge a family."""

    percent: int
    most: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class IncomeRule:
    """One rule, from ``since`` on (in the file: ``from``)."""

    since: Annotated[date, Written("from")]
    period: Literal["previous-quarter", "three-months-before"]
    currency: str
    source: Text
    counted: tuple[str, ...]
    """Kinds of income (:mod:`qyzmet.services.income_kinds`) that belong to the aggregate."""
    left_out: tuple[str, ...]
    """Those that do not."""
    farm: FarmYields
    amount: AmountRule
    assumed: bool = False
    reading: Text | None = None

    @cached_property
    def counts(self) -> Mapping[str, bool]:
        """Whether a kind of income belongs to the aggregate, by kind."""
        return {**dict.fromkeys(self.counted, True), **dict.fromkeys(self.left_out, False)}

    @cached_property
    def yields(self) -> Mapping[tuple[str, str], Yield]:
        """The yields by ``livestock`` or ``land`` and their ids."""
        return {
            **{("livestock", one.id): one for one in self.farm.livestock},
            **{("land", one.id): one for one in self.farm.land},
        }

    def months(self, on: date) -> tuple[str, ...]:
        """The months, oldest first, whose incomes count for who applies on a day: ``2012-07`` …"""
        back = MONTHS + (on.month - 1) % 3 if self.period == "previous-quarter" else MONTHS
        first = on.year * 12 + on.month - 1 - back
        return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, first + MONTHS))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeRules:
    """The content of the file."""

    rules: tuple[IncomeRule, ...]


class BadIncomeRules(BadFile):
    """A file of rules that is malformed, out of order, or has amounts that are no money."""


def rule_on(day: date) -> IncomeRule:
    """The rule of a day; raises the refusal ``no-income-rule`` before the first, and :class:`BadIncomeRules`."""
    known = income_rules().rules
    found = next((rule for rule in reversed(known) if rule.since <= day), None)
    if found is None:
        raise no_income_rule(day)
    return found


def income_rules() -> IncomeRules:
    """All rules: of the file ``QYZMET_INCOME_RULES``, else of the one that is shipped; :class:`BadIncomeRules`."""
    return _read(os.environ.get("QYZMET_INCOME_RULES", ""))


@cache
def _read(given: str) -> IncomeRules:
    file = Path(given).expanduser().resolve() if given else DEFAULT
    reader = Reader(file)
    found = reader.read(IncomeRules, file.read_text("utf-8"))
    if found is not UNREADABLE:
        _check(found, reader)
    if reader.problems:
        raise BadIncomeRules(file, reader.problems)
    rules: IncomeRules = found
    return rules


def _check(found: IncomeRules, reader: Reader) -> None:
    if not found.rules:
        reader.unfit(1, 1, "there is no rule")
    for number, rule in enumerate(found.rules):
        key = f"rules[{number}]"
        node = reader.nodes[key]
        if number and rule.since <= found.rules[number - 1].since:
            reader.wrong(node, key, "rules stand in the order of their days")
        if sorted((*rule.counted, *rule.left_out)) != sorted(INCOME_KINDS):
            listed = ", ".join(INCOME_KINDS)
            reader.wrong(node, key, f"each kind of income is counted or left out, once: {listed}")
        if not 0 < rule.amount.percent <= 100:
            reader.wrong(node, f"{key}.amount.percent", "expected a whole number from 1 to 100")
        sums = [one.monthly for one in (*rule.farm.livestock, *rule.farm.land)]
        if rule.amount.most is not None:
            sums.append(rule.amount.most)
        if any(one < 0 or one > MOST_YIELD or one * TIYN % 1 for one in sums):
            reader.wrong(
                node, key, f"amounts are whole tiyn, not negative, and no more than {MOST_YIELD} tenge"
            )
