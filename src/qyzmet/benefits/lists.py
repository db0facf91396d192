"""Benefits of an office as its lists show them: filtered, found by name, page by page from a key on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from qyzmet.benefits.confirmations import due_day, remind_from
from qyzmet.benefits.confirming import reminded
from qyzmet.benefits.history import next_quarter, quarter
from qyzmet.benefits.models import Benefit
from qyzmet.registers.folding import fold

PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list is narrowed to; empty is all."""

    kind: str = ""
    state: str = ""
    due: bool = False
    """Only those whose quarter is to be confirmed now, or is late."""
    words: str = ""
    """A name, an IIN or the number of a case."""


def benefits(office: str, asked: Asked, today: date) -> QuerySet[Benefit]:
    """The benefits of an office, newest first."""
    rows = Benefit.objects.filter(office=office).select_related("recipient", "about").order_by("-pk")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.due:
        rows = rows.filter(confirm_by__isnull=False, confirm_by__lte=_horizon(today))
    return rows.filter(_named(asked.words)) if asked.words else rows


def page(rows: QuerySet[Benefit], after: int) -> tuple[list[Benefit], int | None]:
    """So many of them after a key (0: the first), and the key of the next page."""
    found = list((rows.filter(pk__lt=after) if after else rows)[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def count_due(office: str, today: date, most: int = 100) -> int:
    """How many are to be confirmed now or late, as far as a tile shows."""
    return len(benefits(office, Asked(due=True), today).values_list("pk", flat=True)[:most])


def due_of(iin: str, today: date) -> list[Benefit]:
    """The benefits of a recipient that are to be confirmed now, or are late: what their cabinet reminds of."""
    mine = Benefit.objects.filter(recipient__iin=iin, confirm_by__isnull=False).order_by("confirm_by")
    return [one for one in mine if reminded(one, today)]


def _named(words: str) -> Q:
    """By an IIN, the number of a case, or the beginning of a name in either spelling."""
    digits = words.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        return Q(recipient__iin__startswith=digits) | Q(about__iin__startswith=digits)
    if words[:1].isdigit():
        return Q(case_number=words)
    return Q(recipient__search_key__startswith=fold(words))


def _horizon(today: date) -> date:
    """The last day of confirmation that lists remind of now."""
    coming = (due_day(one) for one in (quarter(today), next_quarter(today)))
    return max([today, *(day for day in coming if remind_from(day) <= today)])
