"""The income test of one family: exact sums, the line, the amount, what is said of it, what is refused."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.process.errors import Refusal
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.targeted_social_assistance import parameters
from qyzmet.services.targeted_social_assistance.income import IncomeTest, computed, test_of
from qyzmet.services.targeted_social_assistance.parameters import BadIncomeRules, rule_on

ON = date(2012, 11, 12)
QUARTER = ("2012-07", "2012-08", "2012-09")
LINE = 697_560
Row = dict[str, Any]


def member(number: int) -> Row:
    return {"iin": f"{number:012}", "name": f"Адам {number}", "relation": "child"}


def income(number: int, amount: object, month: str = QUARTER[0], kind: str = "wage", **more: Any) -> Row:
    return {"iin": f"{number:012}", "kind": kind, "month": month, "amount": amount, "source": "ЖШС", **more}


def found(members: list[Row], incomes: list[Row], line: int | None = LINE, **more: Any) -> Row:
    row = {"region": "akmola", "since": "2012-01-01", "amount": line, "source": {}, "assumed": True}
    family = {"region": "akmola", "members": members, "incomes": incomes}
    return {"family": family, "poverty_line": row if line else None, **more}


def made(members: list[Row], incomes: list[Row], **more: Any) -> IncomeTest:
    return test_of(found(members, incomes, **more), ON)


def refused(code: str, members: list[Row], incomes: list[Row], **more: Any) -> Refusal:
    line = more.pop("line", {"region": "akmola", "amount": LINE})
    with pytest.raises(Refusal) as caught:
        computed(ON, rule_on(ON), members, incomes, more.get("household"), line)
    assert caught.value.code == code
    assert caught.value.field
    assert caught.value.clause
    assert len(set(caught.value.text.as_dict().values())) == 3
    return caught.value


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2012, 11, 12), ("2012-07", "2012-08", "2012-09")),
        (date(2013, 1, 1), ("2012-10", "2012-11", "2012-12")),
        (date(2013, 3, 31), ("2012-10", "2012-11", "2012-12")),
        (date(2013, 4, 1), ("2013-01", "2013-02", "2013-03")),
    ],
)
def test_the_quarter_is_the_calendar_quarter_before_that_of_the_application(
    on: date, months: tuple[str, ...]
) -> None:
    assert rule_on(on).months(on) == months


def test_a_family_of_three_by_hand() -> None:
    incomes = [income(1, 1_500_000, month) for month in QUARTER]
    incomes += [income(2, 100_001, kind="alimony"), income(3, 999_999, kind="housing-assistance")]
    test = made([member(1), member(2), member(3)], incomes)
    assert test.aggregate == 4_600_001
    assert [row.kind for row in test.left_out] == ["housing-assistance"]
    assert test.monthly_income == 1_533_334  # 1,533,333.67
    assert test.per_capita == 511_111  # 511,111.22
    assert test.exact_per_capita == Fraction(4_600_001, 9)
    assert test.limit == LINE * 9
    assert not test.outcome_above
    assert test.monthly_amount == LINE * 3 - 1_533_334


def test_only_the_months_of_the_quarter_count_of_what_the_register_holds() -> None:
    incomes = [income(1, 100, month) for month in ("2012-06", *QUARTER, "2012-10")]
    assert made([member(1)], incomes).aggregate == 300


@pytest.mark.parametrize(("more", "above", "amount"), [(-1, False, 0), (0, False, 0), (1, True, 0)])
def test_refused_is_only_who_is_strictly_above_the_line(more: int, above: bool, amount: int) -> None:
    test = made([member(1), member(2)], [income(1, LINE * 6 + more)])
    assert test.per_capita == LINE  # rounded it never shows
    assert test.outcome_above is above
    assert test.monthly_amount == amount
    sign = {-1: "<", 0: "=", 1: ">"}[more]
    assert f"{sign} 41,853.60" in " ".join(line.en for line in test.lines)


def test_who_has_nothing_gets_the_line_for_each() -> None:
    test = made([member(1), member(2)], [])
    assert (test.aggregate, test.per_capita, test.monthly_amount) == (0, 0, 2 * LINE)
    assert sum("no income that counts" in line.en for line in test.lines) == 2


def test_the_farm_counts_by_its_yields() -> None:
    household = {
        "livestock": [{"kind": "cow", "count": 2}, {"kind": "poultry", "count": 0}],
        "land": [{"purpose": "garden", "hectares": "0.1250"}],
        "machinery": [{"kind": "tractor", "count": 1}],
    }
    test = made([member(1)], [], household=household)
    yields = rule_on(ON).yields
    cow, garden = yields["livestock", "cow"].tiyn, yields["land", "garden"].tiyn
    assert [one.amount for one in test.farm] == [2 * cow * 3, garden * 3 // 8]
    assert test.aggregate == sum(one.amount for one in test.farm)
    assert any(line.en.startswith("Farm, vegetable garden: 0.125 ha × ") for line in test.lines)


def test_every_income_sum_and_division_stands_in_the_explanation() -> None:
    incomes = [income(1, 1_000_000 + 10 * number, month) for number, month in enumerate(QUARTER)]
    test = made([member(1), member(2)], [*incomes, income(2, 5_050)])
    told = [line.en.replace("\N{NO-BREAK SPACE}", " ") for line in test.lines]
    assert (
        "Адам 1, wages (ЖШС): July 10,000 + August 10,000.10 + September 10,000.20 = 30,000.30 tenge." in told
    )
    assert "Aggregate income of the family over the quarter: 30,000.30 + 50.50 = 30,050.80 tenge." in told
    assert "Average monthly income of the family: 30,050.80 ÷ 3 ≈ 10,016.93 tenge." in told
    assert "Average monthly income a head: 30,050.80 ÷ 3 ÷ 2 ≈ 5,008.47 tenge." in told
    assert "Assistance a month: 6,975.60 × 2 = 13,951.20; 13,951.20 − 10,016.93 = 3,934.27 tenge." in told
    for line in test.lines:
        assert len({line.kk, line.ru, line.en}) == 3


def test_the_computation_is_json_with_all_that_it_rests_on() -> None:
    test = made([member(1)], [income(1, 900)], household={"land": [{"purpose": "hayfield", "hectares": "1"}]})
    kept = json.loads(json.dumps(test.computation))
    assert kept["aggregate"] == test.aggregate
    assert kept["line"]["amount"] == LINE
    assert kept["incomes"][0]["month"] == "2012-07"
    assert kept["farm"][0]["kind"] == "hayfield"
    assert kept["assumed"] is True


@settings(deadline=None)
@given(
    st.integers(1, 12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 10**10)), max_size=40),
    st.integers(1, 10**9),
)
def test_nothing_is_lost_in_any_family(size: int, drawn: list[tuple[int, int]], line: int) -> None:
    incomes = [
        income(who % size, amount, QUARTER[place % 3], source=f"көз {place}")
        for place, (who, amount) in enumerate(drawn)
    ]
    test = made([member(number) for number in range(size)], incomes, line=line)
    exact = Fraction(sum(amount for _, amount in drawn), 3 * size)
    assert test.exact_per_capita == exact
    assert test.outcome_above == (exact > line)
    assert abs(test.per_capita - exact) <= Fraction(1, 2)
    assert 0 <= test.monthly_amount <= line * size
    if not test.outcome_above:
        assert abs(test.monthly_amount - (line - exact) * size) <= Fraction(1, 2)
    else:
        assert test.monthly_amount == 0


def test_bad_input_is_named() -> None:
    one = [member(1)]
    refused("no-members", [], [])
    refused("member-twice", [member(1), member(1)], [])
    refused("income-of-a-stranger", one, [income(2, 5)])
    for amount in (-1, 10**13 + 1, 1.5, True, "5"):
        refused("bad-income", one, [income(1, amount)])
    refused("foreign-currency", one, [income(1, 5, currency="USD")])
    refused("unknown-kind-of-income", one, [income(1, 5, kind="lottery")])
    refused("month-outside-the-quarter", one, [income(1, 5, "2012-10")])
    refused("month-counted-twice", one, [income(1, 5), income(1, 6)])
    refused("no-farm-yield", one, [], household={"livestock": [{"kind": "ostrich", "count": 1}]})
    for count in (-1, "x", "1.5", 10**6):
        refused("bad-farm", one, [], household={"livestock": [{"kind": "cow", "count": count}]})
    refused("bad-farm", one, [], household={"land": [{"purpose": "garden", "hectares": "0.00001"}]})
    refused("no-poverty-line", one, [], line={"region": "akmola", "amount": 0})


def test_the_same_kind_of_another_source_is_no_repetition() -> None:
    assert made([member(1)], [income(1, 5), income(1, 6, source="ЖК")]).aggregate == 11


def test_a_missing_line_names_region_and_day() -> None:
    with pytest.raises(Refusal, match=r"akmola on 12\.11\.2012") as caught:
        made([member(1)], [], line=None)
    assert caught.value.code == "no-poverty-line"


def test_no_family_and_no_rule_are_refused() -> None:
    line = {"region": "akmola", "amount": LINE}
    with pytest.raises(Refusal, match="no-members"):
        test_of({"family": None, "poverty_line": line}, ON)
    with pytest.raises(Refusal, match="no-income-rule"):
        test_of({"poverty_line": line}, date(2009, 7, 27))


def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *changes: tuple[str, str]) -> None:
    """A deployment's own file: the one that is shipped, changed."""
    text = parameters.DEFAULT.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = tmp_path / f"income-{len(changes)}{abs(hash(changes))}.yaml"
    file.write_text(text, "utf-8")
    monkeypatch.setenv("QYZMET_INCOME_RULES", str(file))


def test_a_deployment_lays_down_its_own_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(
        tmp_path,
        monkeypatch,
        ("period: previous-quarter", "period: three-months-before"),
        ("amount: {percent: 100}", "amount: {percent: 50, most: 3000.50}"),
    )
    assert rule_on(ON).months(ON) == ("2012-08", "2012-09", "2012-10")
    short = made([member(1)], [income(1, LINE * 3 - 900, "2012-10")])
    assert short.monthly_amount == 150
    assert "× 50 ÷ 100" in " ".join(line.en for line in short.lines)
    assert made([member(1)], []).monthly_amount == 300_050


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("percent: 100", "percent: 0", "from 1 to 100"),
        ("      - wage\n", "", "counted or left out"),
        ("monthly: 4500", "monthly: -1", "whole tiyn"),
        ("monthly: 4500", "monthly: 0.001", "whole tiyn"),
        ("period: previous-quarter", "period: year", "previous-quarter"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(
    old: str, new: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, monkeypatch, (old, new))
    with pytest.raises(BadIncomeRules, match=says):
        rule_on(ON)


def test_every_kind_of_income_is_decided_on_and_every_yield_is_money() -> None:
    rule = rule_on(ON)
    assert set(rule.counts) == set(INCOME_KINDS)
    assert all(Decimal(one.tiyn) == one.monthly * 100 for one in rule.yields.values())
