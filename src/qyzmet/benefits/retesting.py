"""Compute the amount of a benefit anew, from what the registers say now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qyzmet.benefits import refusals
from qyzmet.benefits.lines import poverty_line
from qyzmet.benefits.models import Benefit
from qyzmet.offices import gazetteer
from qyzmet.offices.once import office_named
from qyzmet.registers.households import household_of
from qyzmet.registers.incomes import family_of
from qyzmet.registers.looker import Looker


@dataclass(frozen=True, slots=True)
class Retested:
    """What a new test says: tiyn a month, for whom, until when, and how it was found."""

    monthly: int
    members: tuple[str, ...]
    above: bool
    """Whether the right is lost: the income is above the line (2012, cl. 10(1))."""
    why: Mapping[str, Any]


def retest(benefit: Benefit, on: date, *, looker: Looker) -> Retested:
    """The income test of the family as of a day, by the rule and the poverty line of that day.

    The line is that of the region of the body that pays; the register of families names no region.

    Raises :class:`qyzmet.process.errors.Refusal`: ``no-family``, ``no-poverty-line``, and what
    :func:`qyzmet.services.targeted_social_assistance.income.test_of` raises.
    """
    from qyzmet.services.targeted_social_assistance.income import test_of

    iin = benefit.recipient.iin
    family = family_of(iin, on, looker=looker, why=benefit.case_number)
    if not family:
        raise refusals.no_family(benefit.recipient.full_name)
    found = {
        "family": family,
        "household": household_of(iin, on, looker=looker, why=benefit.case_number),
        "poverty_line": poverty_line(_region(benefit), on),
    }
    test = test_of(found, on)
    lines = [line.as_dict() for line in test.lines]
    return Retested(
        test.monthly_amount,
        tuple(one.iin for one in test.members),
        test.outcome_above,
        {"computation": test.computation, "lines": lines},
    )


def _region(benefit: Benefit) -> str:
    office = office_named(benefit.office)
    return gazetteer.region_named(office.region_kk) if office else ""
