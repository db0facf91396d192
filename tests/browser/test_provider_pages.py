"""Every kind of page of the address bureau, in every language, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot, searched
from tests.browser.provider_desk import enter
from tests.provider.bureau import ADOPTED, make_official, make_people
from tests.provider.test_letters import act as act_on
from tests.provider.test_letters import letter, take_in
from tests.provider.test_packages import accepted, on_the_way, sent_package
from tests.provider.test_window import act, ask, serve
from tests.registers import making

from qyzmet.offices.directory import load_offices
from qyzmet.registers.iin import make_iin

IIN = str(make_iin(date(1990, 7, 7), "male", 7))
RELATIVE = str(make_iin(date(1991, 8, 8), "female", 8))
"""People whom the register does not know: their names are typed."""


@pytest.fixture
def bureau(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A morning's work at the bureau of Semey; the addresses of its pages by name."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    people = make_people()
    registrar = Client()
    user = make_official("registrar", "registrar", "bureau-semey", "Мұқанова Сәуле Қайратқызы")
    make_official("head", "head", "bureau-semey", "Әбішев Нұрлан Болатұлы")
    registrar.force_login(user)
    drafted = serve(registrar, people.registered.iin)
    issued = serve(registrar, people.registered.iin)
    act(registrar, issued)
    refused = str(registrar.post(ask(registrar, people.registered.iin), {"decision": "refuse"})["Location"])
    letter_case = take_in(registrar, letter(people))
    act_on(registrar, letter_case)
    listed = "\n".join([*(p.iin for p in people.more(12)), "Белгісізов Адам 1960", people.removed.iin])
    list_to_ask = take_in(registrar, letter(people, people=listed, second_copy="on"))
    list_marked = take_in(registrar, letter(people, people=listed))
    act_on(registrar, list_marked)
    making.person("Ахметова", "Айгүл", "Маратқызы", date(1985, 5, 9), "female")
    namesakes = take_in(registrar, letter(people, people="Ахметова Айгүл 1985"))
    here = sent_package(people.registered.iin)
    accepted(registrar, here)
    coming = on_the_way(sent_package(people.removed.iin, "Нұрланов Ербол Маратұлы"))
    return {
        "start": "/provider/",
        "window": "/provider/window/",
        "letters": "/provider/letters/",
        "letter-new": "/provider/letters/new/",
        "packages": "/provider/packages/",
        "accept": f"/provider/packages/{coming.number}/accept/",
        "manifest": f"/provider/packages/{coming.number}/",
        "outgoing": "/provider/packages/outgoing/",
        "draft": drafted,
        "issue": issued,
        "refuse": refused,
        "letter": letter_case,
        "list-to-ask": list_to_ask,
        "list-marked": list_marked,
        "namesakes": namesakes,
        "package": f"/provider/cases/{here.number}/",
        "unclaimed": "/provider/unclaimed/",
        "journals": "/provider/journals/",
        "journal": "/provider/journals/J1/",
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], bureau: dict[str, str], language: str
) -> None:
    speak(language)
    enter(page, "registrar")
    found = searched(page, "/provider/search/", "ахм")
    for name, address in {**bureau, "search": found}.items():
        page.goto(address)
        look(page, f"{name}-{language}")
    fill_window(page, language)
    fill_letter(page, language)
    page.context.clear_cookies(name="sessionid")
    enter(page, "head")
    page.goto("/provider/load/")
    look(page, f"load-{language}")


def look(page: Page, name: str) -> None:
    """Keep a picture in both widths; nothing sticks out, and axe, whom words do not matter to, is content."""
    expect(page.locator("h1")).to_be_visible()
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        screenshot(page, f"provider-{name}-{width}")
        if name.endswith("-kk"):
            assert_accessible(page)
        else:
            wider = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wider <= 0, f"{page.url} is {wider} px wider than the window"


def fill_window(page: Page, name: str) -> None:
    """The pages of a visit up to the documents, and what they say of a slip."""
    page.goto("/provider/window/")
    page.locator("main form button").click()
    look(page, f"window-errors-{name}")
    page.locator("input[name=about][value=relative]").check()
    page.locator("#id_iin").fill(IIN)
    page.locator("main form button").click()
    page.locator("input[name=recipient][value=third]").check()
    page.locator("#id_subject").fill(RELATIVE)
    look(page, f"window-relative-{name}")
    page.locator("main form button").click()
    look(page, f"window-documents-{name}")
    page.locator("main form button[value=accept]").click()
    look(page, f"window-documents-errors-{name}")


def fill_letter(page: Page, name: str) -> None:
    """The pages of a letter up to its documents, and what they say of bad lines."""
    page.goto("/provider/letters/new/")
    page.locator("#id_bin").fill("050440000002")
    page.locator("#id_letter_number").fill("17/2-45")
    page.locator("#id_letter_date").fill(f"{timezone.localdate():%d.%m.%Y}")
    page.locator("#id_address").fill("071400, Семей қаласы, Абай көшесі, 12")
    page.locator("#id_people").fill("850101400072\nАхметова\nБелгісізов Адам 1960")
    page.locator("main form button").click()
    look(page, f"letter-errors-{name}")
    page.locator("#id_people").fill("Ахметова Айгүл 1985\nБелгісізов Адам 1960")
    page.locator("main form button").click()
    look(page, f"letter-questions-{name}")
    page.locator("input[name=recipient][value=self]").check()
    page.locator("main form button").click()
    look(page, f"letter-documents-{name}")
