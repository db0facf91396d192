"""At the reception of a body: what registers hold beside the checklist, and statements to sign that they fill in."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import resolve, reverse

from qyzmet.desk.official import Official
from qyzmet.offices.directory import load_offices
from qyzmet.registers import household_changes as book
from qyzmet.registers.family_changes import add_member, open_family
from qyzmet.registers.models import Address, Look, Person
from tests.centre.test_own_halls import AKIM, ASSISTANCE, FAMILY, SOCIAL, holder, received
from tests.papers.reading import squeezed, text_of
from tests.registers import making

pytestmark = pytest.mark.usefixtures("clock", "_halls")
SINCE = date(2010, 3, 1)


@pytest.fixture
def _halls(db: None) -> None:
    load_offices()


@pytest.fixture
def mother(_halls: None) -> Person:
    """Who applies, with a child, a home and a page of the household book with two cows."""
    home = Address.objects.create(
        kato="113430000",
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        locality_kk="Бұлақ ауылы",
        locality_ru="село Булак",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house="7",
    )
    mother = making.person("Иманова", "Сәуле", "Ерболқызы", date(1980, 3, 3), "female")
    child = making.person("Иманова", "Аружан", "Ерланқызы", date(2008, 6, 1), "female")
    for one in (mother, child):
        making.residence(one, home, SINCE)
    looker, ground = Official(0, "Төлеубаев Қанат", "akim", AKIM).looker(), "мәлімет"
    family = open_family(mother.iin, on=SINCE, ground=ground, looker=looker, address=home.pk)
    add_member(family.pk, child.iin, "child", on=SINCE, ground=ground, looker=looker)
    page = book.open_page(1, 1, home.pk, mother.iin, on=SINCE, ground=ground, looker=looker)
    book.enter(page.pk, "livestock", "cow", 2, on=SINCE, ground=ground, looker=looker)
    return mother


def test_beside_the_checklist_stands_what_the_registers_hold(mother: Person) -> None:
    client = holder(("executor", SOCIAL))
    page = received(client, ASSISTANCE, {**FAMILY, "authorised_body": "yes"}, person=mother)
    text = client.get(page).content.decode()
    assert "Registration at the place of residence: what the register holds" in text
    assert "Any one of the papers is enough" in text
    assert "There is a farm" in text
    assert "cows: 2 head" in text
    assert Look.objects.filter(subject_iin=mother.iin, why__contains="салыстыру").exists()


def test_the_statements_to_sign_are_filled_in_before_there_is_a_case(mother: Person) -> None:
    client = holder(("executor", SOCIAL))
    page = received(client, ASSISTANCE, {**FAMILY, "authorised_body": "yes"}, person=mother)
    draft = resolve(page).kwargs["draft"]
    said = {}
    for document in ("D2", "D4"):
        answer = client.get(reverse("centre:blank", kwargs={"draft": draft, "document": document}))
        assert answer.status_code == 200
        said[document] = squeezed(text_of(answer.content))
    assert "Аружан" in said["D2"]
    assert "сиыр" in said["D4"]
    assert "2бас" in said["D4"]
