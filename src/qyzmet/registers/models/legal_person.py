"""Legal persons."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models

from qyzmet.registers.models.address import Address


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class LegalPerson(models.Model):
    """A legal person.

    ``state_institution``: state institutions and enterprises bring no list with consents (2014 standard,
    cl. 9).
    """

    bin = models.CharField(max_length=12, unique=True, db_collation="C")
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    state_institution = models.BooleanField(default=False)
    address = models.ForeignKey(Address, models.PROTECT, related_name="legal_persons")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(bin__regex="^[0-9]{12}$"), name="legal_person_bin_12_digits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_kk} ({self.bin})"

    def name(self, language: str) -> str:
        """The name in ``ru``, else in Kazakh."""
        return self.name_ru if language == "ru" else self.name_kk
