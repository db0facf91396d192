"""Sign the request and send it: with NCALayer in the browser, or as files without a script."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Attachment, Case
from qyzmet.cases.store import Stored
from qyzmet.desk.filing import file_on_portal
from qyzmet.law.text import Text
from qyzmet.portal import drafts
from qyzmet.portal.asking import unanswered
from qyzmet.portal.forms.apply import SignatureForm
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import said
from qyzmet.portal.request import Request, request_of
from qyzmet.portal.views.apply import Writing, gone, writing
from qyzmet.process.errors import Refusal
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import Signer, verify_cms
from qyzmet.trust.errors import BadSignature
from qyzmet.ui.words import clause_words, in_language


@applicants
def sign(request: HttpRequest, reader: Self, draft: str) -> HttpResponse:
    """GET shows the exact text; POST takes its signature and files the case."""
    written = writing(request, reader, draft)
    if written is None:
        return _sent_before(request, reader, draft)
    if unanswered(written.questions, written.draft) is not None:
        return HttpResponseRedirect(reverse("portal:review", args=[draft]))
    made = request_of(written.draft, written.edition, reader)
    form = SignatureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            stored = _filed(form, made, written, reader, now)
        except BadSignature as bad:
            _refuse(form, f"{in_language(bad.text)}{_cited(made)}")
        except Refusal as refusal:
            _refuse(form, said(refusal))
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
        "draft": written.draft,
        "made": made,
        "form": form,
        "data": base64.b64encode(made.content).decode(),
        "iin": reader.iin,
        "bin": reader.bin if made.legal else "",
        "signer": settings.QYZMET_NCALAYER_URL,
    }
    return render(request, "portal/sign.html", context, status=422 if form.errors else 200)


def _filed(form: SignatureForm, made: Request, written: Writing, reader: Self, now: datetime) -> Stored:
    """The signature checked, the case filed, the request kept with its signature: all of it or nothing."""
    given = form.given()
    signer = verify_cms(given, made.content, at=now, authority=authority())
    if signer.iin != reader.iin:
        raise Refusal("signature-of-another", _of_another(signer), clause=_clause(made), field="signature")
    signature = {"iin": signer.iin, "bin": signer.bin, "name": signer.name, "serial": signer.serial}
    with transaction.atomic():
        stored = file_on_portal(
            written.edition,
            made.filing(written.draft),
            signature,
            reader.official(),
            at=now,
            key=written.draft.key,
        )
        if not stored.repeated:
            _keep(stored, made, given, reader, now)
    return stored


def _keep(stored: Stored, made: Request, signature: bytes | str, reader: Self, now: datetime) -> None:
    document = made.documents[0].id if made.documents else ""
    raw = signature.encode("ascii") if isinstance(signature, str) else signature
    files = (
        (f"{stored.number}.json", "application/json", made.content),
        (f"{stored.number}.cms", "application/pkcs7-signature", raw),
    )
    Attachment.objects.bulk_create(
        Attachment(
            case_id=stored.id,
            document=document,
            name=name,
            media_type=media_type,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            added_at=now,
            added_by=reader.name,
        )
        for name, media_type, content in files
    )


@applicants
def request_file(request: HttpRequest, reader: Self, draft: str) -> HttpResponse:
    """The exact text as a file, to be signed outside the browser."""
    written = writing(request, reader, draft)
    if written is None or unanswered(written.questions, written.draft) is not None:
        return gone(request)
    made = request_of(written.draft, written.edition, reader)
    return HttpResponse(
        made.content,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="request-{draft[:8]}.json"'},
    )


def _sent_before(request: HttpRequest, reader: Self, key: str) -> HttpResponse:
    """The page was sent twice: the case that the first sending opened, if it is the reader's."""
    case = Case.objects.filter(reader.access(), opening_key=key).first()
    if case is None:
        return gone(request)
    messages.info(request, _("The request was sent before; this is its case. Nothing was done twice."))
    return HttpResponseRedirect(reverse("portal:case", args=[case.number]))


def _of_another(signer: Signer) -> Text:
    return Text(
        f"Қолтаңба басқа адамдікі: {signer.name}. Өз кілтіңізбен қол қойыңыз.",
        f"Подпись принадлежит другому лицу: {signer.name}. Подпишите своим ключом.",
        f"The signature is somebody else's: {signer.name}. Sign with your own key.",
    )


def _refuse(form: SignatureForm, words: str) -> None:
    form.add_error("file" if form.cleaned_data.get("file") else None, words)


def _clause(made: Request) -> str | None:
    return made.documents[0].clause if made.documents else None


def _cited(made: Request) -> str:
    clause = _clause(made)
    return f" ({clause_words(clause)})" if clause else ""
