"""The law's pages in a browser: on a telephone and on a desk, by keyboard, on paper, as axe sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.portal.people import ADOPTED

from qyzmet.offices.directory import load_offices

Speak = Callable[[str], None]
TWINS = "/compare/?old=residence-registration@2014&new=residence-deregistration@2014"
SERVICE_PAGES = [
    "/services/passport-id-card/",
    "/services/residence-registration/?edition=2014&channel=centre&age=from-16",
    "/services/targeted-social-assistance/",
    "/services/personal-farm-certificate/",
]
PAGES = [
    "/",
    "/?q=луна",
    *SERVICE_PAGES,
    "/services/residence-registration/?on=15.02.2014",
    "/acts/",
    "/acts/2011-491/",
    "/acts/2012-363/",
    "/compare/",
    f"{TWINS}&section=documents",
    "/findings/?rule=two-terms",
    "/law/home-education-allowance@2011/drawings/provider/",
]
SIZES = [360, 1440]


@pytest.fixture(autouse=True)
def _country(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_the_law_is_accessible_and_fits(
    page: Page, speak: Speak, language: str, width: int
) -> None:
    speak(language)
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert_accessible(page)
        screenshot(page, f"law-{address.strip('/') or 'home'}-{language}-{width}")


@pytest.mark.parametrize("width", SIZES)
def test_the_longest_pages_are_accessible_and_fit(page: Page, speak: Speak, width: int) -> None:
    speak("kk")
    page.set_viewport_size({"width": width, "height": 800})
    for address in (
        "/law/unemployed-certificate@2011/",
        "/law/residence-registration@2014/",
        TWINS,
        "/findings/",
    ):
        page.goto(address)
        for folded in page.locator("details").all()[:5]:
            folded.evaluate("element => { element.open = true }")
        assert_accessible(page)


def test_a_service_is_found_and_a_case_is_told_by_keyboard(page: Page, speak: Speak) -> None:
    speak("ru")
    page.goto("/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("паспорта")
    page.keyboard.press("Enter")
    expect(page.locator(".qz-card")).to_have_count(1)
    page.locator(".qz-card__link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("паспортов")
    page.get_by_label("Какой документ нужен?").focus()
    page.get_by_label("Какой документ нужен?").select_option("passport")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Показать", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".qz-brief")).to_contain_text("400 %")
    expect(page.locator(".qz-brief")).not_to_contain_text("20 %")


def test_a_drawing_scrolls_by_keyboard_and_its_steps_lead_to_their_clauses(page: Page, speak: Speak) -> None:
    speak("kk")
    page.goto("/law/residence-registration@2014/drawings/portal/")
    frame = page.locator(".qz-drawing")
    frame.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.qz-drawing').scrollLeft > 0")
    first = frame.locator("a").first
    where = first.get_attribute("href") or ""
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{where}")
    expect(page.locator(f"#{where.partition('#')[2]}")).to_be_visible()


def test_the_words_of_both_acts_stand_beside_each_other_on_a_desk_and_below_on_a_telephone(
    page: Page, speak: Speak
) -> None:
    speak("en")
    page.goto(f"{TWINS}&section=terms")
    sides = page.locator(".qz-beside__side")
    expect(sides).to_have_count(2)
    left, right = (sides.nth(number).bounding_box() for number in (0, 1))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    page.set_viewport_size({"width": 360, "height": 800})
    above, below = (sides.nth(number).bounding_box() for number in (0, 1))
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize("address", ["/acts/2014-132/", TWINS, "/law/temporary-id@2014/", *SERVICE_PAGES[:2]])
def test_a_page_prints_without_menus_and_without_what_sticks_out(
    page: Page, speak: Speak, address: str
) -> None:
    speak("kk")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".qz-menu")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
