"""What people come to a centre for, by the edition's own steps: which posts serve them, what limits the wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qyzmet.cases.tickets import CARD, COLLECT, FILE
from qyzmet.centre.face import ISSUING, MANAGER
from qyzmet.centre.place import CHANNEL, Place
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Channel, Edition, Item, Step, Term
from qyzmet.law.verbs import Verb

HALL = ("centre", "centre-paper", "portal", "home")
"""The channels whose applicants come to the hall at some step."""

ACCELERATED, HELP = "accelerated", "help"
"""Categories of tickets."""

_LIMITED = ("мүмкіндігі шектеулі", "мүмкіндіктері шектеулі")
"""How the acts name people with limited abilities, in the clause on the premises."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to come for under an edition."""

    edition: Edition
    purpose: str
    posts: frozenset[str]
    waiting: Term | None
    """What limits the wait; None where the edition sets nothing for it."""
    serving: Term | None

    @property
    def key(self) -> str:
        """``address-certificate:file``."""
        return f"{self.edition.service}:{self.purpose}"


def matters_of(edition: Edition) -> list[Matter]:
    """Everything that people come for, in the order hand in, collect, re-write the card."""
    return [matter for purpose in (FILE, COLLECT, CARD) if (matter := matter_of(edition, purpose))]


def matter_of(edition: Edition, purpose: str) -> Matter | None:
    """The matter of this purpose; None where the edition brings nobody to the centre for it."""
    queues = [
        (channel, step, target)
        for channel, step, target in _queues(edition)
        if _purpose(channel, target) == purpose
    ]
    posts = {target.by for _, _, target in queues}
    posts |= {step.by for channel, _, target in queues for step in _reached(channel, target, Verb.RECEIVE)}
    if purpose == COLLECT:
        posts |= {step.by for step in _issuing(edition)}
        if posts & _posts_at(edition, "centre"):
            posts |= set(ISSUING)
    posts &= _posts_at(edition, "centre") | _posts_at(edition, "provider") | set(ISSUING)
    if not posts:
        return None
    return Matter(
        edition,
        purpose,
        frozenset(posts),
        _waiting_term(edition, purpose, [step for _, step, _ in queues]),
        _serving_term(edition) if purpose == FILE else None,
    )


def _queues(edition: Edition) -> Iterator[tuple[Channel, Step, Step]]:
    """The steps at which people wait in the hall, with the step to which they are called."""
    for channel in edition.channels:
        for step in channel.steps:
            if step.does is Verb.QUEUE and step.at == "centre" and channel.id in HALL:
                called = next(branch.go for branch in step.then if branch.on == "called")
                yield channel, step, channel.step(called)


def _purpose(channel: Channel, target: Step) -> str:
    if target.does is Verb.ISSUE:
        return COLLECT
    return FILE if _reached(channel, target, Verb.RECEIVE) else CARD


def _reached(channel: Channel, first: Step, verb: Verb) -> list[Step]:
    """The steps doing ``verb`` that are reached from a step before the applicant has to wait again."""
    steps = {step.id: step for step in channel.steps}
    seen: set[str] = set()
    ahead, found = [first.id], []
    while ahead:
        step = steps.get(ahead.pop())
        if step is None or step.id in seen or step.does is Verb.QUEUE:
            continue
        seen.add(step.id)
        if step.does is verb:
            found.append(step)
        ahead += [branch.go for branch in step.then]
    return found


def _issuing(edition: Edition) -> list[Step]:
    """The steps that hand something to a person who comes to the centre."""
    return [
        step
        for channel in edition.channels
        for step in channel.steps
        if channel.id in HALL and step.does is Verb.ISSUE and step.at in ("centre", "provider")
    ]


def _posts_at(edition: Edition, where: str) -> set[str]:
    return {post.id for post in edition.posts if post.at == where}


def _waiting_term(edition: Edition, purpose: str, queues: list[Step]) -> Term | None:
    """The term within which the queue step stands; for fetching also one that no step of another matter has."""
    for step in queues:
        if step.within:
            return edition.term(step.within)
    if purpose != COLLECT:
        return None
    unstarted = (t for t in edition.terms if t.kind == "waiting" and CHANNEL in t.channels and not t.starts)
    return next(unstarted, None)


def _serving_term(edition: Edition) -> Term | None:
    return next((t for t in edition.terms if t.kind == "serving" and CHANNEL in t.channels), None)


def offered(place: Place) -> list[Matter]:
    """Everything the kiosk of a centre offers today, service by service."""
    return [matter for service in place.offered for matter in matters_of(place.edition(service))]


def served_by(place: Place, post: str) -> list[Matter]:
    """The matters that a window of this post calls; the duty manager helps out everywhere (a reading)."""
    found: list[Matter] = []
    for service in place.offered:
        try:
            matters = matters_of(place.edition(service))
        except (NoneInForce, UnknownEdition):
            continue
        found += [matter for matter in matters if post in matter.posts or post in MANAGER]
    return found


def posts_at_windows(place: Place) -> set[str]:
    """Every post that takes people in at this hall today."""
    return {post for matter in offered(place) for post in matter.posts} | set(MANAGER)


def help_demand(edition: Edition) -> Item | None:
    """What the act demands for people with limited abilities in the hall; None where it says nothing.

    reading: conditions are demanded, not a place ahead of others, so the ticket asks for help and keeps its turn.
    """
    named = (item for item in (*edition.premises, *edition.special) if item.clause)
    return next((item for item in named if any(words in item.text.kk.lower() for words in _LIMITED)), None)
