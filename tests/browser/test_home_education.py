"""The electronic procedure of the home-education allowance at the department, as somebody at the desk sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from tests.browser.eyes import assert_accessible, screenshot
from tests.desk import home_education as home
from tests.desk.ministry import carry
from tests.provider.bureau import make_official

from qyzmet.offices.directory import load_offices

PASSWORD = "qyzmet-demo"


def enter(page: Page) -> None:
    """Log in as an employee of the department at Kokshetau."""
    user: User = make_official("si-home", "si-employee", home.BODY, "Досова Гүлмира Асылбекқызы")
    user.set_password(PASSWORD)
    user.save()
    page.goto("/login/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "width"), [("kk", 360), ("ru", 1440)])
def test_data_scans_and_the_decision_have_a_page_each(
    page: Page, speak: Callable[[str], None], language: str, width: int
) -> None:
    load_offices()
    enter(page)
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    case = home.electronic()
    for step in ("S5", "S10", "S16"):
        case = carry(case, until=step)
        page.goto(f"/provider/cases/{case.number}/")
        assert page.locator("#next-step").count() == 1
        assert_accessible(page)
        screenshot(page, f"home-education-{step}-{language}-{width}")
