"""Payment lists of an office: made for a month, approved by the head, saved for a spreadsheet and the bank, closed."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.benefits.bankfile import bank_file
from qyzmet.benefits.models import PayLine, PayList
from qyzmet.benefits.parameters import payer, paying_on
from qyzmet.benefits.paying import approve, close, digest, is_stale, list_of, make_list
from qyzmet.benefits.report import COLUMNS, file_lines, report
from qyzmet.benefits.words import LIST_STATES, money, month_name
from qyzmet.desk.halls import PAYING, pays_benefits
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.benefit import MonthForm, OrderForm, month_of
from qyzmet.provider.views.benefits import today_at
from qyzmet.registers.looker import leave_daily_trace, leave_trace
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.tables import Kind, table_file
from qyzmet.ui.words import in_language

WHY: Final = "payment list"
STATUSES: Final = {"made": "attention", "approved": "going", "closed": "done"}
MOST: Final = 120
"""Months on a page: ten years."""


@staff(*PAYING, fits=pays_benefits)
def months(request: HttpRequest, official: Official) -> HttpResponse:
    """The lists there are; POST makes that of a month."""
    today = today_at(official)
    form = MonthForm(request.POST or None, initial={"month": f"{today:%m.%Y}"})
    status = 200
    if request.method == "POST":
        must_not_sign_only(official)
        status = 422
        if form.is_valid():
            try:
                made = make_list(
                    official.office, form.cleaned_data["month"], today=today, by=official.actor().name
                )
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                messages.success(request, _made(made.lines, made.corrections))
                return redirect("provider:pay-list", month=f"{made.list.month:%Y-%m}")
    rows = PayList.objects.filter(office=official.office).order_by("-month")[:MOST]
    counted = rows.annotate(sum=Sum("lines__amount"), count=Count("lines__benefit", distinct=True))
    context = {
        "office": _office(official),
        "form": form,
        "rows": [
            (one, month_name(one.month), LIST_STATES[one.state], STATUSES[one.state], money(one.sum or 0))
            for one in counted
        ],
    }
    return FACE.render(request, "provider/benefits/months.html", context, status)


@staff(*PAYING, fits=pays_benefits)
def month(request: HttpRequest, official: Official, month: str) -> HttpResponse:
    """The list of one month; POST brings it up to date, approves or closes it."""
    first = _month(month)
    kept = list_of(official.office, first)
    form = OrderForm()
    status = 200
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "close":
            form = OrderForm(request.POST)
        try:
            said = _do(do, kept, form, request, official)
        except Refusal as refusal:
            if do != "close":
                raise
            status, said = show_refusal(form, refusal), ""
        if said:
            messages.success(request, said)
            return redirect("provider:pay-list", month=month)
        status = status if status != 200 else 422
    with transaction.atomic():
        found = report(kept)
        leave_daily_trace(official.looker(), f"{WHY} {month}", "list", found.subjects)
    context = {
        "office": _office(official),
        "list": kept,
        "month": month,
        "name": month_name(kept.month),
        "state": LIST_STATES[kept.state],
        "status": STATUSES[kept.state],
        "report": found,
        "seen": digest(kept),
        "stale": is_stale(kept),
        "form": form,
        "is_head": official.post == "head",
        "reading": paying_on(kept.month).reading,
        "now": timezone.now(),
        "reader_name": official.name,
    }
    return FACE.render(request, "provider/benefits/month.html", context, status)


def _do(do: str, kept: PayList, form: OrderForm, request: HttpRequest, official: Official) -> str:
    """One of the three things done with a list, and what is said of it; empty for a form that is not right."""
    office, by, now = official.office, official.actor().name, timezone.now()
    if do == "again":
        must_not_sign_only(official)
        made = make_list(office, kept.month, today=today_at(official), by=by)
        return _made(made.lines, made.corrections)
    _only_head(official)
    if do == "approve":
        approve(office, kept.month, request.POST.get("seen", ""), at=now, by=by)
        return _("The list is approved: nothing is added to it any more.")
    if do == "close" and form.is_valid():
        close(office, kept.month, form.cleaned_data["order_number"], at=now, by=by)
        return _("The list is closed.")
    return ""


def _only_head(official: Official) -> None:
    if official.post != "head":
        raise Refusal("wrong-post", _HEAD_ONLY)


@staff(*PAYING, fits=pays_benefits)
def month_file(request: HttpRequest, official: Official, month: str, kind: Kind) -> HttpResponse:
    """The lines of the list for a spreadsheet; everybody in it is traced."""
    kept = list_of(official.office, _month(month))
    rows = _traced(kept, official, "register", month)
    columns = [str(in_language(one)) for one in COLUMNS]
    title = str(in_language(month_name(kept.month)))
    return table_file(kind, f"payments-{month}", title, columns, file_lines(rows, in_language))


@staff(*PAYING, fits=pays_benefits)
def month_bank(request: HttpRequest, official: Official, month: str) -> HttpResponse:
    """The transfers of an approved list for the bank; everybody in it is traced."""
    kept = list_of(official.office, _month(month))
    content = bank_file(
        kept,
        payer(official.office),
        _office(official).name_kk,
        made_at=kept.approved_at or timezone.now(),
        on=today_at(official),
    )
    _traced(kept, official, "bank-file", month)
    disposition = f'attachment; filename="pain001-{month}.xml"'
    return HttpResponse(content, content_type="application/xml", headers={"Content-Disposition": disposition})


def _traced(kept: PayList, official: Official, what: str, month: str) -> list[PayLine]:
    rows = list(
        kept.lines.select_related("benefit__recipient", "benefit__about", "list").order_by("benefit", "pk")
    )
    with transaction.atomic():
        subjects = dict.fromkeys(one.benefit.recipient.iin for one in rows)
        leave_trace(official.looker(), f"{WHY} {month}", what, subjects)
    return rows


def _month(text: str) -> date:
    found = month_of(text)
    if found is None or text != f"{found:%Y-%m}":
        raise Http404(text)
    return found


def _made(lines: int, corrections: int) -> str:
    if not lines:
        return _("The list is up to date: nothing was added.")
    words = _("Lines added: %(lines)s, corrections among them: %(corrections)s.")
    return words % {"lines": lines, "corrections": corrections}


def _office(official: Official) -> Office:
    return Office.objects.get(code=official.office)


_HEAD_ONLY: Final = Text(
    "Тізімді уәкілетті органның басшысы бекітеді және жабады.",
    "Список утверждает и закрывает руководитель уполномоченного органа.",
    "The head of the authorised body approves and closes the list.",
)
