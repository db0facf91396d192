"""The page of a manifest: what travels together, counted and signed at both ends."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from qyzmet.cases.models import Case, Manifest
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.ui.staff.access import Face
from qyzmet.ui.staff.case import office_name


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
