"""What the portal itself keeps: places booked in queues."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from qyzmet.cases.models import Ticket


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
