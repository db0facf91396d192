"""Play the scenes: file each case and carry it to its end; what came of it, for the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from qyzmet.calendar import Rule, due
from qyzmet.cases import journal, tickets
from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.demo import assistance, electronic, farmers
from qyzmet.desk.demo.answers import answers, tender
from qyzmet.desk.demo.cast import Cast, Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan, hours_at
from qyzmet.desk.demo.scenes import Scene, ends_of
from qyzmet.desk.demo.staff import official
from qyzmet.desk.filing import (
    Filing,
    asks_natural_or_legal,
    edition_at,
    file_at_window,
    file_on_portal,
)
from qyzmet.desk.official import Official
from qyzmet.desk.timing import PORTAL, timing_at
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.limits import Limit, Unit
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.finder import provider_for
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.services.effects import changes_registers
from qyzmet.services.rules import derived_facts


@dataclass(frozen=True, slots=True)
class Played:
    """One case of the demo, ended."""

    scene: Scene
    number: str
    ended: str
    opened: datetime
    closed: datetime
    clocks: int
    broken: tuple[str, ...]
    sound: bool


def play(scenes: list[Scene], random: Random, progress: Callable[[int], None]) -> Iterator[Played]:
    """Play every scene in turn, each whole or not at all.

    Where the population or its register does not fit a scene, other people and other scenes that end alike are
    tried; what nobody can play is left out.
    """
    casting, clerk = Casting(random), Clerk(random)
    for scene in scenes:
        for attempt in range(TRIES):
            one = scene if attempt < TRIES // 2 else _alike(scene, random)
            try:
                with transaction.atomic():
                    stored = play_one(one, casting, clerk, random)
            except (NobodyFits, Refusal):
                continue
            yield _told(one, stored)
            break
        progress(1)


TRIES = 24
"""How often a scene is tried with other people; a trial costs some milliseconds."""


def _alike(scene: Scene, random: Random) -> Scene:
    """Another scene of the channel that ends alike."""
    return random.choice(_ends(scene.edition.name)[scene.channel, scene.outcome])


@cache
def _ends(edition: str) -> dict[tuple[str, str], list[Scene]]:
    return ends_of(edition_named(edition))


def play_one(scene: Scene, casting: Casting, clerk: Clerk, random: Random) -> Stored:
    """Play a scene with people drawn by lot, from the filing to its end.

    Raises :class:`NobodyFits`, or the :class:`Refusal` of a register that these people do not fit.
    """
    office, at = _where_and_when(scene, random)
    cast, office = people_for(scene, casting, office, at, random)
    plan = Plan(dict(scene.path), scene.late)
    stored, at = file_scene(scene, cast, office, clerk, plan, at)
    return clerk.finish(stored, plan, at)


def people_for(
    scene: Scene,
    casting: Casting,
    office: Office,
    at: datetime,
    random: Random,
    keeper: str = "",
    town: Office | None = None,
) -> tuple[Cast, Office]:
    """Who plays a scene at an office, and the office; the registers know of them what the scene needs.

    ``keeper`` is the akim in whose household book they stand, where a village is to play; ``town`` an office in whose
    place they live who apply on the portal. Raises :class:`NobodyFits`.
    """
    cast = electronic.cast_for(scene, casting, at, town)
    cast, office = farmers.fitting(scene, cast, office, at.date(), random, keeper)
    if scene.channel == "akim" and keeper:
        cast = farmers.villager(keeper, at.date(), random)
    assistance.make_ready(scene, cast.applicant.id, office, at, random)
    return cast, office


def _where_and_when(scene: Scene, random: Random) -> tuple[Office, datetime]:
    """An office that gives the service under the edition, and a moment of its opening.

    What only reads the registers is played in the years of the edition; what changes them, in these months: nobody
    can move into a dwelling in the past of a register that goes on.
    """
    edition = scene.edition
    at_provider = scene.channel.startswith("provider")
    kind = Office.Kind.PROVIDER if at_provider else KINDS.get(scene.channel, Office.Kind.CENTRE)
    offices = [
        one for one in Office.objects.filter(kind=kind).order_by("code") if edition.service in one.services
    ]
    if not offices:
        offices = list(Office.objects.filter(services__contains=[edition.service]).order_by("code"))
    if not changes_registers(edition.service):
        office = random.choice(offices)
        return office, _filing_moment(edition, office, random)
    now = timezone.now()
    begun = (now - timedelta(days=random.randint(60, 110))).replace(hour=4, minute=random.randint(0, 59))
    here = [one for one in offices if _governs(edition, one, begun, scene.channel == "portal")]
    if not here:
        raise NobodyFits(f"{edition.name} is adopted by no office")
    office = random.choice(here)
    return office, _later(edition, office, "provider", begun, timedelta(minutes=random.randint(5, 300)))


KINDS = {"akim": Office.Kind.AKIM}
"""What kind of office takes the applicant in, where that is no centre."""


def _governs(edition: Edition, office: Office, at: datetime, portal: bool) -> bool:
    try:
        return edition_at(edition.service, PORTAL if portal else office.code, at).name == edition.name
    except NoneInForce:
        return False


def file_scene(
    scene: Scene,
    cast: Cast,
    office: Office,
    clerk: Clerk,
    plan: Plan,
    at: datetime,
    filing: Filing | None = None,
) -> tuple[Stored, datetime]:
    """File the case of a scene at an office (or on the portal); the case, and when it was received."""
    law, channel, key = scene.edition, scene.channel, f"demo-{uuid4()}"
    filing = filing or filing_of(scene, cast, clerk, at)
    if channel == "portal":
        signature = electronic.signature_of(scene, cast)
        account = Official(0, cast.applicant.name, "applicant", "portal")
        return file_on_portal(law, filing, signature, account, at=at, key=key), at
    steps = process_of(law, channel).channel.steps
    received = next(step for step in steps if step.does is Verb.RECEIVE)
    by = _receiver(law, received.by, office)
    ticket = None
    queued = next((step for step in steps if step.does is Verb.QUEUE), None)
    if queued is not None and steps.index(queued) < steps.index(received):
        ticket = tickets.take(office.code, law.service, "file", at, at.date())
        at = _later(law, office, channel, at, clerk.waited(law, channel, late=queued.id == plan.late))
        tickets.call(ticket, at, tickets.By(post=received.by, window="1"))
    outcome = plan.outcomes.get(received.id, "complete")
    filing = replace(filing, documents=_brought(scene, cast, office, outcome))
    at = _later(law, office, channel, at, timedelta(minutes=clerk.random.randint(1, 3)))
    return file_at_window(law, channel, filing, by, at=at, key=key, ticket=ticket), at


def _receiver(law: Edition, post: str, office: Office) -> Official:
    """Who takes documents in: somebody of the centre, or an official of the provider who sits there."""
    if law.post(post).at == "provider" and office.kind == Office.Kind.CENTRE:
        return official(post, provider_for(office, law.service).code, office.code)
    return official(post, office.code)


def filing_of(scene: Scene, cast: Cast, clerk: Clerk, at: datetime, town: Office | None = None) -> Filing:
    """What the applicant of a scene says and pays; the documents are brought at the window.

    Whoever moves moves to a dwelling in the place of the office ``town``, or to any.
    """
    law, channel, random = scene.edition, scene.channel, clerk.random
    natural = asks_natural_or_legal(law)
    facts = {k: v for k, v in scene.facts.items() if k != "place" and not (natural and k == "applicant")}
    letter = {"letter_number": f"{random.randint(1, 900)}-і", "letter_date": at.date().isoformat()}
    return Filing(
        applicant=cast.applicant,
        legal=cast.legal,
        subjects=cast.subjects,
        facts=facts,
        more=letter if cast.legal else {},
        request=answers(law, channel, facts, scene.record, cast, at.date(), random, town),
        payment=tender(law, channel, facts, at.date(), random),
        language=random.choice(("kk", "ru")) if scene.who else "",
    )


def _brought(scene: Scene, cast: Cast, office: Office, outcome: str) -> list[dict[str, Any]]:
    """Every document of the checklist; without one of them where the set is to be incomplete."""
    known = {**derived_facts(scene.edition), **scene.facts, "place": office.place}
    if asks_natural_or_legal(scene.edition):
        known["applicant"] = "legal" if cast.legal else "natural"
    if scene.record and any(step.does is Verb.LOOK_UP for step in scene.edition.channel(scene.channel).steps):
        known.setdefault("record", scene.record)
    asked = [d for d in scene.edition.documents_for(scene.channel, known) if d.obtained == "applicant"]
    rows = [{"id": d.id, "originals": d.originals, "copies": d.copies} for d in asked]
    return rows[1:] if outcome == "incomplete" else rows


def _filing_moment(law: Edition, office: Office, random: Random) -> datetime:
    """Some moment of opening in the years of the edition's force, early enough for the case to end in them."""
    begins = max(law.act.force.since, law.act.force.since.replace(year=law.act.force.since.year + 1, day=1))
    days = ((law.act.force.until or begins.replace(year=begins.year + 1)) - begins).days
    day = begins + timedelta(days=random.randint(0, max(30, days - 90)))
    at = datetime(day.year, day.month, day.day, 9, random.randint(0, 59), tzinfo=ZoneInfo(office.timezone))
    return _later(law, office, "provider", at, timedelta(minutes=random.randint(5, 300)))


def _later(law: Edition, office: Office, channel: str, at: datetime, wait: timedelta) -> datetime:
    timing = timing_at(law.name, office.code)
    hours = hours_at(timing, "centre" if channel == "centre" else "provider")
    minutes = max(1, int(wait.total_seconds() // 60))
    return due(
        at.astimezone(timing.zone), Rule(Limit(minutes, Unit.MINUTES), hours.week, hours), timing.calendar
    )


def _told(scene: Scene, stored: Stored) -> Played:
    state = stored.state
    return Played(
        scene=scene,
        number=stored.number,
        ended=state.ended or "",
        opened=state.opened,
        closed=state.changed,
        clocks=len(state.clocks),
        broken=tuple(clock.term for clock in state.clocks if clock.broken),
        sound=journal.verify(Case.objects.get(pk=stored.id)).sound,
    )
