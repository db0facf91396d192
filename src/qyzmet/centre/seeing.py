"""Which cases of a centre a post may open: those in whose way it has a step, and the duty manager all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Q

from qyzmet.cases.models import Case
from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.cases.worklists import Waiting, task
from qyzmet.centre.face import MANAGER
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import editions, services

STAND_INS: Mapping[str, str] = {"issuing-inspector": "inspector"}
"""Whose steps a post without any of its own stands by at the windows (a reading: see the matters of a hall)."""


def seen_here(official: Official) -> Q:
    """The cases of the office that the official may open; an official of a provider sees those of the provider."""
    seen = seen_by_office(official.office)
    if official.post in MANAGER or official.workplace:
        return seen
    mine = Q(pk__in=())
    for edition, channels in _ways(official.post).items():
        mine |= Q(edition=edition, channel__in=channels)
    return seen & mine


def open_case(number: str, official: Official) -> Case:
    """The case, if the official may open it; the same :class:`Refusal` for one that does not exist."""
    return visible_case(number, seen_here(official))


def narrowed(waiting: Waiting, official: Official) -> Waiting:
    """Those of a list that the official may open."""
    if official.post in MANAGER or official.workplace:
        return waiting
    mine = Q(pk__in=())
    for edition, channels in _ways(official.post).items():
        for channel in channels:
            mine |= Q(task__startswith=task(edition, channel, ""))
    return replace(waiting, only=mine if waiting.only is None else waiting.only & mine)


def _ways(post: str) -> Mapping[str, tuple[str, ...]]:
    """The channels of each edition in which the post, or whom it stands in for, has a step."""
    posts = {post, STAND_INS.get(post, post)}
    found = {
        edition.name: tuple(
            channel.id for channel in edition.channels if any(step.by in posts for step in channel.steps)
        )
        for service in services()
        for edition in editions(service)
    }
    return {edition: channels for edition, channels in found.items() if channels}
