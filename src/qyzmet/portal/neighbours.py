"""What was law before and after a day on which no edition of a service is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qyzmet.law import catalogue
from qyzmet.law.adoption import adoptions
from qyzmet.law.model import Edition


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An edition beside the day; ``day`` is the first it no longer, or already, governs.

    ``adopted`` if a deployment applied it, rather than the act's own dates.
    """

    edition: Edition
    day: date
    adopted: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The editions on both sides of a day without one; None where there is none on that side."""

    before: Neighbour | None
    after: Neighbour | None


def neighbours(service: str, day: date) -> Neighbours:
    """What governed last before the day and what governs first after it.

    From the first adoption on only adoptions count, as in :func:`qyzmet.law.adoption.governing`.
    """
    adopted = [
        (row.since, row.until, catalogue.edition(f"{service}@{row.edition}"), True)
        for row in adoptions()
        if row.service == service
    ]
    acts = [
        (one.act.force.since, one.act.force.until, one, False)
        for one in catalogue.editions(service)
        if not any(since <= day for since, *_ in adopted)
    ]
    periods = [*adopted, *acts]
    ended = [Neighbour(one, until, own) for _, until, one, own in periods if until and until <= day]
    coming = [Neighbour(one, since, own) for since, _, one, own in periods if since > day]
    return Neighbours(
        max(ended, key=lambda found: found.day, default=None),
        min(coming, key=lambda found: found.day, default=None),
    )
