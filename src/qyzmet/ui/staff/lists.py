"""Lists for staff: worklist by clock, legal journals for a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from qyzmet.cases.models import Assignment, Case, Entry
from qyzmet.cases.queries import legal_journal
from qyzmet.cases.worklists import Page
from qyzmet.desk.assignments import latest
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Journal, Step
from qyzmet.process.engine import process_of
from qyzmet.registers.looker import leave_daily_trace, leave_trace
from qyzmet.ui.components import ClockWords
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.access import Face
from qyzmet.ui.staff.clocks import first_clock
from qyzmet.ui.staff.offices import office_name
from qyzmet.ui.staff.papers import typeset
from qyzmet.ui.staff.tables import Cell, Kind, table_file
from qyzmet.ui.staff.who import who_acted
from qyzmet.ui.words import clause_words, kztime


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A case in a list: who, what is next, which clock runs out first."""

    case: Case
    edition: Edition
    step: Step | None
    clock: ClockWords | None
    given: Assignment | None = None
    """The last word on who is to do it, if the office said one."""

    @property
    def executor(self) -> str:
        """Whom the office gave it to; empty for nobody."""
        return self.given.executor_name if self.given else ""

    @property
    def seen(self) -> int:
        """The assignment that the list shows, 0 for none: what a resolution says it saw."""
        return self.given.pk if self.given else 0

    @property
    def mark(self) -> str:
        """``broken``, ``attention`` or nothing: how the row is marked."""
        return self.clock.state if self.clock and self.clock.state in ("broken", "attention") else ""


def worklist_rows(official: Official, why: str, cases: Iterable[Case], now: datetime) -> list[WorkRow]:
    """The cases as the list ``why`` shows them, in the order given; a look at each applicant, once a day."""
    rows = rows_of(cases, now)
    leave_daily_trace(official.looker(), why, "list", [row.case.applicant_id for row in rows])
    return rows


def rows_of(cases: Iterable[Case], now: datetime) -> list[WorkRow]:
    """The cases as a list shows them; the look is the caller's to write down."""
    rows = []
    listed = list(cases)
    given = latest([case.pk for case in listed])
    for case in listed:
        edition = edition_named(case.edition)
        step = process_of(edition, case.channel).steps[case.step] if case.step else None
        rows.append(WorkRow(case, edition, step, first_clock(case, now), given.get(case.pk)))
    return rows


def next_page(request: HttpRequest, page: Page) -> str:
    """The address of the page after this one; empty on the last."""
    if page.after is None:
        return ""
    query = {**request.GET.dict(), "after": page.after}
    return "?" + urlencode(query)


class PeriodForm(forms.Form):
    """From which day to which."""

    since = DayField(label=gettext_lazy("From"))
    until = DayField(label=gettext_lazy("To"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = dict(super().clean() or {})
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day is before the first: exchange them."))
        return cleaned

    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.cleaned_data["since"], self.cleaned_data["until"]


def period_of(request: HttpRequest) -> PeriodForm:
    """The period asked for; the last seven days if none is."""
    today = timezone.localdate()
    shown = {"since": f"{today - timedelta(days=6):%d.%m.%Y}", "until": f"{today:%d.%m.%Y}"}
    given = {name: request.GET.get(name, value) for name, value in shown.items()}
    return PeriodForm(given)


def moments(since: date, until: date) -> tuple[datetime, datetime]:
    """The period as moments; the end is exclusive."""
    zone = timezone.get_current_timezone()
    return (
        datetime.combine(since, time.min, zone),
        datetime.combine(min(until, LAST_DAY) + timedelta(days=1), time.min, zone),
    )


LAST_DAY = date(9998, 12, 31)
"""No journal reaches further, and the day after it can still be named."""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A line of a legal journal."""

    entry: Entry
    case: Case
    step: Step
    clause: str | None

    @property
    def who(self) -> str:
        """Who wrote it, and for whom they stood in."""
        return who_acted(self.entry.actor)


def journal_rows(entries: Iterable[Entry]) -> list[JournalRow]:
    """The lines with the step they write down."""
    return [
        JournalRow(
            entry,
            entry.case,
            process_of(edition_named(entry.case.edition), entry.case.channel).steps[entry.step or ""],
            entry.clause,
        )
        for entry in entries
    ]


def journal_named(editions: Sequence[Edition], journal: str) -> tuple[Edition, Journal]:
    """The journal of the newest edition that orders it; 404 if none does.

    ``journal`` is its id, or where several services number theirs alike ``SERVICE.ID`` (see :func:`journal_address`).
    """
    service, _dot, name = journal.rpartition(".")
    for edition in editions:
        for one in edition.journals:
            if one.id == name and service in ("", edition.service):
                return edition, one
    raise Http404(journal)


def journal_address(editions: Sequence[Edition], edition: Edition, journal: Journal) -> str:
    """What names a journal in an address: its id, with the service where the id alone would find another's."""
    found, _one = journal_named(editions, journal.id)
    return journal.id if found.service == edition.service else f"{edition.service}.{journal.id}"


def journal_page(
    request: HttpRequest, face: Face, official: Official, editions: Sequence[Edition], journal: str
) -> HttpResponse:
    """One legal journal of the office for a period, to read and to print."""
    edition, kept = journal_named(editions, journal)
    period = period_of(request)
    rows: list[JournalRow] = []
    if period.is_valid():
        since, until = moments(*period.days())
        rows = journal_rows(legal_journal(official.office, kept.id, edition.service, since, until))
        leave_trace(
            official.looker(),
            f"journal {journal}",
            "journal",
            {row.case.applicant_id for row in rows},
            f"{since:%d.%m.%Y}-{until:%d.%m.%Y}",
        )
    context = {
        "journal": kept,
        "address": journal,
        "edition": edition,
        "period": period,
        "rows": rows,
        "query": urlencode(request.GET.dict()),
    }
    return face.render(request, "staff/journal.html", context, 200 if period.is_valid() else 422)


@dataclass(frozen=True, slots=True)
class Printed:
    """One legal journal of an office for a period, read to leave the house: on paper or in a file."""

    edition: Edition
    journal: Journal
    first: date
    last: date
    rows: list[JournalRow]

    @property
    def name(self) -> str:
        """The name of the file, without what tells its kind."""
        return f"{self.journal.id}-{self.first:%Y%m%d}-{self.last:%Y%m%d}"


def printed_journal(
    request: HttpRequest, official: Official, editions: Sequence[Edition], journal: str
) -> Printed:
    """The journal for the period asked for, with the look at everybody in it; 404 for a period that cannot be."""
    edition, kept = journal_named(editions, journal)
    period = period_of(request)
    if not period.is_valid():
        raise Http404(journal)
    first, last = period.days()
    rows = journal_rows(legal_journal(official.office, kept.id, edition.service, *moments(first, last)))
    leave_trace(
        official.looker(),
        f"journal {journal}",
        "journal",
        {row.case.applicant_id for row in rows},
        f"{first:%d.%m.%Y}-{last:%d.%m.%Y}",
    )
    return Printed(edition, kept, first, last, rows)


def journal_columns() -> list[str]:
    """The headings of a legal journal, as on its page."""
    return [_("No."), _("When"), _("Case"), _("Applicant"), _("What was written down"), _("Who")]


def journal_pdf(
    request: HttpRequest, official: Official, editions: Sequence[Edition], journal: str
) -> HttpResponse:
    """The same journal as a PDF in the reader's language; 404 for a period that cannot be."""
    printed = printed_journal(request, official, editions, journal)
    language = get_language() or "kk"
    fields = {
        "name": printed.journal.name.in_(language),
        "clause": f"{printed.edition.name}, {clause_words(printed.journal.clause or '')}",
        "office": office_name(official.office),
        "period_from": printed.first,
        "period_to": printed.last,
        "columns": journal_columns(),
        "rows": [
            {
                "cells": [
                    str(row.entry.journal_number),
                    kztime(row.entry.at),
                    row.case.number,
                    row.case.applicant_name,
                    row.step.title.in_(language),
                    row.who,
                ]
            }
            for row in printed.rows
        ],
        "kept_by": official.name,
        "printed_at": timezone.now(),
    }
    return typeset("journal", fields, printed.name)


def journal_file(
    request: HttpRequest, official: Official, editions: Sequence[Edition], journal: str, kind: Kind
) -> HttpResponse:
    """The same journal for a spreadsheet, ``csv`` or ``xlsx``; 404 for a period that cannot be."""
    printed = printed_journal(request, official, editions, journal)
    language = get_language() or "kk"
    rows: list[list[Cell]] = [
        [
            row.entry.journal_number,
            timezone.localtime(row.entry.at),
            row.case.number,
            row.case.applicant_name,
            row.step.title.in_(language),
            row.who,
        ]
        for row in printed.rows
    ]
    return table_file(kind, printed.name, printed.journal.name.in_(language), journal_columns(), rows)
