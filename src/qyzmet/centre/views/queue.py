"""The queue: kiosk, board, and the page from which an operator calls."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.centre import queue
from qyzmet.centre.face import FACE, ISSUING, MANAGER, RECEPTION
from qyzmet.centre.forms.queue import KioskForm, WindowForm
from qyzmet.centre.place import Place, place_of
from qyzmet.centre.screens import in_hall, make_screen, of_screen
from qyzmet.desk.official import Official
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import said, staff

OPERATORS = tuple(dict.fromkeys((*RECEPTION, *ISSUING, *MANAGER)))
WINDOW = "centre-window"
"""Where the session keeps the number of the operator's window."""


@in_hall
def kiosk(request: HttpRequest, place: Place) -> HttpResponse:
    """Choose what one came for; POST takes a ticket and shows it."""
    form = KioskForm(place, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        service, purpose = form.cleaned_data["choice"].rsplit(":", 1)
        ticket = tickets.take(place.code, service, purpose, place.now, place.day)
        return HttpResponseRedirect(FACE.url("ticket", day=f"{ticket.day:%Y-%m-%d}", ticket=ticket.number))
    context = {
        "place": place,
        "form": form,
        "services": [place.edition(service) for service in place.offered],
        "screen": of_screen(request) is not None,
        "waiting": len(tickets.waiting(place.code, place.day, place.now)),
    }
    return FACE.render(request, "centre/kiosk.html", context, 422 if form.errors else 200)


@in_hall
def ticket(request: HttpRequest, place: Place, day: str, ticket: int) -> HttpResponse:
    """The ticket as it is printed, 80 mm wide: number, time, people ahead; nothing about the person."""
    try:
        taken = get_object_or_404(Ticket, office=place.code, day=date.fromisoformat(day), number=ticket)
    except ValueError:
        raise Http404(day) from None
    edition = place.edition(taken.service)
    context = {
        "place": place,
        "ticket": taken,
        "edition": edition,
        "purpose": queue.purpose_words(taken.purpose),
        "ahead": queue.ahead_of(place, taken),
        "term": place.term(edition, "waiting"),
        "screen": of_screen(request) is not None,
    }
    return FACE.render(request, "centre/ticket.html", context)


@in_hall
def board(request: HttpRequest, place: Place) -> HttpResponse:
    """Which ticket is called to which window; renews itself without a script."""
    called = tickets.on_board(place.code, place.day)
    waiting = tickets.waiting(place.code, place.day, place.now)
    context = {"place": place, "called": called, "waiting": waiting[:12], "more": max(0, len(waiting) - 12)}
    return FACE.render(request, "centre/board.html", context)


@require_POST
@staff(*MANAGER)
def screen(request: HttpRequest, official: Official) -> HttpResponse:
    """Turn this browser into a screen of the hall: the account is logged out, the screen stays."""
    target = "board" if request.POST.get("screen") == "board" else "kiosk"
    response = HttpResponseRedirect(FACE.url(target))
    logout(request)
    make_screen(response, official.office)
    return response


@staff(*OPERATORS)
def operate(request: HttpRequest, official: Official) -> HttpResponse:
    """Who waits, whom the operator serves."""
    place = place_of(official.office, timezone.now())
    context = {
        "place": place,
        "waiting": queue.waiting(place),
        "serving": queue.serving(place, official.user_id),
        "form": WindowForm(initial={"window": request.session.get(WINDOW, "")}),
        "window": request.session.get(WINDOW, ""),
        "collects": queue.PURPOSES.get(official.post) == queue.COLLECT,
        "may_receive": official.post in RECEPTION,
    }
    return FACE.render(request, "centre/queue.html", context)


@require_POST
@staff(*OPERATORS)
def call(request: HttpRequest, official: Official) -> HttpResponse:
    """Call the next ticket to the operator's window."""
    place = place_of(official.office, timezone.now())
    form = WindowForm(data=request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter the number of your window first."))
        return HttpResponseRedirect(FACE.url("queue"))
    window = request.session[WINDOW] = form.cleaned_data["window"]
    try:
        called = tickets.call_next(
            place.code, place.day, place.now, official.user_id, window, queue.PURPOSES.get(official.post)
        )
    except Refusal as refusal:
        messages.warning(request, said(refusal))
        return HttpResponseRedirect(FACE.url("queue"))
    if called is None:
        messages.info(request, _("Nobody waits."))
    else:
        messages.success(
            request,
            _("Ticket No. %(number)s is called to window %(window)s.")
            % {"number": called.number, "window": window},
        )
    return HttpResponseRedirect(FACE.url("queue"))


@require_POST
@staff(*OPERATORS)
def recall(request: HttpRequest, official: Official, ticket: int) -> HttpResponse:
    """Call again somebody who has not come to the window yet."""
    served = _served(official, ticket)
    tickets.recall(served, timezone.now())
    messages.success(request, _("Ticket No. %(number)s is called again.") % {"number": served.number})
    return HttpResponseRedirect(FACE.url("queue"))


@require_POST
@staff(*OPERATORS)
def no_show(request: HttpRequest, official: Official, ticket: int) -> HttpResponse:
    """Nobody came to the window, or the person went away."""
    served = _served(official, ticket)
    tickets.leave(served, timezone.now())
    messages.success(request, _("Ticket No. %(number)s is closed: nobody came.") % {"number": served.number})
    return HttpResponseRedirect(FACE.url("queue"))


def _served(official: Official, number: int) -> Ticket:
    """The ticket that the official serves now; 404 for any other, 409 words for one that is over."""
    place = place_of(official.office, timezone.now())
    served = tickets.at_window(place.code, place.day, official.user_id)
    if served is None or served.number != number:
        raise Http404(number)
    return served
