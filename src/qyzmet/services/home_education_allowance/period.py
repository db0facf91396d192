"""From when to when the allowance is paid, and how much a month: what is assigned, and what a change makes of it. Pure.

The act says neither. Readings: it begins with the month of the application, or with that of the home schooling if that
comes later; it ends with the school year, and before that with whatever it rests on. Nothing here lengthens what was
assigned: for a longer time one applies again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from qyzmet.law.text import Text
from qyzmet.services.home_education_allowance.parameters import Amount, Rule, amount_on, parameters, rule_on

Reason = Literal[
    "died", "adult", "disability-ends", "conclusion-ends", "schooling-ends", "moved", "school-year-ends"
]
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the allowance for a child rests on; None is what is not known, or does not end."""

    birth: date
    conclusion_until: date | None = None
    """The last day of the conclusion of the consultation."""
    disability_until: date | None = None
    """The last day for which the disability is established."""
    moved_on: date | None = None
    """The first day on which the child lives elsewhere than where the body pays."""
    schooling_ended_on: date | None = None
    """The first day on which the child is not taught at home any more."""
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day of the allowance, and why it is the last."""

    day: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Part:
    """Days, the last included, for which the same is paid a month (tiyn)."""

    since: date
    until: date
    monthly: int


def since_of(filed: date, home_since: date | None = None, paid_until: date | None = None) -> date:
    """The first day paid for: of the month of the application, and not before the home schooling.

    ``paid_until`` is the last day of an allowance that runs for the child already: a further one follows it.
    """
    begins = max(filed, home_since or filed).replace(day=1)
    return max(begins, paid_until + _DAY) if paid_until else begins


def until_of(since: date, child: Circumstances, rule: Rule | None = None) -> Ending:
    """The last day of an allowance that begins on a day: the first of all reasons to end that come.

    The day may lie before ``since``: then nothing is to be paid. ``rule`` is that of the day ``since``.
    """
    rule = rule or rule_on(since)
    return min(_endings(since, child, rule), key=lambda one: one.day)


def _endings(since: date, child: Circumstances, rule: Rule) -> Iterator[Ending]:
    """Every reason to end; of those of one day the first counts."""
    if child.died_on:
        yield Ending(child.died_on, "died")
    yield Ending(birthday(child.birth, rule.oldest + 1) - _DAY, "adult")
    if child.disability_until:
        yield Ending(child.disability_until, "disability-ends")
    if child.conclusion_until:
        yield Ending(child.conclusion_until, "conclusion-ends")
    if child.schooling_ended_on:
        yield Ending(child.schooling_ended_on - _DAY, "schooling-ends")
    if child.moved_on:
        yield Ending(child.moved_on - _DAY, "moved")
    yield Ending(rule.school_year_end(since), "school-year-ends")


def recalculated(
    since: date, until: date, child: Circumstances, rule: Rule | None = None
) -> tuple[Part, ...]:
    """What an allowance assigned from ``since`` to ``until`` comes to, as the circumstances are known now.

    In order and without gaps, a part for each amount of the parameters; empty where nothing of it is owed. It never
    reaches beyond the days assigned: what is paid for longer is a new application, what is paid for less a correction.
    """
    last = min(until, until_of(since, child, rule).day)
    if last < since:
        return ()
    changes = [row.since for row in parameters().amounts if since < row.since <= last]
    begins = [since, *changes]
    ends = [*(day - _DAY for day in changes), last]
    return tuple(Part(begin, end, amount_on(begin).monthly) for begin, end in zip(begins, ends, strict=True))


def birthday(birth: date, age: int) -> date:
    """The day on which somebody is so many years old; whoever was born on 29 February is so on 1 March.

    >>> birthday(date(1996, 2, 29), 18)
    datetime.date(2014, 3, 1)
    """
    year = birth.year + age
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def why(ending: Ending) -> Text:
    """The last day and its reason, as a person reads it."""
    reason, day = _REASONS[ending.reason], f"{ending.day:%d.%m.%Y}"
    return Text(
        f"Соңғы күні — {day}: {reason.kk}.",
        f"Последний день — {day}: {reason.ru}.",
        f"The last day is {day}: {reason.en}.",
    )


def how_much(amount: Amount) -> Text:
    """How the amount of a month is found."""
    index, times, sum_ = f"{amount.index:,f}", f"{amount.times:f}", f"{amount.monthly // 100:,}"
    local = {
        "index": index.replace(",", "\N{NO-BREAK SPACE}"),
        "sum": sum_.replace(",", "\N{NO-BREAK SPACE}"),
    }
    return Text(
        f"Айына: {times} × {local['index']} теңге (АЕК) = {local['sum']} теңге.",
        f"В месяц: {times} × {local['index']} тенге (МРП) = {local['sum']} тенге.",
        f"A month: {times} × {index} tenge (MCI) = {sum_} tenge.",
    )


_REASONS: dict[Reason, Text] = {
    "died": Text("бала қайтыс болды", "ребёнок умер", "the child has died"),
    "adult": Text(
        "бала жәрдемақы төленетін жастан асады",
        "ребёнок выходит из возраста, до которого платят",
        "the child passes the age up to which it is paid",
    ),
    "disability-ends": Text(
        "мүгедектік осы күнге дейін белгіленген",
        "инвалидность установлена по этот день",
        "the disability is established until then",
    ),
    "conclusion-ends": Text(
        "психологиялық-медициналық-педагогикалық консультацияның қорытындысы осы күнге дейін жарамды",
        "заключение психолого-медико-педагогической консультации действует по этот день",
        "the conclusion of the psychological, medical and pedagogical consultation is valid until then",
    ),
    "schooling-ends": Text(
        "бала бұдан кейін үйде оқымайды",
        "после него ребёнок на дому не обучается",
        "after it the child is not taught at home",
    ),
    "moved": Text(
        "бала бұдан кейін басқа жерде тұрады",
        "после него ребёнок живёт в другом месте",
        "after it the child lives elsewhere",
    ),
    "school-year-ends": Text("оқу жылы аяқталады", "кончается учебный год", "the school year ends"),
}
