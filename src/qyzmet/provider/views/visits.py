"""Visits at home: the request, one visit with what happens to it, today's route on a telephone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases import visits as kept
from qyzmet.cases.models import Visit
from qyzmet.desk import visits
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official, officials
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Edition
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.visit import DETAILS, PLACE, CancelForm, DoneForm, MissedForm
from qyzmet.provider.visiting import row_of, rows_of
from qyzmet.registers.looker import leave_trace
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.questions import QuestionsForm
from qyzmet.ui.staff.request import RequestForm

GOING = ("executor", "officer")
"""Who goes to people's homes."""
PLANNING = (*GOING, "head")
"""Who takes requests and plans routes."""
CALL_CENTRE = "1414"


@staff(*PLANNING)
def which(request: HttpRequest, official: Official) -> HttpResponse:
    """For which service: those whose edition gives a visit, and by which clause the others do not."""
    now, office = timezone.now(), Office.objects.get(code=official.office)
    given, others = [], []
    for service in office.services:
        try:
            edition = edition_at(service, office.code, now)
        except (NoneInForce, UnknownEdition):
            continue
        channel = visits.home_channel(edition)
        if channel is not None:
            given.append((edition, channel))
        else:
            others.append((edition, visits.not_given(edition)))
    context = {"office": office, "given": given, "others": others, "call_centre": CALL_CENTRE}
    return FACE.render(request, "provider/visits_which.html", context)


@staff(*PLANNING)
def ask(request: HttpRequest, official: Official, service: str) -> HttpResponse:
    """Take the request: the questions of the edition, who, where, when it suits."""
    now, office = timezone.now(), Office.objects.get(code=official.office)
    if service not in office.services:
        raise Http404(service)
    edition = edition_at(service, office.code, now)
    channel = visits.home_channel(edition)
    if channel is None:
        raise visits.not_given(edition)
    data = request.POST if request.method == "POST" else None
    questions = QuestionsForm(edition, visits.asked_for(edition, channel), data=data)
    details = RequestForm(edition, DETAILS, data=data, initial={"source": "call-centre"})
    status = 200
    if details.finding or questions.grown:
        questions.errors.clear()
        details.errors.clear()
    elif request.method == "POST":
        status = 422
        if questions.is_valid() and details.is_valid():
            try:
                visit = visits.ask(_asked(service, questions, details), official, at=now, key=_key(request))
            except Refusal as refusal:
                status = show_refusal(details, refusal)
            else:
                messages.success(request, _("The request is written down. It waits to be planned."))
                return redirect("provider:visit", visit=visit.pk)
    context = {
        "edition": edition,
        "channel": channel,
        "questions": questions,
        "form": details,
        "key": _key(request),
    }
    return FACE.render(request, "provider/visits_ask.html", context, status)


def _asked(service: str, questions: QuestionsForm, details: RequestForm) -> visits.Asked:
    told = details.answers()
    return visits.Asked(
        service=service,
        person=told["iin"],
        source=told["source"],
        name=told.get("name", ""),
        phone=told.get("phone", ""),
        address=told.get("address", ""),
        place=told.get("place", ""),
        suits=told.get("suits", ""),
        why=told.get("why", ""),
        facts=questions.facts(),
    )


def _key(request: HttpRequest) -> str:
    """The key that the page was given: what is sent twice counts once."""
    return str(request.POST.get("key", ""))[:60] or uuid4().hex


@staff(*PLANNING)
def visit(request: HttpRequest, official: Official, visit: int) -> HttpResponse:
    """One visit: who, where, what to bring, how it went; what can be done next."""
    found = kept.found(visit, official.office)
    official = _in_post(request, official, found)
    leave_trace(official.looker(), visits.WHY, "visit", [found.person])
    forms: dict[str, Form] = {"missed": MissedForm(), "done": DoneForm(), "cancel": CancelForm()}
    status = 200
    if request.method == "POST":
        what = request.POST.get("what", "")
        status = 422
        try:
            filled = _do(request, official, found, what, forms)
        except Refusal as refusal:
            if what not in forms:
                raise
            filled, status = False, show_refusal(forms[what], refusal)
        if filled:
            return redirect("provider:visit", visit=found.pk)
    return _page(request, official, visit, forms, status)


def _in_post(request: HttpRequest, official: Official, found: Visit) -> Official:
    """Whoever holds several posts acts in the one that goes; else in the one they came in."""
    held = (one for one in officials(request.user) if one.office == found.office)
    return next((one for one in held if one.post == found.post), official)


def _do(request: HttpRequest, official: Official, found: Visit, what: str, forms: dict[str, Form]) -> bool:
    """Carry out what was pressed; False where the form is not filled in well."""
    now, key = timezone.now(), _key(request)
    if what == "arrived":
        visits.arrive(found.pk, official, at=now, key=key)
        return True
    if what not in forms:
        raise Http404(what)
    form = forms[what] = type(forms[what])(data=request.POST)
    if not form.is_valid():
        return False
    given: dict[str, Any] = form.cleaned_data
    match what:
        case "missed":
            visits.missed(found.pk, official, given["reason"], given["again"], at=now, key=key)
        case "done":
            visits.done(found.pk, official, given["words"], at=now, key=key)
        case _:
            visits.cancel(found.pk, official, given["reason"], at=now, key=key)
    return True


def _page(
    request: HttpRequest, official: Official, visit: int, forms: dict[str, Form], status: int
) -> HttpResponse:
    now = timezone.now()
    found = kept.found(visit, official.office)
    row = row_of(found, now)
    accounts = visits.stood_in(official, now.astimezone(office_at(official.office).zone).date())
    mine = official.post == found.post and found.route is not None and found.route.account in accounts
    context = {
        "row": row,
        "visit": found,
        "edition": row.edition,
        "bring": visits.bring(found, now),
        "events": [(one, kept.EVENTS[one.what]) for one in found.events.order_by("seq")],
        "forms": forms,
        "mine": mine,
        "key": uuid4().hex,
        "facts": _facts(found, row.edition),
        "form": next((one for one in forms.values() if one.is_bound), None),
    }
    return FACE.render(request, "provider/visits_visit.html", context, status)


def _facts(found: Visit, edition: Edition | None) -> list[tuple[Any, Any]]:
    """The answers given on the telephone, in the words of the edition."""
    if edition is None:
        return []
    return [
        (fact.question, next((one.label for one in fact.values if one.id == found.facts.get(fact.id)), ""))
        for fact in edition.facts
        if fact.id in found.facts and fact.asked_of == "applicant"
    ]


@staff(*PLANNING)
def correct(request: HttpRequest, official: Official, visit: int) -> HttpResponse:
    """Put right where and when: the address, the telephone, what suits."""
    found = kept.found(visit, official.office)
    leave_trace(official.looker(), visits.WHY, "visit", [found.person])
    now = timezone.now()
    edition = visits.edition_of(found, now)
    if edition is None:
        raise Http404(visit)
    told = {"phone": found.phone, "suits": found.suits, "address": str(found.address or "")}
    told["place"] = "" if found.address else found.place
    form = RequestForm(edition, PLACE, data=request.POST if request.method == "POST" else None, initial=told)
    status = 200
    if form.finding:
        form.errors.clear()
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.answers()
            try:
                visits.correct(
                    found.pk,
                    official,
                    phone=given.get("phone", ""),
                    address=given.get("address", ""),
                    place=given.get("place", ""),
                    suits=given.get("suits", ""),
                    seen=int(request.POST.get("seen", "0") or 0),
                    at=now,
                    key=_key(request),
                )
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect("provider:visit", visit=found.pk)
    context = {"form": form, "visit": found, "key": _key(request)}
    return FACE.render(request, "provider/visits_correct.html", context, status)


@staff(*GOING)
def today(request: HttpRequest, official: Official) -> HttpResponse:
    """Today's route of whoever goes, made for a telephone."""
    now = timezone.now()
    office = Office.objects.get(code=official.office)
    day = now.astimezone(office.zone).date()
    accounts: set[int] = set()
    for one in officials(request.user):
        if one.office == official.office and one.post in GOING:
            accounts |= visits.stood_in(one, day)
    routes = visits.routes_today(accounts, official.office, day)
    context = {
        "office": office,
        "day": day,
        "routes": [
            (
                route,
                rows_of(official, kept.visits_of(route), now),
                route.equipment.select_related("equipment"),
            )
            for route in routes
        ],
        "key": uuid4().hex,
    }
    return FACE.render(request, "provider/visits_today.html", context)
