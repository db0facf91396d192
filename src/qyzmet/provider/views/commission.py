"""The precinct commission: its cases with the route, the checklist that works without network, votes, composition.

The checklist is loaded once and sent whole: as a form where a browser runs no script, by script (``Accept:
application/json``) otherwise. Its answers stay in the browser until the act is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case
from qyzmet.cases.queries import seen_by_office, visible_case, worklist
from qyzmet.cases.store import load
from qyzmet.cases.worklists import MOST
from qyzmet.commissions.composition import (
    Named,
    add_member,
    commission_on,
    end_member,
    history,
    members_on,
    set_up,
)
from qyzmet.commissions.models import ROLES, Member
from qyzmet.commissions.quorum import quorum_on
from qyzmet.commissions.sittings import act_of
from qyzmet.desk.commission import homes_of
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.desk.request import events_of, told
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.provider.commission_said import commission_said
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.commission import AddForm, EndForm, SetUpForm, VisitForm, VotesForm
from qyzmet.registers.looker import leave_daily_trace
from qyzmet.ui.staff.access import said, show_refusal, staff, status_of
from qyzmet.ui.staff.lists import WorkRow, worklist_rows

POST = "commission"
COMPOSING = ("akim", "head")
"""Who enters the akim's decision: the akim himself, at an authorised body its head."""
WORKER = "provider/static/provider/commission-worker.js"


@dataclass(frozen=True, slots=True)
class Home:
    """A case on the route: whom to visit, where, by when."""

    row: WorkRow
    homes: tuple[Text, ...]
    phone: str

    @property
    def to_visit(self) -> bool:
        """Whether the home is still to be seen."""
        return self.row.step is not None and self.row.step.does is Verb.INSPECT


@staff(POST)
def cases(request: HttpRequest, official: Official) -> HttpResponse:
    """What waits for the commission: homes to visit with their addresses, acts to vote on."""
    now = timezone.now()
    page = worklist(official.office, POST, size=MOST)
    rows = worklist_rows(official, "commission", page.rows, now)
    on = timezone.localdate(now)
    homes = [_home(row, official, on) for row in rows]
    commission = commission_on(official.office, on)
    context = {
        "visits": sorted((one for one in homes if one.to_visit), key=_by_place),
        "votes": [one for one in homes if not one.to_visit],
        "commission": commission,
        "members": members_on(commission, on) if commission else [],
    }
    return FACE.render(request, "provider/commission_cases.html", context)


def _home(row: WorkRow, official: Official, on: date) -> Home:
    homes = homes_of(row.case.applicant_id, on, official, row.case.number)
    request = told(events_of(load(row.case.pk))).request
    return Home(row, tuple(homes.values()), request.get("phone", ""))


def _by_place(one: Home) -> str:
    """Neighbours stand together: by the line of the address, which begins with the widest place."""
    return one.homes[0].kk if one.homes else ""


@staff(POST)
def visit(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The checklist of one home; POST writes the act, whole or not at all."""
    case, step = _at_step(official, number, Verb.INSPECT)
    now = timezone.now()
    on = timezone.localdate(now)
    if step is None and request.method != "POST":
        return redirect("provider:commission-votes", number=case.number)
    commission = commission_on(official.office, on)
    homes = homes_of(case.applicant_id, on, official, case.number)
    members = members_on(commission, on) if commission else []
    form = VisitForm(members, homes, on, data=request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _written(case, official, form, now)
            except Refusal as refusal:
                if _wants_json(request):
                    return _refused(refusal)
                status = show_refusal(form, refusal, _FIELDS)
            else:
                where = reverse("provider:commission-votes", args=[case.number])
                if _wants_json(request):
                    return JsonResponse({"next": where})
                messages.success(request, _("The act is written. Now the members vote."))
                return redirect(where)
        elif _wants_json(request):
            return JsonResponse(_faults(form), status=422)
    edition = edition_named(case.edition)
    context = {
        "case": case,
        "edition": edition,
        "step": step,
        "form": form,
        "commission": commission,
        "needed": quorum_on(on).needed(len(members)) if members else 0,
        "members": members,
        "homes": homes,
    }
    return FACE.render(request, "provider/commission_visit.html", context, status)


_FIELDS = {"checklist": "met"}


def _written(case: Case, official: Official, form: VisitForm, now: datetime) -> None:
    """Write the act at the step that inspects; the key of the page makes a repetition harmless."""
    stored = load(case.pk)
    steps = process_of(stored.edition, stored.state.channel).channel.steps
    step = next(one for one in steps if one.does is Verb.INSPECT)
    given = form.given()
    perform(case.pk, step.id, official, given, at=now, key=f"visit-{given['page']}")


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _refused(refusal: Refusal) -> JsonResponse:
    """Why the act was not written; the page keeps the answers."""
    field = _FIELDS.get(refusal.field or "", refusal.field or "")
    content = {"code": refusal.code, "text": said(refusal), "field": field}
    return JsonResponse(content, status=status_of(refusal))


def _faults(form: VisitForm) -> dict[str, Any]:
    """What is missing, by field: said beside each and counted above."""
    fields = {name: " ".join(map(str, errors)) for name, errors in form.errors.items()}
    return {"code": "incomplete", "text": _("Some answers are missing or cannot be read."), "fields": fields}


@staff(POST)
def votes(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The act as it was written, the votes of those who came, the conclusion."""
    case, step = _at_step(official, number, Verb.CONCLUDE)
    act = act_of(case.number)
    if act is None:
        raise Http404(number)
    now = timezone.now()
    on = timezone.localdate(now)
    seated = set(act.seats.values_list("member_id", flat=True))
    sitting = [one for one in members_on(act.commission, on) if one.pk in seated]
    form = VotesForm(sitting, data=request.POST or None) if step is not None else None
    status = 200
    if request.method == "POST":
        status = 422
        if form is None:
            raise Refusal("concluded", _CONCLUDED, clause="11(3)")
        if form.is_valid():
            try:
                assert step is not None
                perform(case.pk, step.id, official, form.given(), at=now, key=form.cleaned_data["key"])
            except Refusal as refusal:
                status = show_refusal(form, refusal, {"votes": "reasons"})
            else:
                messages.success(request, _("The conclusion is written and goes on with the act."))
                return redirect("provider:commission-votes", number=case.number)
    context = {
        "case": case,
        "edition": edition_named(case.edition),
        "step": step,
        "act": act,
        "form": form,
        "sitting": sitting,
        "found": commission_said(told(events_of(load(case.pk))).found),
    }
    return FACE.render(request, "provider/commission_votes.html", context, status)


@staff(*COMPOSING, POST)
def members(request: HttpRequest, official: Official) -> HttpResponse:
    """Who sits and who sat; the akim or the head enters decisions and changes."""
    now = timezone.now()
    on = timezone.localdate(now)
    may = official.post in COMPOSING
    what = request.POST.get("what", "")
    forms: dict[str, Any] = {"set-up": SetUpForm(), "add": AddForm(initial={"since": on}), "end": EndForm()}
    status = 200
    if request.method == "POST":
        if not may or what not in forms:
            raise Http404(what)
        forms[what] = type(forms[what])(data=request.POST)
        status = 422
        if forms[what].is_valid():
            try:
                _changed(what, forms[what], official, now)
            except Refusal as refusal:
                status = show_refusal(forms[what], refusal, {"members": "name_1"})
            else:
                messages.success(request, _("It is entered."))
                return redirect("provider:commission-members")
    commission = commission_on(official.office, on)
    context = {
        "commission": commission,
        "members": members_on(commission, on) if commission else [],
        "history": history(official.office),
        "forms": forms,
        "set_up": forms["set-up"],
        "form": forms.get(what),
        "may": may,
        "quorum": quorum_on(on),
        "roles": ROLES,
        "today": on,
    }
    return FACE.render(request, "provider/commission_members.html", context, status)


@staff(POST)
def worker(request: HttpRequest, official: Official) -> HttpResponse:
    """The script that keeps the commission's pages for when there is no network; its scope is this folder."""
    script = files("qyzmet").joinpath(WORKER).read_text(encoding="utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def _changed(what: str, form: Any, official: Official, now: datetime) -> None:
    if what == "set-up":
        set_up(official.office, form.decision(), form.members(), by=official.name, at=now)
        return
    day = timezone.localdate(now)
    commission = commission_on(official.office, day)
    if commission is None:
        raise Refusal("no-commission", _NONE, clause="1(3)")
    if what == "add":
        who = form.cleaned_data
        add_member(
            commission.pk,
            Named(who["name"], who["role"], who["position"]),
            who["since"],
            by=official.name,
            at=now,
        )
        return
    member = Member.objects.filter(pk=form.cleaned_data["member"], commission=commission).first()
    if member is None:
        raise Http404("member")
    end_member(member.pk, form.cleaned_data["until"], by=official.name)


def _at_step(official: Official, number: str, verb: Verb) -> tuple[Case, Step | None]:
    """The case, and its step if it is the commission's turn to do this; the look is traced."""
    case = visible_case(number, seen_by_office(official.office))
    stored = load(case.pk)
    steps = process_of(stored.edition, stored.state.channel).steps
    if not any(one.does is verb for one in steps.values()):
        raise Http404(number)
    leave_daily_trace(official.looker(), case.number, "commission", [case.applicant_id])
    step = steps.get(stored.state.step or "")
    mine = step is not None and step.does is verb and case.stands_at == official.office
    return case, step if mine else None


_CONCLUDED = Text(
    "Бұл іс бойынша қорытынды жасалған немесе кезек комиссияда емес.",
    "Заключение по этому делу уже есть, либо дело не у комиссии.",
    "This case has a conclusion already, or it is not the commission's turn.",
)
_NONE = Text(
    "Алдымен әкімнің комиссия құру туралы шешімін енгізіңіз.",
    "Сначала внесите решение акима о создании комиссии.",
    "Enter the akim's decision that sets the commission up first.",
)
