"""The face itself: its addresses, its base page, and which posts its pages are for."""

from qyzmet.ui.staff.access import Face

FACE = Face("centre", "centre/base.html")

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
