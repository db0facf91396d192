"""The law to take along: open data for programs, the passport of a service for people. Open to everybody."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from qyzmet.law import catalogue as law
from qyzmet.law.catalogue import UnknownEdition
from qyzmet.law.linked import Site
from qyzmet.law.text import LANGUAGES, Language
from qyzmet.papers.passport import passport as set_passport
from qyzmet.services.published import catalogue_file, service_file

FRESH: Final = 3600
"""Seconds for which what was fetched may be shown again without asking."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made once in this process."""

    content: bytes
    tag: str


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """``/catalogue.jsonld``: all services in all editions, the acts, the files that tell the rest."""
    return _data(request, _catalogue(settings.QYZMET_BASE_URL, timezone.localdate()))


@require_safe
def service(request: HttpRequest, service: str, year: str) -> HttpResponse:
    """``/services/SERVICE/YEAR.jsonld``: everything one edition says; 404 for one that is not there."""
    name = _known(service, year)
    return _data(request, _service(name, settings.QYZMET_BASE_URL, timezone.localdate()))


@require_safe
def passport(request: HttpRequest, service: str, year: str, language: str) -> HttpResponse:
    """``/services/SERVICE/YEAR/passport-LANG.pdf``; 404 for an edition or a language that is not there."""
    found = next((one for one in LANGUAGES if one == language), None)
    if found is None:
        raise Http404(language)
    name = _known(service, year)
    made = _passport(name, found, settings.QYZMET_BASE_URL)
    disposition = f'inline; filename="{service}-{year}-{found}.pdf"'
    headers = {"Content-Disposition": disposition, "Content-Language": found}
    return _answer(request, made, "application/pdf", headers)


def _known(service: str, year: str) -> str:
    name = f"{service}@{year}"
    try:
        return law.edition(name).name
    except UnknownEdition as unknown:
        raise Http404(name) from unknown


@lru_cache(maxsize=2)
def _catalogue(base: str, today: date) -> Made:
    return _made(catalogue_file(Site(base), today).encode())


@lru_cache(maxsize=128)
def _service(name: str, base: str, today: date) -> Made:
    return _made(service_file(law.edition(name), Site(base), today).encode())


@lru_cache(maxsize=128)
def _passport(name: str, language: Language, base: str) -> Made:
    edition = law.edition(name)
    return _made(set_passport(edition, language, url=Site(base).page(edition)))


def _made(content: bytes) -> Made:
    return Made(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _data(request: HttpRequest, made: Made) -> HttpResponse:
    """Open data: any page of any site may read it."""
    headers = {"Access-Control-Allow-Origin": "*", "Content-Language": ", ".join(LANGUAGES)}
    return _answer(request, made, "application/ld+json", headers)


def _answer(request: HttpRequest, made: Made, kind: str, headers: dict[str, str]) -> HttpResponse:
    """The file, or that it has not changed since the reader last had it."""
    answer = HttpResponse(made.content, content_type=kind, headers={**headers, "ETag": made.tag})
    patch_cache_control(answer, public=True, max_age=FRESH)
    unchanged = get_conditional_response(request, etag=made.tag, response=answer)
    assert isinstance(unchanged, HttpResponse)
    return unchanged
