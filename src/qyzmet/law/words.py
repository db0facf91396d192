"""Amounts of time in words: Kazakh, Russian, English."""

from __future__ import annotations

from collections.abc import Iterable

from qyzmet.law.limits import Limit, Unit
from qyzmet.law.text import Text

Forms = tuple[str, str, str, str, str, str]
"""Kazakh, English one and many, Russian one, few and many."""

_UNITS: dict[Unit, Forms] = {
    Unit.MINUTES: ("минут", "minute", "minutes", "минута", "минуты", "минут"),
    Unit.HOURS: ("сағат", "hour", "hours", "час", "часа", "часов"),
    Unit.WORKING_DAYS: (
        "жұмыс күні",
        "working day",
        "working days",
        "рабочий день",
        "рабочих дня",
        "рабочих дней",
    ),
    Unit.CALENDAR_DAYS: (
        "күнтізбелік күн",
        "calendar day",
        "calendar days",
        "календарный день",
        "календарных дня",
        "календарных дней",
    ),
    Unit.DAYS: ("күн", "day", "days", "день", "дня", "дней"),
    Unit.MONTHS: ("ай", "month", "months", "месяц", "месяца", "месяцев"),
    Unit.YEARS: ("жыл", "year", "years", "год", "года", "лет"),
}


def _plural_ru(n: int, one: str, few: str, many: str) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return one
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return few
    return many


def counted(n: int, forms: Forms) -> Text:
    """A number with the word that goes with it."""
    kk, en_one, en_many, *russian = forms
    return Text(f"{n} {kk}", f"{n} {_plural_ru(n, *russian)}", f"{n} {en_one if n == 1 else en_many}")


def amount(limit: Limit) -> Text:
    """A limit in words.

    >>> amount(Limit(5, Unit.WORKING_DAYS))
    Text(kk='5 жұмыс күні', ru='5 рабочих дней', en='5 working days')
    """
    return counted(limit.value, _UNITS[limit.unit])


def joined(texts: Iterable[Text], by: str = "; ") -> Text:
    """Several texts as one, each said once, in their order."""
    rows = tuple(dict.fromkeys(texts))
    return Text(by.join(t.kk for t in rows), by.join(t.ru for t in rows), by.join(t.en for t in rows))
