"""Which office is mine, and the page of an office."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from qyzmet.law import catalogue
from qyzmet.offices.finder import NoOffice
from qyzmet.offices.models import Office
from qyzmet.portal.booking import bookable
from qyzmet.portal.forms.offices import PlaceForm
from qyzmet.portal.openings import edition_of, hours_of
from qyzmet.portal.places import KINDS, holder_of, purposes, regions, serving
from qyzmet.ui.words import in_language


def find(request: HttpRequest) -> HttpResponse:
    """``?place=Семей`` finds the offices of a place; without it, all of them by region."""
    now = timezone.now()
    form = PlaceForm(request.GET if "place" in request.GET else None)
    context = {"form": form, "regions": [], "found": {}, "place": ""}
    if form.is_bound and form.is_valid():
        place = form.cleaned_data["place"]
        try:
            context |= {"found": serving(place, timezone.localdate(now), now), "place": place}
        except NoOffice as none:
            form.add_error("place", str(in_language(none.text)))
    if not context["found"]:
        context["regions"] = regions()
    return render(request, "portal/offices.html", context, status=422 if form.errors else 200)


def office(request: HttpRequest, code: str) -> HttpResponse:
    """Address, hours, contacts, and what the office gives under which edition."""
    now = timezone.now()
    found = get_object_or_404(Office.objects.select_related("provider"), code=code, kind__in=KINDS)
    given = [
        (service, edition_of(found, service, now))
        for service in found.services
        if service in catalogue.services()
    ]
    context = {
        "office": found,
        "hours": hours_of(found, now),
        "listed_in": holder_of(found.annex),
        "services": [edition for _, edition in given if edition],
        "bookable": [service for service, edition in given if edition and bookable(found, edition)],
        "purposes": purposes(found),
        "centres": found.centres.order_by("rank", "code"),
    }
    return render(request, "portal/office.html", context)
