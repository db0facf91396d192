"""What was filled in so far of a filing, kept between its pages in the session of the official.

A draft's key is also the idempotency key of the case made from it: sent twice, it opens one case.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.sessions.backends.base import SessionBase

KEPT = 20
"""Drafts a session keeps; an older one is forgotten first."""

_PLACE = "provider-drafts"

Draft = dict[str, Any]


def keep(session: SessionBase, draft: Draft, key: str = "") -> str:
    """Keep the draft and give its key; a ``key`` given replaces the draft kept under it."""
    kept: dict[str, Draft] = session.get(_PLACE, {})
    key = key or uuid4().hex
    kept.pop(key, None)
    kept[key] = draft
    session[_PLACE] = dict(list(kept.items())[-KEPT:])
    return key


def read(session: SessionBase, key: str) -> Draft | None:
    """The draft kept under this key, if it still is."""
    found: Draft | None = session.get(_PLACE, {}).get(key)
    return found


def forget(session: SessionBase, key: str) -> None:
    """The case is filed: what was kept is no longer needed."""
    kept: dict[str, Draft] = session.get(_PLACE, {})
    if kept.pop(key, None) is not None:
        session[_PLACE] = kept
