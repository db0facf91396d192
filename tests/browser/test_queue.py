"""The hall in a browser: kiosk, ticket, windows, board; an officer of the interior ministry at a window of a centre."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.centre.house import ADOPTED, MONDAY, PASSWORD, SEMEY, make_user

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Account, Holding, Office

Speak = Callable[[str], None]
LOOKS = [("kk", 360), ("ru", 1440), ("en", 360)]


@pytest.fixture
def hall(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Monday at the centre of Semey: an inspector, and an officer of the migration police at a workplace."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY):
        load_offices()
        make_user("duty-manager", SEMEY, "manager")
        make_user("inspector", SEMEY, "inspector")
        officer = User.objects.create_user("officer", password=PASSWORD)
        Account.objects.create(user=officer, display_name="Ахметов Нұрлан Серікұлы")
        centre = Office.objects.get(code=SEMEY)
        Holding.objects.create(
            user=officer, post="officer", office=centre.provider, workplace=centre, since=date(2010, 11, 1)
        )
        Office.objects.filter(code=SEMEY).update(
            services=["address-certificate", "passport-id-card", "temporary-id", "residence-registration"]
        )
        yield


def log_in(page: Page, username: str) -> None:
    page.context.clear_cookies(name="sessionid")
    page.goto("/login/?next=/centre/queue/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("h1")).to_be_visible()


def look(page: Page, name: str, speak: Speak) -> None:
    for language, width in LOOKS:
        speak(language)
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        assert_accessible(page)
        screenshot(page, f"queue-{name}-{language}-{width}")
    speak("en")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.reload()


def test_a_morning_in_the_hall(page: Page, speak: Speak, hall: None) -> None:
    speak("en")
    log_in(page, "manager")
    page.goto("/centre/queue/kiosk/")
    look(page, "kiosk", speak)
    page.get_by_role("region", name="passport").get_by_role("button", name="Hands in documents").click()
    expect(page.locator("h1")).to_contain_text("1")
    look(page, "ticket", speak)
    with page.expect_response("**/pdf/") as answer:
        page.evaluate("fetch(document.querySelector('a[href$=\"/pdf/\"]').href)")
    assert answer.value.headers["content-type"] == "application/pdf"

    log_in(page, "inspector")
    page.get_by_label("Your window").fill("1")
    page.get_by_role("button", name="Call the next").click()
    expect(page.get_by_text("Nobody waits.")).to_be_visible()

    log_in(page, "officer")
    page.get_by_label("Your window").fill("7")
    page.get_by_role("button", name="Open the window").click()
    page.get_by_role("button", name="Call the next").click()
    expect(page.get_by_role("heading", name="Ticket No. 1 at window 7")).to_be_visible()
    look(page, "serving", speak)
    page.get_by_role("button", name="Set aside").click()
    look(page, "held", speak)
    page.get_by_role("button", name="Take back No. 1").click()
    page.goto("/centre/board/")
    expect(page.locator("#board")).to_contain_text("→ 7")
    look(page, "board", speak)
    page.goto("/centre/queue/")
    page.locator("summary", has_text="Send to another window").click()
    page.get_by_label("Send the person to").select_option("window:1")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="Waiting for other windows")).to_be_visible()
    look(page, "others", speak)

    log_in(page, "inspector")
    page.get_by_role("button", name="Call the next").click()
    page.get_by_role("button", name="End the visit").click()
    page.get_by_role("link", name="All tickets of today").click()
    look(page, "today", speak)
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(7)
    look(page, "life", speak)
    assert [event.what for event in tickets.history(Ticket.objects.get())] == [
        "taken",
        "called",
        "held",
        "resumed",
        "transferred",
        "called",
        "served",
    ]
