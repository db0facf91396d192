"""The register of the unemployed."""

from __future__ import annotations

from datetime import date
from typing import Any

from qyzmet.registers.looker import Looker, leave_trace


def unemployed_card(iin: str, on: date, *, looker: Looker, why: str) -> dict[str, Any] | None:
    """The person's card on a day (:mod:`qyzmet.services.found`); None for who was never registered. Traced."""
    leave_trace(looker, why, "unemployed", [iin])
    return None
