"""A day's work left on the desks of Semey, so that whoever opens the demo finds something to do."""

from __future__ import annotations

from datetime import datetime, time
from random import Random

from django.db import transaction

from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.play import file_scene
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.desk.filing import edition_at
from qyzmet.desk.timing import timing_at
from qyzmet.law.limits import Week
from qyzmet.offices.models import Office

CENTRE = "psc-semey"
SERVICE = "address-certificate"
DESKS = (
    ("centre", "C11", 3),
    ("centre", "C10c", 1),
    ("centre", "CR2", 1),
    ("centre", "C8", 2),
    ("centre", "C7", 2),
    ("centre", "C6b", 1),
    ("centre", "C6a", 2),
    ("centre", "C5", 3),
    ("provider-letter", "B5", 1),
    ("provider-letter", "B3", 2),
)
"""How many cases stand where: channel, step, number; nothing at a step that the edition does not have.

From the end of the way to its beginning, since a manifest takes along whatever is on it.
"""


def begin(now: datetime, seed: int) -> int:
    """Leave cases in work at Semey; how many. Does nothing if the office has had a case before."""
    office = Office.objects.get(code=CENTRE)
    assert office.provider is not None
    if Case.objects.filter(office__in=[office.code, office.provider.code]).exists():
        return 0
    random = Random(seed)
    casting, clerk = Casting(random), Clerk(random)
    law = edition_at(SERVICE, office.code, now)
    scenes = every_scene(law)
    left = 0
    for channel, step, count in DESKS:
        ways = [s for s in scenes if s.channel == channel and step in dict(s.path)]
        for number in range(count if ways else 0):
            place = office if channel == "centre" else office.provider
            at = _morning(law.name, place, now, days=2 + number, minutes=11 * left)
            with transaction.atomic():
                stored = _until(random.choice(ways), step, place, casting, clerk, at, now)
            left += stored is not None
    return left


def _until(
    scene: Scene, step: str, office: Office, casting: Casting, clerk: Clerk, at: datetime, now: datetime
) -> Stored | None:
    """File a case and do its steps up to ``step``, or to ``now``; None if nobody fits the scene."""
    try:
        cast = casting.fill(scene.facts, scene.record, at)
    except NobodyFits:
        return None
    plan = Plan(dict(scene.path))
    stored, at = file_scene(scene, cast, office, clerk, plan, at)
    while stored.state.step not in (None, step):
        with transaction.atomic():
            done, then = clerk.step(stored, plan, at)
            if then >= now:
                transaction.set_rollback(True)
                break
        stored, at = done, then
    return stored


def _morning(edition: str, office: Office, now: datetime, *, days: int, minutes: int) -> datetime:
    """Ten o'clock and some minutes, ``days`` working days ago."""
    timing = timing_at(edition, office.code)
    day = timing.calendar.add_working_days(now.astimezone(timing.zone).date(), -days, Week.FIVE_DAY)
    return datetime.combine(day, time(10 + minutes // 60, minutes % 60), timing.zone)
