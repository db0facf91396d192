"""Which office is mine, when it is open, whom to turn to."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from qyzmet.offices.models import Office
from qyzmet.portal.openings import hours_of
from qyzmet.ui.words import in_language
from tests.portal.conftest import speaking, words
from tests.portal.people import SERVICE

ALMATY = ZoneInfo("Asia/Almaty")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ALMATY)


@pytest.mark.parametrize("place", ["Семей", "семей", "г. Семей", "Семей қаласы"])
def test_an_office_is_found_by_its_town_in_either_spelling(visitor: Client, place: str) -> None:
    found = codes(visitor.get("/offices/", {"place": place}))
    assert found["centre"] == ["psc-semey"]
    assert found["provider"][0] == "bureau-semey", "its service is adopted"
    assert set(found["provider"]) <= {"bureau-semey", "police-east-kazakhstan-semey"}


def codes(page: Any) -> dict[str, list[str]]:
    return {kind: [one.office.code for one in here] for kind, here in page.context["found"].items()}


def test_a_service_narrows_the_offices_of_a_place(visitor: Client) -> None:
    page = visitor.get("/offices/", {"place": "Семей", "service": SERVICE})
    assert codes(page) == {"centre": ["psc-semey"], "provider": ["bureau-semey"]}


@pytest.mark.parametrize(
    ("place", "edition", "told"),
    [
        # 2010, cl. 14: the centre or the bureau takes the papers in; 2014, cl. 3: only the centre does
        ("Семей", "2010", [("psc-semey", "intake"), ("bureau-semey", "both")]),
        ("Астана", "2014", [("psc-astana-yesil-2", "intake"), ("bureau-astana", "decision")]),
    ],
)
def test_who_is_responsible_is_told_by_the_edition_of_the_office(
    visitor: Client, place: str, edition: str, told: list[tuple[str, str]]
) -> None:
    page = visitor.get("/offices/", {"place": place, "service": SERVICE})
    assert page.context["edition"].year == edition
    assert [(one.told.office.code, one.told.role) for one in page.context["answers"]] == told


def test_who_is_responsible_stands_first_with_reason_and_clause(visitor: Client) -> None:
    said = plain(visitor.get("/offices/", {"place": "Астана", "service": SERVICE}))
    assert "Takes the papers in. The centre of your place of residence: Astana. cl. 3, 9" in said
    assert "Decides. Your address lies in the territory of this body: Astana. cl. 3" in said
    assert said.index("Who is responsible for your address") < said.index("Public service centres")


def plain(page: Any) -> str:
    return " ".join(re.sub("<[^>]+>", " ", words(page)).split())


def test_without_a_service_the_page_asks_for_one(visitor: Client) -> None:
    said = words(visitor.get("/offices/", {"place": "Семей"}))
    assert "Choose a service to see who is responsible for your address." in said


def test_a_name_of_several_places_asks_which_is_meant(visitor: Client) -> None:
    page = visitor.get("/offices/", {"place": "Каменка", "service": SERVICE})
    assert page.status_code == 200
    assert page.context["place"] is None
    names = [one.name.kk for one in page.context["places"]]
    assert names == [
        "Ақмола облысы, Астрахан ауданы, Каменка ауылы",
        "Ақмола облысы, Сандықтау ауданы, Каменка ауылы",
    ]
    assert "Which of these places do you mean?" in words(page)
    chosen = visitor.get("/offices/", {"place": names[1], "service": SERVICE})
    assert chosen.context["place"].name.kk == names[1]
    assert chosen.context["places"] == []


def test_a_town_of_regional_rank_is_meant_and_its_namesakes_are_offered(visitor: Client) -> None:
    page = visitor.get("/offices/", {"place": "Павлодар"})
    assert page.context["place"].name.kk == "Павлодар облысы, Павлодар қаласы"
    assert len(page.context["places"]) == 2
    assert "Other places of this name" in words(page)


def test_a_village_is_served_by_its_district_and_region(visitor: Client) -> None:
    found = codes(visitor.get("/offices/", {"place": "село Азат", "service": SERVICE}))
    assert found == {"centre": ["psc-akmola"], "provider": ["bureau-akmola"]}


def test_a_place_without_an_office_for_the_service_says_so(visitor: Client) -> None:
    Office.objects.filter(services__contains=[SERVICE]).update(services=[])
    page = visitor.get("/offices/", {"place": "Семей", "service": SERVICE})
    assert "The lists of the acts name no office for this place and service" in words(page)


def test_a_service_that_does_not_exist_is_refused(visitor: Client) -> None:
    assert visitor.get("/offices/", {"place": "Семей", "service": "flying"}).status_code == 422


def test_the_list_of_a_service_holds_those_who_give_it(visitor: Client) -> None:
    regions = visitor.get("/offices/", {"service": SERVICE}).context["regions"]
    listed = [office.code for region in regions for office in region.offices]
    giving = Office.objects.filter(services__contains=[SERVICE]).values_list("code", flat=True)
    assert sorted(listed) == sorted(giving)


def test_who_gives_an_adopted_service_stands_first_in_the_list(visitor: Client) -> None:
    regions = visitor.get("/offices/").context["regions"]
    akmola = next(region for region in regions if region.name.kk == "Ақмола облысы")
    gives = [SERVICE in office.services for office in akmola.offices]
    assert gives == sorted(gives, reverse=True)
    assert gives[0]
    assert not gives[-1]


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


@pytest.mark.parametrize("code", ["akim-astana", "akim-akmola", "ministry-internal-affairs"])
def test_offices_that_nobody_goes_to_have_no_page(visitor: Client, code: str) -> None:
    assert visitor.get(f"/offices/{code}/").status_code == 404


def test_the_name_of_a_region_is_told_in_the_readers_language(visitor: Client) -> None:
    regions = visitor.get("/offices/").context["regions"]
    assert any(in_language(region.name) for region in regions)
    assert all(region.name.ru and region.name.en.isascii() for region in regions)
    assert len(regions) == 16


def test_the_regions_stand_in_the_order_of_the_alphabet(visitor: Client) -> None:
    regions = speaking(visitor, "ru").get("/offices/").context["regions"]
    assert [region.name.ru for region in regions][:4] == [
        *("Акмолинская область", "Актюбинская область", "Алматинская область", "Атырауская область")
    ]


@pytest.mark.parametrize(
    "code",
    [
        "akim-semey",
        "akim-akmola-akkol-azat",
        "police-akmola-akkol",
        "social-akmola-akkol",
        "psc-akmola-akkol",
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_kind_of_office_has_its_page(visitor: Client, code: str, language: str) -> None:
    office = Office.objects.get(code=code)
    page = speaking(visitor, language).get(f"/offices/{code}/")
    assert page.status_code == 200
    assert office.name.in_(language) in words(page)


def test_the_page_says_what_each_list_prints_and_where(visitor: Client) -> None:
    page = visitor.get("/offices/psc-karaganda/")
    said = words(page)
    assert [one.source.list for one in page.context["listed"]] == [
        *("centres-2010", "centres-2011", "centres-2012", "centre-directors-2010")
    ]
    assert "Қарағанды қ., Ержанов көшесі, 47/3-үй" in said
    assert "Қарағанды қаласы, Чкалов көшесі, 7-үй" in said
    assert "№ 363, 28.03.2012" in said
    assert "The lists do not agree on: the address, the phones, the hours." in plain(page)


def test_the_phones_of_an_office_are_told_with_the_annex(visitor: Client) -> None:
    page = visitor.get("/offices/police-akmola-kokshetau/")
    found = {purpose.id: purpose.answerers for purpose in page.context["purposes"]}
    assert list(found) == ["information"]
    assert [(one.contact.post_en, one.clause) for one in found["information"]] == [
        ("migration police", "annex 2"),
        ("secretariat", "annex 2"),
    ]
    assert "25-78-05, 29-96-79" in words(page)
