"""Planning visits: requests onto routes, the order of a route, its equipment, the sheet to print."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases import visits as kept
from qyzmet.cases.models import EquipmentUse, Route
from qyzmet.desk import visits
from qyzmet.desk.official import Official
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.visit import CapacityForm, EquipmentForm, GiveForm, PlanForm, day_or
from qyzmet.provider.views.visits import GOING, PLANNING
from qyzmet.provider.visiting import route_rows, routes_of, rows_of
from qyzmet.ui.components import Tile
from qyzmet.ui.staff.access import show_refusal, staff


@staff(*PLANNING)
def plan(request: HttpRequest, official: Official) -> HttpResponse:
    """Requests that wait, and the routes of a day; POST puts the ticked ones onto a route."""
    now, office = timezone.now(), Office.objects.get(code=official.office)
    day = day_or(request.GET.get("day", ""), now.astimezone(office.zone).date())
    goers = visits.goers(office.code, GOING, day)
    form = PlanForm(
        goers, data=request.POST if request.method == "POST" else None, initial={"day": f"{day:%d.%m.%Y}"}
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                visits.plan(_ticked(request), given["day"], given["officer"], official, at=now)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                messages.success(request, _("The visits lie on the route."))
                return redirect(f"{reverse('provider:visits')}?day={given['day']:%Y-%m-%d}")
    waiting = rows_of(official, kept.waiting(office.code), now)
    routes = routes_of(official, day, now)
    late = sum(row.mark == "broken" for row in waiting)
    context = {
        "office": office,
        "day": day,
        "form": form,
        "goers": goers,
        "waiting": waiting,
        "routes": routes,
        "ticked": set(request.POST.getlist("ticked")),
        "goes": official.post in GOING,
        "tiles": [
            Tile(value=len(waiting), label=_("requests wait to be planned")),
            Tile(value=sum(one.left for one in routes), label=_("visits of this day are still to be made")),
            Tile(value=late, label=_("are later than our own term"), kind="attention" if late else ""),
        ],
    }
    return FACE.render(request, "provider/visits_plan.html", context, status)


def _ticked(request: HttpRequest) -> dict[int, int]:
    """The visits ticked, each with the version that the page showed: ``17:2``."""
    found: dict[int, int] = {}
    for text in request.POST.getlist("ticked"):
        visit, _colon, seen = text.partition(":")
        if visit.isdigit() and seen.isdigit() and len(text) < 30:
            found[int(visit)] = int(seen)
    return found


@staff(*PLANNING)
def route(request: HttpRequest, official: Official, route: int) -> HttpResponse:
    """One route: its order, its equipment, who drives it, how many visits it takes."""
    found, now = kept.found_route(route, official.office), timezone.now()
    posts = sorted({row.post for row in kept.visits_of(found)}) or list(GOING)
    goers = [one for one in visits.goers(found.office, posts, found.day) if one.account != found.account]
    forms: dict[str, Form] = {
        "give": GiveForm(goers),
        "capacity": CapacityForm(initial={"capacity": found.capacity}),
    }
    if request.method == "POST":
        what = request.POST.get("what", "")
        if what == "give":
            forms[what] = GiveForm(goers, data=request.POST)
        elif what == "capacity":
            forms[what] = CapacityForm(data=request.POST)
        try:
            there = _change(request, official, found, what, forms)
        except Refusal as refusal:
            if what not in forms:
                raise
            show_refusal(forms[what], refusal)
            there = None
        if there is not None:
            return redirect("provider:visit-route", route=there.pk)
    shown = route_rows(official, kept.found_route(route, official.office), now)
    taken = EquipmentUse.objects.filter(day=found.day, equipment__office=found.office)
    elsewhere = {use.equipment_id: use.route.officer for use in taken.select_related("route")}
    pieces = [
        (piece, piece in shown.equipment, elsewhere.get(piece.pk, "") if piece not in shown.equipment else "")
        for piece in kept.equipment(found.office)
    ]
    context = {
        "shown": shown,
        "route": shown.route,
        "pieces": pieces,
        "forms": forms,
        "goers": goers,
        "form": next((one for one in forms.values() if one.is_bound), None),
    }
    status = 422 if context["form"] is not None else 200
    return FACE.render(request, "provider/visits_route.html", context, status)


def _change(
    request: HttpRequest, official: Official, found: Route, what: str, forms: dict[str, Form]
) -> Route | None:
    """Carry out what was pressed; the route to show then, None where the form is not filled in well."""
    if what in forms and not forms[what].is_valid():
        return None
    given: dict[str, Any] = forms[what].cleaned_data if what in forms else {}
    match what:
        case "up" | "down":
            visit = request.POST.get("visit", "")
            kept.move(found.pk, int(visit) if visit.isdigit() else 0, found.office, up=what == "up")
        case "sort":
            kept.sort(found.pk, found.office)
        case "equipment":
            pieces = [int(one) for one in request.POST.getlist("piece") if one.isdigit() and len(one) < 18]
            kept.equip(found.pk, found.office, pieces)
        case "capacity":
            kept.set_capacity(found.pk, found.office, given["capacity"])
        case "give":
            return visits.give(found, given["officer"], official, at=timezone.now())
        case _:
            raise Http404(what)
    return found


@staff(*PLANNING)
def sheet(request: HttpRequest, official: Official, route: int) -> HttpResponse:
    """The route on paper: addresses, telephones, what to bring."""
    now = timezone.now()
    shown = route_rows(official, kept.found_route(route, official.office), now)
    context = {
        "shown": shown,
        "route": shown.route,
        "office": Office.objects.get(code=official.office),
        "stops": [(row, visits.bring(row.visit, now)) for row in shown.rows],
    }
    return FACE.render(request, "provider/visits_sheet.html", context)


@staff(*PLANNING)
def equipment(request: HttpRequest, official: Official) -> HttpResponse:
    """The mobile equipment of the office; POST enters a piece, or takes one out of use."""
    office, now = Office.objects.get(code=official.office), timezone.now()
    form = EquipmentForm()
    status = 200
    if request.method == "POST" and request.POST.get("retire", "").isdigit():
        kept.retire_equipment(
            int(request.POST["retire"]) % 10**18, office.code, now.astimezone(office.zone).date()
        )
        return redirect("provider:visit-equipment")
    if request.method == "POST":
        form, status = EquipmentForm(data=request.POST), 422
        if form.is_valid():
            kept.add_equipment(office.code, form.cleaned_data["kind"], form.cleaned_data["number"].strip())
            return redirect("provider:visit-equipment")
    context = {"office": office, "form": form, "pieces": list(kept.equipment(office.code))}
    return FACE.render(request, "provider/visits_equipment.html", context, status)
