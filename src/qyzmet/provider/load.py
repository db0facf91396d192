"""What a head sees of the office: who does how much, which clocks broke. Read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, Max, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Assignment, Case, Clock, Entry, Standing
from qyzmet.cases.worklists import bounded
from qyzmet.desk.assignments import Executor, executors

POSTS = (
    "registrar",
    "officer",
    "executor",
    "authorised-body",
    "provider",
    "official",
    "akim",
    "si-employee",
    "signatory",
    "commission",
    "head",
)
"""The posts of a provider; what applicants did at its window is nobody's load."""

WEEK = timedelta(days=7)

SHOWN = 100
"""Broken clocks on the page."""
LOOKED_AT = 2000
"""Cases of an office in which broken clocks are looked for."""


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
    """Clocks of the provider's cases that ran out in the last ``days`` days or still run late.

    Looked for in the latest :data:`LOOKED_AT` cases of the office, and in those that wait there out of term, however
    old they are.
    """
    latest = Case.objects.filter(provider=office).order_by("-id").values_list("pk", flat=True)
    overdue = Standing.objects.filter(office=office, post__in=POSTS, next_due__lt=now)
    waits = overdue.order_by("next_due").values_list("case_id", flat=True)
    rows = (
        Clock.objects.filter(case__in={*latest[:LOOKED_AT], *waits[:SHOWN]}, due_at__lt=now)
        .filter(Q(broken=True) | Q(stopped_at__isnull=True))
        .filter(Q(stopped_at__isnull=True) | Q(due_at__gte=now - timedelta(days=days)))
        .select_related("case")
        .order_by("stopped_at", "due_at")
    )
    return [BrokenClock(row.case, row) for row in rows[:SHOWN]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many cases wait for a post at an office, and how many of them by when; counted as far as a tile shows."""

    cases: int
    late: int
    today: int
    """Run out from now to the end of the day."""


def waiting(office: str, post: str | None, now: datetime, midnight: datetime) -> Waiting:
    """Counts over the worklist of a post (None: of all); ``midnight`` is the end of the office's day."""
    posts = POSTS if post is None else (post,)
    rows = Standing.objects.filter(office=office, post__in=posts)
    return Waiting(
        bounded(rows),
        bounded(rows.filter(next_due__lt=now)),
        bounded(rows.filter(next_due__gte=now, next_due__lt=midnight)),
    )


@dataclass(frozen=True, slots=True)
class Work:
    """One person's work in one post; ``executor`` None is what is given to nobody."""

    post: str
    executor: Executor | None
    open: int
    today: int
    """Run out by the end of today."""
    late: int
    done: int
    """Steps done in the last seven days, today included."""
    average: timedelta | None
    """From when a case came to the step until the step was done, on the clock on the wall."""
    lost: bool = False
    """Cases given to somebody who holds the post no more."""

    @property
    def average_words(self) -> str:
        """``2:05`` hours and minutes; empty where nothing was done."""
        if self.average is None:
            return ""
        hours, minutes = divmod(round(self.average / timedelta(minutes=1)), 60)
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}


def workload(office: str, now: datetime, midnight: datetime) -> list[Work]:
    """By post and person: what is open, what runs out, what was done in the week; posts nobody needs left out."""
    counts = _open(office, now, midnight)
    done = _done(office, midnight - WEEK, midnight)
    rows: list[Work] = []
    for post in POSTS:
        people = executors(office, post, timezone.localdate(now))
        here = {one.user_id for one in people}
        gone = {who for where, who in counts if where == post and who is not None and who not in here}
        if (post, None) in counts:
            rows.append(_work(post, None, counts, done))
        rows += [_work(post, one, counts, done) for one in people]
        rows += [
            _work(post, Executor(who, _former_name(office, post, who), post), counts, done, lost=True)
            for who in sorted(gone)
        ]
    return rows


_Counts = dict[tuple[str, int | None], tuple[int, int, int]]
_Done = dict[tuple[str, int | None], tuple[int, timedelta | None]]


def _work(post: str, executor: Executor | None, counts: _Counts, done: _Done, *, lost: bool = False) -> Work:
    key = (post, executor.user_id if executor else None)
    waits, today, late = counts.get(key, (0, 0, 0))
    steps, average = done.get(key, (0, None)) if executor else (0, None)
    return Work(post, executor, waits, today, late, steps, average, lost)


def _open(office: str, now: datetime, midnight: datetime) -> _Counts:
    rows = (
        Standing.objects.filter(office=office, post__in=POSTS)
        .values("post", "executor")
        .annotate(
            waits=Count("pk"),
            today=Count("pk", filter=Q(next_due__gte=now, next_due__lt=midnight)),
            late=Count("pk", filter=Q(next_due__lt=now)),
        )
    )
    return {(row["post"], row["executor"]): (row["waits"], row["today"], row["late"]) for row in rows}


def _done(office: str, since: datetime, until: datetime) -> _Done:
    before = Entry.objects.filter(case=OuterRef("case"), seq=OuterRef("seq") - 1).values("at")
    rows = (
        Entry.objects.filter(office=office, post__in=POSTS, at__gte=since, at__lt=until, step__isnull=False)
        .annotate(came=Subquery(before))
        .values("post", "account")
        .annotate(steps=Count("pk"), average=Avg(F("at") - F("came")))
    )
    return {(row["post"], row["account"]): (row["steps"], row["average"]) for row in rows}


def _former_name(office: str, post: str, account: int) -> str:
    last = Assignment.objects.filter(office=office, post=post, executor=account).order_by("-pk").first()
    return last.executor_name if last else str(account)
