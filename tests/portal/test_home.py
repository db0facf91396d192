"""The catalogue: by need, in the order of the alphabet, found by words as people write them."""

from __future__ import annotations

import pytest
from django.test import Client

from qyzmet.law.catalogue import services
from qyzmet.law.text import Text
from qyzmet.portal.searching import matches
from qyzmet.registers.sorting import kazakh_key
from qyzmet.services.groups import GROUPS, group_of
from qyzmet.services.rules import run_here
from tests.portal.conftest import speaking, words


def shown(client: Client, wanted: str = "") -> list[str]:
    page = client.get("/", {"q": wanted} if wanted else {})
    return [one.edition.service for group in page.context["groups"] for one in group.offered]


def test_every_service_stands_under_the_heading_of_its_own_package(visitor: Client) -> None:
    assert sorted(shown(visitor)) == sorted(services())
    for group in visitor.get("/").context["groups"]:
        assert group.title == GROUPS[group.id]
        assert {group_of(one.edition.service) for one in group.offered} == {group.id}
    assert "other" not in {group_of(service) for service in services()}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_services_of_a_heading_stand_in_the_order_of_the_alphabet(visitor: Client, language: str) -> None:
    for group in speaking(visitor, language).get("/").context["groups"]:
        titles = [one.edition.title.in_(language) for one in group.offered]
        assert titles == sorted(titles, key=kazakh_key)


def test_each_service_says_since_when_it_is_law_and_whether_one_can_apply_here(visitor: Client) -> None:
    page = words(visitor.get("/"))
    offered = {
        one.edition.service: one.now for group in visitor.get("/").context["groups"] for one in group.offered
    }
    carried_out = {service for service in offered if run_here(service)}
    assert {service for service, now in offered.items() if now} == carried_out
    assert "Edition of 2014, law from 07.03.2014 to 11.10.2015" in page
    here = {
        one.edition.service
        for group in visitor.get("/").context["groups"]
        for one in group.offered
        if one.here
    }
    assert {"unemployed-certificate", "home-education-allowance", "passport-id-card"} < here < carried_out
    assert not {"personal-farm-certificate", "targeted-social-assistance"} & here, "their acts know no portal"
    assert page.count("Can be applied for here") == len(here)
    assert page.count("Applied for at the offices, not here") == len(carried_out - here)
    assert page.count("Not applied for here now") == len(offered) - len(carried_out)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("жұмыссыз", {"unemployed-certificate"}),
        ("жумыссыз", {"unemployed-certificate"}),
        ("ПАСПОРТА", {"passport-id-card"}),
        ("справка адресная", {"address-certificate"}),
        ("мекен-жай", {"address-certificate"}),
        ("temporary", {"temporary-id"}),
        ("хозяйство", {"personal-farm-certificate"}),
        ("пособие на луну", set()),
    ],
)
def test_a_service_is_found_by_words_of_its_title_in_any_language(
    visitor: Client, wanted: str, found: set[str]
) -> None:
    assert set(shown(visitor, wanted)) == found


def test_a_search_that_finds_nothing_says_what_to_do(visitor: Client) -> None:
    page = words(visitor.get("/", {"q": "<b>luna</b>"}))
    assert "Nothing was found" in page
    assert "<b>luna" not in visitor.get("/", {"q": "<b>luna</b>"}).content.decode()


def test_a_short_word_must_be_whole() -> None:
    title = Text("Жер туралы", "О земле по закону", "On land")
    assert matches("по", [title])
    assert not matches("за", [title])
