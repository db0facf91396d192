"""The channels of the portal that wait, in a browser: consent, payment and late signature; files and payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.browser.test_portal import PASSWORD, Signer, family, log_in, said, signer
from tests.portal.people import Family, make_applicant
from tests.portal.waiting import (
    HAND,
    PASSPORT,
    PHOTO,
    REGISTRATION,
    dwelling,
    jpeg,
    officials,
    png,
    standing_in,
)
from tests.registers.holding import holds

from qyzmet.cases.models import Case
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.portal.standin import StandIn
from qyzmet.registers.models import Address, IdentityDocument, Residence
from qyzmet.trust.authority import authority

__all__ = ["family", "signer"]
Speak = Callable[[str], None]


@pytest.fixture
def shop(family: Family, settings: Any) -> Iterator[StandIn]:
    """The gateway, which tells the live server of each payment."""
    with standing_in(settings, calls_back=True) as server:
        yield server


@pytest.fixture
def home(family: Family) -> Address:
    """A flat of the stranger, who has an account and a key."""
    owner = family.stranger
    user = make_applicant("murat", owner, password=PASSWORD)
    assert user.pk
    authority().person(owner.iin, surname=owner.surname, given=owner.given_name)
    holds(family.applicant, "identity-card", date(2020, 1, 1), date(2030, 1, 1), "2020-1")
    return dwelling(owner)


def change_to(page: Page, username: str) -> None:
    """Log out, and in as somebody else."""
    page.context.clear_cookies(name="sessionid")
    page.goto("/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.govuk-button").click()
    page.wait_for_url("**/")


def go_on(page: Page) -> None:
    page.locator("main form .qz-actions button.govuk-button").first.click()


def choose(page: Page, **facts: str) -> None:
    """Answer the questions of the edition, each on its page."""
    for fact, value in facts.items():
        page.wait_for_url(f"**/{fact}/")
        page.locator(f"input[name=answer][value='{value}']").check()
        go_on(page)


def look(page: Page, name: str, language: str, width: int) -> None:
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert_accessible(page)
    screenshot(page, f"waiting-{name}-{language}-{width}")


def sign(page: Page, button: str, language: str) -> None:
    page.get_by_role("button", name=said(button, language), exact=True).click()


def pay(page: Page, language: str) -> None:
    """Over to the gateway, pay there, and back."""
    page.get_by_role("button", name=said("Go to the payment gateway", language)).click()
    page.wait_for_url("**/pay/*")
    expect(page.locator("strong")).to_contain_text("₸")
    page.locator("button[value=pay]").click()
    page.wait_for_url("**/my/*/")


@pytest.mark.parametrize(("language", "width"), [("kk", 360), ("ru", 1440)])
def test_a_registration_from_the_form_to_the_notification(
    page: Page,
    speak: Speak,
    family: Family,
    home: Address,
    shop: StandIn,
    signer: Signer,
    language: str,
    width: int,
) -> None:
    """2014, cl. 9, 7, 14, 6: two signatures by their own keys and a payment between them."""
    page.set_default_timeout(30_000)
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, family)
    page.goto(f"/services/{REGISTRATION}/")
    page.locator(f'a.govuk-button[href="/apply/{REGISTRATION}/"]').first.click()
    choose(
        page,
        age="from-16",
        card="electronic",
        registration="permanent",
        arrival="within",
        supervision="no",
        exempt="no",
    )
    page.locator("[name=address-words]").fill("семей абай 21")
    page.locator("button[name=find]").click()
    page.locator(f"input[name=address][value='{home.pk}']").check()
    look(page, "address", language, width)
    go_on(page)
    page.locator("[name=owner]").fill(family.stranger.iin)
    page.locator("[name=owner_name]").fill(family.stranger.full_name)
    look(page, "owner", language, width)
    go_on(page)
    page.wait_for_url("**/form-family/")
    go_on(page)
    page.wait_for_url("**/form-arrived_region/")
    go_on(page)
    page.wait_for_url("**/review/")
    look(page, "review", language, width)
    page.get_by_role("button", name=said("Open the case", language)).click()
    page.wait_for_url("**/my/*/")
    look(page, "case-owner", language, width)
    case = Case.objects.get()

    change_to(page, "murat")
    page.goto("/my/")
    look(page, "asked", language, width)
    page.locator(".qz-card__link", has_text=family.applicant.full_name).click()
    look(page, "consent", language, width)
    sign(page, "Sign the consent", language)
    page.wait_for_url("**/my/")

    change_to(page, family.user.username)
    page.goto(f"/my/{case.number}/")
    look(page, "case-pay", language, width)
    page.get_by_role("button", name=said("Pay", language), exact=True).click()
    look(page, "pay", language, width)
    pay(page, language)
    look(page, "case-paid", language, width)
    page.get_by_role("button", name=said("Go on to sign", language)).click()
    look(page, "submit", language, width)
    sign(page, "Sign and send", language)
    page.wait_for_url(f"**/my/{case.number}/")
    assert len(signer.signed) == 2
    officials(case, until="B6")
    assert Residence.objects.filter(person=family.applicant, address=home).exists()
    page.reload()
    look(page, "case-card", language, width)
    title = kind_of("registration-notification-2014").title.in_(language)
    expect(page.locator(".qz-paper", has_text=title)).to_be_visible()


@pytest.mark.parametrize(("language", "width"), [("ru", 360), ("kk", 1440)])
def test_a_passport_from_the_photograph_to_the_notice_that_it_is_ready(
    page: Page,
    speak: Speak,
    family: Family,
    shop: StandIn,
    signer: Signer,
    tmp_path: Path,
    language: str,
    width: int,
) -> None:
    """2014, cl. 3, 9, 7, 6."""
    page.set_default_timeout(30_000)
    (tmp_path / "photo.png").write_bytes(png(*PHOTO))
    (tmp_path / "hand.jpg").write_bytes(jpeg(*HAND))
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, family)
    page.goto(f"/apply/{PASSPORT}/")
    choose(
        page,
        for_whom="self",
        document="passport",
        passport_reason="new-design",
        exempt="no",
    )
    page.wait_for_url("**/form-phone/")
    look(page, "phone", language, width)
    go_on(page)
    page.locator("[name=file]").set_input_files(tmp_path / "hand.jpg")
    go_on(page)
    expect(page.locator(".govuk-error-message")).to_contain_text("840 × 240")
    look(page, "photo", language, width)
    page.locator("[name=file]").set_input_files(tmp_path / "photo.png")
    go_on(page)
    page.wait_for_url("**/file-signature-file/")
    page.locator("[name=file]").set_input_files(tmp_path / "hand.jpg")
    go_on(page)
    page.wait_for_url("**/review/")
    look(page, "passport-review", language, width)
    page.locator('a.govuk-button[href$="/sign/"]').click()
    sign(page, "Sign and send", language)
    page.wait_for_url("**/my/*/")
    case = Case.objects.get()
    page.get_by_role("button", name=said("Pay", language), exact=True).click()
    page.wait_for_url("**/pay/")
    page.get_by_role("button", name=said("Go to the payment gateway", language)).click()
    page.locator("button[value=back]").click()
    page.wait_for_url("**/pay/")
    look(page, "pay-abandoned", language, width)
    assert Case.objects.get().step == "B2", "gone back without paying"
    pay(page, language)
    officials(case, until="B7")
    assert IdentityDocument.objects.filter(person=family.applicant, kind="passport", state="valid").exists()
    page.goto(f"/my/{case.number}/")
    look(page, "passport-issued", language, width)
    assert Paper.objects.filter(case_number=case.number).count() == 2
