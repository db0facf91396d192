"""A reception in the browser: the way through its pages, the camera of the window, what is kept when one goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot
from tests.centre.house import ADOPTED, MONDAY, PASSWORD
from tests.centre.receiving import Reception
from tests.portal.waiting import png

from qyzmet.cases.models import Attachment, Case
from qyzmet.law.catalogue import edition
from qyzmet.offices.directory import load_offices

CAMERA = """
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  canvas.width = 320; canvas.height = 240;
  const paper = canvas.getContext("2d");
  let step = 0;
  setInterval(() => { paper.fillStyle = `rgb(${step++ % 255}, 90, 120)`; paper.fillRect(0, 0, 320, 240); }, 40);
  return canvas.captureStream(25);
};
"""
"""A camera that sees a colour."""
WIDTHS = (1440, 360)


@pytest.fixture(autouse=True)
def _town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY):
        load_offices()
        yield


def log_in(page: Page, window: Reception) -> None:
    """As the official of the window."""
    page.goto("/login/")
    page.locator("#id_username").fill(window.user.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("h1")).to_be_visible()


def looked_at(page: Page, name: str) -> None:
    """Accessible and whole in both widths; a picture of each."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert_accessible(page)
        screenshot(page, f"reception-{name}-{width}")
    page.set_viewport_size({"width": 1440, "height": 900})


def sent(page: Page, selector: str = "main form .govuk-button") -> None:
    """Press and wait for the next page."""
    page.locator(selector).first.click()
    page.wait_for_load_state()


def who(page: Page, window: Reception) -> None:
    """Every question answered, one after another as they open."""
    for _ in range(14):
        left = [
            name
            for name in window.facts
            if page.locator(f'input[type=radio][name="{name}"]').count()
            and not page.locator(f'input[type=radio][name="{name}"]:checked').count()
        ]
        if not left:
            break
        with page.expect_response(lambda answer: "/who/" in answer.url):
            page.locator(f'input[name="{left[0]}"][value="{window.facts[left[0]]}"]').check()
        expect(page.locator(".htmx-request")).to_have_count(0)
    page.locator('input[name="iin"]').fill(window.person.iin)
    sent(page)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_passport_with_the_camera_of_the_window(
    page: Page, speak: Callable[[str], None], language: str
) -> None:
    """2014: duty, consent, documents, scans; the photograph is taken at the window, free of charge (cl. 9)."""
    window = Reception(edition("passport-id-card@2014"))
    page.add_init_script(CAMERA)
    speak(language)
    log_in(page, window)
    page.goto("/centre/reception/?service=passport-id-card")
    looked_at(page, f"which-{language}")
    sent(page, 'a[href$="channel=centre"]')
    looked_at(page, f"who-{language}")
    page.reload()  # axe leaves styles in the page that a later swap would be blamed for
    who(page, window)
    if "/request/" in page.url:
        looked_at(page, f"request-{language}")
        for name, answer in window.request.items():
            box = page.locator(f'[name="{name}"]')
            if box.count() == 1:
                box.fill(answer)
            elif box.count():
                page.locator(f'input[name="{name}"][value="{answer}"]').check()
        sent(page)
    assert "/duty/" in page.url, page.locator("main").inner_text()
    sent(page)
    looked_at(page, f"duty-errors-{language}")
    for name, answer in window.receipt.items():
        page.locator(f'[name="{name}"]').fill(answer)
    looked_at(page, f"duty-{language}")
    sent(page)
    _scanned(page, language)
    sent(page)
    assert "/incomplete/" in page.url
    looked_at(page, f"incomplete-{language}")
    page.locator(".govuk-back-link").click()
    page.wait_for_load_state()
    boxes = page.locator(".qz-checklist input[type=checkbox]").all()
    assert boxes[0].is_checked(), "what was ticked is still ticked"
    for box in boxes:
        box.check()
    sent(page)
    assert "/received/" in page.url, page.locator("main").inner_text()
    looked_at(page, f"received-{language}")
    case = Case.objects.get()
    assert [one.document for one in Attachment.objects.all()] == [_first(window)] * 2
    _photographed(page, case, language)


def _first(window: Reception) -> str:
    documents = window.law.documents_for(window.channel, window.facts)
    return next(one.id for one in documents if one.obtained == "applicant")


def _scanned(page: Page, language: str) -> None:
    """Two pages before the camera; the first document stays ticked meanwhile."""
    page.locator(".qz-checklist input[type=checkbox]").first.check()
    looked_at(page, f"documents-{language}")
    sent(page, 'button[name="scan"]')
    page.locator("#camera-start").click()
    expect(page.locator("#camera-view")).to_be_visible()
    for number in (1, 2):
        page.locator("#camera-shoot").click()
        expect(page.locator("#camera-said")).to_contain_text(str(number))
    sent(page, "#scan-form > .qz-actions .govuk-button")
    expect(page.locator("main ol li")).to_have_count(2)
    looked_at(page, f"scans-{language}")
    page.locator(".govuk-back-link").click()
    page.wait_for_load_state()
    assert page.locator(".qz-checklist input[type=checkbox]").first.is_checked()


def _photographed(page: Page, case: Case, language: str) -> None:
    page.goto(f"/centre/cases/{case.number}/")
    looked_at(page, f"case-{language}")
    sent(page, 'a[href*="/pictures/"]')
    looked_at(page, f"picture-{language}")
    page.locator("#camera-start").click()
    page.locator("#camera-shoot").click()
    expect(page.locator("#camera-said")).to_contain_text("1")
    sent(page, "#scan-form > .qz-actions .govuk-button")
    assert Attachment.objects.filter(case=case).count() == 3
    assert Attachment.objects.latest("pk").document == "digital-photo"


def test_an_address_is_found_with_the_keyboard_and_files_are_enough_without_a_camera(
    page: Page, tmp_path: Path
) -> None:
    """The address is looked for with the keyboard; nothing found is said; the register is shown as the source."""
    window = Reception(edition("residence-registration@2014"))
    log_in(page, window)
    page.goto(window_page(page, window))
    page.locator('[name="address-words"]').fill("жоқ көше")
    found_by_keyboard(page)
    expect(page.locator('input[name="address"]')).to_have_count(0)
    for name, answer in window.request.items():
        if name != "address" and page.locator(f'[name="{name}"]').count() == 1:
            page.locator(f'[name="{name}"]').fill(answer)
    page.locator('[name="address-words"]').fill("көшесі")
    found_by_keyboard(page)
    found = page.locator(f'input[name="address"][value="{window.request["address"]}"]')
    expect(found).to_be_attached()
    assert page.locator('[name="owner"]').input_value() == window.request["owner"]
    looked_at(page, "address-found")
    found.check()
    sent(page)
    for name, answer in window.receipt.items():
        page.locator(f'[name="{name}"]').fill(answer)
    sent(page)
    assert "/documents/" in page.url, page.locator("main").inner_text()
    assert not page.locator('[name="originals-dwelling-data"], [name="originals-dwelling-right"]').count()
    looked_at(page, "register")
    sent(page, 'button[name="scan"]')
    file = tmp_path / "page.png"
    file.write_bytes(png(30, 20))
    page.locator("#id_files").set_input_files(str(file))
    sent(page, "#scan-form > .qz-actions .govuk-button")
    expect(page.locator("main ol li")).to_have_count(1)


def found_by_keyboard(page: Page) -> None:
    """Press the button that looks for addresses, and wait for what it found."""
    page.locator('button[name="find"]').focus()
    with page.expect_response(lambda answer: "/request/" in answer.url):
        page.keyboard.press("Enter")
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.wait_for_timeout(100)  # the swap settles


def window_page(page: Page, window: Reception) -> str:
    """The address of the form of the service, in the session of the browser."""
    page.goto(f"/centre/reception/?service={window.law.service}&channel=centre")
    who(page, window)
    assert "/request/" in page.url, page.locator("main").inner_text()
    return page.url
