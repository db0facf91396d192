"""Which lists of the acts tell of an office."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.law import directories
from qyzmet.law.directories import Printing, Row
from qyzmet.offices.models.office import Office


class Source(models.Model):
    """A row of a list (``qyzmet.law.directories``) that tells of an office, by its number in the list."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="sources")
    list = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["list", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "number"], name="source_once"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.number}"

    @property
    def row(self) -> Row:
        """What the act prints: name, address, phones, hours, with the lines of the seed."""
        return directories.rows(self.list)[self.number - 1]

    @property
    def printings(self) -> tuple[Printing, ...]:
        """The editions and annexes that print it."""
        return directories.printings(self.list)
