"""Payments of the state duty, and what is given back of them.

A payment is written down once. The database lets it be bound to a case once and refuses every other change; it also
refuses to give back more than was paid, and to bind what is being given back.
"""

from __future__ import annotations

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models.functions import Upper

from qyzmet.duty.reasons import REASONS

_BIND_ONCE = """
IF OLD.case_number IS NOT NULL OR NEW.case_number IS NULL
   OR to_jsonb(NEW) - ARRAY['case_number', 'used_at', 'owed']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['case_number', 'used_at', 'owed'] THEN
    RAISE EXCEPTION 'duty_payment is append-only: a payment is bound to a case once, nothing else changes';
END IF;
IF EXISTS (SELECT FROM duty_refund WHERE payment_id = OLD.id) THEN
    RAISE EXCEPTION 'payment % is being refunded', OLD.id;
END IF;
RETURN NEW;
"""

_GIVE_BACK = """
SELECT * INTO paid FROM duty_payment WHERE id = NEW.payment_id FOR UPDATE;
SELECT coalesce(sum(amount), 0) INTO before FROM duty_refund WHERE payment_id = NEW.payment_id;
IF (NEW.reason = 'never-filed') <> (paid.case_number IS NULL) THEN
    RAISE EXCEPTION 'refund reason % does not fit payment %', NEW.reason, paid.id USING ERRCODE = 'check_violation';
END IF;
IF before + NEW.amount > paid.amount THEN
    RAISE EXCEPTION 'more than payment % would be refunded', paid.id USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

_PAY_OUT_ONCE = """
IF OLD.paid_on IS NOT NULL OR NEW.paid_on IS NULL
   OR to_jsonb(NEW) - ARRAY['paid_on', 'paid_by', 'order_number']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['paid_on', 'paid_by', 'order_number'] THEN
    RAISE EXCEPTION 'duty_refund is append-only: a refund is paid out once, nothing else changes';
END IF;
RETURN NEW;
"""


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Payment(models.Model):
    """One receipt of a bank, or of the payment gateway; ``amount`` in tenge."""

    bank = models.CharField(max_length=120)
    receipt = models.CharField(max_length=60)
    """The number of the receipt; with the bank it is there once, whatever the case of the letters."""
    paid_on = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    payer_iin = models.CharField(max_length=12, blank=True, db_collation="C")
    payer_name = models.CharField(max_length=250, blank=True)
    service = models.CharField(max_length=64)
    edition = models.CharField(max_length=80)
    """The edition under which it was paid: ``SERVICE@YEAR``."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=250)
    case_number = models.CharField(max_length=16, null=True, default=None)
    """The case it was used in."""
    used_at = models.DateTimeField(null=True, default=None)
    owed = models.DecimalField(max_digits=12, decimal_places=2, null=True, default=None)
    """How much of the duty of that case it covers; the rest of it is a surplus."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Upper("bank"), Upper("receipt"), name="duty_receipt_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="duty_amount_positive"),
            models.CheckConstraint(
                condition=~models.Q(bank="") & ~models.Q(receipt=""), name="duty_receipt_named"
            ),
            models.CheckConstraint(
                condition=models.Q(case_number__isnull=True, used_at__isnull=True, owed__isnull=True)
                | models.Q(
                    case_number__isnull=False,
                    used_at__isnull=False,
                    owed__isnull=False,
                    owed__gte=0,
                    owed__lte=models.F("amount"),
                ),
                name="duty_used_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["service", "paid_on", "id"], name="duty_payment_service"),
            models.Index(fields=["paid_on", "id"], name="duty_payment_day"),
            models.Index(
                fields=["case_number"],
                name="duty_payment_case",
                condition=models.Q(case_number__isnull=False),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="bind_once", when=pgtrigger.Before, operation=pgtrigger.Update, func=_BIND_ONCE
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank} {self.receipt}: {self.amount}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Refund(models.Model):
    """What of a payment goes back to the payer: opened once, paid out once; ``amount`` in tenge."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    reason = models.CharField(max_length=12, choices=[(code, text.en) for code, text in REASONS.items()])
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    opened_on = models.DateField()
    opened_by = models.CharField(max_length=250)
    paid_on = models.DateField(null=True, default=None)
    paid_by = models.CharField(max_length=250, blank=True, default="")
    order_number = models.CharField(max_length=60, blank=True, default="")
    """Of the payment order by which it was paid out."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["payment"], condition=models.Q(paid_on__isnull=True), name="duty_one_open_refund"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="duty_refund_positive"),
            models.CheckConstraint(
                condition=models.Q(paid_on__isnull=True) | models.Q(paid_on__gte=models.F("opened_on")),
                name="duty_refund_paid_after_opened",
            ),
            models.CheckConstraint(condition=models.Q(reason__in=list(REASONS)), name="duty_refund_reason"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], name="duty_refund_open", condition=models.Q(paid_on__isnull=True)),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="give_back",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("paid", "duty_payment%ROWTYPE"), ("before", "numeric")],
                func=_GIVE_BACK,
            ),
            pgtrigger.Trigger(
                name="pay_out_once", when=pgtrigger.Before, operation=pgtrigger.Update, func=_PAY_OUT_ONCE
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id}: {self.amount} ({self.reason})"
