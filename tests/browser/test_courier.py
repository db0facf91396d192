"""The accumulation section, the courier and the stock in a browser, the courier's pages at the width of a telephone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.centre.house import (
    ADOPTED,
    BUREAU,
    MONDAY,
    PASSWORD,
    SEMEY,
    People,
    carry,
    loaded,
    make_people,
    make_user,
    manifest_number,
    received,
)

from qyzmet.cases import custody
from qyzmet.cases.models import CustodyAct, Manifest
from qyzmet.desk import couriers
from qyzmet.desk.official import Official
from qyzmet.offices.directory import load_offices

Speak = Callable[[str], None]
ALL = [(language, width) for language in ("kk", "ru", "en") for width in (360, 1440)]
LOOKS = ALL if os.environ.get("QYZMET_SCREENSHOTS") == "all" else [("kk", 360), ("ru", 1440)]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Coordinates]:
    """Monday, ten o'clock, and going on."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY) as coordinates:
        yield coordinates


@pytest.fixture
def people(transactional_db: None, clock: time_machine.Coordinates) -> People:
    """The offices and the register."""
    load_offices()
    for post in ("accumulation-inspector", "courier"):
        make_user(post, SEMEY, f"semey-{post}")
    return make_people()


def log_in(page: Page, username: str) -> None:
    """As this account, in a session of its own."""
    page.context.clear_cookies(name="sessionid")
    page.goto("/login/?next=/centre/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("h1")).to_be_visible()


def look(page: Page, name: str, speak: Speak) -> None:
    """Axe and a picture of the page in several languages and widths; comes back to English."""
    for language, width in LOOKS:
        speak(language)
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        assert_accessible(page)
        screenshot(page, f"packages-{name}-{language}-{width}")
    speak("en")
    page.reload()


def test_a_bag_goes_out_comes_back_short_and_the_office_is_counted(
    page: Page, speak: Speak, people: People, clock: time_machine.Coordinates
) -> None:
    """2010, cl. 14: carried at least twice a day, counted and signed at both ends; an act where it is short."""
    speak("en")
    cases = [carry(received(people.registered, MONDAY), "C6a", MONDAY) for _ in range(3)]
    clock.shift(timedelta(hours=1))
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page, "semey-courier")
    page.goto("/centre/courier/")
    expect(page.get_by_text("Trip 1")).to_be_visible()
    assert cases[0].applicant.name not in page.content(), "a courier sees numbers only"
    look(page, "courier", speak)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name=re.compile("Count and take")).click()
    for case in cases:
        page.get_by_label("Scan or type a number").fill(case.number.replace("-", ""))
        page.get_by_label("Scan or type a number").press("Enter")
    expect(page.get_by_text("3 / 3")).to_be_visible()
    page.get_by_label("How many packages did you count?").fill("3")
    page.get_by_label("Number on the seal").fill("0457-KZ")
    page.get_by_role("button", name="I take them").click()
    expect(page.get_by_role("status")).to_contain_text("is taken")
    look(page, "carried", speak)

    clock.shift(timedelta(hours=1))
    number = manifest_number(cases[0])
    registrar = Official(3, "Мұқанова Сәуле Қайратқызы", "registrar", BUREAU)
    found = [case.number for case in cases[:2]]
    torn = couriers.Discrepancy("Қап жыртылған.")
    couriers.accept(number, registrar, found, at=MONDAY + timedelta(hours=2), discrepancy=torn)
    assert (custody.holding(cases[2].id) or cases).kind == "sought"  # type: ignore[union-attr]

    back = [carry(loaded(case), "C10b", MONDAY + timedelta(hours=2)) for case in cases[:2]]
    bag = manifest_number(back[0])
    courier = Official(4, "Қожахметов Ербол Маратұлы", "courier", SEMEY)
    couriers.dispatch(bag, courier, at=MONDAY + timedelta(hours=3), seal="0458-KZ")
    clock.shift(timedelta(hours=2))
    page.set_viewport_size({"width": 1440, "height": 900})
    log_in(page, "semey-accumulation-inspector")
    page.goto(f"/centre/manifests/{bag}/accept/")
    page.get_by_label(re.compile(back[0].number)).check()
    page.get_by_role("button", name="Sign for the packages").click()
    expect(page.get_by_role("alert")).to_contain_text(f"Missing: {back[1].number}")
    assert_accessible(page)
    screenshot(page, "packages-short-en-1440")
    page.get_by_label("What was found, and how the courier explains it").fill("Курьер табамын дейді.")
    page.get_by_role("button", name="Sign for the packages").click()
    expect(page.get_by_role("status")).to_contain_text("1 package accepted")
    assert Manifest.objects.get(number=bag).counted_in == 1
    look(page, "manifest", speak)

    page.goto("/centre/custody/")
    look(page, "custody", speak)
    page.get_by_label("It turned up here").check()
    page.get_by_label("Number of the package", exact=True).fill(back[1].number)
    page.get_by_label("Where, how, from what").fill("Курьердің көлігінде.")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("status")).to_contain_text("is found")
    assert loaded(back[1]).state.step == "C11"
    page.goto("/centre/custody/stock/")
    look(page, "stock", speak)
    page.get_by_label("Scan or type a number").fill(back[0].number)
    page.get_by_label("Scan or type a number").press("Enter")
    page.get_by_label("What was found").fill("Біреуі орнында жоқ.")
    page.get_by_role("button", name="Sign the record").click()
    expect(page.get_by_role("status")).to_contain_text("with differences")
    look(page, "act", speak)
    assert CustodyAct.objects.filter(kind="stock").count() == 1
    page.goto("/centre/trips/")
    look(page, "trips", speak)
