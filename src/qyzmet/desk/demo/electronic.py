"""The electronic channels of the demo: who is recognised, whose signature holds, whom the state database knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from random import Random
from typing import Any

from django.db.models import Q

from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.demo import jobless
from qyzmet.desk.demo.cast import Cast, Casting, NobodyFits
from qyzmet.desk.demo.scenes import Scene
from qyzmet.law.model import Channel, Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.registers.iin import make_iin
from qyzmet.registers.models import Kinship, Person, Residence
from qyzmet.services.rules import rules_of
from qyzmet.trust import oids
from qyzmet.trust.authority import authority
from qyzmet.trust.keys import Keys

ENDED = datetime(2012, 1, 1, tzinfo=UTC)
"""When the certificate of the demo that is not valid any more ended."""


def cast_for(scene: Scene, casting: Casting, at: datetime, town: Office | None = None) -> Cast:
    """The cast of a scene, as its channel needs it; on the portal people of the place of ``town``, where it is given.

    On the portal of a service that only some regions give, somebody who lives there; where the state database is to
    know nothing of the consumer, somebody it does not have; where the portal is to find the data wrong, an account in a
    name that is no more. Raises :class:`NobodyFits`.
    """
    cast = casting.part(scene.who, at) if scene.who else casting.fill(scene.facts, scene.record, at)
    if scene.channel == "portal" and (regions := _only_in(scene.edition)):
        cast = _resident(scene.who, regions, at.date(), casting.random, town)
    if _ends(scene, Verb.LOG_IN, "unknown"):
        return replace(cast, applicant=Applicant(cast.applicant.id, "Басқаева Есім"))
    if _ends(scene, Verb.LOOK_UP, "not-found") and _asks_persons(scene):
        cast = _stranger(cast, casting.random)
    return jobless.fitting(scene, cast, at.date(), casting.random, town)


def signature_of(scene: Scene, cast: Cast) -> dict[str, str]:
    """What is found in the signature of a request; without the number of a certificate it is not confirmed."""
    signature = {"iin": cast.applicant.id, "bin": cast.applicant.id if cast.legal else ""}
    if _ends(scene, Verb.VERIFY, "invalid"):
        return signature
    return {**signature, "name": cast.applicant.name, "serial": f"{int(cast.applicant.id):x}"}


def keys_for(stored: Stored, step: str, outcomes: Mapping[str, str]) -> dict[str, Any]:
    """The keys that an official signs with at a step, where the signature is then to be found invalid; else nothing."""
    process = process_of(stored.edition, stored.state.channel)
    following = process.steps.get(process.steps[step].then[0].go)
    if following is None or following.does is not Verb.VERIFY or outcomes.get(following.id) != "invalid":
        return {}
    return {"keys": _ended_keys()}


@cache
def _ended_keys() -> Keys:
    begins = ENDED.replace(year=ENDED.year - 1)
    return authority().issue(
        {"CN": "Мерзімі өткен куәлік"}, (oids.EMPLOYEE, oids.EMAIL_PROTECTION), begins=begins, ends=ENDED
    )


def _ends(scene: Scene, verb: Verb, outcome: str) -> bool:
    """Whether a step of the verb ends so on the way of the scene."""
    channel: Channel = scene.edition.channel(scene.channel)
    return any(channel.step(step).does is verb and said == outcome for step, said in scene.path)


def _asks_persons(scene: Scene) -> bool:
    channel = scene.edition.channel(scene.channel)
    looks = [channel.step(step) for step, _ in scene.path if channel.step(step).does is Verb.LOOK_UP]
    rules = rules_of(scene.edition.service)
    return bool(looks) and rules.inquiry(scene.edition, looks[0]) == "persons"


def _stranger(cast: Cast, random: Random) -> Cast:
    """The same for somebody whose number no register has."""
    for _ in range(20):
        iin = str(make_iin(date(1979, random.randint(1, 12), random.randint(1, 28)), "female", 7001))
        if not Person.objects.filter(iin=iin).exists():
            same = cast.subjects == (cast.applicant.id,)
            who = Applicant(iin, "Келімбетова Раушан")
            return Cast(who, cast.legal, (iin,) if same else cast.subjects)
    raise NobodyFits("somebody whom no register has")


def _only_in(edition: Edition) -> list[str]:
    """The regions in which a service is given, where not also the capital gives it; empty where that is so."""
    giving = Office.objects.filter(services__contains=[edition.service])
    bodies = giving.filter(kind=Office.Kind.PROVIDER)
    if bodies.filter(place=Office.Place.CAPITAL).exists():
        return []
    return sorted({one.region_kk for one in bodies or giving})


def _resident(who: str, regions: list[str], day: date, random: Random, town: Office | None) -> Cast:
    """Somebody who lives for good in one of these regions, or in the town: for themselves, or a parent for a child."""
    at_home = Residence.objects.filter(
        Q(removed_on=None), kind=Residence.Kind.PERMANENT, address__region_kk__in=regions
    )
    if town is not None:
        at_home = at_home.filter(address__locality_kk=town.locality_kk)
    grown = Person.objects.filter(
        pk__in=at_home.values("person"), birth_date__year__lte=day.year - 18, died_on=None
    )
    if who == "child":
        pairs = Kinship.objects.filter(
            kind="child",
            person__in=grown,
            relative__birth_date__gt=day.replace(year=day.year - 15, day=1),
            relative__died_on=None,
        )
        found = list(pairs.order_by("pk").values_list("person__iin", "relative__iin"))
    else:
        found = [(iin, iin) for iin in grown.order_by("pk").values_list("iin", flat=True)]
    if not found:
        raise NobodyFits(f"somebody of {regions}")
    parent, subject = random.choice(found)
    return Cast(Applicant(parent, Person.objects.get(iin=parent).full_name), False, (subject,))
