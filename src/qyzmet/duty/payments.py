"""Receipts of the duty: written down once, used once, given back where it is due.

reading: who pays is not asked by the acts, so a receipt in another person's name is taken; the name is kept.
reading: of several receipts for one case the index of the last day of payment counts, when the duty became whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone

from qyzmet.duty import refusals
from qyzmet.duty.charge import TIYN, Charge
from qyzmet.duty.models import Payment
from qyzmet.registers.check_digit import check_digit

MOST: Final = Decimal("9999999999.99")
"""The largest amount of one receipt, in tenge: what the register has room for."""

GATEWAY: Final = "төлем шлюзі"
"""How the register of payments names the payment gateway; no bank may be named so."""


def record_payment(
    *,
    bank: str,
    receipt: str,
    paid_on: date,
    amount: Decimal,
    service: str,
    edition: str,
    at: datetime,
    by: str,
    payer_iin: str = "",
    payer_name: str = "",
) -> Payment:
    """Write a receipt down; one that was written down before, with the same content, is found again.

    ``amount`` in tenge; ``edition`` is the edition under which it was paid; ``at`` and ``by``: when and by whom it is
    recorded; ``payer_iin`` may be a BIN. Raises :class:`Refusal`: ``receipt-unnamed`` (field ``bank`` or ``receipt``:
    nothing, or too much), ``bad-amount`` (``amount``), ``bad-payer`` (``payer_iin``), ``paid-in-the-future``
    (``paid_on``), ``receipt-differs`` (``receipt``) where the same receipt stands there with another day, amount or
    service.
    """
    bank, receipt = " ".join(bank.split()), " ".join(receipt.split())
    _sane(bank, receipt, amount, payer_iin)
    if paid_on > timezone.localdate(at):
        raise refusals.in_the_future(paid_on)
    given = Payment(
        bank=bank,
        receipt=receipt,
        paid_on=paid_on,
        amount=amount,
        payer_iin=payer_iin,
        payer_name=payer_name,
        service=service,
        edition=edition,
        recorded_at=at,
        recorded_by=by,
    )
    Payment.objects.bulk_create([given], ignore_conflicts=True)
    kept = Payment.objects.get(bank__iexact=bank, receipt__iexact=receipt)
    if (kept.paid_on, kept.amount, kept.service) != (paid_on, amount, service):
        raise refusals.differs(kept)
    return kept


def _sane(bank: str, receipt: str, amount: Decimal, payer_iin: str) -> None:
    for field, value, longest in (("bank", bank, 120), ("receipt", receipt, 60)):
        if not value or len(value) > longest:
            raise refusals.unnamed(field)
    if not amount.is_finite() or not 0 < amount <= MOST or amount != amount.quantize(TIYN):
        raise refusals.bad_amount()
    if payer_iin and not _number(payer_iin):
        raise refusals.bad_payer()


def _number(text: str) -> bool:
    """Whether it can be an IIN or a BIN: anybody may pay."""
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        return False
    return check_digit([int(digit) for digit in text[:11]]) == int(text[11])


def use(
    payment: Payment | None, case_number: str, charge: Charge, at: datetime, *, staff: bool = False
) -> Payment:
    """Bind a payment to the case filed at ``at``; see :func:`use_together`, which raises what this does."""
    return use_together([payment] if payment else [], case_number, charge, at, staff=staff)[0]


def use_together(
    payments: Sequence[Payment], case_number: str, charge: Charge, at: datetime, *, staff: bool = False
) -> list[Payment]:
    """Bind several receipts to the case that they pay for together; doing it again changes nothing.

    ``charge`` is that of the last day of payment (of the filing, where the edition takes the index of that day).
    More than is owed is accepted; the surplus can be refunded. Of two uses at once one wins. Raises
    :class:`Refusal`, and changes nothing then: ``duty-not-due``, ``duty-unpaid``, ``duty-short``, ``receipt-too-late``,
    ``receipt-of-another-service``, ``receipt-used`` (names the case to staff only), ``receipt-refunded``; their
    ``field`` is ``receipt``, ``amount`` or ``paid_on``. :class:`ValueError` for a charge of another day.
    """
    if not charge.amount:
        raise refusals.not_due(charge)
    if not payments:
        raise refusals.unpaid(charge)
    _right_day(payments, charge)
    with transaction.atomic():
        # In one order everywhere, so that two who use the same receipts wait for each other and do not lock up.
        ids = sorted({payment.pk for payment in payments})
        locked = list(Payment.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
        fresh = [payment for payment in locked if _free(payment, case_number, charge, at, staff)]
        paid = sum((payment.amount for payment in locked), Decimal(0))
        if paid < charge.amount:
            raise refusals.short(charge, paid)
        _bind(fresh, case_number, charge.amount - _covered(locked), at)
    return locked


def _bind(fresh: Sequence[Payment], case_number: str, rest: Decimal, at: datetime) -> None:
    """Bind the payments one after another, each covering as much of the rest as it can."""
    for payment in fresh:
        payment.case_number, payment.used_at = case_number, at
        payment.owed = min(payment.amount, rest)
        rest -= payment.owed
        payment.save(update_fields=["case_number", "used_at", "owed"])


def _covered(payments: Sequence[Payment]) -> Decimal:
    return sum((payment.owed or Decimal(0) for payment in payments), Decimal(0))


def payments_of(case_number: str) -> list[Payment]:
    """The payments bound to a case, in the order in which they were recorded."""
    return list(Payment.objects.filter(case_number=case_number).order_by("pk"))


def _right_day(payments: Sequence[Payment], charge: Charge) -> None:
    last = max(payment.paid_on for payment in payments)
    if charge.index_day == "payment" and charge.on != last:
        raise ValueError(f"the charge is of {charge.on}, the duty was paid on {last}")


def _free(payment: Payment, case_number: str, charge: Charge, at: datetime, staff: bool) -> bool:
    """Whether the payment is still to be bound; not if it already is to this very case."""
    if payment.case_number == case_number:
        return False
    if payment.case_number is not None:
        raise refusals.used(payment, charge, staff)
    if payment.refunds.exists():
        raise refusals.refunded(payment, charge)
    if payment.service != charge.edition.service:
        raise refusals.another_service(payment, charge)
    if payment.paid_on > timezone.localdate(at):
        raise refusals.too_late(payment, charge)
    return True
