"""An owner answers whether somebody may be registered in their dwelling: by an electronic signature, either way."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.portal import consents
from qyzmet.portal.consents import CONSENT, REFUSAL, Asked
from qyzmet.portal.forms.apply import SignatureForm
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import refused, said
from qyzmet.portal.signatures import as_file, page_of, signed
from qyzmet.process.errors import Refusal
from qyzmet.trust.errors import BadSignature
from qyzmet.ui.components import Row
from qyzmet.ui.words import in_language


@applicants
def consent(request: HttpRequest, reader: Self, number: str, answer: str) -> HttpResponse:
    """GET shows what is asked and the exact text; POST takes its signature."""
    asked = _asked(request, reader, number, answer)
    if not isinstance(asked, Asked):
        return asked
    if asked.step is None:
        return render(request, "portal/consented.html", {"asked": asked, "edition": asked.stored.edition})
    now = timezone.now()
    content = consents.text_of(asked, reader, answer, _language(), now)
    form = SignatureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = signed(form, content, reader, now, asked.step.clause)
            if answer == CONSENT:
                consents.consent(asked, given, reader, now)
            else:
                consents.decline(asked, given, reader, now)
        except BadSignature as bad:
            form.refuse(str(in_language(bad.text)))
        except Refusal as refusal:
            form.refuse(said(refusal))
        else:
            messages.success(request, _thanks(answer))
            return HttpResponseRedirect(reverse("portal:my"))
    other = REFUSAL if answer == CONSENT else CONSENT
    agrees = answer == CONSENT
    context = {
        "edition": asked.stored.edition,
        "title": _("Consent of the owner") if agrees else _("You do not consent"),
        "lead": _("You are named as the owner of the dwelling in which somebody wants to be registered.")
        if agrees
        else _("The case stays where it is, and the applicant is told. You may still consent later."),
        "back": reverse("portal:my"),
        "clauses": [asked.step.clause, asked.stored.edition.paper(consents.PAPER).clause],
        "rows": _rows(asked, reader),
        "download": reverse("portal:consent-text", args=[asked.case.number, answer]),
        "button": _("Sign the consent") if agrees else _("Sign that you do not consent"),
        "other": _("I do not consent") if agrees else _("I consent after all"),
        "other_url": reverse("portal:consent", args=[asked.case.number, other]),
        **page_of(content, form, reader),
    }
    return render(request, "portal/sign.html", context, status=422 if form.errors else 200)


@applicants
def text(request: HttpRequest, reader: Self, number: str, answer: str) -> HttpResponse:
    """The exact text as a file, to be signed outside the browser."""
    asked = _asked(request, reader, number, answer)
    if not isinstance(asked, Asked):
        return asked
    content = consents.text_of(asked, reader, answer, _language(), timezone.now())
    return as_file(content, f"{asked.case.number}-{answer}")


def _asked(request: HttpRequest, reader: Self, number: str, answer: str) -> Asked | HttpResponse:
    if answer not in (CONSENT, REFUSAL):
        raise Http404(answer)
    try:
        return consents.asked_of(number, reader)
    except Refusal as refusal:
        return refused(request, refusal)


def _rows(asked: Asked, reader: Self) -> list[Row]:
    """What the owner must know and no more: the lines of the consent itself."""
    lines, _kind = consents.lines_of(asked, reader, _language(), timezone.now())
    edition = asked.stored.edition
    return [Row(key=label, value=value, edition=edition) for label, value in lines]


def _language() -> str:
    """The language of what is signed: a language of the papers."""
    return "ru" if get_language() == "ru" else "kk"


def _thanks(answer: str) -> str:
    if answer == CONSENT:
        return _("You consented. The applicant goes on with the case.")
    return _("It is kept that you do not consent; the applicant is told.")
