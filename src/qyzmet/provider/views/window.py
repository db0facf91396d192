"""In person at the window: questions, documents, then the case goes on by itself to the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.filing import Filing, edition_at, file_at_window
from qyzmet.desk.official import Official
from qyzmet.law.model import Channel, Edition
from qyzmet.law.words import amount
from qyzmet.process.errors import Refusal
from qyzmet.provider import drafts
from qyzmet.provider.carry import carry_on
from qyzmet.provider.face import FACE, SERVICE
from qyzmet.provider.forms.complete import fits
from qyzmet.provider.forms.visitor import NameForm, VisitorForm
from qyzmet.provider.offered import not_offered, offered, rules
from qyzmet.registers.queries import search_people
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.checklist import ChecklistForm

CHANNEL = "provider"
NATURAL = {"applicant": "natural"}
WHY = "терезедегі қабылдау: жеке басын тексеру"
"""What the trace says of the look before the case has a number: identity checked at the window."""


@staff("registrar")
def who(request: HttpRequest, official: Official) -> HttpResponse:
    """Who came and about whom they ask."""
    edition = edition_at(SERVICE, official.office, timezone.now())
    channel = offered(edition, CHANNEL)
    if channel is None:
        return not_offered(request, edition, CHANNEL)
    if request.method != "POST":
        return _ask(request, edition, channel, VisitorForm(edition, NATURAL))
    form = VisitorForm(edition, NATURAL, request.POST)
    if form.grown:
        return _ask(request, edition, channel, VisitorForm(edition, NATURAL, initial=request.POST.dict()))
    if not form.is_valid():
        return _ask(request, edition, channel, form, 422)
    known = _known(form.cleaned_data["iin"], official)
    draft = {
        "edition": edition.name,
        "iin": form.cleaned_data["iin"],
        "name": known or "",
        "subjects": form.subjects(),
        "facts": form.facts(),
    }
    return redirect("provider:window-documents", draft=drafts.keep(request.session, draft))


def _known(iin: str, official: Official) -> str | None:
    """The name the register has for the person who stands at the window."""
    found = search_people(iin, looker=official.looker(), why=WHY)
    return found[0].full_name if found else None


def _ask(
    request: HttpRequest, edition: Edition, channel: Channel, form: VisitorForm, status: int = 200
) -> HttpResponse:
    term = edition.service_term(CHANNEL, NATURAL)
    context = {
        "form": form,
        "edition": edition,
        "channel": channel,
        "term": term,
        "limit": amount(term.limit) if term and term.limit else None,
        "rules": rules(edition, CHANNEL, "12", "15", "16"),
    }
    return FACE.render(request, "provider/window/who.html", context, status)


@staff("registrar")
def documents(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """Which documents were presented: all of them, or the refusal."""
    kept = drafts.read(request.session, draft)
    if kept is None:
        messages.warning(request, _("This filing was finished or given up: begin again with the questions."))
        return redirect("provider:window")
    edition = edition_at(SERVICE, official.office, timezone.now())
    asked = edition.documents_for(CHANNEL, kept["facts"])
    form = ChecklistForm(edition, asked, request.POST or None)
    name = NameForm(request.POST or None) if not kept["name"] else None
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (name is None or name.is_valid()):
            applicant = Applicant(kept["iin"], name.cleaned_data["name"] if name else kept["name"])
            refusing = request.POST.get("decision") == "refuse"
            if fits(form, CHANNEL, kept["facts"], refusing=refusing):
                try:
                    stored = _file(edition, applicant, kept, form, official, draft)
                except Refusal as refusal:
                    status = show_refusal(form, refusal)
                else:
                    drafts.forget(request.session, draft)
                    return _filed(request, stored)
    context = {"form": form, "name_form": name, "kept": kept, "edition": edition, "draft": draft}
    return FACE.render(request, "provider/window/documents.html", context, status)


def _file(
    edition: Edition,
    applicant: Applicant,
    kept: dict[str, Any],
    form: ChecklistForm,
    official: Official,
    key: str,
) -> Stored:
    """The case with its documents; journal and card index follow at once."""
    now = timezone.now()
    filing = Filing(
        applicant, legal=False, subjects=kept["subjects"], facts=kept["facts"], documents=form.rows()
    )
    with transaction.atomic():
        stored = file_at_window(edition, CHANNEL, filing, official, at=now, key=key)
        return stored if stored.repeated else carry_on(stored, official, at=now)


def _filed(request: HttpRequest, stored: Stored) -> HttpResponse:
    messages.success(request, _("The case %(number)s is opened.") % {"number": stored.number})
    return redirect("provider:case", number=stored.number)
