"""The payment list of an office for a month: made, brought up to date, approved, closed.

A list adds what the histories say is due and no list has yet: for each benefit and each month up to that of the list
the difference between what is due and the lines that there are. So a second run adds nothing but corrections, what
changed after a list was approved stands in the next one, and all lines together are what is due, whatever came first.
Who makes or approves a list keeps others of the office from it until the transaction ends.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum

from qyzmet.benefits import refusals
from qyzmet.benefits.history import History, Span, months, next_month
from qyzmet.benefits.models import Benefit, PayLine, PayList, Payout
from qyzmet.benefits.parameters import paying_on
from qyzmet.offices.models import Office


@dataclass(frozen=True, slots=True)
class Made:
    """What a run did: the list, and how many lines it added."""

    list: PayList
    lines: int
    corrections: int


def make_list(office: str, month: date, *, today: date, by: str) -> Made:
    """Make the list of the month, or bring one that is not approved up to date.

    Refuses with ``month-not-begun``, ``later-list``, ``list-not-so`` where it is approved or closed.
    """
    first = month.replace(day=1)
    if first > today:
        raise refusals.month_not_begun(first)
    with transaction.atomic():
        _one_at_a_time(office)
        later = PayList.objects.filter(office=office, month__gt=first).order_by("month").first()
        if later is not None:
            raise refusals.later_list(later.month)
        kept, _new = PayList.objects.get_or_create(office=office, month=first, defaults={"made_by": by})
        if kept.state != "made":
            raise refusals.list_not_so(kept.state, kept.closed_by or kept.approved_by)
        lines = [
            PayLine(
                list=kept,
                benefit_id=one.benefit,
                month=one.month,
                kind=one.kind,
                amount=one.amount,
                why=one.why,
                written_by=by,
            )
            for one in _missing(office, first)
        ]
        PayLine.objects.bulk_create(lines)
        return Made(kept, len(lines), sum(line.kind == "correction" for line in lines))


def approve(office: str, month: date, seen: str, *, at: datetime, by: str) -> PayList:
    """The head approves what they saw (``seen``, of :func:`digest`); from now on nothing is added.

    Refuses with ``no-such-list``, ``list-not-so``, ``list-changed`` where the list is not the one seen, ``list-stale``
    where histories changed since it was made.
    """
    with transaction.atomic():
        _one_at_a_time(office)
        kept = list_of(office, month)
        if kept.state != "made":
            raise refusals.list_not_so(kept.state, kept.closed_by or kept.approved_by)
        if seen != digest(kept):
            raise refusals.list_changed()
        if _missing(office, kept.month):
            raise refusals.list_stale()
        Payout.objects.bulk_create(_payouts(kept))
        kept.state, kept.approved_at, kept.approved_by, kept.digest = "approved", at, by, seen
        kept.save(update_fields=["state", "approved_at", "approved_by", "digest"])
        return kept


def close(office: str, month: date, order_number: str, *, at: datetime, by: str) -> PayList:
    """The money has gone by this payment order.

    Refuses with ``no-such-list``, ``list-not-so``, ``order-number-missing``.
    """
    if not order_number.strip():
        raise refusals.no_order_number()
    with transaction.atomic():
        _one_at_a_time(office)
        kept = list_of(office, month)
        if kept.state != "approved":
            raise refusals.list_not_so(kept.state, kept.closed_by)
        kept.state, kept.closed_at, kept.closed_by = "closed", at, by
        kept.order_number = order_number.strip()[:60]
        kept.save(update_fields=["state", "closed_at", "closed_by", "order_number"])
        return kept


def list_of(office: str, month: date) -> PayList:
    """The list of the month; :class:`Refusal` ``no-such-list``."""
    kept = PayList.objects.filter(office=office, month=month.replace(day=1)).first()
    if kept is None:
        raise refusals.no_list(month.replace(day=1))
    return kept


def digest(kept: PayList) -> str:
    """SHA-256 over every line of the list, in the order in which they were written."""
    rows = kept.lines.order_by("pk").values_list("pk", "benefit_id", "month", "kind", "amount")
    said = json.dumps([[kept.office, kept.month.isoformat()], *map(list, rows)], default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def is_stale(kept: PayList) -> bool:
    """Whether histories have changed since a list that is not approved was made."""
    return kept.state == "made" and bool(_missing(kept.office, kept.month))


# --- what is due and not listed ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    benefit: int
    month: date
    kind: str
    amount: int
    why: Mapping[str, Any]


def _missing(office: str, month: date) -> list[_Line]:
    """The lines by which the lists fall short of, or exceed, what is due up to the month."""
    before = listed(office)
    lines: list[_Line] = []
    benefits = Benefit.objects.filter(office=office, since__lt=next_month(month)).order_by("pk")
    for benefit in benefits.prefetch_related("terms", "turns"):
        history = benefit.history()
        if history.first is None:
            continue
        have = before.get(benefit.pk, {})
        for one in months(min([history.first, *have]), month):
            due = history.due(one, paying_on(one).part_month)
            amount = due - have.get(one, 0)
            if amount:
                regular = one not in have and amount > 0
                lines.append(
                    _Line(
                        benefit.pk,
                        one,
                        "regular" if regular else "correction",
                        amount,
                        _why(benefit, history, one, due, have.get(one, 0)),
                    )
                )
    return lines


def listed(office: str) -> dict[int, dict[date, int]]:
    """What the lists of the office hold so far: of each benefit, for each month."""
    rows = PayLine.objects.filter(list__office=office).values_list("benefit", "month")
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for benefit, month, amount in rows.annotate(sum=Sum("amount")).order_by():
        found[benefit][month] = amount
    return found


def _why(benefit: Benefit, history: History, month: date, due: int, had: int) -> dict[str, Any]:
    """What a line rests on: the days with their amounts, the last cause, and what was listed before."""
    turn = max(benefit.turns.all(), key=lambda one: one.pk)
    term = max(benefit.terms.all(), key=lambda one: one.pk)
    turned = turn.written_at > term.written_at
    return {
        "due": due,
        "listed": had,
        "cause": turn.reason if turned else term.cause,
        "note": turn.note if turned else "",
        "part_month": paying_on(month).part_month,
        "spans": [_span(one) for one in history.spans(month)],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "since": span.since.isoformat(),
        "until": span.until.isoformat(),
        "days": span.days,
        "monthly": span.monthly,
    }


def _payouts(kept: PayList) -> list[Payout]:
    """What each benefit of the list gets; what was paid too much is kept back from it."""
    rows = list(kept.lines.order_by().values("benefit").annotate(sum=Sum("amount")).order_by("benefit"))
    keys = [row["benefit"] for row in rows]
    open_before = _carried(keys)
    accounts = dict(Benefit.objects.filter(pk__in=keys).values_list("pk", "account"))
    # Who owes from before and has no line in this list is asked for nothing by it.
    return [
        Payout(
            list=kept,
            benefit_id=row["benefit"],
            lines_sum=row["sum"],
            carried=open_before.get(row["benefit"], 0),
            amount=max(0, row["sum"] + open_before.get(row["benefit"], 0)),
            account=accounts[row["benefit"]],
        )
        for row in rows
    ]


def _carried(keys: Sequence[int]) -> dict[int, int]:
    """What of earlier lists is still to be kept back, as nought or less, by benefit."""
    rows = Payout.objects.filter(benefit__in=keys).values("benefit").order_by()
    return {
        row["benefit"]: min(0, row["said"] - row["paid"])
        for row in rows.annotate(said=Sum("lines_sum"), paid=Sum("amount"))
    }


def kept_back(kept: PayList) -> dict[int, int]:
    """What of earlier lists will be kept back from a list that is not approved yet, by benefit."""
    return {
        key: sum_
        for key, sum_ in _carried(list(kept.lines.values_list("benefit", flat=True))).items()
        if sum_
    }


def _one_at_a_time(office: str) -> None:
    """Whoever works on lists of an office waits for whoever does."""
    Office.objects.select_for_update(of=("self",)).get(code=office)
