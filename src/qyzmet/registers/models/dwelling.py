"""Whose a dwelling is."""

from __future__ import annotations

from typing import ClassVar, Final

import pghistory
from django.db import models
from django.db.models import F, Q

from qyzmet.law.text import Text
from qyzmet.registers.models.address import Address
from qyzmet.registers.models.person import Person


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class DwellingRight(models.Model):
    """A person owns a dwelling from ``since``, and no more from the day ``until`` on.

    Joint owners have a row each. ``basis`` is the document that proves the right, with its number: what the
    2014 standard of registration (cl. 9) lets the state information systems answer instead of paper.
    """

    class Basis(models.TextChoices):
        SALE = "sale"
        PRIVATISATION = "privatisation"
        GIFT = "gift"
        INHERITANCE = "inheritance"
        BUILT = "built"
        MORTGAGE = "mortgage"

    address = models.ForeignKey(Address, models.PROTECT, related_name="rights")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="dwellings")
    basis = models.CharField(max_length=13, choices=Basis.choices)
    number = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["address", "owner"], condition=Q(until=None), name="one_open_right_of_an_owner"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="right_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} owns {self.address_id} since {self.since:%d.%m.%Y}"


BASES: Final[dict[str, Text]] = {
    "sale": Text("сатып алу-сату шарты", "договор купли-продажи", "contract of sale"),
    "privatisation": Text("жекешелендіру туралы шарт", "договор приватизации", "privatisation contract"),
    "gift": Text("сыйға тарту шарты", "договор дарения", "contract of gift"),
    "inheritance": Text(
        "мұраға құқық туралы куәлік", "свидетельство о праве на наследство", "certificate of inheritance"
    ),
    "built": Text(
        "тұрғын үйді пайдалануға қабылдау актісі",
        "акт приёмки жилого дома в эксплуатацию",
        "act of acceptance of a dwelling house",
    ),
    "mortgage": Text(
        "жылжымайтын мүліктің кепіл шарты",
        "договор залога недвижимого имущества",
        "pledge contract of real estate",
    ),
}
"""The documents that prove a right to a dwelling. reading: the acts list no names but that of the pledge contract."""
