"""Who may open a staff page, and what is said to those who may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qyzmet.desk.official import Official, official_in
from qyzmet.law.catalogue import NoneInForce
from qyzmet.process.errors import Refusal
from qyzmet.ui.words import clause_words, in_language

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Official, P], HttpResponse]

NOT_FOUND = frozenset(
    {
        "no-such-case",
        "bad-case-number",
        "no-such-manifest",
        "manifest-for-another-office",
        "no-such-paper",
        "no-such-absence",
        "no-such-visit",
        "no-such-act",
        "no-such-benefit",
        "no-such-list",
    }
)
QUICKER = frozenset(
    {
        "somebody-was-quicker",
        "other-step",
        "case-ended",
        "ticket-used",
        "ticket-changed",
        "visit-not-so",
        "manifest-not-in-this-state",
        "list-not-so",
        "list-changed",
        "list-stale",
    }
)
FORBIDDEN = frozenset({"no-such-post", "wrong-post", "other-office"})


@dataclass(frozen=True, slots=True)
class Face:
    """A face: the namespace of its addresses and the base of its pages."""

    name: str
    base: str

    def url(self, name: str, **kwargs: Any) -> str:
        """The address of one of its pages."""
        return reverse(f"{self.name}:{name}", kwargs=kwargs or None)

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page of the face."""
        return render(request, template, {"face": self, "base": self.base, **context}, status=status)


def staff(
    *posts: str, fits: Callable[[Official], bool] | None = None
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Open the view to these posts only, where they fit; the view gets the official after the request."""

    def guard(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @never_cache
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                official = official_in(request.user, posts, fits)
            except Refusal as refusal:
                raise PermissionDenied(in_language(refusal.text)) from refusal
            try:
                return view(request, official, *args, **kwargs)
            except Refusal as refusal:
                return refused(request, refusal)
            except NoneInForce as none:
                return refused(request, Refusal("none-in-force", none.text))

        return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", guarded)

    return guard


def status_of(refusal: Refusal) -> int:
    """404, 403, 409 (somebody was quicker) or 422."""
    for codes, status in ((NOT_FOUND, 404), (FORBIDDEN, 403), (QUICKER, 409)):
        if refusal.code in codes:
            return status
    return 422


def said(refusal: Refusal) -> str:
    """The refusal in the reader's words, with the clause it rests on."""
    words = str(in_language(refusal.text))
    return f"{words} ({clause_words(refusal.clause)})" if refusal.clause else words


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page of its own for a refusal that no form can show."""
    status = status_of(refusal)
    titles = {
        403: _("This page is not open to you"),
        404: _("Nothing is found under this number"),
        409: _("Somebody was quicker"),
    }
    remedies = {
        403: _(
            "If you hold several posts, log in with the account of the right one; "
            "else ask the head of your office."
        ),
        404: _("Compare the number with the paper and type it again in the search."),
        409: _("Open the page again: it shows how things stand now."),
    }
    context = {
        "title": titles.get(status, _("This cannot be done")),
        "words": said(refusal),
        "remedy": remedies.get(status, _("Nothing was saved. Go back, put it right, and send it again.")),
        "status": status,
    }
    return render(request, "ui/error.html", context, status=status)


def show_refusal(form: Form, refusal: Refusal, fields: dict[str, str] | None = None) -> int:
    """Put the refusal into the form, at the field it names where the form has it; gives the HTTP status.

    ``fields`` tells which field of the form stands for a name the refusal uses.
    """
    name = (fields or {}).get(refusal.field or "", refusal.field)
    if not hasattr(form, "cleaned_data"):
        form.full_clean()
    form.add_error(name if name in form.fields else None, said(refusal))
    return status_of(refusal)
