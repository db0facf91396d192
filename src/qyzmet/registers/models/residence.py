"""Registrations at the place of residence, with their whole history."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models

from qyzmet.law.text import Text
from qyzmet.registers.models.address import Address
from qyzmet.registers.models.person import Person
from qyzmet.registers.reasons import REASONS


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class Residence(models.Model):
    """One registration of one person at one address.

    It counts from ``since``; from the day ``removed_on`` it counts no more. ``until`` is the planned last
    day of a temporary registration, which ends by itself when that day is over. ``basis`` is the proof of the
    right to dwell and ``consent_of`` the owner who consented, where the case had them. The database refuses a
    person two permanent registrations on any day, past days too.
    """

    class Kind(models.TextChoices):
        PERMANENT = "permanent"
        TEMPORARY = "temporary"

    person = models.ForeignKey(Person, models.PROTECT, related_name="residences")
    address = models.ForeignKey(Address, models.PROTECT, related_name="residences")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    registered_by = models.CharField(max_length=60, help_text="Office code")
    arrived_from_kk = models.CharField(max_length=300, blank=True)
    arrived_from_ru = models.CharField(max_length=300, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removal_reason = models.CharField(
        max_length=20, blank=True, choices=[(code, text.en) for code, text in REASONS.items()]
    )
    left_for_kk = models.CharField(max_length=300, blank=True)
    left_for_ru = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=200, blank=True, default="", db_default="")
    consent_of = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    case_number = models.CharField(max_length=40, blank=True, default="", db_default="")
    removal_case = models.CharField(max_length=40, blank=True, default="", db_default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(kind="permanent", removed_on__isnull=True),
                name="one_open_permanent_residence",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_on__isnull=True) | models.Q(removed_on__gte=models.F("since")),
                name="removed_not_before_registered",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="permanent", until__isnull=True)
                | models.Q(kind="temporary", until__isnull=False, until__gte=models.F("since")),
                name="temporary_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_on__isnull=True, removal_reason="")
                | (models.Q(removed_on__isnull=False) & ~models.Q(removal_reason="")),
                name="removal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.address_id}, {self.kind} since {self.since:%d.%m.%Y}"

    @property
    def reason(self) -> Text | None:
        """The reason of removal in words, if removed."""
        return REASONS[self.removal_reason] if self.removal_reason else None
