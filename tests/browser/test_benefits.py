"""The pages of benefits and payment lists, and my payments, in every language, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page
from tests.benefits.house import HOME, OFFICE, assigned
from tests.browser.provider_desk import enter
from tests.browser.test_provider_pages import look
from tests.provider.bureau import PASSWORD, make_official
from tests.registers import making

from qyzmet.benefits import happenings, ledger
from qyzmet.benefits.history import quarter
from qyzmet.benefits.models import Benefit
from qyzmet.benefits.paying import approve, digest, list_of, make_list
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Account
from qyzmet.registers.looker import Looker

LIST = "/provider/benefits/"
CLERK = Looker(9, "Мұсабаева Айнұр Жанатқызы", "executor", OFFICE)
WHY = {
    "lines": [
        {
            "kk": "Отбасының тоқсандағы табысы: 3 × 15 000,00 = 45 000,00 теңге.",
            "ru": "Доход семьи за квартал: 3 × 15 000,00 = 45 000,00 тенге.",
            "en": "Income of the family over the quarter: 3 × 15,000.00 = 45,000.00 tenge.",
        },
        {
            "kk": "Айына: 3 × 7 464,00 − 15 000,00 = 7 392,00 теңге.",
            "ru": "В месяц: 3 × 7 464,00 − 15 000,00 = 7 392,00 тенге.",
            "en": "A month: 3 × 7,464.00 − 15,000.00 = 7,392.00 tenge.",
        },
    ]
}


@pytest.fixture
def desk(transactional_db: None) -> dict[str, str]:
    """An office with benefits of every state, one list approved with corrections in the next; the addresses."""
    load_offices()
    make_official("executor", "executor", OFFICE, "Мұсабаева Айнұр Жанатқызы")
    make_official("head", "head", OFFICE, "Қуанышев Серік Тоқтарұлы")
    today = timezone.localdate()
    first = quarter(quarter(today) - timedelta(days=1))
    mother = making.person("Құлмағамбетова-Әбдіжаппарова", "Гүлбаһрам", "Өмірзаққызы", sex="female")
    child = making.person("Құлмағамбетов", "Нұрсұлтан", "Ерболұлы", born=date(2014, 5, 5))
    user = User.objects.create_user("mother", password=PASSWORD)
    Account.objects.create(user=user, display_name=mother.full_name, iin=mother.iin)
    family = assigned([mother, child], 739_200, first, decided_on=first, why=WHY)
    home = assigned(
        [mother],
        1_112_300,
        first,
        quarter(today) + timedelta(days=200),
        decided_on=first,
        kind=HOME,
        about=child.iin,
        account="",
    )
    paused = assigned([making.person()], 500_050, first + timedelta(days=14), decided_on=first)
    ended = assigned([making.person("Петренко", "Виктор")], 500_050, first, decided_on=first)
    before = quarter(today) - timedelta(days=1)
    make_list(OFFICE, before, today=today, by=CLERK.name)
    approve(OFFICE, before, digest(list_of(OFFICE, before)), at=timezone.now(), by="Қуанышев Серік")
    for one, state in ((paused, "paused"), (ended, "ended")):
        since = before.replace(day=11)
        happenings.turn(one.pk, state, since, "Өз өтініші бойынша", today=today, office=OFFICE, looker=CLERK)
    ledger.write_amount(
        family, before, None, 812_000, tested_on=before, cause="income", why=WHY, by=CLERK.name
    )
    Benefit.objects.filter(pk=home.pk).update(confirm_by=None)
    make_list(OFFICE, today, today=today, by=CLERK.name)
    return {
        "list": LIST,
        "family": f"{LIST}{family.pk}/",
        "home": f"{LIST}{home.pk}/",
        "ended": f"{LIST}{ended.pk}/",
        "months": f"{LIST}months/",
        "approved": f"{LIST}months/{before:%Y-%m}/",
        "made": f"{LIST}months/{today:%Y-%m}/",
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], desk: dict[str, str], language: str
) -> None:
    speak(language)
    enter(page, "head")
    for name, address in desk.items():
        page.goto(address)
        look(page, f"benefits-{name}-{language}")
    page.goto(desk["family"])
    for opened in page.locator("details.govuk-details").all():
        if not opened.get_attribute("open"):
            opened.locator("summary").click()
    look(page, f"benefits-forms-{language}")
    page.context.clear_cookies()
    speak(language)
    page.goto("/login/?next=/my/payments/")
    page.fill("#id_username", "mother")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/my/payments/")
    look(page, f"benefits-mine-{language}")


def test_the_head_approves_and_closes_with_the_mouse(page: Page, desk: dict[str, str]) -> None:
    enter(page, "head")
    page.goto(desk["made"])
    page.locator("button[value=approve]").click()
    page.locator("#id_order_number").fill("417")
    page.locator("button[value=close]").click()
    page.get_by_text("№ 417").wait_for()
