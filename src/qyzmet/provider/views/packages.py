"""Packages of the centres: accepted with a count, examined, answered, sent back with a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import ngettext

from qyzmet.cases.models import Case, Manifest
from qyzmet.desk import mailing
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE, PASSING, SERVICE
from qyzmet.provider.forms.mail import MailForm
from qyzmet.provider.views.start import travels
from qyzmet.registers.looker import leave_trace
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.custody import act_page, act_pdf, custody_page, stock_page
from qyzmet.ui.staff.lists import worklist_rows
from qyzmet.ui.staff.manifests import (
    accept_page,
    manifest_page,
    manifest_pdf,
    outgoing_page,
    send_page,
    stage,
)
from qyzmet.ui.staff.offices import office_name

CHANNEL = "centre"
HOLDING = (*PASSING, "head")
LATEST = 30


def keeps_packages(official: Official) -> bool:
    """Whether packages lie with the official: executors who sit in a centre have theirs there."""
    return not official.workplace


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


@staff(*HOLDING, fits=keeps_packages)
def manifest(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The manifest, to read and to print."""
    return manifest_page(request, FACE, official, number)


@staff(*PASSING, fits=keeps_packages)
def accept(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """Count what the courier brought and sign for it."""
    return accept_page(request, FACE, official, number)


@staff(*PASSING, fits=keeps_packages)
def outgoing(request: HttpRequest, official: Official) -> HttpResponse:
    """Executed packages onto the register that goes back to the centre."""
    return outgoing_page(request, FACE, official)


@staff(*PASSING, fits=keeps_packages)
def send(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """A plain list that is brought to a centre by whoever passes it on."""
    return send_page(request, FACE, official, number)


@staff(*HOLDING, fits=keeps_packages)
def custody(request: HttpRequest, official: Official) -> HttpResponse:
    """What is sought, what lies here astray, the acts."""
    return custody_page(request, FACE, official)


@staff(*HOLDING, fits=keeps_packages)
def stock(request: HttpRequest, official: Official) -> HttpResponse:
    """What should lie here, counted."""
    return stock_page(request, FACE, official)


@staff(*HOLDING, fits=keeps_packages)
def act(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """One act, to read and to print."""
    return act_page(request, FACE, official, number)


@staff(*HOLDING, fits=keeps_packages)
def act_as_pdf(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The same act typeset."""
    return act_pdf(official, number)


@staff(*HOLDING, fits=keeps_packages)
def manifest_as_pdf(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """A plain list of packages typeset."""
    return manifest_pdf(official, number)


@staff("registrar")
def post(request: HttpRequest, official: Official) -> HttpResponse:
    """The list of letters for the post office; POST writes down those that it took, all or none."""
    cases = mailing.waiting(official.office, official.post)
    form = MailForm(cases, data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count = mailing.post_all(form.letters(), official, at=timezone.now())
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                said = ngettext("%(count)d letter is posted.", "%(count)d letters are posted.", count)
                messages.success(request, said % {"count": count})
                return HttpResponseRedirect(FACE.url("post"))
    leave_trace(official.looker(), "letters by post", "list", {case.applicant_id for case in cases})
    context = {"form": form, "rows": form.rows(), "office": office_name(official.office)}
    return FACE.render(request, "provider/packages/post.html", context, status)
