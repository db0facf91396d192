"""Which face is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

CENTRE_POSTS = frozenset(
    {"inspector", "accumulation-inspector", "courier", "issuing-inspector", "duty-manager"}
)
PROVIDER_POSTS = frozenset({"registrar", "head"})


def home_for(user: AbstractBaseUser | AnonymousUser) -> str:
    """Where a person starts after logging in: the face of the post they hold, else the portal.

    >>> from django.contrib.auth.models import AnonymousUser
    >>> home_for(AnonymousUser())
    '/'
    """
    if not user.is_authenticated:
        return "/"
    posts = set(apps.get_model("offices", "Holding").objects.filter(user=user).values_list("post", flat=True))
    if posts & CENTRE_POSTS:
        return "/centre/"
    if posts & PROVIDER_POSTS:
        return "/provider/"
    return "/"
