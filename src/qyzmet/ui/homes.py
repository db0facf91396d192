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
        "officer",
        "executor",
    }
)
"""Officers and executors of the interior ministry sit in the hall of a centre."""
PROVIDER_POSTS = frozenset({"registrar", "head", "authorised-body", "provider"})


def home_for(user: AbstractBaseUser | AnonymousUser, on: date | None = None) -> str:
    """Where a person starts after logging in: the face of a post held on that day (today), else the portal.

    >>> home_for(AnonymousUser())
    '/'
    """
    return home_of_posts(holding.post for holding in current_holdings(user, on or timezone.localdate()))


def home_of_posts(posts: Iterable[str]) -> str:
    """The face of the first room that one of the posts belongs to.

    >>> home_of_posts(["head", "courier"])
    '/centre/'
    """
    posts = set(posts)
    if posts & CENTRE_POSTS:
        return "/centre/"
    if posts & PROVIDER_POSTS:
        return "/provider/"
    return "/"
