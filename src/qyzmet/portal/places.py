"""Which offices serve a place, who is responsible for it, and whom to turn to about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from qyzmet.law import catalogue, directories
from qyzmet.law.adoption import adoptions
from qyzmet.law.directories import Printing
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices import finder, gazetteer
from qyzmet.offices.complaints import contacts_for
from qyzmet.offices.conflicts import Conflict, conflicts_of
from qyzmet.offices.finder import NoOffice
from qyzmet.offices.matching import matched
from qyzmet.offices.models import Contact, Office, Source
from qyzmet.offices.responsibility import Responsible
from qyzmet.offices.search import Place
from qyzmet.portal.openings import Hours, edition_of, hours_of
from qyzmet.registers.sorting import kazakh_key
from qyzmet.ui.words import in_language

KINDS = (Office.Kind.CENTRE, Office.Kind.PROVIDER)
"""The offices that people go to whatever they give."""
VISITED = (*KINDS, Office.Kind.AKIM)
"""The offices that people go to; to an akim's office only for a service that it gives."""


@dataclass(frozen=True, slots=True)
class Found:
    """An office with its hours at the moment."""

    office: Office
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An office that is responsible for the address, with its hours."""

    told: Responsible
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Region:
    """The offices of a region, for who looks through the list."""

    name: Text
    offices: list[Office]


@dataclass(frozen=True, slots=True)
class Answerer:
    """A contact with the clause that names it, and the edition that has it, if it is installed."""

    contact: Contact
    clause: str
    edition: Edition | None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What one may turn to somebody for, and to whom."""

    id: str
    answerers: list[Answerer]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a list is printed; ``edition`` is None where it is not installed."""

    printing: Printing
    edition: Edition | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list that tells of an office: what it prints, and where."""

    source: Source
    citations: list[Citation]

    @property
    def name(self) -> str:
        """The name printed, of the office or of the body of a contact."""
        return self.source.row.printed("name") or self.source.row.printed("body")

    @property
    def address(self) -> str:
        """The address printed; lists of contacts have none."""
        return self.source.row.printed("address")

    @property
    def phones(self) -> list[str]:
        """The phones and other ways of contact, as printed."""
        cells = self.source.row.cells
        return [text for key, text in cells.items() if key.endswith("phone") or key == "contacts" if text]

    @property
    def hours(self) -> str:
        """The hours of the row, filled down where the act prints them once."""
        return self.source.row.value("schedule")


def visited() -> Q:
    """The offices that have a page: who gives a service, and every centre and provider."""
    return Q(kind__in=KINDS) | (Q(kind=Office.Kind.AKIM) & ~Q(services=[]))


def serving(place: Place, service: str, now: datetime) -> dict[str, list[Found]]:
    """The offices of a place by kind, the first offered first; for one service or, where it is empty, for any.

    Of each service those in the town are told, else those of its district, else of its region.
    """
    offices = list(Office.objects.filter(visited()).select_related("provider"))
    services = [service] if service else catalogue.services()
    found: dict[str, list[Found]] = {}
    for kind in VISITED:
        here: dict[str, Office] = {}
        for one in services:
            giving = [office for office in offices if office.kind == kind and one in office.services]
            here |= {office.code: office for office in matched(giving, place.said)}
        if here:
            found[kind] = [Found(office, hours_of(office, now)) for office in here.values()]
    return found


def answering(place: Place, edition: Edition, now: datetime) -> tuple[Edition, list[Answer]]:
    """Who is responsible for the place, and by which edition; nobody where no list tells.

    Where the office that takes the papers in works under another edition than the one given, that one tells.
    """
    answers = _answers(place, edition, now)
    own = edition_of(answers[0].told.office, edition.service, now) if answers else None
    if own is None or own.name == edition.name:
        return edition, answers
    return own, _answers(place, own, now)


def _answers(place: Place, edition: Edition, now: datetime) -> list[Answer]:
    region, district, locality = place.region.kk, place.district.kk, place.locality.kk
    try:
        told = finder.responsible(edition.service, edition, region, district, locality, now.date())
    except NoOffice:
        return []
    return [Answer(one, hours_of(one.office, now)) for one in told]


def regions(service: str, today: date) -> list[Region]:
    """The offices that people go to, by region, those that give a service adopted today first.

    Only those that give the service, if one is named; cities of republican rank count as regions. In the order
    of the reader's alphabet.
    """
    adopted = {row.service for row in adoptions() if row.covers(today)}
    wanted = Office.objects.filter(visited(), services__contains=[service]) if service else None
    offices = list(wanted if wanted is not None else Office.objects.filter(kind__in=KINDS))
    groups: dict[str, list[Office]] = {}
    for office in sorted(offices, key=lambda one: _offered(one, adopted)):
        groups.setdefault(office.region_kk or office.locality_kk, []).append(office)
    named = [Region(gazetteer.region(name).name, here) for name, here in groups.items()]
    return sorted(named, key=lambda one: kazakh_key(str(in_language(one.name))))


def _offered(office: Office, adopted: set[str]) -> tuple[bool, int, str]:
    return (not adopted & set(office.services), office.rank, office.code)


def purposes(office: Office) -> list[Purpose]:
    """Whom to turn to about the office, for each purpose that the acts know."""
    found = [
        Purpose(purpose, [_cited(contact, office) for contact in contacts_for(office, purpose)])
        for purpose in Contact.Purpose.values
    ]
    return [purpose for purpose in found if purpose.answerers]


def listed(office: Office) -> list[Listed]:
    """Every row of the acts' lists that tells of the office, those that print its address first."""
    found = [Listed(source, _citations(source.printings)) for source in office.sources.all()]
    return sorted(found, key=lambda one: (not one.address, one.source.list))


def disagreements(office: Office) -> tuple[Conflict, ...]:
    """Where the lists do not agree about the office."""
    return conflicts_of(office.code)


def _cited(contact: Contact, office: Office) -> Answerer:
    """The clause of the printing of a service that the office gives, if one of them is."""
    if not contact.list:
        return Answerer(contact, contact.annex, None)
    citations = _citations(directories.printings(contact.list))
    given = [one for one in citations if one.printing.service in office.services] or citations
    return Answerer(contact, given[0].printing.clause, given[0].edition)


def _citations(printings: Iterable[Printing]) -> list[Citation]:
    return [Citation(one, _edition(one.edition)) for one in printings]


def _edition(name: str) -> Edition | None:
    service, _, year = name.partition("@")
    if service in catalogue.services() and year in catalogue.years(service):
        return catalogue.edition(name)
    return None
