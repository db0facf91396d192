"""The journals of the centre for a period: as a page, on paper, as PDF."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from qyzmet.cases.models import Manifest
from qyzmet.centre.face import ACCUMULATION, FACE, MANAGER, RECEPTION
from qyzmet.centre.place import editions_of, place_of
from qyzmet.desk.halls import at_centre
from qyzmet.desk.official import Official
from qyzmet.law.model import Edition, Journal
from qyzmet.law.verbs import Verb
from qyzmet.ui.staff import lists
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.tables import Kind

KEEPERS = tuple(dict.fromkeys((*RECEPTION, *ACCUMULATION, "issuing-inspector", *MANAGER)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A journal that the centre keeps under an edition; ``manifests`` if its lines are manifests."""

    edition: Edition
    journal: Journal
    address: str
    manifests: bool


def kept_at(services: list[str]) -> list[Kept]:
    """The journals that the steps of the centre write, newest edition first."""
    found: dict[tuple[str, str], Kept] = {}
    here = _editions(services)
    for edition in here:
        for channel in edition.channels:
            for step in channel.steps:
                if step.at == "centre" and step.journal and not edition.post(step.by).system:
                    journal = edition.journal(step.journal)
                    address = lists.journal_address(here, edition, journal)
                    kept = Kept(edition, journal, address, step.does is not Verb.REGISTER)
                    found.setdefault((edition.service, journal.id), kept)
    return list(found.values())


@staff(*KEEPERS, fits=at_centre)
def index(request: HttpRequest, official: Official) -> HttpResponse:
    """Which journals there are."""
    place = place_of(official.hall, timezone.now())
    return FACE.render(request, "centre/journals.html", {"kept": kept_at(place.services)})


@staff(*KEEPERS, fits=at_centre)
def journal(request: HttpRequest, official: Official, journal: str) -> HttpResponse:
    """One journal for a period."""
    return lists.journal_page(request, FACE, official, _editions_at(official), journal)


@staff(*KEEPERS, fits=at_centre)
def journal_pdf(request: HttpRequest, official: Official, journal: str) -> HttpResponse:
    """The same as a PDF."""
    return lists.journal_pdf(request, official, _editions_at(official), journal)


@staff(*KEEPERS, fits=at_centre)
def journal_file(request: HttpRequest, official: Official, journal: str, kind: Kind) -> HttpResponse:
    """The same for a spreadsheet."""
    return lists.journal_file(request, official, _editions_at(official), journal, kind)


@staff(*KEEPERS, fits=at_centre)
def manifests(request: HttpRequest, official: Official) -> HttpResponse:
    """The manifests that the office sent or got in a period."""
    period = lists.period_of(request)
    rows: list[Manifest] = []
    if period.is_valid():
        since, until = lists.moments(*period.days())
        made = Manifest.objects.filter(made_at__gte=since, made_at__lt=until).order_by("made_at")
        rows = [one for one in made if official.office in (one.sender, one.receiver)]
    place = place_of(official.hall, timezone.now())
    kept = next((one for one in kept_at(place.services) if one.manifests), None)
    context = {"period": period, "manifests": rows, "kept": kept}
    return FACE.render(request, "centre/manifests.html", context, 200 if period.is_valid() else 422)


def _editions_at(official: Official) -> list[Edition]:
    return _editions(place_of(official.hall, timezone.now()).services)


def _editions(services: list[str]) -> list[Edition]:
    """Every edition of the services, the newest first."""
    found = [edition for service in services for edition in editions_of(service).values()]
    return sorted(found, key=lambda edition: edition.year, reverse=True)
