"""The page of one case: how it stands, what is next, who did what by which clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from qyzmet.cases import store
from qyzmet.cases.journal import verify
from qyzmet.cases.models import Assignment, Entry
from qyzmet.cases.queries import seen_by_office
from qyzmet.desk.assignments import (
    Executor,
    Given,
    acting,
    assign,
    executors,
    is_anothers,
    whose,
)
from qyzmet.desk.attaching import attach
from qyzmet.desk.casefile import CaseFile, StepLine, casefile
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform, redo
from qyzmet.desk.sfu import has_tables, sfu_tables
from qyzmet.desk.signing import SIGNING
from qyzmet.law.model import Edition, Ground, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.once import read_rows
from qyzmet.offices.posts import POSTS
from qyzmet.process.engine import REDO, process_of
from qyzmet.process.errors import Refusal
from qyzmet.ui import components
from qyzmet.ui.components import ClockWords, Row
from qyzmet.ui.staff.access import Face, show_refusal
from qyzmet.ui.staff.actions import BY_MANIFEST, ELSEWHERE, ActionForm
from qyzmet.ui.staff.clocks import by_urgency, clock_words
from qyzmet.ui.staff.effects import foreseen
from qyzmet.ui.staff.offices import office_name
from qyzmet.ui.staff.papers import paper_rows, scan_rows
from qyzmet.ui.staff.who import who_acted
from qyzmet.ui.words import clause_words, in_language, kztime

FEW = 5
"""So many persons are named in the summary of a case; a longer list is counted."""


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock beside the case."""

    what: Text
    clause: str | None
    words: ClockWords


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the journal of the case."""

    entry: Entry
    what: str
    outcome: str
    who: str
    digest: str


def case_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """GET shows the case; POST does its next step and comes back to it."""
    now = timezone.now()
    access = seen_by_office(official.office)
    seen = see(casefile(number, official, access, now), official, timezone.localdate(now))
    if request.method != "POST":
        return show_case(request, face, seen, now, action_of(seen, now))
    file = seen.file
    step = str(request.POST.get("step", ""))
    if file.step is None or step != file.step.id or not file.may_act:
        return _stale(request, face, seen, now)
    form = _form(seen, now, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return show_case(request, face, seen, now, form, 422)
    try:
        _do(seen, form, now)
    except Refusal as refusal:
        status = show_refusal(form, refusal, {"to": "iin" if "iin" in form.fields else "bin"})
        return show_case(request, face, seen, now, form, status)
    tell_done(request, file.step)
    return HttpResponseRedirect(face.url("case", number=file.case.number))


@dataclass(frozen=True, slots=True)
class Seen:
    """A case before an official: the file, who they are in it, to whom the office gave it."""

    file: CaseFile
    official: Official
    given: Given | None
    anothers: bool
    """Whether it was given to somebody else, who is here to do it."""


def see(file: CaseFile, official: Official, today: date) -> Seen:
    """The official as they act on this case, for themselves or in somebody's place.

    An applicant who waits at the hall where the official sits is called by them; a post given to sign only
    opens no other step.
    """
    found = whose(file.case, today)
    official = acting(official, found, today)
    step = file.step
    waits_here = step is not None and step.does is Verb.QUEUE and calls_from_queue(file, official)
    signs = step is not None and (not official.signs_only or step.does in SIGNING)
    may_act = (file.may_act or waits_here) and signs
    return Seen(
        replace(file, may_act=may_act), official, found, may_act and is_anothers(official, found, today)
    )


def calls_from_queue(file: CaseFile, official: Official) -> bool:
    """Whether the applicant waits for this official: the post of the next step that an official does, in this hall."""
    if file.step is None or not official.serves(file.case.office, file.case.provider):
        return False
    steps = process_of(file.edition, file.state.channel).steps
    called = next((branch.go for branch in file.step.then if branch.on == "called"), "")
    following = steps.get(called)
    started = any(line.stage == "done" and line.step.by == official.post for line in file.steps)
    return following is not None and following.by == official.post and started


def _do(seen: Seen, form: ActionForm, now: datetime) -> None:
    """The step, by what its form says; a resolution also gives the case to the executor."""
    number, step, key = seen.file.case.number, form.next_step.id, form.cleaned_data["key"]
    if form.outcome() == REDO and form.can_redo:
        redo(number, step, seen.official, form.given()["reasons"], at=now, key=key)
    elif form.verb is Verb.RESOLVE:
        filled = form.cleaned_data
        last = seen.given.assignment.pk if seen.given else 0
        assign(
            {number: last},
            filled["executor"],
            seen.official,
            words=filled["words"],
            due_on=filled["due_on"],
            at=now,
            key=key,
        )
    else:
        with transaction.atomic():
            done = perform(number, step, seen.official, form.given(), at=now, outcome=form.outcome(), key=key)
            for one in () if done.repeated else form.scans():
                attach(done.id, one.document, one.name, one.media_type, one.content, seen.official.name, now)


def _form(seen: Seen, now: datetime, **kwargs: Any) -> ActionForm:
    file = seen.file
    assert file.step is not None
    instead_of = seen.given.assignment.executor_name if seen.given and seen.anothers else ""
    people: Sequence[Executor] = ()
    if file.step.does is Verb.RESOLVE:
        people = executors(seen.official.office, next_post(file), timezone.localdate(now))
    return ActionForm(file, now, executors=people, instead_of=instead_of, **kwargs)


def next_post(file: CaseFile) -> str:
    """The post of the step that follows the one at hand when it goes well; empty at the end."""
    steps = process_of(file.edition, file.state.channel).steps
    goes = file.step.then[0].go if file.step is not None else ""
    return steps[goes].by if goes in steps else ""


def action_of(seen: Seen, now: datetime) -> ActionForm | None:
    """The form of the next step, if it is the reader's and has no page of its own."""
    file = seen.file
    if file.step is None or not file.may_act or file.step.does in ELSEWHERE:
        return None
    return _form(seen, now)


def tell_done(request: HttpRequest, step: Step) -> None:
    """The message after a step: what was done, by which clause."""
    title = in_language(step.title)
    cited = f" ({clause_words(step.clause)})" if step.clause else ""
    messages.success(request, _("Done: %(what)s") % {"what": f"{title}{cited}."})


def _stale(request: HttpRequest, face: Face, seen: Seen, now: datetime) -> HttpResponse:
    """The page was older than the case: a repeated command is welcome, any other changes nothing."""
    file = seen.file
    key = str(request.POST.get("key", ""))
    step = str(request.POST.get("step", ""))
    if key and file.case.entries.filter(key=key).exists():
        if done := process_of(file.edition, file.state.channel).steps.get(step):
            tell_done(request, done)
        return HttpResponseRedirect(face.url("case", number=file.case.number))
    perform(file.case.number, step, seen.official, {}, at=now, key=key or None)
    return HttpResponseRedirect(face.url("case", number=file.case.number))


def show_case(
    request: HttpRequest,
    face: Face,
    seen: Seen,
    now: datetime,
    action: ActionForm | None,
    status: int = 200,
) -> HttpResponse:
    """The page, with the form of the next step if there is one."""
    file = seen.file
    context: dict[str, Any] = {
        "file": file,
        "seen": seen,
        "case": file.case,
        "edition": file.edition,
        "form": action,
        "summary_rows": summary_rows(file),
        "progress": progress(file),
        "clocks": [
            ClockRow(line.term.what, line.term.clause, clock_words(line, now))
            for line in by_urgency(file.clocks)
        ],
        "entries": entry_rows(file),
        "verdict": verify(file.case, file.entries),
        "whose": whose_turn(file),
        "by_manifest": file.step is not None and file.step.does in BY_MANIFEST,
        "state_kind": state_kind(file),
        "state_words": state_words(file),
        "brought": brought(file),
        "returned": returned(file),
        "hands_over": file.step is not None and file.step.does in (Verb.ISSUE, Verb.SHELVE),
        "papers": paper_rows(file.papers),
        "scans": scan_rows(file),
        "foreseen": foreseen(file, seen.official, now),
        "record": assignment_rows(file),
        "has_tables": has_tables(file.edition.channel(file.state.channel), file.edition.tables),
    }
    return face.render(request, "staff/case.html", context, status)


def tables_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """The case in the tables of its act: each cell with its limit and the time really taken."""
    now = timezone.now()
    file = casefile(number, official, seen_by_office(official.office), now)
    context = {
        "case": file.case,
        "edition": file.edition,
        "tables": sfu_tables(file, now),
        "back": face.url("case", number=file.case.number),
    }
    return face.render(request, "ui/tables.html", context)


def summary_rows(file: CaseFile) -> list[Row]:
    """Who asks, about whom, where, under which edition, by when."""
    case, edition, state = file.case, file.edition, file.state
    channel = edition.channel(state.channel)
    number_name = _("BIN") if "bin" in state.facts else _("IIN")
    rows = [
        Row(key=_("Applicant"), value=f"{case.applicant_name}, {number_name} {case.applicant_id}"),
        Row(key=_("About whom"), value=about_whom(file)),
        Row(key=_("Channel"), value=channel.name, clause=channel.clause, edition=edition),
        Row(key=_("Filed"), value=f"{kztime(case.filed_at)}, {office_name(case.office)}"),
        Row(key=_("Provider"), value=office_name(case.provider)),
    ]
    if case.promised_at:
        term = edition.service_term(state.channel, state.facts)
        rows.append(
            Row(
                key=_("Promised for"),
                value=kztime(case.promised_at),
                clause=term.clause if term else None,
                edition=edition,
            )
        )
    if file.manifest:
        rows.append(Row(key=_("On the manifest"), value=file.manifest.number))
    for fact in edition.facts:
        value = state.facts.get(fact.id)
        if value is None or fact.asked_of == "derived":
            continue
        label = next((v for v in fact.values if v.id == value), None)
        if label is not None:
            rows.append(
                Row(key=fact.question, value=label.label, clause=label.clause or fact.clause, edition=edition)
            )
    return rows


def about_whom(file: CaseFile) -> str:
    """The persons asked about, by name where it is known; of a long list how many."""
    if len(file.subjects) > FEW:
        count = len(file.subjects)
        return ngettext("%(count)d person", "%(count)d persons", count) % {"count": count}
    names = {file.case.applicant_id: file.case.applicant_name}
    for row in file.records:
        answer: Any = row.get("record") or {}
        if person := answer.get("person"):
            names[str(row["subject"])] = str(person["full_name"])
    return "; ".join(f"{names[one]}, {one}" if one in names else one for one in file.subjects)


def progress(file: CaseFile) -> list[components.Step]:
    """The steps as the component draws them, with who did them and when."""
    return [
        components.Step(
            title=line.step.title,
            state=cast("Literal['done', 'now', 'ahead']", line.stage),
            note=_step_note(file.edition, line),
            clause=line.step.clause,
            edition=file.edition,
        )
        for line in file.steps
    ]


def _step_note(edition: Edition, line: StepLine) -> str:
    if line.stage == "done":
        return f"{kztime(line.at)}, {who_acted(line.by)}"
    return str(in_language(edition.post(line.step.by).name))


def entry_rows(file: CaseFile) -> list[EntryRow]:
    """Every line of the journal in words."""
    process = process_of(file.edition, file.state.channel)
    return [_entry_row(file.edition, process.steps, entry) for entry in file.entries]


def _entry_row(edition: Edition, steps: Any, entry: Entry) -> EntryRow:
    event = entry.event
    if event.get("term") and not event.get("step"):
        what = _("The term ran out: %(term)s") % {"term": in_language(edition.term(event["term"]).what)}
    elif entry.step is None:
        what = _("The case was opened")
    else:
        what = str(in_language(steps[entry.step].title))
    post = POSTS.get(entry.post)
    who = ", ".join(part for part in (who_acted(entry.actor), str(in_language(post)) if post else "") if part)
    outcome = str(event.get("outcome", ""))
    return EntryRow(entry, what, str(OUTCOMES.get(outcome, "")), who, bytes(entry.hash).hex()[:12])


OUTCOMES = {
    "called": pgettext_lazy("outcome", "called"),
    "left": pgettext_lazy("outcome", "went away"),
    "complete": pgettext_lazy("outcome", "the set is complete"),
    "incomplete": pgettext_lazy("outcome", "the set is not complete"),
    "sound": pgettext_lazy("outcome", "no faults"),
    "faulty": pgettext_lazy("outcome", "faults found"),
    "found": pgettext_lazy("outcome", "found"),
    "not-found": pgettext_lazy("outcome", "not found"),
    "issued": pgettext_lazy("outcome", "handed over"),
    "not-collected": pgettext_lazy("outcome", "nobody came"),
    "collected": pgettext_lazy("outcome", "handed over"),
    "expired": pgettext_lazy("outcome", "the time of keeping ran out"),
    "paid": pgettext_lazy("outcome", "paid"),
    "unpaid": pgettext_lazy("outcome", "not paid"),
    "valid": pgettext_lazy("outcome", "valid"),
    "invalid": pgettext_lazy("outcome", "not valid"),
    "favourable": pgettext_lazy("outcome", "favourable"),
    "unfavourable": pgettext_lazy("outcome", "unfavourable"),
    "granted": pgettext_lazy("outcome", "granted"),
    "refused": pgettext_lazy("outcome", "refused"),
    REDO: pgettext_lazy("outcome", "spoiled or wrong, to be made again"),
}
"""The outcomes that say more than that the step was done."""


def returned(file: CaseFile) -> tuple[Ground, str] | None:
    """The ground and the written reasons with which the provider sent the package back, if it did."""
    process = process_of(file.edition, file.state.channel)
    for entry in reversed(file.entries):
        if entry.step and process.steps[entry.step].does is Verb.SEND_BACK:
            data = entry.event["data"]
            return file.edition.ground(data["ground"]), str(data["reasons"])
    return None


def assignment_rows(file: CaseFile) -> list[Assignment]:
    """The record of whom the office gave the case to, the latest first."""
    return read_rows(Assignment, '"case_id" = %s ORDER BY "id" DESC', [file.case.pk])


def whose_turn(file: CaseFile) -> str:
    """Whose turn it is: post and office."""
    if file.step is None:
        return ""
    post = str(in_language(file.edition.post(file.step.by).name))
    _, place = store.stands_at(file.edition, file.state, file.case.office, file.case.provider)
    return f"{post}, {office_name(place)}"


def state_kind(file: CaseFile) -> str:
    """The kind of the status label."""
    if file.outcome is not None:
        return "done" if file.outcome.good else "neutral"
    return "attention" if file.may_act else "going"


def state_words(file: CaseFile) -> Text | str:
    """What the status label says."""
    if file.outcome is not None:
        return file.outcome.name
    return _("Your turn") if file.may_act else _("At work")


def brought(file: CaseFile) -> list[dict[str, Any]]:
    """The documents of the case with what was brought of each."""
    process = process_of(file.edition, file.state.channel)
    received: Sequence[Any] = ()
    for entry in file.entries:
        if entry.step and process.steps[entry.step].does is Verb.RECEIVE:
            received = entry.event.get("data", {}).get("documents", ())
    counts = {row["id"]: row for row in received}
    return [{"document": d, "got": counts.get(d.id)} for d in file.documents]
