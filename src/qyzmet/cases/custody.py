"""Who holds which package: the ledger of custody, kept in step with the journals of the cases.

A package is what lies on a desk: the papers taken in, later the result. It begins with documents that were
taken complete or with a document that was made; a case that is electronic throughout has none. reading: the
acts say who carries and who accepts, not who is answerable in between; whoever did the last step is, until
the next office or the courier has signed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qyzmet.cases.models import Case, Custody, Entry, Holding
from qyzmet.cases.quick import one_row
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.process import engine, events
from qyzmet.process.events import Actor, Done
from qyzmet.process.state import END

KEEP = ""
"""The office or post stays the one that holds the package."""
GONE = frozenset({Custody.MAIL, Custody.APPLICANT})
"""What has left the offices."""
_OUT = frozenset({"applicant", "owner"})
_TO_APPLICANT = frozenset({Verb.ISSUE, Verb.SHELVE, Verb.REFUSE, Verb.NOTIFY})
_LYING = frozenset({Verb.SHELVE, Verb.RETURN_UNCLAIMED})

MOVE = "SELECT custody_move(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
"""Case, version, moment, whether a package may begin, kind, office, post, place, why, ref, account, actor."""

Where = Callable[[Step], str]
"""The code of the office where a step is done."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where a package goes. ``begins``: the step takes or makes a package that was not there before."""

    kind: str
    office: str = KEEP
    post: str = KEEP
    begins: bool = False


def move_of(edition: Edition, channel: str, done: Done, by_office: str, where: Where) -> Move | None:
    """Where the package goes with a step that was done; None if it stays where it is.

    ``by_office`` is the office of whoever did it: a courier belongs to the centre and carries for both ends.
    """
    steps = engine.process_of(edition, channel).steps
    step = steps[done.step]
    begins = step.does is Verb.MAKE or (step.does is Verb.RECEIVE and done.outcome == "complete")
    if done.goes.startswith(END):
        return _at_the_end(step, done.outcome)
    following = steps[done.goes]
    if step.does is Verb.DISPATCH:
        return Move(Custody.COURIER, by_office, step.by)
    if following.does in _LYING:
        return Move(Custody.SHELF, where(following), following.by)
    stays = following.by in _OUT or edition.post(following.by).system
    if stays and not begins:
        return None
    holder = step if stays or following.does is Verb.DISPATCH else following
    return Move(Custody.DESK, where(holder), holder.by, begins)


def _at_the_end(step: Step, outcome: str) -> Move:
    """reading: where an edition ends with a result that nobody fetched, it stays on the shelf of the office."""
    if outcome in ("not-collected", "left"):
        return Move(Custody.SHELF)
    if step.does in _TO_APPLICANT:
        return Move(Custody.APPLICANT)
    return Move(Custody.MAIL if step.does is Verb.POST else Custody.FILE)


def values(
    case_id: int, version: int, at: datetime, move: Move, why: str, ref: str, by: Actor, place: str = ""
) -> tuple[Any, ...]:
    """The values of :data:`MOVE`."""
    return (
        case_id,
        version,
        at,
        "t" if move.begins else "f",
        move.kind,
        move.office,
        move.post,
        place,
        why,
        ref,
        by.account,
        by.name,
    )


def put(
    case_id: int,
    at: datetime,
    kind: str,
    office: str,
    post: str,
    why: str,
    ref: str,
    by: Actor,
    place: str = "",
) -> None:
    """Write down that a package is held by somebody else now, without a step of its case."""
    version = Case.objects.values_list("version", flat=True).get(pk=case_id)
    one_row(MOVE, values(case_id, version, at, Move(kind, office, post), why, ref, by, place))


def holding(case_id: int) -> Holding | None:
    """Who holds the package; None if nobody here does."""
    return Holding.objects.filter(case_id=case_id).first()


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the ledger of a package and the journal of its case part."""

    number: str
    what: str


def verify(case: Case) -> Fault | None:
    """Fold the journal of the case once more: the ledger must have the same moves, the holding its last line."""
    ledger = list(Custody.objects.filter(case_id=case.pk).order_by("seq"))
    if [row.seq for row in ledger] != list(range(1, len(ledger) + 1)):
        return Fault(case.number, "a line of the ledger is missing")
    entries = Entry.objects.filter(case_id=case.pk).order_by("seq")
    wrong = _replayed(case, list(entries), ledger)
    if wrong:
        return Fault(case.number, wrong)
    held = holding(case.pk)
    last = ledger[-1] if ledger and ledger[-1].kind not in GONE else None
    if (held is None) != (last is None):
        return Fault(case.number, "held by nobody, or by somebody after it was gone")
    if held and last and _key(held) != _key(last):
        return Fault(case.number, f"held by {held.post} at {held.office}, the ledger says {last.post}")
    return None


def _key(row: Custody | Holding) -> tuple[str, str, str, str]:
    return row.kind, row.office, row.post, row.place


def _replayed(case: Case, entries: Sequence[Entry], ledger: Sequence[Custody]) -> str:
    from qyzmet.cases.store import office_of_step  # the store imports this module

    edition = edition_named(case.edition)
    rest = list(ledger)
    now: Custody | None = None

    def where(step: Step) -> str:
        return office_of_step(edition, step, case.office, case.provider)

    for entry in entries:
        event = events.from_json(entry.event)
        move = move_of(edition, case.channel, event, entry.office, where) if isinstance(event, Done) else None
        if move and _counts(move, now):
            row = rest.pop(0) if rest and rest[0].why == "step" and rest[0].version == entry.seq else None
            if row is None or not _agrees(row, move, now):
                return f"line {entry.seq} moved the package, the ledger does not say so"
            now = row
        while rest and rest[0].why != "step" and rest[0].version == entry.seq:
            now = rest.pop(0)
    return f"line {rest[0].seq} of the ledger has no line of the journal" if rest else ""


def _counts(move: Move, now: Custody | None) -> bool:
    here = now if now and now.kind not in GONE else None
    if here is None:
        return move.begins
    return (move.kind, move.office or here.office, move.post or here.post) != (
        here.kind,
        here.office,
        here.post,
    )


def _agrees(row: Custody, move: Move, now: Custody | None) -> bool:
    office, post = move.office or (now.office if now else ""), move.post or (now.post if now else "")
    return (row.kind, row.office, row.post) == (move.kind, office, post)
