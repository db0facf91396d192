"""The first page: the catalogue, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from qyzmet.law import catalogue
from qyzmet.law.model import Edition
from qyzmet.portal.choosing import services, todays
from qyzmet.portal.forms.follow import FollowForm
from qyzmet.portal.forms.offices import PlaceForm
from qyzmet.portal.forms.verify import CodeForm


@dataclass(frozen=True, slots=True)
class Offered:
    """A service of the catalogue with the edition that speaks for it; ``now`` if that governs today."""

    edition: Edition
    now: bool


def home(request: HttpRequest) -> HttpResponse:
    """What Qyzmet gives, and every way in."""
    context = {
        "offered": _offered(timezone.now()),
        "follow": FollowForm(auto_id="follow_%s"),
        "verify": CodeForm(auto_id="verify_%s"),
        "place": PlaceForm(auto_id="place_%s"),
    }
    return render(request, "portal/home.html", context)


def _offered(now: datetime) -> list[Offered]:
    found = []
    for service in services():
        today = todays(service, now)
        found.append(Offered(today or catalogue.editions(service)[-1], today is not None))
    return found
