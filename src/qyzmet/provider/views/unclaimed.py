"""Results that nobody fetched at the centres and that came back (address-certificate 2010, cl. 17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.cases.worklists import PAGE
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import editions
from qyzmet.law.verbs import Verb
from qyzmet.process.state import END
from qyzmet.provider.face import FACE, SERVICE
from qyzmet.registers.looker import leave_trace
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.offices import office_name


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A result that came back."""

    case: Case
    centre: str
    back_at: datetime | None


def ends() -> list[str]:
    """The ends of a case to which a result leads that nobody fetched."""
    found = {
        branch.go.removeprefix(END)
        for edition in editions(SERVICE)
        for channel in edition.channels
        for step in channel.steps
        if step.does is Verb.RETURN_UNCLAIMED
        for branch in step.then
        if branch.go.startswith(END)
    }
    return sorted(found)


@staff("registrar", "head")
def unclaimed(request: HttpRequest, official: Official) -> HttpResponse:
    """What lies here unclaimed, the latest first."""
    theirs = Case.objects.filter(ending__provider=official.office, ending__outcome__in=ends())
    cases = theirs.order_by("-ending__at", "-id")
    page = Paginator(cases, PAGE).get_page(request.GET.get("page"))
    rows = [Unclaimed(case, office_name(case.office), case.ended_at) for case in page]
    leave_trace(official.looker(), "unclaimed results", "list", {row.case.applicant_id for row in rows})
    context = {
        "rows": rows,
        "previous": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?page={page.next_page_number()}" if page.has_next() else "",
        "edition": edition_at(SERVICE, official.office, timezone.now()),
    }
    return FACE.render(request, "provider/unclaimed.html", context)
