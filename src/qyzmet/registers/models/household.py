"""The household book: its pages, who stands on them, what is entered, and the pages signed for a year."""

from __future__ import annotations

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from qyzmet.registers.models.address import Address
from qyzmet.registers.models.person import Person


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class HouseholdPage(models.Model):
    """One household in the book of one akim: the book, the page, the address of the farm."""

    akim = models.CharField(max_length=60, help_text="Office code")
    book = models.PositiveSmallIntegerField()
    page = models.PositiveSmallIntegerField()
    address = models.ForeignKey(Address, models.PROTECT, related_name="households")
    opened_on = models.DateField()
    ground = models.CharField(max_length=200)
    opened_by = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["akim", "book", "page"], name="one_household_on_a_page"),
            models.CheckConstraint(
                condition=Q(book__gte=1, page__gte=1), name="household_page_counts_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.akim} {self.number}"

    @property
    def number(self) -> str:
        """The number of the page as it is cited: book and page."""
        return f"{self.book}-{self.page}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class HouseholdMember(models.Model):
    """A person stands on a page from ``since``, and no more from the day ``until`` on.

    The database refuses a person two pages on any day, past days too, and a page two heads.
    """

    household = models.ForeignKey(HouseholdPage, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="households")
    relation = models.CharField(max_length=11)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=200)
    end_ground = models.CharField(max_length=200, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="household_member_leaves_after_coming",
            ),
            models.CheckConstraint(
                condition=Q(until=None, end_ground="") | (Q(until__isnull=False) & ~Q(end_ground="")),
                name="household_member_leaves_on_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.household_id}, {self.relation} since {self.since:%d.%m.%Y}"


class HouseholdEntry(models.Model):
    """What a household has of one thing from a day on; a later entry of the same thing supersedes it.

    ``hectares`` of land, else ``count``; nought says that there is none any more. ``year`` is the year of make of a
    machine, 0 elsewhere and where it is not known. The database lets nobody change or delete an entry.
    """

    class Section(models.TextChoices):
        LAND = "land"
        LIVESTOCK = "livestock"
        MACHINERY = "machinery"

    household = models.ForeignKey(HouseholdPage, models.PROTECT, related_name="entries")
    section = models.CharField(max_length=9, choices=Section.choices)
    item = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField(default=0)
    hectares = models.DecimalField(max_digits=8, decimal_places=4, null=True, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    day = models.DateField()
    yearly = models.BooleanField(default=False)
    ground = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)
    user_id = models.BigIntegerField()
    post = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["household", "day"], name="household_entry_day")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(section="land", hectares__gte=0, count=None, year=0)
                | Q(section="livestock", hectares=None, count__gte=0, year=0)
                | Q(section="machinery", hectares=None, count__gte=0),
                name="household_entry_fits_its_section",
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="household_entry_has_a_ground"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.household_id}: {self.item} {self.hectares or self.count} from {self.day:%d.%m.%Y}"


class HouseholdConfirmation(models.Model):
    """A page signed for a year: closed as it stood that day, with the sum of its content. Never changed."""

    household = models.ForeignKey(HouseholdPage, models.PROTECT, related_name="confirmations")
    akim = models.CharField(max_length=60, help_text="Office code")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Counted by akim and year")
    day = models.DateField()
    content = models.TextField(help_text="The page as it stood: canonical JSON")
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    user_id = models.BigIntegerField()
    post = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["household", "year"], name="one_confirmation_of_a_page_a_year"),
            models.UniqueConstraint(fields=["akim", "year", "number"], name="one_confirmation_of_a_number"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.household_id}, {self.year}: № {self.number}"
