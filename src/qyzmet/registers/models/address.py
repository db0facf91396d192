"""Addresses."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Address(models.Model):
    """A dwelling. The official address is Kazakh and Russian; other languages get the Kazakh form.

    ``region`` is empty for a city of republican rank, ``district`` for a city of regional rank. ``kato``
    is the 9-digit code of the locality (GK RK 11-2009), empty where it is not known.
    """

    kato = models.CharField(max_length=9, blank=True, db_collation="C")
    region_kk = models.CharField(max_length=80, blank=True)
    region_ru = models.CharField(max_length=80, blank=True)
    district_kk = models.CharField(max_length=80, blank=True)
    district_ru = models.CharField(max_length=80, blank=True)
    locality_kk = models.CharField(max_length=80)
    locality_ru = models.CharField(max_length=80)
    street_kk = models.CharField(max_length=120)
    street_ru = models.CharField(max_length=120)
    house = models.CharField(max_length=10)
    flat = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["locality_kk", "district_kk", "region_kk", "street_kk", "house", "flat"],
                name="address_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kato="") | models.Q(kato__regex="^[0-9]{9}$"), name="address_kato_9_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.line("kk")

    def area(self, language: str) -> str:
        """Region and district: ``Шығыс Қазақстан облысы, Аягөз ауданы``; may be empty."""
        parts = [self.region_ru, self.district_ru] if language == "ru" else [self.region_kk, self.district_kk]
        return ", ".join(part for part in parts if part)

    def house_line(self, language: str) -> str:
        """Locality, street, house and flat: ``Семей қаласы, Абай көшесі, 12-үй, 4-пәтер``."""
        if language == "ru":
            parts = [self.locality_ru, self.street_ru, f"дом {self.house}"]
            return ", ".join([*parts, f"квартира {self.flat}"] if self.flat else parts)
        parts = [self.locality_kk, self.street_kk, f"{self.house}-үй"]
        return ", ".join([*parts, f"{self.flat}-пәтер"] if self.flat else parts)

    def line(self, language: str) -> str:
        """The whole address on one line, from the region down to the flat."""
        return ", ".join(part for part in (self.area(language), self.house_line(language)) if part)
