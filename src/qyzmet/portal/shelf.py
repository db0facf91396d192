"""The catalogue as people look through it: by their need, by words of the title, in the order of the alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from qyzmet.desk.timing import PORTAL
from qyzmet.law import catalogue
from qyzmet.law.adoption import adoptions
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.portal.choosing import services, todays
from qyzmet.portal.searching import matches
from qyzmet.registers.sorting import kazakh_key
from qyzmet.services.groups import GROUPS, group_of
from qyzmet.services.rules import run_here
from qyzmet.ui.words import in_language


@dataclass(frozen=True, slots=True)
class Offered:
    """A service with the edition that speaks for it; ``now`` if that governs today, ``here`` if it has a portal.

    ``since`` is the day from which this deployment applies it; None if it is law by its act alone, or not at all.
    """

    edition: Edition
    now: bool
    since: date | None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the catalogue with its services."""

    id: str
    title: Text
    offered: list[Offered]


def groups(now: datetime, wanted: str = "") -> list[Group]:
    """The services under their headings, those whose titles hold the wanted words; no empty heading."""
    found: dict[str, list[Offered]] = {name: [] for name in GROUPS}
    for service in services():
        if matches(wanted, (edition.title for edition in catalogue.editions(service))):
            found[group_of(service)].append(_offered(service, now))
    return [
        Group(name, GROUPS[name], sorted(offered, key=_by_title))
        for name, offered in found.items()
        if offered
    ]


def _offered(service: str, now: datetime) -> Offered:
    today = todays(service, now)
    if today is None:
        return Offered(catalogue.editions(service)[-1], now=False, since=None)
    day = timezone.localdate(now)
    applied = [
        row.since for row in adoptions() if row.service == service and row.covers(day) and not row.offices
    ]
    here = any(one.id == PORTAL and one.available for one in today.channels) and run_here(service)
    return Offered(today, now=True, since=min(applied, default=None), here=here)


def _by_title(one: Offered) -> tuple[tuple[int, ...], str]:
    return kazakh_key(str(in_language(one.edition.title)))
