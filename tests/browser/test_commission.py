"""The commission on a telephone: the checklist without network, nothing lost, sent whole; every page in both widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Error, Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.browser.test_visits import enter, make
from tests.desk.assistance import BODY, Family, act, commission, filed, make_family, until

import qyzmet.law
from qyzmet.cases.store import Stored
from qyzmet.commissions.models import Inspection
from qyzmet.desk.demo.assistance import SEEN
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
ROUTE = "/provider/commission/"


@pytest.fixture
def family(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Family:
    """A family of Bulak, the commission and those who act."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    commission()
    for post, name in (
        ("commission", "Бейсенова Нұргүл Айтқызы"),
        ("executor", "Смайылов Ғабит Ерболұлы"),
        ("head", "Төлегенов Ерлан Маратұлы"),
    ):
        make(post, post, BODY, name)
    return make_family()


@pytest.fixture
def waiting(family: Family) -> Stored:
    """A case whose home is to be seen."""
    return until(filed(family), Verb.INSPECT)


def phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})


def fill(page: Page) -> None:
    """Every answer, as somebody with a telephone gives it."""
    for box in page.locator("input[name=present]").all()[:4]:
        box.check()
    page.fill("[name=met]", "анасы Қалампыр")
    for item, said in SEEN.items():
        field = page.locator(f"[name=seen-{item}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name=seen-{item}][value={said}]").check()
        else:
            field.fill(said)


def kept_as(case: Stored) -> str:
    """The name under which the telephone keeps the answers of this reader."""
    return f"qyzmet-visit-{User.objects.get(username='commission').pk}-{case.number}"


def kept_pages(page: Page) -> int:
    """How many answers of the server the telephone keeps."""
    script = """async () => {
      const names = await caches.keys()
      const kept = await Promise.all(names.map(async (one) => (await (await caches.open(one)).keys()).length))
      return kept.reduce((sum, one) => sum + one, 0)
    }"""
    found: int = page.evaluate(script)
    return found


def open_sheet(page: Page, number: str) -> None:
    """The checklist, loaded and kept."""
    page.goto(f"{ROUTE}{number}/")
    expect(page.locator("html[data-kept=yes]")).to_be_attached(timeout=15_000)


def test_an_hour_without_network_loses_nothing(page: Page, family: Family, waiting: Stored) -> None:
    phone(page)
    enter(page, "commission")
    open_sheet(page, waiting.number)
    page.context.set_offline(True)
    expect(page.locator("#visit-state")).to_have_attribute("data-state", "offline")
    fill(page)
    screenshot(page, "commission-offline-360")
    page.reload()
    expect(page.locator("[name=met]")).to_have_value("анасы Қалампыр")
    expect(page.locator("[name=seen-heating][value=stove]")).to_be_checked()
    expect(page.locator("input[name=present]:checked")).to_have_count(4)
    page.get_by_role("button", name="Актіні жазу").click()
    expect(page.locator("#visit-said")).to_be_visible()
    assert not Inspection.objects.exists()
    page.reload()
    expect(page.locator("[name=met]")).to_have_value("анасы Қалампыр")
    page.context.set_offline(False)
    page.wait_for_url("**/votes/", timeout=20_000)
    written = Inspection.objects.get()
    assert written.met == "анасы Қалампыр"
    assert written.seen == {**SEEN, "land": "0.12"}
    assert page.evaluate(f"localStorage.getItem('{kept_as(waiting)}')") is None


def test_the_route_keeps_its_pages_for_the_way(page: Page, family: Family, waiting: Stored) -> None:
    phone(page)
    enter(page, "commission")
    page.goto(ROUTE)
    expect(page.locator("[data-route-kept]")).not_to_be_empty(timeout=15_000)
    page.context.set_offline(True)
    page.get_by_role("link", name="Сейітова").click()
    expect(page.locator("[name=met]")).to_be_visible()
    page.context.set_offline(False)


def test_logging_out_leaves_nothing_on_a_shared_telephone(
    page: Page, family: Family, waiting: Stored
) -> None:
    enter(page, "commission")
    open_sheet(page, waiting.number)
    page.fill("[name=met]", "анасы Қалампыр")
    assert page.evaluate(f"localStorage.getItem('{kept_as(waiting)}')")
    assert kept_pages(page)
    page.locator("summary", has_text="Бейсенова").click()
    page.get_by_role("button", name="Шығу").click()
    page.wait_for_url(lambda url: ROUTE not in url)
    assert page.evaluate("localStorage.length") == 0
    assert kept_pages(page) == 0


WAITS = """name => {
  const kept = JSON.parse(localStorage.getItem(name))
  localStorage.setItem(name, JSON.stringify({ ...kept, waiting: true }))
}"""
"""The act was to be written while there was no network, and waits."""


def test_who_logs_in_next_neither_sees_nor_sends_the_answers_of_who_was_there_before(
    page: Page, family: Family, waiting: Stored
) -> None:
    make("another", "commission", BODY, "Оспанова Гүлнар Серікқызы")
    enter(page, "commission")
    open_sheet(page, waiting.number)
    fill(page)
    page.evaluate(WAITS, kept_as(waiting))
    telephone = page.context
    page.close()
    page = telephone.new_page()
    enter(page, "another")
    open_sheet(page, waiting.number)
    expect(page.locator("[name=met]")).to_have_value("")
    page.reload()
    expect(page.locator("[name=met]")).to_have_value("")
    assert not Inspection.objects.exists()


def test_a_page_kept_longer_than_a_session_opens_no_more(page: Page, family: Family, waiting: Stored) -> None:
    enter(page, "commission")
    open_sheet(page, waiting.number)
    age = """async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          if (!new URL(request.url).pathname.startsWith("/provider/commission/")) continue
          const kept = await cache.match(request, { ignoreVary: true })
          const headers = new Headers(kept.headers)
          headers.set("Date", new Date(Date.now() - 9 * 3600 * 1000).toUTCString())
          await cache.put(request, new Response(await kept.text(), { headers }))
        }
      }
    }"""
    page.evaluate(age)
    page.context.set_offline(True)
    with pytest.raises(Error):
        page.reload()
    page.context.set_offline(False)


def test_an_act_that_somebody_else_wrote_is_told_and_the_answers_stay(
    page: Page, family: Family, waiting: Stored
) -> None:
    phone(page)
    enter(page, "commission")
    open_sheet(page, waiting.number)
    page.context.set_offline(True)
    fill(page)
    page.get_by_role("button", name="Актіні жазу").click()
    act(waiting)
    page.context.set_offline(False)
    expect(page.locator("#visit-said.qz-message--error")).to_be_visible()
    screenshot(page, "commission-conflict-360")
    assert page.evaluate(f"localStorage.getItem('{kept_as(waiting)}')")
    expect(page.locator("[name=met]")).to_have_value("анасы Қалампыр")
    assert Inspection.objects.count() == 1


def test_what_is_missing_is_said_beside_the_question(page: Page, family: Family, waiting: Stored) -> None:
    phone(page)
    enter(page, "commission")
    open_sheet(page, waiting.number)
    page.get_by_role("button", name="Актіні жазу").click()
    expect(page.locator("[data-fault]").first).to_be_visible()
    assert not Inspection.objects.exists()


def look(page: Page, name: str) -> None:
    """Keep a picture in both widths; nothing sticks out, and axe is content."""
    expect(page.locator("h1")).to_be_visible()
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        screenshot(page, f"commission-{name}-{width}")
        assert_accessible(page)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], family: Family, waiting: Stored, language: str
) -> None:
    speak(language)
    enter(page, "commission")
    page.goto(ROUTE)
    look(page, f"route-{language}")
    page.goto(f"{ROUTE}{waiting.number}/")
    look(page, f"sheet-{language}")
    seen = act(waiting)
    page.goto(f"{ROUTE}{waiting.number}/votes/")
    look(page, f"votes-{language}")
    until(seen, Verb.DECIDE)
    page.goto(f"{ROUTE}{waiting.number}/votes/")
    look(page, f"concluded-{language}")
    enter(page, "head")
    page.goto(f"{ROUTE}members/")
    look(page, f"members-{language}")
    enter(page, "executor")
    page.goto(f"/provider/cases/{waiting.number}/")
    look(page, f"decide-{language}")
