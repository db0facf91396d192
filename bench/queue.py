"""Next-ticket calls a second: 24 windows pull at 3,000 tickets at once, beside the bare SKIP LOCKED statement.

The windows are processes with threads, each with a connection of its own. Every call of ours ends the visit
before it, checks the account, takes the next ticket and writes both lines of the tickets' lives; the bare
statement only marks a row of the same table as called. Both commit to disk each time.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import chain
from threading import Barrier
from uuid import uuid4

import django

from bench.row import Row

WINDOWS = 24
PROCESSES = 4
TICKETS = 3_000
ROUNDS = 5
SERVICE = "address-certificate"
DAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 5, tzinfo=UTC)

BARE = """
UPDATE cases_ticket SET state = 'called', called_at = %s, "window" = %s WHERE id = (
    SELECT id FROM cases_ticket WHERE office = %s AND day = %s AND state = 'waiting'
    ORDER BY rank, booked_for, id FOR UPDATE SKIP LOCKED LIMIT 1
) RETURNING number
"""

Pull = Callable[[str, int], list[int]]


def _ours(office: str, window: int) -> list[int]:
    """Call until nobody waits; the numbers called."""
    from qyzmet.cases import tickets

    numbers: list[int] = []
    called = None
    while True:
        called = tickets.call_next(
            office,
            DAY,
            NOW,
            window,
            str(window),
            matters=[(SERVICE, "file")],
            post="inspector",
            ending=called,
        )
        if called is None:
            return numbers
        numbers.append(called.number)


def _bare(office: str, window: int) -> list[int]:
    from qyzmet.cases.quick import one_row

    numbers: list[int] = []
    while row := one_row(BARE, (NOW, str(window), office, DAY.isoformat())):
        numbers.append(row[0])
    return numbers


def _windows(
    pull: Pull, office: str, first: int, count: int, barrier: Barrier, told: multiprocessing.Queue[object]
) -> None:
    """One process with ``count`` windows; tells when it began, when it ended, and what was called."""
    django.setup()
    from django.db import connection

    def work(window: int) -> tuple[float, float, list[int]]:
        connection.ensure_connection()
        barrier.wait()
        began = time.monotonic()
        numbers = pull(office, window)
        ended = time.monotonic()
        connection.close()
        return began, ended, numbers

    with ThreadPoolExecutor(count) as pool:
        told.put(list(pool.map(work, range(first, first + count))))


def _filled() -> str:
    """A hall of its own with its tickets, none called; the table as after a night's cleaning."""
    from django.db import connection

    from qyzmet.cases.models import Ticket

    office = f"bench-{uuid4().hex}"
    Ticket.objects.bulk_create(
        Ticket(office=office, day=DAY, number=n, service=SERVICE, purpose="file", taken_at=NOW)
        for n in range(1, TICKETS + 1)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE cases_ticket")
    return office


def _rate(pull: Pull) -> float:
    """Calls a second; :class:`AssertionError` if a ticket was called twice or by nobody."""
    from django.db import connection

    office = _filled()
    connection.close()
    context = multiprocessing.get_context("spawn")
    barrier, told = context.Barrier(WINDOWS), context.Queue()
    count = WINDOWS // PROCESSES
    started = [
        context.Process(target=_windows, args=(pull, office, n * count + 1, count, barrier, told))
        for n in range(PROCESSES)
    ]
    for process in started:
        process.start()
    rows = list(chain.from_iterable(told.get(timeout=120) for _ in started))
    for process in started:
        process.join()
    numbers = [number for _, _, called in rows for number in called]
    assert sorted(numbers) == list(range(1, TICKETS + 1)), "a ticket was called twice, or by nobody"
    took: float = max(ended for _, ended, _ in rows) - min(began for began, _, _ in rows)
    return TICKETS / took


def rows() -> Iterator[Row]:
    """Ours and the bare statement in turn; the medians are compared."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    os.environ.setdefault("QYZMET_DATA", ".data/bench")
    measured = [(_rate(_ours), _rate(_bare)) for _ in range(ROUNDS)]
    ours, bare = (sorted(column)[ROUNDS // 2] for column in zip(*measured, strict=True))
    yield Row(
        f"next-ticket call, {WINDOWS} windows on {TICKETS:,} tickets, none called twice",
        f"{ours:,.0f} a second",
        f"bare SKIP LOCKED statement: {bare:,.0f} a second; ratio {ours / bare:.2f}",
        "≥ 3,000 a second",
        ours >= 3_000,
    )
