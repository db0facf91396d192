"""Who holds which post on a day."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q

from qyzmet.offices.models import Holding


def current_holdings(user: AbstractBaseUser | AnonymousUser, on: date) -> list[Holding]:
    """The posts the user holds on that day, with their offices; none for somebody not logged in."""
    if not user.pk:
        return []
    held = Holding.objects.filter(Q(until__isnull=True) | Q(until__gte=on), user_id=user.pk, since__lte=on)
    return list(held.select_related("office", "workplace"))
