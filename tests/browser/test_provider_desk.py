"""The resolution, the absences, the load and a workbench: in every language, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.browser.provider_desk import enter
from tests.browser.test_provider_pages import look
from tests.provider.bureau import ADOPTED, make_people
from tests.provider.desk_of import Staff, make_staff, waiting
from tests.provider.test_absences import ask
from tests.provider.test_resolution import give

from qyzmet.offices.directory import load_offices


@pytest.fixture
def staff(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Three registrars, the head, three cases of which one is given, and an absence."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    staff = make_staff()
    cases = waiting(staff, make_people(), 3)
    give(staff, cases[:1], "aigul", words="Бүгін аяқтау")
    ask(staff, "head", "aigul", "daniyar")
    ask(staff, "saule", "saule", "daniyar", since=10, until=12)
    staff.cases = cases  # type: ignore[attr-defined]
    return staff


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_of_the_head_and_of_executors_fit(
    page: Page, speak: Callable[[str], None], staff: Staff, language: str
) -> None:
    speak(language)
    enter(page, "head")
    for name, address in {
        "resolution": "/provider/resolution/",
        "absences": "/provider/absences/",
        "load-by-person": "/provider/load/",
        "head-worklist": "/provider/",
    }.items():
        page.goto(address)
        look(page, f"{name}-{language}")
    page.context.clear_cookies(name="sessionid")
    enter(page, "saule")
    page.goto(f"/provider/cases/{staff.cases[0].number}/")  # type: ignore[attr-defined]
    look(page, f"given-to-another-{language}")
