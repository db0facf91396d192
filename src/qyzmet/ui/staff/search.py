"""Search of cases: by number, IIN, BIN or words of a name."""

from __future__ import annotations

from uuid import uuid4

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.cases.searching import search
from qyzmet.cases.worklists import Page
from qyzmet.desk.official import Official
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.registers.sorting import kazakh_key
from qyzmet.ui.staff.access import Face, said
from qyzmet.ui.staff.lists import next_page, rows_of


def search_page(
    request: HttpRequest, face: Face, official: Official, access: Q | None = None
) -> HttpResponse:
    """Cases by number, IIN, BIN or words of a name in Kazakh or Russian spelling, in any order.

    Pages follow each other by the folded name; on a page the names stand in the order of the Kazakh alphabet.

    What is asked is posted and kept in the session, so that no IIN and no name stands in an address, where
    proxies write it down; the address ``?s=…`` finds it there when one comes back from a case. ``access`` narrows
    what is found down to what the official may open.
    """
    if request.method == "POST":
        return HttpResponseRedirect(f"{face.url('search')}?s={_kept(request, request.POST.get('q', ''))}")
    asked: dict[str, str] = request.session.get(_SEARCHES, {})
    query = asked.get(request.GET.get("s", ""), "").strip()
    page, problem = Page([], None), ""
    if query:
        try:
            page = search(query, official.office, after=request.GET.get("after"))
            page = page if access is None else _only(page, access)
        except Refusal as refusal:
            problem = said(refusal)
        leave_trace(official.looker(), _TRACE, "case-search", {c.applicant_id for c in page.rows}, query)
    if not query.replace("-", "").replace(" ", "").isdigit():
        page.rows.sort(key=lambda case: (kazakh_key(case.applicant_name), case.number))
    context = {
        "query": query,
        "rows": rows_of(page.rows, timezone.now()),
        "problem": problem,
        "next_page": next_page(request, page),
        "whole": page.after is None and "after" not in request.GET,
    }
    return face.render(request, "staff/search.html", context, 422 if problem else 200)


def _only(page: Page, access: Q) -> Page:
    mine = set(
        Case.objects.filter(access, pk__in=[case.pk for case in page.rows]).values_list("pk", flat=True)
    )
    return Page([case for case in page.rows if case.pk in mine], page.after)


def _kept(request: HttpRequest, query: str) -> str:
    """Keep what was asked; its name in the session."""
    name = uuid4().hex[:12]
    kept: dict[str, str] = {**request.session.get(_SEARCHES, {}), name: query[:200]}
    request.session[_SEARCHES] = dict(list(kept.items())[-SEARCHES:])
    return name


SEARCHES = 10
"""Searches a session remembers."""
_SEARCHES = "staff-searches"
_TRACE = "search of cases"
