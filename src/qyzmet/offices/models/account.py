"""Accounts of people and the posts they hold."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from qyzmet.offices.models.office import Office


class Account(models.Model):
    """What we know of a user: the person (IIN), the legal person represented (BIN), the name shown."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="account")
    iin = models.CharField(max_length=12, blank=True, db_collation="C")
    bin = models.CharField(max_length=12, blank=True, db_collation="C")
    display_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.display_name


class Holding(models.Model):
    """A user holds a post at an office from ``since`` to ``until`` (both days count; no end, no last day).

    ``workplace`` is the centre where an official of a provider sits: the workplace of the documentation and
    registration system that the standards of the interior ministry place in the hall of the centre.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="holdings")
    post = models.CharField(max_length=40)
    """One of :data:`qyzmet.offices.posts.POSTS`; which they are is data, and no migration."""
    office = models.ForeignKey(Office, models.PROTECT, related_name="holdings")
    workplace = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="guests",
        help_text="The centre in which an official of a provider sits",
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    acting_for: str = ""
    """Name of whom the user stands in for; set by :mod:`qyzmet.offices.holdings`, no column."""
    acting_for_user: int = 0
    signs_only: bool = False
    """Whether the post was given to sign and seal only."""

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "post", "office", "since"], name="holding_once"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="holding_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.post} at {self.office_id}"
