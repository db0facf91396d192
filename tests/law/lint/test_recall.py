"""How much of what a reader found the rules find: the figure never falls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qyzmet.law.catalogue import edition, files
from qyzmet.law.lint import RULES
from qyzmet.law.lint.finding import Finding
from qyzmet.law.lint.recall import recall, same, total
from qyzmet.law.model import Anomaly
from qyzmet.law.text import Text
from tests.law.lint.measured import measure, measured, table

FLOOR = 0.98
"""Share of the visible anomalies that the rules saw when this was last raised: 308 of 312."""
VISIBLE = 0.45
"""Share of all anomalies that a rule can see at all: 312 of 618."""
WORST = 0.9
"""No single edition below this."""


def test_the_rules_see_what_they_saw() -> None:
    whole = total(measure())
    assert whole.share >= FLOOR, "\n".join(table())
    assert whole.visible >= VISIBLE * whole.anomalies


@pytest.mark.parametrize("name", files())
def test_no_edition_lags_behind(name: str) -> None:
    assert measured(name).share >= WORST, measured(name).missed


def test_every_tag_names_a_rule() -> None:
    rules = {rule.id for rule in RULES}
    for name in files():
        for anomaly in edition(name).anomalies:
            assert anomaly.seen_by is None or anomaly.seen_by in rules, (name, anomaly.id)


def test_what_is_missed_is_named() -> None:
    law = edition("address-certificate@2014")
    other = replace(law.anomalies[0], id="unseen", seen_by="next-number")
    row = recall(replace(law, anomalies=(*law.anomalies, other)))
    assert row.missed == ("unseen",)
    assert row.visible == row.seen + 1
    assert total([row, row]).missed == ("address-certificate@2014:unseen",) * 2


WORDS = Text("қ", "к", "e")
FINDING = Finding(
    rule="misspelt",
    severity="note",
    edition="address-certificate@2014",
    where="9(1)",
    spans=((10, 12),),
    what=WORDS,
    suggestion=WORDS,
)


@pytest.mark.parametrize(
    ("seen_by", "where", "lines", "met"),
    [
        ("misspelt", "9(1)", (11,), True),
        ("misspelt", "9(1)", (13,), False),  # another line of the clause
        ("misspelt", "7", (12,), True),  # the lines decide
        ("misspelt", "9", (), True),  # no lines: the clause does
        ("misspelt", "7", (), False),
        ("unbalanced", "9(1)", (11,), False),  # another rule
        (None, "9(1)", (11,), False),
    ],
)
def test_an_anomaly_is_seen_by_its_rule_in_its_place(
    seen_by: str | None, where: str, lines: tuple[int, ...], met: bool
) -> None:
    anomaly = Anomaly(id="one", where=where, what=WORDS, reading=WORDS, lines=lines, seen_by=seen_by)
    assert same(anomaly, FINDING) is met
