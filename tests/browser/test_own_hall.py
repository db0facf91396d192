"""A morning at the akim's own window: a ticket, the oral request, the household book, the certificate in the hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page
from tests.browser.eyes import assert_accessible, screenshot
from tests.browser.provider_desk import enter
from tests.centre.house import ADOPTED
from tests.provider.bureau import make_official
from tests.registers import making
from tests.registers.household_making import AKIM, farm

from qyzmet.cases.models import Case, Ticket
from qyzmet.offices.directory import load_offices

FARM = "personal-farm-certificate"
ANSWERS = {"applicant": "natural", "presence": "self", "farm_place": "rural-district"}


@pytest.fixture
def applicant(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The number of somebody whose household stands in the book of the akim."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    make_official("official", "official", AKIM, "Ковальчук Елена Петровна")
    head = making.person("Иманов", "Ерлан", "Болатұлы", date(1970, 5, 6))
    farm(head)
    return head.iin


def look(page: Page, name: str) -> None:
    """The page as it is at a desk and on a telephone."""
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert_accessible(page)
        screenshot(page, f"own-hall-{name}-{width}")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_the_certificate_of_the_farm_is_given_at_the_window_of_the_akim(
    page: Page, speak: Callable[[str], None], applicant: str
) -> None:
    """2011, cl. 9: the oral request, at most ten minutes, the paper in hand at once."""
    page.set_default_timeout(30_000)
    speak("ru")
    enter(page, "official")
    look(page, "work")
    page.goto("/centre/queue/kiosk/")
    look(page, "kiosk")
    page.locator(f'button[value="{FARM}:file"]').click()
    page.wait_for_url(re.compile(r"/queue/kiosk/\d"))
    look(page, "ticket")
    page.goto("/centre/queue/")
    page.locator("#id_window").fill("1")
    page.locator("form[action$='/queue/call/'] button.govuk-button").first.click()
    page.locator(".qz-serving").wait_for()
    look(page, "queue")
    page.locator('a[href="/centre/reception/"]').first.click()
    for name, value in ANSWERS.items():
        page.locator(f'input[name="{name}"][value="{value}"]').check()
    page.locator("#id_iin").fill(applicant)
    look(page, "who")
    page.locator("form#who button").click()
    page.wait_for_url("**/documents/")
    for box in page.locator('main input[type="checkbox"]').all():
        box.check()
    look(page, "documents")
    page.locator("main form button.govuk-button").first.click()
    page.wait_for_url("**/received/**")
    look(page, "received")
    case = Case.objects.get()
    assert (case.office, case.provider) == (AKIM, AKIM)
    assert Ticket.objects.get().case_id == case.pk
    page.goto(f"/provider/cases/{case.number}/")
    for step in ("look-up", "draft"):
        look(page, step)
        with page.expect_navigation():
            page.locator("form:has(input[name=step]) button.govuk-button").first.click()
    look(page, "issue")
    page.locator("input[name=iin]").fill(applicant)
    page.locator("input[name=document]").fill("012345678")
    with page.expect_navigation():
        page.locator("form:has(input[name=step]) button.govuk-button").first.click()
    look(page, "ended")
    case.refresh_from_db()
    assert case.ended == "issued"
