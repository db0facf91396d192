"""The income test: one family, explained, and a million families at once."""

from __future__ import annotations

import timeit
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from bench.row import Row
from qyzmet.services.targeted_social_assistance.bulk import Families, kinds_of, outcomes_of, yields_of
from qyzmet.services.targeted_social_assistance.explaining import explained
from qyzmet.services.targeted_social_assistance.income import UNITS, test_of
from qyzmet.services.targeted_social_assistance.parameters import IncomeRule, rule_on

FAMILIES = 1_000_000
ON = date(2012, 11, 12)
LINE = 697_560


def rows() -> Iterator[Row]:
    """The bars of the social services."""
    found = _family()
    test = test_of(found, ON)
    one = _best(lambda: test_of(found, ON), 200)
    yield Row("income test of one family", f"{one * 1e3:.3f} ms", "—", "≤ 0.3 ms", one <= 3e-4)
    told = _best(lambda: explained(test), 100)
    lines = f"{len(explained(test))} lines, three languages"
    yield Row("the same explained line by line", f"{told * 1e3:.3f} ms", lines, "≤ 1 ms", told <= 1e-3)
    rule = rule_on(ON)
    families = _families(rule)
    bulk = _best(lambda: outcomes_of(rule, families), 1)
    yield Row(
        "income tests of a million families",
        f"{bulk:.3f} s",
        f"{len(families.amounts) / 1e6:.1f} million incomes, {len(families.yields) / 1e6:.1f} million kinds of farm",
        "≤ 2 s",
        bulk <= 2,
    )
    bare = _best(lambda: _bare(rule, families), 1)
    ratio = bulk / bare
    yield Row(
        "the same", f"{bulk:.3f} s", f"bare NumPy: {bare:.3f} s; ratio {ratio:.2f}", "≤ 3 times", ratio <= 3
    )


def _best(work: Callable[[], object], number: int) -> float:
    return min(timeit.repeat(work, number=number, repeat=5)) / number


def _family() -> Mapping[str, Any]:
    """Six people, of whom four receive something in each month, with a farm."""
    iins = [f"{number:012}" for number in range(6)]
    incomes = [
        {"iin": iin, "kind": kind, "month": month, "amount": 1_234_567, "source": "«Көкше-Бидай» ЖШС"}
        for iin in iins[:4]
        for kind in ("wage", "stipend")
        for month in ("2012-07", "2012-08", "2012-09")
    ]
    members = [{"iin": iin, "name": f"Ахметов Нұрлан {iin[-1]}", "relation": "child"} for iin in iins]
    return {
        "family": {"region": "akmola", "members": members, "incomes": incomes},
        "poverty_line": {"region": "akmola", "since": "2012-01-01", "amount": LINE, "source": {}},
        "household": {
            "livestock": [{"kind": "cow", "count": 2}, {"kind": "sheep", "count": 14}],
            "land": [{"purpose": "garden", "hectares": "0.1250"}],
        },
    }


def _families(rule: IncomeRule) -> Families:
    """From one to eight members, from none to fifteen incomes, a farm for two in five."""
    draw = np.random.default_rng(2012)
    incomes = draw.integers(0, 16, FAMILIES)
    farms = np.where(draw.random(FAMILIES) < 0.4, draw.integers(1, 4, FAMILIES), 0)
    kinds = draw.integers(0, len(yields_of(rule)), int(farms.sum()))
    units = np.array([UNITS[of] for of, _ in yields_of(rule)])
    return Families(
        members=draw.integers(1, 9, FAMILIES),
        lines=np.full(FAMILIES, LINE),
        income_offsets=np.concatenate(([0], np.cumsum(incomes))),
        kinds=draw.integers(0, len(kinds_of(rule)), int(incomes.sum())),
        amounts=draw.integers(0, 6_000_000, int(incomes.sum())),
        farm_offsets=np.concatenate(([0], np.cumsum(farms))),
        yields=kinds,
        quantities=draw.integers(1, 6, len(kinds)) * np.maximum(1, units[kinds] // 10),
    )


def _bare(rule: IncomeRule, families: Families) -> tuple[np.ndarray, ...]:
    """The formula and nothing else: no bounds looked at, nothing asked of the rule but its numbers."""
    counts = np.array(list(rule.counts.values()), dtype=np.int64)
    monthly = np.array([one.tiyn for one in rule.yields.values()])
    units = np.array([UNITS[of] for of, _ in rule.yields])
    incomes = np.cumsum(np.concatenate(([0], families.amounts * counts[families.kinds])))
    whole = families.quantities * monthly[families.yields] * 3
    unit = units[families.yields]
    farm = np.cumsum(np.concatenate(([0], (2 * whole + unit) // (2 * unit))))
    aggregate = incomes[families.income_offsets[1:]] - incomes[families.income_offsets[:-1]]
    aggregate += farm[families.farm_offsets[1:]] - farm[families.farm_offsets[:-1]]
    month = (2 * aggregate + 3) // 6
    head = (2 * aggregate + 3 * families.members) // (6 * families.members)
    needed = families.lines * families.members
    return aggregate, month, head, aggregate > needed * 3, np.maximum(needed - month, 0)
