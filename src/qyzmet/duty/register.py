"""The register of the duty: payments of a period by service, refunds to be paid out. In pages, by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Generic, TypeVar

from django.db.models import Count, F, Q, QuerySet, Sum

from qyzmet.duty.models import Payment, Refund

_Row = TypeVar("_Row")
_Key = TypeVar("_Key")
_Model = TypeVar("_Model", Payment, Refund)


@dataclass(frozen=True, slots=True)
class Page(Generic[_Row, _Key]):
    """Some rows, and the key to ask for the next ones with; None after the last."""

    rows: list[_Row]
    after: _Key | None


@dataclass(frozen=True, slots=True)
class Total:
    """What came in for a service in a period, in tenge; ``used`` is what cases owed of it."""

    service: str
    payments: int
    amount: Decimal
    used: Decimal


def payments(
    since: date,
    until: date,
    service: str | None = None,
    *,
    after: tuple[date, int] | None = None,
    limit: int = 100,
) -> Page[Payment, tuple[date, int]]:
    """Payments from ``since`` up to and on ``until``, by day and then as they were recorded."""
    rows = _in(since, until, service).order_by("paid_on", "pk")
    if after is not None:
        day, last = after
        rows = rows.filter(paid_on__gte=day).filter(Q(paid_on__gt=day) | Q(pk__gt=last))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], (found[limit - 1].paid_on, found[limit - 1].pk) if more else None)


def all_payments(since: date, until: date, service: str | None = None) -> Iterator[Payment]:
    """The same, every one, page by page: for an export."""
    page = payments(since, until, service, limit=_EXPORT)
    yield from page.rows
    while page.after is not None:
        page = payments(since, until, service, after=page.after, limit=_EXPORT)
        yield from page.rows


def totals(since: date, until: date) -> list[Total]:
    """What came in from ``since`` up to and on ``until``, a line a service."""
    rows = _in(since, until, None).values("service").order_by("service")
    return [
        Total(row["service"], row["count"], row["paid"], row["used"] or Decimal(0))
        for row in rows.annotate(count=Count("pk"), paid=Sum("amount"), used=Sum("owed"))
    ]


def refunds_due(*, after: int = 0, limit: int = 100) -> Page[Refund, int]:
    """Refunds that are opened and not paid out, as they were opened, with their payments."""
    rows = Refund.objects.filter(paid_on__isnull=True, pk__gt=after).select_related("payment").order_by("pk")
    return _page(rows, limit)


def surpluses(*, after: int = 0, limit: int = 100) -> Page[Payment, int]:
    """Used payments of which more was paid than owed and for which no refund was opened."""
    rows = Payment.objects.filter(pk__gt=after, amount__gt=F("owed"), refunds__isnull=True).order_by("pk")
    return _page(rows, limit)


def _page(rows: QuerySet[_Model], limit: int) -> Page[_Model, int]:
    found = list(rows[: limit + 1])
    return Page(found[:limit], found[limit - 1].pk if len(found) > limit else None)


def _in(since: date, until: date, service: str | None) -> QuerySet[Payment]:
    rows = Payment.objects.filter(paid_on__gte=since, paid_on__lte=until)
    return rows.filter(service=service) if service else rows


_EXPORT: Final = 1000
