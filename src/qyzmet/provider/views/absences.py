"""Who is away and who stands in: asked by anybody, approved by the head."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.offices import absences as rules
from qyzmet.offices.holdings import held_on
from qyzmet.offices.models import Absence, Holding, Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import EVERYBODY, FACE
from qyzmet.provider.forms.absence import AbsenceForm
from qyzmet.ui.staff.access import show_refusal, staff

LATEST = 100


@staff(*EVERYBODY)
def absences(request: HttpRequest, official: Official) -> HttpResponse:
    """GET shows the office's absences and the form; POST asks for one, the head's word is the approval."""
    must_not_sign_only(official)
    now, office = timezone.now(), Office.objects.get(code=official.office)
    colleagues = rules.colleagues(office.pk, timezone.localdate(now))
    posts = _posts(official, office)
    form = AbsenceForm(posts, colleagues, data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            filled = form.cleaned_data
            try:
                asked = rules.ask(
                    next(one for one in posts if one.pk == filled["holding"]),
                    filled["kind"],
                    filled["since"],
                    filled["until"],
                    filled["stand_in"],
                    filled["reason"],
                    by=official.actor().name,
                    at=now,
                    approved=official.post == "head",
                )
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                said = (
                    _("It counts from its first day.")
                    if asked.approved_at
                    else _("The head has it to approve.")
                )
                messages.success(request, said)
                return redirect("provider:absences")
    shown = Absence.objects.filter(holding__office=office).select_related(
        "holding__user__account", "stand_in__account"
    )
    if official.post != "head":
        shown = shown.filter(ended_at__isnull=True)
    context = {
        "office": office,
        "form": form,
        "rows": list(shown[:LATEST]),
        "today": timezone.localdate(now),
        "heads": official.post == "head",
        "reader_id": official.user_id,
    }
    return FACE.render(request, "provider/absences.html", context, status)


def _posts(official: Official, office: Office) -> list[Holding]:
    """The holdings that the reader may name: the head everybody's of the office, another their own."""
    held = held_on(timezone.localdate()).filter(office=office).select_related("user__account")
    return list(held if official.post == "head" else held.filter(user_id=official.user_id))


@require_POST
@staff(*EVERYBODY)
def settle(request: HttpRequest, official: Official, absence: int) -> HttpResponse:
    """The head approves, refuses or ends; whoever asked takes back their own."""
    must_not_sign_only(official)
    now, office = timezone.now(), Office.objects.get(code=official.office)
    mine = Absence.objects.filter(pk=absence, holding__user_id=official.user_id)
    if official.post != "head":
        if not mine.exists():
            raise rules.no_such_absence()
        if request.POST.get("what") != "end":
            raise Refusal("wrong-post", rules.ONLY_THE_HEAD)
    if request.POST.get("what") == "approve":
        rules.approve(absence, office.pk, by=official.actor().name, at=now)
        messages.success(request, _("Approved."))
    else:
        rules.end(absence, office.pk, by=official.actor().name, at=now)
        messages.success(request, _("It does not count any more."))
    return redirect("provider:absences")
