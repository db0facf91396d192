"""The first page of the centre, by post: the numbers that matter and the worklist by clock."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.queries import worklist
from qyzmet.cases.worklists import MOST
from qyzmet.centre import standing
from qyzmet.centre.face import COURIER, EVERYBODY, FACE
from qyzmet.centre.place import Place, place_of
from qyzmet.centre.queue import serving
from qyzmet.desk.halls import at_centre
from qyzmet.desk.official import Official
from qyzmet.offices.posts import POSTS
from qyzmet.ui.components import Tile
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.lists import next_page, worklist_rows
from qyzmet.ui.staff.manifests import incoming

COUNTING = ("accumulation-inspector", "employee", "centre-official", "centre-employee")
"""Who counts what is brought to the centre: with the courier, or on a plain list."""


@staff(*EVERYBODY, fits=at_centre)
def home(request: HttpRequest, official: Official) -> HttpResponse:
    """Tiles and worklist; a courier goes to their own page."""
    if official.post in COURIER:
        return HttpResponseRedirect(FACE.url("courier"))
    place = place_of(official.hall, timezone.now())
    asked = request.GET.get("service", "")
    service = asked if asked in place.services else ""
    page = worklist(official.office, official.post, service=service, after=request.GET.get("after"))
    context = {
        "services": [place.edition(one) for one in place.offered],
        "service": service,
        "place": place,
        "official": official,
        "post": POSTS[official.post],
        "tiles": tiles(place),
        "rows": worklist_rows(official, "worklist", page.rows, place.now),
        "next_page": next_page(request, page),
        "serving": serving(place, official.user_id),
        "incoming": incoming(place.code) if official.post in COUNTING else [],
    }
    return FACE.render(request, "centre/home.html", context)


def tiles(place: Place) -> list[Tile]:
    """The numbers of the centre, each leading to its list."""
    today, late = standing.running_out(place)
    back = standing.returned(place).count()
    shown = [
        Tile(value=standing.waiting(place), label=_("waiting now"), url=FACE.url("queue")),
        Tile(value=up_to(standing.in_work(place).count()), label=_("in work")),
        Tile(value=up_to(standing.going_out(place)), label=_("going out"), url=FACE.url("outgoing")),
        Tile(
            value=up_to(standing.to_hand_out_today(place)),
            label=_("to hand out today"),
            url=FACE.url("window"),
        ),
        Tile(value=up_to(standing.shelf(place).count()), label=_("on the shelf"), url=FACE.url("shelf")),
        Tile(
            value=up_to(today),
            label=_("clocks run out today"),
            kind="attention" if today else "",
            url=FACE.url("clocks"),
        ),
    ]
    if late:
        shown.append(
            Tile(value=up_to(late), label=_("with a broken term"), kind="broken", url=FACE.url("clocks"))
        )
    if back:
        shown.append(Tile(value=up_to(back), label=_("returned"), kind="attention", url=FACE.url("returned")))
    return shown


def up_to(count: int) -> str | int:
    """A number as a tile shows it: what is more than was counted, as “500+”."""
    return f"{MOST}+" if count > MOST else count
