"""When a term ends. Scenarios by hand first, then properties that hold for every term."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.calendar import OutOfCalendar, Rule, WorkingCalendar, due, due_before, due_dates, load_calendar
from qyzmet.calendar.opening import opening_of
from qyzmet.law.limits import Hours, Limit, Span, Unit, Week
from tests.calendar.conftest import BUREAU, CENTRE, PORTAL, PROVIDER_2014, ZONE, at, working_days

FIVE, SIX, EVERY = Week.FIVE_DAY, Week.SIX_DAY, Week.EVERY_DAY


# --- working days ----------------------------------------------------------------------------------


def test_semey_2012_five_working_days_from_27_april_end_on_7_may_at_20(calendar: WorkingCalendar) -> None:
    """Filed at the Semey centre on Friday 27.04.2012 at 11:00; 5 working days (2010, cl. 7(1)), counted from
    the next day on the five-day week; the centre is open 9.00-20.00 (cl. 9(2)).

    By hand:
    27.04 Fri  day of filing, not counted
    28.04 Sat  worked for 30.04 (decree of 2012 No. 458)   1
    29.04 Sun  day off
    30.04 Mon  day off moved from 28.04 (the same decree)
    01.05 Tue  holiday, Unity of the People
    02.05 Wed                                              2
    03.05 Thu                                              3
    04.05 Fri                                              4
    05.05 Sat  day off
    06.05 Sun  day off
    07.05 Mon  (a holiday only from 2013)                  5, until 20:00 at +06:00
    """
    rule = Rule(working_days(5), FIVE, CENTRE)
    found = due(datetime.fromisoformat("2012-04-27T11:00+06:00"), rule, calendar)
    assert found.isoformat() == "2012-05-07T20:00:00+06:00"


def test_the_same_filing_on_the_six_day_week_ends_on_4_may(calendar: WorkingCalendar) -> None:
    """28.04 (1), 30.04 (2), 02.05 (3), 03.05 (4), 04.05 (5): Saturday is an ordinary working day there."""
    rule = Rule(working_days(5), SIX, CENTRE)
    assert due(at("2012-04-27 11:00"), rule, calendar) == at("2012-05-04 20:00")


def test_filed_on_the_friday_before_nauryz_2026_three_days_end_on_30_march(calendar: WorkingCalendar) -> None:
    """20.03 Fri filed; 21-23 Nauryz, 24 and 25 off for Saturday and Sunday; 26 (1), 27 (2), 30 (3)."""
    rule = Rule(working_days(3), FIVE, BUREAU)
    assert due(at("2026-03-20 10:00"), rule, calendar) == at("2026-03-30 18:00")
    # Six-day week: Saturday the 21st does not shift, the 24th is off for Sunday; 25 (1), 26 (2), 27 (3).
    assert due(at("2026-03-20 10:00"), replace(rule, week=SIX), calendar) == at("2026-03-27 18:00")


def test_22_working_days_without_the_day_of_filing_nor_of_issue(calendar: WorkingCalendar) -> None:
    """02.04.2012 Mon filed. April: 3-6 (4), 9-13 (9), 16-20 (14), 23-27 (19), 28 (20); May: 2 (21), 3 (22);
    the day of issue is not counted, so the term ends on the next working day, 04.05."""
    rule = Rule(working_days(22), FIVE, BUREAU, excludes_end=True)
    assert due(at("2012-04-02 09:30"), rule, calendar) == at("2012-05-04 18:00")
    assert due(at("2012-04-02 09:30"), replace(rule, excludes_end=False), calendar) == at("2012-05-03 18:00")


def test_where_the_day_of_filing_counts_it_is_the_first(calendar: WorkingCalendar) -> None:
    rule = Rule(working_days(3), FIVE, BUREAU, excludes_start=False)
    assert due(at("2012-04-02 10:00"), rule, calendar) == at("2012-04-04 18:00")


@pytest.mark.parametrize(
    ("after_hours", "expected"),
    [
        ("next-opening", "2012-06-05 18:00"),  # counts as Monday 04.06; the 5th is the first day
        ("same-day", "2012-06-04 18:00"),
        ("next-day", "2012-06-04 18:00"),  # counts as Saturday 02.06; Monday is the first day
    ],
)
def test_a_filing_after_closing_counts_as_the_edition_says(
    calendar: WorkingCalendar, after_hours: str, expected: str
) -> None:
    """Friday 01.06.2012, 18:01, closing at 18:00."""
    rule = Rule(working_days(1), FIVE, BUREAU, after_hours=after_hours)  # type: ignore[arg-type]
    assert due(at("2012-06-01 18:01"), rule, calendar) == at(expected)


def test_a_filing_at_the_stroke_of_closing_is_in_time_a_second_later_is_not(
    calendar: WorkingCalendar,
) -> None:
    rule = Rule(working_days(1), FIVE, BUREAU)
    assert due(at("2012-06-05 18:00:00"), rule, calendar) == at("2012-06-06 18:00")
    assert due(at("2012-06-05 18:00:01"), rule, calendar) == at("2012-06-07 18:00")


def test_a_filing_before_opening_or_at_lunch_is_of_that_day(calendar: WorkingCalendar) -> None:
    rule = Rule(working_days(1), FIVE, BUREAU)
    assert due(at("2012-06-05 06:00"), rule, calendar) == at("2012-06-06 18:00")
    assert due(at("2012-06-05 13:30"), rule, calendar) == at("2012-06-06 18:00")


def test_a_saturday_worked_for_a_monday_keeps_the_hours_of_monday(calendar: WorkingCalendar) -> None:
    """28.04.2012 of the bureau, which has no Saturday hours of its own."""
    rule = Rule(working_days(1), FIVE, BUREAU)
    assert due(at("2012-04-27 10:00"), rule, calendar) == at("2012-04-28 18:00")


def test_the_short_saturday_of_the_2014_provider_closes_at_13(calendar: WorkingCalendar) -> None:
    rule = Rule(working_days(1), SIX, PROVIDER_2014)
    assert due(at("2015-06-05 10:00"), rule, calendar) == at("2015-06-06 13:00")


def test_a_last_day_on_which_the_body_is_closed_gives_way_to_its_next_opening(
    calendar: WorkingCalendar,
) -> None:
    """Days of the six-day week for a body that opens Monday to Friday: Saturday's end waits for Monday."""
    rule = Rule(working_days(1), SIX, BUREAU)
    assert due(at("2015-06-05 10:00"), rule, calendar) == at("2015-06-08 18:00")


def test_round_the_clock_a_day_ends_at_midnight(calendar: WorkingCalendar) -> None:
    rule = Rule(working_days(1), EVERY, PORTAL)
    assert due(at("2015-06-05 23:59"), rule, calendar) == at("2015-06-07 00:00")


# --- calendar days, months, years ------------------------------------------------------------------


def test_calendar_days_run_through_days_off_and_roll_at_the_end(calendar: WorkingCalendar) -> None:
    """30 calendar days from 06.04.2012 end on Sunday 06.05: Monday 07.05 by the rule, else the day itself."""
    rule = Rule(Limit(30, Unit.CALENDAR_DAYS), FIVE, PORTAL)
    assert due(at("2012-04-06 10:00"), rule, calendar) == at("2012-05-08 00:00")
    assert due(at("2012-04-06 10:00"), replace(rule, roll=False), calendar) == at("2012-05-07 00:00")


@pytest.mark.parametrize(
    ("start", "limit", "expected"),
    [
        ("2014-01-31", Limit(1, Unit.MONTHS), "2014-02-28"),  # February is shorter
        ("2012-01-31", Limit(1, Unit.MONTHS), "2012-02-29"),
        ("2013-11-30", Limit(3, Unit.MONTHS), "2014-02-28"),
        ("2012-02-29", Limit(1, Unit.YEARS), "2013-02-28"),
        ("2014-03-05", Limit(1, Unit.MONTHS), "2014-04-05"),
    ],
)
def test_a_month_ends_on_the_same_number_or_on_the_last_day(
    calendar: WorkingCalendar, start: str, limit: Limit, expected: str
) -> None:
    rule = Rule(
        limit, EVERY, Hours(EVERY, ((Span(datetime.min.time(), at("2014-01-01 18:00").time()),),) * 7)
    )
    assert due(at(f"{start} 10:00"), rule, calendar) == at(f"{expected} 18:00")


def test_one_month_on_the_shelf_that_ends_on_victory_day_ends_the_day_after(
    calendar: WorkingCalendar,
) -> None:
    """Kept from 09.04.2012; 09.05 is a holiday."""
    rule = Rule(Limit(1, Unit.MONTHS), SIX, CENTRE)
    assert due(at("2012-04-09 12:00"), rule, calendar) == at("2012-05-10 20:00")


def test_a_counted_first_day_makes_a_month_a_day_shorter(calendar: WorkingCalendar) -> None:
    rule = Rule(Limit(1, Unit.MONTHS), SIX, CENTRE, excludes_start=False)
    assert due(at("2012-06-05 12:00"), rule, calendar) == at("2012-07-04 20:00")


# --- minutes and hours of opening ------------------------------------------------------------------


def test_ten_minutes_from_17_55_end_at_9_05_of_the_next_opening_day(calendar: WorkingCalendar) -> None:
    """2010, cl. 7: on the spot, at most 10 minutes. Friday 01.06.2012, the bureau closes at 18:00."""
    rule = Rule(Limit(10, Unit.MINUTES), FIVE, BUREAU)
    assert due(at("2012-06-01 17:55"), rule, calendar) == at("2012-06-04 09:05")
    assert due(at("2012-04-27 17:55"), rule, calendar) == at("2012-04-28 09:05")


def test_minutes_stand_still_at_lunch_and_before_opening(calendar: WorkingCalendar) -> None:
    rule = Rule(Limit(10, Unit.MINUTES), FIVE, BUREAU)
    assert due(at("2012-06-01 12:55"), rule, calendar) == at("2012-06-01 14:05")
    assert due(at("2012-06-01 07:00"), rule, calendar) == at("2012-06-01 09:10")
    assert due(at("2012-06-02 12:00"), rule, calendar) == at("2012-06-04 09:10")


def test_minutes_that_end_with_the_closing_end_at_the_closing(calendar: WorkingCalendar) -> None:
    rule = Rule(Limit(10, Unit.MINUTES), FIVE, BUREAU)
    assert due(at("2012-06-01 17:50"), rule, calendar) == at("2012-06-01 18:00")


def test_hours_of_opening_span_days(calendar: WorkingCalendar) -> None:
    """12 hours from 15:00: 3 on Friday, 8 on Monday, 1 on Tuesday."""
    rule = Rule(Limit(12, Unit.HOURS), FIVE, BUREAU)
    assert due(at("2012-06-01 15:00"), rule, calendar) == at("2012-06-05 10:00")


def test_round_the_clock_minutes_are_plain_even_when_the_zone_changes(calendar: WorkingCalendar) -> None:
    """On 01.03.2024 at 00:00 Almaty time went back one hour, from +06:00 to +05:00."""
    rule = Rule(Limit(15, Unit.MINUTES), EVERY, PORTAL)
    assert due(at("2014-06-05 23:50"), rule, calendar) == at("2014-06-06 00:05")
    start = datetime.fromisoformat("2024-02-29T23:50:00+06:00").astimezone(ZONE)
    assert (due(start, rule, calendar).timestamp() - start.timestamp()) == 15 * 60


# --- counting back ---------------------------------------------------------------------------------


def test_one_day_before_the_date_in_the_receipt(calendar: WorkingCalendar) -> None:
    """2010, cl. 16: ready documents reach the centre one day before the receipt's date, here 07.05.2012."""
    rule = Rule(working_days(1), FIVE, BUREAU, backwards=True)
    assert due_before(date(2012, 5, 7), rule, calendar, ZONE) == at("2012-05-04 18:00")
    # From Wednesday 02.05 back: 01.05 is a holiday, 30.04 moved, 29.04 Sunday; Saturday 28.04 was worked.
    assert due_before(date(2012, 5, 2), rule, calendar, ZONE) == at("2012-04-28 18:00")
    assert due(at("2012-05-02 15:00"), rule, calendar) == at("2012-04-28 18:00")


def test_calendar_days_back_roll_back(calendar: WorkingCalendar) -> None:
    """One calendar day before Monday 04.06.2012 is Sunday: Friday 01.06."""
    rule = Rule(Limit(1, Unit.CALENDAR_DAYS), FIVE, BUREAU, backwards=True)
    assert due_before(date(2012, 6, 4), rule, calendar, ZONE) == at("2012-06-01 18:00")


# --- what is refused -------------------------------------------------------------------------------


def test_a_moment_without_a_zone_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        due(datetime(2012, 4, 27, 11), Rule(working_days(5), FIVE, CENTRE), calendar)  # noqa: DTZ001


@pytest.mark.parametrize(
    "limit",
    [working_days(5), Limit(30, Unit.CALENDAR_DAYS), Limit(1, Unit.MONTHS), Limit(9000, Unit.MINUTES)],
)
def test_a_term_that_leaves_the_known_years_is_refused(calendar: WorkingCalendar, limit: Limit) -> None:
    rule = Rule(limit, FIVE, BUREAU)
    for start in ("2027-12-30 11:00", "2004-12-31 11:00", "2028-01-05 11:00"):
        with pytest.raises(OutOfCalendar, match="2005 to 2027"):
            due(at(start), rule, calendar)


def test_a_term_of_nothing_and_minutes_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Rule(working_days(0), FIVE, CENTRE)
    with pytest.raises(ValueError, match="backwards"):
        Rule(Limit(10, Unit.MINUTES), FIVE, CENTRE, backwards=True)


def test_counting_from_a_date_back_needs_a_rule_that_says_so(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="backwards=True"):
        due_before(date(2012, 5, 7), Rule(working_days(1), FIVE, BUREAU), calendar, ZONE)


def test_hours_without_an_opening_are_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="without a single opening"):
        due(at("2012-04-27 11:00"), Rule(working_days(1), FIVE, Hours(FIVE, ((),) * 7)), calendar)


# --- properties ------------------------------------------------------------------------------------

moments = st.datetimes(datetime(2006, 1, 1), datetime(2025, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001
bodies = st.sampled_from([CENTRE, BUREAU, PROVIDER_2014, PORTAL])
day_rules = st.builds(
    Rule,
    st.builds(
        Limit, st.integers(1, 60), st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS])
    ).filter(lambda limit: limit.unit is not Unit.MONTHS or limit.value < 13),
    st.sampled_from(Week),
    bodies,
    excludes_start=st.booleans(),
    excludes_end=st.booleans(),
    after_hours=st.sampled_from(["next-opening", "same-day", "next-day"]),
)
time_rules = st.builds(
    Rule,
    st.builds(Limit, st.integers(1, 300), st.sampled_from([Unit.MINUTES, Unit.HOURS])),
    st.sampled_from(Week),
    bodies,
)


def ends_on(moment: datetime) -> date:
    """The day a due moment closes; midnight closes the day before."""
    return (moment - timedelta(seconds=1)).date()


@given(moments, day_rules)
def test_a_term_in_days_ends_at_a_closing_of_a_day_the_body_works(start: datetime, rule: Rule) -> None:
    calendar = load_calendar()
    found = due(start, rule, calendar)
    day = ends_on(found)
    assert calendar.is_working(day, rule.hours.week)
    opening = opening_of(calendar, rule.hours)
    i = calendar.offset(day)
    assert opening.moment(i, opening.closes[i]) == found.replace(tzinfo=None)
    assert found > start or not (rule.excludes_start and rule.after_hours == "next-opening")


@given(moments, day_rules)
def test_a_term_counted_and_kept_on_one_week_never_ends_on_a_day_off(start: datetime, rule: Rule) -> None:
    rule = replace(rule, week=rule.hours.week)
    calendar = load_calendar()
    assert calendar.is_working(ends_on(due(start, rule, calendar)), rule.week)


@given(moments, moments, st.one_of(day_rules, time_rules))
def test_who_files_later_is_due_no_earlier(one: datetime, other: datetime, rule: Rule) -> None:
    calendar = load_calendar()
    early, late = sorted((one, other))
    assert due(early, rule, calendar) <= due(late, rule, calendar)


@given(moments, day_rules)
def test_a_longer_term_is_due_no_earlier(start: datetime, rule: Rule) -> None:
    calendar = load_calendar()
    longer = replace(rule, limit=Limit(rule.limit.value + 1, rule.limit.unit))
    assert due(start, rule, calendar) <= due(start, longer, calendar)


@given(moments, time_rules)
def test_minutes_end_within_opening_after_exactly_that_much_of_it(start: datetime, rule: Rule) -> None:
    calendar = load_calendar()
    start = start.replace(microsecond=0)
    found = due(start, rule, calendar)
    opening = opening_of(calendar, rule.hours)
    length = rule.limit.value * (60 if rule.limit.unit is Unit.MINUTES else 3600)
    if opening.round_the_clock:
        assert found.timestamp() - start.timestamp() == length
        return
    day = ends_on(found)
    second = (found.replace(tzinfo=None) - datetime.combine(day, datetime.min.time())).total_seconds()
    assert any(opens < second <= closes for opens, closes in opening.spans(calendar.offset(day)))
    assert opening.seconds_between(start, found) == length


@given(
    st.lists(st.dates(date(2005, 1, 1), date(2026, 12, 31)), max_size=20),
    st.integers(1, 60),
    st.sampled_from(Week),
    st.booleans(),
    st.booleans(),
)
def test_many_due_dates_are_those_of_each(
    starts: list[date], n: int, week: Week, excludes_start: bool, excludes_end: bool
) -> None:
    calendar = load_calendar()
    hours = Hours(week, ((Span(at("2014-01-01 00:00").time(), at("2014-01-01 18:00").time()),),) * 7)
    rule = Rule(
        working_days(n),
        week,
        hours,
        excludes_start=excludes_start,
        excludes_end=excludes_end,
        after_hours="same-day",
    )
    noon = datetime.min.time().replace(hour=12)
    expected = [due(datetime.combine(day, noon, ZONE), rule, calendar).date() for day in starts]
    found = due_dates(starts, n, week, calendar, excludes_start=excludes_start, excludes_end=excludes_end)
    assert found == expected


def test_many_due_dates_outside_the_known_years_are_refused(calendar: WorkingCalendar) -> None:
    for starts in ([date(2012, 1, 5), date(2004, 1, 5)], [date(2028, 1, 5)], [date(2027, 12, 30)]):
        with pytest.raises(OutOfCalendar):
            due_dates(starts, 5, FIVE, calendar)


def test_a_rule_used_with_two_calendars_is_counted_with_each(calendar: WorkingCalendar) -> None:
    """31.08.2026 was a day off in the edition of January 2026."""
    rule = Rule(working_days(1), FIVE, BUREAU)
    assert due(at("2026-08-28 10:00"), rule, calendar) == at("2026-08-31 18:00")
    assert due(at("2026-08-28 10:00"), rule, load_calendar("kz-2026-01")) == at("2026-09-01 18:00")
    assert due(at("2026-08-28 10:00"), rule, calendar) == at("2026-08-31 18:00")


def test_the_zone_of_the_start_is_the_zone_of_the_end(calendar: WorkingCalendar) -> None:
    aqtau = ZoneInfo("Asia/Aqtau")
    found = due(datetime(2014, 6, 5, 11, tzinfo=aqtau), Rule(working_days(1), FIVE, BUREAU), calendar)
    assert found.isoformat() == "2014-06-06T18:00:00+05:00"


def test_counting_is_fast(calendar: WorkingCalendar) -> None:
    """The bars are 2 µs for one and 1 s for a million; here five times that, for a busy machine."""
    rule, start = Rule(working_days(5), FIVE, CENTRE), at("2012-04-27 11:00")
    best = 1.0
    for _ in range(5):
        begin = time.perf_counter()
        for _ in range(2000):
            due(start, rule, calendar)
        best = min(best, (time.perf_counter() - begin) / 2000)
    assert best < 10e-6
    choose = random.Random(1)
    starts = [date(2006, 1, 1) + timedelta(days=choose.randrange(7000)) for _ in range(100_000)]
    begin = time.perf_counter()
    due_dates(starts, 5, FIVE, calendar)
    assert time.perf_counter() - begin < 0.5
