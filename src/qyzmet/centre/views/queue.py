"""The hall: kiosk, ticket, board, and the windows from which people are called."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qyzmet.cases import tickets, windows
from qyzmet.cases.models import Case, Ticket
from qyzmet.centre import matters, queue
from qyzmet.centre.face import FACE, MANAGER, RECEIVING
from qyzmet.centre.forms.queue import KioskForm, TransferForm, WindowForm
from qyzmet.centre.operators import by, operators
from qyzmet.centre.place import Place
from qyzmet.centre.screens import in_hall, make_screen, may_screen, of_screen
from qyzmet.centre.slip import slip
from qyzmet.desk.halls import OWN_HALL
from qyzmet.desk.official import Official, officials
from qyzmet.law.model import Edition, Item
from qyzmet.process.errors import Refusal
from qyzmet.process.hall import FILE
from qyzmet.registers.looker import leave_daily_trace
from qyzmet.ui.staff.access import said, staff

WHY = "электрондық кезек: терезеге шақырылған адам"
"""What the trace says: the number given at the kiosk is shown to the window that called."""


@in_hall
def kiosk(request: HttpRequest, place: Place) -> HttpResponse:
    """Choose what one came for; POST takes a ticket and shows it."""
    form = KioskForm(place, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ticket = _taken(form, place)
        return HttpResponseRedirect(FACE.url("ticket", day=f"{ticket.day:%Y-%m-%d}", ticket=ticket.number))
    context = {
        "place": place,
        "form": form,
        "offered": _offered(form),
        "screen": of_screen(request) is not None,
        "may_screen": any(may_screen(one) and one.hall == place.code for one in officials(request.user)),
        "waiting": len(tickets.waiting(place.code, place.day, place.now)),
    }
    return FACE.render(request, "centre/kiosk.html", context, 422 if form.errors else 200)


def _offered(form: KioskForm) -> list[tuple[Edition, list[tuple[str, str]], Item | None]]:
    """What the kiosk shows of each service: its matters in words, and what is demanded for who needs help."""
    editions = {one.edition.service: one.edition for one in form.matters.values()}
    return [
        (
            edition,
            [
                (one.key, queue.purpose_words(one.purpose))
                for one in form.matters.values()
                if one.edition.service == service
            ],
            matters.help_demand(edition),
        )
        for service, edition in editions.items()
    ]


def _taken(form: KioskForm, place: Place) -> Ticket:
    given = form.cleaned_data
    service, purpose = given["choice"].rsplit(":", 1)
    case = Case.objects.filter(number=given["number"], service=service).first() if given["number"] else None
    category = form.category
    return tickets.take(
        place.code,
        service,
        purpose,
        place.now,
        place.day,
        language=given["language"] or form.initial["language"],
        category=category,
        rank=tickets.FIRST if category == matters.ACCELERATED else tickets.ORDINARY,
        person=given["iin"],
        case_number=given["number"],
        case=case.pk if case and purpose != FILE else None,
        key=f"{given['key']}:{given['choice']}"[:80] if given["key"] else None,
    )


@in_hall
def ticket(request: HttpRequest, place: Place, day: str, ticket: int) -> HttpResponse:
    """The ticket as it is printed, 80 mm wide: number, time, people ahead; nothing about the person."""
    taken = _ticket(place, day, ticket)
    edition = place.edition(taken.service)
    term = queue.waiting_term(place, edition, taken.purpose)
    context = {
        "place": place,
        "ticket": taken,
        "edition": edition,
        "purpose": queue.purpose_words(taken.purpose),
        "category": queue.category_words(taken.category),
        "ahead": queue.ahead_of(place, taken),
        "estimate": queue.estimate(place, taken),
        "term": term,
        "minutes": queue.waiting_minutes(term, taken),
        "screen": of_screen(request) is not None,
    }
    return FACE.render(request, "centre/ticket.html", context)


@in_hall
def ticket_pdf(request: HttpRequest, place: Place, day: str, ticket: int) -> HttpResponse:
    """The ticket for the printer of the kiosk, in its own language."""
    taken = _ticket(place, day, ticket)
    return HttpResponse(
        slip(place, taken),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="ticket-{taken.number}.pdf"'},
    )


def _ticket(place: Place, day: str, number: int) -> Ticket:
    try:
        return get_object_or_404(Ticket, office=place.code, day=date.fromisoformat(day), number=number)
    except (ValueError, OverflowError):
        raise Http404(day) from None


@in_hall
def board(request: HttpRequest, place: Place) -> HttpResponse:
    """Which ticket is called to which window; renews itself, without a script too."""
    waiting = tickets.waiting(place.code, place.day, place.now)
    context = {
        "place": place,
        "called": queue.board(place),
        "waiting": waiting[:12],
        "more": max(0, len(waiting) - 12),
    }
    return FACE.render(request, "centre/board.html", context)


@require_POST
@staff(*MANAGER, *OWN_HALL, fits=may_screen)
def screen(request: HttpRequest, official: Official) -> HttpResponse:
    """Turn this browser into a screen of the hall: the account is logged out, the screen stays."""
    target = "board" if request.POST.get("screen") == "board" else "kiosk"
    response = HttpResponseRedirect(FACE.url(target))
    logout(request)
    make_screen(response, official.hall)
    return response


@operators
def operate(request: HttpRequest, official: Official, place: Place) -> HttpResponse:
    """Who waits, whom the operator serves, who was set aside."""
    serving = queue.serving(place, official.user_id)
    if serving is not None and serving.ticket.person:
        leave_daily_trace(official.looker(), WHY, "ticket", [serving.ticket.person])
    window = windows.window_of(place.code, place.day, official.user_id)
    rows = queue.waiting(place, official)
    context = {
        "place": place,
        "waiting": [row for row in rows if row.mine],
        "others": [row for row in rows if not row.mine],
        "serving": serving,
        "held": queue.set_aside(place),
        "form": WindowForm(),
        "window": window,
        "transfer": TransferForm(place, official) if serving else None,
        "may_receive": official.post in RECEIVING,
    }
    return FACE.render(request, "centre/queue.html", context)


@require_POST
@operators
def window_open(request: HttpRequest, official: Official, place: Place) -> HttpResponse:
    """Begin the shift at a window."""
    form = WindowForm(data=request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter the number of your window first."))
        return _back()
    try:
        opened = windows.open_window(
            place.code, place.day, form.cleaned_data["window"], by(official), place.now
        )
    except Refusal as refusal:
        messages.error(request, said(refusal))
    else:
        messages.success(request, _("Window %s is open.") % opened.number)
    return _back()


@require_POST
@operators
def window_close(request: HttpRequest, official: Official, place: Place) -> HttpResponse:
    """End the shift at the window."""
    window = windows.window_of(place.code, place.day, official.user_id)
    if window is None:
        return _back()
    try:
        windows.close_window(window, place.now)
    except Refusal as refusal:
        messages.error(request, said(refusal))
    else:
        messages.success(request, _("Window %s is closed.") % window.number)
    return _back()


@require_POST
@operators
def call(request: HttpRequest, official: Official, place: Place) -> HttpResponse:
    """Call the next ticket to the operator's window; a window not open yet is opened by its number."""
    window = windows.window_of(place.code, place.day, official.user_id)
    if window is None:
        form = WindowForm(data=request.POST)
        if not form.is_valid():
            messages.error(request, _("Enter the number of your window first."))
            return _back()
    try:
        window = window or windows.open_window(
            place.code, place.day, form.cleaned_data["window"], by(official), place.now
        )
        called = tickets.call_next(
            place.code,
            place.day,
            place.now,
            official.user_id,
            window.number,
            matters=queue.matters_for(place, official),
            post=official.post,
            ending=_ending(request, official, place),
        )
    except Refusal as refusal:
        messages.warning(request, said(refusal))
        return _back()
    if called is None:
        messages.info(request, _("Nobody waits."))
    else:
        messages.success(
            request,
            _("Ticket No. %(number)s is called to window %(window)s.")
            % {"number": called.number, "window": window.number},
        )
    return _back()


def _ending(request: HttpRequest, official: Official, place: Place) -> Ticket | None:
    """The visit that ends with this call, as the page showed it."""
    if not request.POST.get("ending", "").isdigit():
        return None
    return _served(request, official, place, int(request.POST["ending"]))


@require_POST
@operators
def recall(request: HttpRequest, official: Official, place: Place, ticket: int) -> HttpResponse:
    """Call again somebody who has not come to the window yet."""
    served = _served(request, official, place, ticket)
    tickets.recall(served, place.now, by(official, served.window))
    messages.success(request, _("Ticket No. %(number)s is called again.") % {"number": served.number})
    return _back()


@require_POST
@operators
def hold(request: HttpRequest, official: Official, place: Place, ticket: int) -> HttpResponse:
    """Set the person aside for a while."""
    served = _served(request, official, place, ticket)
    tickets.hold(served, place.now, by(official, served.window))
    messages.success(request, _("Ticket No. %(number)s is set aside.") % {"number": served.number})
    return _back()


@require_POST
@operators
def resume(request: HttpRequest, official: Official, place: Place, ticket: int) -> HttpResponse:
    """Take somebody back who was set aside."""
    held = next((one for one in tickets.held(place.code, place.day) if one.number == ticket), None)
    if held is None:
        raise Http404(ticket)
    window = windows.window_of(place.code, place.day, official.user_id)
    if window is None:
        messages.error(request, _("Enter the number of your window first."))
        return _back()
    tickets.resume(_seen(request, held), place.now, by(official, window.number))
    messages.success(request, _("Ticket No. %(number)s is taken back.") % {"number": held.number})
    return _back()


@require_POST
@operators
def transfer(request: HttpRequest, official: Official, place: Place, ticket: int) -> HttpResponse:
    """Send the person to another window, post or matter; they wait again, keeping their place."""
    served = _served(request, official, place, ticket)
    form = TransferForm(place, official, data=request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose where the person is to go."))
        return _back()
    kind, _colon, target = form.cleaned_data["target"].partition(":")
    who = by(official, served.window)
    if kind == "window":
        windows.send_to_window(served, target, place.now, who)
    elif kind == "post":
        tickets.transfer(served, place.now, who, post=target)
    else:
        service, _colon, purpose = target.rpartition(":")
        tickets.transfer(served, place.now, who, service=service, purpose=purpose)
    messages.success(request, _("Ticket No. %(number)s waits again.") % {"number": served.number})
    return _back()


@require_POST
@operators
def no_show(request: HttpRequest, official: Official, place: Place, ticket: int) -> HttpResponse:
    """Nobody came to the window, or the person went away."""
    served = _served(request, official, place, ticket)
    tickets.leave(served, place.now, by(official, served.window))
    messages.success(request, _("Ticket No. %(number)s is closed: nobody came.") % {"number": served.number})
    return _back()


@require_POST
@operators
def close(request: HttpRequest, official: Official, place: Place, ticket: int) -> HttpResponse:
    """The visit is over."""
    served = _served(request, official, place, ticket)
    tickets.close(served, place.now, by(official, served.window))
    messages.success(request, _("Ticket No. %(number)s: the visit is over.") % {"number": served.number})
    return _back()


@operators
def today(request: HttpRequest, official: Official, place: Place) -> HttpResponse:
    """Every ticket of the day and where it stands, the last first; nobody is named."""
    rows = Ticket.objects.filter(office=place.code, day=place.day).order_by("-number")
    context = {
        "place": place,
        "rows": [
            (one, place.edition(one.service), queue.purpose_words(one.purpose), queue.state_words(one.state))
            for one in rows
        ],
    }
    return FACE.render(request, "centre/queue_day.html", context)


@operators
def history(request: HttpRequest, official: Official, place: Place, day: str, ticket: int) -> HttpResponse:
    """The life of one ticket."""
    found = _ticket(place, day, ticket)
    context = {
        "place": place,
        "ticket": found,
        "edition": place.edition(found.service),
        "purpose": queue.purpose_words(found.purpose),
        "state": queue.state_words(found.state),
        "life": queue.life(found),
    }
    return FACE.render(request, "centre/ticket_life.html", context)


def _served(request: HttpRequest, official: Official, place: Place, number: int) -> Ticket:
    """The ticket that the official serves now, as the page showed it; 404 for any other."""
    served = tickets.at_window(place.code, place.day, official.user_id)
    if served is None or served.number != number:
        raise Http404(number)
    return _seen(request, served)


def _seen(request: HttpRequest, ticket: Ticket) -> Ticket:
    """The ticket in the version the page showed: a change made since is not overwritten."""
    seen = request.POST.get("seen", "")
    if seen.isdigit() and len(seen) < 9:
        ticket.version = int(seen)
    return ticket


def _back() -> HttpResponse:
    return HttpResponseRedirect(FACE.url("queue"))
