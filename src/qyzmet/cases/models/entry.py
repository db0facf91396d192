"""The truth of a case: its journal, with its clocks, numbers and files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.cases.models.case import Case


class Entry(models.Model):
    """One line of a case's journal; a trigger refuses to change or delete it."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="entries", db_index=False, db_constraint=False
    )
    seq = models.IntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    account = models.IntegerField(null=True)
    actor = models.CharField(max_length=250)
    post = models.CharField(max_length=40)
    office = models.CharField(max_length=64)
    step = models.CharField(max_length=32, null=True)
    clause = models.CharField(max_length=80, null=True)
    event = models.JSONField()
    journal = models.CharField(max_length=32, null=True)
    """Id of the legal journal this line also belongs to."""
    journal_number = models.IntegerField(null=True)
    key = models.CharField(max_length=80, null=True)
    """Idempotency key of the command."""
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "seq"], name="entry_once"),
            models.UniqueConstraint(
                fields=["case", "key"], name="entry_key_once", condition=models.Q(key__isnull=False)
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office", "journal", "journal_number"],
                name="entry_journal",
                condition=models.Q(journal__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq}"


class Clock(models.Model):
    """One clock of a case, as the journal has it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="clocks", db_index=False, db_constraint=False)
    term = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    broken = models.BooleanField(default=False)
    calendar = models.CharField(max_length=32)
    """The calendar edition the due date was computed with."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "term", "started_at"], name="clock_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                name="clock_running_out",
                condition=models.Q(stopped_at__isnull=True, broken=False, due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.term}"


class Counter(models.Model):
    """The last number given in one series (a journal of an office in a year)."""

    series = models.CharField(max_length=120, primary_key=True)
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"


class Attachment(models.Model):
    """A file that the applicant brought: a scan, a list, a signed request."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    document = models.CharField(max_length=32)
    """Id of the document in the edition."""
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=250)

    def __str__(self) -> str:
        return self.name
