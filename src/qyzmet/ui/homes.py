"""Which face is whose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from qyzmet.offices.holdings import current_holdings

CENTRE_POSTS = frozenset(
    {
        "inspector",
        "accumulation-inspector",
        "courier",
        "issuing-inspector",
        "duty-manager",
        "employee",
        "centre-official",
        "centre-employee",
    }
)
PROVIDER_POSTS = frozenset(
    {
        "registrar",
        "head",
        "authorised-body",
        "provider",
        "officer",
        "executor",
        "official",
        "akim",
        "commission",
        "si-employee",
        "signatory",
    }
)
"""Those of them who sit in the hall of a centre start there."""


def home_for(user: AbstractBaseUser | AnonymousUser, on: date | None = None) -> str:
    """Where a person starts after logging in: the face of a post held on that day (today), else the portal.

    >>> home_for(AnonymousUser())
    '/'
    """
    held = current_holdings(user, on or timezone.localdate())
    return home_of_posts((holding.post, holding.workplace_id is not None) for holding in held)


def home_of_posts(posts: Iterable[tuple[str, bool]]) -> str:
    """The face of the first room that one of the posts belongs to; with each whether it sits in a centre.

    >>> home_of_posts([("head", False), ("courier", False)])
    '/centre/'
    >>> home_of_posts([("executor", True)]), home_of_posts([("executor", False)])
    ('/centre/', '/provider/')
    """
    posts = set(posts)
    if any(seated or post in CENTRE_POSTS for post, seated in posts):
        return "/centre/"
    if any(post in PROVIDER_POSTS for post, _seated in posts):
        return "/provider/"
    return "/"
