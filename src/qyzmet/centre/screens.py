"""Screens without a person: a kiosk or a board in the hall, known by a signed cookie of one office.

A kiosk may take tickets and show the board of its office, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qyzmet.centre.face import CASES, MANAGER
from qyzmet.centre.place import Place, place_of
from qyzmet.desk.halls import at_centre, at_own_hall
from qyzmet.desk.official import Official, officials
from qyzmet.law.catalogue import NoneInForce
from qyzmet.offices.once import office_named
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import refused

COOKIE = "qyzmet_screen"
SALT = "qyzmet.centre.screens"
AGE = 365 * 24 * 3600

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Place, P], HttpResponse]


def of_screen(request: HttpRequest) -> str | None:
    """The office whose screen this is; None for any other browser."""
    code = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=AGE)
    return str(code) if code else None


def make_screen(response: HttpResponse, office: str) -> None:
    """From now on this browser is a screen of the office."""
    response.set_signed_cookie(
        COOKIE,
        office,
        salt=SALT,
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/centre/",
    )


def _hall_of_staff(request: HttpRequest) -> str | None:
    """The hall at which somebody works; None for somebody who works at none."""
    now = timezone.now()
    for official in officials(request.user):
        seated = (official.post in CASES or bool(official.workplace)) and at_centre(official)
        if seated or at_own_hall(official, now):
            return official.hall
    return None


def may_screen(official: Official) -> bool:
    """Whether the official may turn a browser into a screen of the hall.

    reading: in a body and at an akim there is no duty manager; whoever takes people in there sets the screen up.
    """
    return at_centre(official) if official.post in MANAGER else at_own_hall(official, timezone.now())


def in_hall(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Open the view to the screens of a hall and to its staff; the view gets the office."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        code = of_screen(request)
        if code is None:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            code = _hall_of_staff(request)
        if code is None or office_named(code) is None:
            raise PermissionDenied(_("Only a screen of the hall and its staff may open this page."))
        try:
            return view(request, place_of(code, timezone.now()), *args, **kwargs)
        except NoneInForce as none:
            return refused(request, Refusal("none-in-force", none.text))

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", guarded)
