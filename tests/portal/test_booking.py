"""A place in the electronic queue, booked through the portal (2014, cl. 8(2))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.calendar import load_calendar
from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.cases.store import Applicant
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Week
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.portal.booking import days, free_slots
from qyzmet.portal.models import Booking
from tests.portal.conftest import logged_in, words
from tests.portal.people import SERVICE, Family, make_applicant

CENTRE = "/offices/psc-astana-yesil-2/booking/"
DAY = f"{CENTRE}2026-11-24/"
ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 23, 10, 7, tzinfo=ALMATY)
LAW = edition(f"{SERVICE}@2014")


@pytest.fixture(autouse=True)
def _a_monday_morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def key_of(client: Client, address: str = DAY) -> str:
    return str(client.get(address).context["form"].initial["key"])


def book(client: Client, slot: str, key: str | None = None, address: str = DAY) -> object:
    return client.post(address, {"key": key or key_of(client, address), "slot": slot})


def test_a_free_quarter_of_an_hour_is_booked_and_given_back(applicant: Client) -> None:
    booked = book(applicant, "2026-11-24T09:15:00+05:00")
    assert booked.status_code == 302  # type: ignore[attr-defined]
    where = booked["Location"]  # type: ignore[index]
    page = words(applicant.get(where))
    ticket = Ticket.objects.get()
    assert ticket.booked_for == datetime(2026, 11, 24, 9, 15, tzinfo=ALMATY)
    assert f"№ {ticket.number}" in page
    assert "24.11.2026 09:15" in page
    assert "cl. 4(2), 4(3), 8(2)" in page
    assert "24.11.2026 09:15" in words(applicant.get("/my/"))
    back = applicant.post(f"{where}cancel/", follow=True)
    assert "Your place on 24.11.2026 09:15 is given back; somebody else can have it." in words(back)
    assert "No place is booked" in words(back)
    assert "This place was given back or used." in words(applicant.get(where))


def test_only_working_days_are_offered(visitor: Client) -> None:
    """Cl. 8(2): Monday to Saturday, except Sundays and holidays."""
    offered = [one.day for one in visitor.get(CENTRE).context["days"]]
    assert offered[0] == date(2026, 11, 23)
    assert len(offered) == 13
    assert all(day.weekday() != 6 for day in offered)


@settings(max_examples=30, deadline=None)
@given(start=st.dates(date(2026, 1, 1), date(2027, 12, 1)))
def test_no_day_off_of_the_six_day_week_is_ever_offered(start: date) -> None:
    office = Office(code="psc-test", kind="centre", timezone="Asia/Almaty")
    calendar = load_calendar()
    offered = _offered(office, datetime(start.year, start.month, start.day, 7, tzinfo=ALMATY))
    assert offered
    assert all(calendar.day(day, Week.SIX_DAY).working for day in offered)


def _offered(office: Office, now: datetime) -> list[date]:
    from qyzmet.portal.booking import _slots

    today = now.date()
    return [day for n in range(15) if _slots(office, LAW, day := today + timedelta(days=n))]


def test_times_that_have_passed_are_not_offered(offices: None) -> None:
    office = Office.objects.get(code="psc-astana-yesil-2")
    slots = free_slots(office, LAW, NOW.date(), NOW)
    assert slots[0] == datetime(2026, 11, 23, 10, 15, tzinfo=ALMATY)
    assert slots[-1] == datetime(2026, 11, 23, 19, 45, tzinfo=ALMATY), "served before the closing at 20.00"
    assert free_slots(office, LAW, date(2026, 11, 22), NOW) == []
    assert free_slots(office, LAW, date(2027, 1, 22), NOW) == []


def test_a_time_holds_as_many_as_there_are_inspectors(family: Family, applicant: Client) -> None:
    office = Office.objects.get(code="psc-astana-yesil-2")
    inspector = User.objects.create_user("inspector-1")
    second = User.objects.create_user("inspector-2")
    for user in (inspector, second):
        Account.objects.create(user=user, display_name="Инспектор")
        Holding.objects.create(user=user, post="inspector", office=office, since=date(2020, 1, 1))
    others = [
        logged_in(make_applicant(f"a{n}", person))
        for n, person in enumerate((family.spouse, family.stranger))
    ]
    slot = "2026-11-24T09:00:00+05:00"
    before = days(office, LAW, NOW)[1].free
    key = key_of(applicant)
    assert all(book(client, slot).status_code == 302 for client in others)  # type: ignore[attr-defined]
    assert days(office, LAW, NOW)[1].free == before - 2
    full = book(applicant, slot, key)
    assert full.status_code == 422  # type: ignore[attr-defined]
    assert "This time has just been taken or has passed. Choose another one." in words(full)
    assert Booking.objects.count() == 2


def test_a_stale_page_posted_twice_books_one_place(applicant: Client) -> None:
    key = key_of(applicant)
    first = book(applicant, "2026-11-24T09:15:00+05:00", key)
    again = book(applicant, "2026-11-24T09:15:00+05:00", key)
    assert first["Location"] == again["Location"]  # type: ignore[index]
    assert Ticket.objects.count() == 1


def test_one_person_waits_once(applicant: Client) -> None:
    book(applicant, "2026-11-24T09:15:00+05:00")
    second = book(applicant, "2026-11-25T09:15:00+05:00", address=f"{CENTRE}2026-11-25/")
    assert second.status_code == 422  # type: ignore[attr-defined]
    assert "You already hold a place in the queue for this service." in words(second)


def test_no_time_has_to_be_guessed(applicant: Client) -> None:
    page = book(applicant, "")
    assert "Choose a time." in words(page)
    forged = book(applicant, "2026-11-24T03:00:00+05:00")
    assert forged.status_code == 422  # type: ignore[attr-defined]
    assert not Ticket.objects.exists()


def test_an_office_under_2010_books_nothing_and_says_by_which_clause(
    visitor: Client, applicant: Client
) -> None:
    """2010, cl. 9: people are received without an appointment, in the order of the queue."""
    page = words(visitor.get("/offices/psc-semey/booking/"))
    assert "People are received without an appointment." in page
    assert "cl. 7(2), 7(3), 9(1), 9(2)" in page
    closed = applicant.get("/offices/psc-semey/booking/2026-11-24/")
    assert closed.context["slots"] == []


def test_a_place_is_its_holders_alone(family: Family, applicant: Client) -> None:
    where = book(applicant, "2026-11-24T09:15:00+05:00")["Location"]  # type: ignore[index]
    other = logged_in(make_applicant("murat", family.stranger))
    assert other.get(where).status_code == 404
    assert other.post(f"{where}cancel/").status_code == 404
    assert applicant.get(f"{where}cancel/").status_code == 405


def test_who_booked_begins_to_wait_at_the_time_booked(family: Family, applicant: Client) -> None:
    """Cl. 4(2): 15 minutes of waiting run from the time booked, not from the day of booking."""
    book(applicant, "2026-11-24T09:15:00+05:00")
    law = edition(f"{SERVICE}@2014")
    facts = {"applicant": "natural", "about": "self"}
    inspector = Official(0, "Есенова Әсел", "inspector", "psc-astana-yesil-2")
    with time_machine.travel(datetime(2026, 11, 24, 9, 20, tzinfo=ALMATY), tick=False):
        now = timezone.now()
        ticket = tickets.call_next(inspector.office, now.date(), now, None, "3")
        assert ticket is not None
        filing = Filing(
            Applicant(family.applicant.iin, family.applicant.full_name),
            legal=False,
            subjects=[family.applicant.iin],
            facts=facts,
            documents=[{"id": d.id, "originals": 1, "copies": 0} for d in law.documents_for("centre", facts)],
        )
        stored = file_at_window(law, "centre", filing, inspector, at=now, key="booked", ticket=ticket)
    waiting = stored.state.clock("T3")
    assert waiting is not None
    assert waiting.started == datetime(2026, 11, 24, 9, 15, tzinfo=ALMATY)
    assert not waiting.broken
