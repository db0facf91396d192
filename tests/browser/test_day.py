"""A day at two centres: each of the ten editions of the interior ministry's services, from the ticket to the end.

One person holds every post of the town and takes them in turn; Semey works by the older edition of each service,
Astana by the newer. Played in each of the three languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest
import time_machine
from playwright.sync_api import Page, expect
from tests.browser.day import Day, visitor
from tests.browser.eyes import assert_accessible, screenshot
from tests.centre.house import ADOPTED, ASTANA, MONDAY, SEMEY

from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case
from qyzmet.desk.demo.begin import SOCIAL
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition
from qyzmet.offices.demo import create_demo_accounts
from qyzmet.offices.directory import load_offices
from qyzmet.registers.population import populate
from qyzmet.services.rules import run_here

PASSWORD = "бәрі-бір-адам"
GIVEN = {stand.service for stands in SOCIAL.values() for stand in stands}
"""The social services, played in ``test_day_social``."""
MINISTRY = [one for one in services() if run_here(one) and one not in GIVEN]
LAWS = [law for service in MINISTRY for law in editions(service)]
BY_SERVICE = [sorted(editions(one), key=lambda law: law.year) for one in MINISTRY]
TOWNS = {
    SEMEY: ("semey-all", [laws[0] for laws in BY_SERVICE]),
    ASTANA: ("astana-all", [laws[-1] for laws in BY_SERVICE]),
}


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The offices, a thousand people, the accounts of the demo; Monday, ten o'clock, and going on."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY):
        load_offices()
        populate(1000, 2014)
        create_demo_accounts(PASSWORD)
        yield


def test_the_two_towns_work_by_all_ten_editions() -> None:
    played = [law.name for _, laws in TOWNS.values() for law in laws]
    assert sorted(played) == sorted(law.name for law in LAWS)
    assert len(played) == len(set(played)) == 10


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("centre", [SEMEY, ASTANA])
def test_one_person_plays_a_day_through_every_post(
    page: Page, speak: Callable[[str], None], town: None, centre: str, language: str
) -> None:
    username, laws = TOWNS[centre]
    speak(language)
    page.goto("/login/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("h1")).to_be_visible()
    for law in laws:
        _one_case(Day(page, centre), law, centre, language)


def _one_case(day: Day, law: Edition, centre: str, language: str) -> None:
    visit = visitor(law, centre, Random(f"{law.name} {language}"))
    stored = day.play(visit)
    assert stored.state.ended is not None
    assert law.outcome(stored.state.ended).good, (law.name, stored.state.ended)
    assert verify(Case.objects.get(pk=stored.id)).sound
    day.page.goto(f"/centre/cases/{stored.number}/")
    assert_accessible(day.page)
    screenshot(day.page, f"day-{law.name}-{language}")
