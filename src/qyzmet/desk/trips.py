"""The courier's trips of a day: how many the edition demands, which were made, which were missed.

reading: «at least twice on the day of acceptance» (address-certificate 2010, cl. 14) names no hours. The
opening hours of the centre are parted into so many equal spans, and one trip leaves in each; a span in which
nothing waited to be carried needs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from qyzmet.cases.models import Clock, Manifest
from qyzmet.desk.timing import timing_at
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Term
from qyzmet.offices.models import Office

KEPT, MISSED, AHEAD, NOW, NOTHING = "kept", "missed", "ahead", "now", "nothing"


@dataclass(frozen=True, slots=True)
class Trip:
    """One trip of the plan: between which moments it leaves, when it did, how it stands."""

    number: int
    since: datetime
    until: datetime
    left: Sequence[datetime]
    state: str
    """``kept``, ``missed``, ``now`` (its time runs), ``ahead``, or ``nothing`` (nothing waited)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The trips that an edition demands of a centre on a day."""

    edition: Edition
    term: Term
    trips: Sequence[Trip]


def plan_of(editions: Iterable[Edition], office: str, now: datetime) -> Plan | None:
    """The plan of today by the edition that demands the most trips; None if none demands any."""
    asked = [
        (edition, term)
        for edition in editions
        for term in edition.terms
        if term.kind == "courier" and term.at_least_times
    ]
    if not asked:
        return None
    edition, term = max(asked, key=lambda pair: pair[1].at_least_times or 0)
    zone = Office.objects.get(code=office).zone
    spans = _spans(edition, term, office, now.astimezone(zone).date())
    return Plan(edition, term, [_trip(office, i, span, now) for i, span in enumerate(spans, 1)])


def _spans(edition: Edition, term: Term, office: str, day: date) -> list[tuple[datetime, datetime]]:
    """The opening hours of the day, lunch included, in as many equal parts as trips are demanded."""
    timing = timing_at(edition.name, office)
    hours = timing.hours(term.body)
    opened = hours.days[day.weekday()]
    if not opened or not timing.calendar.is_working(day, hours.week):
        return []
    begin = datetime.combine(day, opened[0].opens, timing.zone)
    end = datetime.combine(day, opened[-1].closes, timing.zone)
    if end <= begin:  # open until midnight
        end += timedelta(days=1)
    part = (end - begin) / (term.at_least_times or 1)
    return [(begin + part * i, begin + part * (i + 1)) for i in range(term.at_least_times or 1)]


def _trip(office: str, number: int, span: tuple[datetime, datetime], now: datetime) -> Trip:
    since, until = span
    ours = Manifest.objects.filter(sender=office, kind=Manifest.OUT)
    left = ours.filter(dispatched_at__gte=since, dispatched_at__lt=until).order_by("dispatched_at")
    times = list(left.values_list("dispatched_at", flat=True))
    waited = ours.filter(made_at__lt=until, lines__isnull=False)
    waited = waited.filter(Q(dispatched_at__isnull=True) | Q(dispatched_at__gte=until))
    if times:
        state = KEPT
    elif now < since:
        state = AHEAD
    elif now < until:
        state = NOW
    else:
        state = MISSED if waited.exists() else NOTHING
    return Trip(number, since, until, [one for one in times if one], state)


@dataclass(frozen=True, slots=True)
class Due:
    """Results that a provider is to bring to a centre by one moment."""

    at: datetime
    centre: str
    provider: str
    count: int
    late: bool


def results_due(office: str, now: datetime) -> list[Due]:
    """When results are due back at the centre, counted backwards from the day in the receipt.

    ``office`` is the centre or the provider; the soonest comes first.
    """
    running = Clock.objects.filter(stopped_at__isnull=True, due_at__isnull=False)
    running = running.filter(Q(case__office=office) | Q(case__provider=office))
    rows = running.values("due_at", "term", "case__edition", "case__office", "case__provider")
    found: dict[tuple[datetime, str, str], int] = {}
    for row in rows.annotate(count=Count("id")).order_by("due_at"):
        due = row["due_at"]
        if due and edition_named(row["case__edition"]).term(row["term"]).kind == "handover":
            key = (due, row["case__office"], row["case__provider"])
            found[key] = found.get(key, 0) + row["count"]
    return [
        Due(due, centre, provider, count, due < now)
        for (due, centre, provider), count in sorted(found.items())
    ]
