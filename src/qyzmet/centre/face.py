"""The face itself: its addresses, its base page, and which posts its pages are for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from qyzmet.centre.made_here import made_here
from qyzmet.desk.halls import OWN_HALL, at_centre
from qyzmet.desk.official import officials
from qyzmet.ui.staff.access import Face


class CentreFace(Face):
    """Shows each post the sections that are open to it, and on a case what is made at the window.

    Who takes people in at the hall of their own office works on the cases in the face of the provider.
    """

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page of the face."""
        held = officials(request.user)
        working = held[0] if held else None
        posts = {working.post} if working is not None else set()
        own = working is not None and working.post in OWN_HALL and not at_centre(working)
        given = {"posts": posts, "own_hall": own, "case_page": "provider:case" if own else "centre:case"}
        if template == "staff/case.html":
            template, context = "centre/case.html", {**context, "made_here": made_here(context["file"])}
        return super().render(request, template, {**given, **context}, status)


FACE = CentreFace("centre", "centre/base.html")

IN_THE_HALL = ("officer", "executor")
"""Officials of a provider who sit in the centre."""
RECEPTION = ("inspector", "centre-official", "centre-employee", *IN_THE_HALL)
"""Who calls tickets and takes documents in at a centre."""
RECEIVING = tuple(dict.fromkeys((*RECEPTION, *OWN_HALL)))
"""Who takes documents in by the steps of some edition: at a hall, or at the applicant's home."""
ISSUING = ("issuing-inspector", "inspector", "employee", *IN_THE_HALL)
"""Who hands results out at the windows."""
ACCUMULATION = ("accumulation-inspector",)
"""Who collects packages onto the manifest and counts what comes back."""
COURIER = ("courier",)
MANAGER = ("duty-manager",)
CASES = (*RECEPTION, "accumulation-inspector", "issuing-inspector", "duty-manager", "employee")
"""Who may open cases of a centre; a courier sees numbers of packages only."""
EVERYBODY = (*CASES, *COURIER)
