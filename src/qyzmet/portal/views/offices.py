"""Which office is mine, and the page of an office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from qyzmet.law import catalogue
from qyzmet.offices.matching import unknown_place
from qyzmet.offices.models import Office
from qyzmet.offices.search import Place, places
from qyzmet.portal.booking import bookable
from qyzmet.portal.choosing import todays
from qyzmet.portal.forms.offices import OfficesForm
from qyzmet.portal.openings import edition_of, hours_of
from qyzmet.portal.places import answering, disagreements, listed, purposes, regions, serving, visited
from qyzmet.ui.words import in_language


def find(request: HttpRequest) -> HttpResponse:
    """``?place=Семей&service=passport-id-card``: who is responsible, and the offices of the place.

    A name that several places have asks which is meant, unless one of them is a town of regional rank. Without
    a place: all offices by region, of the service if one is named.
    """
    form = OfficesForm(request.GET if {"place", "service"} & set(request.GET) else None)
    context: dict[str, Any] = {"form": form, "regions": [], "found": {}, "place": None, "places": []}
    wanted, service = "", ""
    if form.is_bound and form.is_valid():
        wanted, service = form.cleaned_data["place"], form.cleaned_data["service"]
    if wanted:
        named = places(wanted)
        if not named:
            form.add_error("place", str(in_language(unknown_place(wanted))))
        chosen = _meant(named)
        context["places"] = [one for one in named if one != chosen]
        if chosen is not None:
            context |= _of_place(chosen, service)
    if not context["place"] and not context["places"]:
        context["regions"] = regions(service, timezone.localdate())
    context["service"] = service
    return render(request, "portal/offices.html", context, status=422 if form.errors else 200)


def _meant(named: tuple[Place, ...]) -> Place | None:
    """The only place of the name, or the only town of regional rank among them."""
    of_rank = [one for one in named if one.of_rank]
    if len(named) == 1 or len(of_rank) == 1:
        return (of_rank or [*named])[0]
    return None


def _of_place(place: Place, service: str) -> dict[str, Any]:
    now = timezone.now()
    context: dict[str, Any] = {"place": place, "found": serving(place, service, now)}
    if service:
        edition, answers = answering(place, todays(service, now) or catalogue.editions(service)[-1], now)
        context |= {"edition": edition, "answers": answers}
    return context


def office(request: HttpRequest, code: str) -> HttpResponse:
    """Address, hours, contacts, what the office gives under which edition, and what the lists print."""
    now = timezone.now()
    found = get_object_or_404(Office.objects.filter(visited()).select_related("provider"), code=code)
    given = [
        (service, edition_of(found, service, now))
        for service in found.services
        if service in catalogue.services()
    ]
    context = {
        "office": found,
        "hours": hours_of(found, now),
        "listed": listed(found),
        "differing": disagreements(found),
        "services": [edition for _, edition in given if edition],
        "bookable": [service for service, edition in given if edition and bookable(found, edition)],
        "purposes": purposes(found),
        "centres": found.centres.order_by("rank", "code"),
    }
    return render(request, "portal/office.html", context)
