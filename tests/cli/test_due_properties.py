"""What holds for every term of every edition, whenever it starts."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.calendar.opening import opening_of
from qyzmet.law.catalogue import editions, services
from qyzmet.law.limits import Unit
from qyzmet.law.model import Term
from qyzmet.process.clockwork import legal_time

TERMS = [
    pytest.param(law.name, term, id=f"{law.name} {term.id}")
    for service in services()
    for law in editions(service)
    for term in law.terms
    if term.limit is not None
]
# Local moments: the zone is that of the office.
MOMENTS = st.datetimes(min_value=datetime(2010, 1, 1), max_value=datetime(2015, 12, 31))  # noqa: DTZ001
OFFICES = st.builds(
    lambda zone, branch: (zone, branch), st.sampled_from(["Asia/Almaty", "Asia/Aqtau"]), st.booleans()
)
every_term = pytest.mark.parametrize(("law", "term"), TERMS)
a_few = settings(max_examples=25, deadline=None)

Office = tuple[str, bool]


def due(law: str, term: Term, office: Office, start: datetime) -> datetime:
    """When the term runs out that starts at a local moment; counted back, from that day."""
    timing = legal_time(law, *office)
    begins = start.replace(tzinfo=timing.zone)
    found = timing.due(term, begins, begins)
    assert found is not None
    return found


@every_term
@a_few
@given(OFFICES, MOMENTS)
def test_no_term_runs_out_before_it_starts(law: str, term: Term, office: Office, start: datetime) -> None:
    """A term counted back ends before the day it is counted from."""
    timing = legal_time(law, *office)
    begins, found = start.replace(tzinfo=timing.zone), due(law, term, office, start)
    assert found <= begins + timedelta(days=1) if term.backwards_from else found >= begins


@every_term
@a_few
@given(OFFICES, MOMENTS)
def test_no_term_ends_at_a_moment_when_the_body_is_closed(
    law: str, term: Term, office: Office, start: datetime
) -> None:
    """Minutes and hours end while the body is open, days at its closing."""
    timing = legal_time(law, *office)
    hours = opening_of(timing.calendar, timing.hours(term.body))
    found = due(law, term, office, start)
    # Midnight closes the day before.
    moment = found.replace(tzinfo=None) - timedelta(microseconds=1)
    i = timing.calendar.offset(moment.date())
    second = (moment - datetime.combine(moment.date(), datetime.min.time())).total_seconds()
    spans = hours.spans(i)
    if term.limit is not None and term.limit.unit in (Unit.MINUTES, Unit.HOURS):
        assert any(opens <= second <= closes for opens, closes in spans)
    else:
        assert round(second) == spans[-1][1]


@every_term
@a_few
@given(OFFICES, MOMENTS, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_who_starts_later_never_ends_earlier(
    law: str, term: Term, office: Office, start: datetime, more: timedelta
) -> None:
    assert due(law, term, office, start) <= due(law, term, office, start + more)


@every_term
@a_few
@given(OFFICES, MOMENTS)
def test_the_reasons_end_with_the_due_moment_and_name_the_clause_in_three_languages(
    law: str, term: Term, office: Office, start: datetime
) -> None:
    timing = legal_time(law, *office)
    begins = start.replace(second=0, microsecond=0, tzinfo=timing.zone)
    told = timing.why(term, begins, 1, begins)
    assert told is not None
    assert told.due == timing.due(term, begins, begins)
    assert told.reasons[0].kind == "term"
    assert told.reasons[0].clause == term.clause
    assert told.reasons[-1].kind == "due"
    for reason in told.reasons:
        assert reason.text.kk.strip()
        assert reason.text.ru.strip()
        assert reason.text.en.strip()
    if term.reading is not None:
        assert term.reading in {reason.text for reason in told.reasons}
