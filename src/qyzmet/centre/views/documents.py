"""The last pages of a reception: the documents of the edition; accepted with a receipt, or turned away."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qyzmet.cases.queries import seen_by_office
from qyzmet.cases.store import Stored
from qyzmet.centre import blanks, drafts
from qyzmet.centre.asking import ask_registers, asked_documents, facts_of, proofs
from qyzmet.centre.drafts import Draft
from qyzmet.centre.face import FACE, RECEIVING
from qyzmet.centre.forms.reception import NameForm, RefusalForm
from qyzmet.centre.place import Place, place_of
from qyzmet.centre.queue import serving
from qyzmet.centre.receiving import receiving
from qyzmet.centre.scans import scans_of
from qyzmet.centre.taking import accept, grounds_of, not_taken, turn_away, turning_away
from qyzmet.desk.casefile import casefile
from qyzmet.desk.halls import at_centre
from qyzmet.desk.official import Official
from qyzmet.desk.paying import owed
from qyzmet.duty.words import money
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition
from qyzmet.law.words import amount
from qyzmet.process.checks import missing_documents
from qyzmet.process.errors import Refusal
from qyzmet.services.form import fields_of
from qyzmet.ui.staff.access import Face, said, show_refusal, staff
from qyzmet.ui.staff.case import action_of, see
from qyzmet.ui.staff.checklist import ChecklistForm, ticked
from qyzmet.ui.staff.clocks import by_urgency, clock_words
from qyzmet.ui.staff.papers import paper_rows

OF_THE_DUTY = frozenset({"bank", "receipt", "paid_on", "amount", "exemption", "proof"})
"""The fields of the page on the duty, as refusals name them."""


OWN_FACE = Face("provider", "provider/base.html")
"""Whose pages show a case, and its papers, to who took it in at their own office."""


@receiving
def documents(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The checklist of the edition; a complete set is accepted, an incomplete one goes to the refusal."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.hall, timezone.now())
    ask_registers(request.session, kept, official, place)
    facts = facts_of(kept, place)
    asked = asked_documents(kept, edition, place)
    data = request.POST if request.method == "POST" else None
    form = ChecklistForm(edition, asked, data=data, initial=ticked(kept.documents))
    name = NameForm(data=data, initial={"name": kept.named}) if not kept.name else None
    status = 200
    if request.method == "POST":
        status = 422
        whole = form.is_valid() and (name is None or name.is_valid())
        _remember(request, kept, form, name)
        if "scan" in request.POST:
            return HttpResponseRedirect(
                FACE.url("scans", draft=kept.key, document=str(request.POST["scan"])[:32])
            )
        if whole:
            if missing_documents(edition, kept.channel, facts, kept.documents):
                return HttpResponseRedirect(FACE.url("incomplete", draft=kept.key))
            try:
                stored = accept(kept, edition, official, place)
            except Refusal as refusal:
                if elsewhere := _page_of(refusal, kept, edition):
                    messages.error(request, said(refusal))
                    return HttpResponseRedirect(FACE.url(elsewhere, draft=kept.key))
                status = show_refusal(form, refusal)
            else:
                return _stored(request, kept, stored)
    term = edition.service_term(kept.channel, facts)
    context = {
        "form": form,
        "name_form": name,
        "draft": kept,
        "edition": edition,
        "serving": serving(place, official.user_id),
        "back": _before(kept, edition, place),
        "scans": {one.id: len(scans_of(kept, one.id)) for one in asked},
        "blanks": blanks.offered(kept, asked, edition, official, place) if kept.called else [],
        "proofs": proofs(kept, edition, official, place),
        "list_clause": next((document.clause for document in asked if document.clause), None),
        "term": term,
        "length": amount(term.limit) if term and term.limit else "",
    }
    return FACE.render(request, "centre/documents.html", context, status)


def _before(kept: Draft, edition: Edition, place: Place) -> str:
    """The page before this one that asked something."""
    due = owed(edition, kept.channel, kept.facts, place.day)
    if due.duty is not None and (due.amount or due.exempt):
        return "centre:duty"
    return "centre:request" if fields_of(edition, kept.channel, kept.facts) else "centre:who"


def _remember(request: HttpRequest, kept: Draft, form: ChecklistForm, name: NameForm | None) -> None:
    """Keep what was ticked and typed, so that going to another page and back loses nothing."""
    kept.documents = form.rows()
    if name is not None:
        name.is_valid()
        kept.named = name.cleaned_data.get("name", kept.named)
    drafts.keep(request.session, kept)


def _page_of(refusal: Refusal, kept: Draft, edition: Edition) -> str:
    """The page of the reception on which the field stands that the refusal names; empty if it is this one."""
    field = refusal.field or ""
    if field in OF_THE_DUTY:
        return "duty"
    if field in {one.id for one in fields_of(edition, kept.channel, kept.facts)}:
        return "request"
    return "who" if field in ("applicant", "subjects") else ""


@receiving
def blank(request: HttpRequest, official: Official, draft: str, document: str) -> HttpResponse:
    """A form of the edition, filled in with what is known, in the applicant's language, to print and sign."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.hall, timezone.now())
    asked = {one.id: one for one in asked_documents(kept, edition, place)}
    if document not in asked:
        raise Http404(document)
    pdf = blanks.blank(kept, asked[document], edition, official, place)
    if pdf is None:
        raise Http404(document)
    name = f"{document}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@receiving
def incomplete(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """What is missing, and the reply of the edition: case and reply are stored together or not at all."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    place = place_of(official.hall, timezone.now())
    missing = missing_documents(edition, kept.channel, facts_of(kept, place), kept.documents)
    if not missing or not kept.called:
        return HttpResponseRedirect(FACE.url("documents", draft=kept.key))
    grounds = grounds_of(edition, kept.channel, official)
    step = turning_away(edition, kept.channel)
    form = RefusalForm(
        step,
        data=request.POST if request.method == "POST" else None,
        initial={"ground": grounds[0].id if len(grounds) == 1 else ""},
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                given = {name: value for name, value in form.cleaned_data.items() if value}
                stored = turn_away(kept, edition, official, place, given)
            except Refusal as refusal:
                if (elsewhere := _page_of(refusal, kept, edition)) and elsewhere != "who":
                    messages.error(request, said(refusal))
                    return HttpResponseRedirect(FACE.url(elsewhere, draft=kept.key))
                status = show_refusal(form, refusal)
            else:
                return _stored(request, kept, stored)
    context = {
        "form": form,
        "draft": kept,
        "edition": edition,
        "missing": missing,
        "grounds": grounds,
        "step": step,
        "end": None if step else not_taken(edition, kept.channel),
        "papers": [edition.paper(one) for one in step.papers] if step else [],
        "paid": bool(kept.tender.get("receipt")),
    }
    return FACE.render(request, "centre/incomplete.html", context, status)


def _stored(request: HttpRequest, kept: Draft, stored: Stored) -> HttpResponse:
    drafts.forget(request.session, kept.key)
    if kept.visit is not None:
        return HttpResponseRedirect(reverse("provider:visit", kwargs={"visit": kept.visit}))
    return HttpResponseRedirect(FACE.url("received", number=stored.number))


@require_POST
@staff(*RECEIVING)
def drop(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The applicant goes without anything being taken in: nothing is stored, a receipt of a bank stays unused."""
    kept = drafts.read(request.session, draft)
    drafts.forget(request.session, kept.key)
    messages.success(request, _("The reception is ended. Nothing was stored."))
    if kept.visit is not None:
        return HttpResponseRedirect(reverse("provider:visit", kwargs={"visit": kept.visit}))
    return HttpResponseRedirect(FACE.url("queue"))


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
        "back": [
            {**row, "amount": money(Decimal(row["amount"]))}
            for entry in file.entries
            for row in entry.event.get("data", {}).get("refund", ())
        ],
        "clock": clock_words(service, now) if service else None,
        "term": file.edition.service_term(file.state.channel, file.state.facts),
        "next": action_of(see(file, official, timezone.localdate(now)), now),
    }
    if not at_centre(official):
        context["face"] = OWN_FACE
    return FACE.render(request, "centre/received.html", context)
