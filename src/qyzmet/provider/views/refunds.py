"""Duty that goes back: the head opens each refund with one press and writes down that it was paid out."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.cases.models import Case
from qyzmet.desk.official import Official
from qyzmet.desk.refunding import Owed, refunds_to_open
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.duty.models import Refund
from qyzmet.duty.reasons import REASONS
from qyzmet.duty.refunds import pay_out, refund
from qyzmet.law.catalogue import edition
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.refund import PayOutForm
from qyzmet.provider.register_words import service_name
from qyzmet.provider.tabular import Column, file_rows
from qyzmet.registers.looker import leave_daily_trace, leave_trace
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.tables import Kind, table_file

PAGE: Final = 50
"""Refunds to open on a page."""
MOST: Final = 20_000
"""Lines of a file."""
WHY: Final = "refunds"

READING: Final = Text(
    "Шешім: стандарттар баждың қайтарылуын реттемейді. 2008 жылғы Салық кодексінің 548-бабы артық төленген сомаға ғана "
    "қатысты. Қызмет көрсетілмеген жағдайда бажды қайтару — осы жүйенің шешімі, әр қайтаруды басшы ашады.",
    "Решение: стандарты не регулируют возврат пошлины, а статья 548 Налогового кодекса 2008 года говорит лишь об "
    "уплаченном с излишком. Возврат при неоказанной услуге — решение системы; каждый возврат открывает руководитель.",
    "Reading: the standards do not regulate a return of the duty, and article 548 of the Tax Code of 2008 speaks of "
    "surplus only. That it goes back where the service was not given is this system's decision; the head opens each.",
)
"""On what a refund rests."""


@staff("head")
def refunds(request: HttpRequest, official: Official) -> HttpResponse:
    """GET lists what may be opened and what is open; POST opens one, or writes down that one was paid out."""
    form = PayOutForm(_open(official.office))
    status = 200
    if request.method == "POST":
        must_not_sign_only(official)
        if "payment" in request.POST:
            _open_one(official, request.POST["payment"])
            messages.success(request, _("The refund is open."))
            return redirect("provider:refunds")
        form = PayOutForm(_open(official.office), request.POST)
        status = 422
        if form.is_valid():
            try:
                pay_out(
                    form.chosen(),
                    on=_today(official),
                    order_number=form.cleaned_data["order_number"],
                    by=official.actor().name,
                )
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                messages.success(request, _("It is written down as paid out."))
                return redirect("provider:refunds")
    return _page(request, official, form, status)


def _page(request: HttpRequest, official: Official, form: PayOutForm, status: int) -> HttpResponse:
    after = request.GET.get("after", "")
    found = refunds_to_open(official.office, after=_key(after), limit=PAGE + 1)
    shown = found[:PAGE]
    with transaction.atomic():
        leave_daily_trace(
            official.looker(), WHY, "list", _subjects([one.payment.case_number for one in shown])
        )
    context = {
        "office": Office.objects.get(code=official.office),
        "owed": [(one, service_name(one.payment.edition), _outcome(one)) for one in shown],
        "next": f"?after={shown[-1].payment.pk}" if len(found) > PAGE else "",
        "opened": [(one, REASONS[one.reason]) for one in form.refunds],  # type: ignore[index]
        "form": form,
        "reading": READING,
    }
    return FACE.render(request, "provider/refunds.html", context, status)


@staff("head")
def refunds_file(request: HttpRequest, official: Official, kind: Kind) -> HttpResponse:
    """What may be opened, for a spreadsheet; everybody in it is traced."""
    found = refunds_to_open(official.office, limit=MOST)
    with transaction.atomic():
        subjects = _subjects([one.payment.case_number for one in found])
        leave_trace(official.looker(), WHY, "register", subjects)
    columns = [str(one.words) for one in COLUMNS]
    return table_file(kind, "refunds", _("Duty to be given back"), columns, file_rows(COLUMNS, found))


def _open_one(official: Official, payment: str) -> None:
    """Open the refund of a payment that is owed; :class:`Refusal` where it is not any more."""
    key = _key(payment)
    owed = next(iter(refunds_to_open(official.office, after=key - 1, limit=1)), None) if key else None
    if owed is None or owed.payment.pk != key:
        raise Refusal("refund-not-due", _NOT_HERE)
    refund(owed.payment, owed.due, on=_today(official), by=official.actor().name)


def _open(office: str) -> list[Refund]:
    """The refunds of the office's cases that are open and not paid out."""
    rows = Refund.objects.filter(paid_on__isnull=True, payment__case_number__isnull=False)
    here = Case.objects.filter(provider=office).values("number")
    return list(rows.filter(payment__case_number__in=here).select_related("payment").order_by("pk")[:MOST])


def _subjects(numbers: list[str | None]) -> list[str]:
    found = Case.objects.filter(number__in=[one for one in numbers if one])
    return list(dict.fromkeys(found.values_list("applicant_id", flat=True)))


def _outcome(owed: Owed) -> Text:
    return edition(owed.payment.edition).outcome(owed.outcome).name


def _today(official: Official) -> date:
    """The day at the office."""
    return timezone.now().astimezone(Office.objects.get(code=official.office).zone).date()


def _key(text: str) -> int:
    """A key of an address; what can be none begins at the beginning."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


COLUMNS: Final = (
    Column(gettext_lazy("Case"), lambda one: one.payment.case_number, "case"),
    Column(gettext_lazy("Service"), lambda one: service_name(one.payment.edition)),
    Column(gettext_lazy("Payer"), lambda one: one.payment.payer_name or one.payment.payer_iin, "head"),
    Column(gettext_lazy("Bank"), lambda one: one.payment.bank),
    Column(gettext_lazy("Receipt"), lambda one: one.payment.receipt),
    Column(gettext_lazy("Paid on"), lambda one: one.payment.paid_on, "day"),
    Column(gettext_lazy("To be given back, tenge"), lambda one: one.due.amount, "money"),
    Column(gettext_lazy("Reason"), lambda one: REASONS[one.due.reason]),
    Column(gettext_lazy("How the case ended"), _outcome),
)

_NOT_HERE: Final = Text(
    "Бұл төлем бойынша қайтару ашылмайды: ол ашылған немесе бұл органның ісіне жатпайды. Бетті қайта ашыңыз.",
    "По этому платежу возврат не открывается: он уже открыт или относится не к делам этого органа. Обновите страницу.",
    "No refund can be opened for this payment: it is open already, or the case is not this office's. Reload the page.",
)
