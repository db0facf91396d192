"""The store of papers. A paper is never edited and never deleted; it can only be withdrawn, once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.papers.codes import grouped


class PaperManager(models.Manager["Paper"]):
    """Lists of papers do not drag the files along: ``pdf`` is read when it is asked for."""

    def get_queryset(self) -> models.QuerySet[Paper]:
        return super().get_queryset().defer("pdf")


class Paper(models.Model):
    """One paper as it was made. A trigger refuses every change but the withdrawal."""

    code = models.CharField(max_length=20, unique=True)
    """Verification code: unguessable, printed in groups of five."""
    number = models.CharField(max_length=40, unique=True)
    """The case's number and the paper's place among the case's papers: 26-000123-48/2."""
    kind = models.CharField(max_length=40)
    case_number = models.CharField(max_length=32, db_index=True)
    service = models.CharField(max_length=64)
    edition = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    fields = models.JSONField()
    pdf = models.BinaryField()
    sha256 = models.BinaryField(max_length=32, db_index=True)
    sealed = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=250)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True, default="")
    withdrawn_by = models.CharField(max_length=250, blank=True, default="")

    objects: ClassVar[PaperManager] = PaperManager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.number

    @property
    def printed_code(self) -> str:
        """The code in groups of five, as it stands on the paper."""
        return grouped(self.code)
