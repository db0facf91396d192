"""Requests that are being written, kept in the applicant's session until they are signed and sent.

The key of a draft is the idempotency key of the case made from it: sent twice, it opens one case. Nothing of a
draft is in the store before that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.sessions.backends.base import SessionBase

KEPT = 10
"""Drafts a session keeps; the oldest is forgotten first."""

_PLACE = "portal-drafts"


@dataclass
class Draft:
    """A request under way. ``begun`` (ISO 8601) stands in the request that is signed."""

    key: str
    edition: str
    begun: str
    language: str
    facts: dict[str, str] = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)
    """The facts that the other answers decide, so that nobody is asked them."""
    subjects: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """What to call the subjects that the register named."""
    request: dict[str, str] = field(default_factory=dict)
    """The answers to the service's form."""
    told: list[str] = field(default_factory=list)
    """The pages of the form that were answered; one may be left empty."""


def begin(session: SessionBase, edition: str, language: str, now: datetime) -> Draft:
    """A new, empty draft."""
    draft = Draft(uuid4().hex, edition, now.replace(microsecond=0).isoformat(), language)
    keep(session, draft)
    return draft


def keep(session: SessionBase, draft: Draft) -> None:
    """Write the draft down."""
    kept = dict(_kept(session))
    kept.pop(draft.key, None)
    kept[draft.key] = asdict(draft)
    session[_PLACE] = dict(list(kept.items())[-KEPT:])


def read(session: SessionBase, key: str) -> Draft | None:
    """The draft with this key; None if the session has none, or has it no more."""
    found = _kept(session).get(key)
    return Draft(**found) if found else None


def forget(session: SessionBase, key: str) -> None:
    """The case is in the store: what was kept is no longer needed."""
    kept = dict(_kept(session))
    kept.pop(key, None)
    session[_PLACE] = kept


def _kept(session: SessionBase) -> Mapping[str, dict[str, Any]]:
    kept: Mapping[str, dict[str, Any]] = session.get(_PLACE, {})
    return kept
