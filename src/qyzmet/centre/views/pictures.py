"""Pictures that the act has made at the window itself: the photograph, the signature of the applicant."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.queries import seen_by_office
from qyzmet.centre.face import FACE, RECEIVING
from qyzmet.centre.forms.scans import ScanForm
from qyzmet.centre.made_here import made_here
from qyzmet.desk.attaching import attach
from qyzmet.desk.casefile import casefile
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.ui.staff.access import staff
from qyzmet.ui.words import in_language


@staff(*RECEIVING)
def picture(request: HttpRequest, official: Official, number: str, document: str) -> HttpResponse:
    """Take one of them for a case that stands at the step which fills it in; POST keeps it with the case."""
    must_not_sign_only(official)
    now = timezone.now()
    file = casefile(number, official, seen_by_office(official.office), now)
    asked = {one.id: one for one in made_here(file)}
    if document not in asked:
        raise Http404(document)
    posted = request.method == "POST"
    form = ScanForm(document, request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        for one in form.cleaned_data["files"]:
            attach(file.case.pk, one.document, one.name, one.media_type, one.content, official.name, now)
        messages.success(
            request, _("%(name)s: kept with the case.") % {"name": in_language(asked[document].name)}
        )
        return HttpResponseRedirect(FACE.url("case", number=number))
    context = {"form": form, "file": file, "edition": file.edition, "document": asked[document]}
    return FACE.render(request, "centre/picture.html", context, 422 if form.is_bound else 200)
