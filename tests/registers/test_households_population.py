"""The households of the synthetic people: believable, true to the rest of the register, the same each time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qyzmet.offices.tables import read
from qyzmet.registers.household_changes import canonical, digest
from qyzmet.registers.households import page_as_of
from qyzmet.registers.households_population import ROUNDS, SHARE, settle_villages, villages
from qyzmet.registers.models import (
    Address,
    HouseholdConfirmation,
    HouseholdEntry,
    HouseholdMember,
    HouseholdPage,
    Residence,
)
from qyzmet.registers.population import REFERENCE_DAY, populate
from tests.registers.household_making import AKIM

pytestmark = pytest.mark.django_db
SIZE = 1500


def told() -> list[Any]:
    """What the book says, without the numbers that the database gave."""
    rows = HouseholdPage.objects.order_by("akim", "book", "page").select_related("address")
    return [page_as_of(one, REFERENCE_DAY) for one in rows]


def test_households_are_made_with_the_people_and_believable() -> None:
    populate(SIZE, seed=4)
    pages = HouseholdPage.objects.all()
    assert 30 < pages.count() <= Address.objects.count() // SHARE
    assert pages.filter(akim=AKIM).count() >= 2
    shown = told()
    farms = sum(page["farm"] for page in shown)
    assert 0.8 < farms / len(shown) < 0.99, "some pages have no farm"
    assert any(len(page["members"]) > 3 for page in shown)
    assert all(page["head"] for page in shown)
    assert HouseholdEntry.objects.filter(yearly=True).exists()
    assert {one.year for one in HouseholdConfirmation.objects.all()} <= set(ROUNDS)


def test_whoever_stands_on_a_page_is_registered_in_that_village() -> None:
    populate(SIZE, seed=5)
    homes = {one.akim: one.locality_kk for one in villages()}
    for member in HouseholdMember.objects.select_related("household__address", "person"):
        page = member.household
        stay = Residence.objects.get(person=member.person, kind="permanent", removed_on=None)
        assert stay.address_id == page.address_id
        assert page.address.locality_kk == homes[page.akim]
        assert member.since >= stay.since >= member.person.birth_date
        assert page.opened_on <= member.since <= REFERENCE_DAY
        assert member.person.died_on is None


def test_signed_pages_say_what_the_book_says_of_their_day() -> None:
    populate(SIZE, seed=6)
    confirmations = HouseholdConfirmation.objects.select_related("household__address")
    assert confirmations.count() > 30
    for one in confirmations:
        assert one.sha256 == digest(one.content)
        assert canonical(page_as_of(one.household, one.day)) == one.content
    numbers = sorted(one.number for one in confirmations if (one.akim, one.year) == (AKIM, 2025))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_book_that_is_kept_is_left_alone() -> None:
    populate(400, seed=7)
    before = HouseholdPage.objects.count()
    assert settle_villages(8, date(2026, 1, 1)) == 0
    assert HouseholdPage.objects.count() == before


def test_every_village_is_the_seat_of_an_akim_who_gives_the_service() -> None:
    offices = {row["code"]: row for row in read("built/offices.csv")}
    for one in villages():
        office = offices[one.akim]
        assert office["kind"] == "akim"
        assert "personal-farm-certificate" in office["services"].split()
        for name in ("region_kk", "region_ru", "district_kk", "district_ru", "locality_kk", "locality_ru"):
            assert office[name] == getattr(one, name)
