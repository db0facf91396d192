"""Which offices serve a place, and whom to turn to about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from qyzmet.law import catalogue
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices.complaints import contacts_for
from qyzmet.offices.finder import NoOffice, offices_for
from qyzmet.offices.models import Contact, Office
from qyzmet.portal.openings import Hours, hours_of

KINDS = (Office.Kind.CENTRE, Office.Kind.PROVIDER)
"""The offices that people go to."""


@dataclass(frozen=True, slots=True)
class Found:
    """An office with its hours at the moment."""

    office: Office
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Region:
    """The offices of a region, for who looks through the list."""

    name: Text
    offices: list[Office]


@dataclass(frozen=True, slots=True)
class Answerer:
    """A contact with the clause that names it: the annex of the edition that has it."""

    contact: Contact
    clause: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Purpose:
    """What one may turn to somebody for, and to whom."""

    id: str
    answerers: list[Answerer]


def serving(place: str, on: date, now: datetime) -> dict[str, list[Found]]:
    """The offices of a place by kind, the first offered first; :class:`NoOffice` if nobody knows the place."""
    found: dict[str, list[Found]] = {}
    unknown: NoOffice | None = None
    for kind in KINDS:
        offices: dict[str, Office] = {}
        for service in catalogue.services():
            try:
                offices |= {one.code: one for one in offices_for(service, kind, place, on)}
            except NoOffice as none:
                unknown = none
        if offices:
            found[kind] = [Found(office, hours_of(office, now)) for office in offices.values()]
    if not found and unknown is not None:
        raise unknown
    return found


def regions() -> list[Region]:
    """All offices that people go to, by region; towns of republican rank count as one."""
    groups: dict[str, list[Office]] = {}
    for office in Office.objects.filter(kind__in=KINDS).order_by("rank", "code"):
        groups.setdefault(office.region_kk or office.locality_kk, []).append(office)
    return [Region(_region_name(offices[0]), offices) for offices in groups.values()]


def _region_name(office: Office) -> Text:
    kk = office.region_kk or office.locality_kk
    ru = office.region_ru or office.locality_ru
    return Text(kk, ru, kk)


def purposes(office: Office) -> list[Purpose]:
    """Whom to turn to about the office, for each purpose that the acts know."""
    found = [
        Purpose(purpose, [one for one in map(_cited, contacts_for(office, purpose)) if one])
        for purpose in Contact.Purpose.values
    ]
    return [purpose for purpose in found if purpose.answerers]


def _cited(contact: Contact) -> Answerer | None:
    edition = holder_of(contact.annex)
    return Answerer(contact, contact.annex, edition) if edition else None


def holder_of(annex: str) -> Edition | None:
    """The edition whose list of offices or contacts the annex is; None where no edition has it."""
    for service in catalogue.services():
        for edition in _newest_first(catalogue.editions(service)):
            if any(one.clause == annex for one in edition.directories):
                return edition
    return None


def _newest_first(editions: Iterable[Edition]) -> list[Edition]:
    return sorted(editions, key=lambda one: one.act.force.since, reverse=True)
