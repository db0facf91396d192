"""What a history says is due: the same as counting day by day, whatever was written in whatever order."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import hypothesis.strategies as st
from hypothesis import given

from qyzmet.benefits.history import Amount, History, Turn, months, next_month, next_quarter, quarter

DAYS = st.dates(date(2012, 10, 1), date(2013, 4, 30))
AMOUNTS = st.builds(
    lambda since, days, monthly: Amount(since, None if days is None else since + timedelta(days), monthly),
    DAYS,
    st.none() | st.integers(0, 90),
    st.integers(0, 9_999_999),
)
TURNS = st.builds(Turn, DAYS, st.sampled_from(["running", "paused", "ended"]))
HISTORIES = st.builds(
    History, st.lists(AMOUNTS, max_size=5).map(tuple), st.lists(TURNS, max_size=5).map(tuple)
)


@given(HISTORIES, st.dates(date(2012, 9, 1), date(2013, 6, 1)))
def test_a_month_is_the_sum_of_its_days(history: History, day: date) -> None:
    first, after = day.replace(day=1), next_month(day)
    length = (after - first).days
    exact = sum(Fraction(history.monthly_on(first + timedelta(place)), length) for place in range(length))
    assert abs(history.due(day) - exact) <= Fraction(1, 2)
    spans = history.spans(day)
    assert (spans[0].since, spans[-1].until) == (first, after - timedelta(days=1))
    assert sum(one.days for one in spans) == length


@given(HISTORIES)
def test_what_was_written_last_holds(history: History) -> None:
    more = History((*history.amounts, Amount(date(2012, 12, 1), None, 77)), (*history.turns, RUN))
    assert more.monthly_on(date(2013, 1, 31)) == 77
    for place in range(61):
        day = date(2012, 10, 1) + timedelta(place)
        assert more.monthly_on(day) == history.monthly_on(day), "the past stays"


RUN = Turn(date(2012, 12, 1), "running")


def test_a_whole_month_is_its_amount_to_the_tiyn() -> None:
    history = History((Amount(date(2012, 11, 1), None, 1_234_567),), (Turn(date(2012, 11, 1), "running"),))
    assert [history.due(one) for one in months(date(2012, 10, 5), date(2013, 1, 1))] == [
        0,
        1_234_567,
        1_234_567,
        1_234_567,
    ]


def test_part_of_a_month_by_days_or_whole() -> None:
    history = History((Amount(date(2012, 11, 16), None, 1_000_001),), (Turn(date(2012, 11, 16), "running"),))
    assert history.due(date(2012, 11, 1)) == 500_001  # half a tiyn goes up
    assert history.due(date(2012, 11, 1), "whole-month") == 1_000_001


def test_quarters() -> None:
    assert quarter(date(2013, 2, 28)) == date(2013, 1, 1)
    assert next_quarter(date(2012, 12, 31)) == date(2013, 1, 1)
