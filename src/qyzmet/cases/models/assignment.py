"""Whom an office gave a case to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.cases.models.case import Case


class Assignment(models.Model):
    """Who is to do a case that stands at a post, by whose word; the latest line of a case and post counts.

    An arrangement of the office and no duty of the law: any holder of the post may still act. Written once; a
    trigger refuses to change or delete a line, another keeps ``Standing.executor`` in step.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments", db_index=False)
    office = models.CharField(max_length=64)
    post = models.CharField(max_length=40)
    """The post in which the executor is to act."""
    executor = models.IntegerField(null=True)
    """Account; None gives the case back to all holders of the post."""
    executor_name = models.CharField(max_length=250, blank=True)
    words = models.CharField(max_length=500, blank=True)
    """What the head wrote."""
    due_on = models.DateField(null=True)
    """The day by which the head wants it; inside the term of the act, never after it."""
    at = models.DateTimeField()
    by = models.CharField(max_length=250)
    by_account = models.IntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "office", "post", "-id"], name="assignment_latest")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.executor_name}"
