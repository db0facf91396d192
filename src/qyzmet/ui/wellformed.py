"""Requests that no page can mean are answered before any page reads them."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

from qyzmet.ui.views import too_large

Respond = Callable[[HttpRequest], HttpResponse]


class WellFormedMiddleware:
    """Refuses what is too large, unread, and the character NUL, which the database cannot keep."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if not length.isdecimal() or int(length) > settings.QYZMET_LARGEST_REQUEST:
            return too_large(request)
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Runs after the token of the form is checked, so that nothing is read for a stranger's page."""
        if any("\0" in one for one in (request.path, *_said(request.GET), *_said(request.POST))):
            raise BadRequest("NUL")


def _said(given: QueryDict) -> list[str]:
    return [one for name, values in given.lists() for one in (name, *map(str, values))]
