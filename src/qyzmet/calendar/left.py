"""What is left of a term, in words."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from qyzmet.calendar import words
from qyzmet.calendar.days import WorkingCalendar
from qyzmet.calendar.explain import closing_day
from qyzmet.calendar.opening import opening_of
from qyzmet.law.limits import Hours, Limit, Unit, Week
from qyzmet.law.text import Text


def words_left(now: datetime, due: datetime, week: Week, hours: Hours, calendar: WorkingCalendar) -> Text:
    """«2 жұмыс күні, 7 мамырға дейін», «2 рабочих дня, до 7 мая», "2 working days, until 7 May".

    Days are those of ``week`` after today up to the last day. Within the last hour of opening (``hours``)
    minutes are given, on the last day hours; after the end, how long ago the term was broken. The year stands
    only if it is not the current one. Both moments need a zone; everything is told in that of ``due``.

    Raises :class:`~qyzmet.calendar.days.OutOfCalendar` outside the known years.
    """
    now = now.astimezone(due.tzinfo)
    if due < now:
        return _broken(now, due, week, calendar)
    today, last = now.date(), closing_day(due)
    with_year = last.year != today.year
    n = calendar.working_days_between(today, last, week)
    if n <= 1:
        opened = opening_of(calendar, hours).seconds_between(now, due)
        if 0 < opened < 3600:
            return _soon(opened, due, now, with_year)
        if last == today:
            return _soon(ceil((due - now).total_seconds()), due, now, with_year)
    plain = n < 1
    length = words.days_amount((last - today).days if plain else n, Week.EVERY_DAY if plain else week)
    return _and(length, words.until_day(last, with_year=with_year))


def _soon(seconds: int, due: datetime, now: datetime, with_year: bool) -> Text:
    limit = Limit(seconds // 3600, Unit.HOURS) if seconds >= 3600 else Limit(ceil(seconds / 60), Unit.MINUTES)
    last = closing_day(due)
    day = None if last == now.date() else last
    return _and(words.amount(limit), words.until_clock(due.time(), day, with_year=with_year))


def _broken(now: datetime, due: datetime, week: Week, calendar: WorkingCalendar) -> Text:
    last, today = closing_day(due), now.date()
    n = calendar.working_days_between(last, today, week)
    passed = int((now - due).total_seconds())
    if n < 1 and (passed < 86_400 or last == today):
        if passed < 3600:
            ago = words.minutes_ago(max(1, passed // 60))
        else:
            ago = _ago(words.amount(Limit(passed // 3600, Unit.HOURS)))
        at = words.at_clock(due.time()) if last == today else words.on_day(last, with_year=False)
    else:
        plain = n < 1
        length = words.days_amount((today - last).days if plain else n, Week.EVERY_DAY if plain else week)
        ago, at = _ago(length), words.on_day(last, with_year=last.year != today.year)
    return Text(
        f"мерзім {ago.kk}, {at.kk} бұзылды",
        f"срок нарушен {ago.ru}, {at.ru}",
        f"term broken {ago.en}, {at.en}",
    )


def _ago(length: Text) -> Text:
    return Text(f"{length.kk} бұрын", f"{length.ru} назад", f"{length.en} ago")


def _and(length: Text, until: Text) -> Text:
    return Text(f"{length.kk}, {until.kk}", f"{length.ru}, {until.ru}", f"{length.en}, {until.en}")
