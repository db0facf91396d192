"""The courier's page, for a telephone: take a manifest after counting, see what is on the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Manifest
from qyzmet.centre.face import COURIER, FACE
from qyzmet.centre.forms.courier import CountForm
from qyzmet.centre.place import place_of
from qyzmet.desk import couriers
from qyzmet.desk.official import Official
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.manifests import visible_manifest
from qyzmet.ui.staff.offices import office_name


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
    waiting = ours.filter(dispatched_at__isnull=True, lines__isnull=False).distinct().order_by("id")
    carried = ours.filter(dispatched_at__isnull=False, accepted_at__isnull=True).order_by("dispatched_at")
    context = {
        "waiting": [_bag(one) for one in waiting],
        "carried": [_bag(one) for one in carried],
        "place": place_of(official.office, timezone.now()),
    }
    return FACE.render(request, "centre/courier.html", context)


@staff(*COURIER)
def take(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """Count the packages and take them; a count that differs takes nothing."""
    bag = _bag(visible_manifest(number, official.office))
    form = CountForm(len(bag.packages), data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                couriers.dispatch(bag.manifest.number, official, at=timezone.now())
            except Refusal as refusal:
                status = show_refusal(form, refusal, {"manifest": "count"})
            else:
                messages.success(
                    request,
                    _("%(number)s is taken. Hand it over at: %(receiver)s.")
                    % {"number": bag.manifest.number, "receiver": bag.receiver},
                )
                return HttpResponseRedirect(FACE.url("courier"))
    return FACE.render(request, "centre/take.html", {"bag": bag, "form": form}, status)


def _bag(manifest: Manifest) -> Bag:
    numbers = manifest.lines.order_by("position").values_list("case__number", flat=True)
    return Bag(manifest, office_name(manifest.sender), office_name(manifest.receiver), list(numbers))
