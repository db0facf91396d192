"""Duty that goes back to the payer: how much and why, opened once, paid out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db import IntegrityError, transaction
from django.db.models import Sum

from qyzmet.duty.models import Payment, Refund
from qyzmet.duty.reasons import REASONS, Reason
from qyzmet.duty.words import money
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

Ending = Literal["not-accepted", "refused"]
"""How a case ended that gives the duty back: the papers were not accepted, or the service was refused."""


@dataclass(frozen=True, slots=True)
class RefundDue:
    """What of a payment is to go back, in tenge, and why."""

    reason: Reason
    amount: Decimal

    @property
    def words(self) -> Text:
        """``6,472 tenge: the service was refused``."""
        amount, why = money(self.amount), REASONS[self.reason]
        return Text(f"{amount.kk}: {why.kk}", f"{amount.ru}: {why.ru}", f"{amount.en}: {why.en}")


def refund_due(payment: Payment, ending: Ending | None = None) -> RefundDue | None:
    """What of a payment is to go back now; None if nothing is (any more).

    All of it if it was never used, or its case ended so that the duty goes back (``ending``); else what is more than
    was owed. What refunds already cover is left out.
    """
    if payment.case_number is None:
        return _rest(payment, "never-filed", payment.amount)
    if ending is not None:
        return _rest(payment, ending, payment.amount)
    return _rest(payment, "overpaid", payment.amount - (payment.owed or Decimal(0)))


def refund(payment: Payment, due: RefundDue, *, on: date, by: str) -> Refund:
    """Open a refund. Raises :class:`Refusal`: ``refund-open`` while another of the payment is not paid out,
    ``refund-not-due`` where the database says that the payment does not cover it, or is used after all.
    """
    try:
        with transaction.atomic():
            return Refund.objects.create(
                payment=payment, reason=due.reason, amount=due.amount, opened_on=on, opened_by=by
            )
    except IntegrityError as error:
        if "duty_one_open_refund" in str(error):
            raise Refusal("refund-open", _OPEN, field="receipt") from error
        raise Refusal("refund-not-due", _NOT_DUE, field="receipt") from error


def pay_out(given: Refund, *, on: date, order_number: str, by: str) -> Refund:
    """Write down that a refund was paid; :class:`Refusal` ``refund-paid`` if it was before."""
    changed = Refund.objects.filter(pk=given.pk, paid_on__isnull=True).update(
        paid_on=on, order_number=order_number, paid_by=by
    )
    if not changed:
        raise Refusal("refund-paid", _PAID, field="order_number")
    given.refresh_from_db()
    return given


def _rest(payment: Payment, reason: Reason, amount: Decimal) -> RefundDue | None:
    back = payment.refunds.aggregate(Sum("amount"))["amount__sum"] or Decimal(0)
    left = min(amount, payment.amount - back) if reason != "overpaid" else amount - back
    return RefundDue(reason, left) if left > 0 else None


_OPEN = Text(
    "Бұл төлем бойынша қайтару ашылған, бірақ әлі төленбеген.",
    "По этому платежу возврат уже открыт и ещё не выплачен.",
    "A refund of this payment is open and not paid out yet.",
)
_NOT_DUE = Text(
    "Бұл төлемнен мұндай сома қайтарылмайды: ол іске жұмсалған немесе бұрын қайтарылған.",
    "Такая сумма по этому платежу не возвращается: он использован в деле или возвращён раньше.",
    "That much of this payment is not refunded: it was used in a case or was refunded before.",
)
_PAID = Text("Бұл қайтару бұрын төленген.", "Этот возврат уже выплачен.", "This refund was paid out before.")
