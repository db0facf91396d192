"""What was filled in so far of a reception, kept between its pages in the session of the inspector.

The draft's key is also the idempotency key of the case made from it: sent twice, it opens one case. Nothing
of a draft is in the store until the whole of it is accepted or refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest

from qyzmet.centre import boxes
from qyzmet.desk.paying import Tender

KEPT = 10
"""Drafts a session keeps; the oldest is forgotten first."""

_PLACE = "centre-drafts"


@dataclass
class Draft:
    """A reception under way. ``ticket`` is the id of the called ticket, None for a walk-in without one."""

    key: str
    edition: str
    ticket: int | None = None
    channel: str = "centre"
    facts: dict[str, str] = field(default_factory=dict)
    applicant: str = ""
    name: str = ""
    """As the register has it; empty where it knows nobody by the number."""
    named: str = ""
    """As it was typed from the document, where the register has none."""
    representative: str = ""
    subjects: list[str] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    request: dict[str, str] = field(default_factory=dict)
    tender: dict[str, str] = field(default_factory=dict)
    language: str = ""
    visit: int | None = None
    """The visit at home on which the documents are taken in."""
    scans: list[dict[str, str]] = field(default_factory=list)
    """What was scanned: see :mod:`qyzmet.centre.scans`."""
    asked: dict[str, str] = field(default_factory=dict)
    """What a register answered before the documents were asked for: the fact by what it was asked about."""

    @property
    def called(self) -> str:
        """The applicant's name."""
        return self.name or self.named

    @property
    def legal(self) -> bool:
        """Whether the applicant is a legal person."""
        return self.facts.get("applicant") == "legal"


def begin(session: SessionBase, edition: str, ticket: int | None, visit: int | None = None) -> Draft:
    """A new draft; the one begun with the same ticket, or on the same visit, if there is one."""
    for kept in _kept(session).values():
        same = (ticket, visit) != (None, None) and (kept.get("ticket"), kept.get("visit")) == (ticket, visit)
        if same and kept.get("edition") == edition:
            return Draft(**kept)
    draft = Draft(uuid4().hex, edition, ticket, visit=visit)
    keep(session, draft)
    return draft


def keep(session: SessionBase, draft: Draft) -> None:
    """Write the draft down."""
    kept = dict(_kept(session))
    kept.pop(draft.key, None)
    kept[draft.key] = asdict(draft)
    lines = list(kept.items())
    for _key, old in lines[:-KEPT]:
        _empty(old)
    session[_PLACE] = dict(lines[-KEPT:])


def read(session: SessionBase, key: str) -> Draft:
    """The draft with this key; 404 if the session has none."""
    found = _kept(session).get(key)
    if found is None:
        raise Http404(key)
    return Draft(**found)


def forget(session: SessionBase, key: str) -> None:
    """The case is in the store, or nobody wants it: nothing of the draft is kept, its scans neither."""
    kept = dict(_kept(session))
    _empty(kept.pop(key, {}))
    session[_PLACE] = kept


def logged_out(sender: object, request: HttpRequest, **about: object) -> None:
    """Whoever works here goes: nothing of their drafts is kept. Listens to ``user_logged_out``."""
    for draft in _kept(request.session).values():
        _empty(draft)


def _empty(kept: Mapping[str, Any]) -> None:
    boxes.drop(scan["box"] for scan in kept.get("scans", ()))


def plain(given: Mapping[str, Any]) -> dict[str, str]:
    """What a form cleaned, as a session can keep it."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in given.items()
        if value not in (None, "")
    }


def tender(draft: Draft) -> Tender | None:
    """How the duty of the draft was paid; None where nothing was said of it."""
    kept = draft.tender
    if not kept:
        return None
    words = {name: kept[name] for name in ("bank", "receipt", "exemption", "proof") if name in kept}
    return Tender(
        paid_on=date.fromisoformat(kept["paid_on"]) if "paid_on" in kept else None,
        amount=Decimal(kept["amount"]) if "amount" in kept else None,
        **words,
    )


def _kept(session: SessionBase) -> Mapping[str, dict[str, Any]]:
    kept: Mapping[str, dict[str, Any]] = session.get(_PLACE, {})
    return kept
