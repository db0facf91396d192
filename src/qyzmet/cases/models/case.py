"""Cases as they stand, the worklists, and what a case is found by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Case(models.Model):
    """One case as it stands."""

    number = models.CharField(max_length=16)
    service = models.CharField(max_length=64)
    edition = models.CharField(max_length=80)
    channel = models.CharField(max_length=32)
    office = models.CharField(max_length=64)
    """Code of the office where it was filed."""
    provider = models.CharField(max_length=64)
    """Code of the provider that decides it."""
    applicant_id = models.CharField(max_length=12)
    """IIN or BIN of the applicant."""
    applicant_name = models.CharField(max_length=250)
    applicant_folded = models.CharField(max_length=250)
    """The name with Kazakh and Russian spellings made one, for search."""
    step = models.CharField(max_length=32, null=True)
    post = models.CharField(max_length=40, null=True)
    """Whose turn it is."""
    stands_at = models.CharField(max_length=64, null=True)
    """Code of the office whose turn it is."""
    state = models.JSONField()
    version = models.IntegerField()
    last_hash = models.BinaryField(max_length=32)
    filed_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    next_due = models.DateTimeField(null=True)
    """When the first of the running clocks runs out."""
    promised_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=32, null=True)
    ended_at = models.DateTimeField(null=True)
    opening_key = models.CharField(max_length=80)
    """Idempotency key of the command that opened it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="case_number_once"),
            models.UniqueConstraint(fields=["opening_key"], name="case_opening_key_once"),
        ]
        # None of a column that a command changes: so an update touches no index (HOT).
        indexes: ClassVar = [
            models.Index(fields=["applicant_id", "-id"], name="case_applicant"),
            models.Index(fields=["office", "-id"], name="case_office"),
            models.Index(fields=["provider", "-id"], name="case_provider"),
        ]

    def __str__(self) -> str:
        return self.number


class Standing(models.Model):
    """The worklists: whose turn it is in a case that has not ended.

    A row apart, with the only index on what every command changes; the same columns of the case are there
    to be shown, not to be searched.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, db_constraint=False)
    office = models.CharField(max_length=64)
    """Code of the office whose turn it is."""
    post = models.CharField(max_length=40)
    next_due = models.DateTimeField(null=True)
    """When the first of the running clocks runs out."""
    executor = models.IntegerField(null=True)
    """Account of whom the office gave the case to, in the post whose turn it is; a trigger keeps it."""
    origin = models.CharField(max_length=64)
    """Code of the office where the case was filed."""
    task = models.CharField(max_length=160)
    """Edition, channel and step in one: ``address-certificate@2014/centre/A5``."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "post", "next_due", "case"], name="standing_worklist"),
            models.Index(
                fields=["office", "post", "executor", "next_due", "case"],
                name="standing_executor",
                condition=models.Q(executor__isnull=False),
            ),
            models.Index(fields=["office", "task", "next_due", "case"], name="standing_task"),
            models.Index(fields=["origin", "next_due", "case"], name="standing_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.post} at {self.office}"


class Ending(models.Model):
    """How a case ended, for lists of what ended alike; a row apart for the same reason."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, db_constraint=False)
    provider = models.CharField(max_length=64)
    outcome = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["provider", "outcome", "at", "case"], name="ending_list")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.outcome}"


class SearchKey(models.Model):
    """What a case is found by at an office that may see it: each word of the folded name, the IIN or BIN.

    Written by a trigger when the case is opened, never changed after. The primary key is the index: one range
    of it is one office's cases with a word that begins so, in the order of the name.
    """

    pk = models.CompositePrimaryKey("place", "key", "name", "case_id")
    place = models.CharField(max_length=64)
    """Code of the office where it was filed, or of the provider that decides it."""
    key = models.CharField(max_length=250, db_collation="C")
    name = models.CharField(max_length=250, db_collation="C")
    """The whole folded name."""
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="search_keys", db_index=False, db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.place}: {self.key}"
