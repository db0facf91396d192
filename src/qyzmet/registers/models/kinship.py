"""Kinship with the document that proves it."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models

from qyzmet.law.text import Text
from qyzmet.registers.models.person import Person


class Kinship(models.Model):
    """``relative`` is the parent, child, spouse … of ``person``; each tie is kept from both ends.

    ``ended_on`` closes a marriage (divorce or death). The documents are those of the 2010 standard, cl. 11,
    and the 2014 standard, cl. 9: a marriage certificate or a birth certificate.
    """

    class Kind(models.TextChoices):
        PARENT = "parent"
        CHILD = "child"
        SPOUSE = "spouse"
        SIBLING = "sibling"
        GRANDPARENT = "grandparent"
        GRANDCHILD = "grandchild"

    class Document(models.TextChoices):
        MARRIAGE = "marriage"
        BIRTH = "birth"

    person = models.ForeignKey(Person, models.PROTECT, related_name="kin")
    relative = models.ForeignKey(Person, models.PROTECT, related_name="kin_of")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    document = models.CharField(max_length=8, choices=Document.choices)
    document_number = models.CharField(max_length=20)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "relative", "kind"], name="one_tie_of_a_kind"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("relative")), name="no_kinship_with_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relative_id} is {self.kind} of {self.person_id}"


KINDS: Final[dict[str, Text]] = {
    "parent": Text("ата-анасы", "родитель", "parent"),
    "child": Text("баласы", "ребёнок", "child"),
    "spouse": Text("жұбайы", "супруг (супруга)", "spouse"),
    "sibling": Text("бауыры", "брат (сестра)", "sibling"),
    "grandparent": Text("атасы (әжесі)", "дедушка (бабушка)", "grandparent"),
    "grandchild": Text("немересі", "внук (внучка)", "grandchild"),
}

DOCUMENTS: Final[dict[str, Text]] = {
    "marriage": Text("неке қию туралы куәлік", "свидетельство о браке", "marriage certificate"),
    "birth": Text("туу туралы куәлік", "свидетельство о рождении", "birth certificate"),
}
