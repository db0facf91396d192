"""What the editions demand of the hall, checked by the duty manager, recorded with day and name."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.centre.face import FACE, MANAGER
from qyzmet.centre.forms.premises import PremisesForm
from qyzmet.centre.place import place_of
from qyzmet.desk.official import Official
from qyzmet.desk.premises import demands_of, record
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import show_refusal, staff


@staff(*MANAGER)
def premises(request: HttpRequest, official: Official) -> HttpResponse:
    """The checklist; POST writes down what was found."""
    place = place_of(official.hall, timezone.now())
    groups = demands_of(place.office, place.now)
    form = PremisesForm(groups, data=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                record(place.office, form.found(), official, day=place.day, at=place.now)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                messages.success(request, _("What was found is written down."))
                return HttpResponseRedirect(FACE.url("premises"))
    context = {
        "office": place.office,
        "form": form,
        "rows": form.rows(),
        "asks": any(group.items for group in groups),
    }
    return FACE.render(request, "centre/premises.html", context, status)
