"""By when which quarter of a benefit is to be confirmed; reads only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from qyzmet.benefits.history import next_month, next_quarter, quarter
from qyzmet.benefits.models import Benefit
from qyzmet.benefits.parameters import confirmation_on
from qyzmet.calendar.days import load_calendar
from qyzmet.law.limits import Week

CONFIRMED: Final = "targeted-social-assistance"
"""The kind of benefit that is confirmed every quarter (2012, cl. 14)."""


def due_day(first: date) -> date:
    """The last day to present the certificate for the quarter that begins on ``first``."""
    rule = confirmation_on(first)
    month = first
    for _ in range(rule.due_month):
        month = next_month(month)
    return load_calendar().add_working_days(month, -1, Week.FIVE_DAY)


def next_quarter_of(benefit: Benefit) -> date:
    """The first quarter not yet confirmed. reading: that of the decision is, by the test of the application."""
    last = benefit.confirmations.order_by("quarter").last()
    return next_quarter(last.quarter if last else max(benefit.decided_on, benefit.since))


def next_due(benefit: Benefit) -> date | None:
    """By when it is to be confirmed next; None where it never is or has ended."""
    if benefit.kind != CONFIRMED or benefit.state == "ended":
        return None
    return due_day(next_quarter_of(benefit))


def remind_from(due: date) -> date:
    """The day from which lists remind of it."""
    return due - timedelta(days=confirmation_on(quarter(due)).remind_days)
