"""Identity documents of a person, with the whole of their force."""

from __future__ import annotations

from typing import ClassVar, Final

import pghistory
from django.db import models
from django.db.models import F, Q

from qyzmet.law.text import Text
from qyzmet.registers.models.address import Address
from qyzmet.registers.models.person import Person


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class IdentityDocument(models.Model):
    """One identity card, passport or temporary identity card.

    It has force from ``issued_on`` to its last day ``valid_until`` (without end where empty), and in any case
    no more from ``invalid_from`` on. The database refuses a second document of a kind in force on any day,
    and a number given twice.
    """

    class Kind(models.TextChoices):
        IDENTITY_CARD = "identity-card"
        PASSPORT = "passport"
        TEMPORARY_ID = "temporary-id"

    class State(models.TextChoices):
        MADE = "made"
        VALID = "valid"
        INVALID = "invalid"
        SPOILED = "spoiled"

    person = models.ForeignKey(Person, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=13, choices=Kind.choices)
    number = models.CharField(max_length=12, unique=True, db_collation="C")
    made_on = models.DateField()
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.CharField(max_length=60, help_text="Office code")
    valid_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.MADE)
    invalid_from = models.DateField(null=True, blank=True)
    invalid_reason = models.CharField(max_length=12, blank=True)
    made_for = models.CharField(
        max_length=20, blank=True, help_text="Why it was made: first, exchange, lost …"
    )
    remark = models.CharField(max_length=300, blank=True, help_text="What was wrong with a spoiled one")
    case_number = models.CharField(max_length=40, blank=True)
    chip = models.BooleanField(default=False)
    chip_address = models.ForeignKey(Address, models.PROTECT, null=True, blank=True, related_name="+")
    photo = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the photograph, hexadecimal")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "case_number"],
                condition=Q(state__in=["made", "valid"]) & ~Q(case_number=""),
                name="one_document_of_a_kind_for_a_case",
            ),
            models.CheckConstraint(
                condition=Q(kind="identity-card", number__regex="^[0-9]{9}$")
                | Q(kind="passport", number__regex="^N[0-9]{8}$")
                | Q(kind="temporary-id", number__regex="^УЖ[0-9]{7}$"),
                name="document_number_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(state="made", issued_on=None, invalid_from=None, invalid_reason="")
                | Q(state="spoiled", issued_on=None, invalid_from__isnull=False, invalid_reason="spoiled")
                | Q(state="valid", issued_on__isnull=False, invalid_from=None, invalid_reason="")
                | (
                    Q(state="invalid", issued_on__isnull=False, invalid_from__isnull=False)
                    & ~Q(invalid_reason="")
                ),
                name="document_state_fits_its_days",
            ),
            models.CheckConstraint(
                condition=(Q(issued_on=None) | Q(issued_on__gte=F("made_on")))
                & (Q(invalid_from=None) | Q(invalid_from__gte=F("made_on")))
                & (Q(issued_on=None) | Q(invalid_from=None) | Q(invalid_from__gte=F("issued_on")))
                & (Q(valid_until=None) | Q(valid_until__gte=F("made_on")))
                & (Q(issued_on=None) | Q(valid_until=None) | Q(valid_until__gte=F("issued_on"))),
                name="document_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind="identity-card") | Q(chip=False), name="only_identity_cards_have_a_chip"
            ),
            models.CheckConstraint(
                condition=Q(chip=True) | Q(chip_address=None), name="an_address_stands_on_a_chip"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} ({self.state})"


INVALID_REASONS: Final[dict[str, Text]] = {
    "exchange": Text("ауыстырылды", "обменён", "exchanged"),
    "lost": Text("жоғалды", "утерян", "lost"),
    "expired": Text("қолданылу мерзімі аяқталды", "истёк срок действия", "its term has ended"),
    "spoiled": Text("бүлінді", "испорчен", "spoiled"),
    "deregistered": Text(
        "иесі тіркеуден шығарылды", "владелец снят с регистрации", "the holder was removed from registration"
    ),
    "surrendered": Text("тапсырылды", "сдан", "surrendered"),
    "died": Text("иесі қайтыс болды", "владелец умер", "the holder died"),
    "superseded": Text(
        "тұрақты құжат берілді", "выдан постоянный документ", "the permanent document was handed over"
    ),
}
"""Why a document lost its force."""

DOCUMENT_KINDS: Final[dict[str, Text]] = {
    "identity-card": Text(
        "Қазақстан Республикасы азаматының жеке куәлігі",
        "удостоверение личности гражданина Республики Казахстан",
        "identity card of a citizen of the Republic of Kazakhstan",
    ),
    "passport": Text(
        "Қазақстан Республикасы азаматының паспорты",
        "паспорт гражданина Республики Казахстан",
        "passport of a citizen of the Republic of Kazakhstan",
    ),
    "temporary-id": Text(
        "уақытша жеке куәлік", "временное удостоверение личности", "temporary identity card"
    ),
}
