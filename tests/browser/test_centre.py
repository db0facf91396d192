"""A clerk at the window of a centre, in a browser: 2014 at Astana, 2010 at Semey, in three languages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pypdfium2 as pdfium
import pytest
import time_machine
from playwright.sync_api import Page, expect
from tests.browser.eyes import assert_accessible, screenshot, searched
from tests.centre.house import (
    ADOPTED,
    ASTANA,
    MONDAY,
    PASSWORD,
    SEMEY,
    People,
    carry,
    loaded,
    make_people,
    make_user,
    official,
    received,
    sent_back,
)

from qyzmet.cases import store
from qyzmet.cases.models import Case
from qyzmet.desk.perform import perform
from qyzmet.offices.directory import load_offices
from qyzmet.papers.models import Paper

Speak = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Coordinates]:
    """Monday, ten o'clock, and going on."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY) as coordinates:
        yield coordinates


@pytest.fixture
def people(transactional_db: None, clock: time_machine.Coordinates) -> People:
    """The offices and the register."""
    load_offices()
    for post in ("inspector", "accumulation-inspector", "courier", "duty-manager", "issuing-inspector"):
        make_user(post, SEMEY, f"semey-{post}")
    make_user("inspector", ASTANA, "astana-inspector")
    return make_people()


def log_in(page: Page, username: str) -> None:
    """As this account, in a session of its own."""
    page.context.clear_cookies(name="sessionid")
    page.goto("/login/?next=/centre/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("h1")).to_be_visible()


ALL = [(language, width) for language in ("kk", "ru", "en") for width in (360, 1440)]
LOOKS = ALL if os.environ.get("QYZMET_SCREENSHOTS") == "all" else [("kk", 360), ("ru", 1440)]
"""In which languages and widths each page is looked at; ``QYZMET_SCREENSHOTS=all`` for every one."""


def look(page: Page, name: str, speak: Speak) -> None:
    """Axe and a picture of the page in several languages and widths; comes back to English and 1440 px."""
    for language, width in LOOKS:
        speak(language)
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        assert_accessible(page)
        screenshot(page, f"centre-{name}-{language}-{width}")
    speak("en")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.reload()


def answer(page: Page, *labels: str) -> None:
    """Choose the answers one after another; each may bring the next question."""
    for label in labels:
        page.get_by_role("radio", name=re.compile(f"^{re.escape(label)}")).check()
        page.wait_for_load_state("networkidle")


def tick_everything(page: Page) -> None:
    """Every box of the checklist."""
    for box in page.locator(".qz-checklist input[type=checkbox]").all():
        box.check()


HAND_IN = 'button[name="choice"][value="address-certificate:file"]'
"""The button of the kiosk for who brings documents for the address certificate."""


def take_ticket(page: Page, speak: Speak) -> None:
    """At the kiosk of the hall."""
    page.goto("/centre/queue/kiosk/")
    page.locator(HAND_IN).click()
    expect(page.locator(".qz-slip__number")).to_contain_text("1")


def test_a_walk_in_at_astana_goes_from_the_ticket_to_the_certificate(
    page: Page, speak: Speak, people: People
) -> None:
    """2014, cl. 4, 6, 9: ticket, reception, certificate sealed by both ministries, within 15 minutes."""
    speak("en")
    log_in(page, "astana-inspector")
    take_ticket(page, speak)
    page.goto("/centre/queue/")
    page.get_by_label("Your window").fill("4")
    page.get_by_role("button", name="Call the next").click()
    expect(page.get_by_role("heading", name="Ticket No. 1 at window 4")).to_be_visible()
    look(page, "queue-serving", speak)
    page.get_by_role("button", name="Begin the reception").click()
    answer(page, "a natural person", "about a close relative of mine (parent, child, spouse)")
    page.get_by_label("IIN of the applicant").fill(people.registered.iin)
    page.get_by_label("IIN of the person the certificate is about").fill(people.removed.iin)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text(people.registered.full_name)).to_be_visible()
    expect(page.get_by_text("No other document may be demanded or taken")).to_be_visible()
    look(page, "documents-2014", speak)
    tick_everything(page)
    page.get_by_role("button", name="Check and accept").click()
    expect(page.get_by_role("heading", name="The documents are accepted")).to_be_visible()
    look(page, "received-2014", speak)
    page.get_by_role("button", name="Hand over the certificate").click()
    look(page, "case-issue-2014", speak)
    page.get_by_label("IIN in the identity document shown").fill(people.removed.iin)
    page.get_by_label("Number of the identity document").fill("012345678")
    page.get_by_role("button", name="Hand over", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The result goes to the applicant")
    screenshot(page, "centre-wrong-person-en-1440")
    page.get_by_label("IIN in the identity document shown").fill(people.registered.iin)
    page.get_by_role("button", name="Hand over", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Done: Hand over the certificate")
    case = Case.objects.get()
    assert case.ended == "issued"
    assert Paper.objects.get(case_number=case.number).sealed
    look(page, "case-ended-2014", speak)


def test_a_walk_in_at_semey_goes_from_the_ticket_to_the_manifest_and_is_issued_in_the_end(
    page: Page, speak: Speak, people: People, clock: time_machine.Coordinates
) -> None:
    """2010, cl. 14 to 16: receipt, accumulation section, courier, back, window."""
    speak("en")
    log_in(page, "semey-inspector")
    take_ticket(page, speak)
    page.goto("/centre/queue/")
    page.get_by_label("Your window").fill("2")
    page.get_by_role("button", name="Call the next").click()
    page.get_by_role("button", name="Begin the reception").click()
    answer(page, "a natural person", "about myself", "to the applicant")
    page.get_by_label("IIN of the applicant").fill(people.registered.iin)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Check and accept").click()
    expect(page.get_by_role("heading", name="The set is not complete")).to_be_visible()
    look(page, "incomplete-2010", speak)
    page.get_by_role("link", name="Documents").click()
    tick_everything(page)
    page.get_by_role("button", name="Check and accept").click()
    expect(page.get_by_role("link", name="Receipt for the documents accepted")).to_be_visible()
    look(page, "received-2010", speak)
    case = Case.objects.get()
    page.get_by_role("button", name="Pass it to the inspector of the accumulation section").click()
    page.get_by_role("button", name="Pass on").click()
    expect(page.get_by_role("status")).to_contain_text("cl. 14")

    log_in(page, "semey-accumulation-inspector")
    page.get_by_role("navigation").get_by_role("link", name="Packages").click()
    look(page, "outgoing", speak)
    page.get_by_role("button", name="Put on the manifest").click()
    expect(page.get_by_role("status")).to_contain_text("1 package is on the manifest")
    page.get_by_role("link", name="PSC-SEMEY-26-00001").click()
    look(page, "manifest", speak)

    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page, "semey-courier")
    look(page, "courier", speak)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Count and take").click()
    page.get_by_label("How many packages did you count?").fill("1")
    page.get_by_role("button", name="I take them").click()
    expect(page.get_by_role("status")).to_contain_text("is taken")

    clock.shift(timedelta(hours=1))
    stored = carry(store.load(case.pk), "C10c", MONDAY + timedelta(minutes=30))
    log_in(page, "semey-accumulation-inspector")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name=re.compile("Count and accept")).click()
    page.get_by_role("button", name="Sign for the packages").click()
    expect(page.get_by_role("alert")).to_contain_text(f"Missing: {case.number}")
    look(page, "accept", speak)
    page.get_by_label(re.compile(case.number)).check()
    page.get_by_role("button", name="Sign for the packages").click()
    expect(page.get_by_role("status")).to_contain_text("1 package accepted")

    log_in(page, "semey-inspector")
    page.goto("/centre/window/")
    look(page, "window", speak)
    page.get_by_label("Number on the receipt").fill(case.number)
    page.get_by_role("button", name="Find").click()
    page.get_by_label("IIN in the identity document shown").fill(people.registered.iin)
    page.get_by_label("Number of the identity document").fill("012345678")
    page.get_by_role("button", name="Hand over", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("cl. 16")
    assert loaded(stored).state.ended == "issued"


def test_the_pages_of_the_centre_are_fit_to_be_looked_at(
    page: Page, speak: Speak, people: People, clock: time_machine.Coordinates
) -> None:
    speak("en")
    for who, minutes in ((people.registered, 0), (people.removed, 3)):
        received(who, MONDAY + timedelta(minutes=minutes))
    carry(received(people.registered, MONDAY - timedelta(days=12)), "C11", MONDAY - timedelta(days=12))
    carry(received(people.removed, MONDAY), "C5", MONDAY)
    back = sent_back(received(people.registered, MONDAY - timedelta(hours=2)), MONDAY - timedelta(hours=2))
    unclaimed = carry(
        received(people.removed, MONDAY - timedelta(days=20)), "C11", MONDAY - timedelta(days=20)
    )
    inspector = official("inspector")
    perform(unclaimed.id, "C11", inspector, {}, at=MONDAY - timedelta(days=3), outcome="not-collected")
    clock.shift(timedelta(minutes=20))
    log_in(page, "semey-duty-manager")
    for name in ("kiosk", "board"):
        page.goto({"kiosk": "/centre/queue/kiosk/", "board": "/centre/board/"}[name])
        look(page, f"{name}-empty", speak)
    speak("en")
    for _ in range(5):
        page.goto("/centre/queue/kiosk/")
        page.locator(HAND_IN).click()
    look(page, "ticket", speak)
    slip = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(slip) == 1
    assert slip[0].get_width() == pytest.approx(80 / 25.4 * 72, abs=1)
    speak("en")
    log_in(page, "semey-inspector")
    page.goto("/centre/queue/")
    page.get_by_label("Your window").fill("12")
    page.get_by_role("button", name="Call the next").click()
    for name, path in {
        "home": "/centre/",
        "board": "/centre/board/",
        "search": searched(page, "/centre/search/", "абд"),
        "search-nothing": searched(page, "/centre/search/", "zzz"),
        "shelf": "/centre/shelf/",
        "returned": "/centre/returned/",
        "case-returned": f"/centre/cases/{back.number}/",
        "case-shelf": f"/centre/cases/{unclaimed.number}/",
        "clocks": "/centre/clocks/",
        "journals": "/centre/journals/",
        "journal": "/centre/journals/J5/?since=01.11.2026",
        "who": "/centre/reception/",
    }.items():
        speak("en")
        page.goto(path)
        look(page, name, speak)


def test_the_kiosk_and_the_questions_work_without_a_script(
    browser: object, live_server: object, people: People
) -> None:
    context = browser.new_context(base_url=str(live_server), java_script_enabled=False)  # type: ignore[attr-defined]
    context.add_cookies([{"name": "qyzmet_language", "value": "en", "url": str(live_server)}])
    page = context.new_page()
    log_in(page, "astana-inspector")
    page.goto("/centre/reception/?service=address-certificate")
    page.get_by_role("radio", name=re.compile("^a natural person")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name=re.compile("^about myself")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("IIN of the applicant").fill(people.registered.iin)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Documents", exact=True)).to_be_visible()
    context.close()
