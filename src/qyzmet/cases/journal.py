"""The hash chain of a case's journal: what one line is made of, and whether a whole journal holds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from qyzmet.cases.models import Case, Entry
from qyzmet.process import events, state

GENESIS = bytes(32)
"""What stands before the first line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal before it is written. Its hash covers everything here."""

    case: str
    seq: int
    account: int | None
    actor: str
    post: str
    office: str
    step: str | None
    clause: str | None
    event: dict[str, Any]
    journal: str | None
    journal_number: int | None
    key: str | None

    def hash(self, before: bytes) -> bytes:
        """SHA-256 over the line before and this one (JSON with sorted keys and no spaces, in UTF-8)."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return hashlib.sha256(before + orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).digest()


def line_of(entry: Entry, number: str) -> Line:
    """The line that a stored row holds."""
    return Line(
        case=number,
        seq=entry.seq,
        account=entry.account,
        actor=entry.actor,
        post=entry.post,
        office=entry.office,
        step=entry.step,
        clause=entry.clause,
        event=entry.event,
        journal=entry.journal,
        journal_number=entry.journal_number,
        key=entry.key,
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a journal holds, and if not, at which line it breaks and how."""

    number: str
    lines: int
    sound: bool
    at_line: int | None = None
    what: str = ""


def verify(case: Case, entries: Sequence[Entry] | None = None) -> Verdict:
    """Recompute the chain of a case and fold it again; the case row must say the same.

    ``entries`` are all lines in order where they were read already.
    """
    before = GENESIS
    entries = list(case.entries.order_by("seq")) if entries is None else entries
    for expected, entry in enumerate(entries, start=1):
        if entry.seq != expected:
            return Verdict(case.number, len(entries), False, expected, "a line is missing")
        before = line_of(entry, case.number).hash(before)
        if before != bytes(entry.hash):
            return Verdict(case.number, len(entries), False, expected, "the line was changed")
    if before != bytes(case.last_hash):
        return Verdict(case.number, len(entries), False, len(entries), "the case row has another last line")
    folded = state.fold(events.from_json(entry.event) for entry in entries)
    if state.to_json(folded) != case.state:
        return Verdict(case.number, len(entries), False, len(entries), "the case row has another state")
    return Verdict(case.number, len(entries), True)
