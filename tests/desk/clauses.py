"""Scenarios of clauses: which clause of which act a test tries, read by :mod:`tests.desk.test_clauses`, and what such
tests have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType
from typing import Any, TypeVar
from uuid import uuid4

from qyzmet.cases import tickets
from qyzmet.cases.store import Stored
from qyzmet.desk.filing import file_at_window
from qyzmet.law.model import Edition
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.process.hall import FILE, matter_of
from qyzmet.registers.models import Person
from tests.desk.ministry import DAY, REGISTRATION, file, filing, receiver, somebody
from tests.desk.town import CENTRE, ZONE

Test = TypeVar("Test", bound=Callable[..., Any])


def tries(edition: str, *clauses: str) -> Callable[[Test], Test]:
    """The test plays these clauses of the edition, as they are cited: ``7(1)``, ``annex``."""

    def marked(test: Test) -> Test:
        known: list[tuple[str, str]] = getattr(test, "tried_clauses", [])
        test.tried_clauses = [*known, *((edition, clause) for clause in clauses)]  # type: ignore[attr-defined]
        return test

    return marked


def tried_in(module: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Edition, clause and name of each test of a module that bears a mark."""
    for name, test in vars(module).items():
        for edition, clause in getattr(test, "tried_clauses", ()):
            yield edition, clause, name


def applicant(law: Edition) -> Person:
    """Somebody who can ask for the service: to be registered in 2012, one is registered nowhere."""
    return somebody(registered=law is not REGISTRATION["2012"])


def refused(
    law: Edition,
    who: Person | None = None,
    *,
    channel: str = "centre",
    lacks: str = "",
    extra: str = "",
    **brought: Any,
) -> str:
    """The code with which the window refuses what is brought; ``incomplete`` where a document ``lacks``, ``done`` else.

    ``extra`` is a document that is brought on top of the list.
    """
    paper = filing(law, who or applicant(law), channel=channel, **brought)
    documents = [row for row in paper.documents if row["id"] != lacks]
    if extra:
        documents.append({"id": extra, "originals": 1, "copies": 0})
    try:
        case = file(law, replace(paper, documents=documents), channel=channel)
    except Refusal as refusal:
        return refusal.code
    step = case.edition.channel(channel).step(case.state.step or "")
    return "incomplete" if step.does.value in ("refuse", "notify") else "done"


def waited(law: Edition, minutes: int) -> bool:
    """Whether the clock of the queue is broken for somebody who is called after so many minutes."""
    matter = matter_of(law, FILE)
    assert matter is not None
    assert matter.waiting is not None
    begin, called = DAY[law.year], DAY[law.year] + timedelta(minutes=minutes)
    ticket = tickets.take(CENTRE, law.service, FILE, begin, begin.date())
    tickets.call_next(CENTRE, begin.date(), called, 7, "2")
    ticket.refresh_from_db()
    case = file_at_window(
        law,
        "centre",
        filing(law, applicant(law)),
        receiver(law),
        at=called,
        ticket=ticket,
        key=uuid4().hex,
    )
    clock = case.state.clock(matter.waiting.id)
    assert clock is not None
    return clock.broken


def due_day(stored: Stored, term: str) -> date:
    """The last day of a term of the case, at Semey."""
    clock = stored.state.clock(term)
    assert clock is not None
    assert clock.due is not None
    return clock.due.astimezone(ZONE).date()


def minutes_of(stored: Stored, term: str) -> float:
    """How long a clock of the case may run, in minutes."""
    clock = stored.state.clock(term)
    assert clock is not None
    assert clock.due is not None
    return (clock.due - clock.started) / timedelta(minutes=1)


def told_missing(paper: Paper) -> list[str]:
    """What a refusal says is missing."""
    return [str(one) for one in paper.fields["missing"]]
