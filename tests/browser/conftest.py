"""A real browser on the real pages: Debian's Chromium, driven by Playwright, judged by axe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")

# Playwright's event loop lives in this thread, and Django takes any loop for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a page is marked ``browser``."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is not installed: tests/system-packages.sh installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, live_server: object) -> Iterator[Page]:
    """A page in a fresh session, addresses relative to the live server; a script's fault fails the test."""
    context = browser.new_context(
        base_url=str(live_server),
        viewport={"width": 1440, "height": 900},
        reduced_motion="reduce",
        locale="kk-KZ",
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield page
    context.close()
    assert not faults, faults


@pytest.fixture
def speak(page: Page, live_server: object) -> Callable[[str], None]:
    """``speak("ru")``: every page from now on is in this language."""

    def speak(language: str) -> None:
        page.context.add_cookies([{"name": "qyzmet_language", "value": language, "url": str(live_server)}])

    return speak
