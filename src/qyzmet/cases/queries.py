"""Read the store: worklists, one's own cases, journals, one case for a reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from qyzmet.cases.models import Case, Clock, Entry
from qyzmet.cases.numbers import read_case_number
from qyzmet.cases.store import no_such_case
from qyzmet.cases.worklists import PAGE, Page, for_post, for_service
from qyzmet.law.catalogue import editions, services
from qyzmet.process.engine import binds


def seen_by_office(office: str) -> Q:
    """Cases that an office may see: filed there, or decided there."""
    return Q(office=office) | Q(provider=office)


def worklist(
    office: str,
    post: str,
    *,
    service: str = "",
    only: Q | None = None,
    after: str | None = None,
    size: int = PAGE,
) -> Page:
    """What waits for a post at an office, the clock that runs out first on top.

    ``service`` leaves the cases of one; ``only`` narrows it down by what must hold of the :class:`Standing`.
    ``after`` is the ``after`` of the page before; what can be none gives the first page.
    """
    found = for_service(office, post, service) if service else for_post(office, post)
    return replace(found, only=only).page(after, size)


def cases_of(applicant_ids: list[str], *, size: int = PAGE) -> list[Case]:
    """The applicant's own cases, newest first."""
    return list(Case.objects.filter(applicant_id__in=applicant_ids).order_by("-id")[:size])


def journal_of(case: Case) -> QuerySet[Entry]:
    """Every line of a case, in order."""
    return Entry.objects.filter(case=case).order_by("seq")


def legal_journal(
    office: str, journal: str, service: str, since: datetime, until: datetime
) -> QuerySet[Entry]:
    """The lines of one legal journal of an office for a period (``until`` exclusive), by number.

    A journal belongs to a service: standards of different services number theirs alike.
    """
    return (
        Entry.objects.filter(office=office, journal=journal, at__gte=since, at__lt=until)
        .filter(case__service=service)
        .select_related("case")
        .order_by("at", "journal_number")
    )


def last_in_journal(office: str, journal: str, service: str, since: datetime) -> int:
    """The largest number given in a legal journal since a moment, 0 if none was."""
    rows = Entry.objects.filter(office=office, journal=journal, at__gte=since, case__service=service)
    return rows.aggregate(last=Max("journal_number"))["last"] or 0


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
