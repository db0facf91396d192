"""What happens without anybody at a desk: clocks that run out, system steps left behind by a crash.

The due dates are in the database, so a clock runs out on time whether or not a server was up: the first
run after a pause writes down everything that happened meanwhile.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from qyzmet.cases import queries, store
from qyzmet.cases.worklists import anywhere, task
from qyzmet.desk.perform import run_system
from qyzmet.desk.timing import timing_of
from qyzmet.law.catalogue import editions, services
from qyzmet.process.errors import Refusal

MOST = 1000
"""Cases of one run; those left over wait for the next."""


def watch_clocks(now: datetime | None = None) -> int:
    """Write down the clocks that ran out by ``now`` (by this moment); how many cases had one."""
    now = now or timezone.now()
    marked = 0
    for case_id in queries.running_out(now):
        stored = store.load(case_id)
        try:
            store.break_clocks(stored, now, timing_of(stored).calendar.edition)
        except Refusal:
            continue  # somebody acted on the case this moment: the next run looks again
        marked += 1
    return marked


def system_tasks() -> list[str]:
    """Every step that no person does, as the worklists name it."""
    return [
        task(law.name, channel.id, step.id)
        for service in services()
        for law in editions(service)
        for channel in law.channels
        for step in channel.steps
        if law.post(step.by).system
    ]


def finish_system_steps() -> int:
    """Do the system steps of cases that stand at one; how many cases moved."""
    moved = 0
    for case_id in anywhere(system_tasks(), MOST):
        try:
            with transaction.atomic():
                run_system(store.load(case_id), timezone.now())
        except Refusal:
            continue
        moved += 1
    return moved


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="watch-clocks", pass_context=False)
def watch_clocks_every_minute(timestamp: int) -> None:
    """The minutely look at the clocks."""
    watch_clocks()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="finish-system-steps", pass_context=False)
def finish_system_steps_every_minute(timestamp: int) -> None:
    """The minutely look for cases left at a system step."""
    finish_system_steps()
