"""Sign and send the request of a case in which everything else is there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases import store
from qyzmet.cases.queries import visible_case
from qyzmet.portal import submitting
from qyzmet.portal.forms.apply import SignatureForm
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import refused, said
from qyzmet.portal.signatures import as_file, page_of, signed
from qyzmet.process.errors import Refusal
from qyzmet.trust.errors import BadSignature
from qyzmet.ui.words import in_language


@applicants
def submit(request: HttpRequest, reader: Self, number: str) -> HttpResponse:
    """GET shows the exact text; POST takes its signature and sends it. A case that has moved on is shown."""
    try:
        case = visible_case(number, reader.access())
    except Refusal as refusal:
        return refused(request, refusal)
    stored = store.load(case.pk)
    try:
        step = submitting.step_to_submit(stored)
    except Refusal as refusal:
        messages.info(request, said(refusal))
        return HttpResponseRedirect(reverse("portal:case", args=[case.number]))
    content = submitting.text_of(stored, reader)
    form = SignatureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            given = signed(form, content, reader, now, step.clause)
            submitting.submit(stored, given, reader, now)
        except BadSignature as bad:
            form.refuse(str(in_language(bad.text)))
        except Refusal as refusal:
            form.refuse(said(refusal))
        else:
            messages.success(request, _("The request is sent. The terms of the act run from now."))
            return HttpResponseRedirect(reverse("portal:case", args=[case.number]))
    context = {
        "edition": stored.edition,
        "title": _("Sign the request"),
        "back": reverse("portal:case", args=[case.number]),
        "clauses": [step.clause],
        "download": reverse("portal:submit-text", args=[case.number]),
        "button": _("Sign and send"),
        **page_of(content, form, reader, reader.bin if case.applicant_id == reader.bin else ""),
    }
    return render(request, "portal/sign.html", context, status=422 if form.errors else 200)


@applicants
def text(request: HttpRequest, reader: Self, number: str) -> HttpResponse:
    """The exact text as a file, to be signed outside the browser."""
    try:
        case = visible_case(number, reader.access())
        stored = store.load(case.pk)
        submitting.step_to_submit(stored)
    except Refusal as refusal:
        return refused(request, refusal)
    return as_file(submitting.text_of(stored, reader), case.number)
