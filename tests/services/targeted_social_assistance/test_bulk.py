"""Many families at once: to the tiyn what each is alone, at the line too, and nothing beyond 64 bits."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.process.errors import Refusal
from qyzmet.services.targeted_social_assistance.bulk import (
    Families,
    check_once,
    kinds_of,
    outcomes_of,
    yields_of,
)
from qyzmet.services.targeted_social_assistance.income import MOST, MOST_UNITS, UNITS, computed
from qyzmet.services.targeted_social_assistance.parameters import rule_on

ON = date(2012, 11, 12)
RULE = rule_on(ON)
KINDS, YIELDS = kinds_of(RULE), yields_of(RULE)

Drawn = tuple[int, int, list[tuple[int, int]], list[tuple[int, int]]]
"""Members, line, incomes (kind, amount), farm (kind, parts)."""

FAMILY = st.tuples(
    st.integers(1, 15),
    st.integers(1, 10**12),
    st.lists(st.tuples(st.integers(0, len(KINDS) - 1), st.integers(0, 10**12)), max_size=9),
    st.lists(st.tuples(st.integers(0, len(YIELDS) - 1), st.integers(0, 10**4)), max_size=4),
)


def arrays(families: list[Drawn]) -> Families:
    def offsets(place: int) -> np.ndarray[Any, Any]:
        return np.cumsum([0, *(len(one[place]) for one in families)])  # type: ignore[arg-type]

    def column(place: int, of: int) -> np.ndarray[Any, Any]:
        return np.array([row[of] for one in families for row in one[place]], dtype=np.int64)  # type: ignore[union-attr]

    return Families(
        np.array([one[0] for one in families]),
        np.array([one[1] for one in families]),
        offsets(2),
        column(2, 0),
        column(2, 1),
        offsets(3),
        column(3, 0),
        column(3, 1),
    )


def alone(one: Drawn) -> tuple[int, int, int, bool, int]:
    members, line, incomes, farm = one
    rows = [
        {"iin": "0", "kind": KINDS[kind], "month": "2012-07", "amount": amount, "source": str(place)}
        for place, (kind, amount) in enumerate(incomes)
    ]
    household: dict[str, list[dict[str, Any]]] = {"livestock": [], "land": []}
    for kind, parts in farm:
        of, name = YIELDS[kind]
        key, number = ("kind", "count") if of == "livestock" else ("purpose", "hectares")
        household[of].append({key: name, number: str(Decimal(parts) / UNITS[of])})
    people = [{"iin": str(number)} for number in range(members)]
    test = computed(ON, RULE, people, rows, household, {"amount": line})
    return test.aggregate, test.monthly_income, test.per_capita, test.outcome_above, test.monthly_amount


def together(families: list[Drawn]) -> list[tuple[int, int, int, bool, int]]:
    out = outcomes_of(RULE, arrays(families))
    columns = (out.aggregate, out.monthly_income, out.per_capita, out.above, out.monthly_amount)
    return list(zip(*(column.tolist() for column in columns), strict=True))


@settings(deadline=None)
@given(st.lists(FAMILY, min_size=1, max_size=12))
def test_many_at_once_are_to_the_tiyn_what_each_is_alone(families: list[Drawn]) -> None:
    assert together(families) == [alone(one) for one in families]


@settings(deadline=None)
@given(st.integers(1, 15), st.integers(1, 10**12), st.sampled_from((-1, 0, 1)))
def test_at_the_line_a_tiyn_decides(members: int, line: int, more: int) -> None:
    wage = KINDS.index("wage")
    whole = line * members * 3 + more
    parts = [(wage, MOST)] * (whole // MOST) + [(wage, whole % MOST)]
    result = together([(members, line, parts, [])])[0]
    assert result[3] is (more > 0)
    assert result == alone((members, line, parts, []))


def test_the_highest_that_is_allowed_stays_exact() -> None:
    wage, cow = KINDS.index("wage"), YIELDS.index(("livestock", "cow"))
    land = YIELDS.index(("land", "house-plot"))
    farm = [(cow, MOST_UNITS)] * 300 + [(land, MOST_UNITS * 10_000)] * 300
    family: Drawn = (1000, MOST, [(wage, MOST)] * 9999, farm)
    assert together([family, family, family]) == [alone(family)] * 3


def test_no_family_at_all_is_no_error() -> None:
    assert together([]) == []


def test_bad_numbers_are_refused_before_anything_is_computed() -> None:
    good: Drawn = (1, 100, [(0, 1)], [(0, 1)])
    cases: list[tuple[str, Drawn]] = [
        ("no-members", (0, *good[1:])),
        ("bad-income", (1, 100, [(0, -1)], [])),
        ("bad-income", (1, 100, [(0, MOST + 1)], [])),
        ("unknown-kind-of-income", (1, 100, [(len(KINDS), 1)], [])),
        ("no-farm-yield", (1, 100, [], [(len(YIELDS), 1)])),
        ("bad-farm", (1, 100, [], [(0, -1)])),
        ("bad-farm", (1, 100, [], [(0, MOST_UNITS + 1)])),
    ]
    for code, bad in cases:
        with pytest.raises(Refusal) as caught:
            together([good, bad])
        assert caught.value.code == code
    with pytest.raises(ValueError, match="poverty line"):
        together([(1, 0, [], [])])
    with pytest.raises(ValueError, match="rows"):
        together([(1, 1, [(0, 1)] * 10_001, [])])


def test_arrays_that_do_not_fit_are_refused() -> None:
    good = arrays([(1, 100, [(0, 1)], [])])
    short = Families(
        good.members,
        good.lines,
        np.array([0, 5]),
        good.kinds,
        good.amounts,
        good.farm_offsets,
        good.yields,
        good.quantities,
    )
    with pytest.raises(ValueError, match="offsets"):
        outcomes_of(RULE, short)


def test_nobody_is_in_two_families_and_no_month_counts_twice() -> None:
    check_once([("1", 0), ("2", 0), ("3", 1)], [("1", "wage", "", "2012-07"), ("1", "wage", "", "2012-08")])
    cases: list[tuple[str, list[tuple[str, int]], list[tuple[str, str, str, str]]]] = [
        ("member-of-two-families", [("1", 0), ("1", 1)], []),
        ("member-twice", [("1", 0), ("1", 0)], []),
        ("income-of-a-stranger", [("1", 0)], [("2", "wage", "", "2012-07")]),
        ("month-counted-twice", [("1", 0)], [("1", "wage", "", "2012-07")] * 2),
    ]
    for code, people, incomes in cases:
        with pytest.raises(Refusal) as caught:
            check_once(people, incomes)
        assert caught.value.code == code


def test_numpy_is_loaded_only_when_it_computes() -> None:
    code = "import sys, qyzmet.services.targeted_social_assistance.bulk\nprint('numpy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
