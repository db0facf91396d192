"""How often somebody may guess: wrong answers are counted, right ones are free."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from qyzmet.portal.models import Attempt

WINDOW = timedelta(minutes=15)
MOST = 10
"""Wrong answers from one address, and for one case, in the window. Of our own choosing."""


def too_many(request: HttpRequest, asked: str, now: datetime) -> bool:
    """Whether this address, or all together for what is asked, have guessed too often."""
    recent = Attempt.objects.filter(at__gt=now - WINDOW)
    return any(recent.filter(who=who).count() >= MOST for who in _marks(request, asked))


def wrong(request: HttpRequest, asked: str, now: datetime) -> None:
    """Count a wrong answer; what is older than the window is forgotten."""
    Attempt.objects.filter(at__lte=now - WINDOW).delete()
    Attempt.objects.bulk_create(Attempt(who=who, at=now) for who in _marks(request, asked))


def _marks(request: HttpRequest, asked: str) -> tuple[str, str]:
    """The address and what is asked, as marks from which neither can be read."""
    return _mark("address", request.META.get("REMOTE_ADDR", "")), _mark("asked", asked)


def _mark(kind: str, value: str) -> str:
    return salted_hmac(f"qyzmet.portal.throttle.{kind}", value, algorithm="sha256").hexdigest()
