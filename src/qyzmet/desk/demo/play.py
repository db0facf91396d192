"""Play the scenes: file each case and carry it to its end; what came of it, for the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from qyzmet.calendar import Rule, due
from qyzmet.cases import journal, tickets
from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.demo.cast import Cast, Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.scenes import Scene
from qyzmet.desk.demo.staff import official
from qyzmet.desk.filing import Filing, file_at_window, file_on_portal
from qyzmet.desk.official import Official
from qyzmet.desk.timing import timing_at
from qyzmet.law.limits import Limit, Unit
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of


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

    A scene for which the population has nobody is left out.
    """
    casting, clerk = Casting(random), Clerk(random)
    offices = {
        kind: list(Office.objects.filter(kind=kind).order_by("code"))
        for kind in (Office.Kind.CENTRE, Office.Kind.PROVIDER)
    }
    for scene in scenes:
        kind = Office.Kind.CENTRE if scene.channel == "centre" else Office.Kind.PROVIDER
        office = random.choice([o for o in offices[kind] if scene.edition.service in o.services])
        at = _filing_moment(scene.edition, office, random)
        try:
            cast = casting.fill(scene.facts, scene.record, at)
        except NobodyFits:
            progress(1)
            continue
        plan = Plan(dict(scene.path), scene.late)
        with transaction.atomic():
            stored, at = file_scene(scene, cast, office, clerk, plan, at)
            stored = clerk.finish(stored, plan, at)
        progress(1)
        yield _told(scene, stored)


def file_scene(
    scene: Scene, cast: Cast, office: Office, clerk: Clerk, plan: Plan, at: datetime
) -> tuple[Stored, datetime]:
    """File the case of a scene at an office (or on the portal); the case, and when it was received."""
    law, channel, key = scene.edition, scene.channel, f"demo-{uuid4()}"
    facts = {k: v for k, v in scene.facts.items() if k not in ("place", "applicant")}
    filing = Filing(
        applicant=cast.applicant,
        legal=cast.legal,
        subjects=cast.subjects,
        facts=facts,
        more={"letter_number": f"{clerk.random.randint(1, 900)}-і", "letter_date": at.date().isoformat()}
        if cast.legal
        else {},
    )
    if channel == "portal":
        signature = {"iin": cast.applicant.id, "bin": cast.applicant.id if cast.legal else ""}
        account = Official(0, cast.applicant.name, "applicant", "portal")
        return file_on_portal(law, filing, signature, account, at=at, key=key), at
    post = "inspector" if channel == "centre" else "registrar"
    by = official(post, office.code)
    first = process_of(law, channel).steps[process_of(law, channel).channel.first or ""]
    ticket = None
    if first.does is Verb.QUEUE:
        ticket = tickets.take(office.code, law.service, "file", at, at.date())
        at = _later(law, office, channel, at, _wait(law, channel, first.id == plan.late, clerk.random))
        ticket.called_at, ticket.window = at, "1"
        ticket.save(update_fields=["called_at", "window"])
    received = next(s for s in process_of(law, channel).channel.steps if s.does is Verb.RECEIVE)
    outcome = plan.outcomes.get(received.id, "complete")
    known = {**facts, "applicant": "legal" if cast.legal else "natural", "place": office.place}
    documents = [
        {"id": d.id, "originals": d.originals, "copies": d.copies} for d in law.documents_for(channel, known)
    ]
    if outcome == "incomplete":
        documents = documents[1:]
    filing = Filing(filing.applicant, filing.legal, filing.subjects, filing.facts, documents, filing.more)
    at = _later(law, office, channel, at, timedelta(minutes=clerk.random.randint(1, 3)))
    return file_at_window(law, channel, filing, by, at=at, key=key, ticket=ticket), at


def _wait(law: Edition, channel: str, late: bool, random: Random) -> timedelta:
    """How long somebody waits in the queue: less than the edition permits, or more where it shall be broken."""
    longest = next(
        term.limit.value
        for term in law.terms
        if term.kind == "waiting" and channel in term.channels and term.limit
    )
    return timedelta(minutes=longest * (random.uniform(1.1, 1.7) if late else random.uniform(0.1, 0.8)))


def _filing_moment(law: Edition, office: Office, random: Random) -> datetime:
    """Some moment of opening in the years of the edition's force, early enough for the case to end in them."""
    begins = max(law.act.force.since, law.act.force.since.replace(year=law.act.force.since.year + 1, day=1))
    days = ((law.act.force.until or begins.replace(year=begins.year + 1)) - begins).days
    day = begins + timedelta(days=random.randint(0, max(30, days - 90)))
    at = datetime(day.year, day.month, day.day, 9, random.randint(0, 59), tzinfo=ZoneInfo(office.timezone))
    return _later(law, office, "provider", at, timedelta(minutes=random.randint(5, 300)))


def _later(law: Edition, office: Office, channel: str, at: datetime, wait: timedelta) -> datetime:
    timing = timing_at(law.name, office.code)
    hours = timing.hours("centre" if channel == "centre" else "provider")
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
