"""The registers in a browser: a person looked for, the file, a register of the office and its wrong periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.browser.provider_desk import enter
from tests.browser.test_provider_pages import look
from tests.provider.bureau import ADOPTED, People, make_official, make_people
from tests.provider.test_window import serve
from tests.registers import making
from tests.registers.holding import holds, owns, signed

from qyzmet.duty.models import Payment
from qyzmet.offices.directory import load_offices
from qyzmet.registers.changes import file_sheet, make_document, register_residence, spoil_document, stamp_book
from qyzmet.registers.models import MilitaryDuty, Residence


@pytest.fixture
def people(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> People:
    """A bureau with a year of entries in every register."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    people = make_people()
    registrar = Client()
    registrar.force_login(
        make_official("registrar", "registrar", "bureau-semey", "Мұқанова Сәуле Қайратқызы")
    )
    number = serve(registrar, people.registered.iin).strip("/").split("/")[-1]
    today = timezone.localdate()
    who, by = people.registered, signed(today, number)
    holds(who, "identity-card", date(2003, 1, 8), date(2013, 1, 7), "2003-1")
    holds(who, "identity-card", today, date(today.year + 10, 1, 1), number)
    holds(who, "temporary-id", date(2013, 1, 9), None, "2013-7")
    made = make_document(who.iin, "passport", valid_until=date(today.year + 10, 1, 1), reason="first", **by)
    spoil_document(str(made["number"]), "фотосурет анық емес", **by)
    there = making.address("104/2", "17")
    register_residence(who.iin, there.pk, "permanent", basis="сатып алу-сату шарты № АБ-104", **by)
    stamp_book(who.iin, "registered", military=True, **by)
    file_sheet(who.iin, "arrival-sheet", **by)
    file_sheet(who.iin, "departure-sheet", **by)
    owns(who, there)
    MilitaryDuty.objects.create(person=who, status="liable", number="ӘБ1234567")
    making.person("Ахметова", "Айгүл", "Маратқызы", date(1985, 5, 9), "female")
    more = people.more(70)
    Residence.objects.filter(person__in=more).update(since=today, case_number=number)
    for amount, owed in ((7000, 6795), (500, 500)):
        Payment.objects.create(
            bank="«Қазақстан Халық банкі» АҚ",
            receipt=f"R-{uuid4().hex[:8]}",
            paid_on=today,
            amount=Decimal(amount),
            owed=Decimal(owed),
            payer_iin=who.iin,
            payer_name=who.full_name,
            service="passport-id-card",
            edition="passport-id-card@2012",
            recorded_at=timezone.now(),
            recorded_by="x",
            case_number=number,
            used_at=timezone.now(),
        )
    return people


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_registers_are_accessible_and_fit(
    page: Page, speak: Callable[[str], None], people: People, language: str
) -> None:
    speak(language)
    enter(page, "registrar")
    page.goto("/provider/registers/")
    look(page, f"registers-{language}")
    page.goto("/provider/registers/people/")
    look(page, f"register-people-{language}")
    page.locator("main form button").click()
    look(page, f"register-people-errors-{language}")
    ask(page, "ахметова айг")
    look(page, f"register-people-found-{language}")
    page.locator("tbody a").last.click()
    expect(page.locator("h1")).to_have_text(people.registered.full_name)
    look(page, f"register-person-{language}")
    page.locator(".govuk-back-link").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    ask(page, people.unknown)
    look(page, f"register-people-nobody-{language}")
    for register in ("registrations", "removals", "made", "temporary-cards", "sheets", "payments", "refunds"):
        page.goto(f"/provider/registers/{register}/")
        look(page, f"register-{register}-{language}")
    page.goto("/provider/registers/registrations/?since=05.03.2014&until=01.03.2014")
    look(page, f"register-turned-round-{language}")
    page.goto("/provider/registers/spoiled/?since=01.01.1990&until=02.01.1990")
    look(page, f"register-empty-{language}")


def ask(page: Page, words: str) -> None:
    """Look for somebody, for a cause."""
    page.goto("/provider/registers/people/")
    page.locator("#id_q").fill(words)
    page.locator("#id_why").fill("жазбаша сұрау салу № 17")
    page.locator("main form button").click()
    page.wait_for_load_state()


def test_a_register_is_read_page_by_page_printed_and_saved(
    page: Page, speak: Callable[[str], None], people: People
) -> None:
    speak("kk")
    enter(page, "registrar")
    page.goto("/provider/registers/registrations/")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.locator("a[rel=next]").click()
    expect(page.locator("tbody tr")).to_have_count(21)
    page.locator("a[href*=whole]").click()
    expect(page.locator("tbody tr")).to_have_count(71)
    page.emulate_media(media="print")
    expect(page.locator(".qz-filters")).to_be_hidden()
    look(page, "register-print-kk")
    page.emulate_media(media="screen")
    with page.expect_download() as saved:
        page.locator("a[href*=xlsx]").click()
    assert saved.value.suggested_filename.startswith("registrations-")
    assert saved.value.suggested_filename.endswith(".xlsx")
