"""The few statements of every command, prepared on the server: planned once a connection.

Django's own cursors send text with the values in it, to be parsed and planned each time; for the statements
that every case action needs this is a third of its cost. The transaction is still Django's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def one_row(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of a statement; errors of the database are raised as Django's."""
    connection.ensure_connection()
    if connection.connection.prepare_threshold is None:
        connection.connection.prepare_threshold = 0  # Django's own cursors never prepare, whatever it is
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement, values, prepare=True)
        return cursor.fetchone()
