"""Which office is mine, when it is open, whom to turn to."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from qyzmet.offices.models import Office
from qyzmet.portal.openings import hours_of
from qyzmet.ui.words import in_language
from tests.portal.conftest import words

ALMATY = ZoneInfo("Asia/Almaty")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ALMATY)


@pytest.mark.parametrize("place", ["Семей", "семей", "г. Семей", "Семей қаласы"])
def test_an_office_is_found_by_its_town_in_either_spelling(visitor: Client, place: str) -> None:
    found = visitor.get("/offices/", {"place": place}).context["found"]
    assert [one.office.code for one in found["centre"]] == ["psc-semey"]
    assert [one.office.code for one in found["provider"]] == ["bureau-semey"]


def test_a_place_that_nobody_knows_is_told_how_to_write_it(visitor: Client) -> None:
    page = visitor.get("/offices/", {"place": "Нарния"})
    assert page.status_code == 422
    assert "No office is found for «Нарния». Write the town or region in full" in words(page)
    assert page.context["regions"], "the whole list stands below"


def test_every_office_that_people_go_to_is_on_the_list_once(visitor: Client) -> None:
    regions = visitor.get("/offices/").context["regions"]
    listed = [office.code for region in regions for office in region.offices]
    assert sorted(listed) == sorted(
        Office.objects.filter(kind__in=("centre", "provider")).values_list("code", flat=True)
    )


@pytest.mark.parametrize(
    ("office", "moment", "open_now", "changes"),
    [
        # 2014, cl. 8(2): centres Monday to Saturday 9.00 to 20.00
        ("psc-astana-yesil-2", "2026-11-23T10:00", True, "2026-11-23T20:00"),
        ("psc-astana-yesil-2", "2026-11-23T08:59", False, "2026-11-23T09:00"),
        ("psc-astana-yesil-2", "2026-11-28T20:00", False, "2026-11-30T09:00"),
        # 2014, cl. 8(1): the provider on Saturdays to 13.00
        ("bureau-astana", "2026-11-28T12:59", True, "2026-11-28T13:00"),
        ("bureau-astana", "2026-11-28T13:00", False, "2026-11-30T09:00"),
        # Republic Day is a holiday; the day after it is worked
        ("psc-astana-yesil-2", "2027-12-16T12:00", False, "2027-12-17T09:00"),
    ],
)
def test_an_office_is_open_by_the_hours_of_its_edition(
    offices: None, office: str, moment: str, open_now: bool, changes: str
) -> None:
    hours = hours_of(Office.objects.get(code=office), at(moment))
    assert hours is not None
    assert (hours.open, hours.changes) == (open_now, datetime.fromisoformat(changes))


def test_a_holiday_is_named_as_the_reason(offices: None) -> None:
    hours = hours_of(Office.objects.get(code="psc-astana-yesil-2"), at("2027-12-16T12:00"))
    assert hours is not None
    assert hours.why is not None
    assert "Independence" in hours.why.en


def test_past_the_known_calendar_nothing_is_promised(offices: None) -> None:
    hours = hours_of(Office.objects.get(code="psc-astana-yesil-2"), at("2031-05-05T12:00"))
    assert hours is not None
    assert (hours.open, hours.changes) == (False, None)


def test_the_page_of_an_office_shows_hours_with_the_clause_of_its_own_edition(visitor: Client) -> None:
    """Semey works by the edition of 2010 (cl. 9(2)), Astana by that of 2014 (cl. 8(2))."""
    with time_machine.travel(at("2026-11-23T10:00"), tick=False):
        semey, astana = visitor.get("/offices/psc-semey/"), visitor.get("/offices/psc-astana-yesil-2/")
    assert semey.context["hours"].edition.year == "2010"
    assert "cl. 9(2)" in words(semey)
    assert "People are received without an appointment." in words(semey)
    assert "cl. 8(2)" in words(astana)
    assert "Book a place in the queue" in words(astana)


def test_contacts_stand_by_purpose_with_the_annex_that_names_them(visitor: Client) -> None:
    """2010, cl. 21 to 23, annexes 5 to 10."""
    page = visitor.get("/offices/psc-semey/")
    found = {purpose.id: {one.clause for one in purpose.answerers} for purpose in page.context["purposes"]}
    assert found["conduct-complaint"] == {"annex 10"}
    assert found["result-complaint"] == {"annex 8"}
    assert "Con_Semey@ustk.kz" in words(page)


def test_an_office_that_gives_no_service_says_so(visitor: Client) -> None:
    Office.objects.filter(code="psc-semey").update(services=[])
    page = visitor.get("/offices/psc-semey/")
    assert "This office gives none of the services here. Choose another one." in words(page)
    assert visitor.get("/offices/psc-semey/booking/").status_code == 404


@pytest.mark.parametrize("code", ["akim-semey", "ministry-internal-affairs"])
def test_offices_that_nobody_goes_to_have_no_page(visitor: Client, code: str) -> None:
    assert visitor.get(f"/offices/{code}/").status_code == 404


def test_the_name_of_a_region_is_told_in_the_readers_language(visitor: Client) -> None:
    regions = visitor.get("/offices/").context["regions"]
    assert any(in_language(region.name) for region in regions)
    assert all(region.name.ru for region in regions)
