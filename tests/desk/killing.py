"""End a piece of work at any one of its statements, as a crash would, and see what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, models

from qyzmet.cases import custody, store, tickets
from qyzmet.cases.models import (
    Case,
    Clock,
    Counter,
    Custody,
    CustodyAct,
    CustodyActLine,
    Entry,
    Holding,
    Manifest,
    ManifestLine,
    Standing,
    Ticket,
    TicketEvent,
)
from qyzmet.duty.models import Payment, Refund
from qyzmet.papers.models import Paper
from qyzmet.registers.models import IdentityDocument, Look, Person, RegistrationMark, Residence

TABLES: tuple[type[models.Model], ...] = (
    Case,
    Standing,
    Entry,
    Clock,
    Counter,
    Manifest,
    ManifestLine,
    Custody,
    Holding,
    CustodyAct,
    CustodyActLine,
    Ticket,
    TicketEvent,
    Paper,
    Payment,
    Refund,
    Person,
    IdentityDocument,
    Residence,
    RegistrationMark,
    Look,
)
"""Everything that a piece of work may write."""


class Killed(Exception):
    """The process ended here."""


def everything_stored(*but: type[models.Model]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table that a piece of work may write; of a paper not its file."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for table in (table for table in TABLES if table not in but):
        columns = [f.attname for f in table._meta.concrete_fields if f.attname != "pdf"]
        found = table._default_manager.order_by("pk").values_list(*columns)
        rows[table.__name__] = [tuple(map(_plain, row)) for row in found]
    return rows


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def killed_at_every_statement(work: Callable[[], object], *but: type[models.Model]) -> int:
    """Do the work, killed at its first statement, at its second …, until it comes through; how many it has.

    After each death all must be as it was, in every table but those named.
    """
    before = everything_stored(*but)
    for number in range(1, 500):
        patch = pytest.MonkeyPatch()
        try:
            with deadly(number, patch):
                work()
        except Killed:
            assert everything_stored(*but) == before, f"something is left of a death at statement {number}"
            continue
        finally:
            patch.undo()
        assert everything_stored(*but) != before, "the work did nothing"
        return number - 1
    raise AssertionError("the work never came to its end")


@contextmanager
def deadly(number: int, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Raise :class:`Killed` instead of the statement with this number."""
    count = 0

    def counted() -> None:
        nonlocal count
        count += 1
        if count == number:
            raise Killed

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            counted()
        return execute(sql, *rest)

    quick = store.one_row

    def one_row(*values: Any) -> Any:
        counted()
        return quick(*values)

    patch.setattr(store, "one_row", one_row)
    patch.setattr(tickets, "one_row", one_row)
    patch.setattr(custody, "one_row", one_row)
    with connection.execute_wrapper(watch):
        yield
