"""The monthly calculation index by day and purpose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qyzmet.duty.index import BadIndexes, IndexUnknown, index_on, indexes


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2009-07-01", 1296),
        ("2009-12-31", 1296),
        ("2010-01-01", 1413),
        ("2012-06-01", 1618),
        ("2014-12-31", 1852),
        ("2015-01-01", 1982),
        ("2020-03-31", 2651),
        ("2020-04-01", 2778),
        ("2022-06-01", 3063),
        ("2026-01-14", 4325),
        ("2026-12-31", 4325),
    ],
)
def test_the_index_of_a_day(day: str, amount: int) -> None:
    assert index_on(date.fromisoformat(day)).amount == amount


def test_two_indexes_are_in_force_at_once_in_2022() -> None:
    day = date(2022, 6, 1)
    assert (index_on(day, "duty").amount, index_on(day, "benefits").amount) == (3063, 3180)
    assert index_on(date(2023, 1, 1), "benefits").amount == 3450


def test_a_fifth_of_the_index_of_2026_is_what_the_news_print_for_an_identity_card() -> None:
    assert index_on(date(2026, 1, 14)).amount * Decimal("0.2") == 865


@pytest.mark.parametrize("day", [date(2009, 6, 30), date(2027, 1, 1), date(1993, 11, 15)])
def test_a_day_of_which_nothing_is_known_is_told_in_three_languages(day: date) -> None:
    with pytest.raises(IndexUnknown) as told:
        index_on(day)
    assert told.value.code == "index-unknown"
    for said in (told.value.text.kk, told.value.text.ru, told.value.text.en):
        assert f"{day:%d.%m.%Y}" in said


def test_every_value_has_a_source_or_says_that_it_has_none() -> None:
    rows = indexes().indexes
    assert len(rows) == 20
    assert [row.since.year for row in rows if row.unsourced] == [2012, 2013, 2017]
    assert all(row.reading for row in rows if row.unsourced)
    assert all(row.source for row in rows if not row.unsourced)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("until: 2027-01-01\nindexes: []\n", "no value"),
        ("until: 2027-01-01\nindexes:\n  - {from: 2026-01-01, amount: 0, source: a}\n", "positive"),
        ("until: 2027-01-01\nindexes:\n  - {from: 2026-01-01, amount: 5}\n", "unsourced"),
        ("until: 2026-01-01\nindexes:\n  - {from: 2026-01-01, amount: 5, source: a}\n", "order"),
        (
            "until: 2027-01-01\nindexes:\n  - {from: 2026-01-01, amount: 5, source: a}\n"
            "  - {from: 2025-01-01, amount: 5, source: a}\n",
            "order",
        ),
        ("until: 2027-01-01\nindexes:\n  - {from: 2026-01-01, amount: 5, purpose: fun, source: a}\n", "fun"),
        ("until: [\n", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line(
    content: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mci.yaml"
    file.write_text(content, "utf-8")
    monkeypatch.setenv("QYZMET_MCI", str(file))
    with pytest.raises(BadIndexes, match=r"mci\.yaml") as told:
        index_on(date(2026, 5, 1))
    assert what in str(told.value)


def test_a_deployment_can_name_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mci.yaml"
    file.write_text(
        "until: 2028-01-01\nindexes:\n  - {from: 2027-01-01, amount: 4600, source: a law}\n", "utf-8"
    )
    monkeypatch.setenv("QYZMET_MCI", str(file))
    assert index_on(date(2027, 6, 1)).amount == 4600
