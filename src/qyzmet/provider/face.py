"""The face itself: its addresses and its base page."""

from qyzmet.ui.staff.access import Face

FACE = Face("provider", "provider/base.html")

SERVICE = "address-certificate"
"""The service whose provider this face serves."""
