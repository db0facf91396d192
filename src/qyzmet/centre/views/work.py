"""Lists of cases by what is to be done, and the case itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.cases.worklists import Waiting
from qyzmet.centre import standing
from qyzmet.centre.face import ACCUMULATION, CASES, FACE, RECEPTION
from qyzmet.centre.forms.window import FindForm
from qyzmet.centre.place import Place, editions_of, place_of
from qyzmet.centre.seeing import narrowed, open_case, seen_here
from qyzmet.desk.halls import at_centre, end_visit
from qyzmet.desk.official import Official
from qyzmet.law.model import Edition
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.case import case_page, tables_page
from qyzmet.ui.staff.custody import act_page, act_pdf, custody_page, stock_page
from qyzmet.ui.staff.lists import WorkRow, next_page, worklist_rows
from qyzmet.ui.staff.manifests import accept_page, manifest_page, manifest_pdf, outgoing_page, send_page
from qyzmet.ui.staff.papers import attached_file, paper_file
from qyzmet.ui.staff.search import search_page


@staff(*CASES, fits=at_centre)
def case(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """One case: how it stands, and its next step. What is fetched ends the visit of who came to fetch it."""
    open_case(number, official)
    answer = case_page(request, FACE, official, number)
    if request.method == "POST" and answer.status_code == 302:
        end_visit(official, visible_case(number, seen_by_office(official.office)), timezone.now())
    return answer


@staff(*CASES, fits=at_centre)
def tables(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The case in the tables of its act."""
    open_case(number, official)
    return tables_page(request, FACE, official, number)


@staff(*CASES, fits=at_centre)
def paper(request: HttpRequest, official: Official, number: str, paper: int) -> HttpResponse:
    """One paper of a case."""
    open_case(number, official)
    return paper_file(request, official, number, paper)


@staff(*CASES, fits=at_centre)
def attachment(request: HttpRequest, official: Official, number: str, attachment: int) -> HttpResponse:
    """One scan of a case."""
    open_case(number, official)
    return attached_file(official, number, attachment)


@staff(*CASES, fits=at_centre)
def search(request: HttpRequest, official: Official) -> HttpResponse:
    """Cases of the office by number, IIN or name."""
    return search_page(request, FACE, official, seen_here(official))


@staff(*CASES, fits=at_centre)
def window(request: HttpRequest, official: Official) -> HttpResponse:
    """The issuing window: find the case by its number or by the code of a paper; what lies to hand out."""
    place = place_of(official.hall, timezone.now())
    form = FindForm(data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                found = _found(form.cleaned_data["number"], official)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                return HttpResponseRedirect(FACE.url("case", number=found.number))
    context = {
        "form": form,
        "place": place,
        "queued": worklist_rows(
            official,
            "queue for documents",
            narrowed(standing.called_next(place), official).page().rows,
            place.now,
        ),
        **_listed(
            request, official, "issuing window", lambda place: standing.to_hand_out_by(place, official)
        ),
    }
    return FACE.render(request, "centre/window.html", context, status)


def _listed(
    request: HttpRequest, official: Official, why: str, those: Callable[[Place], Waiting]
) -> dict[str, Any]:
    """A page of a list by clock, as its template shows it, and the way to the next."""
    place = place_of(official.hall, timezone.now())
    page = narrowed(those(place), official).page(request.GET.get("after"))
    return {
        "rows": worklist_rows(official, why, page.rows, place.now),
        "next_page": next_page(request, page),
    }


def _found(text: str, official: Official) -> Case:
    """The case behind what was typed or scanned: its number, or the address in the QR code of a paper."""
    if "/" in text:
        code = text.rstrip("/").rpartition("/")[2]
        paper = Paper.objects.filter(code=code).first()
        text = paper.case_number if paper else code
    return open_case(text, official)


@staff(*CASES, fits=at_centre)
def shelf(request: HttpRequest, official: Official) -> HttpResponse:
    """What nobody fetched, with the clock of keeping it and what follows."""
    place = place_of(official.hall, timezone.now())
    listed = _listed(request, official, "shelf", standing.shelf)
    context = {**listed, "rules": _rules(place.services, listed["rows"])}
    return FACE.render(request, "centre/shelf.html", context)


def _rules(services: Sequence[str], rows: Sequence[WorkRow]) -> list[Edition]:
    """The editions whose words on keeping are shown: of what lies there, else of all that speak of it."""
    lying = {row.edition.name: row.edition for row in rows}
    known = {name: e for service in services for name, e in editions_of(service).items()}
    return [edition for edition in (lying or known).values() if edition.retention]


@staff(*CASES, fits=at_centre)
def returned(request: HttpRequest, official: Official) -> HttpResponse:
    """Packages that came back with written reasons: who is still to be told, and until when."""
    return FACE.render(
        request, "centre/returned.html", _listed(request, official, "returned", standing.returned)
    )


@staff(*CASES, fits=at_centre)
def clocks(request: HttpRequest, official: Official) -> HttpResponse:
    """Every case filed here whose clock runs out today or has run out."""
    return FACE.render(
        request, "centre/clocks.html", _listed(request, official, "clocks", standing.ending_today)
    )


PASSING = (*ACCUMULATION, *RECEPTION)
"""Who puts packages on manifests, or passes them to another office by a plain list."""


@staff(*PASSING, fits=at_centre)
def outgoing(request: HttpRequest, official: Official) -> HttpResponse:
    """Packages onto the manifest."""
    return outgoing_page(request, FACE, official)


@staff(*CASES, fits=at_centre)
def manifest(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """One manifest, to read and to print."""
    return manifest_page(request, FACE, official, number)


COUNTING = (
    "accumulation-inspector",
    "inspector",
    "issuing-inspector",
    "employee",
    "centre-official",
    "centre-employee",
)
"""Who counts what is brought to the centre."""


@staff(*COUNTING, fits=at_centre)
def accept(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """Count what the courier brought."""
    return accept_page(request, FACE, official, number)


@staff(*PASSING, fits=at_centre)
def send(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """A plain list that is brought to another office by whoever passes it on."""
    return send_page(request, FACE, official, number)


@staff(*CASES, fits=at_centre)
def custody(request: HttpRequest, official: Official) -> HttpResponse:
    """What is sought, what lies here astray, the acts."""
    return custody_page(request, FACE, official)


@staff(*CASES, fits=at_centre)
def stock(request: HttpRequest, official: Official) -> HttpResponse:
    """What should lie here, counted."""
    return stock_page(request, FACE, official)


@staff(*CASES, fits=at_centre)
def act(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """One act, to read and to print."""
    return act_page(request, FACE, official, number)


@staff(*CASES, fits=at_centre)
def act_as_pdf(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The same act typeset."""
    return act_pdf(official, number)


@staff(*CASES, fits=at_centre)
def manifest_as_pdf(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """A plain list of packages typeset."""
    return manifest_pdf(official, number)
