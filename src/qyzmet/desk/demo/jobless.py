"""Who asks for the certificate to the unemployed in the demo: somebody who is registered, or somebody who is not."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from qyzmet.cases.store import Applicant
from qyzmet.desk.demo.cast import Cast, NobodyFits
from qyzmet.desk.demo.scenes import Scene
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.registers.employment import registered_on
from qyzmet.registers.models import Person, Residence

SERVICE: Final = "unemployed-certificate"


def fitting(scene: Scene, cast: Cast, day: date, random: Random, town: Office | None = None) -> Cast:
    """The cast, or somebody else for whom the register of the unemployed says what the scene decides.

    Where a ``town`` is given they live there.

    Raises :class:`NobodyFits`.
    """
    decided = {
        outcome
        for step, outcome in scene.path
        if scene.edition.channel(scene.channel).step(step).does is Verb.DECIDE
    }
    if scene.edition.service != SERVICE or not decided:
        return cast
    registered = registered_on(day)
    if decided == {"refused"}:
        if registered.filter(person__iin=cast.applicant.id).exists():
            raise NobodyFits("somebody who is not registered as unemployed")
        return cast
    if not Person.objects.filter(iin=cast.applicant.id).exists():
        raise NobodyFits("an unemployed person whom no register has")
    living = registered.filter(person__died_on=None)
    if town is not None:
        at_home = Residence.objects.filter(
            kind=Residence.Kind.PERMANENT, removed_on=None, address__locality_kk=town.locality_kk
        )
        living = living.filter(person__in=at_home.values("person"))
    numbers = list(living.order_by("number").values_list("person__iin", flat=True))
    if not numbers:
        raise NobodyFits("somebody who is registered as unemployed")
    chosen = Person.objects.get(iin=random.choice(numbers))
    return Cast(Applicant(chosen.iin, chosen.full_name), False, (chosen.iin,))
