"""Packages of the centres: accepted with a count, examined, answered, sent back with a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.cases.models import Case, Manifest
from qyzmet.desk import couriers
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE, SERVICE
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.case import office_name
from qyzmet.ui.staff.lists import worklist_rows
from qyzmet.ui.staff.manifests import manifest_page, packages, stage, visible_manifest

CHANNEL = "centre"
LATEST = 30


class CountForm(forms.Form):
    """Which of the packages on the manifest are in the bag, and what is there besides."""

    found = forms.MultipleChoiceField(
        label=gettext_lazy("Packages found in the bag"),
        help_text=gettext_lazy("Take each package in hand and tick it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    surplus = forms.CharField(
        label=gettext_lazy("Numbers of packages that the manifest does not list"),
        required=False,
        max_length=400,
    )

    def __init__(self, manifest: Manifest, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["found"].choices = [  # type: ignore[attr-defined]
            (line.case.number, f"{line.case.number} · {line.case.applicant_name}")
            for line in packages(manifest)
        ]

    def counted(self) -> list[str]:
        """The numbers of the cases whose packages are there."""
        surplus = self.cleaned_data["surplus"].replace(",", " ").split()
        return [*self.cleaned_data["found"], *surplus]


@staff("registrar", "head")
def overview(request: HttpRequest, official: Official) -> HttpResponse:
    """What comes, what lies here, what goes back."""
    now = timezone.now()
    manifests = Manifest.objects.order_by("-pk")
    here = official.office
    at_work = Case.objects.filter(stands_at=here, channel=CHANNEL, ended__isnull=True)
    context = {
        "edition": edition_at(SERVICE, here, now),
        "coming": rows(manifests.filter(receiver=here, accepted_at=None).exclude(dispatched_at=None), here),
        "filling": rows(manifests.filter(sender=here, dispatched_at=None), here),
        "gone": rows(manifests.filter(sender=here).exclude(dispatched_at=None)[:LATEST], here),
        "at_work": worklist_rows(at_work.filter(post="registrar").order_by("next_due", "id")[:200], now),
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
        count=Count("lines"), due=Min("lines__case__next_due", filter=Q(lines__open=True))
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
    found = visible_manifest(number, official.office)
    form = CountForm(found, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                couriers.accept(found.number, official, form.counted(), at=timezone.now())
            except Refusal as refusal:
                status = show_refusal(form, refusal, {"counted": "found", "manifest": "found"})
            else:
                messages.success(
                    request, _("The manifest %(number)s is accepted.") % {"number": found.number}
                )
                return redirect("provider:packages")
    context = {
        "form": form,
        "manifest": found,
        "sender": office_name(found.sender),
        "stage": stage(found),
        "edition": edition_at(SERVICE, official.office, timezone.now()),
    }
    return FACE.render(request, "provider/packages/accept.html", context, status)
