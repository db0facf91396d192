"""Whom to turn to: the contacts of the lists of the acts and of the clauses on complaints."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.law.text import Text
from qyzmet.offices.models.office import Office


class Contact(models.Model):
    """A person by post, not by name, who answers for a purpose at an office.

    ``email`` and ``site`` are repaired where the act's print is damaged (``reading`` says how); phones
    carry an area code only where the act prints one. ``schedule_uncertain``: the act does not show which
    rows the printed hours span. ``list`` is the list that tells it (``qyzmet.law.directories``), empty for
    contacts of a clause; ``what`` the column, where a row has several phones.
    """

    class Purpose(models.TextChoices):
        COMPLAINT_HELP = "complaint-help"
        RESULT_COMPLAINT = "result-complaint"
        CONDUCT_COMPLAINT = "conduct-complaint"
        INFORMATION = "information"

    office = models.ForeignKey(Office, models.CASCADE, related_name="contacts")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    post_kk = models.CharField(max_length=200)
    post_ru = models.CharField(max_length=200)
    post_en = models.CharField(max_length=200)
    room_kk = models.CharField(max_length=80, blank=True)
    room_ru = models.CharField(max_length=80, blank=True)
    room_en = models.CharField(max_length=80, blank=True)
    phone_kk = models.CharField(max_length=120, blank=True)
    phone_ru = models.CharField(max_length=120, blank=True)
    phone_en = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=80, blank=True)
    site = models.CharField(max_length=80, blank=True)
    schedule_kk = models.CharField(max_length=300, blank=True)
    schedule_ru = models.CharField(max_length=300, blank=True)
    schedule_en = models.CharField(max_length=300, blank=True)
    schedule_uncertain = models.BooleanField(default=False)
    annex = models.CharField(max_length=40)
    row = models.CharField(max_length=10, blank=True)
    list = models.CharField(max_length=40, blank=True)
    what = models.CharField(max_length=24, blank=True)
    reading = models.JSONField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["office", "purpose", "list", "annex", "row", "what"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "purpose", "list", "annex", "row", "what"], name="contact_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office.code}: {self.purpose}"

    @property
    def post(self) -> Text:
        """The post in three languages."""
        return Text(self.post_kk, self.post_ru, self.post_en)

    @property
    def room(self) -> Text:
        """The room in three languages; may be empty."""
        return Text(self.room_kk, self.room_ru, self.room_en)

    @property
    def phone(self) -> Text:
        """The phones in three languages (some rows say whose phone it is); may be empty."""
        return Text(self.phone_kk, self.phone_ru, self.phone_en)

    @property
    def schedule(self) -> Text:
        """The hours of reception in three languages; may be empty."""
        return Text(self.schedule_kk, self.schedule_ru, self.schedule_en)
