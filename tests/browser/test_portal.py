"""An applicant on the portal, in a browser: from the service page to the paper and the check of its QR code."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pytest
import zxingcpp
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.portal.people import ADOPTED, SERVICE, Family, make_family

from qyzmet.cases.models import Case
from qyzmet.law.catalogue import edition
from qyzmet.offices.directory import load_offices
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.portal.booking import days
from qyzmet.portal.openings import edition_of
from qyzmet.trust.authority import authority
from qyzmet.trust.keys import Keys
from qyzmet.trust.signer import start_signer

Speak = Callable[[str], None]
PASSWORD = "портал-2014"
CENTRE = "/offices/psc-astana-yesil-2/"
SIZES = [360, 1440]


@dataclass
class Signer:
    """The local signer in a thread; ``agrees`` is what its holder says when asked to sign."""

    agrees: bool = True
    port: int = 0
    signed: list[bytes] = field(default_factory=list)

    def consent(self, keys: Keys, data: bytes) -> bool:
        if self.agrees:
            self.signed.append(data)
        return self.agrees


@pytest.fixture
def signer(settings: Any) -> Iterator[Signer]:
    """NCALayer's stand-in, at a port of its own, and pages that look for it there."""
    holder, ready, loop = Signer(), threading.Event(), asyncio.new_event_loop()

    async def serve() -> None:
        async with await start_signer(port=0, consent=holder.consent) as server:
            holder.port = next(iter(server.sockets)).getsockname()[1]
            ready.set()
            await server.wait_closed()

    task: list[asyncio.Task[None]] = []

    def run() -> None:
        asyncio.set_event_loop(loop)
        task.append(loop.create_task(serve()))
        try:
            loop.run_until_complete(task[0])
        except asyncio.CancelledError:
            loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    settings.QYZMET_NCALAYER_URL = f"ws://127.0.0.1:{holder.port}"
    yield holder
    loop.call_soon_threadsafe(task[0].cancel)
    thread.join(10)


@pytest.fixture
def family(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, live_server: Any
) -> Family:
    """The offices, a family, the key of the applicant; papers carry the address of this very server."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    settings.QYZMET_BASE_URL = str(live_server)
    load_offices()
    family = make_family()
    family.user.set_password(PASSWORD)
    family.user.save()
    one = family.applicant
    authority().person(one.iin, surname=one.surname, given=one.given_name)
    return family


def log_in(page: Page, family: Family) -> None:
    page.goto("/login/")
    page.locator("[name=username]").fill(family.user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.govuk-button").click()
    page.wait_for_url("**/")


def apply(page: Page, *choices: str) -> None:
    """From the page of the service to the page that signs, choosing these answers."""
    page.goto(f"/services/{SERVICE}/")
    page.locator(f'a.govuk-button[href="/apply/{SERVICE}/"]').click()
    for choice in choices:
        page.get_by_label(choice).check()
        page.locator("main form button.govuk-button").click()
    page.wait_for_url("**/review/")
    page.locator('a.govuk-button[href$="/sign/"]').click()


def said(message: str, language: str) -> str:
    """What the pages say for a message, in this language."""
    with translation.override(language):
        return gettext(message)


def about(value: str, language: str) -> str:
    """The edition's words for an answer to the question about whom the certificate is."""
    values = edition(f"{SERVICE}@2014").fact("about").values
    return next(one.label.in_(language) for one in values if one.id == value)


def qr_of(file: Path) -> str:
    """The address in the QR code of a paper."""
    picture = pdfium.PdfDocument(file)[0].render(scale=3).to_numpy()
    found = [code.text for code in zxingcpp.read_barcodes(picture) if "/v/" in code.text]
    return found[0]


def test_an_applicant_applies_signs_downloads_the_paper_and_its_code_verifies(
    page: Page, speak: Speak, family: Family, signer: Signer, tmp_path: Path
) -> None:
    """2014, cl. 4(1), 6, 9, 14; issue 2, «Done when»: tried as a new user would."""
    speak("kk")
    log_in(page, family)
    apply(page, about("self", "kk"))
    text = page.locator(".qz-request").inner_text()
    page.get_by_role("button", name=said("Sign and send", "kk")).click()
    page.wait_for_url("**/my/*/")
    assert [data.decode().strip() for data in signer.signed] == [text.strip()], "signed what was shown"
    case = Case.objects.get()
    expect(page.locator("h1")).to_have_text(case.number)
    expect(page.locator("main .qz-status--done")).to_be_visible()
    certificate = kind_of("certificate-2014-a").title.kk
    with page.expect_download() as download:
        page.locator(".qz-paper", has_text=certificate).locator("a[download]").click()
    file = tmp_path / "paper.pdf"
    download.value.save_as(file)
    address = qr_of(file)
    paper = Paper.objects.get(kind="certificate-2014-a")
    assert address.endswith(f"/v/{paper.code}")
    page.context.clear_cookies(name="sessionid")
    page.goto(urlsplit(address).path)
    expect(page.locator("h1")).to_have_text(said("The paper is valid", "kk"))
    expect(page.locator("main")).to_contain_text(family.applicant.full_name)


def test_who_does_not_sign_sends_nothing_and_may_try_again(
    page: Page, speak: Speak, family: Family, signer: Signer
) -> None:
    speak("en")
    log_in(page, family)
    apply(page, about("self", "en"))
    signer.agrees = False
    page.get_by_role("button", name="Sign and send").click()
    expect(page.locator(".qz-sign__said")).to_have_text("You did not sign. Nothing was sent.")
    assert not Case.objects.exists()
    signer.agrees = True
    page.get_by_role("button", name="Sign and send").dblclick()
    page.wait_for_url("**/my/*/")
    assert Case.objects.count() == 1


def test_without_a_signer_the_page_says_what_to_do(
    page: Page, speak: Speak, family: Family, settings: Any
) -> None:
    settings.QYZMET_NCALAYER_URL = "ws://127.0.0.1:9"
    speak("ru")
    log_in(page, family)
    apply(page, about("self", "ru"))
    page.get_by_role("button", name=said("Sign and send", "ru")).click()
    expect(page.locator(".qz-sign__said")).to_contain_text("NCALayer не отвечает")
    page.get_by_text(said("Sign without NCALayer in the browser", "ru")).click()
    expect(page.get_by_role("link", name=said("Download the request", "ru"))).to_be_visible()


def test_a_place_in_the_queue_is_booked_by_keyboard(page: Page, speak: Speak, family: Family) -> None:
    """2014, cl. 8(2)."""
    speak("en")
    log_in(page, family)
    page.goto(f"{CENTRE}booking/")
    page.locator("a.qz-day").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/my/bookings/*/")
    expect(page.locator("h1")).to_have_text("Your place in the queue")


def pages(family: Family, number: str, code: str) -> list[str]:
    """One address of every kind of page that can be opened directly."""
    now = timezone.now()
    office, day = _bookable(now)
    assert office
    return [
        "/",
        f"/services/{SERVICE}/",
        f"/services/{SERVICE}/?edition=2010&applicant=natural&about=relative",
        f"/services/{SERVICE}/?on=05.06.1999",
        f"/services/{SERVICE}/changes/",
        "/follow/",
        "/verify/",
        f"/verify/{code}/",
        "/verify/12345/",
        "/offices/",
        "/offices/?place=Семей",
        "/offices/psc-semey/",
        "/offices/psc-semey/booking/",
        f"{CENTRE}booking/",
        f"{CENTRE}booking/{day:%Y-%m-%d}/",
        "/my/",
        f"/my/{number}/",
        "/my/26-000001-00/",
    ]


def _bookable(now: datetime) -> tuple[bool, datetime]:
    from qyzmet.offices.models import Office

    office = Office.objects.get(code="psc-astana-yesil-2")
    law = edition_of(office, SERVICE, now)
    assert law is not None
    later = [one.day for one in days(office, law, now + timedelta(days=1))]
    return bool(later), datetime.combine(later[0], datetime.min.time())


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_kind_of_page_is_accessible_and_fits(
    page: Page, speak: Speak, family: Family, signer: Signer, language: str, width: int
) -> None:
    """WCAG 2.2 AA by axe, no sideways scrolling, at 360 px and at 1440 px."""
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, family)
    labels = (about("relative", language), family.child.full_name)
    page.goto(f"/apply/{SERVICE}/")
    for step, label in enumerate(labels):
        looked_at(page, f"question-{step}", language, width)
        page.get_by_label(label).check()
        page.locator("main form button.govuk-button").click()
    looked_at(page, "review", language, width)
    page.locator('a.govuk-button[href$="/sign/"]').click()
    looked_at(page, "sign", language, width)
    page.locator(".qz-sign__button").click()
    page.wait_for_url("**/my/*/")
    paper = Paper.objects.exclude(kind="notification-report-2014").get()
    for address in pages(family, Case.objects.get().number, paper.printed_code):
        page.goto(address)
        looked_at(page, address, language, width)


@pytest.mark.parametrize(("language", "width", "year"), [("kk", 360, "2014"), ("en", 1440, "2010")])
def test_the_page_of_an_edition_is_accessible_and_fits(
    page: Page, speak: Speak, family: Family, language: str, width: int, year: str
) -> None:
    speak(language)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/law/{SERVICE}@{year}/")
    looked_at(page, f"edition-{year}", language, width)


def test_a_mark_in_the_margin_leads_to_the_words_of_the_clause(
    page: Page, speak: Speak, family: Family
) -> None:
    speak("en")
    page.goto(f"/services/{SERVICE}/")
    page.locator(".qz-clause", has_text="cl. 4(1)").first.click()
    page.wait_for_url(f"**/law/{SERVICE}@2014/#clause-4-1")
    expect(page.locator("#clause-4-1")).to_be_in_viewport()


def looked_at(page: Page, name: str, language: str, width: int) -> None:
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert_accessible(page)
    screenshot(page, f"portal-{name.strip('/') or 'home'}-{language}-{width}")
