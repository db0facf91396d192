"""What the portal itself keeps: places booked in queues, files of drafts, orders to pay, owners who declined."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from qyzmet.cases.models import Case, Ticket
from qyzmet.law.text import Text


class Booking(models.Model):
    """A place in the queue of a centre that an applicant booked (2014 standard, cl. 8(2))."""

    reference = models.CharField(max_length=12, unique=True)
    """What the applicant shows: unguessable, short enough to type."""
    key = models.CharField(max_length=80, unique=True)
    """Idempotency key: a page sent twice books one place."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookings")
    ticket = models.OneToOneField(Ticket, models.PROTECT, related_name="booking")
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-id"], name="booking_of_user")]

    def __str__(self) -> str:
        return self.reference


class DraftFile(models.Model):
    """A file of a request that is being written; it moves into the case when the request is filed."""

    draft = models.CharField(max_length=32)
    """Key of the draft in the session of who writes it."""
    document = models.CharField(max_length=32)
    """Id of the document in the edition."""
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "document"], name="draft_file_once")
        ]
        indexes: ClassVar = [models.Index(fields=["added_at"], name="draft_file_age")]

    def __str__(self) -> str:
        return f"{self.document}: {self.name}"


class Order(models.Model):
    """A payment asked of the gateway for one step of one case."""

    OPEN, PAID, CLOSED = "open", "paid", "closed"

    reference = models.CharField(max_length=32, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="orders")
    step = models.CharField(max_length=32)
    """The step of the edition that it pays."""
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    """In tenge."""
    state = models.CharField(max_length=8, default=OPEN)
    """``open``: the gateway may still take the money; ``closed``: another order replaced it, or the case ended."""
    made_at = models.DateTimeField()
    made_by = models.IntegerField()
    """Account of who pays."""
    receipt = models.CharField(max_length=60, blank=True, default="")
    paid_at = models.DateTimeField(null=True, default=None)
    kept_back = models.JSONField(null=True, default=None)
    """Why money that arrived could not pay the case, in three languages; None where it did."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(state="open"), name="order_one_open"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="order_amount_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.amount}"

    @property
    def words(self) -> Text | None:
        """Why it was kept back."""
        return Text(**self.kept_back) if self.kept_back else None


class Declined(models.Model):
    """An owner who does not consent to the registration that a case asks for, with the signature that says so."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="declined")
    iin = models.CharField(max_length=12)
    at = models.DateTimeField()
    content = models.BinaryField()
    """The text signed."""
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.case_id}: {self.at:%d.%m.%Y}"
