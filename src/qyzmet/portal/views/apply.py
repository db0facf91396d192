"""Apply on the portal: one question a page, then everything once more."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case
from qyzmet.desk.filing import edition_at, file_on_portal
from qyzmet.desk.providers import portal_provider
from qyzmet.desk.timing import PORTAL
from qyzmet.duty.words import money
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.model import Channel
from qyzmet.law.words import amount
from qyzmet.portal import drafts
from qyzmet.portal.asking import ABOUT, SUBJECTS, has_fact, kinship_asked
from qyzmet.portal.choosing import known_service
from qyzmet.portal.drafts import Draft
from qyzmet.portal.forms.apply import AnswerForm, FileForm, ListForm, PersonForm, RelativeForm
from qyzmet.portal.pictures import LARGEST, size_of
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import objected, said
from qyzmet.portal.reviewing import due_today, rows_of, turns
from qyzmet.portal.sections import FILE, FORM, Section, initial_of, keep_file
from qyzmet.portal.writing import Writing, read, writing_of
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.queries import close_relatives
from qyzmet.registers.records import Relative
from qyzmet.services.form import BadAnswer, check_answers
from qyzmet.services.rules import represented, rules_of
from qyzmet.ui.staff.request import RequestForm
from qyzmet.ui.uploads import MEGABYTE
from qyzmet.ui.words import clause_words, in_language

WHY = "порталдағы өтініш: өтініш берушінің жақын туысқандары"
"""What the trace says of the look at the applicant's own relatives."""


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
    return read(request.session, reader, key)


def gone(request: HttpRequest) -> HttpResponseRedirect:
    """The draft is not there any more: it was sent, or the session ended."""
    messages.warning(
        request,
        _("This request was sent already, or was left too long and is gone. Look here, or begin anew."),
    )
    return HttpResponseRedirect(reverse("portal:my"))


def _onward(request: HttpRequest, reader: Self, draft: Draft) -> HttpResponseRedirect:
    """Keep the draft and go to the first page without an answer, else to the review."""
    written = writing_of(draft, reader)
    drafts.keep(request.session, draft)
    page = written.open_page()
    if page is None:
        return HttpResponseRedirect(reverse("portal:review", args=[draft.key]))
    return HttpResponseRedirect(reverse("portal:question", args=[draft.key, page]))


@applicants
def question(request: HttpRequest, reader: Self, draft: str, question: str) -> HttpResponse:
    """One page: a question of the edition, about whom, a part of the form, a file."""
    written = writing(request, reader, draft)
    if written is None:
        return gone(request)
    if question == SUBJECTS:
        return _about_whom(request, reader, written)
    if question.startswith(FORM):
        return _section(request, reader, written, question)
    if question.startswith(FILE):
        return _file(request, reader, written, question)
    asked = written.question(question)
    kept = written.draft
    form = AnswerForm(
        asked, written.edition, request.POST or None, initial={"answer": kept.facts.get(question)}
    )
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        channel = written.edition.channel(PORTAL)
        if answer not in channel.when.get(question, (answer,)):
            form.add_error("answer", _not_here(channel))
            return _page(request, written, question, form, asked.fact.clause, elsewhere=channel)
        if kept.facts.get(question) != answer:
            kept.facts[question] = answer
            kept.subjects, kept.names = [], {}
        return _onward(request, reader, kept)
    return _page(request, written, question, form, asked.fact.clause)


def _not_here(channel: Channel) -> str:
    cited = f" ({clause_words(channel.clause)})" if channel.clause else ""
    return _("With this answer the service is not given through the portal%(clause)s.") % {"clause": cited}


def _section(request: HttpRequest, reader: Self, written: Writing, page: str) -> HttpResponse:
    """A few questions of the form; an address is looked for before it is chosen."""
    section, kept = written.section(page), written.draft
    form = RequestForm(
        written.edition,
        section.fields,
        request.POST if request.method == "POST" else None,
        initial=initial_of(section.fields, kept.request),
    )
    if form.finding:
        form.errors.clear()
    elif request.method == "POST" and form.is_valid():
        try:
            told = check_answers(section.fields, form.answers())
        except BadAnswer as bad:
            form.add_error(bad.field.id, str(in_language(bad.text)))
        else:
            others = {name: text for name, text in kept.request.items() if name not in _ids(section)}
            kept.request = others | told
            kept.told = [*(one for one in kept.told if one != page), page]
            return _onward(request, reader, kept)
    about = {field.id: field for field in section.fields}
    rows = [(bound, about.get(bound.name)) for bound in form.visible_fields()]
    return _page(request, written, page, form, None, "portal/section.html", rows=rows)


def _ids(section: Section) -> set[str]:
    return {field.id for field in section.fields}


def _file(request: HttpRequest, reader: Self, written: Writing, page: str) -> HttpResponse:
    """A file that the edition asks for; the one given before may stay."""
    document, key = written.document(page), written.draft.key
    given = written.files.get(document.id)
    posted = request.method == "POST"
    form = FileForm(
        document,
        request.POST if posted else None,
        request.FILES if posted else None,
        required=given is None,
    )
    if posted and form.is_valid():
        if form.picture is not None:
            keep_file(key, document, form.name, form.content, form.picture)
        return _onward(request, reader, written.draft)
    least = asked.least if (asked := size_of(document)) else None
    return _page(
        request, written, page, form, document.clause, "portal/file.html",
        document=document, given=given, least=least, most=LARGEST // MEGABYTE,
    )  # fmt: skip


def _page(
    request: HttpRequest,
    written: Writing,
    page: str,
    form: forms.Form | None,
    clause: str | None,
    template: str = "portal/question.html",
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
    return render(request, template, context, status=422 if form and form.errors else 200)


def _about_whom(request: HttpRequest, reader: Self, written: Writing) -> HttpResponse:
    kept = written.draft
    if not written.asks_about_whom:
        raise Http404(SUBJECTS)
    kinship = kinship_asked(written.edition, kept.facts)
    relatives: list[Relative] | None = None
    form: RelativeForm | PersonForm | ListForm
    if kept.facts.get("applicant") == "legal":
        form = ListForm(request.POST or None, initial={"subjects_list": "\n".join(kept.subjects)})
    elif kinship:
        known = close_relatives(reader.iin, looker=reader.official().looker(), why=WHY)
        relatives = [one for one in known if one.kind in kinship]
        form = RelativeForm(relatives, request.POST or None, initial={"subject": _only(kept.subjects)})
    else:
        form = PersonForm(request.POST or None, initial={"subject": _only(kept.subjects)})
    clause = _clause_about(written)
    if request.method == "POST" and form.is_valid():
        subjects = form.subjects()
        ties = {one.iin: one.kind for one in relatives} if relatives is not None else None
        applicant = reader.bin if kept.facts.get("applicant") == "legal" else reader.iin
        objection = rules_of(written.edition.service).objection(
            written.edition, kept.facts, applicant, subjects, ties, on=timezone.localdate()
        )
        if objection is None:
            kept.subjects = subjects
            kept.names = {one.iin: one.full_name for one in relatives or () if one.iin in subjects}
            return _onward(request, reader, kept)
        form.add_error(next(iter(form.fields)), objected(objection))
    nobody = relatives is not None and not relatives
    return _page(request, written, SUBJECTS, None if nobody else form, clause, nobody=nobody)


def _clause_about(written: Writing) -> str | None:
    """Where the edition says about whom: at the answer given, else at the question."""
    edition, facts = written.edition, written.draft.facts
    if not has_fact(edition, ABOUT):
        clauses = (edition.fact(one).clause for one in ("for_whom", "age") if has_fact(edition, one))
        return represented(edition) or next(clauses, None)
    asked = edition.fact(ABOUT)
    value = next((value for value in asked.values if value.id == facts.get(ABOUT)), None)
    return value.clause if value else asked.clause


def _only(subjects: list[str]) -> str:
    return subjects[0] if subjects else ""


@applicants
def review(request: HttpRequest, reader: Self, draft: str) -> HttpResponse:
    """Everything once more, each answer with a link to change it; POST opens a case that is signed later."""
    written = writing(request, reader, draft)
    if written is None:
        return sent_before(request, reader, draft)
    if written.open_page() is not None:
        return _onward(request, reader, written.draft)
    objection = written.objection(reader)
    wrong = str(objected(objection)) if objection else _nobody(written, reader)
    if request.method == "POST" and not written.signed_first and not wrong:
        try:
            return _opened(request, reader, written)
        except Refusal as refusal:
            wrong = said(refusal)
    now, facts = timezone.now(), written.draft.facts
    term = written.edition.service_term(PORTAL, facts)
    due = due_today(written, timezone.localdate(now))
    context = {
        "edition": written.edition,
        "rows": rows_of(written, reader),
        "made": written.made(reader),
        "draft": written.draft,
        "term": term,
        "limit": amount(term.limit) if term and term.limit else "",
        "back": reverse("portal:question", args=[written.draft.key, written.pages[-1]]),
        "signed_first": written.signed_first,
        "wrong": wrong,
        "due": due,
        "sum": money(due.amount) if due else None,
        "turns": turns(written.edition, facts),
    }
    return render(request, "portal/review.html", context, status=422 if wrong else 200)


def _nobody(written: Writing, reader: Self) -> str:
    """Why no body can decide the request; empty where there is one."""
    try:
        portal_provider(written.edition, written.draft.request, written.made(reader).applicant.id)
    except Refusal as refusal:
        return said(refusal)
    return ""


def _opened(request: HttpRequest, reader: Self, written: Writing) -> HttpResponseRedirect:
    """File the form: the case is open, and waits for whoever is next."""
    made = written.made(reader)
    stored = file_on_portal(
        written.edition,
        made.filing(written.draft),
        None,
        reader.official(),
        at=timezone.now(),
        key=written.draft.key,
    )
    drafts.forget(request.session, written.draft.key)
    messages.success(
        request, _("The request is open under the number %(number)s.") % {"number": stored.number}
    )
    return HttpResponseRedirect(reverse("portal:case", args=[stored.number]))


def sent_before(request: HttpRequest, reader: Self, key: str) -> HttpResponse:
    """The page was sent twice: the case that the first sending opened, if it is the reader's."""
    case = Case.objects.filter(reader.access(), opening_key=key).first()
    if case is None:
        return gone(request)
    messages.info(request, _("The request was sent before; this is its case. Nothing was done twice."))
    return HttpResponseRedirect(reverse("portal:case", args=[case.number]))
