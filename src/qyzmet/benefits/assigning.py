"""Assign and refuse benefits, as decisions say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.services.effects import AssignBenefit, RefuseBenefit


def assign(effect: AssignBenefit, *, on: date, case: str, office: str, looker: Looker) -> Mapping[str, Any]:
    """Assign the money as decided on the day ``on`` in the case; what the journal is to say of it."""
    raise NotImplementedError


def refuse(effect: RefuseBenefit, *, on: date, case: str, office: str, looker: Looker) -> Mapping[str, Any]:
    """Keep the refusal, so that later applications heed it; what the journal is to say of it."""
    raise NotImplementedError


def benefits_of(iin: str, on: date, *, looker: Looker, why: str) -> list[dict[str, Any]]:
    """What was assigned or refused to the person up to a day (:mod:`qyzmet.services.found`), oldest first. Traced."""
    leave_trace(looker, why, "benefits", [iin])
    return []
