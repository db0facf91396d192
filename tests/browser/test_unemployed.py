"""The certificate to the unemployed in a browser: the portal from the form to the document, the register's pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.browser.provider_desk import enter
from tests.browser.test_portal import Signer, family, log_in, signer
from tests.browser.test_portal_waiting import choose, go_on, sign
from tests.portal.people import Family
from tests.portal.waiting import officials, png
from tests.provider.bureau import make_official

from qyzmet.cases.models import Case
from qyzmet.papers.kinds import kind_of
from qyzmet.registers.employment_changes import Clerk, offer_work, register
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Address, Residence, UnemployedRegistration

__all__ = ["family", "signer"]
Speak = Callable[[str], None]
SERVICE = "unemployed-certificate"
BODY = "social-akmola-kokshetau"


@pytest.fixture
def card(family: Family) -> UnemployedRegistration:
    """The applicant lives in Kokshetau and is registered there as unemployed, with an offer of work."""
    home = Address.objects.create(
        kato="111010000",
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        locality_kk="Көкшетау қаласы",
        locality_ru="город Кокшетау",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house="5",
        flat="2",
    )
    Residence.objects.filter(person=family.applicant).update(address=home)
    today = timezone.localdate()
    by = Clerk(Looker(1, "Ысқақова Айнұр Іңкәрбекқызы", "executor", BODY), BODY, today)
    found = register(family.applicant.iin, "dismissed", today - timedelta(days=20), by)
    offer_work(found.number, "аспаз, аудандық аурухана", today - timedelta(days=5), by)
    return found


def look(page: Page, name: str, language: str, width: int) -> None:
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert_accessible(page)
    screenshot(page, f"unemployed-{name}-{language}-{width}")


@pytest.mark.parametrize(("language", "width"), [("kk", 360), ("ru", 1440)])
def test_from_the_form_to_the_output_document_in_the_cabinet(
    page: Page,
    speak: Speak,
    family: Family,
    card: UnemployedRegistration,
    signer: Signer,
    tmp_path: Path,
    language: str,
    width: int,
) -> None:
    """2011, cl. 21: form, scan and signature at once; the document of the authorised person in the cabinet."""
    page.set_default_timeout(30_000)
    (tmp_path / "id.png").write_bytes(png(900, 600))
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, family)
    page.goto(f"/services/{SERVICE}/")
    look(page, "service", language, width)
    page.locator(f'a.govuk-button[href="/apply/{SERVICE}/"]').first.click()
    choose(page, person="citizen")
    page.wait_for_url("**/form-e_mail/")
    page.locator("[name=e_mail]").fill("nobody")
    go_on(page)
    expect(page.locator(".govuk-error-message")).to_contain_text("example.kz")
    page.locator("[name=e_mail]").fill("assem@example.kz")
    look(page, "e-mail", language, width)
    go_on(page)
    page.wait_for_url("**/file-E1/")
    page.locator("[name=file]").set_input_files(tmp_path / "id.png")
    look(page, "scan", language, width)
    go_on(page)
    page.wait_for_url("**/review/")
    look(page, "review", language, width)
    page.locator('a.govuk-button[href$="/sign/"]').click()
    look(page, "sign", language, width)
    sign(page, "Sign and send", language)
    page.wait_for_url("**/my/*/")
    look(page, "case", language, width)
    case = Case.objects.get()
    assert (case.step, case.provider) == ("O9d", BODY)
    assert officials(case).state.ended == "issued"
    page.reload()
    look(page, "case-issued", language, width)
    title = kind_of("positive-output-2011-unemployed").title.in_(language)
    with page.expect_download() as file:
        page.locator(".qz-paper", has_text=title).locator("a[download]").click()
    assert Path(file.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("language", "width"), [("kk", 1440), ("ru", 360), ("en", 1440)])
def test_the_pages_of_the_register(
    page: Page, speak: Speak, family: Family, card: UnemployedRegistration, language: str, width: int
) -> None:
    make_official("ainur", "executor", BODY, "Ысқақова Айнұр Іңкәрбекқызы")
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    enter(page, "ainur")
    for which in ("registered", "removed"):
        page.goto(f"/provider/employment/?which={which}")
        look(page, f"list-{which}", language, width)
    where = f"/provider/employment/{card.pk}/"
    page.goto(where)
    look(page, "card", language, width)
    for what in ("offer", "refusal", "referral", "missed", "remove"):
        page.goto(f"{where}{what}/")
        look(page, f"form-{what}", language, width)
    page.goto("/provider/employment/new/")
    go_on(page)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    look(page, "form-new-empty", language, width)
