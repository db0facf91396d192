"""Who is away from a post and who stands in; who signs for another."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from qyzmet.offices.models.account import Holding


class Absence(models.Model):
    """From ``since`` to ``until`` (both days count) somebody else does what a holding gives to its holder.

    It counts from the moment the head has approved it until it is ended. ``AWAY``: the holder does not act, the
    stand-in holds the post. ``SIGNING``: both hold it, the stand-in to sign and seal only. Names are kept beside
    the accounts, so that the record outlives them; the row of an absence that was approved is never taken away.
    """

    AWAY, SIGNING = "away", "signing"

    holding = models.ForeignKey(Holding, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=8, choices=[(AWAY, AWAY), (SIGNING, SIGNING)], default=AWAY)
    since = models.DateField()
    until = models.DateField()
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="stands_in"
    )
    """Who holds the post for that time; nobody where the work of the post goes on with its other holders."""
    reason = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=250)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=250, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was refused, taken back or ended before its last day."""
    ended_by = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="away") | models.Q(stand_in__isnull=False),
                name="signing_is_given_to_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["until"],
                name="absence_counts",
                condition=models.Q(approved_at__isnull=False, ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.holding}: {self.since:%d.%m.%Y}-{self.until:%d.%m.%Y}"
