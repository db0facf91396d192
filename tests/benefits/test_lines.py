"""Poverty lines: the one of a region and a day, what is missing, and a deployment's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qyzmet.benefits.lines import BadLines, known_lines, poverty_line
from qyzmet.process.errors import Refusal

OWN = """
lines:
  - {regions: akmola, from: 2012-10-01, amount: 7001.50, source: {kk: а, ru: б, en: c}}
  - {regions: [akmola, astana], from: 2013-01-01, until: 2013-04-01, amount: 7400, source: {kk: а, ru: б, en: c}}
"""


def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    file = tmp_path / f"lines-{abs(hash(text))}.yaml"
    file.write_text(text, "utf-8")
    monkeypatch.setenv("QYZMET_POVERTY_LINES", str(file))


def test_the_line_of_a_region_on_a_day_in_tiyn_with_its_source() -> None:
    line = poverty_line("akmola", date(2012, 11, 1))
    assert (line["amount"], line["since"], line["assumed"]) == (697_560, "2012-01-01", True)
    assert line["name"]["ru"] == "Акмолинская область"
    assert set(line["source"]) == {"kk", "ru", "en"}
    assert poverty_line("akmola", date(2013, 1, 1))["amount"] == 746_400


@pytest.mark.parametrize(
    ("region", "day"), [("akmola", date(2011, 12, 31)), ("akmola", date(2020, 1, 1)), ("", date(2012, 5, 1))]
)
def test_a_missing_line_is_refused_by_region_and_day(region: str, day: date) -> None:
    with pytest.raises(Refusal) as caught:
        poverty_line(region, day)
    assert (caught.value.code, caught.value.clause, caught.value.field) == (
        "no-poverty-line",
        "10(1)",
        "region",
    )
    for said in caught.value.text.as_dict().values():
        assert f"{day:%d.%m.%Y}" in said
    if region:
        assert "Акмолинская область" in caught.value.text.ru


def test_a_deployment_has_its_own_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, monkeypatch, OWN)
    line = poverty_line("akmola", date(2012, 12, 31))
    assert (line["amount"], line["assumed"]) == (700_150, False)
    assert poverty_line("astana", date(2013, 3, 31))["amount"] == 740_000
    for region, day in (("astana", date(2012, 12, 31)), ("akmola", date(2013, 4, 1))):
        with pytest.raises(Refusal):
            poverty_line(region, day)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("astana]", "atlantis]", "no region"),
        ("from: 2013-01-01", "from: 2012-09-01", "order"),
        ("2013-04-01", "2013-01-01", "after"),
        ("7001.50", "0", "positive"),
        ("7001.50", "7001.505", "whole tiyn"),
    ],
)
def test_lines_that_cannot_be_are_refused(
    old: str, new: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, monkeypatch, OWN.replace(old, new))
    with pytest.raises(BadLines, match=says):
        known_lines()
