"""Cases left in work at an office and at the bodies that decide them: one at every step where a person can act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import takewhile
from random import Random
from typing import Final

from django.db import transaction

from qyzmet.cases.store import Stored
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import MINUTES, Clerk, Plan, hours_at
from qyzmet.desk.demo.play import file_scene, filing_of, people_for
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import APPLICANT, OWNER
from qyzmet.desk.timing import PORTAL, timing_at
from qyzmet.law.limits import Hours, Unit, Week
from qyzmet.law.model import Channel, Edition, Step, Term, holds
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at
from qyzmet.process.clockwork import LegalTime
from qyzmet.process.errors import Refusal

TRIES: Final = 16
"""How often a desk is tried with other people."""
SPENT: Final = (0.0, 0.5, 0.9, 0.2, 1.1)
"""How much of a term of days is over when the demo begins, in turn: some ends soon, some has ended."""
MONTH: Final = 24
"""Working days that are surely a month."""
TAKEN: Final = (Verb.RECEIVE, Verb.SUBMIT)
IN_DAYS: Final = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.DAYS)


class Brisk(Clerk):
    """Does each step in the least time it takes, so that it can be said beforehand when a case will be where."""

    def waited(self, law: Edition, channel: str, *, late: bool) -> timedelta:
        """Always as long."""
        return timedelta(minutes=WAIT)

    def _worked(self, stored: Stored, step: Step, plan: Plan, at: datetime) -> datetime:
        return self._open(stored, step, at, MINUTES.get(step.does, (1, 2))[0])


WAIT: Final = 4
"""Minutes in the queue."""
RECEIVED: Final = 4
"""Minutes at the window until the documents are taken, at most."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A service as one office takes it in: by which channels (all for none), and which body decides its cases."""

    service: str
    body: str
    channels: tuple[str, ...] = ()


class Leaving:
    """Leaves cases at one office to which people come; the same ones for one seed, moment and population."""

    def __init__(self, office: Office, now: datetime, seed: str, alone: set[str]) -> None:
        self.office, self.now = office, now
        self.random = Random(seed)
        self.casting, self.clerk = Casting(self.random), Brisk(self.random)
        self.taken = set(alone)
        self.left = 0

    def leave(self, stand: Stand) -> int:
        """Leave a case at every desk of the stand; how many.

        Raises :class:`qyzmet.law.catalogue.NoneInForce` where no edition is adopted.
        """
        before, body = self.left, office_at(stand.body)
        law = edition_at(stand.service, self.office.code, self.now)
        scenes = every_scene(law)
        for channel, step in desks(law):
            if stand.channels and channel.id not in stand.channels:
                continue
            if channel.id == "portal" and edition_at(stand.service, PORTAL, self.now).name != law.name:
                continue
            ways = [one for one in scenes if one.channel == channel.id and _stands(channel, one, step)]
            self.left += bool(ways) and self._left_at(ways, step, body)
        return self.left - before

    def _left_at(self, ways: list[Scene], step: Step, body: Office) -> bool:
        for _ in range(TRIES):
            try:
                with transaction.atomic():
                    self._until(self.random.choice(ways), step, body)
                return True
            except (NobodyFits, Refusal):
                continue
        return False

    def _until(self, scene: Scene, step: Step, body: Office) -> Stored:
        """File a case and carry it to the step, or as far as it comes by now."""
        place = body if scene.channel.startswith("provider") else self.office
        at = self._begun(scene, step, place)
        keeper = next((one.code for one in (body, self.office) if one.kind == Office.Kind.AKIM), "")
        town = self.office if keeper == "" and self.office.kind != Office.Kind.CENTRE else None
        cast, _office = people_for(scene, self.casting, place, at, self.random, keeper, town)
        people = {cast.applicant.id, *cast.subjects}
        if people & self.taken:
            raise NobodyFits("somebody who has no case yet")
        plan = Plan(dict(scene.path))
        filing = filing_of(scene, cast, self.clerk, at, self.office)
        stored, at = file_scene(scene, cast, place, self.clerk, plan, at, filing)
        if stored.provider != body.code or at >= self.now:
            raise NobodyFits(f"somebody of {body.code}")
        while stored.state.step not in (None, step.id):
            with transaction.atomic():
                done, then = self.clerk.step(stored, plan, at)
                if then >= self.now:
                    transaction.set_rollback(True)
                    break
            stored, at = done, then
        self.taken |= people
        return stored

    def _begun(self, scene: Scene, step: Step, place: Office) -> datetime:
        """When to file: so long ago that the case can be at the step by now, and some of its term is over."""
        law, channel = scene.edition, scene.edition.channel(scene.channel)
        timing = timing_at(law.name, place.code)
        before = _before(channel, scene, step)
        at_centre = scene.channel == "centre" and all(one.at == "centre" for one in before[1:])
        body = "centre" if at_centre else "provider"
        latest = _ago(timing, hours_at(timing, body), self.now, _minutes(before))
        if not _ages(law, before, step):
            return latest
        facts = {**scene.facts, "place": place.place}
        term = next((one for one in law.terms if _limits(one, channel, facts)), None)
        if term is None or term.limit is None or term.limit.unit not in IN_DAYS:
            return latest
        days = term.limit.value * (0.7 if term.limit.unit is Unit.CALENDAR_DAYS else 1)
        back = round(days * SPENT[self.left % len(SPENT)]) + _lain(before, round(days))
        day = timing.calendar.add_working_days(self.now.astimezone(timing.zone).date(), -back, Week.FIVE_DAY)
        return min(latest, datetime.combine(day, time(10, 7 * self.left % 60), timing.zone))


def desks(law: Edition) -> Iterator[tuple[Channel, Step]]:
    """Every step at which a person of an office has a case before them, from the end of each way to its beginning.

    In that order, since a manifest takes along whatever is on it.
    """
    systems = {post.id for post in law.posts if post.system}
    for channel in law.channels:
        taken = next((n for n, step in enumerate(channel.steps) if step.does in TAKEN), len(channel.steps))
        for step in reversed(channel.steps[taken + 1 :] if channel.available else ()):
            waits = step.by == APPLICANT and step.does is Verb.QUEUE
            if waits or step.by not in (APPLICANT, OWNER, *systems):
                yield channel, step


def _stands(channel: Channel, scene: Scene, step: Step) -> bool:
    """Whether the case of a scene stands at the step after its documents were taken."""
    way = [name for name, _ in scene.path]
    received = next((n for n, name in enumerate(way) if channel.step(name).does in TAKEN), len(way))
    return step.id in way[received + 1 :]


def _limits(term: Term, channel: Channel, facts: Mapping[str, str]) -> bool:
    return term.kind == "service" and channel.id in term.channels and holds(term.when, facts)


def _before(channel: Channel, scene: Scene, step: Step) -> list[Step]:
    """What is done from the reception on until the case stands at the step."""
    way = [channel.step(name) for name, _ in scene.path]
    received = next(n for n, one in enumerate(way) if one.does in TAKEN)
    return list(takewhile(lambda one: one.id != step.id, way[received:]))


def _ages(law: Edition, before: list[Step], step: Step) -> bool:
    """Whether a case may lie at the step for days: the applicant has left the window, and no term of a day binds."""
    if all(one.by == before[0].by or one.does in (Verb.FILL_IN, Verb.REGISTER) for one in (*before, step)):
        return False
    limit = law.term(step.within).limit if step.within else None
    return limit is None or limit.unit is Unit.MONTHS or (limit.unit in IN_DAYS and limit.value > 1)


def _lain(before: list[Step], days: int) -> int:
    """For how many working days nobody has come for the result: past the term, and past the month on the shelf."""
    verbs = {one.does for one in before}
    return (Verb.ISSUE in verbs) * (days + 5) + (Verb.SHELVE in verbs) * MONTH


def _minutes(before: list[Step]) -> int:
    """How many opening minutes pass from the ticket until all this is done, about."""
    return WAIT + RECEIVED + sum(MINUTES.get(one.does, (1, 2))[0] for one in before[1:])


def _ago(timing: LegalTime, hours: Hours, now: datetime, minutes: int) -> datetime:
    """The moment so many opening minutes before ``now``."""
    left, here = timedelta(minutes=minutes), now.astimezone(timing.zone)
    day = here.date()
    while True:
        spans = hours.days[day.weekday()] if timing.calendar.is_working(day, hours.week) else ()
        for span in reversed(spans):
            opens = datetime.combine(day, span.opens, timing.zone)
            closes = datetime.combine(day, span.closes, timing.zone)
            closes += timedelta(days=1) if closes <= opens else timedelta()
            lasted = min(closes, here) - opens
            if lasted >= left:
                return opens + lasted - left
            left -= max(lasted, timedelta())
        day -= timedelta(days=1)
