"""My payments: what is assigned to the reader, what was paid, what is to be confirmed, how it was computed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from qyzmet.benefits.confirmations import next_quarter_of
from qyzmet.benefits.confirming import reminded
from qyzmet.benefits.lists import due_of
from qyzmet.benefits.models import Benefit
from qyzmet.benefits.story import computation_lines, payouts
from qyzmet.benefits.words import CAUSES, KIND_NAMES, STATE_NAMES, money, month_name, quarter_name
from qyzmet.offices.models import Office
from qyzmet.portal.reader import Self, applicants
from qyzmet.registers.looker import leave_trace
from qyzmet.services.bank_account import hidden_account

STATUSES = {"running": "done", "paused": "attention", "ended": "neutral"}


@applicants
def payments(request: HttpRequest, reader: Self) -> HttpResponse:
    """Everything that is assigned to the reader."""
    return render(request, "portal/benefits.html", {"rows": my_benefits(reader)})


def standing_payments(reader: Self) -> dict[str, bool]:
    """Whether the cabinet leads to payments, and reminds of a confirmation (``due``); empty where there are none."""
    if not Benefit.objects.filter(recipient__iin=reader.iin).exists():
        return {}
    return {"due": bool(due_of(reader.iin, timezone.localdate()))}


@transaction.atomic
def my_benefits(reader: Self) -> list[dict[str, Any]]:
    """The reader's benefits, newest first, as a page or the cabinet shows them; a look at oneself is traced."""
    mine = Benefit.objects.filter(recipient__iin=reader.iin).select_related("recipient", "about")
    found = list(mine.order_by("-pk"))
    named = dict.fromkeys([reader.iin, *(iin for one in found for iin in one.named())])
    leave_trace(reader.official().looker(), "my payments", "benefits", named)
    offices = {one.code: one for one in Office.objects.filter(code__in={one.office for one in found})}
    return [_row(one, offices.get(one.office)) for one in found]


def _row(one: Benefit, office: Office | None) -> dict[str, Any]:
    today = timezone.now().astimezone(office.zone).date() if office else timezone.localdate()
    term, turning = one.terms.order_by("pk").last(), one.turns.order_by("pk").last()
    return {
        "benefit": one,
        "kind": KIND_NAMES[one.kind],
        "office": office,
        "state": STATE_NAMES[one.state],
        "status": STATUSES[one.state],
        "why": CAUSES.get(turning.reason) if turning and one.state != "running" else None,
        "monthly": money(one.history().monthly_on(max(today, one.since))),
        "quarter": quarter_name(next_quarter_of(one)) if one.confirm_by else None,
        "due": reminded(one, today),
        "late": one.confirm_by is not None and one.confirm_by < today,
        "account": hidden_account(one.account),
        "lines": computation_lines(term.why) if term else [],
        "payouts": [(month_name(paid.list.month), money(paid.amount)) for paid in payouts(one)],
    }
