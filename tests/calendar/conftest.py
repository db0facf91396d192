"""Bodies and their hours, as the editions of the address certificate give them."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from qyzmet.calendar import WorkingCalendar, load_calendar
from qyzmet.law.limits import Hours, Limit, Span, Unit, Week

# The first example of a property also reads the calendar; the machine is shared.
settings.register_profile("calendar", deadline=None)
settings.load_profile("calendar")

ZONE = ZoneInfo("Asia/Almaty")
"""Semey keeps the time of Almaty: +06:00 until 01.03.2024, +05:00 since."""


def _span(opens: str, closes: str) -> Span:
    return Span(time.fromisoformat(opens), time.fromisoformat(closes))


CENTRE = Hours(Week.SIX_DAY, ((_span("09:00", "20:00"),),) * 6 + ((),))
"""2010, cl. 9(2): six days a week, 9.00-20.00, without a lunch break."""

BUREAU = Hours(Week.FIVE_DAY, ((_span("09:00", "13:00"), _span("14:00", "18:00")),) * 5 + ((), ()))
"""2010, cl. 9(1): five days a week, 9.00-18.00, lunch 13.00-14.00."""

PROVIDER_2014 = Hours(Week.SIX_DAY, ((_span("09:00", "18:30"),),) * 5 + ((_span("09:00", "13:00"),), ()))
"""2014, cl. 8(1): Monday to Friday 9.00-18.30, Saturday 9.00-13.00."""

PORTAL = Hours(Week.EVERY_DAY, ((_span("00:00", "00:00"),),) * 7)
"""2014, cl. 8(3): round the clock."""


def working_days(n: int) -> Limit:
    return Limit(n, Unit.WORKING_DAYS)


def at(words: str) -> datetime:
    """A moment in Semey: ``at("2012-04-27 11:00")``."""
    return datetime.fromisoformat(words).replace(tzinfo=ZONE)


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    return load_calendar()
