"""The page of a manifest: what travels together, counted and signed at both ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case, Manifest
from qyzmet.cases.numbers import read_case_number
from qyzmet.cases.queries import worklist
from qyzmet.desk import couriers
from qyzmet.desk.custody import strays
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.ui.staff.access import Face, show_refusal
from qyzmet.ui.staff.lists import WorkRow, worklist_rows
from qyzmet.ui.staff.offices import office_name
from qyzmet.ui.staff.papers import typeset


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


def packages(manifest: Manifest, *, still: bool = False) -> list[Package]:
    """What the manifest lists, in order; ``still``: without what came another way meanwhile."""
    lines = manifest.lines.select_related("case").order_by("position")
    if still and manifest.accepted_at is None:
        lines = lines.filter(open=True)
    return [Package(line.position, line.case) for line in lines]


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
        "acts": manifest.acts.prefetch_related("lines__case").order_by("id"),
        "typeset": manifest.kind == Manifest.HANDOVER and bool(lines),
        "to_send": manifest.kind == Manifest.HANDOVER
        and manifest.sender == official.office
        and manifest.dispatched_at is None,
        "to_take": face.name == "centre" and official.post != "courier" and _carries(manifest, official),
    }
    return face.render(request, "staff/manifest.html", context)


def _carries(manifest: Manifest, official: Official) -> bool:
    """Whether by the edition it is this post, and no courier, that takes the bag away."""
    if manifest.kind == Manifest.HANDOVER or manifest.sender != official.office or manifest.dispatched_at:
        return False
    return manifest.lines.filter(open=True, case__post=official.post).exists()


def manifest_pdf(official: Official, number: str) -> HttpResponse:
    """A plain list typeset, to be signed at both ends."""
    manifest = visible_manifest(number, official.office)
    lines = packages(manifest)
    leave_trace(official.looker(), manifest.number, "manifest", {p.case.applicant_id for p in lines})
    fields = {
        "number": manifest.number,
        "made_at": manifest.made_at,
        "from_office": office_name(manifest.sender),
        "to_office": office_name(manifest.receiver),
        "rows": [
            {
                "case_number": line.case.number,
                "applicant": line.case.applicant_name,
                "documents": edition_named(line.case.edition).title.in_(get_language() or "kk"),
                "due_on": timezone.localdate(line.case.promised_at) if line.case.promised_at else None,
            }
            for line in lines
        ],
        "handed_by": manifest.made_by,
        "courier": manifest.courier,
        "received_by": manifest.accepted_by,
    }
    return typeset("handover-list", fields, manifest.number)


def outgoing_page(request: HttpRequest, face: Face, official: Official) -> HttpResponse:
    """GET lists the packages that wait for a manifest; POST puts those ticked on it, all or none."""
    now = timezone.now()
    waiting = [row for row in _worklist(official, now) if row.step and row.step.does is Verb.COLLECT]
    to_hand = couriers.packages_to_hand(official.office, official.post)
    waiting += worklist_rows(official, "packages", to_hand, now)
    form = TickForm(
        [row.case.number for row in waiting], data=request.POST if request.method == "POST" else None
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                couriers.collect(form.cleaned_data["ticked"], official, at=now)
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
        "strays": strays(official.office),
    }
    return face.render(request, "staff/outgoing.html", context, status)


def send_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """A plain list that the office brings by itself: counted and signed by whoever takes it along."""
    manifest = visible_manifest(number, official.office)
    lines = packages(manifest, still=True)
    form = CountForm([p.case.number for p in lines], data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                couriers.dispatch(
                    manifest.number,
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
                    % {"number": manifest.number, "receiver": office_name(manifest.receiver)},
                )
                return HttpResponseRedirect(face.url("manifest", number=manifest.number))
    context = {
        "manifest": manifest,
        "numbers": [p.case.number for p in lines],
        "sender": office_name(manifest.sender),
        "receiver": office_name(manifest.receiver),
        "form": form,
        "back": face.url("manifest", number=manifest.number),
    }
    return face.render(request, "staff/take.html", context, status)


def incoming(office: str) -> list[Manifest]:
    """The manifests on their way to an office, the oldest first."""
    rows = Manifest.objects.filter(
        receiver=office, dispatched_at__isnull=False, accepted_at__isnull=True
    ).order_by("dispatched_at")
    return list(rows)


def accept_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """GET shows what should be in the bag; POST counts and signs for it, or says what differs."""
    manifest = visible_manifest(number, official.office)
    lines = packages(manifest, still=True)
    form = AcceptForm([p.case.number for p in lines], data=request.POST if request.method == "POST" else None)
    status, differs = 200, False
    if request.method == "POST":
        if form.is_valid():
            try:
                couriers.accept(
                    manifest.number,
                    official,
                    form.counted(),
                    at=timezone.now(),
                    seal=form.cleaned_data["seal_found"],
                    discrepancy=form.discrepancy(),
                )
            except Refusal as refusal:
                differs = refusal.code == "count-differs"
                form.fields["reasons"].required = differs
                status = show_refusal(form, refusal, {"counted": "ticked"})
            else:
                count = len(form.counted())
                said = ngettext(
                    "%(number)s: %(count)d package accepted.",
                    "%(number)s: %(count)d packages accepted.",
                    count,
                )
                messages.success(request, said % {"number": manifest.number, "count": count})
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
        "differs": differs or bool(request.POST.get("reasons")),
    }
    return face.render(request, "staff/accept.html", context, status)


class CountForm(forms.Form):
    """How many packages were counted and which number the seal has; another count is refused."""

    count = forms.IntegerField(
        label=gettext_lazy("How many packages did you count?"),
        min_value=0,
        max_value=9999,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
    seal = forms.CharField(
        label=gettext_lazy("Number on the seal"),
        help_text=gettext_lazy("Leave it empty if the bag is not sealed."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )

    def __init__(self, listed: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = len(listed)

    def clean_count(self) -> int:
        counted = int(self.cleaned_data["count"])
        if counted != self.listed:
            raise forms.ValidationError(
                _(
                    "The manifest lists %(listed)d and you counted %(counted)d. Count again with whoever "
                    "made it; nothing is taken until the numbers agree."
                )
                % {"listed": self.listed, "counted": counted}
            )
        return counted


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

    seal_found = forms.CharField(
        label=gettext_lazy("Number on the seal as it arrived"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    reasons = forms.CharField(
        label=gettext_lazy("What was found, and how the courier explains it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticked"].required = False

    def discrepancy(self) -> couriers.Discrepancy | None:
        """What the act is to say; None without reasons."""
        reasons = self.cleaned_data["reasons"].strip()
        return couriers.Discrepancy(reasons) if reasons else None

    def counted(self) -> list[str]:
        """Every package in the bag."""
        others = re.split(r"[,;\s]+", self.cleaned_data["others"].strip())
        return [*self.cleaned_data["ticked"], *(read_case_number(one) for one in others if one)]


def _worklist(official: Official, now: datetime) -> list[WorkRow]:
    return worklist_rows(official, "packages", worklist(official.office, official.post, size=500).rows, now)
