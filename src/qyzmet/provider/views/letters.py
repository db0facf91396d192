"""Written requests of legal persons: taken in, entered in the journal of incoming correspondence."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.filing import Filing, edition_at, file_letter
from qyzmet.desk.official import Official
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.law.words import amount
from qyzmet.process.errors import Refusal
from qyzmet.provider import drafts
from qyzmet.provider.carry import carry_on
from qyzmet.provider.face import FACE, SERVICE
from qyzmet.provider.forms.complete import fits
from qyzmet.provider.forms.letter import LetterForm
from qyzmet.provider.offered import not_offered, offered, rules
from qyzmet.registers.models import LegalPerson
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.checklist import ChecklistForm
from qyzmet.ui.staff.lists import worklist_rows
from qyzmet.ui.staff.questions import QuestionsForm

CHANNEL = "provider-letter"
LATEST = 50
"""Letters on the list of those at work and of those answered."""


@staff("registrar", "head")
def letters(request: HttpRequest, official: Official) -> HttpResponse:
    """The letters at work, by clock, and the latest that were answered."""
    now = timezone.now()
    mine = Case.objects.filter(provider=official.office, channel=CHANNEL)
    context = {
        "at_work": worklist_rows(
            official,
            "letters",
            mine.filter(standing__origin=official.office).order_by("standing__next_due", "id")[:LATEST],
            now,
        ),
        "answered": worklist_rows(
            official,
            "letters",
            mine.filter(office=official.office, ended__isnull=False).order_by("-id")[:LATEST],
            now,
        ),
        "channel": offered(edition_at(SERVICE, official.office, now), CHANNEL),
        "edition": edition_at(SERVICE, official.office, now),
        "acts": official.post == "registrar",
    }
    return FACE.render(request, "provider/letters/list.html", context)


@staff("registrar")
def take_in(request: HttpRequest, official: Official) -> HttpResponse:
    """Whose letter, its number and date, whom it asks about."""
    edition = edition_at(SERVICE, official.office, timezone.now())
    channel = offered(edition, CHANNEL)
    if channel is None:
        return not_offered(request, edition, CHANNEL)
    form = LetterForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and form.read is not None and _named(form):
            draft = drafts.keep(request.session, _draft(edition, form))
            return redirect("provider:letter-questions", draft=draft)
    term = edition.service_term(CHANNEL, {"applicant": "legal"})
    context = {
        "form": form,
        "edition": edition,
        "channel": channel,
        "term": term,
        "limit": amount(term.limit) if term and term.limit else None,
        "rules": rules(edition, CHANNEL),
    }
    return FACE.render(request, "provider/letters/take_in.html", context, status)


def _named(form: LetterForm) -> bool:
    """Whether the legal person has a name: typed, or known to the register."""
    if form.cleaned_data["name"]:
        return True
    known = LegalPerson.objects.filter(bin=form.cleaned_data["bin"]).first()
    if known is None:
        form.add_error("name", _("The register of legal persons does not know this BIN. Type the name."))
        return False
    form.cleaned_data["name"] = known.name_kk
    return True


def _draft(edition: Edition, form: LetterForm) -> dict[str, Any]:
    assert form.read is not None
    filled, subjects = form.cleaned_data, form.read.subjects
    day: date = filled["letter_date"]
    return {
        "edition": edition.name,
        "bin": filled["bin"],
        "name": filled["name"],
        "subjects": list(subjects),
        "repeated": len(form.read.repeated),
        "facts": {"applicant": "legal", "request": "one" if len(subjects) == 1 else "list"},
        "more": {
            "letter_number": filled["letter_number"],
            "letter_date": day.isoformat(),
            "address": filled["address"],
            "second_copy": filled["second_copy"],
        },
    }


@staff("registrar")
def questions(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """What else the edition asks of such a letter, if anything."""
    kept = drafts.read(request.session, draft)
    if kept is None:
        return _gone(request)
    edition = edition_at(SERVICE, official.office, timezone.now())
    form = QuestionsForm(edition, kept["facts"], request.POST or None)
    if form.grown:
        form = QuestionsForm(edition, kept["facts"], initial=request.POST.dict())
    elif (form.complete and not form.is_bound) or (request.method == "POST" and form.is_valid()):
        drafts.keep(request.session, {**kept, "facts": form.facts()}, draft)
        return redirect("provider:letter-documents", draft=draft)
    context = {
        "form": form,
        "heading": _("About the letter"),
        "caption": kept["name"],
        "back": reverse("provider:letter-new"),
    }
    return FACE.render(
        request, "provider/form_page.html", context, 422 if form.is_bound and form.errors else 200
    )


@staff("registrar")
def documents(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """What came with the letter and whom it names, looked at once more before it is entered."""
    kept = drafts.read(request.session, draft)
    if kept is None:
        return _gone(request)
    edition = edition_at(SERVICE, official.office, timezone.now())
    asked = edition.documents_for(CHANNEL, kept["facts"])
    form = ChecklistForm(edition, asked, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        refusing = request.POST.get("decision") == "refuse"
        if form.is_valid() and fits(form, CHANNEL, kept["facts"], refusing=refusing):
            try:
                stored = _file(edition, kept, form, official, draft)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                drafts.forget(request.session, draft)
                messages.success(
                    request, _("The letter is taken in as case %(number)s.") % {"number": stored.number}
                )
                return redirect("provider:case", number=stored.number)
    context = {"form": form, "kept": kept, "edition": edition, "channel": edition.channel(CHANNEL)}
    return FACE.render(request, "provider/letters/documents.html", context, status)


def _file(
    edition: Edition, kept: dict[str, Any], form: ChecklistForm, official: Official, key: str
) -> Stored:
    """The case, entered in the journal of incoming correspondence at once."""
    now = timezone.now()
    filing = Filing(
        Applicant(kept["bin"], kept["name"]),
        legal=True,
        subjects=kept["subjects"],
        facts=kept["facts"],
        documents=form.rows(),
        more=kept["more"],
    )
    with transaction.atomic():
        stored = file_letter(edition, filing, official, at=now, key=key)
        if stored.repeated:
            return stored
        return carry_on(stored, official, at=now, verbs=frozenset({Verb.REGISTER}))


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("This letter was taken in or given up: begin again."))
    return redirect("provider:letters")
