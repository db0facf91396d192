"""The face itself: its addresses, its base page, and which posts its pages are for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from qyzmet.desk.official import officials
from qyzmet.ui.staff.access import Face


class CentreFace(Face):
    """Shows each post the sections that are open to it."""

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page of the face."""
        posts = {one.post for one in officials(request.user)}
        return super().render(request, template, {"posts": posts, **context}, status)


FACE = CentreFace("centre", "centre/base.html")

RECEPTION = ("inspector",)
"""Who calls tickets and takes documents in."""
ISSUING = ("issuing-inspector", "inspector")
"""Who hands results out at the windows."""
ACCUMULATION = ("accumulation-inspector",)
"""Who collects packages onto the manifest and counts what comes back."""
COURIER = ("courier",)
MANAGER = ("duty-manager",)
CASES = ("inspector", "accumulation-inspector", "issuing-inspector", "duty-manager")
"""Who may open a case of the office; a courier sees numbers of packages only."""
EVERYBODY = (*CASES, *COURIER)
