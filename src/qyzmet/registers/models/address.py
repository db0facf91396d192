"""Addresses."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
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
        return _joined(self._region(language), self._district(language))

    def house_line(self, language: str) -> str:
        """Locality, street, house and flat: ``Семей қаласы, Абай көшесі, 12-үй, 4-пәтер``."""
        return _joined(self._locality(language), self._dwelling(language))

    def line(self, language: str) -> str:
        """The whole address on one line, from the region (or city of republican rank) down to the flat."""
        if self.region_kk:
            return _joined(self.area(language), self.house_line(language))
        return _joined(self._locality(language), self._district(language), self._dwelling(language))

    def _region(self, language: str) -> str:
        return self.region_ru if language == "ru" else self.region_kk

    def _district(self, language: str) -> str:
        return self.district_ru if language == "ru" else self.district_kk

    def _locality(self, language: str) -> str:
        return self.locality_ru if language == "ru" else self.locality_kk

    def _dwelling(self, language: str) -> str:
        if language == "ru":
            return _joined(self.street_ru, f"дом {self.house}", f"квартира {self.flat}" if self.flat else "")
        return _joined(self.street_kk, f"{self.house}-үй", f"{self.flat}-пәтер" if self.flat else "")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
