"""The address bureau at work, in a browser (address-certificate 2010, cl. 14 to 17)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible
from tests.browser.provider_desk import enter
from tests.provider.bureau import ADOPTED, People, make_official, make_people
from tests.provider.test_packages import on_the_way, sent_package

from qyzmet.cases import store
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Case, Manifest
from qyzmet.offices.directory import load_offices


@pytest.fixture
def people(transactional_db: None, monkeypatch: pytest.MonkeyPatch, speak: Callable[[str], None]) -> People:
    """The bureau of Semey with its registrar; pages in English."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    make_official("registrar", "registrar", "bureau-semey", "Мұқанова Сәуле Қайратқызы")
    speak("en")
    return make_people()


def test_a_person_is_served_at_the_window(page: Page, people: People) -> None:
    """Steps A1 to A5: questions, document, journal and card index, sheet, hand-over."""
    enter(page, "registrar")
    page.get_by_role("button", name="Serve a person at the window").click()
    page.get_by_label("about myself").check()
    page.get_by_label("IIN of the applicant").fill(people.registered.iin)
    page.get_by_role("button", name="Continue to the documents").click()
    page.get_by_label("to the applicant").check()
    page.get_by_role("button", name="Continue to the documents").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Documents presented")
    expect(page.get_by_text("Ахметова Айгүл Серікқызы")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Accept and look up").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Not ticked as presented")
    assert_accessible(page)
    page.get_by_role("checkbox", name=re.compile("Originals")).check()
    page.get_by_role("button", name="Accept and look up").click()
    expect(page.get_by_text("To be printed")).to_be_visible()
    expect(page.locator(".qz-sheet")).to_contain_text("Мұқанова Сәуле Қайратқызы")
    page.get_by_role("button", name="Write it out").click()
    expect(page.locator(".qz-message--success")).to_contain_text("cl. 14")
    page.get_by_label("Number of the identity document").fill("023456789")
    page.get_by_role("button", name="Hand over").click()
    expect(page.locator(".qz-outcome")).to_contain_text("The case has ended")
    assert Case.objects.get().ended == "issued"
    assert_accessible(page)


def test_the_list_of_a_legal_person_with_one_not_registered(page: Page, people: People) -> None:
    """Steps B1 to B6: certificates for those found, «тіркелмеген» beside the other, by post."""
    enter(page, "registrar")
    page.get_by_role("button", name="Take in a letter").click()
    page.get_by_label("BIN").fill(people.company.bin)
    page.get_by_label("Outgoing number of the letter").fill("17/2-45")
    page.get_by_label("Date of the letter").fill(f"{timezone.localdate():%d.%m.%Y}")
    page.get_by_label("Postal address for the answer").fill("071400, Семей қаласы, Абай көшесі, 12")
    listed = page.get_by_label("Whom the letter asks about")
    listed.fill(f"{people.registered.iin}\n850101400072\nАхметова\nБелгісізов Адам 1960")
    page.get_by_label("A second copy was brought").check()
    page.get_by_role("button", name="Continue to the documents").click()
    expect(page.get_by_role("table")).to_contain_text("850101400072")
    assert_accessible(page)
    listed.fill(f"{people.registered.iin}\nБелгісізов Адам 1960")
    page.get_by_role("button", name="Continue to the documents").click()
    page.get_by_label("to the applicant").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("checkbox", name=re.compile("Originals")).check()
    page.get_by_role("button", name="Accept and enter in the journal").click()
    expect(page.get_by_role("link", name="Mark on the second copy of the request")).to_be_visible()
    page.evaluate(
        "addEventListener('beforeunload', () => sessionStorage.busy = !document.querySelector('.qz-busy').hidden)"
    )
    page.get_by_role("button", name="Ask the register").click()
    expect(page.get_by_role("row", name=re.compile("Белгісізов"))).to_contain_text("not registered")
    assert page.evaluate("sessionStorage.busy") == "true"
    assert_accessible(page)
    page.get_by_role("button", name="Write it out").click()
    page.get_by_role("button", name="Enter in the journal").click()
    expect(page.get_by_label("Postal address")).to_have_value("071400, Семей қаласы, Абай көшесі, 12")
    page.get_by_role("button", name="Posted").click()
    expect(page.locator(".qz-outcome")).to_contain_text("The case has ended")
    assert Case.objects.get().ended == "posted"


def test_a_package_of_a_centre_is_counted_drafted_and_sent_back(page: Page, people: People) -> None:
    """Steps C6b to C10: count, check against cl. 11, card index, certificate, register of executed documents."""
    package = sent_package(people.registered.iin)
    on_the_way(package)
    enter(page, "registrar")
    page.get_by_role("link", name="Packages of centres").click()
    page.get_by_role("button", name="Count and accept").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Sign for the packages").click()
    page.goto(f"/provider/cases/{package.number}/")
    page.get_by_role("button", name="The package is sound").click()
    page.get_by_role("button", name="Ask the register").click()
    expect(page.locator(".qz-sheet")).to_contain_text("Абай көшесі")
    page.get_by_role("button", name="Write it out").click()
    page.get_by_role("button", name="Put on the manifest").click()
    manifest = manifest_of(package.id)
    assert manifest is not None
    assert manifest.kind == Manifest.EXECUTED
    expect(page.get_by_role("link", name=manifest.number).first).to_be_visible()
    assert store.load(package.id).state.step == "C10b"


def test_everything_can_be_done_from_the_keyboard(page: Page, people: People) -> None:
    enter(page, "registrar")
    page.goto("/provider/window/")
    page.get_by_label("about myself").focus()
    page.keyboard.press("Space")
    for _clause in range(4):  # each answer has its clause, a link that can be reached too
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_iin":
            break
    expect(page.get_by_label("IIN of the applicant")).to_be_focused()
    page.keyboard.type(people.registered.iin)
    page.keyboard.press("Enter")
    expect(page.get_by_label("to the applicant")).to_be_visible()
