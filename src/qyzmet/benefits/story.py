"""The whole story of a benefit in the order of writing, and how each amount was computed, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from qyzmet.benefits.models import Benefit, Confirmation, Happening, PayLine, Payout, Term, Turning
from qyzmet.benefits.words import CAUSES, STATE_NAMES, money, month_name, quarter_name
from qyzmet.law.text import LANGUAGES, Text


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story: when it was written, what, from which day it counts, by whom, why."""

    at: datetime
    what: Text
    since: date | None
    by: str
    note: str = ""


def story(benefit: Benefit) -> list[Told]:
    """Everything that was ever written of the benefit, oldest first."""
    lines = [
        *map(_term, benefit.terms.all()),
        *map(_turning, benefit.turns.all()),
        *map(_happening, benefit.happenings.select_related("whose")),
        *map(_confirmation, benefit.confirmations.all()),
    ]
    return sorted(lines, key=lambda one: one.at)


def computation_lines(why: Mapping[str, Any]) -> list[Text]:
    """How an amount was found, line by line, as the decision or the test kept it; empty where nothing is kept."""
    return [
        Text(*(str(line.get(language) or line["kk"]) for language in LANGUAGES))
        for line in why.get("lines") or ()
        if isinstance(line, Mapping) and line.get("kk")
    ]


def paid(benefit: Benefit) -> Sequence[PayLine]:
    """Every line of every list, newest list first."""
    return list(benefit.lines.select_related("list").order_by("-list__month", "pk"))


def payouts(benefit: Benefit) -> Sequence[Payout]:
    """What was paid out by approved lists, newest first."""
    return list(benefit.payouts.select_related("list").order_by("-list__month"))


def line_words(line: PayLine) -> Text:
    """Why the line is there: the cause, and the days with their amounts where not the whole month is paid alike."""
    cause = CAUSES.get(str(line.why.get("cause")), _UNKNOWN)
    note = f" ({line.why['note']})" if line.why.get("note") else ""
    said = [f"{part}{note}" for part in (cause.kk, cause.ru, cause.en)]
    if line.kind == "correction":
        due, listed = money(int(line.why.get("due", 0))), money(int(line.why.get("listed", 0)))
        month = month_name(line.month)
        said[0] += f"; {month.kk} үшін тиесілі {due.kk}, тізімге енгені {listed.kk}"
        said[1] += f"; за {month.ru} причитается {due.ru}, включено {listed.ru}"
        said[2] += f"; for {month.en} {due.en} is due, {listed.en} was listed"
    if line.why.get("part_month") == "days":
        for place, language in enumerate(LANGUAGES):
            said[place] += _by_days(line.why.get("spans") or (), language)
    return Text(*said)


def _by_days(spans: Sequence[Mapping[str, Any]], language: str) -> str:
    """``; (7,392.00 tenge × 29 d. + 8,120.00 tenge × 1 d.) ÷ 30 d.``; empty for a month paid alike."""
    owed = [one for one in spans if one["monthly"]]
    if len(spans) < 2 or not owed:
        return ""
    unit = _DAYS.in_(language)
    said = " + ".join(f"{money(int(one['monthly'])).in_(language)} × {one['days']} {unit}" for one in owed)
    said = f"({said})" if len(owed) > 1 else said
    return f"; {said} ÷ {sum(int(one['days']) for one in spans)} {unit}"


def _term(one: Term) -> Told:
    amount, cause = money(one.monthly), CAUSES.get(one.cause, _UNKNOWN)
    until = f" – {one.until:%d.%m.%Y}" if one.until else ""
    return Told(
        one.written_at,
        Text(
            f"Айына {amount.kk}{until}: {cause.kk}",
            f"{amount.ru} в месяц{until}: {cause.ru}",
            f"{amount.en} a month{until}: {cause.en}",
        ),
        one.since,
        one.written_by,
    )


def _turning(one: Turning) -> Told:
    state, reason = STATE_NAMES[one.state], CAUSES.get(one.reason, _UNKNOWN)
    return Told(
        one.written_at,
        Text(
            f"Күйі – {state.kk}: {reason.kk}",
            f"Состояние – {state.ru}: {reason.ru}",
            f"State – {state.en}: {reason.en}",
        ),
        one.since,
        one.written_by,
        one.note,
    )


def _happening(one: Happening) -> Told:
    cause = CAUSES.get(one.kind, _UNKNOWN)
    whose = f" ({one.whose.full_name})" if one.whose else ""
    return Told(
        one.written_at,
        Text(
            f"Оқиға: {cause.kk}{whose}, {one.happened_on:%d.%m.%Y}",
            f"Событие: {cause.ru}{whose}, {one.happened_on:%d.%m.%Y}",
            f"Event: {cause.en}{whose}, {one.happened_on:%d.%m.%Y}",
        ),
        None,
        one.written_by,
        one.note,
    )


def _confirmation(one: Confirmation) -> Told:
    name = quarter_name(one.quarter)
    late = _LATE if one.late else _IN_TIME
    return Told(
        one.written_at,
        Text(
            f"{name.kk}: анықтама {one.presented_on:%d.%m.%Y} берілді, {late.kk}",
            f"{name.ru}: справка представлена {one.presented_on:%d.%m.%Y}, {late.ru}",
            f"{name.en}: the certificate was presented on {one.presented_on:%d.%m.%Y}, {late.en}",
        ),
        None,
        one.written_by,
        one.certificate,
    )


_UNKNOWN: Final = Text("басқа себеп", "иная причина", "another reason")
_LATE: Final = Text("кешіктірілген", "с опозданием", "late")
_IN_TIME: Final = Text("мерзімінде", "в срок", "in time")
_DAYS: Final = Text("күн", "дн.", "d.")
