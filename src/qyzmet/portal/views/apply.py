"""Apply on the portal: one question a page, then everything once more."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.desk.filing import edition_at
from qyzmet.desk.timing import PORTAL
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Value
from qyzmet.law.words import amount
from qyzmet.portal import drafts
from qyzmet.portal.asking import SUBJECTS, Question, asks_about_whom, company_of, settle, unanswered
from qyzmet.portal.choosing import known_service
from qyzmet.portal.drafts import Draft
from qyzmet.portal.forms.apply import AnswerForm, ListForm, PersonForm, RelativeForm
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.request import request_of
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.queries import close_relatives
from qyzmet.registers.records import Relative
from qyzmet.services.rules import rules_of
from qyzmet.ui.components import Row
from qyzmet.ui.words import clause_words, in_language

WHY = "порталдағы өтініш: өтініш берушінің жақын туысқандары"
"""What the trace says of the look at the applicant's own relatives."""


@dataclass
class Writing:
    """A draft with its edition and the questions it answers."""

    draft: Draft
    edition: Edition
    questions: list[Question]

    @property
    def pages(self) -> list[str]:
        """The questions in their order."""
        asked = [question.fact.id for question in self.questions]
        return [*asked, SUBJECTS] if asks_about_whom(self.draft.facts) else asked

    def question(self, page: str) -> Question:
        """The question of the edition on this page; 404 if it is not asked of this applicant."""
        for question in self.questions:
            if question.fact.id == page:
                return question
        raise Http404(page)


@applicants
def begin(request: HttpRequest, reader: Self, service: str) -> HttpResponse:
    """Begin a request; where the edition in force has no such way, that and its clause."""
    now = timezone.now()
    try:
        edition = edition_at(known_service(service), PORTAL, now)
        channel = process_of(edition, PORTAL).channel
    except NoneInForce as none:
        context = {"service": service, "words": none.text, "clause": None, "edition": None}
        return render(request, "portal/not_offered.html", context, status=422)
    except Refusal as refusal:
        context = {"service": service, "words": refusal.text, "clause": refusal.clause, "edition": None}
        return render(request, "portal/not_offered.html", context, status=422)
    if not channel.available:
        words = next((term.what for term in edition.terms if term.channels == (PORTAL,)), channel.name)
        context = {"service": service, "words": words, "clause": channel.clause, "edition": edition}
        return render(request, "portal/not_offered.html", context, status=422)
    language = "ru" if get_language() == "ru" else "kk"
    draft = drafts.begin(request.session, edition.name, language, now)
    return _onward(request, reader, draft)


def writing(request: HttpRequest, reader: Self, key: str) -> Writing | None:
    """The draft of the session with this key; None if it is gone."""
    draft = drafts.read(request.session, key)
    if draft is None:
        return None
    edition = edition_named(draft.edition)
    return Writing(draft, edition, settle(edition, draft, reader))


def gone(request: HttpRequest) -> HttpResponseRedirect:
    """The draft is not there any more: it was sent, or the session ended."""
    messages.warning(
        request,
        _("This request was sent already, or was left too long and is gone. Look here, or begin anew."),
    )
    return HttpResponseRedirect(reverse("portal:my"))


def _onward(request: HttpRequest, reader: Self, draft: Draft) -> HttpResponseRedirect:
    """Keep the draft and go to the first question without an answer, else to the review."""
    questions = settle(edition_named(draft.edition), draft, reader)
    drafts.keep(request.session, draft)
    page = unanswered(questions, draft)
    if page is None:
        return HttpResponseRedirect(reverse("portal:review", args=[draft.key]))
    return HttpResponseRedirect(reverse("portal:question", args=[draft.key, page]))


@applicants
def question(request: HttpRequest, reader: Self, draft: str, question: str) -> HttpResponse:
    """One question."""
    written = writing(request, reader, draft)
    if written is None:
        return gone(request)
    if question == SUBJECTS:
        return _about_whom(request, reader, written)
    asked = written.question(question)
    kept = written.draft
    form = AnswerForm(
        asked, written.edition, request.POST or None, initial={"answer": kept.facts.get(question)}
    )
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        if kept.facts.get(question) != answer:
            kept.facts[question] = answer
            kept.subjects, kept.names = [], {}
        return _onward(request, reader, kept)
    return _page(request, written, question, form, asked.fact.clause)


def _page(
    request: HttpRequest,
    written: Writing,
    page: str,
    form: forms.Form | None,
    clause: str | None,
    **more: object,
) -> HttpResponse:
    pages = written.pages
    place = pages.index(page)
    key = written.draft.key
    context = {
        "form": form,
        "edition": written.edition,
        "clause": clause,
        "place": place + 1,
        "of": len(pages),
        "back": reverse("portal:question", args=[key, pages[place - 1]])
        if place
        else reverse("portal:service", args=[written.edition.service]),
        **more,
    }
    return render(request, "portal/question.html", context, status=422 if form and form.errors else 200)


def _about_whom(request: HttpRequest, reader: Self, written: Writing) -> HttpResponse:
    kept = written.draft
    if not asks_about_whom(kept.facts):
        raise Http404(SUBJECTS)
    about = _about(written)
    relatives: list[Relative] | None = None
    form: RelativeForm | PersonForm | ListForm
    if kept.facts.get("applicant") == "legal":
        form = ListForm(request.POST or None, initial={"subjects_list": "\n".join(kept.subjects)})
    elif about is not None and about.kinship:
        known = close_relatives(reader.iin, looker=reader.official().looker(), why=WHY)
        relatives = [one for one in known if one.kind in about.kinship]
        form = RelativeForm(relatives, request.POST or None, initial={"subject": _only(kept.subjects)})
    else:
        form = PersonForm(request.POST or None, initial={"subject": _only(kept.subjects)})
    clause = about.clause if about else written.edition.fact("about").clause
    if request.method == "POST" and form.is_valid():
        subjects = form.subjects()
        ties = {one.iin: one.kind for one in relatives} if relatives is not None else None
        applicant = reader.bin if kept.facts.get("applicant") == "legal" else reader.iin
        objection = rules_of(written.edition.service).objection(
            written.edition, kept.facts, applicant, subjects, ties
        )
        if objection is None:
            kept.subjects = subjects
            kept.names = {one.iin: one.full_name for one in relatives or () if one.iin in subjects}
            return _onward(request, reader, kept)
        cited = f" ({clause_words(objection.clause)})" if objection.clause else ""
        form.add_error(next(iter(form.fields)), f"{in_language(objection.text)}{cited}")
    nobody = relatives is not None and not relatives
    return _page(request, written, SUBJECTS, None if nobody else form, clause, nobody=nobody)


def _about(written: Writing) -> Value | None:
    given = written.draft.facts.get("about")
    return next((value for value in written.edition.fact("about").values if value.id == given), None)


def _only(subjects: list[str]) -> str:
    return subjects[0] if subjects else ""


@applicants
def review(request: HttpRequest, reader: Self, draft: str) -> HttpResponse:
    """Everything once more, each answer with a link to change it."""
    written = writing(request, reader, draft)
    if written is None:
        return gone(request)
    if unanswered(written.questions, written.draft) is not None:
        return _onward(request, reader, written.draft)
    made = request_of(written.draft, written.edition, reader)
    term = written.edition.service_term(PORTAL, written.draft.facts)
    context = {
        "edition": written.edition,
        "rows": _rows(written, reader),
        "made": made,
        "draft": written.draft,
        "term": term,
        "limit": amount(term.limit) if term and term.limit else "",
        "back": reverse("portal:question", args=[written.draft.key, written.pages[-1]]),
    }
    return render(request, "portal/review.html", context)


def _rows(written: Writing, reader: Self) -> list[Row]:
    draft, edition = written.draft, written.edition
    change = _("Change")
    company = company_of(reader) if draft.facts.get("applicant") == "legal" else None
    who = f"{company.name(draft.language)}, {reader.bin}" if company else f"{reader.name}, {reader.iin}"
    rows = [Row(key=_("Who applies"), value=who, clause=edition.fact("applicant").clause, edition=edition)]
    for question in written.questions:
        label = next(v.label for v in question.values if v.id == draft.facts[question.fact.id])
        url = reverse("portal:question", args=[draft.key, question.fact.id])
        rows.append(
            Row(
                key=question.fact.question,
                value=label,
                clause=question.fact.clause,
                edition=edition,
                action=change,
                action_url=url,
            )
        )
    if asks_about_whom(draft.facts):
        url = reverse("portal:question", args=[draft.key, SUBJECTS])
        about = "; ".join(", ".join(filter(None, (draft.names.get(one), one))) for one in draft.subjects)
        rows.append(
            Row(
                key=_("About whom"),
                value=about,
                clause=edition.fact("about").clause,
                edition=edition,
                action=change,
                action_url=url,
            )
        )
    language = {"kk": _("Kazakh"), "ru": _("Russian")}[draft.language]
    rows.append(Row(key=_("Language of the paper"), value=language))
    return rows
