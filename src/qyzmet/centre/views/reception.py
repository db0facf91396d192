"""Reception: who, about whom, which documents; then accepted with a receipt, or refused with a ground."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.cases.queries import seen_by_office
from qyzmet.cases.store import Applicant, Stored
from qyzmet.centre import blanks, drafts
from qyzmet.centre.drafts import Draft
from qyzmet.centre.face import FACE, RECEPTION
from qyzmet.centre.forms.reception import NameForm, RefusalForm, WhoForm
from qyzmet.centre.place import CHANNEL, Place, place_of
from qyzmet.centre.queue import serving
from qyzmet.desk.casefile import casefile
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Ground
from qyzmet.law.verbs import Verb
from qyzmet.law.words import amount
from qyzmet.process.checks import missing_documents
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.registers.models import LegalPerson
from qyzmet.registers.queries import search_people
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.case import action_of
from qyzmet.ui.staff.checklist import ChecklistForm
from qyzmet.ui.staff.clocks import by_urgency, clock_words
from qyzmet.ui.staff.papers import paper_rows

WHY = "терезедегі қабылдау: жеке басын тексеру"
"""What the trace says of a look before the case has a number: the identity is checked at the window."""


@staff(*RECEPTION)
def begin(request: HttpRequest, official: Official) -> HttpResponse:
    """Begin with the ticket that the inspector serves, or without one; the service is the office's."""
    place = place_of(official.office, timezone.now())
    served = tickets.at_window(place.code, place.day, official.user_id)
    asked = served.service if served else str(request.GET.get("service", ""))
    service = asked or next(iter(place.offered), "")
    if service not in place.services:
        messages.error(request, _("This centre does not give this service. Choose one shown here."))
        return HttpResponseRedirect(FACE.url("queue"))
    edition = place.edition(service)
    draft = drafts.begin(request.session, edition.name, served.pk if served else None)
    return HttpResponseRedirect(FACE.url("who", draft=draft.key))


@staff(*RECEPTION)
def who(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The questions of the edition and the numbers; each answer may open the next question."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    grow = bool(request.headers.get("HX-Request"))
    if request.method != "POST" or grow:
        given = request.POST.dict() if grow else _answers(kept)
        return _ask(request, official, kept, edition, WhoForm(edition, {}, initial=given))
    form = WhoForm(edition, {}, data=request.POST)
    if form.grown:
        return _ask(request, official, kept, edition, WhoForm(edition, {}, initial=request.POST.dict()))
    if not form.is_valid():
        return _ask(request, official, kept, edition, form, 422)
    kept.facts = form.facts()
    kept.applicant = form.cleaned_data.get("bin") or form.cleaned_data["iin"]
    kept.representative = form.cleaned_data.get("representative", "")
    kept.subjects = form.about()
    kept.name = _known(kept, official)
    kept.documents = []
    drafts.keep(request.session, kept)
    return HttpResponseRedirect(FACE.url("documents", draft=kept.key))


def _answers(kept: Draft) -> dict[str, Any]:
    """What the page said when it was left, for somebody who goes back to it."""
    if not kept.applicant:
        return dict(kept.facts)
    number = {"bin": kept.applicant} if kept.legal else {"iin": kept.applicant}
    return {
        **kept.facts,
        **number,
        "subject": kept.subjects[0],
        "subjects": "\n".join(kept.subjects),
        "representative": kept.representative,
    }


def _known(kept: Draft, official: Official) -> str:
    """The name that the register has for the number; empty if it has none. The look is traced."""
    if not kept.legal:
        found = search_people(kept.applicant, looker=official.looker(), why=WHY)
        return found[0].full_name if found else ""
    leave_trace(official.looker(), WHY, "legal-person", [kept.applicant])
    legal = LegalPerson.objects.filter(bin=kept.applicant).first()
    return legal.name_kk if legal else ""


def _ask(
    request: HttpRequest,
    official: Official,
    kept: Draft,
    edition: Edition,
    form: WhoForm,
    status: int = 200,
) -> HttpResponse:
    place = place_of(official.office, timezone.now())
    context = {
        "form": form,
        "edition": edition,
        "draft": kept,
        "serving": serving(place, official.user_id),
        "ready": form.complete,
    }
    return FACE.render(request, "centre/who.html", context, status)


@staff(*RECEPTION)
def documents(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The checklist of the edition; a complete set is accepted, an incomplete one goes to the refusal."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.office, timezone.now())
    facts = _facts(kept, place)
    asked = edition.documents_for(CHANNEL, facts)
    form = ChecklistForm(edition, asked, data=request.POST if request.method == "POST" else None)
    name = (
        NameForm(data=request.POST if request.method == "POST" else None, initial={"name": kept.name})
        if not kept.name
        else None
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (name is None or name.is_valid()):
            kept.documents = form.rows()
            kept.name = kept.name or (name.cleaned_data["name"] if name else "")
            drafts.keep(request.session, kept)
            if missing_documents(edition, CHANNEL, facts, kept.documents):
                return HttpResponseRedirect(FACE.url("incomplete", draft=kept.key))
            try:
                stored = _file(kept, edition, official, place)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                return _accepted(request, kept, stored)
    context = {
        "form": form,
        "name_form": name,
        "draft": kept,
        "edition": edition,
        "serving": serving(place, official.user_id),
        "blanks": blanks.offered(kept, asked, edition, official, place) if kept.name else [],
        "list_clause": next((document.clause for document in asked if document.clause), None),
        "term": (term := edition.service_term(CHANNEL, facts)),
        "length": amount(term.limit) if term and term.limit else "",
    }
    return FACE.render(request, "centre/documents.html", context, status)


@staff(*RECEPTION)
def blank(request: HttpRequest, official: Official, draft: str, document: str) -> HttpResponse:
    """A form of the edition, filled in with what is known, to print and sign."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.office, timezone.now())
    asked = {one.id: one for one in edition.documents_for(CHANNEL, _facts(kept, place))}
    if document not in asked:
        raise Http404(document)
    language = get_language() or "kk"
    pdf = blanks.blank(kept, asked[document], edition, official, place, language)
    if pdf is None:
        raise Http404(document)
    name = f"{document}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _facts(kept: Draft, place: Place) -> dict[str, str]:
    return {**kept.facts, "place": place.office.place}


def _file(kept: Draft, edition: Edition, official: Official, place: Place) -> Stored:
    filing = Filing(
        applicant=Applicant(kept.applicant, kept.name),
        legal=kept.legal,
        subjects=kept.subjects,
        facts=kept.facts,
        documents=kept.documents,
        more={"representative": kept.representative} if kept.representative else {},
    )
    ticket = Ticket.objects.filter(pk=kept.ticket, office=place.code).first() if kept.ticket else None
    with transaction.atomic():
        stored = file_at_window(edition, CHANNEL, filing, official, at=place.now, key=kept.key, ticket=ticket)
        return stored if stored.repeated else _registered(stored, official, place)


def _registered(stored: Stored, official: Official, place: Place) -> Stored:
    """The entry in the journal and the receipt follow the documents at once: the applicant waits for it."""
    step = process_of(stored.edition, CHANNEL).steps.get(stored.state.step or "")
    if step is None or step.does is not Verb.REGISTER or step.by != official.post:
        return stored
    return perform(stored.id, step.id, official, {}, at=place.now)


def _accepted(request: HttpRequest, kept: Draft, stored: Stored) -> HttpResponse:
    drafts.forget(request.session, kept.key)
    return HttpResponseRedirect(FACE.url("received", number=stored.number))


@staff(*RECEPTION)
def incomplete(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """What is missing, and the refusal with its ground: case and refusal are stored together or not at all."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.office, timezone.now())
    missing = missing_documents(edition, CHANNEL, _facts(kept, place), kept.documents)
    if not missing:
        return HttpResponseRedirect(FACE.url("documents", draft=kept.key))
    grounds = _grounds(edition, official)
    form = RefusalForm(
        data=request.POST if request.method == "POST" else None,
        initial={"ground": grounds[0].id if len(grounds) == 1 else ""},
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                stored = _refuse(kept, edition, official, place, form)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                return _accepted(request, kept, stored)
    context = {"form": form, "draft": kept, "edition": edition, "missing": missing, "grounds": grounds}
    return FACE.render(request, "centre/incomplete.html", context, status)


def _grounds(edition: Edition, official: Official) -> list[Ground]:
    """The grounds an inspector may refuse on."""
    refusing = {
        s.id for s in edition.channel(CHANNEL).steps if s.does is Verb.REFUSE and s.by == official.post
    }
    return [g for g in edition.grounds if official.post in g.by and refusing & set(g.steps)]


def _refuse(
    kept: Draft,
    edition: Edition,
    official: Official,
    place: Place,
    form: RefusalForm,
) -> Stored:
    with transaction.atomic():
        stored = _file(kept, edition, official, place)
        if stored.repeated or stored.state.step is None:
            return stored
        given = {
            "ground": form.cleaned_data["ground"],
            "reasons": form.cleaned_data["reasons"],
        }
        return perform(stored.id, stored.state.step, official, given, at=place.now, key=f"{kept.key}-refuse")


@staff(*RECEPTION)
def received(request: HttpRequest, official: Official, number: str) -> HttpResponse:
    """What came of the reception: the number, the paper to print, the clock, what is next."""
    now = timezone.now()
    file = casefile(number, official, seen_by_office(official.office), now)
    running = [line for line in by_urgency(file.clocks) if line.clock.stopped is None]
    service = next((line for line in running if line.term.kind == "service"), None)
    context = {
        "file": file,
        "case": file.case,
        "edition": file.edition,
        "papers": paper_rows(file.papers),
        "clock": clock_words(service, now) if service else None,
        "term": file.edition.service_term(CHANNEL, file.state.facts),
        "next": action_of(file, now),
    }
    return FACE.render(request, "centre/received.html", context)
