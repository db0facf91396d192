"""Packages of the centres: accepted with a count, examined, answered, sent back with a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from qyzmet.cases.models import Case, Manifest
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.provider.face import FACE, SERVICE
from qyzmet.provider.views.start import travels
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.lists import worklist_rows
from qyzmet.ui.staff.manifests import accept_page, manifest_page, outgoing_page, stage
from qyzmet.ui.staff.offices import office_name

CHANNEL = "centre"
LATEST = 30


@staff("registrar", "head")
def overview(request: HttpRequest, official: Official) -> HttpResponse:
    """What comes, what lies here, what goes back."""
    now = timezone.now()
    manifests = Manifest.objects.order_by("-pk")
    here = official.office
    at_work = Case.objects.filter(standing__office=here, standing__post="registrar", channel=CHANNEL)
    waiting = worklist_rows(official, "packages", at_work.order_by("standing__next_due", "id")[:200], now)
    context = {
        "edition": edition_at(SERVICE, here, now),
        "coming": rows(manifests.filter(receiver=here, accepted_at=None).exclude(dispatched_at=None), here),
        "filling": rows(manifests.filter(sender=here, dispatched_at=None), here),
        "gone": rows(manifests.filter(sender=here).exclude(dispatched_at=None)[:LATEST], here),
        "at_work": [row for row in waiting if not travels(row)],
        "acts": official.post == "registrar",
    }
    return FACE.render(request, "provider/packages/overview.html", context)


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """A manifest in a list."""

    manifest: Manifest
    other: str
    """The name of the office at the other end."""
    packages: int
    stage: tuple[str, Text]
    due: datetime | None
    """The first handover of its packages that falls due."""


def rows(manifests: QuerySet[Manifest], here: str) -> list[ManifestRow]:
    """The manifests with what a list shows of them."""
    counted = manifests.annotate(
        count=Count("lines"), due=Min("lines__case__standing__next_due", filter=Q(lines__open=True))
    )
    return [
        ManifestRow(
            one,
            office_name(one.receiver if one.sender == here else one.sender),
            one.count,
            stage(one),
            one.due,
        )
        for one in counted
    ]


@staff("registrar", "head")
def manifest(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The manifest, to read and to print."""
    return manifest_page(request, FACE, official, number)


@staff("registrar")
def accept(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """Count what the courier brought and sign for it."""
    return accept_page(request, FACE, official, number)


@staff("registrar")
def outgoing(request: HttpRequest, official: Official) -> HttpResponse:
    """Executed packages onto the register that goes back to the centre."""
    return outgoing_page(request, FACE, official)
