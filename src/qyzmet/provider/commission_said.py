"""What a precinct commission saw and concluded, as the pages of a case show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def commission_said(found: Mapping[str, Any]) -> dict[str, Any]:
    """The act and the conclusion of what a case found out (:mod:`qyzmet.desk.commission`); empty without an act."""
    act = found.get("inspection")
    if not act:
        return {}
    return {
        "inspection": act,
        "visited_on": date.fromisoformat(act["visited_on"]),
        "conclusion": found.get("conclusion"),
    }
