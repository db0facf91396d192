"""Scans of one document of a reception: files, or pages before the camera of the window."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.centre import boxes, drafts, scans
from qyzmet.centre.asking import brought_by_applicant
from qyzmet.centre.face import FACE, RECEIVING
from qyzmet.centre.forms.scans import ScanForm
from qyzmet.centre.place import place_of
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.papers import file_response


@staff(*RECEIVING)
def pages(request: HttpRequest, official: Official, draft: str, document: str) -> HttpResponse:
    """What was scanned of a document; POST adds files, or throws one away (``remove``)."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    asked = brought_by_applicant(kept, edition, place_of(official.hall, timezone.now()))
    if document not in asked:
        raise Http404(document)
    here = FACE.url("scans", draft=kept.key, document=document)
    if "remove" in request.POST:
        scans.remove(kept, str(request.POST["remove"]))
        drafts.keep(request.session, kept)
        return HttpResponseRedirect(here)
    posted = request.method == "POST"
    form = ScanForm(document, request.POST if posted else None, request.FILES if posted else None)
    status = 200
    if posted:
        status = 422
        if form.is_valid():
            try:
                for one in form.cleaned_data["files"]:
                    scans.add(kept, one)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            drafts.keep(request.session, kept)
            if status == 422 and not form.errors:
                return HttpResponseRedirect(here)
    context = {
        "form": form,
        "draft": kept,
        "edition": edition,
        "document": asked[document],
        "kept": scans.scans_of(kept, document),
        "most": scans.MOST,
        "title": _("Scans"),
    }
    return FACE.render(request, "centre/scans.html", context, status)


@staff(*RECEIVING)
def page(request: HttpRequest, official: Official, draft: str, scan: str) -> HttpResponse:
    """One scan, as it was kept."""
    kept = drafts.read(request.session, draft)
    found = next((one for one in scans.scans_of(kept) if one.id == scan), None)
    content = boxes.content(found.box) if found else None
    if found is None or content is None:
        raise Http404(scan)
    return file_response(found.name, found.media_type, content)
