"""The first page: what waits for the registrar, by clock; what a head sees of the office."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Manifest
from qyzmet.cases.queries import worklist
from qyzmet.cases.worklists import MOST
from qyzmet.desk.casefile import clock_line
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.desk.timing import PORTAL, timing_at
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Term
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process import state as states
from qyzmet.provider.face import EVERYBODY, FACE, PASSING, SERVICE
from qyzmet.provider.listed import listed
from qyzmet.provider.load import BrokenClock, Waiting, broken_clocks, load_of, waiting, workload
from qyzmet.provider.offered import offered
from qyzmet.provider.views import letters, window
from qyzmet.registers.looker import leave_daily_trace
from qyzmet.ui.components import ClockWords, Tile
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.clocks import clock_words
from qyzmet.ui.staff.lists import WorkRow, next_page, worklist_rows

REGISTRAR = "registrar"


@staff(*EVERYBODY)
def home(request: HttpRequest, official: Official) -> HttpResponse:
    """The worklist of a post: all of it, one's own, or what is given to nobody; for the head of any post."""
    now = timezone.now()
    office = Office.objects.get(code=official.office)
    midnight = _midnight(now, office)
    view = listed(request, official, now)
    page = worklist(official.office, view.post, only=view.only, after=request.GET.get("after"))
    rows = worklist_rows(official, "worklist", page.rows, now)
    edition = edition_at(SERVICE, official.office, now) if SERVICE in office.services else None
    context: dict[str, Any] = {
        "office": office,
        "edition": edition,
        "view": view,
        "tiles": tiles(
            waiting(official.office, view.post, now, midnight),
            on_the_way(official.office),
            view.post,
            coming_to(official),
        ),
        "bands": bands(rows, now, midnight),
        "next": next_page(request, page),
        "window": offered(edition, window.CHANNEL) if edition else None,
        "letters": offered(edition, letters.CHANNEL) if edition else None,
        "acts": official.post == REGISTRAR,
        "heads": official.post == "head",
    }
    return FACE.render(request, "provider/start.html", context)


@staff("head")
def load(request: HttpRequest, official: Official) -> HttpResponse:
    """Who has and did how much, by post; the clocks that broke."""
    now = timezone.now()
    office = Office.objects.get(code=official.office)
    midnight = _midnight(now, office)
    broken = broken_clocks(official.office, now)
    leave_daily_trace(official.looker(), "broken clocks", "list", [one.case.applicant_id for one in broken])
    context = {
        "office": office,
        "workload": workload(official.office, now, midnight),
        "today": load_of(official.office, midnight - timedelta(days=1), midnight),
        "month": load_of(official.office, midnight - timedelta(days=30), midnight),
        "broken": [(one, *_late(one, now)) for one in broken],
        "tiles": tiles(
            waiting(official.office, None, now, midnight),
            on_the_way(official.office),
            "",
            coming_to(official),
        ),
    }
    return FACE.render(request, "provider/load.html", context)


def _late(one: BrokenClock, now: datetime) -> tuple[Term, ClockWords]:
    """The term that was broken and its clock in words."""
    case, row = one.case, one.clock
    edition = edition_named(case.edition)
    clock = states.Clock(row.term, row.started_at, row.due_at, row.stopped_at, row.broken)
    timing = timing_at(edition.name, case.provider if case.office == PORTAL else case.office)
    return edition.term(row.term), clock_words(clock_line(edition, clock, timing, now), now)


def _midnight(now: datetime, office: Office) -> datetime:
    """The end of the office's day."""
    day = now.astimezone(office.zone).date() + timedelta(days=1)
    return datetime.combine(day, time.min, office.zone)


def on_the_way(office: str) -> int:
    """Manifests a courier carries to the office."""
    return Manifest.objects.filter(
        receiver=office, dispatched_at__isnull=False, accepted_at__isnull=True
    ).count()


def coming_to(official: Official) -> str:
    """The page on which the official sees what is on its way; empty for who has nothing to do with packages."""
    if official.post in (REGISTRAR, "head"):
        return reverse("provider:packages")
    return reverse("provider:custody") if official.post in PASSING and not official.workplace else ""


def tiles(counts: Waiting, manifests: int, post: str, coming: str) -> list[Tile]:
    """The numbers on top of the page; ``coming`` is the page of the manifests."""
    waits = _("cases wait for a registrar or are on their way") if post == REGISTRAR else _("cases wait")
    return [
        Tile(value=_shown(counts.cases), label=waits),
        Tile(
            value=_shown(counts.today),
            label=_("run out by the end of today"),
            kind="attention" if counts.today else "",
        ),
        Tile(value=_shown(counts.late), label=_("are out of term"), kind="broken" if counts.late else ""),
        Tile(value=manifests, label=_("manifests are on their way here"), url=coming),
    ]


def _shown(count: int) -> int | str:
    """A number as a tile shows it: what is more than was counted, as “500+”."""
    return f"{MOST}+" if count > MOST else count


def travels(row: WorkRow) -> bool:
    """Whether the package is still in the courier's bag: it is accepted with its manifest."""
    return row.step is not None and row.step.does is Verb.ACCEPT


def bands(rows: list[WorkRow], now: datetime, midnight: datetime) -> list[tuple[str, list[WorkRow]]]:
    """The worklist in parts: out of term, today, later, not here yet; an empty part is left out."""

    def band(row: WorkRow) -> int:
        if travels(row):
            return 3
        due = states.from_json(row.case.state).next_due()
        if due is None or due >= midnight:
            return 2
        return 0 if due < now else 1

    heads = (_("Out of term"), _("Runs out today"), _("Later"), _("On the way with the courier"))
    parts = [(head, [row for row in rows if band(row) == number]) for number, head in enumerate(heads)]
    return [(head, found) for head, found in parts if found]
