"""What a head sees of the office: who does how much, which clocks broke. Read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from qyzmet.cases.models import Case, Clock, Entry, Standing

POSTS = ("registrar", "head")
"""The posts of a provider; what applicants did at its window is nobody's load."""

SHOWN = 100
"""Broken clocks on the page."""


@dataclass(frozen=True, slots=True)
class OfficialLoad:
    """One official's work in a period: steps done, cases touched, the last moment of it."""

    name: str
    post: str
    steps: int
    cases: int
    decided: int
    """Cases that ended with a step of theirs."""
    last: datetime


@dataclass(frozen=True, slots=True)
class BrokenClock:
    """A clock of the office that ran out, stopped since or not."""

    case: Case
    clock: Clock

    @property
    def open(self) -> bool:
        """Whether it still runs."""
        return self.clock.stopped_at is None


def load_of(office: str, since: datetime, until: datetime) -> list[OfficialLoad]:
    """Each official of the office with what they did from ``since`` to before ``until``, busiest first."""
    rows = (
        Entry.objects.filter(office=office, post__in=POSTS, at__gte=since, at__lt=until, step__isnull=False)
        .values("actor", "post")
        .annotate(
            steps=Count("pk"),
            cases=Count("case", distinct=True),
            decided=Count("case", distinct=True, filter=Q(event__goes__startswith="end:")),
            last=Max("at"),
        )
        .order_by("-steps", "actor")
    )
    return [
        OfficialLoad(r["actor"], r["post"], r["steps"], r["cases"], r["decided"], r["last"]) for r in rows
    ]


def broken_clocks(office: str, now: datetime, days: int = 30) -> list[BrokenClock]:
    """Clocks of the provider's cases that ran out in the last ``days`` days or still run late."""
    rows = (
        Clock.objects.filter(case__provider=office, due_at__lt=now)
        .filter(Q(broken=True) | Q(stopped_at__isnull=True))
        .filter(Q(stopped_at__isnull=True) | Q(due_at__gte=now - timedelta(days=days)))
        .select_related("case")
        .order_by("stopped_at", "due_at")
    )
    return [BrokenClock(row.case, row) for row in rows[:SHOWN]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many cases wait for a post at an office, and how many of them by when."""

    cases: int
    late: int
    today: int
    """Run out from now to the end of the day."""


def waiting(office: str, post: str, now: datetime, midnight: datetime) -> Waiting:
    """Counts over the worklist; ``midnight`` is the end of the office's day."""
    row = Standing.objects.filter(office=office, post=post).aggregate(
        cases=Count("pk"),
        late=Count("pk", filter=Q(next_due__lt=now)),
        today=Count("pk", filter=Q(next_due__gte=now, next_due__lt=midnight)),
    )
    return Waiting(row["cases"], row["late"], row["today"])
