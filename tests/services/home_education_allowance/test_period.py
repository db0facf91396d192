"""From when to when the allowance is paid, and how much: laws that hold for every child."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.duty.index import indexes
from qyzmet.process.errors import Refusal
from qyzmet.services.ages import age_on
from qyzmet.services.home_education_allowance.parameters import (
    BadParameters,
    Rule,
    amount_on,
    parameters,
    rule_on,
)
from qyzmet.services.home_education_allowance.period import (
    Circumstances,
    birthday,
    how_much,
    recalculated,
    since_of,
    until_of,
    why,
)

DAY = timedelta(days=1)
FILED = st.dates(date(2012, 1, 20), date(2030, 12, 31))
BORN = st.dates(date(1994, 1, 1), date(2030, 12, 31))
LATER = st.none() | st.dates(date(2011, 1, 1), date(2040, 12, 31))
CHILD = st.builds(
    Circumstances,
    birth=BORN,
    conclusion_until=LATER,
    disability_until=LATER,
    moved_on=LATER,
    schooling_ended_on=LATER,
    died_on=LATER,
)
HEALTHY = Circumstances(birth=date(2002, 3, 14))


@given(FILED, LATER)
def test_it_begins_on_the_first_of_a_month_and_never_before_that_of_the_application(
    filed: date, home: date | None
) -> None:
    since = since_of(filed, home)
    assert since.day == 1
    assert since >= filed.replace(day=1)
    assert since >= (home or filed).replace(day=1)


@given(FILED, st.dates(date(2012, 1, 1), date(2031, 12, 31)))
def test_a_further_allowance_overlaps_no_day_of_one_that_runs(filed: date, paid_until: date) -> None:
    assert since_of(filed, None, paid_until) > paid_until


@given(FILED, CHILD)
def test_it_ends_with_whatever_comes_first(filed: date, child: Circumstances) -> None:
    since = since_of(filed)
    ending = until_of(since, child)
    rule = rule_on(since)
    assert ending.day <= rule.school_year_end(since)
    assert age_on(child.birth, ending.day) <= rule.oldest or ending.day < child.birth
    for last in (child.conclusion_until, child.disability_until, child.died_on):
        assert last is None or ending.day <= last
    for first_not in (child.moved_on, child.schooling_ended_on):
        assert first_not is None or ending.day < first_not
    assert str(ending.day.year) in why(ending).en


@given(FILED, CHILD, LATER)
def test_a_shorter_conclusion_never_lengthens_it(
    filed: date, child: Circumstances, last: date | None
) -> None:
    since = since_of(filed)
    before = until_of(since, child).day
    shorter = Circumstances(birth=child.birth, conclusion_until=last, disability_until=child.disability_until)
    longer = Circumstances(birth=child.birth, disability_until=child.disability_until)
    assert until_of(since, shorter).day <= until_of(since, longer).day
    assert before <= until_of(since, Circumstances(birth=child.birth)).day


@given(FILED, CHILD, st.integers(0, 400))
def test_a_recalculation_covers_its_days_once_and_pays_what_the_parameters_say(
    filed: date, child: Circumstances, length: int
) -> None:
    since = since_of(filed)
    until = since + length * DAY
    parts = recalculated(since, until, child)
    last = min(until, until_of(since, child).day)
    assert bool(parts) is (last >= since)
    if not parts:
        return
    assert (parts[0].since, parts[-1].until) == (since, last)
    for part, following in pairwise(parts):
        assert following.since == part.until + DAY
    for part in parts:
        assert part.monthly == amount_on(part.since).monthly == amount_on(part.until).monthly
        assert part.monthly > 0


@given(FILED, CHILD, st.integers(0, 400))
def test_a_recalculation_of_itself_changes_nothing(filed: date, child: Circumstances, length: int) -> None:
    since = since_of(filed)
    once = recalculated(since, since + length * DAY, child)
    if once:
        assert recalculated(since, once[-1].until, child) == once


def test_a_year_of_school_ends_in_may_and_the_index_changes_in_january() -> None:
    ending = until_of(date(2012, 9, 1), HEALTHY)
    assert (ending.day, ending.reason) == (date(2013, 5, 31), "school-year-ends")
    first, second = recalculated(date(2012, 9, 1), ending.day, HEALTHY)
    assert (first.until, first.monthly, second.monthly) == (date(2012, 12, 31), 323_600, 346_200)


def test_in_summer_the_next_school_year_is_meant() -> None:
    assert until_of(date(2012, 6, 1), HEALTHY).day == date(2013, 5, 31)
    assert until_of(date(2012, 5, 1), HEALTHY).day == date(2012, 5, 31)


def test_the_last_day_before_the_eighteenth_birthday() -> None:
    assert until_of(date(2014, 1, 1), Circumstances(birth=date(1996, 2, 29))).day == date(2014, 2, 28)
    assert birthday(date(1996, 2, 29), 20) == date(2016, 2, 29)


def test_who_moves_is_paid_until_the_day_before() -> None:
    moved = Circumstances(birth=HEALTHY.birth, moved_on=date(2012, 11, 20))
    (part,) = recalculated(date(2012, 9, 1), date(2013, 5, 31), moved)
    assert part.until == date(2012, 11, 19)


def test_the_amount_is_explained_so_that_one_can_check_it() -> None:
    assert how_much(amount_on(date(2012, 6, 1))).en == "A month: 2 × 1,618 tenge (MCI) = 3,236 tenge."
    assert how_much(amount_on(date(2012, 6, 1))).ru.startswith("В месяц: 2 × 1\N{NO-BREAK SPACE}618 тенге")


def test_the_index_is_the_one_of_the_duty() -> None:
    known = {row.since: row.amount for row in indexes().indexes if row.purpose in (None, "benefits")}
    for row in parameters().amounts:
        assert row.index == known[row.since]


def test_what_no_parameter_covers_is_said_with_its_day() -> None:
    with pytest.raises(Refusal, match=r"01\.01\.2011") as refusal:
        amount_on(date(2011, 1, 1))
    assert refusal.value.code == "allowance-unknown"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('school_year_ends: "05-31"', 'school_year_ends: "05-32"'),
        ("youngest: 0", "youngest: 18"),
        ("times: 2\n", "times: 0\n"),
        ("from: 2013-01-01", "from: 2012-01-01"),
    ],
)
def test_a_file_that_is_wrong_is_refused(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qyzmet.services.home_education_allowance.parameters import DEFAULT

    wrong = tmp_path / "allowance.yaml"
    wrong.write_text(DEFAULT.read_text("utf-8").replace(old, new, 1), "utf-8")
    monkeypatch.setenv("QYZMET_HOME_EDUCATION", str(wrong))
    with pytest.raises(BadParameters):
        parameters()


def test_a_deployment_puts_its_own_rule() -> None:
    rule = Rule(
        since=date(2012, 1, 1),
        youngest=3,
        oldest=15,
        school_year_ends="05-25",
        source=rule_on(date(2013, 1, 1)).source,
    )
    ending = until_of(date(2017, 10, 1), HEALTHY, rule)
    assert (ending.day, ending.reason) == (date(2018, 3, 13), "adult")
