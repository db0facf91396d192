"""The first pages of a reception: which service, who and about whom, the application, the duty."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases import tickets
from qyzmet.cases.store import Applicant
from qyzmet.centre import drafts
from qyzmet.centre.drafts import Draft
from qyzmet.centre.face import FACE, RECEIVING
from qyzmet.centre.forms.duty import TenderForm
from qyzmet.centre.forms.reception import WhoForm
from qyzmet.centre.place import Place, place_of
from qyzmet.centre.queue import Waiting, serving
from qyzmet.centre.receiving import held_here, receiving
from qyzmet.centre.taking import filing_of
from qyzmet.desk import visits
from qyzmet.desk.filing import check_applicant
from qyzmet.desk.official import Official
from qyzmet.desk.paying import Tender, owed, try_payment
from qyzmet.duty.words import money
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.process.hall import hall_of
from qyzmet.registers.looker import leave_trace
from qyzmet.registers.models import LegalPerson
from qyzmet.registers.queries import search_people
from qyzmet.services.form import fields_of
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.request import RequestForm

WHY = "терезедегі қабылдау: жеке басын тексеру"
"""What the trace says of a look before the case has a number: the identity is checked at the window."""


@staff(*RECEIVING)
def begin(request: HttpRequest, official: Official) -> HttpResponse:
    """Begin with the ticket that the official serves, or without one; the service is the office's."""
    place = place_of(official.hall, timezone.now())
    if (visit := str(request.GET.get("visit", ""))).isdigit():
        return _at_home(request, official, place, int(visit))
    served = tickets.at_window(place.code, place.day, official.user_id)
    asked = served.service if served else str(request.GET.get("service", ""))
    posts = [one.post for one in held_here(request, official)]
    mine = list(dict.fromkeys(service for post in posts for service in place.received_by(post)))
    service = asked or (mine[0] if len(mine) == 1 else "")
    if not service and mine:
        return FACE.render(request, "centre/which.html", {"editions": [place.edition(one) for one in mine]})
    if not mine and place.offered:
        place.edition(service or place.offered[0])  # where no edition is in force, that is what is told
    if service in place.offered and service not in mine:
        raise _others_receive(place, place.edition(service), official)
    if service not in mine:
        messages.error(request, _("This service is not given here. Choose one shown here."))
        return HttpResponseRedirect(FACE.url("queue"))
    edition = place.edition(service)
    channels = [channel for post in posts for channel in place.channels(edition, post)]
    channel = str(request.GET.get("channel", "")) or (channels[0].id if len(channels) == 1 else "")
    if channel not in {one.id for one in channels}:
        return FACE.render(request, "centre/which.html", {"edition": edition, "channels": channels})
    draft = drafts.begin(request.session, edition.name, served.pk if served else None)
    draft.channel, draft.language = channel, draft.language or (served.language if served else "")
    drafts.keep(request.session, draft)
    return HttpResponseRedirect(FACE.url("who", draft=draft.key))


def _others_receive(place: Place, edition: Edition, official: Official) -> Refusal:
    """Who takes the documents in here by the edition, for somebody in another post."""
    steps = [
        step
        for channel in edition.channels
        if channel.available and hall_of(channel) == place.body(edition)
        for step in channel.steps
        if step.does is Verb.RECEIVE and step.by != official.post
    ]
    names = {step.by: edition.post(step.by).name for step in steps}
    who = [", ".join(name.in_(language) for name in names.values()) for language in ("kk", "ru", "en")]
    return Refusal(
        "wrong-post",
        Text(
            f"«{edition.title.kk}»: құжаттарды бұл лауазым қабылдамайды. Қабылдайтын: {who[0]}.",
            f"«{edition.title.ru}»: документы принимает не эта должность. Принимает: {who[1]}.",
            f"“{edition.title.en}”: this post does not take the documents in. Who does: {who[2]}.",
        ),
        clause=steps[0].clause if steps else None,
    )


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


@receiving
def who(request: HttpRequest, official: Official, draft: str) -> HttpResponse:
    """The questions of the edition and the numbers; each answer may open the next question."""
    kept = drafts.read(request.session, draft)
    edition = edition_named(kept.edition)
    known = _settled(edition, kept.channel)
    grow = bool(request.headers.get("HX-Request"))
    if request.method != "POST" or grow:
        given = request.POST.dict() if grow else _answers(kept)
        return _ask(request, official, kept, edition, WhoForm(edition, known, initial=given))
    form = WhoForm(edition, known, data=request.POST)
    if form.grown:
        return _ask(request, official, kept, edition, WhoForm(edition, known, initial=request.POST.dict()))
    if not form.is_valid():
        return _ask(request, official, kept, edition, form, 422)
    before, kept.facts = kept.applicant, form.facts()
    kept.applicant = form.cleaned_data.get("bin") or form.cleaned_data["iin"]
    kept.representative = form.cleaned_data.get("representative", "")
    kept.subjects = form.about()
    kept.name = _known(kept, official)
    kept.named = kept.named if kept.applicant == before else ""
    kept.language = form.cleaned_data.get("language", "")
    drafts.keep(request.session, kept)
    try:
        check_applicant(edition, kept.channel, filing_of(kept), official, at=timezone.now())
    except Refusal as refusal:
        names = {"applicant": "bin" if kept.legal else "iin", "subjects": _about(form)}
        return _ask(request, official, kept, edition, form, show_refusal(form, refusal, names))
    return HttpResponseRedirect(_on(kept, edition, "who"))


def _settled(edition: Edition, channel: str) -> dict[str, str]:
    """The answers that choosing the channel has given already: those that tell it from another channel."""
    asked = edition.channel(channel).when
    others = [one.when for one in edition.channels if one.id != channel]
    return {
        fact: values[0]
        for fact, values in asked.items()
        if len(values) == 1 and any(not set(when.get(fact, values)) & set(values) for when in others)
    }


def _about(form: WhoForm) -> str:
    """The field that names whom the request is about."""
    filled = (name for name in ("subjects", "subject") if form.cleaned_data.get(name))
    return next(filled, "iin" if "iin" in form.fields else "bin")


def _on(kept: Draft, edition: Edition, page: str) -> str:
    """The next page of the reception that has something to ask: the form, the duty, the documents."""
    if page == "who" and fields_of(edition, kept.channel, kept.facts):
        return FACE.url("request", draft=kept.key)
    due = owed(edition, kept.channel, kept.facts, timezone.localdate())
    if page != "duty" and due.duty is not None and (due.amount or due.exempt):
        return FACE.url("duty", draft=kept.key)
    return FACE.url("documents", draft=kept.key)


@receiving
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


@receiving
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
            try:
                _try(kept, edition, asked.tender(), official)
            except Refusal as refusal:
                status = show_refusal(asked, refusal)
            else:
                return HttpResponseRedirect(FACE.url("documents", draft=kept.key))
    context = {
        "form": asked,
        "due": due,
        "to_pay": money(due.amount),
        "edition": edition,
        "draft": kept,
        "serving": _serving(official),
        "back": _before_duty(kept, edition),
    }
    return FACE.render(request, "centre/duty.html", context, status)


def _try(kept: Draft, edition: Edition, tender: Tender, official: Official) -> None:
    """Whether the receipt would pay, so that the window tells it here and not after the documents."""
    place = place_of(official.hall, timezone.now())
    applicant = Applicant(kept.applicant, kept.called)
    try_payment(edition, kept.channel, kept.facts, applicant, tender, official, place.now, place.day)


def _before_duty(kept: Draft, edition: Edition) -> str:
    return "centre:request" if fields_of(edition, kept.channel, kept.facts) else "centre:who"


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
