"""The page of a manifest: what travels together, counted and signed at both ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from qyzmet.cases.models import Case, Manifest
from qyzmet.cases.numbers import read_case_number
from qyzmet.cases.queries import worklist
from qyzmet.desk import couriers
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.ui.staff.access import Face, show_refusal
from qyzmet.ui.staff.lists import WorkRow, worklist_rows
from qyzmet.ui.staff.offices import office_name


@dataclass(frozen=True, slots=True)
class Package:
    """One line of a manifest."""

    position: int
    case: Case


def visible_manifest(number: str, office: str) -> Manifest:
    """The manifest if the office sends or receives it; the same :class:`Refusal` for others' and for none."""
    manifest = Manifest.objects.filter(number=number.strip().upper()).first()
    if manifest is None or office not in (manifest.sender, manifest.receiver):
        raise Refusal(
            "no-such-manifest",
            Text(
                kk=f"{number} тізілімі жоқ: нөмірді тексеріңіз.",
                ru=f"Реестра {number} нет: проверьте номер.",
                en=f"There is no manifest {number}: check the number.",
            ),
            field="manifest",
        )
    return manifest


def packages(manifest: Manifest) -> list[Package]:
    """What the manifest lists, in order."""
    return [
        Package(line.position, line.case)
        for line in manifest.lines.select_related("case").order_by("position")
    ]


def stage(manifest: Manifest) -> tuple[str, Text]:
    """The status label of a manifest: kind and words."""
    if manifest.accepted_at:
        return "done", Text("қабылданды", "принят", "accepted")
    if manifest.dispatched_at:
        return "going", Text("жолда", "в пути", "on its way")
    return "neutral", Text("толтырылуда", "заполняется", "being filled")


def manifest_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """The manifest, to read and to print."""
    manifest = visible_manifest(number, official.office)
    lines = packages(manifest)
    leave_trace(official.looker(), manifest.number, "manifest", {p.case.applicant_id for p in lines})
    kind, words = stage(manifest)
    context = {
        "manifest": manifest,
        "packages": lines,
        "sender": office_name(manifest.sender),
        "receiver": office_name(manifest.receiver),
        "stage_kind": kind,
        "stage_words": words,
        "incoming": manifest.receiver == official.office and manifest.accepted_at is None,
    }
    return face.render(request, "staff/manifest.html", context)


def outgoing_page(request: HttpRequest, face: Face, official: Official) -> HttpResponse:
    """GET lists the packages that wait for a manifest; POST puts those ticked on it, all or none."""
    now = timezone.now()
    waiting = [row for row in _worklist(official, now) if row.step and row.step.does is Verb.COLLECT]
    form = TickForm(
        [row.case.number for row in waiting], data=request.POST if request.method == "POST" else None
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                with transaction.atomic():
                    for row in waiting:
                        if row.case.number in form.cleaned_data["ticked"]:
                            perform(row.case.number, row.case.step or "", official, {}, at=now)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                count = len(form.cleaned_data["ticked"])
                said = ngettext(
                    "%(count)d package is on the manifest.", "%(count)d packages are on the manifest.", count
                )
                messages.success(request, said % {"count": count})
                return HttpResponseRedirect(face.url("outgoing"))
        else:
            status = 422
    context = {
        "rows": waiting,
        "form": form,
        "ticked": set(request.POST.getlist("ticked")) if form.is_bound else {r.case.number for r in waiting},
        "filling": Manifest.objects.filter(sender=official.office, dispatched_at__isnull=True).order_by("id"),
        "travelling": Manifest.objects.filter(
            sender=official.office, dispatched_at__isnull=False, accepted_at__isnull=True
        ).order_by("id"),
        "incoming": incoming(official.office),
    }
    return face.render(request, "staff/outgoing.html", context, status)


def incoming(office: str) -> list[Manifest]:
    """The manifests on their way to an office, the oldest first."""
    rows = Manifest.objects.filter(
        receiver=office, dispatched_at__isnull=False, accepted_at__isnull=True
    ).order_by("dispatched_at")
    return list(rows)


def accept_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """GET shows what should be in the bag; POST counts and signs for it, or says what differs."""
    manifest = visible_manifest(number, official.office)
    lines = packages(manifest)
    form = AcceptForm([p.case.number for p in lines], data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                couriers.accept(manifest.number, official, form.counted(), at=timezone.now())
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                said = ngettext(
                    "%(number)s: %(count)d package accepted.",
                    "%(number)s: %(count)d packages accepted.",
                    len(lines),
                )
                messages.success(request, said % {"number": manifest.number, "count": len(lines)})
                return HttpResponseRedirect(face.url("manifest", number=manifest.number))
        else:
            status = 422
    leave_trace(official.looker(), manifest.number, "manifest", {p.case.applicant_id for p in lines})
    context = {
        "manifest": manifest,
        "packages": lines,
        "form": form,
        "sender": office_name(manifest.sender),
        "ticked": set(request.POST.getlist("ticked")),
    }
    return face.render(request, "staff/accept.html", context, status)


class TickForm(forms.Form):
    """Packages ticked in a table."""

    ticked = forms.MultipleChoiceField(
        error_messages={"required": gettext_lazy("Tick at least one package.")},
        label=gettext_lazy("Packages"),
    )

    def __init__(self, numbers: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ticked"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(number, number) for number in numbers]
        field.error_messages["invalid_choice"] = gettext_lazy(
            "The package %(value)s is not in the list any more: somebody was quicker."
        )


class AcceptForm(TickForm):
    """Packages found in the bag: those of the list ticked, any other typed."""

    others = forms.CharField(
        label=gettext_lazy("Numbers of packages that are in the bag and not on the list"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticked"].required = False

    def counted(self) -> list[str]:
        """Every package in the bag."""
        others = re.split(r"[,;\s]+", self.cleaned_data["others"].strip())
        return [*self.cleaned_data["ticked"], *(read_case_number(one) for one in others if one)]


def _worklist(official: Official, now: datetime) -> list[WorkRow]:
    return worklist_rows(official, "packages", worklist(official.office, official.post, size=500).rows, now)
