"""The clocks of a case in words, as every staff page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from qyzmet.cases.models import Case
from qyzmet.desk.casefile import ClockLine, clock_line
from qyzmet.desk.timing import PORTAL, timing_at
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.process import state as states
from qyzmet.ui.components import ClockWords

SOON = timedelta(hours=4)
"""How long before its end a clock asks for attention; a choice of the screen, no rule."""


def clock_words(line: ClockLine, now: datetime) -> ClockWords:
    """One clock: what is left, until when, and why."""
    clock = line.clock
    reasons = line.why.reasons if line.why else ()
    if clock.stopped is not None:
        words = _("the term was broken") if clock.broken else _("the term was kept")
        return ClockWords(words=words, state="broken" if clock.broken else "kept", reasons=reasons)
    if clock.due is None or line.left is None:
        return ClockWords(words=_("no limit is set"), state="running")
    late = clock.broken or clock.due < now
    soon = clock.due - now < min(SOON, (clock.due - clock.started) / 2)
    return ClockWords(
        words=line.left, state="broken" if late else "attention" if soon else "running", reasons=reasons
    )


def first_clock(case: Case, now: datetime) -> ClockWords | None:
    """The clock of a case that runs out first; None if none with a limit runs."""
    state = states.from_json(case.state)
    running = [clock for clock in state.running() if clock.due is not None]
    if not running:
        return None
    edition = edition_named(case.edition)
    timing = timing_at(edition.name, case.provider if case.office == PORTAL else case.office)
    clock = min(running, key=lambda one: one.due or now)
    return clock_words(clock_line(edition, clock, timing, now), now)


def by_urgency(lines: Sequence[ClockLine]) -> list[ClockLine]:
    """Running clocks first, what ends soonest on top; then those that have stopped."""
    return sorted(
        lines,
        key=lambda line: (
            line.clock.stopped is not None,
            line.clock.due is None,
            line.clock.due or line.clock.started,
        ),
    )
