"""The face itself: its addresses, its base page, and which posts its pages are for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from qyzmet.centre.made_here import made_here
from qyzmet.desk.official import CHOSEN, officials
from qyzmet.ui.staff.access import Face


class CentreFace(Face):
    """Shows each post the sections that are open to it, and on a case what is made at the window."""

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page of the face."""
        held = officials(request.user)
        chosen = getattr(request.user, CHOSEN, "")
        posts = {one.post for one in held if one.key == chosen} or {one.post for one in held}
        if template == "staff/case.html":
            template, context = "centre/case.html", {**context, "made_here": made_here(context["file"])}
        return super().render(request, template, {"posts": posts, **context}, status)


FACE = CentreFace("centre", "centre/base.html")

IN_THE_HALL = ("officer", "executor")
"""Officials of a provider who sit in the centre."""
RECEPTION = ("inspector", *IN_THE_HALL)
"""Who calls tickets and takes documents in."""
RECEIVING = (*RECEPTION, "officer", "executor")
"""Who takes documents in by the steps of some edition: at the hall, or at the applicant's home."""
ISSUING = ("issuing-inspector", "inspector", "employee", *IN_THE_HALL)
"""Who hands results out at the windows."""
ACCUMULATION = ("accumulation-inspector",)
"""Who collects packages onto the manifest and counts what comes back."""
COURIER = ("courier",)
MANAGER = ("duty-manager",)
CASES = ("inspector", "accumulation-inspector", "issuing-inspector", "duty-manager", "employee", *IN_THE_HALL)
"""Who may open a case of the office; a courier sees numbers of packages only."""
EVERYBODY = (*CASES, *COURIER)
