"""A case of the centre's channel, as the tests of the store use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tests.driving import IIN, command_for

from qyzmet.cases import store
from qyzmet.law.catalogue import edition
from qyzmet.process.clockwork import LegalTime, legal_time
from qyzmet.process.events import Actor

LAW = edition("address-certificate@2010")
FACTS = {
    "applicant": "natural",
    "about": "self",
    "recipient": "self",
    "place": "other",
    "iin": IIN,
    "subjects": IIN,
}
FILED = datetime(2012, 4, 24, 5, tzinfo=UTC)


@pytest.fixture
def timing() -> LegalTime:
    """Legal time at Semey."""
    return legal_time(LAW.name, "Asia/Almaty", False)


@pytest.fixture
def open_case(db: None, timing: LegalTime) -> Callable[..., store.Stored]:
    """Open a case at the centre of Semey on 24 April 2012."""

    def make(key: str | None = None, at: datetime = FILED) -> store.Stored:
        return store.open_case(
            LAW,
            "centre",
            FACTS,
            applicant=store.Applicant(IIN, "Әлиев Қайрат"),
            office="psc-semey",
            provider="bureau-semey",
            by=Actor("applicant", "psc-semey", None, "Әлиев Қайрат"),
            at=at,
            timing=timing,
            calendar=timing.calendar.edition,
            key=key or uuid4().hex,
        )

    return make


@pytest.fixture
def act(timing: LegalTime) -> Callable[..., store.Stored]:
    """End the present step of a case with an outcome."""

    def do(stored: store.Stored, outcome: str, at: datetime, key: str | None = None) -> store.Stored:
        command = command_for(LAW, stored.state, outcome, at)
        return store.act(stored, command, timing, calendar=timing.calendar.edition, key=key)

    return do
