"""Which days are worked: law on holidays of 13.12.2001 No. 267, Labour Code art. 84, 85, the orders."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.calendar import DayKind, OutOfCalendar, WorkingCalendar, compare, load_calendar
from qyzmet.law.limits import Week

FIVE, SIX, EVERY = Week.FIVE_DAY, Week.SIX_DAY, Week.EVERY_DAY

known_days = st.dates(date(2005, 1, 1), date(2027, 12, 31))
inner_days = st.dates(date(2006, 1, 1), date(2026, 12, 31))
weeks = st.sampled_from(Week)


def shifts(calendar: WorkingCalendar, year: int, week: Week) -> list[str]:
    """«8.03→9.03» for every holiday that met a day off."""
    return [
        f"{day.counterpart:%d.%m}→{day.date:%d.%m}"
        for day in calendar.days(year, week)
        if day.kind is DayKind.SHIFTED and day.counterpart
    ]


def free(calendar: WorkingCalendar, week: Week, first: str, last: str) -> list[int]:
    """The days of the month that are free between two dates, both in."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return [day.day for day in days if not calendar.is_working(day, week)]


# --- the law on holidays and its amendments --------------------------------------------------------


def test_nauryz_was_one_day_until_2009_and_three_from_2010(calendar: WorkingCalendar) -> None:
    def nauryz(year: int) -> list[str]:
        return [
            f"{day.date:%d.%m}"
            for day in calendar.days(year, SIX)
            if day.kind is DayKind.HOLIDAY and day.name and day.name.kk == "Наурыз мейрамы"
        ]

    assert nauryz(2009) == ["22.03"]
    assert nauryz(2010) == ["21.03", "22.03", "23.03"]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("05-07", 2013, 2027),  # Defender of the Fatherland Day: law of October 2012
        ("07-06", 2009, 2027),  # Capital Day: law of 25.06.2008 No. 47-IV
        ("12-01", 2012, 2021),  # First President's Day: laws of 14.12.2011 and of September 2022
        ("12-17", 2005, 2021),  # second day of Independence: until the law of September 2022
        ("08-30", 2005, 2025),  # Constitution of 1995: to 30.06.2026
        ("03-15", 2027, 2027),  # Constitution of 2026: from 01.07.2026
        ("01-07", 2006, 2027),  # Orthodox Christmas: labour laws, from 2006
        ("12-16", 2005, 2027),
        ("01-02", 2005, 2027),
    ],
)
def test_a_day_is_free_in_the_years_its_law_is_in_force(
    calendar: WorkingCalendar, day: str, first: int, last: int
) -> None:
    named = {
        year
        for year in range(2005, 2028)
        if calendar.day(date.fromisoformat(f"{year}-{day}"), SIX).kind in (DayKind.HOLIDAY, DayKind.DAY_OFF)
    }
    assert named == set(range(first, last + 1))


def test_republic_day_was_abolished_in_2009_and_came_back_in_2022(calendar: WorkingCalendar) -> None:
    kept = [y for y in range(2005, 2028) if calendar.day(date(y, 10, 25), SIX).kind is DayKind.HOLIDAY]
    assert kept == [*range(2005, 2009), *range(2022, 2028)]


def test_a_holiday_carries_its_law_and_article(calendar: WorkingCalendar) -> None:
    day = calendar.day(date(2012, 5, 1), FIVE)
    assert (day.kind, day.working) == (DayKind.HOLIDAY, False)
    assert day.name is not None
    assert day.name.kk == "Қазақстан халқының бірлігі мерекесі"
    assert [source.id for source in day.sources] == ["law-267"]
    assert day.grounds[0].cite.ru == (
        "Закон от 13 декабря 2001 года № 267 «О праздниках в Республике Казахстан», статья 3"
    )
    assert day.grounds[0].cite.kk == (
        "«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267 Заңы, 3-бап"
    )
    assert day.sources[0].address == "https://adilet.zan.kz/kaz/docs/Z010000267_"


# --- a holiday that meets a day off (art. 5) -------------------------------------------------------


def test_the_five_day_list_of_2026(calendar: WorkingCalendar) -> None:
    """The Ministry's calendar of December 2025, without 30→31 August, which the Constitution took away."""
    assert shifts(calendar, 2026, FIVE) == [
        "08.03→09.03",
        "21.03→24.03",
        "22.03→25.03",
        "09.05→11.05",
        "25.10→26.10",
    ]


def test_the_six_day_list_of_2026(calendar: WorkingCalendar) -> None:
    """Saturday 21 March and 9 May are working days of the six-day week: their holidays do not shift."""
    assert shifts(calendar, 2026, SIX) == ["08.03→09.03", "22.03→24.03", "25.10→26.10"]


def test_both_lists_of_2026_as_they_stood_in_january_2026() -> None:
    """Then 30→31 August stood in both lists of the Ministry."""
    january = load_calendar("kz-2026-01")
    assert "30.08→31.08" in shifts(january, 2026, FIVE)
    assert "30.08→31.08" in shifts(january, 2026, SIX)
    assert len(shifts(january, 2026, FIVE)) == 6
    assert len(shifts(january, 2026, SIX)) == 4


def test_orthodox_christmas_and_kurban_ait_do_not_shift(calendar: WorkingCalendar) -> None:
    """Art. 5 binds holidays; these two are days off by the Labour Code (art. 84)."""
    assert calendar.is_working(date(2023, 1, 9), FIVE)  # after Saturday 7 January
    assert calendar.is_working(date(2014, 10, 6), FIVE)  # after Saturday 4 October, Kurban Ait
    assert calendar.is_working(date(2024, 6, 17), SIX)  # after Sunday 16 June, Kurban Ait


@pytest.mark.parametrize(
    ("week", "first", "last", "expected"),
    [
        (FIVE, "2011-01-01", "2011-01-05", [1, 2, 3, 4]),  # two holidays on a weekend push on two days
        (SIX, "2011-01-01", "2011-01-05", [1, 2, 3]),
        (SIX, "2022-01-01", "2022-01-08", [1, 2, 3, 7]),
        (SIX, "2023-01-01", "2023-01-08", [1, 2, 3, 7, 8]),
        (SIX, "2021-01-01", "2021-01-04", [1, 2, 3]),
        (SIX, "2021-03-19", "2021-03-26", [21, 22, 23, 24]),
        (FIVE, "2016-05-06", "2016-05-11", [7, 8, 9, 10]),  # Saturday's holiday jumps over Monday's
        (SIX, "2023-05-06", "2023-05-10", [7, 8, 9]),
        (FIVE, "2022-12-15", "2022-12-20", [16, 17, 18]),
        (SIX, "2022-12-15", "2022-12-20", [16, 18]),
        (SIX, "2025-07-04", "2025-07-08", [6, 7]),
        (SIX, "2024-03-20", "2024-03-26", [21, 22, 23, 24]),
    ],
)
def test_the_days_of_rest_that_were_announced(
    calendar: WorkingCalendar, week: Week, first: str, last: str, expected: list[int]
) -> None:
    assert free(calendar, week, first, last) == expected


# --- moved days off (Labour Code art. 85(3)) -------------------------------------------------------


def test_a_saturday_moved_by_decree_is_worked_and_its_monday_is_free(calendar: WorkingCalendar) -> None:
    """Government decree of 2012 No. 458: from Saturday 28 April to Monday 30 April 2012."""
    worked, rest = calendar.day(date(2012, 4, 28), FIVE), calendar.day(date(2012, 4, 30), FIVE)
    assert (worked.kind, worked.working, worked.counterpart) == (DayKind.WORKED_INSTEAD, True, rest.date)
    assert (rest.kind, rest.working, rest.counterpart) == (DayKind.MOVED, False, worked.date)
    assert rest.sources[0].reference == "P1200000458"
    assert rest.grounds[0].cite.kk == "Қазақстан Республикасы Үкіметінің 2012 жылғы № 458 қаулысы"


def test_a_moved_saturday_does_not_touch_the_six_day_week(calendar: WorkingCalendar) -> None:
    """Reading: a six-day week does not rest on Saturday, so there is nothing to move."""
    assert free(calendar, SIX, "2012-04-28", "2012-05-01") == [29, 1]
    # So announced for 2021 and 2022.
    assert free(calendar, SIX, "2021-07-03", "2021-07-06") == [4, 6]
    assert free(calendar, SIX, "2022-03-05", "2022-03-09") == [6, 8]


def test_a_moved_sunday_binds_both_weeks(calendar: WorkingCalendar) -> None:
    """From Sunday 5 to Friday 3 January 2025: five-day rest 1 to 4, six-day rest 1 to 3 January."""
    assert free(calendar, FIVE, "2025-01-01", "2025-01-06") == [1, 2, 3, 4]
    assert free(calendar, SIX, "2025-01-01", "2025-01-06") == [1, 2, 3]


def test_a_shifted_day_off_moved_by_decree_is_worked_only_where_it_was_a_day_off(
    calendar: WorkingCalendar,
) -> None:
    """Decree of 2019 No. 820: Monday 11 May 2020 was free for Saturday 9 May, on the five-day week alone."""
    assert free(calendar, FIVE, "2020-05-07", "2020-05-11") == [7, 8, 9, 10]
    assert free(calendar, SIX, "2020-05-07", "2020-05-11") == [7, 9, 10]


def test_every_move_is_from_a_day_off_to_a_working_day(calendar: WorkingCalendar) -> None:
    for move in calendar.moves:
        assert calendar.is_working(move.day_off, FIVE), move
        assert not calendar.is_working(move.to, FIVE), move
    assert len(calendar.moves) == 44


# --- judges from outside ---------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2005, 2028))
def test_the_five_day_week_agrees_with_an_independent_library(calendar: WorkingCalendar, year: int) -> None:
    """`holidays` 0.108 counts the five-day week; no difference is known, provisional days included."""
    other = holidays.country_holidays("KZ", years=year)
    different = [
        day.date for day in calendar.days(year, FIVE) if day.working != other.is_working_day(day.date)
    ]
    assert different == []


def test_the_official_balance_of_working_time_of_2024() -> None:
    """The Ministry's balance for 2024, both weeks by month, as approved before 4→8 May and 17→16 June."""
    approved = load_calendar("kz-2024-01")

    def by_month(week: Week) -> list[int]:
        days = approved.days(2024, week)
        return [sum(day.working for day in days if day.date.month == month) for month in range(1, 13)]

    assert by_month(FIVE) == [21, 21, 17, 22, 20, 19, 22, 21, 21, 22, 21, 21]
    assert by_month(SIX) == [25, 25, 22, 26, 24, 24, 26, 26, 25, 26, 26, 25]


# --- what is not certain ---------------------------------------------------------------------------


def test_estimated_and_unconfirmed_days_are_provisional(calendar: WorkingCalendar) -> None:
    provisional = [
        day.date for year in range(2025, 2028) for day in calendar.days(year, FIVE) if day.provisional
    ]
    assert provisional == [date(2026, 5, 27), date(2027, 3, 15), date(2027, 5, 16)]
    assert calendar.moves_known_to == date(2026, 12, 31)


# --- editions --------------------------------------------------------------------------------------


def test_the_days_that_moved_between_two_editions_are_listed(calendar: WorkingCalendar) -> None:
    january = load_calendar("kz-2026-01")
    assert compare(january, calendar) == [date(2026, 8, 31), date(2027, 3, 15), date(2027, 8, 30)]
    assert compare(calendar, calendar) == []


def test_a_change_of_one_week_is_listed_for_that_week(calendar: WorkingCalendar) -> None:
    """4→8 May 2024 moved a Saturday: the six-day week kept both days."""
    before = load_calendar("kz-2024-01")
    assert date(2024, 5, 8) in compare(before, calendar, FIVE)
    assert date(2024, 5, 8) not in compare(before, calendar, SIX)


def test_the_newest_edition_is_taken_and_an_unknown_one_refused(calendar: WorkingCalendar) -> None:
    assert calendar.edition == "kz-2026-11"
    assert load_calendar("kz-2026-11").edition == calendar.edition
    assert load_calendar() is calendar
    with pytest.raises(ValueError, match="no calendar edition kz-1999-01; there are kz-2024-01"):
        load_calendar("kz-1999-01")


# --- outside the known years -----------------------------------------------------------------------


@pytest.mark.parametrize("outside", [date(2004, 12, 31), date(2028, 1, 1), date(1999, 5, 5)])
def test_a_day_outside_the_known_years_is_refused_and_the_years_named(
    calendar: WorkingCalendar, outside: date
) -> None:
    for ask in (calendar.day, calendar.is_working):
        with pytest.raises(OutOfCalendar, match="knows the years 2005 to 2027"):
            ask(outside, FIVE)
    with pytest.raises(OutOfCalendar):
        calendar.add_working_days(outside, 1, FIVE)


def test_counting_past_the_known_years_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(OutOfCalendar):
        calendar.add_working_days(date(2027, 12, 30), 5, FIVE)
    with pytest.raises(OutOfCalendar):
        calendar.add_working_days(date(2005, 1, 10), -10, FIVE)
    with pytest.raises(OutOfCalendar):
        calendar.days(2028, FIVE)


# --- properties ------------------------------------------------------------------------------------


@given(known_days)
def test_every_day_is_worked_round_the_clock(day: date) -> None:
    assert load_calendar().day(day, EVERY).kind is DayKind.WORKING
    assert load_calendar().is_working(day, EVERY)


@given(known_days, weeks)
def test_a_day_and_the_table_say_the_same(day: date, week: Week) -> None:
    found = load_calendar().day(day, week)
    assert found.working == load_calendar().is_working(day, week)
    assert found.working == (found.kind in (DayKind.WORKING, DayKind.WORKED_INSTEAD))
    assert found.working or found.kind is DayKind.WEEKEND or found.sources


@given(inner_days, st.integers(-200, 200).filter(bool), weeks)
def test_the_nth_working_day_is_worked_and_n_working_days_away(day: date, n: int, week: Week) -> None:
    calendar = load_calendar()
    reached = calendar.add_working_days(day, n, week)
    assert calendar.is_working(reached, week)
    low, high = min(day, reached), max(day, reached)
    between = [low + timedelta(days=k) for k in range(1, (high - low).days)]
    assert sum(calendar.is_working(each, week) for each in between) == abs(n) - 1


@given(inner_days, st.integers(1, 200), weeks)
def test_going_forth_and_back_returns_to_the_working_day(day: date, n: int, week: Week) -> None:
    calendar = load_calendar()
    start = calendar.add_working_days(day, 1, week)
    there = calendar.add_working_days(start, n, week)
    assert calendar.add_working_days(there, -n, week) == start
    assert calendar.working_days_between(start, there, week) == n
    assert calendar.working_days_between(there, start, week) == -n
