"""The first page: the catalogue, and the ways in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from qyzmet.portal.forms.follow import FollowForm
from qyzmet.portal.forms.home import SearchForm
from qyzmet.portal.forms.offices import PlaceForm
from qyzmet.portal.forms.verify import CodeForm
from qyzmet.portal.shelf import groups


def home(request: HttpRequest) -> HttpResponse:
    """What Qyzmet gives, and every way in; ``?q=`` looks for a service by words of its title."""
    wanted = request.GET.get("q", "")[:120].strip()
    context = {
        "search": SearchForm(initial={"q": wanted}, auto_id="search_%s", use_required_attribute=False),
        "wanted": wanted,
        "groups": groups(timezone.now(), wanted),
        "follow": FollowForm(auto_id="follow_%s"),
        "verify": CodeForm(auto_id="verify_%s"),
        "place": PlaceForm(auto_id="place_%s"),
    }
    return render(request, "portal/home.html", context)
