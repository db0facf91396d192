"""The language of a page, and what its scripts may reach."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from qyzmet.desk.official import CHOSEN
from qyzmet.offices.once import read_once

Respond = Callable[[HttpRequest], HttpResponse]

NCALAYER = "127.0.0.1:13579"
"""Where the signing programme of the National Certification Authority listens on the citizen's computer."""


def content_security_policy() -> str:
    """What pages may load and reach; the signing programme where ``QYZMET_NCALAYER_URL`` says, if it does."""
    signer = settings.QYZMET_NCALAYER_URL or f"ws://{NCALAYER} wss://{NCALAYER}"
    return "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' data:",
            f"connect-src 'self' {signer}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


PERMISSIONS = "camera=(self), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()"
"""What a page may ask of the device: the camera, for scans at the window and codes of papers; nothing else."""


class LanguageMiddleware:
    """Pages are Kazakh until the reader chooses otherwise.

    Unlike Django's own middleware it does not look at Accept-Language: the state language comes first, and
    the same address shows the same page to everybody who has not chosen.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.respond(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


class ContentSecurityMiddleware:
    """Sends the policies of content and of permissions with every page: nothing inline, nothing from elsewhere."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", content_security_policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class PostMiddleware:
    """Lets somebody who holds several posts work in the one chosen in this session."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (chosen := request.session.get(CHOSEN)):
            setattr(request.user, CHOSEN, chosen)
        with read_once():
            return self.respond(request)
