"""Every component, in every language, on a telephone and on a desk, as a person and as axe see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot

PAGES = ["/look/", "/look/?errors", "/look/form/", "/look/table/", "/login/", "/no-such-page"]


@pytest.fixture(autouse=True)
def _show_look(settings: Any) -> None:
    settings.QYZMET_SHOW_LOOK = True


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_component_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], language: str, width: int
) -> None:
    speak(language)
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert_accessible(page)
        screenshot(page, f"ui-{address.strip('/') or 'home'}-{language}-{width}")
