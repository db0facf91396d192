"""What a case owes, by its edition, its facts and the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.duty.charge import ROUNDING, charge, day_of_index
from qyzmet.duty.index import IndexUnknown, indexes
from qyzmet.duty.words import figure, money, plain_figure
from qyzmet.law.catalogue import edition, files
from qyzmet.law.model import Edition
from qyzmet.process.errors import Refusal

DAY_2012, DAY_2014, TODAY = date(2012, 6, 1), date(2014, 6, 2), date(2026, 11, 21)
PAID = [
    ("passport-id-card@2012", {"document": "passport", "exempt": "no"}, DAY_2012, "6472"),
    ("passport-id-card@2012", {"document": "identity-card", "exempt": "no"}, DAY_2012, "323.60"),
    ("passport-id-card@2012", {"document": "both", "exempt": "no"}, DAY_2012, "6795.60"),
    ("passport-id-card@2014", {"document": "passport", "exempt": "no"}, DAY_2014, "7408"),
    ("passport-id-card@2014", {"document": "identity-card", "exempt": "no"}, TODAY, "865"),
    ("passport-id-card@2014", {"document": "both", "exempt": "no"}, TODAY, "18165"),
    ("temporary-id@2012", {}, DAY_2012, "323.60"),
    ("temporary-id@2014", {}, TODAY, "865"),
    ("residence-registration@2012", {"exempt": "no"}, DAY_2012, "161.80"),
    ("residence-registration@2014", {"exempt": "no"}, TODAY, "432.50"),
]


def _spaced(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("name", "facts", "day", "owed"), PAID)
def test_what_is_owed(name: str, facts: dict[str, str], day: date, owed: str) -> None:
    found = charge(edition(name), "centre", facts, day)
    assert found.owed == found.amount == Decimal(owed)
    assert found.clause in ("7", "8")
    assert found.index is not None
    assert found.index_day == "payment"


@pytest.mark.parametrize(("name", "facts", "day", "owed"), PAID)
def test_a_pocket_calculator_can_follow_the_lines(
    name: str, facts: dict[str, str], day: date, owed: str
) -> None:
    found = charge(edition(name), "centre", facts, day)
    for language in ("kk", "ru", "en"):
        results = []
        for line in found.lines:
            said = line.in_(language).replace("\N{NO-BREAK SPACE}", "")
            said = said.replace(",", "" if language == "en" else ".")
            if match := re.search(r": ([\d.]+) × ([\d.]+) ÷ 100 = ([\d.]+)(теңге|тенге|tenge)$", said):
                index, percent, result = map(Decimal, match.groups()[:3])
                assert index * percent / 100 == result
                results.append(result)
        assert sum(results) == Decimal(owed)


def test_two_documents_at_once_are_two_rates_and_a_sum() -> None:
    found = charge(edition("passport-id-card@2012"), "centre", {"document": "both", "exempt": "no"}, DAY_2012)
    assert [part.rate.id for part in found.parts] == ["passport", "identity-card"]
    assert found.percent == 420
    assert _spaced(found.lines[-1].en) == "In all: 6,472 + 323.60 = 6,795.60 tenge"
    assert _spaced(found.lines[-1].kk) == "Барлығы: 6 472 + 323,60 = 6 795,60 теңге"


@pytest.mark.parametrize("name", [name for name in files() if edition(name).fee.duty is None])
def test_a_free_service_owes_nothing_on_any_day(name: str) -> None:
    found = charge(edition(name), "centre", {}, date(1995, 1, 1))
    assert found.owed is None
    assert (found.amount, found.percent, found.index, found.exempt) == (0, 0, None, False)
    assert found.lines == (edition(name).fee.words,)


def test_the_free_services_of_the_interior_ministry() -> None:
    free = [n for n in files() if edition(n).fee.duty is None]
    assert {
        "address-certificate@2014",
        "residence-deregistration@2012",
        "residence-deregistration@2014",
    } < set(free)


def test_who_is_exempt_owes_nought_and_the_category_is_named() -> None:
    law = edition("residence-registration@2012")
    found = charge(law, "centre", {"exempt": "yes", "exemption": "disabled"}, DAY_2012)
    assert (found.owed, found.exempt, found.index) == (0, True, None)
    assert found.exemption is not None
    assert found.exemption.who.ru in found.words.ru


def test_an_exemption_without_a_category_is_left_open() -> None:
    found = charge(
        edition("passport-id-card@2014"), "centre", {"document": "both", "exempt": "yes"}, DAY_2014
    )
    assert (found.owed, found.exempt, found.exemption) == (0, True, None)


def test_nobody_is_exempt_from_the_duty_of_a_temporary_card() -> None:
    assert charge(edition("temporary-id@2012"), "centre", {"exempt": "yes"}, DAY_2012).owed == Decimal(
        "323.60"
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"document": "both"}, "exempt"), ({"exempt": "no"}, "document"), ({}, "document")],
)
def test_nothing_is_owed_only_where_somebody_asked(facts: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as told:
        charge(edition("passport-id-card@2012"), "centre", facts, DAY_2012)
    assert (told.value.code, told.value.field) == ("duty-facts-missing", field)


def test_a_day_without_an_index_is_an_error_only_where_something_is_owed() -> None:
    law = edition("passport-id-card@2012")
    with pytest.raises(IndexUnknown):
        charge(law, "centre", {"document": "both", "exempt": "no"}, date(2008, 1, 1))
    assert charge(law, "centre", {"document": "both", "exempt": "yes"}, date(2008, 1, 1)).owed == 0


def test_what_was_decided_is_told_with_the_sum() -> None:
    found = charge(edition("temporary-id@2012"), "centre", {}, DAY_2012)
    said = [text.en for text in found.readings]
    assert any("monthly calculation index" in text for text in said)
    assert any("No source" in text for text in said)
    assert ROUNDING not in found.readings


def _with_percent(percent: Decimal, channels: tuple[str, ...] = ()) -> Edition:
    law = edition("temporary-id@2014")
    assert law.fee.duty is not None
    rates = tuple(replace(rate, percent=percent, channels=channels) for rate in law.fee.duty.rates)
    return replace(law, fee=replace(law.fee, duty=replace(law.fee.duty, rates=rates)))


def test_half_a_tiyn_goes_up_and_the_exact_figure_is_shown() -> None:
    found = charge(_with_percent(Decimal("0.1")), "centre", {}, date(2026, 5, 1))
    assert (found.parts[0].exact, found.amount) == (Decimal("4.325"), Decimal("4.33"))
    assert _spaced(found.lines[-1].en).endswith("4,325 × 0.10 ÷ 100 = 4.325, rounded to the tiyn 4.33 tenge")
    assert ROUNDING in found.readings


def test_a_rate_of_another_channel_is_not_charged() -> None:
    law = _with_percent(Decimal(20), ("centre",))
    assert charge(law, "centre", {}, TODAY).owed == 865
    assert charge(law, "provider", {}, TODAY).owed == 0
    assert charge(law, "provider", {}, TODAY).lines[0].en == "In this case no state duty is due"


def test_the_day_of_the_index_is_the_editions() -> None:
    law = edition("temporary-id@2014")
    assert day_of_index(law, DAY_2012, DAY_2014) == DAY_2012
    assert law.fee.duty is not None
    by_filing = replace(law, fee=replace(law.fee, duty=replace(law.fee.duty, index_day="filing")))
    assert day_of_index(by_filing, DAY_2012, DAY_2014) == DAY_2014
    found = charge(by_filing, "centre", {}, DAY_2014)
    assert found.lines[0].en == "The index of the day of filing is taken: 02.06.2014"


days = st.dates(indexes().indexes[0].since, date(2026, 12, 31))
percents = st.decimals("0.01", "1200", places=3)


@given(day=days, percent=percents)
def test_the_amount_is_the_share_to_the_tiyn(day: date, percent: Decimal) -> None:
    found = charge(_with_percent(percent), "centre", {}, day)
    assert found.index is not None
    exact = found.index.amount * percent / 100
    assert found.amount == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert abs(found.amount - exact) <= Decimal("0.005")


@given(day=days)
def test_both_documents_cost_what_they_cost_one_by_one(day: date) -> None:
    law = edition("passport-id-card@2014")
    one_by_one = [
        charge(law, "centre", {"document": document, "exempt": "no"}, day).amount
        for document in ("passport", "identity-card")
    ]
    assert charge(law, "centre", {"document": "both", "exempt": "no"}, day).amount == sum(one_by_one)


@given(st.decimals("0", "9999999.99", places=2))
def test_an_amount_is_read_back_from_its_words(amount: Decimal) -> None:
    said = money(amount)
    assert Decimal(said.en.removesuffix("\N{NO-BREAK SPACE}tenge").replace(",", "")) == amount
    assert said.kk.replace("теңге", "тенге") == said.ru
    assert Decimal(plain_figure(amount)) == amount
    assert figure(amount).ru.replace("\N{NO-BREAK SPACE}", "").replace(",", ".") == plain_figure(amount)
