"""Where is my case: without logging in, and without a word about the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qyzmet.cases.models import Case
from qyzmet.cases.store import no_such_case
from qyzmet.portal.forms.follow import FollowForm
from qyzmet.portal.standing import Standing, standing
from qyzmet.portal.throttle import too_many, wrong
from qyzmet.portal.visitor import visited
from qyzmet.ui.components import ClockWords
from qyzmet.ui.staff.clocks import first_clock
from qyzmet.ui.words import in_language


@dataclass(frozen=True, slots=True)
class Status:
    """What anybody may learn who knows the number and the applicant: how far the case is."""

    number: str
    filed: datetime
    changed: datetime
    standing: Standing
    clock: ClockWords | None


@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    """GET asks (``?number=`` fills in what a receipt's QR code knows), POST answers.

    A number that is not there and an applicant who is not the case's get the same answer. The question is
    posted so that no IIN stands in an address or a log.
    """
    now = timezone.now()
    if request.method != "POST":
        form = FollowForm(initial={"number": request.GET.get("number", "")})
        return render(request, "portal/follow.html", {"form": form})
    form = FollowForm(request.POST)
    if not form.is_valid():
        return render(request, "portal/follow.html", {"form": form}, status=422)
    number, applicant = form.cleaned_data["number"], form.cleaned_data["applicant"]
    if too_many(request, number, now):
        form.add_error(
            None, _("Too many wrong numbers in a short time. Wait a quarter of an hour and try again.")
        )
        return render(request, "portal/follow.html", {"form": form}, status=429)
    case = Case.objects.filter(number=number, applicant_id=applicant).first()
    if case is None:
        wrong(request, number, now)
        words = in_language(no_such_case(number).text)
        hint = _("Either there is no such number, or this applicant has no case under it.")
        form.add_error("number", f"{words} {hint}")
        return render(request, "portal/follow.html", {"form": form}, status=404)
    visited(case.number, "follow")
    status = Status(case.number, case.filed_at, case.changed_at, standing(case), first_clock(case, now))
    return render(request, "portal/follow.html", {"form": form, "status": status})
