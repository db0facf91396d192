"""Book a place in the queue of a centre, look at it, give it back."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qyzmet.cases.models import Ticket
from qyzmet.law.model import Edition
from qyzmet.offices.models import Office
from qyzmet.portal import booking
from qyzmet.portal.forms.booking import SlotForm
from qyzmet.portal.models import Booking
from qyzmet.portal.openings import edition_of
from qyzmet.portal.places import KINDS
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import said
from qyzmet.process.errors import Refusal
from qyzmet.ui.words import kztime


def day(request: HttpRequest, code: str) -> HttpResponse:
    """The working days ahead with their free places; where the act knows no booking, that and its clause."""
    now = timezone.now()
    office, edition = _at(request, code)
    context = {
        "office": office,
        "edition": edition,
        "bookable": booking.bookable(office, edition),
        "days": booking.days(office, edition, now) if booking.bookable(office, edition) else [],
        "refusal": booking.not_bookable(edition),
    }
    return render(request, "portal/booking_day.html", context)


@applicants
def slot(request: HttpRequest, reader: Self, code: str, day: str) -> HttpResponse:
    """The free times of a day; POST books one of them."""
    now = timezone.now()
    office, edition = _at(request, code)
    chosen = _day(day)
    slots = booking.free_slots(office, edition, chosen, now) if booking.bookable(office, edition) else []
    form = SlotForm(slots, data=request.POST or None)
    if request.method == "POST":
        if (made := _made(form, reader)) is not None:
            return HttpResponseRedirect(reverse("portal:booked", args=[made.reference]))
        if form.is_valid():
            try:
                made = booking.book(
                    office,
                    edition,
                    form.moment,
                    user_id=reader.user_id,
                    key=form.cleaned_data["key"],
                    now=now,
                    person=reader.iin,
                    language=get_language() or "kk",
                )
            except Refusal as refusal:
                form.add_error("slot", said(refusal))
            else:
                messages.success(request, _("The place is yours: ticket No. %s.") % made.ticket.number)
                return HttpResponseRedirect(reverse("portal:booked", args=[made.reference]))
    context = {"office": office, "edition": edition, "day": chosen, "slots": slots, "form": form}
    return render(request, "portal/booking_slot.html", context, status=422 if form.errors else 200)


def _made(form: SlotForm, reader: Self) -> Booking | None:
    """The place that this very page booked before: it was sent twice."""
    return Booking.objects.filter(key=form.data.get("key", ""), user_id=reader.user_id).first()


@applicants
def booked(request: HttpRequest, reader: Self, reference: str) -> HttpResponse:
    """The place, to show at the centre."""
    found = _own(reader, reference)
    office = get_object_or_404(Office, code=found.ticket.office)
    context = {
        "booking": found,
        "office": office,
        "edition": edition_of(office, found.ticket.service, timezone.now()),
        "over": found.ticket.state != Ticket.WAITING,
        "no_show": found.ticket.state == Ticket.NO_SHOW,
        "moment": _on_its_clock(found, office),
    }
    return render(request, "portal/booked.html", context)


def _on_its_clock(found: Booking, office: Office) -> datetime | None:
    """The time booked as the clocks of the office show it."""
    booked_for = found.ticket.booked_for
    return booked_for.astimezone(office.zone).replace(tzinfo=None) if booked_for else None


@require_POST
@applicants
def cancel(request: HttpRequest, reader: Self, reference: str) -> HttpResponse:
    """Give the place back."""
    found = _own(reader, reference)
    try:
        booking.cancel(found, timezone.now())
    except Refusal as refusal:
        messages.warning(request, said(refusal))
        return HttpResponseRedirect(reverse("portal:booked", args=[found.reference]))
    messages.success(
        request,
        _("Your place on %s is given back; somebody else can have it.") % kztime(found.ticket.booked_for),
    )
    return HttpResponseRedirect(reverse("portal:my"))


def _own(reader: Self, reference: str) -> Booking:
    return get_object_or_404(
        Booking.objects.select_related("ticket"), reference=reference, user_id=reader.user_id
    )


def _at(request: HttpRequest, code: str) -> tuple[Office, Edition]:
    """The office and the edition of the service asked for (``?service=``; else the first it gives)."""
    office = get_object_or_404(Office, code=code, kind__in=KINDS)
    service = request.GET.get("service") or next(iter(office.services), "")
    edition = edition_of(office, service, timezone.now()) if service in office.services else None
    if edition is None:
        raise Http404(service)
    return office, edition


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404(text) from None
