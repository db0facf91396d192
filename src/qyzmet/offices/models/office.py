"""Offices: centres, providers, akims' offices, the ministry."""

from __future__ import annotations

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models

from qyzmet.law.text import Text


class Office(models.Model):
    """An office of the lists of the acts; which lists tell of it, and what they print, say its ``sources``.

    ``name_*`` is the official name put right (``printed_kk`` is what the act prints first); ``reading`` says
    what we had to decide about it, in three languages. ``place`` tells which term of the 2010 standard,
    cl. 7(1), applies to filings here; ``level`` how far it reaches, where its name says so.
    """

    class Kind(models.TextChoices):
        CENTRE = "centre"
        PROVIDER = "provider"
        MINISTRY = "ministry"
        AKIM = "akim"

    class Level(models.TextChoices):
        REGION = "region"
        CITY = "city"
        DISTRICT = "district"
        RURAL = "rural"

    class Place(models.TextChoices):
        REGIONAL_CENTRE = "regional-centre"
        CAPITAL = "capital"
        ALMATY = "almaty"
        OTHER = "other"

    code = models.CharField(max_length=60, unique=True, db_collation="C")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    level = models.CharField(max_length=8, choices=Level.choices, blank=True)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    printed_kk = models.CharField(max_length=200)
    region_kk = models.CharField(max_length=80, blank=True)
    region_ru = models.CharField(max_length=80, blank=True)
    district_kk = models.CharField(max_length=80, blank=True)
    district_ru = models.CharField(max_length=80, blank=True)
    locality_kk = models.CharField(max_length=80)
    locality_ru = models.CharField(max_length=80)
    address_kk = models.CharField(max_length=200, blank=True)
    address_ru = models.CharField(max_length=200, blank=True)
    address_en = models.CharField(max_length=200, blank=True)
    schedule_kk = models.CharField(max_length=200, blank=True)
    schedule_ru = models.CharField(max_length=200, blank=True)
    schedule_en = models.CharField(max_length=200, blank=True)
    timezone = models.CharField(max_length=40)
    place = models.CharField(max_length=15, choices=Place.choices)
    branch = models.BooleanField(default=False)
    services = models.JSONField(default=list)
    provider = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="centres",
        help_text="The competent provider of a centre",
    )
    rank = models.PositiveSmallIntegerField(
        default=0, help_text="Which of several offices of a place is offered first"
    )
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    annex = models.CharField(max_length=40, blank=True)
    row = models.CharField(max_length=10, blank=True)
    reading = models.JSONField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["code"]
        indexes: ClassVar = [models.Index(fields=["kind", "locality_kk"], name="office_by_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["centre", "provider", "ministry", "akim"]), name="office_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        """The name in three languages."""
        return Text(self.name_kk, self.name_ru, self.name_en)

    @property
    def address(self) -> Text:
        """The address in three languages."""
        return Text(self.address_kk, self.address_ru, self.address_en)

    @property
    def schedule(self) -> Text:
        """The opening hours as the directory prints them; the hours that bind are the edition's."""
        return Text(self.schedule_kk, self.schedule_ru, self.schedule_en)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone with its history (Astana time until 1 March 2024 was UTC+6)."""
        return ZoneInfo(self.timezone)
