"""The page of a service, made from its edition and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from qyzmet.desk.timing import PORTAL
from qyzmet.law import catalogue
from qyzmet.law.changes import Change
from qyzmet.law.changes import changes as compare
from qyzmet.law.model import Edition
from qyzmet.portal import about
from qyzmet.portal.choosing import Chosen, choose, known_service
from qyzmet.portal.costs import index_today, rates
from qyzmet.portal.forms.service import SituationForm
from qyzmet.portal.known_acts import act_of
from qyzmet.portal.neighbours import neighbours


@dataclass(frozen=True, slots=True)
class Compared:
    """What two editions in a row change."""

    old: Edition
    new: Edition
    rows: list[Change]


def service(request: HttpRequest, service: str) -> HttpResponse:
    """What an applicant must know; narrowed by the answers in the address.

    422 for a day that is none, and for one on which no edition was in force: then both neighbours are named.
    """
    now = timezone.now()
    chosen = choose(known_service(service), request.GET, now)
    if chosen.gap is not None:
        return _gap(request, chosen, chosen.gap)
    edition = chosen.edition
    situation = SituationForm(edition, request.GET)
    ways = about.ways(edition, situation.facts, situation.channel)
    today = timezone.localdate(now)
    context = {
        "edition": edition,
        "editions": catalogue.editions(service),
        "act": act_of(edition),
        "chosen": chosen,
        "form": chosen.form,
        "situation": situation,
        "known": situation.answered,
        "ways": ways,
        "brief": about.brief(edition, ways, situation.facts),
        "rates": rates(edition, situation.facts, situation.channel, today),
        "index_today": index_today(edition, today),
        "closed": about.terms_of_unavailable(edition),
        "schedules": about.schedules(edition),
        "complaint_hours": about.schedules(edition, "complaints"),
        "complaint_terms": about.terms_of_complaints(edition),
        "afterwards": about.terms_afterwards(edition),
        "elsewhere": about.elsewhere(service, chosen, today),
        "beside": None if chosen.today else neighbours(service, today),
        "today": today,
        "compared": _applicants(service),
        "on_portal": chosen.is_today and any(way.channel.id == PORTAL for way in ways),
    }
    return render(request, "portal/service.html", context, status=422 if chosen.form.errors else 200)


def _gap(request: HttpRequest, chosen: Chosen, day: date) -> HttpResponse:
    service = chosen.edition.service
    context = {
        "edition": chosen.edition,
        "editions": catalogue.editions(service),
        "form": chosen.form,
        "day": day,
        "beside": neighbours(service, day),
    }
    return render(request, "portal/gap.html", context, status=422)


def changes(request: HttpRequest, service: str) -> HttpResponse:
    """What the last edition changed, for applicants and for staff; 404 where there is one edition only."""
    pair = _last_two(known_service(service))
    if pair is None:
        raise Http404(service)
    old, new = pair
    rows = compare(old, new)
    context = {
        "old": old,
        "new": new,
        "applicant": [row for row in rows if row.for_whom == "applicant"],
        "staff": [row for row in rows if row.for_whom == "staff"],
    }
    return render(request, "portal/changes.html", context)


def _applicants(service: str) -> Compared | None:
    pair = _last_two(service)
    if pair is None:
        return None
    return Compared(*pair, [row for row in compare(*pair) if row.for_whom == "applicant"])


def _last_two(service: str) -> tuple[Edition, Edition] | None:
    known = catalogue.editions(service)
    return (known[-2], known[-1]) if len(known) > 1 else None
