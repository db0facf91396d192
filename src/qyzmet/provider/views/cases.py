"""One case, its papers, the journals, the search: the shared pages of staff with this face around them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import editions
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.provider.face import FACE, SERVICE, case_face
from qyzmet.ui.staff import lists
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.case import case_page, tell_done
from qyzmet.ui.staff.papers import paper_file
from qyzmet.ui.staff.search import search_page

CHOSEN = "chosen:"
"""Begins the name of a field that tells whom a name of the list means."""
KEEPER = "registrar"
NUMBERED = frozenset({Verb.REGISTER, Verb.COLLECT})
"""What is entered in a journal under a number of its own."""


@staff("registrar", "head")
def case(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """The case, what is next, and what it is decided by."""
    chosen = {name[len(CHOSEN) :]: str(iin) for name, iin in request.POST.items() if name.startswith(CHOSEN)}
    if chosen:
        return look_up(request, official, number, chosen)
    return case_page(request, case_face(official), official, number)


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


@staff("registrar", "head")
def paper(request: HttpRequest, official: Official, number: str, paper: int) -> HttpResponse:
    """A paper of the case, as it was made."""
    return paper_file(request, official, number, paper)


@staff("registrar", "head")
def journals(request: HttpRequest, official: Official) -> HttpResponse:
    """The journals that this office keeps under any edition it has worked by."""
    kept: dict[str, dict[str, object]] = {}
    for edition in editions(SERVICE):
        written = {s.journal for c in edition.channels for s in c.steps if s.does in NUMBERED}
        for one in edition.journals:
            if one.kept_by == KEEPER and one.id in written:
                kept[one.id] = {"journal": one, "edition": edition}
    return FACE.render(request, "staff/journals.html", {"journals": list(kept.values())})


@staff("registrar", "head")
def journal(request: HttpRequest, official: Official, journal: str) -> HttpResponse:
    """A journal of the office for a period."""
    return lists.journal_page(request, FACE, official, editions(SERVICE), journal)


@staff("registrar", "head")
def journal_pdf(request: HttpRequest, official: Official, journal: str) -> HttpResponse:
    """The same journal as a PDF."""
    return lists.journal_pdf(request, official, editions(SERVICE), journal)


@staff("registrar", "head")
def search(request: HttpRequest, official: Official) -> HttpResponse:
    """Cases of this office."""
    return search_page(request, FACE, official)
