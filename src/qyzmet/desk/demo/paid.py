"""Assistance that is being paid when the demo begins: a few families, a confirmation due, the list of last month."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Final

from django.db import transaction

from qyzmet.benefits.models import PayList
from qyzmet.benefits.paying import make_list
from qyzmet.desk.demo.assistance import SERVICE
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.play import file_scene, people_for
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.desk.filing import edition_at
from qyzmet.desk.timing import timing_at
from qyzmet.law.limits import Week
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal

FAMILIES: Final = 3
TRIES: Final = 16
BEFORE: Final = 75
"""Days before the demo begins on which the families applied, at least: the quarter of the decision is over."""


def pay_families(office: Office, now: datetime, seed: str, alone: set[str]) -> int:
    """Assistance to a few families, and the list of last month; how many families; none where it has a list already.

    Whoever is in ``alone`` is left alone.
    """
    if PayList.objects.filter(office=office.code).exists():
        return 0
    random = Random(seed)
    law = edition_at(SERVICE, office.code, now)
    scenes = [one for one in every_scene(law) if (one.channel, one.outcome) == ("provider", "assigned")]
    paid = 0
    for number in range(TRIES):
        with suppress(NobodyFits, Refusal), transaction.atomic():
            _assign(random.choice(scenes), office, now - timedelta(days=BEFORE + 2 * number), random, alone)
            paid += 1
        if paid == FAMILIES:
            break
    today = now.astimezone(office.zone).date()
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    make_list(office.code, last, today=today, by="Qyzmet")
    return paid


def _assign(scene: Scene, office: Office, around: datetime, random: Random, alone: set[str]) -> None:
    """Play a case of assistance to its good end, filed on a working day in the morning."""
    timing = timing_at(scene.edition.name, office.code)
    day = timing.calendar.add_working_days(around.astimezone(timing.zone).date(), 1, Week.FIVE_DAY)
    at = datetime(day.year, day.month, day.day, 10, random.randint(0, 50), tzinfo=timing.zone)
    clerk, plan = Clerk(random), Plan(dict(scene.path))
    cast, _office = people_for(scene, Casting(random), office, at, random)
    if cast.applicant.id in alone:
        raise NobodyFits("somebody who has no case yet")
    stored, at = file_scene(scene, cast, office, clerk, plan, at)
    clerk.finish(stored, plan, at)
