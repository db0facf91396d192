"""What one request reads once: offices and posts as they were when it came.

Outside of a request nothing is kept: who asks again reads again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from qyzmet.offices.models import Office

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("once", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Within it everything that is asked for with :func:`once` is read once."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(key: Hashable, read: Callable[[], T]) -> T:
    """What stands at the key in this request, read if nothing does."""
    kept = _kept.get()
    if kept is None:
        return read()
    if key not in kept:
        kept[key] = read()
    found: T = kept[key]
    return found


def office_named(code: str) -> Office | None:
    """The office with this code."""
    return once((Office, code), lambda: _remembered(read_rows(Office, '"code" = %s', [code])))


def office_at(code: str) -> Office:
    """The office with this code, which there is: :class:`Office.DoesNotExist` else."""
    if (office := office_named(code)) is None:
        raise Office.DoesNotExist(code)
    return office


def offices_of(keys: Iterable[int]) -> dict[int, Office]:
    """Offices by their primary keys."""
    wanted = set(keys)
    kept = _kept.get() or {}
    found = {key: kept[Office, key] for key in wanted if (Office, key) in kept}
    if missing := wanted - found.keys():
        rows = read_rows(Office, '"id" = ANY(%s)', [list(missing)])
        _remembered(rows)
        found |= {one.pk: one for one in rows}
    return found


def _remembered(rows: Sequence[Office]) -> Office | None:
    kept = _kept.get()
    if kept is not None:
        for one in rows:
            kept[Office, one.pk] = kept[Office, one.code] = one
    return rows[0] if rows else None


def read_rows(model: type[Row], condition: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a model for which a condition in SQL holds.

    For the few questions of every page: making the SQL from a query set each time takes ten times as long as
    the database needs to answer.
    """
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}" WHERE {condition}', values)
        rows = cursor.fetchall()
    readers = [(place, field) for place, field in enumerate(fields) if hasattr(field, "from_db_value")]
    names = [field.attname for field in fields]
    return [model.from_db(connection.alias, names, _read(row, readers)) for row in rows]


def _read(row: Sequence[Any], readers: Sequence[tuple[int, Any]]) -> list[Any]:
    values = list(row)
    for place, field in readers:
        values[place] = field.from_db_value(values[place], None, connection)
    return values
