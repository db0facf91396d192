"""Who works at the windows of a hall, of a centre or of a body: by the edition's steps, whoever employs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qyzmet.cases.tickets import By
from qyzmet.centre.matters import posts_at_windows
from qyzmet.centre.place import Place, place_of
from qyzmet.desk.halls import at_centre, at_own_hall
from qyzmet.desk.official import Official, officials
from qyzmet.law.catalogue import NoneInForce
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import refused

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Official, Place, P], HttpResponse]


def operators(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Open the view to whoever takes people in at a window of a hall; it gets the official and the hall."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        now = timezone.now()
        try:
            for official in officials(request.user):
                if (place := _hall(official, now)) and official.post in posts_at_windows(place):
                    return view(request, official, place, *args, **kwargs)
        except Refusal as refusal:
            return refused(request, refusal)
        except NoneInForce as none:
            return refused(request, Refusal("none-in-force", none.text))
        raise PermissionDenied(_("Only who receives people at a window may open this page."))

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", guarded)


def _hall(official: Official, now: datetime) -> Place | None:
    if not at_centre(official) and not at_own_hall(official, now):
        return None
    return place_of(official.hall, now)


def by(official: Official, window: str = "") -> By:
    """The official as the life of a ticket names them."""
    return By(official.user_id, official.post, window)
