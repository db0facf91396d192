"""What is left of a term, in words: numerals, cases and harmony in three languages."""

from __future__ import annotations

from datetime import UTC, date, time

import pytest

from qyzmet.calendar import WorkingCalendar, words, words_left
from qyzmet.law.limits import Hours, Limit, Unit, Week
from tests.calendar.conftest import BUREAU, PORTAL, at

FIVE = Week.FIVE_DAY


def left(
    calendar: WorkingCalendar, now: str, due: str, week: Week = FIVE, hours: Hours = BUREAU
) -> tuple[str, str, str]:
    text = words_left(at(now), at(due), week, hours, calendar)
    return text.kk, text.ru, text.en


@pytest.mark.parametrize(
    ("now", "due", "kk", "ru", "en"),
    [
        (
            "2012-05-03 10:00",
            "2012-05-07 18:00",
            "2 жұмыс күні, 7 мамырға дейін",
            "2 рабочих дня, до 7 мая",
            "2 working days, until 7 May",
        ),
        (
            "2012-05-04 10:00",
            "2012-05-07 18:00",
            "1 жұмыс күні, 7 мамырға дейін",
            "1 рабочий день, до 7 мая",
            "1 working day, until 7 May",
        ),
        (
            "2012-12-29 09:00",
            "2013-01-10 18:00",
            "5 жұмыс күні, 2013 жылғы 10 қаңтарға дейін",
            "5 рабочих дней, до 10 января 2013 года",
            "5 working days, until 10 January 2013",
        ),
        (
            "2012-05-07 10:00",
            "2012-05-07 18:00",
            "8 сағат, сағат 18:00-ге дейін",
            "8 часов, до 18:00",
            "8 hours, until 18:00",
        ),
        (
            "2012-05-07 17:39",
            "2012-05-07 18:00",
            "21 минут, сағат 18:00-ге дейін",
            "21 минута, до 18:00",
            "21 minutes, until 18:00",
        ),
        (
            "2012-05-07 17:59",
            "2012-05-07 18:00",
            "1 минут, сағат 18:00-ге дейін",
            "1 минута, до 18:00",
            "1 minute, until 18:00",
        ),
        # Ten minutes of opening, two before the weekend and eight after it.
        (
            "2012-05-04 17:58",
            "2012-05-07 09:08",
            "10 минут, 7 мамыр, сағат 09:08-ге дейін",
            "10 минут, до 09:08 7 мая",
            "10 minutes, until 09:08 on 7 May",
        ),
        (
            "2012-05-07 18:25",
            "2012-05-07 18:00",
            "мерзім 25 минут бұрын, сағат 18:00-де бұзылды",
            "срок нарушен 25 минут назад, в 18:00",
            "term broken 25 minutes ago, at 18:00",
        ),
        (
            "2012-05-07 18:21",
            "2012-05-07 18:00",
            "мерзім 21 минут бұрын, сағат 18:00-де бұзылды",
            "срок нарушен 21 минуту назад, в 18:00",
            "term broken 21 minutes ago, at 18:00",
        ),
        (
            "2012-05-08 09:00",
            "2012-05-07 18:00",
            "мерзім 1 жұмыс күні бұрын, 7 мамырда бұзылды",
            "срок нарушен 1 рабочий день назад, 7 мая",
            "term broken 1 working day ago, on 7 May",
        ),
        (
            "2013-01-09 09:00",
            "2012-12-28 18:00",
            "мерзім 5 жұмыс күні бұрын, 2012 жылғы 28 желтоқсанда бұзылды",
            "срок нарушен 5 рабочих дней назад, 28 декабря 2012 года",
            "term broken 5 working days ago, on 28 December 2012",
        ),
        # A Friday's term, on Saturday and on Sunday: no working day has passed.
        (
            "2012-05-12 09:00",
            "2012-05-11 18:00",
            "мерзім 15 сағат бұрын, 11 мамырда бұзылды",
            "срок нарушен 15 часов назад, 11 мая",
            "term broken 15 hours ago, on 11 May",
        ),
        (
            "2012-05-13 19:00",
            "2012-05-11 18:00",
            "мерзім 2 күн бұрын, 11 мамырда бұзылды",
            "срок нарушен 2 дня назад, 11 мая",
            "term broken 2 days ago, on 11 May",
        ),
    ],
)
def test_what_is_left_is_said_in_words(
    calendar: WorkingCalendar, now: str, due: str, kk: str, ru: str, en: str
) -> None:
    assert left(calendar, now, due) == (kk, ru, en)


def test_round_the_clock_days_are_plain_days_and_midnight_belongs_to_the_day_before(
    calendar: WorkingCalendar,
) -> None:
    assert left(calendar, "2015-06-05 10:00", "2015-06-08 00:00", Week.EVERY_DAY, PORTAL) == (
        "2 күн, 7 маусымға дейін",
        "2 дня, до 7 июня",
        "2 days, until 7 June",
    )
    assert left(calendar, "2015-06-05 10:00", "2015-06-06 00:00", Week.EVERY_DAY, PORTAL) == (
        "14 сағат, сағат 24:00-ге дейін",
        "14 часов, до 24:00",
        "14 hours, until 24:00",
    )


def test_a_last_day_on_a_day_off_is_counted_in_plain_days(calendar: WorkingCalendar) -> None:
    assert left(calendar, "2012-05-11 10:00", "2012-05-14 00:00", FIVE, PORTAL)[2] == "2 days, until 13 May"


def test_a_moment_of_another_zone_is_told_in_that_of_the_office(calendar: WorkingCalendar) -> None:
    text = words_left(at("2012-05-07 17:35").astimezone(UTC), at("2012-05-07 18:00"), FIVE, BUREAU, calendar)
    assert text.ru == "25 минут, до 18:00"


def test_the_very_end_of_the_last_known_day_can_be_told(calendar: WorkingCalendar) -> None:
    text = words_left(at("2027-12-31 23:10"), at("2028-01-01 00:00"), Week.EVERY_DAY, PORTAL, calendar)
    assert text.en == "50 minutes, until 24:00"


@pytest.mark.parametrize(
    ("month", "until", "on"),
    [
        (1, "5 қаңтарға дейін", "5 қаңтарда"),
        (2, "5 ақпанға дейін", "5 ақпанда"),
        (3, "5 наурызға дейін", "5 наурызда"),
        (4, "5 сәуірге дейін", "5 сәуірде"),
        (5, "5 мамырға дейін", "5 мамырда"),
        (6, "5 маусымға дейін", "5 маусымда"),
        (7, "5 шілдеге дейін", "5 шілдеде"),
        (8, "5 тамызға дейін", "5 тамызда"),
        (9, "5 қыркүйекке дейін", "5 қыркүйекте"),
        (10, "5 қазанға дейін", "5 қазанда"),
        (11, "5 қарашаға дейін", "5 қарашада"),
        (12, "5 желтоқсанға дейін", "5 желтоқсанда"),
    ],
)
def test_kazakh_months_take_the_right_endings(month: int, until: str, on: str) -> None:
    day = date(2014, month, 5)
    assert words.until_day(day, with_year=False).kk == until
    assert words.on_day(day, with_year=False).kk == on


@pytest.mark.parametrize(
    ("moment", "until", "at_it"),
    [
        ("09:05", "09:05-ке", "09:05-те"),
        ("18:00", "18:00-ге", "18:00-де"),
        ("18:30", "18:30-ға", "18:30-да"),
        ("18:40", "18:40-қа", "18:40-та"),
        ("18:46", "18:46-ға", "18:46-да"),
        ("18:53", "18:53-ке", "18:53-те"),
        ("18:50", "18:50-ге", "18:50-де"),
        ("18:19", "18:19-ға", "18:19-да"),
    ],
)
def test_kazakh_clock_times_take_the_ending_of_the_last_number(moment: str, until: str, at_it: str) -> None:
    when = time.fromisoformat(moment)
    assert words.until_clock(when, None, with_year=False).kk == f"сағат {until} дейін"
    assert words.at_clock(when).kk == f"сағат {at_it}"


@pytest.mark.parametrize(
    ("n", "russian"),
    [
        (1, "1 рабочий день"),
        (2, "2 рабочих дня"),
        (4, "4 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (12, "12 рабочих дней"),
        (21, "21 рабочий день"),
        (22, "22 рабочих дня"),
        (111, "111 рабочих дней"),
        (112, "112 рабочих дней"),
        (121, "121 рабочий день"),
    ],
)
def test_russian_numerals_take_the_right_form(n: int, russian: str) -> None:
    assert words.amount(Limit(n, Unit.WORKING_DAYS)).ru == russian
