"""A day of visits in the browser: the call, the plan, the route on a telephone; every page in both widths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.desk.visiting import HALL, LEAVING, POLICE, in_astana
from tests.provider.bureau import PASSWORD
from tests.registers import making

import qyzmet.law
from qyzmet.cases import visits as kept
from qyzmet.cases.models import Route, Visit
from qyzmet.desk import visits
from qyzmet.desk.official import Official
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.registers.models import Address

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
EXECUTOR = "Шәріпова Гауһар Нұрланқызы"


def make(username: str, post: str, office: str, name: str, workplace: str = "") -> User:
    """An account that can log in."""
    user = User.objects.create_user(username, password=PASSWORD)
    Account.objects.create(user=user, display_name=name)
    Holding.objects.create(
        user=user,
        post=post,
        office=Office.objects.get(code=office),
        workplace=Office.objects.get(code=workplace) if workplace else None,
        since=timezone.localdate() - timedelta(days=30),
    )
    return user


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Address:
    """Astana: two requests, one on today's route with a camera, and somebody who will call."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    executor = make("executor", "executor", POLICE, EXECUTOR, HALL)
    make("head", "head", POLICE, "Төлегенов Ерлан Маратұлы")
    make("duty", "duty-manager", "psc-semey", "Жүнісова Гүлнар Талғатқызы")
    by = Official(executor.pk, EXECUTOR, "executor", POLICE, HALL)
    now = timezone.now()
    for house, surname in (("21", "Сейітова"), ("3", "Қабдрахманова")):
        where = in_astana(house)
        person = making.person(surname, "Қалампыр", "Оразқызы", sex="female")
        facts = {"reason": "right-lost", "applicant": "self"}
        asked = visits.Asked(
            service=LEAVING,
            person=person.iin,
            source="call-centre",
            phone="+7 701 111 22 33",
            address=str(where.pk),
            suits="түстен кейін",
            place="2-кіреберіс, домофон 4",
            facts=facts,
        )
        visit = visits.ask(asked, by, at=now, key=f"house-{house}")
    route = visits.plan({visit.pk: 1}, timezone.localdate(now), executor.pk, by, at=now)
    kept.equip(route.pk, POLICE, [kept.add_equipment(POLICE, "kit", "ЖК-3").pk])
    making.person("Әлімжанова", "Бибігүл", "Серікқызы", sex="female")
    return in_astana("7")


def enter(page: Page, username: str) -> None:
    """Log in, whatever page comes first."""
    page.context.clear_cookies(name="sessionid")
    page.goto("/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def look(page: Page, name: str) -> None:
    """Keep a picture in both widths; nothing sticks out, and axe is content."""
    expect(page.locator("h1")).to_be_visible()
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        screenshot(page, f"visits-{name}-{width}")
        assert_accessible(page)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], town: Address, language: str
) -> None:
    speak(language)
    enter(page, "executor")
    route, mine = Route.objects.get(), Visit.objects.get(state="planned")
    other = Visit.objects.get(state="waiting")
    for name, where in {
        "plan": "/provider/visits/",
        "which": "/provider/visits/new/",
        "ask": f"/provider/visits/new/{LEAVING}/",
        "today": "/provider/visits/today/",
        "visit": f"/provider/visits/{mine.pk}/",
        "request": f"/provider/visits/{other.pk}/",
        "correct": f"/provider/visits/{other.pk}/correct/",
        "route": f"/provider/visits/routes/{route.pk}/",
        "sheet": f"/provider/visits/routes/{route.pk}/sheet/",
        "equipment": "/provider/visits/equipment/",
    }.items():
        page.goto(where)
        look(page, f"{name}-{language}")
    enter(page, "duty")
    page.goto("/centre/premises/")
    look(page, f"premises-{language}")


def test_a_call_is_planned_and_driven_on_a_telephone(
    page: Page, speak: Callable[[str], None], town: Address
) -> None:
    speak("kk")
    enter(page, "head")
    page.goto(f"/provider/visits/new/{LEAVING}/")
    page.locator("input[name=source][value=call-centre]").check()
    person = Visit._meta.apps.get_model("registers", "Person").objects.get(surname="Әлімжанова")
    page.fill("#id_iin", person.iin)
    page.fill("#id_phone", "+7 702 000 00 00")
    page.fill("[name='address-words']", "достық 7")
    page.locator("button[name=find]").click()
    page.locator(f"input[name=address][value='{town.pk}']").check()
    page.locator("input[name=reason][value=right-lost]").check()
    page.locator("input[name=applicant][value=self]").check()
    page.locator("main form button:not([name])").click()
    expect(page.locator("h1")).to_have_text(person.full_name)
    page.goto("/provider/visits/")
    for box in page.locator("input[name=ticked]").all():
        box.check()
    page.locator("main form[method=post] button").click()
    expect(page.locator("input[name=ticked]")).to_have_count(0)
    enter(page, "executor")
    page.set_viewport_size({"width": 360, "height": 760})
    page.goto("/provider/visits/today/")
    names = page.locator("main ol h2")
    expect(names).to_have_count(3)
    expect(names.nth(0)).to_contain_text("Қабдрахманова")
    page.locator("button[value=arrived]").nth(0).click()
    screenshot(page, "visits-door-kk-360")
    page.fill("#id_words", "бас тартты")
    page.locator("button[value=done]").click()
    page.goto("/provider/visits/today/")
    page.locator("a[href$='#missed']").nth(0).click()
    page.fill("#id_reason", "есік жабық")
    page.locator("button[value=missed]").click()
    page.goto("/provider/visits/today/")
    expect(names).to_have_count(2)
    assert set(Visit.objects.values_list("state", flat=True)) == {"done", "waiting", "planned"}
