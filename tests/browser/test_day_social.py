"""A day of the social services: each of their twelve channels, from the ticket or the portal to the good end.

One person holds every post of Kokshetau, of Zerendi district and of the rural district of Bulak, and takes them in
turn. Each language is played by several channels of each kind; with ``QYZMET_EVERY_LANGUAGE=1`` every channel is played
in every language.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page
from tests.browser.day import visitor
from tests.browser.day_social import SocialDay, log_in
from tests.browser.eyes import assert_accessible, screenshot
from tests.browser.test_portal import Signer, signer
from tests.centre.house import ADOPTED, MONDAY
from tests.desk.home_education import family

from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case
from qyzmet.law.catalogue import edition
from qyzmet.offices.demo import create_demo_accounts
from qyzmet.offices.directory import load_offices
from qyzmet.registers.employment_changes import Clerk, register
from qyzmet.registers.looker import Looker
from qyzmet.registers.population import populate

__all__ = ["signer"]

PASSWORD = "бәрі-бір-адам"
ALL = "akmola-all"
LANGUAGES = ("kk", "ru", "en")
BULAK, KOKSHETAU = "akim-akmola-zerendi-bulak", "social-akmola-kokshetau"
FARM, TSA = "personal-farm-certificate@2011", "targeted-social-assistance@2012"
HOME, JOBLESS = "home-education-allowance@2011", "unemployed-certificate@2011"
CHANNELS = (
    (FARM, "provider", BULAK),
    (FARM, "centre", "psc-akmola"),
    (TSA, "akim", BULAK),
    (TSA, "provider", KOKSHETAU),
    (HOME, "provider", KOKSHETAU),
    (HOME, "provider-electronic", KOKSHETAU),
    (HOME, "portal", KOKSHETAU),
    (JOBLESS, "provider", KOKSHETAU),
    (JOBLESS, "provider-electronic", KOKSHETAU),
    (JOBLESS, "centre", "psc-akmola-kokshetau"),
    (JOBLESS, "portal", KOKSHETAU),
    (JOBLESS, "centre-electronic", "psc-akmola-kokshetau"),
)
"""Edition, channel, and the office to which the applicant comes, or which decides what is sent on the portal."""


@pytest.fixture
def town(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, live_server: Any
) -> Iterator[None]:
    """The offices, some people, the accounts of the demo; Monday, ten o'clock, and going on."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    settings.QYZMET_BASE_URL = str(live_server)
    with time_machine.travel(MONDAY):
        load_offices()
        populate(1500, 2014)
        create_demo_accounts(PASSWORD)
        in_town()
        yield


def in_town() -> None:
    """At Kokshetau a family with a child of ten, whose father is registered as unemployed: so few live there."""
    parent, _child = family(born=date(2016, 3, 14))
    today = timezone.localdate()
    by = Clerk(Looker(1, "Ысқақова Айнұр Іңкәрбекқызы", "executor", KOKSHETAU), KOKSHETAU, today)
    register(parent.iin, "dismissed", today - timedelta(days=20), by)


def test_every_channel_of_the_four_services_is_played() -> None:
    laws = [edition(name) for name in (FARM, TSA, HOME, JOBLESS)]
    there = {(law.name, channel.id) for law in laws for channel in law.channels if channel.available}
    assert {(law, channel) for law, channel, _hall in CHANNELS} == there
    assert len(CHANNELS) == len(there) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_person_plays_the_social_services_through_every_post(
    page: Page, speak: Callable[[str], None], town: None, signer: Signer, language: str
) -> None:
    page.set_default_timeout(20_000)
    speak(language)
    log_in(page, ALL, PASSWORD)
    turn = LANGUAGES.index(language)
    channels = CHANNELS if os.environ.get("QYZMET_EVERY_LANGUAGE") else CHANNELS[turn :: len(LANGUAGES)]
    for law, channel, hall in channels:
        _one_case(SocialDay(page, hall, ALL, PASSWORD, language), law, channel)


def _one_case(day: SocialDay, name: str, channel: str) -> None:
    law = edition(name)
    keeper = BULAK if name == FARM or channel == "akim" else ""
    visit = visitor(law, day.hall, Random(f"{name} {channel} {day.language}"), channel, keeper)
    stored = day.play(visit)
    assert stored.state.ended is not None
    assert law.outcome(stored.state.ended).good, (name, channel, stored.state.ended)
    assert verify(Case.objects.get(pk=stored.id)).sound
    assert_accessible(day.page)
    screenshot(day.page, f"day-{name}-{channel}-{day.language}")
