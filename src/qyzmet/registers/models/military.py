"""Who is liable for military service."""

from __future__ import annotations

from typing import ClassVar, Final

import pghistory
from django.db import models

from qyzmet.law.text import Text
from qyzmet.registers.models.person import Person


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class MilitaryDuty(models.Model):
    """A person's standing in the military register; who has no row owes nothing.

    ``number`` is that of the document the standards of 2012 ask for: of the military ticket of those liable, of
    the certificate of registration with the draft office of conscripts.
    """

    class Status(models.TextChoices):
        CONSCRIPT = "conscript"
        LIABLE = "liable"

    person = models.OneToOneField(Person, models.PROTECT, related_name="military")
    status = models.CharField(max_length=9, choices=Status.choices)
    number = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status__in=["conscript", "liable"]), name="military_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.number}"


DUTIES: Final[dict[str, Text]] = {
    "none": Text("әскери міндетті емес", "не военнообязанный", "not liable for military service"),
    "conscript": Text("әскерге шақырылушы", "призывник", "conscript"),
    "liable": Text("әскери міндетті", "военнообязанный", "liable for military service"),
}
