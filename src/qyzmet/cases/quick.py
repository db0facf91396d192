"""The few statements of every command, prepared on the server: planned once a connection.

Django's own cursors send text with the values in it, to be parsed and planned each time, and read the answer
in several turns; for the statements that every case action needs this is a third of its cost. The connection
and the transaction are still Django's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection
from psycopg import pq
from psycopg.errors import error_from_result

_prepared: WeakKeyDictionary[psycopg.Connection[Any], dict[str, bytes]] = WeakKeyDictionary()
"""The name of each statement on the connections where it is prepared."""

_READ: dict[int, Callable[[bytes], Any]] = {
    16: lambda raw: raw == b"t",  # boolean
    17: lambda raw: bytes.fromhex(raw[2:].decode()),  # bytea
    20: int,  # bigint
    23: int,  # integer
}
"""How the answer's types are read, by their OIDs; everything else is text."""

_text = bytes.decode
_readers: dict[str, tuple[Callable[[bytes], Any], ...]] = {}
"""How each column of a statement's answer is read: its types do not change."""


def one_row(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of a statement; errors of the database are raised as Django's.

    ``values`` are text, numbers, truth, moments, octets or None; the types of the parameters must follow from
    the statement itself.
    """
    connection.ensure_connection()
    raw = connection.connection
    with connection.wrap_database_errors, raw.lock:
        link: pq.abc.PGconn = raw.pgconn
        if not raw.autocommit and link.transaction_status == pq.TransactionStatus.IDLE:
            _done(link.exec_(b"BEGIN"))
        written: list[Any] = [_written(value) for value in values]
        result = _done(link.exec_prepared(_name(raw, statement), written))
        if result.ntuples == 0:
            return None
        readers = _readers.get(statement)
        if readers is None:
            oids = map(result.ftype, range(result.nfields))
            readers = _readers[statement] = tuple(_READ.get(oid, _text) for oid in oids)
        value = result.get_value
        return tuple(
            None if (raw_value := value(0, column)) is None else read(raw_value)
            for column, read in enumerate(readers)
        )


def _name(raw: psycopg.Connection[Any], statement: str) -> bytes:
    names = _prepared.setdefault(raw, {})
    if statement not in names:
        places = count(1)
        numbered = "".join(
            part if number == 0 else f"${next(places)}{part}"
            for number, part in enumerate(statement.split("%s"))
        )
        name = f"qyzmet_{len(names)}".encode()
        _done(raw.pgconn.prepare(name, numbered.encode()))
        names[statement] = name
    return names[statement]


def _done(result: pq.abc.PGresult) -> pq.abc.PGresult:
    if result.status not in (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK):
        raise error_from_result(result)
    return result


def _written(value: Any) -> bytes | None:
    match value:
        case None:
            return None
        case str():
            return value.encode()
        case bytes():
            return b"\\x" + value.hex().encode()
        case datetime():
            return value.isoformat().encode()
        case _:
            return str(value).encode()
