"""Read the store: worklists by clock, search, journals. Keyset-paged, one SQL predicate for access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from qyzmet.cases.models import Case, Clock, Entry, Standing
from qyzmet.cases.numbers import read_case_number
from qyzmet.cases.store import no_such_case
from qyzmet.law.catalogue import editions, services
from qyzmet.process.engine import binds
from qyzmet.registers.folding import fold as fold_name

PAGE = 50
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the key after which the next page begins (None on the last)."""

    rows: list[Case]
    after: str | None


def seen_by_office(office: str) -> Q:
    """Cases that an office may see: filed there, or decided there."""
    return Q(office=office) | Q(provider=office)


def worklist(
    office: str, post: str, *, only: Q | None = None, after: str | None = None, size: int = PAGE
) -> Page:
    """What waits for a post at an office, the clock that runs out first on top; ``only`` narrows it down.

    ``after`` is the ``after`` of the page before; what can be none gives the first page.
    """
    rows = Standing.objects.filter(only or Q(), office=office, post=post).select_related("case")
    if key := _read_key(after or ""):
        due, last = key
        if due:
            rows = rows.filter(
                Q(next_due__gt=due) | Q(next_due=due, case__gt=last) | Q(next_due__isnull=True)
            )
        else:
            rows = rows.filter(next_due__isnull=True, case__gt=last)
    found = list(rows.order_by(F("next_due").asc(nulls_last=True), "case_id")[: size + 1])
    return Page([row.case for row in found[:size]], _key(found[size - 1]) if len(found) > size else None)


def _key(row: Standing) -> str:
    return f"{row.next_due.isoformat() if row.next_due else ''}|{row.case_id}"


def _read_key(text: str) -> tuple[datetime | None, int] | None:
    due, _, last = text.rpartition("|")
    try:
        key = datetime.fromisoformat(due) if due else None, int(last)
    except ValueError:
        return None
    naive = key[0] is not None and key[0].tzinfo is None
    return None if naive or not 0 <= key[1] < 2**63 else key


def search(query: str, access: Q, *, size: int = PAGE) -> list[Case]:
    """Cases by number, by IIN or BIN, or by the beginning of a name in Kazakh or Russian spelling.

    Raises :class:`Refusal` for what looks like a case number and has a slip in it.
    """
    text = query.strip()
    if not text:
        return []
    digits = text.replace("-", "").replace(" ", "")
    rows: QuerySet[Case] = Case.objects.filter(access)
    if digits.isdigit() and len(digits) == 12 and "-" not in text:
        rows = rows.filter(applicant_id=digits)
    elif digits.isdigit():
        rows = rows.filter(number=read_case_number(text))
    else:
        rows = rows.filter(applicant_folded__startswith=fold_name(text))
    return list(rows.order_by("-id")[:size])


def cases_of(applicant_ids: list[str], *, size: int = PAGE) -> list[Case]:
    """The applicant's own cases, newest first."""
    return list(Case.objects.filter(applicant_id__in=applicant_ids).order_by("-id")[:size])


def journal_of(case: Case) -> QuerySet[Entry]:
    """Every line of a case, in order."""
    return Entry.objects.filter(case=case).order_by("seq")


def legal_journal(office: str, journal: str, since: datetime, until: datetime) -> QuerySet[Entry]:
    """The lines of one legal journal of an office for a period (``until`` exclusive), by number."""
    return (
        Entry.objects.filter(office=office, journal=journal, at__gte=since, at__lt=until)
        .select_related("case")
        .order_by("at", "journal_number")
    )


def running_out(now: datetime, size: int = 1000) -> list[int]:
    """Ids of cases with a clock that ran out by ``now``, binds somebody, and is not marked yet."""
    rows = Clock.objects.filter(due_at__lt=now, stopped_at__isnull=True, broken=False)
    for law in (law for service in services() for law in editions(service)):
        free = [term.id for term in law.terms if not binds(term)]
        if free:
            rows = rows.exclude(term__in=free, case__edition=law.name)
    found = rows.order_by("due_at").values_list("case_id", flat=True)
    return list(dict.fromkeys(found[:size]))


def visible_case(number: str, access: Q) -> Case:
    """The case with this number if the reader may see it.

    Raises the same :class:`Refusal` for a case that does not exist and for one of another office, so that
    nobody learns what others keep.
    """
    clean = read_case_number(number)
    case = Case.objects.filter(access, number=clean).first()
    if case is None:
        raise no_such_case(clean)
    return case
