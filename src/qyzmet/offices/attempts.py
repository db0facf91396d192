"""How often somebody may guess: wrong answers are counted for a while, right ones are free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from qyzmet.offices.models import Attempt

WINDOW = timedelta(minutes=15)
"""For how long a wrong answer counts. Of our own choosing."""


def mark(kind: str, value: str) -> str:
    """``value`` as a mark from which it cannot be read; another ``kind`` gives another mark."""
    return salted_hmac(f"qyzmet.offices.attempts.{kind}", value, algorithm="sha256").hexdigest()


def barred_until(limits: Mapping[str, int], now: datetime) -> datetime | None:
    """From when on somebody may guess again; None if they may now.

    ``limits`` gives the most wrong answers in the window for each mark of the guess.
    """
    ends = []
    for who, most in limits.items():
        recent = Attempt.objects.filter(who=who, at__gt=now - WINDOW).order_by("-at")
        ends += [moment + WINDOW for moment in recent.values_list("at", flat=True)[most - 1 : most]]
    return max(ends, default=None)


def count(marks: Iterable[str], now: datetime) -> None:
    """Count a wrong answer under each mark; what is older than the window is forgotten."""
    Attempt.objects.filter(at__lte=now - WINDOW).delete()
    Attempt.objects.bulk_create(Attempt(who=who, at=now) for who in marks)


def forget(marks: Iterable[str]) -> None:
    """Count no longer what was wrong under these marks."""
    Attempt.objects.filter(who__in=list(marks)).delete()
