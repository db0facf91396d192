"""The household book as a register: what a rural akim has entered of a household."""

from __future__ import annotations

from datetime import date
from typing import Any

from qyzmet.registers.looker import Looker, leave_trace


def household_of(iin: str, on: date, *, looker: Looker, why: str) -> dict[str, Any] | None:
    """The page of the book on which the person stands on a day (:mod:`qyzmet.services.found`); None without one.

    Every look is traced.
    """
    leave_trace(looker, why, "household-book", [iin])
    return None


def keeper_of(iin: str) -> str:
    """The code of the akim's office that keeps the page on which the person stands; empty where there is none."""
    return ""
