"""The page of a service, made from its edition and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from qyzmet.desk.timing import PORTAL
from qyzmet.law import catalogue
from qyzmet.law.changes import Change
from qyzmet.law.changes import changes as compare
from qyzmet.law.model import Edition
from qyzmet.portal import about
from qyzmet.portal.choosing import choose, known_service
from qyzmet.portal.forms.service import SituationForm


@dataclass(frozen=True, slots=True)
class Compared:
    """What two editions in a row change."""

    old: Edition
    new: Edition
    rows: list[Change]


def service(request: HttpRequest, service: str) -> HttpResponse:
    """What an applicant must know; narrowed by the answers in the address."""
    now = timezone.now()
    chosen = choose(known_service(service), request.GET, now)
    edition = chosen.edition
    situation = SituationForm(edition, request.GET)
    ways = about.ways(edition, situation.facts, situation.channel)
    context = {
        "edition": edition,
        "editions": catalogue.editions(service),
        "chosen": chosen,
        "form": chosen.form,
        "situation": situation,
        "known": bool(situation.facts or situation.channel),
        "ways": ways,
        "brief": about.brief(edition, ways),
        "closed": about.terms_of_unavailable(edition),
        "schedules": about.schedules(edition),
        "complaint_terms": about.terms_of_complaints(edition),
        "elsewhere": about.elsewhere(service, chosen, timezone.localdate(now)),
        "compared": _applicants(service),
        "on_portal": chosen.is_today and any(way.channel.id == PORTAL for way in ways),
    }
    return render(request, "portal/service.html", context, status=422 if chosen.form.errors else 200)


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
