"""Families and their incomes as a register."""

from __future__ import annotations

from datetime import date
from typing import Any

from qyzmet.registers.looker import Looker, leave_trace


def family_of(iin: str, on: date, *, looker: Looker, why: str) -> dict[str, Any] | None:
    """The family a person lives in on a day, with its incomes (:mod:`qyzmet.services.found`); None without one.

    Every member's data are looked at, and every look is traced.
    """
    leave_trace(looker, why, "family", [iin])
    return None
