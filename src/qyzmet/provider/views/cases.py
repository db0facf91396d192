"""One case, its papers, the journals, the search: the shared pages of staff with this face around them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.desk.official import Official, officials
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import editions
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.provider.face import EVERYBODY, EXECUTORS, FACE, case_face
from qyzmet.ui.staff import lists
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.case import case_page, tables_page, tell_done
from qyzmet.ui.staff.papers import attached_file, paper_file
from qyzmet.ui.staff.search import search_page
from qyzmet.ui.staff.tables import Kind

CHOSEN = "chosen:"
"""Begins the name of a field that tells whom a name of the list means."""
NUMBERED = frozenset({Verb.REGISTER, Verb.COLLECT})
"""What is entered in a journal under a number of its own."""


@staff(*EVERYBODY)
def case(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The case, what is next, and what it is decided by."""
    official = at_the_case(request, official, number)
    chosen = {name[len(CHOSEN) :]: str(iin) for name, iin in request.POST.items() if name.startswith(CHOSEN)}
    if chosen:
        return look_up(request, official, number, chosen)
    return case_page(request, case_face(official), official, number)


def at_the_case(request: HttpRequest, official: Official, number: str) -> Official:
    """Whoever holds several posts acts in the one whose turn it is; in the first if it is none of theirs."""
    found = visible_case(number, seen_by_office(official.office))
    held = (one for one in officials(request.user) if one.post in EVERYBODY)
    return next((one for one in held if (one.post, one.office) == (found.post, found.stands_at)), official)


def look_up(request: HttpRequest, official: Official, number: str, chosen: dict[str, str]) -> HttpResponse:
    """Ask the register, told which of several namesakes the request means."""
    case_no = visible_case(number, seen_by_office(official.office)).number
    step, key = request.POST.get("step", ""), request.POST.get("key")
    stored = perform(
        case_no,
        step,
        official,
        {"chosen": {k: v for k, v in chosen.items() if v}},
        at=timezone.now(),
        key=key,
    )
    if done := process_of(stored.edition, stored.state.channel).steps.get(step):
        tell_done(request, done)
    return redirect("provider:case", number=case_no)


@staff(*EVERYBODY)
def tables(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The case in the tables of its act."""
    return tables_page(request, FACE, official, number)


@staff(*EVERYBODY)
def paper(request: HttpRequest, official: Official, number: str, paper: int) -> HttpResponse:
    """A paper of the case, as it was made."""
    return paper_file(request, official, number, paper)


@staff(*EVERYBODY)
def attachment(request: HttpRequest, official: Official, number: str, attachment: int) -> HttpResponse:
    """A scan or file that the applicant brought; shown only where a browser shows it without running anything."""
    return attached_file(official, number, attachment)


@staff(*EVERYBODY)
def journals(request: HttpRequest, official: Official) -> HttpResponse:
    """The journals that this office keeps under any edition it has worked by, incoming and outgoing."""
    kept: dict[tuple[str, str], dict[str, object]] = {}
    here = editions_here(official)
    for edition in here:
        written = {s.journal for c in edition.channels for s in c.steps if s.does in NUMBERED}
        for one in edition.journals:
            if one.kept_by in EXECUTORS and one.id in written:
                address = lists.journal_address(here, edition, one)
                row = {"journal": one, "edition": edition, "address": address}
                kept.setdefault((one.id, edition.service), row)
    listed = sorted(kept.items())
    return FACE.render(request, "staff/journals.html", {"journals": [one for _key, one in listed]})


def editions_here(official: Official) -> list[Edition]:
    """Every edition of every service that the office gives, the newest first."""
    given = Office.objects.only("services").get(code=official.office).services
    found = [edition for service in given for edition in editions(service)]
    return sorted(found, key=lambda edition: edition.year, reverse=True)


@staff(*EVERYBODY)
def journal(request: HttpRequest, official: Official, journal: str) -> HttpResponse:
    """A journal of the office for a period."""
    return lists.journal_page(request, FACE, official, editions_here(official), journal)


@staff(*EVERYBODY)
def journal_pdf(request: HttpRequest, official: Official, journal: str) -> HttpResponse:
    """The same journal as a PDF."""
    return lists.journal_pdf(request, official, editions_here(official), journal)


@staff(*EVERYBODY)
def journal_file(request: HttpRequest, official: Official, journal: str, kind: Kind) -> HttpResponse:
    """The same journal for a spreadsheet."""
    return lists.journal_file(request, official, editions_here(official), journal, kind)


@staff(*EVERYBODY)
def search(request: HttpRequest, official: Official) -> HttpResponse:
    """Cases of this office."""
    return search_page(request, FACE, official)
