"""My cases: the list, one case in plain words, its papers."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases.models import Attachment, Case
from qyzmet.cases.queries import cases_of, visible_case
from qyzmet.desk.casefile import CaseFile, StepLine, casefile, whom
from qyzmet.desk.sfu import has_tables, sfu_tables
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Ground
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.portal import about, booking
from qyzmet.portal.actions import action_of, standing_of
from qyzmet.portal.consents import waiting_for
from qyzmet.portal.decision import decision_lines
from qyzmet.portal.duty_paid import duty_rows
from qyzmet.portal.models import Booking
from qyzmet.portal.payments import kept_back
from qyzmet.portal.reader import Self, applicants
from qyzmet.portal.refusals import refused
from qyzmet.portal.standing import Standing, next_for, standing
from qyzmet.portal.views.benefits import standing_payments
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.ui import components
from qyzmet.ui.components import ClockWords
from qyzmet.ui.staff.clocks import by_urgency, clock_words, first_clock
from qyzmet.ui.words import in_language, kztime


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list."""

    case: Case
    standing: Standing
    clock: ClockWords | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that waits for the reader's consent as the owner of a dwelling."""

    case: Case
    edition: Edition


@dataclass(frozen=True, slots=True)
class Place:
    """A booked place with the name of its centre."""

    booking: Booking
    office: Office


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper of the case; ``mine`` if the applicant may open it here."""

    paper: Paper
    title: Text
    clause: str
    mine: bool


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock beside the case."""

    what: Text
    clause: str | None
    words: ClockWords


@dataclass(frozen=True, slots=True)
class Why:
    """Why the case was refused or sent back: the ground of the edition and the official's own words."""

    ground: Ground
    reasons: str


@applicants
def cases(request: HttpRequest, reader: Self) -> HttpResponse:
    """The applicant's cases, newest first, and their places in queues."""
    now = timezone.now()
    held = booking.upcoming(reader.user_id, now)
    offices = {o.code: o for o in Office.objects.filter(code__in={one.ticket.office for one in held})}
    context = {
        "payments": standing_payments(reader),
        "lines": [
            Line(one, standing_of(one, standing(one)), first_clock(one, now)) for one in cases_of(reader.ids)
        ],
        "asked": [Asked(one, edition_named(one.edition)) for one in waiting_for(reader)],
        "places": [Place(one, offices[one.ticket.office]) for one in held],
    }
    return render(request, "portal/my.html", context)


@applicants
def case(request: HttpRequest, reader: Self, number: str) -> HttpResponse:
    """One case: how far it is, what is left of its terms and why, papers, what to do."""
    now = timezone.now()
    try:
        file = casefile(number, reader.official(), reader.access(), now)
    except Refusal as refusal:
        return refused(request, refusal)
    office = Office.objects.filter(code=file.case.office).first()
    on_portal = file.case.channel == "portal"
    context = {
        "file": file,
        "case": file.case,
        "edition": file.edition,
        "standing": standing_of(file.case, standing(file.case)),
        "action": action_of(file, reader),
        "next": next_for(file, office),
        "duty": duty_rows(file),
        "kept_back": kept_back(file.case),
        "office": office,
        "has_tables": has_tables(file.edition.channel(file.state.channel), file.edition.tables),
        "progress": [_progress(file, line) for line in file.steps],
        "clocks": [
            ClockRow(line.term.what, line.term.clause, clock_words(line, now))
            for line in by_urgency(file.clocks)
            if line.term.kind not in (*about.INSIDE, about.STEPS)
        ],
        "papers": [_sheet(file, paper) for paper in file.papers if kind_of(paper.kind).public],
        "attachments": _sent(file),
        "why": _why(file),
        "lines": decision_lines(file),
        "complaint_terms": about.terms_of_complaints(file.edition),
        "result_at": file.case.ended_at or file.case.promised_at if on_portal else None,
    }
    return render(request, "portal/case.html", context)


@applicants
def tables(request: HttpRequest, reader: Self, number: str) -> HttpResponse:
    """The reader's case in the tables of its act: each cell with its limit and the time really taken."""
    now = timezone.now()
    try:
        file = casefile(number, reader.official(), reader.access(), now)
    except Refusal as refusal:
        return refused(request, refusal)
    context = {
        "case": file.case,
        "edition": file.edition,
        "base": "portal/base.html",
        "tables": sfu_tables(file, now),
        "back": reverse("portal:case", args=[file.case.number]),
    }
    return render(request, "ui/tables.html", context)


def _progress(file: CaseFile, line: StepLine) -> components.Step:
    """A step as the applicant sees it: when it was done and by which post, without anybody's name."""
    post = str(in_language(file.edition.post(line.step.by).name))
    note = f"{kztime(line.at)}, {post}" if line.at else post
    stage = line.stage
    return components.Step(
        title=line.step.title,
        state="done" if stage == "done" else "now" if stage == "now" else "ahead",
        note=note,
        clause=line.step.clause,
        edition=file.edition,
    )


def _sheet(file: CaseFile, paper: Paper) -> Sheet:
    kind = kind_of(paper.kind)
    return Sheet(paper, kind.title, kind.clause, _mine(file.case, paper))


def _sent(file: CaseFile) -> list[Attachment]:
    """What came with the request; what officials signed electronically lies with the case, too, and is not that."""
    rows = (entry.event.get("data", {}).get("signature") or {} for entry in file.entries)
    signed = {str(row["file"]) for row in rows if row.get("file")}
    kept = file.case.attachments.defer("content").order_by("pk")
    return [one for one in kept if one.name.rpartition(".")[0] not in signed]


def _mine(case: Case, paper: Paper) -> bool:
    """Whether the paper is handed out here.

    What the portal made is; a paper that a window hands out is not, until it was handed out and is
    electronic: so that no result passes the window by.
    """
    if not kind_of(paper.kind).public:
        return False
    return case.channel == "portal" or (paper.sealed and case.ended is not None)


def _why(file: CaseFile) -> Why | None:
    steps = process_of(file.edition, file.state.channel).steps
    for entry in reversed(file.entries):
        data = entry.event.get("data", {})
        if entry.step and steps[entry.step].does in (Verb.REFUSE, Verb.SEND_BACK):
            return Why(file.edition.ground(data["ground"]), str(data.get("reasons", "")))
        if entry.step and entry.event.get("outcome") == "refused":
            grounds = data.get("found", {}).get("verdict", {}).get("grounds", ())
            ground = data.get("ground") or next(iter(grounds), "")
            return Why(file.edition.ground(ground), str(data.get("reasons", ""))) if ground else None
    return None


@applicants
def paper(request: HttpRequest, reader: Self, number: str, paper: int) -> HttpResponse:
    """The file of a paper that is the applicant's own."""
    try:
        case = visible_case(number, reader.access())
        found = Paper.objects.filter(case_number=case.number, pk=paper).first()
        if found is None or not _mine(case, found):
            raise Refusal("no-such-paper", _NO_PAPER)
    except Refusal as refusal:
        return refused(request, refusal)
    leave_trace(reader.official().looker(), case.number, "paper", whom(case))
    name = f"{found.number.replace('/', '-')}.pdf"
    return _file(bytes(found.pdf), "application/pdf", name)


@applicants
def attachment(request: HttpRequest, reader: Self, number: str, attachment: int) -> HttpResponse:
    """What the applicant sent with the request."""
    try:
        case = visible_case(number, reader.access())
        found = Attachment.objects.filter(case=case, pk=attachment).first()
        if found is None:
            raise Refusal("no-such-paper", _NO_PAPER)
    except Refusal as refusal:
        return refused(request, refusal)
    leave_trace(reader.official().looker(), case.number, "attachment", whom(case))
    return _file(bytes(found.content), found.media_type, found.name)


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"},
    )


_NO_PAPER = Text(
    "Бұл істе Сізге осы жерде берілетін мұндай құжат жоқ.",
    "В этом деле нет такого документа, который выдаётся Вам здесь.",
    "This case has no such paper that is handed to you here.",
)
