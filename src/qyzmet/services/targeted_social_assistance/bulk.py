"""The income test of many families at once, in NumPy: to the tiyn what :mod:`.income` says of each alone.

Everything is whole tiyn in 64-bit integers; nothing is a fraction and nothing is rounded but what is shown. The bounds
(:data:`MOST_ROWS`, and those of :mod:`.income`) are checked first, so that no sum and no product leaves 64 bits: at
most 10**4 incomes of 10**13 tiyn make 10**17, as many kinds of 10**5 heads of 10**8 tiyn in three months 3 * 10**17, a
row of land in square metres 3 * 10**17 before it is divided; the line times 1000 members times three months is
at most 3 * 10**16. Twice any of these, as rounding wants it, is below 2**63. NumPy is imported when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qyzmet.services.money import TIYN
from qyzmet.services.targeted_social_assistance import income_errors as errors
from qyzmet.services.targeted_social_assistance.income import (
    MOST,
    MOST_MEMBERS,
    MOST_UNITS,
    UNITS,
)
from qyzmet.services.targeted_social_assistance.parameters import MONTHS, IncomeRule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

MOST_ROWS: Final = 10**4
"""The most incomes, and the most kinds of livestock and land, of one family."""


@dataclass(frozen=True, slots=True)
class Families:
    """Families one after the other; what belongs to family ``i`` lies between its offset and the next one.

    ``kinds`` and ``yields`` count in the order of :func:`kinds_of` and :func:`yields_of`; ``quantities`` are heads,
    or square metres of land.
    """

    members: Whole
    """How many of each family."""
    lines: Whole
    """The poverty line of each, tiyn."""
    income_offsets: Whole
    """As many as families, and one more."""
    kinds: Whole
    amounts: Whole
    """Tiyn, a row for each income of a month of the quarter."""
    farm_offsets: Whole
    yields: Whole
    quantities: Whole


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came out, a number for each family, in tiyn (:class:`.income.IncomeTest`)."""

    aggregate: Whole
    monthly_income: Whole
    per_capita: Whole
    above: NDArray[np.bool_]
    monthly_amount: Whole


def kinds_of(rule: IncomeRule) -> tuple[str, ...]:
    """The kinds of income in the order in which :attr:`Families.kinds` counts them."""
    return tuple(rule.counts)


def yields_of(rule: IncomeRule) -> tuple[tuple[str, str], ...]:
    """Livestock and land in the order in which :attr:`Families.yields` counts them."""
    return tuple(rule.yields)


def outcomes_of(rule: IncomeRule, families: Families) -> Outcomes:
    """The test of every family by a rule.

    Raises :class:`qyzmet.process.errors.Refusal`, as for one family: ``no-members``, ``bad-income``, ``bad-farm``,
    ``unknown-kind-of-income``, ``no-farm-yield``, ``no-poverty-line``; :class:`ValueError` for arrays that do not fit
    together. That no person stands twice and no month counts twice :func:`check_once` says, from the rows' sources.
    """
    import numpy as np

    _fit(families)
    _within(rule, families)
    if all(rule.counts.values()):
        counted = families.amounts
    else:
        counts = np.array(list(rule.counts.values()), dtype=np.int64)
        counted = families.amounts * counts[families.kinds]
    aggregate = _sums(counted, families.income_offsets)
    if len(families.yields):
        aggregate += _sums(_farm(rule, families), families.farm_offsets)
    needed = families.lines * families.members
    monthly = _half_up(aggregate, MONTHS)
    return Outcomes(
        aggregate=aggregate,
        monthly_income=monthly,
        per_capita=_half_up(aggregate, MONTHS * families.members),
        above=aggregate > needed * MONTHS,
        monthly_amount=_amounts(rule, needed - monthly),
    )


def check_once(people: Sequence[tuple[str, int]], incomes: Sequence[tuple[str, str, str, str]]) -> None:
    """That nobody is in two families, and no income counts twice: what arrays of numbers no longer show.

    ``people`` are the IINs with the place of their family, ``incomes`` person, kind, source and month. Raises the
    refusals ``member-of-two-families``, ``member-twice``, ``income-of-a-stranger``, ``month-counted-twice``.
    """
    family: dict[str, int] = {}
    for iin, place in people:
        if iin in family:
            raise errors.member_twice(iin) if family[iin] == place else errors.member_of_two(iin)
        family[iin] = place
    seen: set[tuple[str, str, str, str]] = set()
    for row in incomes:
        if row[0] not in family:
            raise errors.not_a_member(row[0])
        if row in seen:
            raise errors.month_twice(*row)
        seen.add(row)


def _fit(families: Families) -> None:
    count = len(families.members)
    pairs = (
        (families.income_offsets, families.amounts, families.kinds),
        (families.farm_offsets, families.quantities, families.yields),
    )
    if len(families.lines) != count:
        raise ValueError("there is a line for each family")
    for offsets, values, kinds in pairs:
        if len(offsets) != count + 1 or len(values) != len(kinds):
            raise ValueError("offsets are one more than families, and each value has its kind")
        if offsets[0] != 0 or offsets[-1] != len(values) or (offsets[1:] < offsets[:-1]).any():
            raise ValueError("offsets run from 0 to the number of rows and never back")
        if count and int((offsets[1:] - offsets[:-1]).max()) > MOST_ROWS:
            raise ValueError(f"a family has at most {MOST_ROWS} rows")


def _within(rule: IncomeRule, families: Families) -> None:
    if _outside(families.members, 1, MOST_MEMBERS) is not None:
        raise errors.no_members()
    if _outside(families.lines, 1, MOST) is not None:
        raise ValueError(f"a poverty line is from 1 to {MOST} tiyn")
    if _outside(families.kinds, 0, len(rule.counts) - 1) is not None:
        raise errors.unknown_kind("?", rule.counts)
    if (bad := _outside(families.amounts, 0, MOST)) is not None:
        raise errors.bad_amount(bad, "?")
    if _outside(families.yields, 0, len(rule.yields) - 1) is not None:
        raise errors.no_yield("?", "?")
    if len(families.yields):
        most = MOST_UNITS * _units(rule)[families.yields]
        wrong = (families.quantities < 0) | (families.quantities > most)
        if wrong.any():
            raise errors.bad_quantity("?", "?", int(families.quantities[wrong][0]))


def _outside(values: Whole, least: int, most: int) -> int | None:
    """A value that is out of bounds, None where all are within."""
    if not len(values):
        return None
    low, high = int(values.min()), int(values.max())
    return low if low < least else high if high > most else None


def _sums(values: Whole, offsets: Whole) -> Whole:
    """The sum of each family's rows.

    Running totals may leave 64 bits and come round; their differences are right all the same, since no family's sum
    leaves them.
    """
    import numpy as np

    totals = np.empty(len(values) + 1, dtype=np.int64)
    totals[0] = 0
    np.cumsum(values, out=totals[1:])
    return totals[offsets[1:]] - totals[offsets[:-1]]


def _farm(rule: IncomeRule, families: Families) -> Whole:
    import numpy as np

    monthly = np.array([one.tiyn for one in rule.yields.values()], dtype=np.int64)
    whole = families.quantities * monthly[families.yields] * MONTHS
    return _half_up(whole, _units(rule)[families.yields])


def _units(rule: IncomeRule) -> Whole:
    """How many parts make a unit of each kind of livestock and land."""
    import numpy as np

    return np.array([UNITS[of] for of, _ in rule.yields], dtype=np.int64)


def _half_up(whole: Whole, parts: Whole | int) -> Whole:
    return (2 * whole + parts) // (2 * parts)


def _amounts(rule: IncomeRule, short: Whole) -> Whole:
    import numpy as np

    amounts = np.maximum(short, 0)
    if rule.amount.percent != 100:
        amounts = _half_up(amounts * rule.amount.percent, 100)
    if rule.amount.most is not None:
        amounts = np.minimum(amounts, int(rule.amount.most * TIYN))
    return amounts
