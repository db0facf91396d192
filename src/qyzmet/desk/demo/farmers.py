"""Who asks for a personal-farm certificate in the demo: somebody in whose page there is a farm, or somebody else."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from qyzmet.cases.store import Applicant
from qyzmet.desk.demo.cast import Cast, NobodyFits
from qyzmet.desk.demo.scenes import Scene
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at
from qyzmet.registers.households import page_as_of
from qyzmet.registers.models import HouseholdMember

SERVICE: Final = "personal-farm-certificate"
TRIED: Final = 80
"""People whose page is looked at before the part counts as impossible to fill."""


def fitting(
    scene: Scene, cast: Cast, office: Office, day: date, random: Random, keeper: str = ""
) -> tuple[Cast, Office]:
    """The cast and the office, or for this service somebody of a book and, at the local body, the akim who keeps it.

    Who is to be refused stands on a page without a farm, or on one that was not yet opened. ``keeper`` is the code of
    the akim whose book it shall be. Raises :class:`NobodyFits`.
    """
    if scene.edition.service != SERVICE:
        return cast, office
    for member in _members(keeper, day, random)[:TRIED]:
        farm = member.since <= day and page_as_of(member.household, day)["farm"]
        if farm is (scene.record == "registered"):
            at_akim = scene.channel == "provider"
            return _cast(member), office_at(member.household.akim) if at_akim else office
    raise NobodyFits(f"somebody of a household book with {scene.record}")


def villager(keeper: str, day: date, random: Random) -> Cast:
    """Any grown-up of the household book of an akim. Raises :class:`NobodyFits`."""
    members = _members(keeper, day, random)
    if not members:
        raise NobodyFits(f"somebody of the household book of {keeper}")
    return _cast(members[0])


def _members(keeper: str, day: date, random: Random) -> list[HouseholdMember]:
    """The grown-ups of the books, or of one akim's book, in an order drawn by lot."""
    rows = HouseholdMember.objects.filter(
        until=None, person__died_on=None, person__birth_date__year__lte=day.year - 18
    )
    rows = rows.filter(household__akim=keeper) if keeper else rows
    members = list(rows.select_related("person", "household__address").order_by("pk"))
    random.shuffle(members)
    return members


def _cast(member: HouseholdMember) -> Cast:
    who = Applicant(member.person.iin, member.person.full_name)
    return Cast(who, False, (who.id,))
