"""Each channel of an edition as a drawing: on a page with live clauses, as a picture, as a BPMN 2.0 file."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control

from qyzmet.law import catalogue
from qyzmet.law.model import Channel, Edition
from qyzmet.law.text import LANGUAGES, Language
from qyzmet.portal.citations import resolve
from qyzmet.portal.views.law import edition_or_404
from qyzmet.process import bpmn
from qyzmet.ui.words import clause_anchor

KEPT = 128
"""How many drawings are kept: all channels of all editions in one language, and more."""


@cache_control(max_age=300, private=True)
def drawing(request: HttpRequest, edition: str, channel: str) -> HttpResponse:
    """The drawing on a page of its own, its steps leading to their clauses; ``?fit`` fits it to the window."""
    law = edition_or_404(edition)
    found = _channel(law, channel)
    context = {
        "edition": law,
        "channel": found,
        "others": [one for one in law.channels if one.available],
        "svg": mark_safe(_picture(law.name, found.id, _language(), live=True)),
        "fit": "fit" in request.GET,
    }
    return render(request, "portal/drawing.html", context)


@cache_control(max_age=300, private=True)
def picture(request: HttpRequest, edition: str, channel: str) -> HttpResponse:
    """The drawing as a picture that needs nothing else."""
    law = edition_or_404(edition)
    svg = _picture(law.name, _channel(law, channel).id, _language(), live=False)
    return HttpResponse(svg, content_type="image/svg+xml")


@cache_control(max_age=300, private=True)
def model(request: HttpRequest, edition: str, channel: str) -> HttpResponse:
    """The process as a BPMN 2.0 file to load into other programs."""
    law = edition_or_404(edition)
    found = _channel(law, channel)
    answer = HttpResponse(_model(law.name, found.id, _language()), content_type="application/xml")
    name = f"{law.service}-{law.year}-{found.id}.bpmn"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _channel(law: Edition, channel: str) -> Channel:
    for one in law.channels:
        if one.id == channel and one.available:
            return one
    raise Http404(channel)


def _language() -> Language:
    active = get_language()
    return next((one for one in LANGUAGES if one == active), "kk")


@lru_cache(maxsize=KEPT)
def _picture(edition: str, channel: str, language: Language, *, live: bool) -> str:
    law = catalogue.edition(edition)

    def href(clause: str) -> str | None:
        found = resolve(law, clause)
        return f"{reverse('portal:edition', args=[law.name])}#{clause_anchor(found)}" if found else None

    return bpmn.svg(law, law.channel(channel), language, href=href if live else None)


@lru_cache(maxsize=KEPT)
def _model(edition: str, channel: str, language: Language) -> bytes:
    law = catalogue.edition(edition)
    return bpmn.bpmn(law, law.channel(channel), language)
