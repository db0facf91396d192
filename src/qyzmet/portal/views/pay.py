"""Pay the state duty of a case through the payment gateway; and what the gateway itself tells."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from qyzmet.cases import store
from qyzmet.cases.queries import visible_case
from qyzmet.cases.store import Stored
from qyzmet.duty.words import money
from qyzmet.portal import payments, wire
from qyzmet.portal.actions import otherwise
from qyzmet.portal.gateway import gateway
from qyzmet.portal.models import Order
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import refused, said
from qyzmet.portal.wire import Forged
from qyzmet.process.errors import Refusal
from qyzmet.ui.middleware import content_security_policy


@applicants
def pay(request: HttpRequest, reader: Self, number: str) -> HttpResponse:
    """GET says how much and why; POST leads to the gateway, asks it (``check``), or gives up (``give-up``)."""
    now = timezone.now()
    try:
        case = visible_case(number, reader.access())
    except Refusal as refusal:
        return refused(request, refusal)
    stored = store.load(case.pk)
    try:
        step = payments.step_to_pay(stored)
    except Refusal:
        return _moved_on(request, stored)
    wrong = ""
    if request.method == "POST":
        try:
            return _done(request, reader, stored)
        except Refusal as refusal:
            wrong = said(refusal)
    due = payments.charge_of(stored, now)
    context = {
        "case": case,
        "edition": stored.edition,
        "step": step,
        "due": due,
        "sum": money(due.amount),
        "order": payments.open_order(case.number),
        "otherwise": otherwise(stored.edition, step),
        "wrong": wrong,
    }
    answer = render(request, "portal/pay.html", context, status=422 if wrong else 200)
    answer.headers["Content-Security-Policy"] = content_security_policy().replace(
        "form-action 'self'", f"form-action 'self' {gateway().origin}"
    )  # the button leads, by way of us, to the page of the gateway
    return answer


def _done(request: HttpRequest, reader: Self, stored: Stored) -> HttpResponse:
    now, by = timezone.now(), reader.official()
    match request.POST.get("do"):
        case "check":
            order = payments.open_order(stored.number)
            if order is None or payments.check(order, now).state != Order.PAID:
                messages.info(request, _("The gateway says that nothing was paid yet."))
        case "give-up":
            if request.POST.get("sure") != "yes":
                messages.warning(request, _("Tick that you are sure: the case ends then."))
            else:
                payments.give_up(stored, by, now)
        case _:
            return HttpResponseRedirect(payments.begin(stored, by, get_language() or "kk", now))
    return HttpResponseRedirect(reverse("portal:pay", args=[stored.number]))


def _moved_on(request: HttpRequest, stored: Stored) -> HttpResponse:
    """The case stands elsewhere by now: mostly because the payment has arrived."""
    paid = Order.objects.filter(case_id=stored.id, state=Order.PAID, kept_back__isnull=True).last()
    if paid is not None:
        messages.success(request, _("The duty is paid: receipt No. %s.") % paid.receipt)
    return HttpResponseRedirect(reverse("portal:case", args=[stored.number]))


@csrf_exempt
@never_cache
@require_POST
def callback(request: HttpRequest) -> HttpResponse:
    """The gateway tells of a payment. 403: not its word; 404, 422: not our order, or not so; else acknowledged."""
    now = timezone.now()
    if request.content_type != "application/json":
        return JsonResponse({"accepted": False}, status=403)
    try:
        paid = gateway().told(request.body, request.headers.get(wire.SIGNATURE, ""), now)
    except Forged:
        return JsonResponse({"accepted": False}, status=403)
    if paid is not None:
        try:
            payments.settle(paid, now)
        except Refusal as refusal:
            status = 404 if refusal.code == "no-such-order" else 422
            return JsonResponse({"accepted": False, "code": refusal.code}, status=status)
    return JsonResponse({"accepted": True})
