"""Reception: who, about whom, which documents; then accepted with a receipt, or refused with a ground."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.cases.queries import seen_by_office
from qyzmet.cases.store import Applicant, Stored
from qyzmet.centre import blanks, drafts
from qyzmet.centre.drafts import Draft
from qyzmet.centre.face import FACE, RECEIVING
from qyzmet.centre.forms.duty import TenderForm
from qyzmet.centre.forms.reception import NameForm, RefusalForm, WhoForm
from qyzmet.centre.place import Place, place_of
from qyzmet.centre.queue import Waiting, serving
from qyzmet.desk import visits
from qyzmet.desk.casefile import casefile
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.paying import owed
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
from qyzmet.services.form import fields_of
from qyzmet.services.rules import derived_facts
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.case import action_of, see
from qyzmet.ui.staff.checklist import ChecklistForm
from qyzmet.ui.staff.clocks import by_urgency, clock_words
from qyzmet.ui.staff.papers import paper_rows
from qyzmet.ui.staff.request import RequestForm

WHY = "терезедегі қабылдау: жеке басын тексеру"
"""What the trace says of a look before the case has a number: the identity is checked at the window."""


@staff(*RECEIVING)
def begin(request: HttpRequest, official: Official) -> HttpResponse:
    """Begin with the ticket that the inspector serves, or without one; the service is the office's."""
    place = place_of(official.hall, timezone.now())
    if (visit := str(request.GET.get("visit", ""))).isdigit():
        return _at_home(request, official, place, int(visit))
    served = tickets.at_window(place.code, place.day, official.user_id)
    asked = served.service if served else str(request.GET.get("service", ""))
    mine = place.received_by(official.post)
    service = asked or (mine[0] if len(mine) == 1 else "")
    if not service and mine:
        return FACE.render(request, "centre/which.html", {"editions": [place.edition(one) for one in mine]})
    if not mine and place.offered:
        place.edition(service or place.offered[0])  # where no edition is in force, that is what is told
    if service not in mine:
        messages.error(request, _("This centre does not give this service. Choose one shown here."))
        return HttpResponseRedirect(FACE.url("queue"))
    edition = place.edition(service)
    channels = place.channels(edition, official.post)
    channel = str(request.GET.get("channel", "")) or (channels[0].id if len(channels) == 1 else "")
    if channel not in {one.id for one in channels}:
        return FACE.render(request, "centre/which.html", {"edition": edition, "channels": channels})
    draft = drafts.begin(request.session, edition.name, served.pk if served else None)
    draft.channel, draft.language = channel, draft.language or (served.language if served else "")
    drafts.keep(request.session, draft)
    return HttpResponseRedirect(FACE.url("who", draft=draft.key))


def _at_home(request: HttpRequest, official: Official, place: Place, visit: int) -> HttpResponse:
    """Begin at the applicant's door, with what was told when the visit was asked for."""
    asked = visits.at_the_door(visit, official, place.now)
    edition = place.edition(asked.service)
    channel = visits.home_channel(edition)
    if channel is None:
        raise visits.not_given(edition)
    draft = drafts.begin(request.session, edition.name, None, asked.pk)
    if not draft.applicant:
        draft.channel, draft.facts = channel.id, dict(asked.facts)
        draft.applicant, draft.subjects = asked.person, [asked.person]
    drafts.keep(request.session, draft)
    return HttpResponseRedirect(FACE.url("who", draft=draft.key))


@staff(*RECEIVING)
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
    kept.language = form.cleaned_data.get("language", "")
    kept.documents = []
    drafts.keep(request.session, kept)
    return HttpResponseRedirect(_on(kept, edition, "who"))


def _on(kept: Draft, edition: Edition, page: str) -> str:
    """The next page of the reception that has something to ask: the form, the duty, the documents."""
    if page == "who" and fields_of(edition, kept.channel, kept.facts):
        return FACE.url("request", draft=kept.key)
    due = owed(edition, kept.channel, kept.facts, timezone.localdate())
    if page != "duty" and due.duty is not None and (due.amount or due.exempt):
        return FACE.url("duty", draft=kept.key)
    return FACE.url("documents", draft=kept.key)


@staff(*RECEIVING)
def form(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The application form of the service, where it has one."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    fields = fields_of(edition, kept.channel, kept.facts)
    if not fields:
        return HttpResponseRedirect(_on(kept, edition, "request"))
    asked = RequestForm(
        edition, fields, data=request.POST if request.method == "POST" else None, initial=kept.request
    )
    status = 200
    if request.method == "POST" and not asked.finding:
        status = 422
        if asked.is_valid():
            kept.request = asked.answers()
            drafts.keep(request.session, kept)
            return HttpResponseRedirect(_on(kept, edition, "request"))
    if asked.finding:
        asked.errors.clear()
    context = {"form": asked, "edition": edition, "draft": kept, "serving": _serving(official)}
    return FACE.render(request, "centre/request.html", context, status)


@staff(*RECEIVING)
def duty(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """What the case costs, and the receipt or the proof; a free service goes straight to the documents."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    due = owed(edition, kept.channel, kept.facts, timezone.localdate())
    if due.duty is None or not (due.amount or due.exempt):
        return HttpResponseRedirect(FACE.url("documents", draft=kept.key))
    asked = TenderForm(
        edition, due, data=request.POST if request.method == "POST" else None, initial=dict(kept.tender)
    )
    status = 200
    if request.method == "POST":
        status = 422
        if asked.is_valid():
            kept.tender = drafts.plain(asked.cleaned_data)
            drafts.keep(request.session, kept)
            return HttpResponseRedirect(FACE.url("documents", draft=kept.key))
    context = {"form": asked, "due": due, "edition": edition, "draft": kept, "serving": _serving(official)}
    return FACE.render(request, "centre/duty.html", context, status)


def _serving(official: Official) -> Waiting | None:
    return serving(place_of(official.hall, timezone.now()), official.user_id)


def _answers(kept: Draft) -> dict[str, Any]:
    """What the page said when it was left, for somebody who goes back to it."""
    if not kept.applicant:
        return dict(kept.facts)
    number = {"bin": kept.applicant} if kept.legal else {"iin": kept.applicant}
    return {
        **kept.facts,
        **number,
        "subject": "" if kept.subjects[0] == kept.applicant else kept.subjects[0],
        "language": kept.language,
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
    place = place_of(official.hall, timezone.now())
    context = {
        "form": form,
        "edition": edition,
        "draft": kept,
        "serving": serving(place, official.user_id),
        "ready": form.complete,
    }
    return FACE.render(request, "centre/who.html", context, status)


@staff(*RECEIVING)
def documents(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The checklist of the edition; a complete set is accepted, an incomplete one goes to the refusal."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.hall, timezone.now())
    facts = _facts(kept, place)
    asked = edition.documents_for(kept.channel, facts)
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
            if missing_documents(edition, kept.channel, facts, kept.documents):
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
        "term": (term := edition.service_term(kept.channel, facts)),
        "length": amount(term.limit) if term and term.limit else "",
    }
    return FACE.render(request, "centre/documents.html", context, status)


@staff(*RECEIVING)
def blank(request: HttpRequest, official: Official, draft: str, document: str) -> HttpResponse:
    """A form of the edition, filled in with what is known, to print and sign."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.hall, timezone.now())
    asked = {one.id: one for one in edition.documents_for(kept.channel, _facts(kept, place))}
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
    return {**derived_facts(edition_named(kept.edition)), **kept.facts, "place": place.office.place}


def _file(kept: Draft, edition: Edition, official: Official, place: Place) -> Stored:
    filing = Filing(
        applicant=Applicant(kept.applicant, kept.name),
        legal=kept.legal,
        subjects=kept.subjects,
        facts=kept.facts,
        documents=kept.documents,
        more={"representative": kept.representative} if kept.representative else {},
        request=kept.request,
        payment=drafts.tender(kept),
        language=kept.language,
    )
    ticket = Ticket.objects.filter(pk=kept.ticket, office=place.code).first() if kept.ticket else None
    with transaction.atomic():
        stored = file_at_window(
            edition, kept.channel, filing, official, at=place.now, key=kept.key, ticket=ticket
        )
        if stored.repeated:
            return stored
        if kept.visit is not None:
            visits.link(kept.visit, stored, official, at=place.now)
        return _registered(stored, official, place)


def _registered(stored: Stored, official: Official, place: Place) -> Stored:
    """The entry in the journal and the receipt follow the documents at once: the applicant waits for it."""
    step = process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")
    if step is None or step.does is not Verb.REGISTER or step.by != official.post:
        return stored
    return perform(stored.id, step.id, official, {}, at=place.now)


def _accepted(request: HttpRequest, kept: Draft, stored: Stored) -> HttpResponse:
    drafts.forget(request.session, kept.key)
    if kept.visit is not None:
        return HttpResponseRedirect(reverse("provider:visit", kwargs={"visit": kept.visit}))
    return HttpResponseRedirect(FACE.url("received", number=stored.number))


@staff(*RECEIVING)
def incomplete(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """What is missing, and the refusal with its ground: case and refusal are stored together or not at all."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.hall, timezone.now())
    missing = missing_documents(edition, kept.channel, _facts(kept, place), kept.documents)
    if not missing:
        return HttpResponseRedirect(FACE.url("documents", draft=kept.key))
    grounds = _grounds(edition, kept.channel, official)
    form = RefusalForm(
        bool(grounds),
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


def _grounds(edition: Edition, channel: str, official: Official) -> list[Ground]:
    """The grounds the official may refuse on; none where the edition only lets them tell what is missing."""
    refusing = {
        s.id for s in edition.channel(channel).steps if s.does is Verb.REFUSE and s.by == official.post
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
        given = {name: value for name, value in form.cleaned_data.items() if value}
        return perform(stored.id, stored.state.step, official, given, at=place.now, key=f"{kept.key}-refuse")


@staff(*RECEIVING)
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
        "term": file.edition.service_term(file.state.channel, file.state.facts),
        "next": action_of(see(file, official, timezone.localdate(now)), now),
    }
    return FACE.render(request, "centre/received.html", context)
