"""The trace of every look at a person's data."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models


class Look(models.Model):
    """Who looked at whose data, when, in which post and office, at what, and why.

    Written in the transaction that reads; the database refuses to change or delete it. The account is kept
    by number and name, not by reference, so that the trace outlives the account.
    """

    at = models.DateTimeField(auto_now_add=True)
    user_id = models.BigIntegerField()
    user_name = models.CharField(max_length=200)
    post = models.CharField(max_length=40)
    office = models.CharField(max_length=60, blank=True)
    subject_iin = models.CharField(max_length=12, blank=True, db_collation="C")
    what = models.CharField(max_length=40)
    query = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_iin", "at"], name="look_subject"),
            models.Index(fields=["user_id", "at"], name="look_user"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(why=""), name="look_has_a_cause"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.user_name} ({self.post}) → {self.subject_iin}: {self.what}"
