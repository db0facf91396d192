"""How often somebody may guess the number of a case: wrong answers are counted, right ones are free."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from qyzmet.offices.attempts import WINDOW
from qyzmet.ui.throttle import Brake

__all__ = ["MOST", "WINDOW", "too_many", "wrong"]

MOST = 10
"""Wrong answers from one address, and for one case, in the window. Of our own choosing."""

_BRAKE = Brake("follow", asked=MOST, address=MOST)


def too_many(request: HttpRequest, asked: str, now: datetime) -> bool:
    """Whether this address, or all together for what is asked, have guessed too often."""
    return _BRAKE.barred_until(request, asked, now) is not None


def wrong(request: HttpRequest, asked: str, now: datetime) -> None:
    """Count a wrong answer; what is older than the window is forgotten."""
    _BRAKE.wrong(request, asked, now)
