"""The sentences a due date is explained with, in Kazakh, Russian and English."""

from __future__ import annotations

from datetime import date, datetime, time

from qyzmet.calendar import words
from qyzmet.calendar.days import Day, DayKind
from qyzmet.calendar.facts import Move
from qyzmet.law.limits import Limit, Unit, Week
from qyzmet.law.text import Text

SILENT_START = Text(
    "Акт мерзім басталған күн туралы үнсіз: ол күн мерзімге кірмейді, мерзім келесі күннен есептеледі.",
    "Акт молчит о дне начала срока: он в срок не входит, срок течёт со следующего дня.",
    "The act is silent on the starting day: it is not counted, the term runs from the next day.",
)
SILENT_WEEK = Text(
    "Акт мерзім қай аптаның жұмыс күндерімен есептелетінін айтпайды: бес күндік жұмыс аптасы алынады.",
    "Акт не говорит, по какой неделе считаются рабочие дни: берётся пятидневная рабочая неделя.",
    "The act does not say which week's working days are meant: the five-day week is taken.",
)
SILENT_AFTER_HOURS = Text(
    "Акт жұмыс уақытынан кейінгі өтініш туралы үнсіз: ол келесі ашылғанда берілген болып саналады.",
    "Акт молчит о подаче после закрытия: она считается сделанной в ближайшее открытие.",
    "The act is silent on a filing after closing time: it counts as made at the next opening.",
)


def term(what: Text, limit: Limit) -> Text:
    """The term and its length."""
    length = words.amount(limit)
    return Text(f"{what.kk}: {length.kk}", f"{what.ru}: {length.ru}", f"{what.en}: {length.en}")


def starts(day: date, at: time) -> Text:
    """The term starts within opening hours."""
    named = words.dotted_with_weekday(day)
    return Text(
        f"Мерзім басталады: {named.kk}, {words.clock(at)}",
        f"Срок начинается: {named.ru}, {words.clock(at)}",
        f"The term starts: {named.en}, {words.clock(at)}",
    )


def closed(day: date, at: time, next_day: date, next_at: time | None) -> Text:
    """Nobody is there at that moment; it counts as a later one."""
    named, following = words.dotted_with_weekday(day), words.dotted_with_weekday(next_day)
    clock = f", {words.clock(next_at)}" if next_at else ""
    return Text(
        f"{named.kk}, {words.clock(at)} — жұмыс уақытынан тыс; {following.kk}{clock} деп есептеледі",
        f"{named.ru}, {words.clock(at)} — вне часов работы; считается как {following.ru}{clock}",
        f"{named.en}, {words.clock(at)} is outside opening hours; it counts as {following.en}{clock}",
    )


def start_not_counted(day: date) -> Text:
    """The starting day is not counted."""
    d = words.dotted(day)
    return Text(
        f"Мерзім басталған күн, {d}, мерзімге кірмейді",
        f"День начала срока, {d}, в срок не входит",
        f"The day the term starts, {d}, is not counted",
    )


def target_not_counted(day: date) -> Text:
    """The date from which one counts back is not counted."""
    d = words.dotted(day)
    return Text(
        f"Кері санау басталатын күн, {d}, мерзімге кірмейді",
        f"День, от которого идёт обратный счёт, {d}, в срок не входит",
        f"The day from which one counts back, {d}, is not counted",
    )


def counts_back(day: date) -> Text:
    """The term is counted back from a date."""
    named = words.dotted_with_weekday(day)
    return Text(
        f"Мерзім кері саналады: {named.kk} күнінен бастап",
        f"Срок считается назад от даты {named.ru}",
        f"The term is counted back from {named.en}",
    )


def counted(n: int, first: date, last: date, week: Week) -> Text:
    """A run of days that count."""
    length = words.days_amount(n, week)
    span = words.dotted(first) if first == last else f"{words.dotted(first)} – {words.dotted(last)}"
    return Text(
        f"Мерзімге кіреді: {length.kk}, {span}",
        f"В срок входит: {length.ru}, {span}",
        f"Counted: {length.en}, {span}",
    )


def counted_instead(day: Day) -> Text:
    """A day off worked by an order counts."""
    worked = worked_instead(day)
    return Text(f"Мерзімге кіреді: {worked.kk}", f"В срок входит: {worked.ru}", f"Counted: {worked.en}")


def worked_instead(day: Day) -> Text:
    """A day off is worked by an order."""
    named, cite = words.dotted_with_weekday(day.date), day.grounds[0].cite
    other = words.dotted(day.counterpart) if day.counterpart else ""
    return Text(
        f"{named.kk} — {other} күнінің орнына жұмыс күні ({cite.kk})",
        f"{named.ru} — рабочий день вместо {other} ({cite.ru})",
        f"{named.en}, a working day in place of {other} ({cite.en})",
    )


def skipped(day: Day) -> Text:
    """A day that does not count, and why."""
    named, why = words.dotted_with_weekday(day.date), why_free(day)
    return Text(
        f"Мерзімге кірмейді: {named.kk} — {why.kk}",
        f"В срок не входит: {named.ru} — {why.ru}",
        f"Not counted: {named.en}, {why.en}",
    )


def why_free(day: Day) -> Text:
    """Why a day is not worked."""
    if day.kind is DayKind.WEEKEND:
        return Text("демалыс күні", "выходной день", "a day off")
    name, cite = day.name or Text("", "", ""), day.grounds[0].cite
    other = words.dotted(day.counterpart) if day.counterpart else ""
    if day.kind is DayKind.HOLIDAY:
        return Text(
            f"мереке: {name.kk} ({cite.kk})",
            f"праздник: {name.ru} ({cite.ru})",
            f"a holiday: {name.en} ({cite.en})",
        )
    if day.kind is DayKind.DAY_OFF:
        return Text(
            f"демалыс күні: {name.kk} ({cite.kk})",
            f"выходной день: {name.ru} ({cite.ru})",
            f"a day off: {name.en} ({cite.en})",
        )
    if day.kind is DayKind.SHIFTED:
        return Text(
            f"демалыс күні, себебі мереке {other} демалыс күніне тура келді: {name.kk} ({cite.kk})",
            f"выходной день, так как праздник {other} совпал с выходным: {name.ru} ({cite.ru})",
            f"a day off because the holiday of {other} fell on a day off: {name.en} ({cite.en})",
        )
    return Text(
        f"{other} күнінен ауыстырылған демалыс күні ({cite.kk})",
        f"день отдыха, перенесённый с {other} ({cite.ru})",
        f"the day off moved from {other} ({cite.en})",
    )


def move_that_does_not_bind(move: Move, reading: Text) -> Text:
    """An order moved a day off in the span of the term, but not on this week."""
    cite, day_off, to = move.ground.cite, words.dotted(move.day_off), words.dotted(move.to)
    return Text(
        f"Демалыс күнін {day_off} күнінен {to} күніне ауыстыру бұл аптаға қолданылмайды ({cite.kk}). "
        f"{reading.kk}",
        f"Перенос дня отдыха с {day_off} на {to} на эту неделю не действует ({cite.ru}). {reading.ru}",
        f"The move of a day off from {day_off} to {to} does not bind this week ({cite.en}). {reading.en}",
    )


def end_not_counted(day: date) -> Text:
    """The day of issue is not counted: the term ends on this day, one later."""
    d = words.dotted(day)
    return Text(
        f"Нәтиже берілетін күн мерзімге кірмейді, сондықтан мерзім бір күн кейін, {d} күні аяқталады",
        f"День выдачи в срок не входит, поэтому срок истекает днём позже, {d}",
        f"The day of issue is not counted, so the term ends a day later, on {d}",
    )


def last_day(day: date, limit: Limit) -> Text:
    """The last day of a term in calendar days, months or years."""
    named, length = words.dotted_with_weekday(day), words.amount(limit)
    return Text(
        f"Мерзімнің соңғы күні ({length.kk}): {named.kk}",
        f"Последний день срока ({length.ru}): {named.ru}",
        f"The last day of the term ({length.en}): {named.en}",
    )


def rolled(day: Day, to: date) -> Text:
    """The last day is a day off; another stands for it."""
    d, why, other = words.dotted(day.date), why_free(day), words.dotted_with_weekday(to)
    return Text(
        f"{d} — {why.kk}; мерзім ең жақын жұмыс күні аяқталады: {other.kk}",
        f"{d} — {why.ru}; срок истекает в ближайший рабочий день: {other.ru}",
        f"{d} is {why.en}; the term ends on the nearest working day: {other.en}",
    )


def not_open(day: date, to: date) -> Text:
    """The body does not open on the last day; another stands for it."""
    d, other = words.dotted(day), words.dotted_with_weekday(to)
    return Text(
        f"{d} күні мекеме ашылмайды; мерзім ең жақын ашық күні аяқталады: {other.kk}",
        f"{d} учреждение закрыто; срок истекает в ближайший день его работы: {other.ru}",
        f"The body does not open on {d}; the term ends on its nearest opening day: {other.en}",
    )


def runs_in_hours(limit: Limit) -> Text:
    """Minutes and hours are those of opening."""
    hours = limit.unit is Unit.HOURS
    return Text(
        f"{'Сағаттар' if hours else 'Минуттар'} тек жұмыс уақытында есептеледі",
        f"{'Часы' if hours else 'Минуты'} считаются только в часы работы",
        f"{'Hours' if hours else 'Minutes'} run in opening hours only",
    )


def closed_between(since: datetime, until: datetime) -> Text:
    """Hours in which the body is closed: the lunch break, the night, days off."""
    if since.date() == until.date():
        hours = f"{words.clock(since.time())}–{words.clock(until.time())}"
        return Text(
            f"Үзіліс есептелмейді: {hours}",
            f"Перерыв не считается: {hours}",
            f"The break does not count: {hours}",
        )
    first = f"{words.dotted(since.date())} {words.clock(since.time(), ends=True)}"
    last = f"{words.dotted(until.date())} {words.clock(until.time())}"
    return Text(
        f"Жабық уақыт есептелмейді: {first} – {last}",
        f"Нерабочее время не считается: {first} – {last}",
        f"Closed hours do not count: {first} – {last}",
    )


def provisional(day: Day) -> Text:
    """A day that may yet change."""
    d, name = words.dotted(day.date), day.name or Text("", "", "")
    return Text(
        f"{d} алдын ала белгіленген, өзгеруі мүмкін: {name.kk}",
        f"Дата {d} предварительная и может измениться: {name.ru}",
        f"{d} is provisional and may yet change: {name.en}",
    )


def moves_unknown(known_to: date) -> Text:
    """Orders moving days off may yet come for these dates."""
    d = words.dotted(known_to)
    return Text(
        f"{d} күнінен кейінгі демалыс күндерін ауыстыру туралы бұйрықтар әлі белгісіз; мерзім жылжуы мүмкін",
        f"О переносе дней отдыха после {d} ещё ничего не известно; срок может сдвинуться",
        f"Orders moving days off after {d} are not known yet; the term may shift",
    )


def ends(day: date, at: time) -> Text:
    """The due moment of a term in days: closing time."""
    named, clock = words.dotted_with_weekday(day), words.clock(at, ends=True)
    if at == time(0):
        return Text(
            f"Мерзім аяқталады: {named.kk}, күннің соңы {clock}",
            f"Срок истекает: {named.ru}, конец дня {clock}",
            f"The term ends: {named.en}, end of the day {clock}",
        )
    return Text(
        f"Мерзім аяқталады: {named.kk}, жабылу уақыты {clock}",
        f"Срок истекает: {named.ru}, закрытие в {clock}",
        f"The term ends: {named.en}, closing time {clock}",
    )


def ends_at(day: date, at: time) -> Text:
    """The due moment of a term in minutes or hours."""
    named, clock = words.dotted_with_weekday(day), words.clock(at)
    return Text(
        f"Мерзім аяқталады: {named.kk}, {clock}",
        f"Срок истекает: {named.ru}, {clock}",
        f"The term ends: {named.en}, {clock}",
    )
