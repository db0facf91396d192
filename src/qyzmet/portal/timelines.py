"""The editions of a service in a line of time, with the days on which there was none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qyzmet.law.acts import Act, chain
from qyzmet.law.model import Edition


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: an edition with its act, or a gap where both are None. ``until`` is the first day after."""

    since: date
    until: date | None
    edition: Edition | None
    act: Act | None

    @property
    def last(self) -> date | None:
        """Its last day; None while it lasts."""
        return self.until - timedelta(days=1) if self.until else None

    @property
    def days(self) -> int | None:
        """How many days it lasted; None while it lasts."""
        return (self.until - self.since).days if self.until else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A service with its periods, oldest first."""

    service: str
    newest: Edition
    periods: list[Period]


def timeline(service: str) -> Timeline:
    """The editions of a service and the gaps between them, in the order of their force."""
    periods = []
    for link in chain(service):
        force = link.edition.act.force
        periods.append(Period(force.since, force.until, link.edition, link.act))
        if link.gap:
            periods.append(Period(*link.gap, None, None))
    newest = max((one.edition for one in periods if one.edition), key=lambda one: one.act.force.since)
    return Timeline(service, newest, periods)
