"""Sign the request and send it: with NCALayer in the browser, or as files without a script."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.store import Stored
from qyzmet.desk.attaching import attach
from qyzmet.desk.filing import file_on_portal
from qyzmet.portal import drafts
from qyzmet.portal.forms.apply import SignatureForm
from qyzmet.portal.models import DraftFile
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import said
from qyzmet.portal.request import Request
from qyzmet.portal.sections import forget_files
from qyzmet.portal.signatures import Signed, as_file, keep, page_of, signed
from qyzmet.portal.views.apply import gone, sent_before, writing
from qyzmet.portal.writing import Writing
from qyzmet.process.errors import Refusal
from qyzmet.trust.errors import BadSignature
from qyzmet.ui.words import clause_words, in_language


@applicants
def sign(request: HttpRequest, reader: Self, draft: str) -> HttpResponse:
    """GET shows the exact text; POST takes its signature and files the case."""
    written = writing(request, reader, draft)
    if written is None:
        return sent_before(request, reader, draft)
    if written.open_page() is not None or not written.signed_first or written.objection(reader):
        return HttpResponseRedirect(reverse("portal:review", args=[draft]))
    made = written.made(reader)
    form = SignatureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            given = signed(form, made.content, reader, now, _clause(made))
            stored = _filed(given, made, written, reader, now)
        except BadSignature as bad:
            if written.verified and bad.code in OF_THE_CERTIFICATE:
                return _refused_by_portal(request, bad, made, written, reader, now)
            form.refuse(f"{in_language(bad.text)}{_cited(made)}")
        except Refusal as refusal:
            form.refuse(said(refusal))
        else:
            drafts.forget(request.session, draft)
            messages.success(
                request,
                _("The request is accepted under the number %(number)s%(clause)s.")
                % {"number": stored.number, "clause": _cited(made)},
            )
            return HttpResponseRedirect(reverse("portal:case", args=[stored.number]))
    context = {
        "edition": written.edition,
        "title": _("Sign the request"),
        "back": reverse("portal:review", args=[draft]),
        "clauses": [document.clause for document in made.documents[:1]],
        "download": reverse("portal:request", args=[draft]),
        "button": _("Sign and send"),
        **page_of(made.content, form, reader, reader.bin if made.legal else ""),
    }
    return render(request, "portal/sign.html", context, status=422 if form.errors else 200)


def _filed(given: Signed, made: Request, written: Writing, reader: Self, now: datetime) -> Stored:
    """The case filed, the request kept with its signature and its files: all of it or nothing."""
    with transaction.atomic():
        stored = file_on_portal(
            written.edition,
            made.filing(written.draft),
            given.data(),
            reader.official(),
            at=now,
            key=written.draft.key,
        )
        if not stored.repeated:
            document = made.documents[0].id if made.documents else ""
            keep(stored.id, document, stored.number, given, reader.name, now)
            for one in DraftFile.objects.filter(draft=written.draft.key):
                if one.document in written.files:
                    content = bytes(one.content)
                    attach(stored.id, one.document, one.name, one.media_type, content, reader.name, now)
            forget_files(written.draft.key)
    return stored


def _refused_by_portal(
    request: HttpRequest, bad: BadSignature, made: Request, written: Writing, reader: Self, now: datetime
) -> HttpResponse:
    """The request with a certificate that does not hold: the edition refuses it, with a notice.

    reading: what was not signed at all, or signed by somebody else, is no request yet and can be signed anew.
    """
    given = {"iin": reader.iin, "name": reader.name, "problem": bad.code}
    try:
        stored = file_on_portal(
            written.edition,
            made.filing(written.draft),
            given,
            reader.official(),
            at=now,
            key=written.draft.key,
        )
    except Refusal as refusal:
        messages.error(request, said(refusal))
        return HttpResponseRedirect(reverse("portal:review", args=[written.draft.key]))
    forget_files(written.draft.key)
    drafts.forget(request.session, written.draft.key)
    messages.error(request, in_language(bad.text))
    return HttpResponseRedirect(reverse("portal:case", args=[stored.number]))


OF_THE_CERTIFICATE: Final = frozenset(
    {"expired", "not-yet-valid", "revoked", "revocation-unknown", "unknown-authority", "key-usage"}
)
"""What is wrong with the certificate itself, which the consumer cannot mend by signing once more."""


@applicants
def request_file(request: HttpRequest, reader: Self, draft: str) -> HttpResponse:
    """The exact text as a file, to be signed outside the browser."""
    written = writing(request, reader, draft)
    if written is None or written.open_page() is not None:
        return gone(request)
    return as_file(written.made(reader).content, f"request-{draft[:8]}")


def _clause(made: Request) -> str | None:
    return made.documents[0].clause if made.documents else None


def _cited(made: Request) -> str:
    clause = _clause(made)
    return f" ({clause_words(clause)})" if clause else ""
