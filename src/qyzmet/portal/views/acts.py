"""The acts: which there are, and what each did, said and became."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from qyzmet.law import acts as law
from qyzmet.law import catalogue
from qyzmet.law.acts import Act, Approval, UnknownAct
from qyzmet.law.model import Edition
from qyzmet.portal.timelines import Timeline, timeline
from qyzmet.ui.words import clause_words


@cache_control(max_age=300, private=True)
def acts(request: HttpRequest) -> HttpResponse:
    """Every act, oldest first, and the editions of every service in a line of time."""
    approved = [(act, _approved(act)) for act in law.acts()]
    services = dict.fromkeys(edition.service for _, pairs in approved for _, edition in pairs)
    context = {"acts": approved, "lines": [timeline(service) for service in services]}
    return render(request, "portal/acts.html", context)


@cache_control(max_age=300, private=True)
def act(request: HttpRequest, act: str) -> HttpResponse:
    """One act: its fate, its clauses in its own words, the chains of its services; 404 if there is none."""
    try:
        found = law.act(act)
    except UnknownAct as unknown:
        raise Http404(act) from unknown
    approved = _approved(found)
    context = {
        "act": found,
        "acts": law.acts(),
        "approved": approved,
        "lines": [_line(edition) for _, edition in approved],
        "clauses": [(clause, clause_words(clause.id)) for clause in found.clauses],
    }
    return render(request, "portal/act.html", context)


def _approved(act: Act) -> list[tuple[Approval, Edition]]:
    return [(approval, catalogue.edition(approval.edition)) for approval in act.approves]


def _line(edition: Edition) -> tuple[Timeline, str]:
    """The line of time of the edition's service, and the edition to mark in it."""
    return timeline(edition.service), edition.name
