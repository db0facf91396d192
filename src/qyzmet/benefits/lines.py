"""Poverty lines of the oblasts: dated, with their sources, never constants."""

from __future__ import annotations

from datetime import date
from typing import Any


def poverty_line(region: str, on: date) -> dict[str, Any]:
    """The line of an oblast on a day, in tiyn a month for one person (:mod:`qyzmet.services.found`).

    Raises :class:`qyzmet.process.errors.Refusal` (``no-poverty-line``) naming the region and the day where the
    deployment has none.
    """
    raise NotImplementedError
