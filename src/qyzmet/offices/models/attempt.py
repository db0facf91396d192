"""Wrong guesses of passwords and of numbers, counted to slow down whoever guesses."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Attempt(models.Model):
    """A wrong guess; ``who`` is a keyed hash from which nothing can be read."""

    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["who", "at"], name="attempt_by_mark")]

    def __str__(self) -> str:
        return f"{self.who[:8]} {self.at:%d.%m.%Y %H:%M}"
