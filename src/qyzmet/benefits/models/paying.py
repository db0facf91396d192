"""What an office pays for a month: one list, its lines, and what of them is paid out to whom."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from qyzmet.benefits.models.benefit import Benefit, append_only

_FORWARD = """
IF to_jsonb(NEW) - ARRAY['state', 'approved_at', 'approved_by', 'digest', 'closed_at', 'closed_by', 'order_number']
   IS DISTINCT FROM
   to_jsonb(OLD) - ARRAY['state', 'approved_at', 'approved_by', 'digest', 'closed_at', 'closed_by', 'order_number']
   OR NOT ((OLD.state, NEW.state) IN (('made', 'approved'), ('approved', 'closed')))
   OR (OLD.state = 'approved' AND (NEW.approved_at, NEW.approved_by, NEW.digest)
       IS DISTINCT FROM (OLD.approved_at, OLD.approved_by, OLD.digest)) THEN
    RAISE EXCEPTION 'a payment list is approved once and closed once, nothing else changes'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

_WHILE_MADE = """
IF (SELECT state FROM benefits_paylist WHERE id = NEW.list_id FOR SHARE) <> 'made' THEN
    RAISE EXCEPTION 'payment list % is approved: nothing is added', NEW.list_id USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class PayList(models.Model):
    """The list of one office for one month: made, approved by the head, closed when the money has gone."""

    office = models.CharField(max_length=60, help_text="Office code")
    month = models.DateField()
    state = models.CharField(max_length=8, default="made")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=250)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=250, blank=True)
    digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of what was approved, hexadecimal"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=250, blank=True)
    order_number = models.CharField(max_length=60, blank=True, help_text="Of the payment order")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "month"], name="one_list_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="list_of_a_whole_month"),
            models.CheckConstraint(
                condition=Q(state="made", approved_at=None, closed_at=None)
                | Q(state="approved", approved_at__isnull=False, closed_at=None)
                | Q(state="closed", approved_at__isnull=False, closed_at__isnull=False),
                name="list_state",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="forward", when=pgtrigger.Before, operation=pgtrigger.Update, func=_FORWARD
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.month:%Y-%m} ({self.state})"


class PayLine(models.Model):
    """So much for a month of a benefit; a correction may be less than nought. All lines add up to what is due."""

    list = models.ForeignKey(PayList, models.PROTECT, related_name="lines")
    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="lines")
    month = models.DateField()
    """For which month; before that of the list in corrections and arrears."""
    kind = models.CharField(max_length=10)
    amount = models.BigIntegerField()
    why = models.JSONField(default=dict)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["benefit", "month"], condition=Q(kind="regular"), name="a_month_is_paid_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="regular", amount__gt=0) | Q(kind="correction") & ~Q(amount=0),
                name="line_kind",
            ),
        ]
        triggers: ClassVar = [
            *append_only(),
            pgtrigger.Trigger(
                name="while_made", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_WHILE_MADE
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.amount}"


class Payout(models.Model):
    """What one benefit gets of an approved list.

    What was paid too much is kept back from what follows: ``carried`` is what of it was still open before.
    """

    list = models.ForeignKey(PayList, models.PROTECT, related_name="payouts")
    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="payouts")
    lines_sum = models.BigIntegerField()
    carried = models.BigIntegerField()
    amount = models.BigIntegerField()
    account = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "benefit"], name="paid_once_a_list"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="payout_amount"),
        ]
        triggers: ClassVar = append_only()

    def __str__(self) -> str:
        return f"{self.list_id}: {self.amount}"
