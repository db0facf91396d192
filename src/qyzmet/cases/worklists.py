"""Cases that wait: sorted by the clock that runs out first, keyset-paged, counted as far as it matters.

A page costs the same wherever it lies and however many cases wait: each list is some ranges of an index, read
from the key of the last row on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Q, QuerySet

from qyzmet.cases.models import Case, Standing
from qyzmet.law.catalogue import editions

PAGE: Final = 50
"""Rows of a page."""
MOST: Final = 500
"""How far a tile counts; what is more is told as “500+”."""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the key after which the next page begins (None on the last)."""

    rows: list[Case]
    after: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Cases of an office that wait for the same, the clock that runs out first on top.

    ``column`` of :class:`Standing` has one of ``values``; ``until`` leaves out what has time until then or later.
    """

    office: str
    column: str
    values: tuple[str, ...]
    until: datetime | None = None
    only: Q | None = None
    """What else must hold of the :class:`Standing`."""

    def before(self, moment: datetime) -> Waiting:
        """Those whose next clock runs out before a moment."""
        return replace(self, until=moment)

    def rows(self) -> QuerySet[Standing]:
        """All of them, in no order: to be counted or looked through."""
        here = Q() if self.column == "origin" else Q(office=self.office)
        rows = Standing.objects.filter(here, self.only or Q(), **{f"{self.column}__in": self.values})
        return rows.filter(next_due__lt=self.until) if self.until else rows

    def count(self) -> int:
        """How many, but no more than :data:`MOST` and one."""
        return bounded(self.rows())

    def page(self, after: str | None = None, size: int = PAGE) -> Page:
        """The rows after the key ``after`` of the page before; what can be none gives the first page."""
        found = self._after(_read_key(after or ""), size + 1)
        cases = Case.objects.in_bulk([case for case, _ in found[:size]])
        rows = [cases[case] for case, _ in found[:size] if case in cases]
        return Page(rows, _key(*found[size - 1]) if len(found) > size else None)

    def _after(self, key: tuple[datetime | None, int] | None, size: int) -> list[tuple[int, datetime | None]]:
        if key is None:
            return self._read("", [], size)
        due, last = key
        if due is None:
            return self._read("AND next_due IS NULL AND case_id > %s", [last], size)
        found = self._read("AND (next_due, case_id) > (%s, %s)", [due, last], size)
        if len(found) < size and self.until is None:
            found += self._read("AND next_due IS NULL", [], size - len(found))
        return found

    def _read(self, more: str, values: list[Any], size: int) -> list[tuple[int, datetime | None]]:
        """The first rows of each range of the index, merged: no more than ``size`` of each are read."""
        if self.column != "origin":
            more, values = f"AND office = %s {more}", [self.office, *values]
        if self.until:
            more, values = f"AND next_due < %s {more}", [self.until, *values]
        if self.only is not None:
            chosen, given = Standing.objects.filter(self.only).values("pk").query.sql_with_params()
            more, values = f"{more} AND case_id IN ({chosen})", [*values, *given]
        with connection.cursor() as cursor:
            cursor.execute(
                f"""SELECT found.case_id, found.next_due
                FROM unnest(%s::text[]) AS wanted(value), LATERAL (
                    SELECT case_id, next_due FROM cases_standing
                    WHERE {self.column} = wanted.value {more}
                    ORDER BY next_due, case_id LIMIT %s
                ) AS found ORDER BY found.next_due, found.case_id LIMIT %s""",
                [list(self.values), *values, size, size],
            )
            return list(cursor.fetchall())


def for_post(office: str, post: str) -> Waiting:
    """What waits for a post at an office."""
    return Waiting(office, "post", (post,))


def for_tasks(office: str, tasks: Iterable[str]) -> Waiting:
    """What stands at an office at one of these tasks (see :func:`task`)."""
    return Waiting(office, "task", tuple(tasks))


def for_service(office: str, post: str, service: str) -> Waiting:
    """What waits for a post at an office in the cases of one service."""
    steps = (
        task(edition.name, channel.id, step.id)
        for edition in editions(service)
        for channel in edition.channels
        for step in channel.steps
        if step.by == post
    )
    return for_tasks(office, steps)


def filed_at(office: str) -> Waiting:
    """What was filed at an office and has not ended, wherever it stands."""
    return Waiting(office, "origin", (office,))


def task(edition: str, channel: str, step: str) -> str:
    """A step as :attr:`Standing.task` names it."""
    return f"{edition}/{channel}/{step}"


def anywhere(tasks: Iterable[str], size: int) -> list[int]:
    """The ids of cases that stand at one of the tasks at whichever office, ``size`` at most.

    Each office that has open cases is asked by the index of :func:`for_tasks`: nothing else is read.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ANYWHERE, [list(tasks), size, size])
        return [case for (case,) in cursor.fetchall()]


_ANYWHERE: Final = """
WITH RECURSIVE place(office) AS (
    (SELECT office FROM cases_standing ORDER BY office LIMIT 1)
    UNION ALL
    SELECT (SELECT office FROM cases_standing WHERE office > place.office ORDER BY office LIMIT 1)
    FROM place WHERE place.office IS NOT NULL
)
SELECT found.case_id FROM place, unnest(%s::text[]) AS wanted(value), LATERAL (
    SELECT case_id FROM cases_standing WHERE office = place.office AND task = wanted.value
    ORDER BY next_due, case_id LIMIT %s
) AS found WHERE place.office IS NOT NULL LIMIT %s
"""
"""The offices one after another along the index, then each task there."""


def bounded(rows: QuerySet[Standing]) -> int:
    """How many rows, but no more than :data:`MOST` and one: a tile need not know more."""
    return rows.order_by()[: MOST + 1].count()


def _key(case: int, due: datetime | None) -> str:
    return f"{due.isoformat() if due else ''}|{case}"


def _read_key(text: str) -> tuple[datetime | None, int] | None:
    due, _, last = text.rpartition("|")
    try:
        key = datetime.fromisoformat(due) if due else None, int(last)
    except ValueError:
        return None
    naive = key[0] is not None and key[0].tzinfo is None
    return None if naive or not 0 <= key[1] < 2**63 else key
