"""Natural persons."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models

from qyzmet.registers.folding import Folded


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), exclude=["search_key"])
class Person(models.Model):
    """A natural person; every change and deletion leaves the former row in ``PersonEvent``.

    Names are kept as the documents spell them (one spelling, Kazakh or Russian); ``search_key`` folds
    both spellings together and is kept by the database itself.
    """

    class Sex(models.TextChoices):
        MALE = "male"
        FEMALE = "female"

    class Citizenship(models.TextChoices):
        CITIZEN = "citizen"
        FOREIGNER = "foreigner"
        STATELESS = "stateless"

    iin = models.CharField(max_length=12, unique=True, db_collation="C")
    surname = models.CharField(max_length=80)
    given_name = models.CharField(max_length=80)
    patronymic = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField()
    sex = models.CharField(max_length=6, choices=Sex.choices)
    birth_place_kk = models.CharField(max_length=200)
    birth_place_ru = models.CharField(max_length=200)
    citizenship = models.CharField(max_length=9, choices=Citizenship.choices, default=Citizenship.CITIZEN)
    died_on = models.DateField(null=True, blank=True)
    search_key = models.GeneratedField(
        expression=Folded("surname", "given_name", "patronymic"),
        output_field=models.CharField(max_length=245, db_collation="C"),
        db_persist=True,
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["search_key"], name="person_search")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(iin__regex="^[0-9]{12}$"), name="person_iin_12_digits"),
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True) | models.Q(died_on__gte=models.F("birth_date")),
                name="person_dies_after_birth",
            ),
            models.CheckConstraint(condition=models.Q(sex__in=["male", "female"]), name="person_sex"),
            models.CheckConstraint(
                condition=models.Q(citizenship__in=["citizen", "foreigner", "stateless"]),
                name="person_citizenship",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.iin})"

    @property
    def full_name(self) -> str:
        """Surname, given name, patronymic if there is one."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        """Surname and initials: ``Ахметов Н. С.``."""
        initials = [f"{part[0]}." for part in (self.given_name, self.patronymic) if part]
        return " ".join([self.surname, *initials])

    def birth_place(self, language: str) -> str:
        """The birth place in ``ru``, else in Kazakh."""
        return self.birth_place_ru if language == "ru" else self.birth_place_kk
