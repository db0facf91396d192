"""The income test of one family: aggregate, average a head, the poverty line, the amount; all exact.

The regulation says what is compared (cl. 1(2), 1(4), 10(1)) and leaves the counting to other acts (cl. 6): it is
a dated rule (:mod:`.parameters`). Money is whole tiyn, shares of it are compared by multiplying across, and only
what is shown is rounded. :mod:`.bulk` computes the same for many families at once.

reading: income equal to the line is no ground of refusal, since cl. 10(1) asks for more than the line; the
assistance is then nothing, since cl. 1(4) pays those below it.
reading: the farm of the applicant's page counts whole for the family, a family at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, Literal

from qyzmet.law.text import Text
from qyzmet.services.money import TIYN, half_up
from qyzmet.services.targeted_social_assistance import income_errors as errors
from qyzmet.services.targeted_social_assistance.parameters import MONTHS, IncomeRule, Yield, rule_on

MOST: Final = 10**13
"""The highest income of one row, and the highest line, in tiyn (a hundred thousand million tenge)."""
MOST_UNITS: Final = 10**5
"""The most heads of a kind of livestock, or hectares of a kind of land."""
MOST_MEMBERS: Final = 1000
"""The most members of a family."""
UNITS: Final[Mapping[str, int]] = {"livestock": 1, "land": 10_000}
"""Parts in which a farm is counted: an animal whole, a hectare by square metres."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who belongs to the family."""

    iin: str
    name: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Income:
    """What a member received in a month, in tiyn."""

    iin: str
    kind: str
    month: str
    amount: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class FarmIncome:
    """What the farm is taken to yield over the quarter by one kind of livestock or land."""

    of: Literal["livestock", "land"]
    yields: Yield
    quantity: Decimal
    """Heads or hectares."""
    amount: int
    """Tiyn over the quarter; what is less than a tiyn is rounded, a half upwards."""


@dataclass(frozen=True)
class IncomeTest:
    """What came out, with all it rests on; :attr:`lines` and :attr:`computation` are made when asked for."""

    on: date
    rule: IncomeRule
    months: tuple[str, ...]
    members: tuple[Member, ...]
    incomes: tuple[Income, ...]
    """What counts."""
    left_out: tuple[Income, ...]
    """What does not, by its kind."""
    farm: tuple[FarmIncome, ...]
    line_row: Mapping[str, Any]
    """The poverty line as given (:mod:`qyzmet.services.found`)."""
    aggregate: int
    """All that counts over the quarter, tiyn."""
    line: int
    """The poverty line, tiyn a month a head."""
    limit: int
    """The line times the members times the months: what the aggregate is compared with, tiyn."""
    monthly_income: int
    """Of the family, tiyn, a half tiyn rounded upwards."""
    per_capita: int
    """The average monthly income a head as it is shown, tiyn, a half tiyn rounded upwards."""
    monthly_amount: int
    """The assistance of a month, tiyn; 0 where there is nothing to pay."""

    @property
    def outcome_above(self) -> bool:
        """Whether the income is above the line, however little: then the assistance is refused (cl. 10(1))."""
        return self.aggregate > self.limit

    @property
    def exact_per_capita(self) -> Fraction:
        """The average monthly income a head, unrounded, in tiyn."""
        return Fraction(self.aggregate, len(self.members) * len(self.months))

    @cached_property
    def lines(self) -> tuple[Text, ...]:
        """The computation as a person with a pocket calculator follows it."""
        from qyzmet.services.targeted_social_assistance.explaining import explained

        return explained(self)

    @property
    def computation(self) -> dict[str, Any]:
        """The same as JSON, for the decision to keep."""
        return {
            "on": self.on.isoformat(),
            "rule": self.rule.since.isoformat(),
            "assumed": self.rule.assumed,
            "months": list(self.months),
            "members": [one.iin for one in self.members],
            "incomes": [_plain(one) for one in self.incomes],
            "left_out": [_plain(one) for one in self.left_out],
            "farm": [
                {
                    "of": one.of,
                    "kind": one.yields.id,
                    "quantity": str(one.quantity),
                    "monthly": one.yields.tiyn,
                    "amount": one.amount,
                }
                for one in self.farm
            ],
            "aggregate": self.aggregate,
            "monthly_income": self.monthly_income,
            "per_capita": self.per_capita,
            "line": dict(self.line_row),
            "limit": self.limit,
            "above": self.outcome_above,
            "percent": self.rule.amount.percent,
            "monthly_amount": self.monthly_amount,
        }


def test_of(found: Mapping[str, Any], on: date) -> IncomeTest:
    """The test of the family that the registers found, for who applied on the day ``on``.

    ``found`` holds ``family``, ``poverty_line`` and, where there is one, ``household``
    (:mod:`qyzmet.services.found`). Of the incomes on record those of the quarter count. Raises
    :class:`qyzmet.process.errors.Refusal` as :func:`computed` does.
    """
    family: Mapping[str, Any] = found.get("family") or {}
    rule = rule_on(on)
    months = rule.months(on)
    line = found.get("poverty_line")
    if not line:
        raise errors.no_line(str(family.get("region", "")), on)
    rows = [row for row in family.get("incomes", ()) if row.get("month") in months]
    return computed(on, rule, family.get("members", ()), rows, found.get("household"), line)


test_of.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test


def computed(
    on: date,
    rule: IncomeRule,
    members: Sequence[Mapping[str, Any]],
    incomes: Sequence[Mapping[str, Any]],
    household: Mapping[str, Any] | None,
    line: Mapping[str, Any],
) -> IncomeTest:
    """The test by a rule; every income given must be one of the quarter.

    Raises :class:`qyzmet.process.errors.Refusal`: ``no-members``, ``member-twice``, ``income-of-a-stranger``,
    ``bad-income``, ``foreign-currency``, ``unknown-kind-of-income``, ``month-outside-the-quarter``,
    ``month-counted-twice``, ``no-farm-yield``, ``bad-farm``, ``no-poverty-line``.
    """
    people = _members(members)
    months = rule.months(on)
    counted, left_out = _incomes(rule, months, people, incomes)
    farm = _farm(rule, household)
    amount = line.get("amount")
    if type(amount) is not int or not 0 < amount <= MOST:
        raise errors.no_line(str(line.get("region", "")), on)
    aggregate = sum(row.amount for row in counted) + sum(row.amount for row in farm)
    monthly = half_up(aggregate, MONTHS)
    return IncomeTest(
        on=on,
        rule=rule,
        months=months,
        members=people,
        incomes=counted,
        left_out=left_out,
        farm=farm,
        line_row=line,
        aggregate=aggregate,
        line=amount,
        limit=amount * len(people) * MONTHS,
        monthly_income=monthly,
        per_capita=half_up(aggregate, MONTHS * len(people)),
        monthly_amount=_amount(rule, amount * len(people) - monthly),
    )


def _amount(rule: IncomeRule, short: int) -> int:
    """The assistance of a month, where the family's month falls short of the line by ``short`` tiyn."""
    if short <= 0:
        return 0
    amount = half_up(short * rule.amount.percent, 100)
    return amount if rule.amount.most is None else min(amount, int(rule.amount.most * TIYN))


def _members(rows: Sequence[Mapping[str, Any]]) -> tuple[Member, ...]:
    if not rows or len(rows) > MOST_MEMBERS:
        raise errors.no_members()
    seen: set[str] = set()
    for row in rows:
        if row["iin"] in seen:
            raise errors.member_twice(row["iin"])
        seen.add(row["iin"])
    return tuple(Member(row["iin"], row.get("name", ""), row.get("relation", "")) for row in rows)


def _incomes(
    rule: IncomeRule, months: tuple[str, ...], people: tuple[Member, ...], rows: Sequence[Mapping[str, Any]]
) -> tuple[tuple[Income, ...], tuple[Income, ...]]:
    """The incomes that count and those that do not, checked."""
    names = {one.iin: one.name or one.iin for one in people}
    seen: set[tuple[str, str, str, str]] = set()
    counted: list[Income] = []
    left_out: list[Income] = []
    for row in rows:
        one = Income(row["iin"], row["kind"], row["month"], row["amount"], str(row.get("source") or ""))
        if one.iin not in names:
            raise errors.not_a_member(one.iin)
        if type(one.amount) is not int or not 0 <= one.amount <= MOST:
            raise errors.bad_amount(one.amount, names[one.iin])
        if row.get("currency", rule.currency) != rule.currency:
            raise errors.foreign_currency(str(row["currency"]), rule.currency)
        if one.kind not in rule.counts:
            raise errors.unknown_kind(one.kind, rule.counts)
        if one.month not in months:
            raise errors.wrong_month(one.month, months)
        key = (one.iin, one.kind, one.source, one.month)
        if key in seen:
            raise errors.month_twice(one.iin, one.kind, one.source, one.month)
        seen.add(key)
        (counted if rule.counts[one.kind] else left_out).append(one)
    return tuple(counted), tuple(left_out)


def _farm(rule: IncomeRule, household: Mapping[str, Any] | None) -> tuple[FarmIncome, ...]:
    """What the farm on the page of the household book is taken to yield over the quarter."""
    if not household:
        return ()
    found: list[FarmIncome] = []
    of: Literal["livestock", "land"]
    for of, kind, number in (("livestock", "kind", "count"), ("land", "purpose", "hectares")):
        for row in household.get(of) or ():
            quantity = _quantity(of, row[kind], row[number])
            if not quantity:
                continue
            if (of, row[kind]) not in rule.yields:
                raise errors.no_yield(of, row[kind])
            yields = rule.yields[of, row[kind]]
            parts = int(quantity * UNITS[of])
            found.append(FarmIncome(of, yields, quantity, farm_amount(parts, yields.tiyn, UNITS[of])))
    return tuple(found)


def farm_amount(parts: int, monthly: int, unit: int) -> int:
    """Tiyn over the quarter of so many parts of a unit that yields ``monthly`` tiyn a month."""
    return half_up(parts * monthly * MONTHS, unit)


def _quantity(of: str, kind: str, said: object) -> Decimal:
    try:
        quantity = Decimal(str(said))
    except InvalidOperation:
        raise errors.bad_quantity(of, kind, said) from None
    if not quantity.is_finite() or not 0 <= quantity <= MOST_UNITS or quantity * UNITS[of] % 1:
        raise errors.bad_quantity(of, kind, said)
    return quantity


def _plain(row: Income) -> dict[str, Any]:
    return {
        "iin": row.iin,
        "kind": row.kind,
        "month": row.month,
        "amount": row.amount,
        "source": row.source,
    }
