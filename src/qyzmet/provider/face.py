"""The face itself: its addresses, its base page, and what it adds to the page of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import Official
from qyzmet.law.verbs import Verb
from qyzmet.provider.decision import Decision, decision
from qyzmet.provider.workbench import workbench
from qyzmet.ui.staff.access import Face
from qyzmet.ui.staff.actions import ActionForm

SERVICE = "address-certificate"
"""The service whose provider this face serves."""

FACE = Face("provider", "provider/base.html")

AKIMAT = ("official", "akim", "si-employee", "signatory", "commission")
"""The posts of the local executive bodies, of the state institutions and of the commissions."""
EXECUTORS = ("registrar", "officer", "executor", "authorised-body", "provider", *AKIMAT)
"""The posts of a provider that do the work of cases."""
EVERYBODY = (*EXECUTORS, "head")
PASSING = ("registrar", "authorised-body", "provider", "executor", "official", "akim")
"""Who puts packages on manifests, or brings them to another office by a plain list."""


@dataclass(frozen=True, slots=True)
class CaseFace(Face):
    """The face around a case: with the answers of the register, and the sheet as it will be printed."""

    official: Official

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page of the face; that of a case with its decision."""
        if template != "staff/case.html":
            return Face.render(self, request, template, context, status)
        now = timezone.now()
        file: CaseFile = context["file"]
        if file.edition.service != SERVICE:
            bench = workbench(file, self.official, now)
            return Face.render(self, request, "provider/workbench.html", {**context, "bench": bench}, status)
        shown = decision(file, self.official, now)
        if context["form"] is not None:
            fill_in(context["form"], shown)
        return Face.render(self, request, "provider/case.html", {**context, "decision": shown}, status)


def case_face(official: Official) -> CaseFace:
    """The face as this official sees it."""
    return CaseFace(FACE.name, FACE.base, official)


def fill_in(form: ActionForm, shown: Decision) -> None:
    """What the registrar need not type again: the address of the letter, the person still at the window."""
    if form.verb is Verb.POST:
        form.initial["address"] = shown.given("address")
    if form.verb is Verb.ISSUE and "iin" in shown.file.state.facts:
        form.initial["iin"] = shown.file.state.facts["iin"]
