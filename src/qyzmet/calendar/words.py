"""Dates, amounts of time and acts in words: Kazakh, Russian, English."""

from __future__ import annotations

from datetime import date, time

from qyzmet.law.limits import Limit, Unit, Week
from qyzmet.law.text import Text
from qyzmet.law.words import amount as amount
from qyzmet.law.words import counted

# Kazakh months with the endings of «to» and «in» that vowel harmony and the last sound ask for.
_KK_MONTHS = (
    ("қаңтар", "ға", "да"),
    ("ақпан", "ға", "да"),
    ("наурыз", "ға", "да"),
    ("сәуір", "ге", "де"),
    ("мамыр", "ға", "да"),
    ("маусым", "ға", "да"),
    ("шілде", "ге", "де"),
    ("тамыз", "ға", "да"),
    ("қыркүйек", "ке", "те"),
    ("қазан", "ға", "да"),
    ("қараша", "ға", "да"),
    ("желтоқсан", "ға", "да"),
)
_RU_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_RU_NAMES = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = (
    Text("дүйсенбі", "понедельник", "Monday"),
    Text("сейсенбі", "вторник", "Tuesday"),
    Text("сәрсенбі", "среда", "Wednesday"),
    Text("бейсенбі", "четверг", "Thursday"),
    Text("жұма", "пятница", "Friday"),
    Text("сенбі", "суббота", "Saturday"),
    Text("жексенбі", "воскресенье", "Sunday"),
)
# Endings of «to» and «in» after a number, by the last word one says: 18:00 ends in «нөл», 09:05 in «бес».
_KK_NUMBER_ENDINGS = {
    0: ("ге", "де"),
    1: ("ге", "де"),
    2: ("ге", "де"),
    3: ("ке", "те"),
    4: ("ке", "те"),
    5: ("ке", "те"),
    6: ("ға", "да"),
    7: ("ге", "де"),
    8: ("ге", "де"),
    9: ("ға", "да"),
    10: ("ға", "да"),
    20: ("ға", "да"),
    30: ("ға", "да"),
    40: ("қа", "та"),
    50: ("ге", "де"),
}
_PLAIN_DAYS = ("күн", "day", "days", "день", "дня", "дней")


def days_amount(n: int, week: Week) -> Text:
    """So many days of a week: working days, but plain days where every day is worked."""
    return counted(n, _PLAIN_DAYS) if week is Week.EVERY_DAY else amount(Limit(n, Unit.WORKING_DAYS))


def minutes_ago(n: int) -> Text:
    """«25 минут бұрын», «25 минут назад», "25 minutes ago"; Russian asks for the accusative."""
    words = counted(n, ("минут", "minute", "minutes", "минуту", "минуты", "минут"))
    return Text(f"{words.kk} бұрын", f"{words.ru} назад", f"{words.en} ago")


def weekday(day: date) -> Text:
    """The name of the day of the week."""
    return _WEEKDAYS[day.weekday()]


def month_name(month: int) -> Text:
    """``қазан``, «октябрь», ``October``; ``month`` is 1 to 12."""
    return Text(_KK_MONTHS[month - 1][0], _RU_NAMES[month - 1], _EN_MONTHS[month - 1])


def month_of(year: int, month: int) -> Text:
    """``2012 жылғы қазан``, «октябрь 2012 года», ``October 2012``; ``month`` is 1 to 12."""
    name = month_name(month)
    return Text(f"{year} жылғы {name.kk}", f"{name.ru} {year} года", f"{name.en} {year}")


def dotted(day: date) -> str:
    """05.06.2014, the same in all three languages."""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def dotted_with_weekday(day: date) -> Text:
    """05.06.2014 (бейсенбі)."""
    name = weekday(day)
    return Text(*(f"{dotted(day)} ({word})" for word in (name.kk, name.ru, name.en)))


def clock(moment: time, *, ends: bool = False) -> str:
    """09:05; midnight as the end of a day is 24:00."""
    return "24:00" if ends and moment == time(0) else f"{moment.hour:02}:{moment.minute:02}"


def _kk_day(day: date, with_year: bool, ending: int) -> str:
    stem, *endings = _KK_MONTHS[day.month - 1]
    year = f"{day.year} жылғы " if with_year else ""
    return f"{year}{day.day} {stem}{endings[ending]}"


def _ru_day(day: date, with_year: bool) -> str:
    return f"{day.day} {_RU_MONTHS[day.month - 1]}" + (f" {day.year} года" if with_year else "")


def _en_day(day: date, with_year: bool) -> str:
    return f"{day.day} {_EN_MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def until_day(day: date, *, with_year: bool) -> Text:
    """«7 мамырға дейін», «до 7 мая», "until 7 May"."""
    return Text(
        f"{_kk_day(day, with_year, 0)} дейін",
        f"до {_ru_day(day, with_year)}",
        f"until {_en_day(day, with_year)}",
    )


def on_day(day: date, *, with_year: bool) -> Text:
    """«7 мамырда», «7 мая», "on 7 May"."""
    return Text(_kk_day(day, with_year, 1), _ru_day(day, with_year), f"on {_en_day(day, with_year)}")


def _kk_clock_ending(words: str, ending: int) -> str:
    minutes = int(words[3:])
    last = minutes if minutes in _KK_NUMBER_ENDINGS else minutes % 10
    return f"{words}-{_KK_NUMBER_ENDINGS[last][ending]}"


def until_clock(moment: time, day: date | None, *, with_year: bool) -> Text:
    """«сағат 18:00-ге дейін», «до 18:00», "until 18:00"; with ``day`` if it is not today."""
    words = clock(moment, ends=True)
    kk, ru, en = f"сағат {_kk_clock_ending(words, 0)} дейін", f"до {words}", f"until {words}"
    if day is None:
        return Text(kk, ru, en)
    stem = _KK_MONTHS[day.month - 1][0]
    year = f"{day.year} жылғы " if with_year else ""
    return Text(
        f"{year}{day.day} {stem}, {kk}",
        f"{ru} {_ru_day(day, with_year)}",
        f"{en} {on_day(day, with_year=with_year).en}",
    )


def at_clock(moment: time) -> Text:
    """«сағат 18:00-де», «в 18:00», "at 18:00"."""
    words = clock(moment, ends=True)
    return Text(f"сағат {_kk_clock_ending(words, 1)}", f"в {words}", f"at {words}")


def act_date(day: date | None, year: int) -> Text:
    """The date of an act before its number: «2009 жылғы 26 қарашадағы», «от 26 ноября 2009 года»."""
    if day is None:
        return Text(f"{year} жылғы", f"{year} года", f"of {year}")
    place = _kk_day(day, True, 1)
    return Text(
        place + ("ғы" if place[-1] == "а" else "гі"), f"от {_ru_day(day, True)}", f"of {_en_day(day, True)}"
    )


def article(number: str, paragraph: str | None) -> Text:
    """«5-бап», «статья 5», "article 5", with the paragraph where it is known."""
    if paragraph is None:
        return Text(f"{number}-бап", f"статья {number}", f"article {number}")
    return Text(
        f"{number}-баптың {paragraph}-тармағы",
        f"пункт {paragraph} статьи {number}",
        f"article {number}, paragraph {paragraph}",
    )
