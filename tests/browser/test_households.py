"""The household book of a rural akim, in every language, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page
from tests.browser.provider_desk import enter
from tests.browser.test_provider_pages import look
from tests.provider.bureau import make_official
from tests.registers import making
from tests.registers.household_making import AKIM, OFFICIAL, by, farm
from tests.registers.household_making import page as book_page

from qyzmet.offices.directory import load_offices
from qyzmet.registers import household_changes as book

LIST = "/provider/households/"


@pytest.fixture
def village(transactional_db: None) -> dict[str, str]:
    """A book of some pages, one of them signed twice; the addresses of its pages by name."""
    load_offices()
    make_official("official", "official", AKIM, "Жүнісова Гүлнар Ерланқызы")
    kept = farm(making.person("Құлмағамбетов-Әбдіжаппаров", "Нұрсұлтан", "Өмірзақұлы"))
    for name, relation in (("Гүлбаһрам", "spouse"), ("Ұлжан", "child")):
        book.add_member(kept.pk, making.person("Құлмағамбетова", name, sex="female").iin, relation, **by())
    book.enter(kept.pk, "machinery", "tractor", 1, year=1987, **by())
    book.confirm_page(kept.pk, on=date(2012, 1, 10), looker=OFFICIAL)
    book.enter(kept.pk, "livestock", "cow", 4, yearly=True, **by(date(2013, 1, 5)))
    book.confirm_page(kept.pk, on=date(2013, 1, 10), looker=OFFICIAL)
    for _ in range(4):
        book_page()
    one = f"{LIST}{kept.pk}/"
    return {
        "list": LIST,
        "page": one,
        "member": f"{one}member/",
        "leave": f"{one}leave/",
        "land": f"{one}enter/land/",
        "machinery": f"{one}enter/machinery/",
        "sign": f"{one}sign/",
        "new": f"{LIST}new/",
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_the_book_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], village: dict[str, str], language: str
) -> None:
    speak(language)
    enter(page, "official")
    for name, address in village.items():
        page.goto(address)
        look(page, f"households-{name}-{language}")
    page.goto(village["land"])
    page.locator("#id_amount").fill("-1")
    page.locator("main form button").first.click()
    look(page, f"households-errors-{language}")
    page.goto(LIST)
    page.locator("#id_q").fill("Құлмағ")
    page.locator("main form button").first.click()
    look(page, f"households-found-{language}")
