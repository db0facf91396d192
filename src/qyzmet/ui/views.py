"""Log-in and log-out, health, and the pages that say what went wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_POST

from qyzmet.desk.official import CHOSEN, officials
from qyzmet.ui.homes import home_for, home_of_posts
from qyzmet.ui.throttle import Brake
from qyzmet.ui.words import kztime

BRAKE = Brake("login", both=5, asked=50, address=50)
"""Wrong passwords of one account from one address, of one account, from one address. Of our own choosing."""


class LoginForm(AuthenticationForm):
    """User name and password."""

    username = forms.CharField(
        label=gettext_lazy("User name"),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": gettext_lazy(
            "The user name or the password is wrong. Check the keyboard layout and capital letters, "
            "and try again."
        ),
        "inactive": gettext_lazy("This account is closed. Ask the head of your office to open it again."),
        "too_many": gettext_lazy(
            "There were too many wrong passwords. Nothing is tried before %(time)s: wait until then and log in "
            "again; if you have forgotten the password, ask the head of your office for a new one."
        ),
    }

    def clean(self) -> dict[str, Any]:
        """Who they are; a right password does not help before the brake is off, else it were none."""
        now = timezone.now()
        assert self.request is not None
        name = str(self.cleaned_data.get("username", "")).casefold()
        if (until := BRAKE.barred_until(self.request, name, now)) is not None:
            raise forms.ValidationError(
                self.error_messages["too_many"], code="too_many", params={"time": kztime(_next_minute(until))}
            )
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError:
            BRAKE.wrong(self.request, name, now)
            raise
        BRAKE.right(self.request, name)
        return cleaned


def _next_minute(moment: datetime) -> datetime:
    """The first full minute after a moment: what is told must hold."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)


class Login(LoginView):
    """The log-in page; afterwards a person goes where they were going, else to the face of their post."""

    template_name = "ui/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        return home_for(self.request.user)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_invalid(form)
        if form.has_error("__all__", "too_many"):
            answer.status_code = 429
        return answer


class Logout(LogoutView):
    """Ends the session (POST), has the browser forget what pages kept in it, and shows the portal."""

    next_page = "/"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().post(request, *args, **kwargs)
        # Pages kept for when there is no network, the script that keeps them, answers that were never sent.
        answer.headers["Clear-Site-Data"] = '"storage"'
        return answer


@require_POST
def choose_post(request: HttpRequest) -> HttpResponse:
    """Work in another of one's posts; a post one does not hold is not found."""
    held = {one.key: one for one in officials(request.user)}
    chosen = held.get(str(request.POST.get("post", "")))
    if chosen is None:
        raise Http404
    request.session[CHOSEN] = chosen.key
    return HttpResponseRedirect(home_of_posts([(chosen.post, bool(chosen.workplace))]))


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 if this process can serve, with its database; else 503. For load balancers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def _error(request: HttpRequest, status: int, title: str, words: str, remedy: str) -> HttpResponse:
    context: dict[str, Any] = {"title": title, "words": words, "remedy": remedy, "status": status}
    return render(request, "ui/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _error(
        request,
        400,
        _("The request could not be understood"),
        _("Something in the address or in what was sent is not as this page expects it. Nothing was saved."),
        _("Go back, check what you entered, and send it again."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413, without a look at what was sent."""
    most = f"{settings.QYZMET_LARGEST_REQUEST / 1024 / 1024:.0f}"
    return _error(
        request,
        413,
        _("That is too much at once"),
        _("What was sent takes more than %(most)s MB. Nothing of it was read or saved.") % {"most": most},
        _("Make the file smaller, or divide it, and send it again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; the text of the exception, if it has one, says by what rule."""
    return _error(
        request,
        403,
        _("This page is not open to you"),
        str(exception or "") or _("Your post or your office gives no right to see it."),
        _(
            "If you hold several posts, log in with the account of the right one; "
            "else ask the head of your office."
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _error(
        request,
        404,
        _("There is no such page"),
        _("The address may be mistyped or cut off, or the page may have been moved."),
        _(
            "If you typed the address, check it. If you came with the number of a case, enter it again "
            "on the first page. If a link on this site brought you here, tell the centre that serves you."
        ),
    )


@requires_csrf_token
def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose page has grown old or whose browser keeps no cookies."""
    return _error(
        request,
        403,
        _("This page has grown old"),
        _("The form was opened too long ago, or in another window you logged in or out. Nothing was saved."),
        _(
            "Open the page again and send the form once more. "
            "Your browser must accept cookies from this site."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the database, which may be what is broken."""
    context = {
        "title": _("The service has a fault"),
        "words": _(
            "This is our fault, not yours. What was confirmed before is kept; this last step may not be."
        ),
        "remedy": _("Wait a minute and try again: doing the same step twice does no harm."),
        "status": 500,
        "bare": True,
    }
    return HttpResponse(render_to_string("ui/error.html", context), status=500)
