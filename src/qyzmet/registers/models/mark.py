"""The paper traces that registration and removal leave."""

from __future__ import annotations

from typing import ClassVar, Final

import pghistory
from django.db import models

from qyzmet.law.text import Text
from qyzmet.registers.models.person import Person


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class RegistrationMark(models.Model):
    """A sheet filed, a stamp put or a mark made for a person in a case; each kind once a case."""

    class Kind(models.TextChoices):
        ARRIVAL_SHEET = "arrival-sheet"
        STATISTICAL_COUPON = "statistical-coupon"
        DEPARTURE_SHEET = "departure-sheet"
        STAMP_REGISTERED = "stamp-registered"
        STAMP_REMOVED = "stamp-removed"
        MILITARY_REGISTERED = "military-registered"
        MILITARY_REMOVED = "military-removed"

    person = models.ForeignKey(Person, models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=19, choices=Kind.choices)
    case_number = models.CharField(max_length=40)
    day = models.DateField()
    office = models.CharField(max_length=60, help_text="Office code")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "case_number"], name="one_mark_of_a_kind_a_case"
            ),
            models.CheckConstraint(condition=~models.Q(case_number=""), name="mark_belongs_to_a_case"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day:%d.%m.%Y} ({self.case_number})"


MARKS: Final[dict[str, Text]] = {
    "arrival-sheet": Text("келу мекенжай парағы", "адресный листок прибытия", "address sheet of arrival"),
    "statistical-coupon": Text(
        "келу парағына статистикалық талон",
        "статистический талон к листку прибытия",
        "statistical coupon to the arrival sheet",
    ),
    "departure-sheet": Text("мекенжайдан кету парағы", "адресный листок убытия", "address departure sheet"),
    "stamp-registered": Text(
        "азаматтарды тіркеу кітабындағы тіркеу мөртаңбасы",
        "штамп о регистрации в книге регистрации граждан",
        "stamp of registration in the citizens' registration book",
    ),
    "stamp-removed": Text(
        "азаматтарды тіркеу кітабындағы тіркеуден шығару мөртаңбасы",
        "штамп о снятии с регистрации в книге регистрации граждан",
        "stamp of removal in the citizens' registration book",
    ),
    "military-registered": Text(
        "әскери есепке алу белгісі", "отметка о постановке на воинский учёт", "mark of military registration"
    ),
    "military-removed": Text(
        "әскери есептен шығару белгісі",
        "отметка о снятии с воинского учёта",
        "mark of removal from military registration",
    ),
}
