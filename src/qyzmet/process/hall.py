"""What people come to a hall for (of a centre, of the body that decides, of a rural akim), by an edition's own steps:
which posts serve them, what limits the wait and the visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from qyzmet.law.limits import Unit
from qyzmet.law.model import Channel, Edition, Step, Term
from qyzmet.law.verbs import Verb

FILE, COLLECT, CARD = "file", "collect", "card"
"""Purposes: hand in documents, collect a result, have the address on a card re-written."""

CENTRE, PROVIDER, AKIM = "centre", "provider", "akim"
"""Whose hall it is, as the steps of the editions name it."""

QUARTER: Final = timedelta(minutes=15)
"""How long a visit is taken to last where the edition sets no limit for it (a reading: the longest time of being
served in address-certificate@2014, cl. 4(3))."""


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


def hall_of(channel: Channel) -> str:
    """In whose hall the applicants of a channel wait: where its first queue stands.

    A channel without a queue ends at the centre, if its applicants come anywhere.
    """
    return next((step.at for step in channel.steps if step.does is Verb.QUEUE), CENTRE)


def matters_of(edition: Edition, body: str = CENTRE) -> list[Matter]:
    """Everything that people come for to the hall of a body, in the order hand in, collect, re-write the card."""
    return [matter for purpose in (FILE, COLLECT, CARD) if (matter := matter_of(edition, purpose, body))]


def matter_of(edition: Edition, purpose: str, body: str = CENTRE) -> Matter | None:
    """The matter of this purpose; None where the edition brings nobody to the hall of the body for it."""
    queues = [
        (channel, step, target)
        for channel, step, target in _queues(edition, body)
        if _purpose(channel, target) == purpose
    ]
    posts = {target.by for _, _, target in queues}
    posts |= {step.by for channel, _, target in queues for step in _reached(channel, target, Verb.RECEIVE)}
    if purpose == COLLECT:
        posts |= {step.by for step in _issuing(edition, body)}
    posts &= {post.id for post in edition.posts if post.at in (CENTRE, PROVIDER, AKIM)}
    if not posts:
        return None
    return Matter(
        edition,
        purpose,
        frozenset(posts),
        _waiting_term(edition, purpose, [step for _, step, _ in queues], body),
        serving_term(edition, body) if purpose == FILE else None,
    )


def _queues(edition: Edition, body: str) -> Iterator[tuple[Channel, Step, Step]]:
    """The steps at which people wait in the hall, with the step to which they are called."""
    for channel in edition.channels:
        for step in channel.steps:
            if step.does is Verb.QUEUE and step.at == body:
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


def _issuing(edition: Edition, body: str) -> list[Step]:
    """The steps that hand something to a person who comes to the hall.

    The officials of a provider who sit in a centre hand over there.
    """
    places = {body, PROVIDER} if body == CENTRE else {body}
    return [
        step
        for channel in edition.channels
        for step in channel.steps
        if hall_of(channel) == body and step.does is Verb.ISSUE and step.at in places
    ]


def _waiting_term(edition: Edition, purpose: str, queues: list[Step], body: str) -> Term | None:
    """The term within which the queue step stands; for fetching also one that no step of another matter has."""
    for step in queues:
        if step.within:
            return edition.term(step.within)
    if purpose != COLLECT:
        return None
    channels = _channels(edition, body)
    unstarted = (
        t for t in edition.terms if t.kind == "waiting" and channels & set(t.channels) and not t.starts
    )
    return next(unstarted, None)


def serving_term(edition: Edition, body: str = CENTRE) -> Term | None:
    """What limits the time of being served in the hall of a body."""
    channels = _channels(edition, body)
    return next((t for t in edition.terms if t.kind == "serving" and channels & set(t.channels)), None)


def _channels(edition: Edition, body: str) -> set[str]:
    """The channels whose applicants wait in the hall."""
    waits = (channel for channel in edition.channels if any(s.does is Verb.QUEUE for s in channel.steps))
    return {channel.id for channel in waits if hall_of(channel) == body}


def visit_length(edition: Edition, body: str = CENTRE) -> timedelta:
    """The longest visit the edition allows in a hall; :data:`QUARTER` where it says nothing."""
    term = serving_term(edition, body)
    limit = term.limit if term else None
    return timedelta(minutes=limit.value) if limit and limit.unit is Unit.MINUTES else QUARTER
