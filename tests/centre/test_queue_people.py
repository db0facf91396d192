"""A term that is so long for each person in the queue: what the ticket says, what the operator's page counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.centre import place
from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Unit
from qyzmet.law.model import Edition
from tests.centre.conftest import Login
from tests.centre.house import MONDAY, SEMEY, SERVICE
from tests.centre.reading import text


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """An edition that lets people wait 15 minutes for each in the queue (as targeted-social-assistance@2012, cl. 7)."""
    law = edition(f"{SERVICE}@2010")
    terms = tuple(
        replace(term, limit=Limit(15, Unit.MINUTES), times="people-in-queue")
        if term.kind == "waiting"
        else term
        for term in law.terms
    )
    made = replace(law, terms=terms)
    monkeypatch.setattr(place, "governing", lambda *_: made)
    monkeypatch.setattr(
        place.Place, "timing", lambda self, one: replace(timing(self, law), edition=one, rules={})
    )
    return made


timing = place.Place.timing


def take(minutes: int = 0) -> Ticket:
    return tickets.take(SEMEY, SERVICE, "file", MONDAY - timedelta(minutes=minutes), MONDAY.date())


def test_the_ticket_says_fifteen_minutes_for_each_person_ahead(login: Login) -> None:
    client = login("duty-manager")
    for ahead, minutes in enumerate((15, 15, 30, 45)):
        said = text(client.post(reverse("centre:kiosk"), {"choice": f"{SERVICE}:file"}, follow=True))
        assert f"{minutes} minutes" in said, (ahead, said)


def test_the_operator_sees_whose_term_for_so_many_people_ran_out(
    login: Login, clock: time_machine.Coordinates
) -> None:
    for _ in range(4):
        take(minutes=40)
    page = login().get(reverse("centre:queue"))
    assert [one.clock.state for one in page.context["waiting"]] == ["broken", "broken", "broken", "attention"]


def test_who_came_when_nobody_waited_waits_no_longer_than_for_one(login: Login) -> None:
    ticket = take(minutes=16)
    assert ticket.ahead == 0
    (one,) = login().get(reverse("centre:queue")).context["waiting"]
    assert one.clock.state == "broken"
