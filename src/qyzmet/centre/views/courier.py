"""The courier's page, for a telephone: take a manifest after counting, see what is on the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case, Manifest
from qyzmet.centre.face import ACCUMULATION, COURIER, FACE, MANAGER
from qyzmet.centre.place import Place, place_of
from qyzmet.desk import couriers
from qyzmet.desk.official import Official, officials
from qyzmet.desk.trips import plan_of, results_due
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Edition
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.manifests import CountForm, visible_manifest
from qyzmet.ui.staff.offices import office_name

TRIPS = (*ACCUMULATION, *MANAGER)
"""Who sees the plan of the trips; the courier has it on the first page."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A manifest as the courier sees it: where from, where to, how many packages; no names."""

    manifest: Manifest
    sender: str
    receiver: str
    packages: list[str]


@staff(*COURIER)
def bags(request: HttpRequest, official: Official) -> HttpResponse:
    """What waits to be taken, here and at the provider, and what is on the way."""
    ours = Manifest.objects.filter(Q(sender=official.office) | Q(receiver=official.office))
    waiting = ours.filter(dispatched_at__isnull=True, lines__open=True).distinct().order_by("id")
    waiting = waiting.exclude(kind=Manifest.HANDOVER, lines__again=False)
    place = place_of(official.office, timezone.now())
    carried = ours.filter(dispatched_at__isnull=False, accepted_at__isnull=True).order_by("dispatched_at")
    context = {
        "waiting": [_bag(one) for one in waiting],
        "carried": [_bag(one) for one in carried],
        "plan": plan_of(_in_force(place), official.office, place.now),
        "place": place,
    }
    return FACE.render(request, "centre/courier.html", context)


def _in_force(place: Place) -> list[Edition]:
    """The editions in force for the services given here today."""
    found = []
    for service in place.services:
        try:
            found.append(place.edition(service))
        except (NoneInForce, UnknownEdition):
            continue
    return found


@staff(*TRIPS)
def trips(request: HttpRequest, official: Official) -> HttpResponse:
    """The trips of today, made and missed, and when results are due back."""
    place = place_of(official.office, timezone.now())
    due = [(row, office_name(row.provider)) for row in results_due(official.office, place.now)]
    context = {"plan": plan_of(_in_force(place), official.office, place.now), "due": due}
    return FACE.render(request, "centre/trips.html", context)


@staff(*COURIER, *ACCUMULATION)
def take(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """Count the packages and take them; a count that differs takes nothing.

    Who carries them is said by the edition: the courier, or the accumulation section itself.
    """
    bag = _bag(visible_manifest(number, official.office))
    official = _carrier(request, official, bag)
    form = CountForm(bag.packages, data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                couriers.dispatch(
                    bag.manifest.number,
                    official,
                    at=timezone.now(),
                    counted=form.cleaned_data["count"],
                    seal=form.cleaned_data["seal"],
                )
            except Refusal as refusal:
                status = show_refusal(form, refusal, {"manifest": "count"})
            else:
                messages.success(
                    request,
                    _("%(number)s is taken. Hand it over at: %(receiver)s.")
                    % {"number": bag.manifest.number, "receiver": bag.receiver},
                )
                return HttpResponseRedirect(_back(official))
    context = {
        "manifest": bag.manifest,
        "numbers": bag.packages,
        "sender": bag.sender,
        "receiver": bag.receiver,
        "form": form,
        "back": _back(official),
    }
    return FACE.render(request, "staff/take.html", context, status)


def _back(official: Official) -> str:
    """The page of packages that the post has."""
    return FACE.url("courier" if official.post in COURIER else "outgoing")


def _carrier(request: HttpRequest, official: Official, bag: Bag) -> Official:
    """Whoever holds several posts carries in the one whose turn it is."""
    turns = set(Case.objects.filter(number__in=bag.packages).values_list("post", flat=True))
    held = (one for one in officials(request.user) if one.office == official.office)
    return next((one for one in held if one.post in turns), official)


def _bag(manifest: Manifest) -> Bag:
    lines = manifest.lines.order_by("position")
    if manifest.accepted_at is None:
        lines = lines.filter(open=True)
    numbers = lines.values_list("case__number", flat=True)
    return Bag(manifest, office_name(manifest.sender), office_name(manifest.receiver), list(numbers))
