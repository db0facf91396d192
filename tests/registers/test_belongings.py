"""What the synthetic people hold: everybody of age a card, some a passport, every dwelling an owner."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import F, Q

from qyzmet.registers.belongings import BELONGINGS, give_belongings
from qyzmet.registers.changes import make_document
from qyzmet.registers.documents import birthday
from qyzmet.registers.models import (
    Address,
    DwellingRight,
    IdentityDocument,
    MilitaryDuty,
    Person,
    Residence,
)
from qyzmet.registers.population import REFERENCE_DAY, populate
from tests.registers.holding import signed

pytestmark = pytest.mark.django_db

SIZE = 2500


def _rows(model: Any) -> list[tuple[Any, ...]]:
    return list(model.objects.order_by("pk").values_list())


def _held() -> list[tuple[Any, ...]]:
    """What everybody holds, without the numbers that a counter gives."""
    documents = IdentityDocument.objects.order_by("person__iin", "kind", "made_on")
    return [
        *documents.values_list("person__iin", "kind", "made_on", "issued_on", "valid_until", "invalid_from"),
        *DwellingRight.objects.order_by("number").values_list("owner__iin", "basis", "number", "since"),
        *MilitaryDuty.objects.order_by("person__iin").values_list("person__iin", "status", "number"),
    ]


def test_the_holdings_are_believable() -> None:
    populate(SIZE, seed=4)
    citizens = Person.objects.filter(citizenship="citizen", died_on=None)
    grown = [one for one in citizens if birthday(one.birth_date, 16) <= date(2025, 10, 1)]
    cards = IdentityDocument.objects.filter(kind="identity-card")
    have = set(cards.values_list("person_id", flat=True))
    assert {one.pk for one in grown} <= have
    valid = cards.filter(state="valid", valid_until__gte=REFERENCE_DAY)
    assert 0.9 < valid.filter(person__in=grown).count() / len(grown) < 0.97
    assert cards.filter(state="valid", valid_until__lt=REFERENCE_DAY).exists()
    assert cards.filter(invalid_reason="lost").exists()
    assert not cards.filter(state="valid", person__died_on__isnull=False).exists()
    assert not IdentityDocument.objects.exclude(person__citizenship="citizen").exists()
    for card in cards.select_related("person"):
        assert card.issued_on >= birthday(card.person.birth_date, 16)
        assert card.issued_on <= REFERENCE_DAY
    passports = IdentityDocument.objects.filter(kind="passport")
    assert passports.filter(person__birth_date__gt=date(2012, 1, 1)).exists()
    assert 0.2 < passports.count() / SIZE < 0.5
    assert IdentityDocument.objects.filter(kind="temporary-id", state="valid").exists()
    chips = valid.filter(chip=True, chip_address__isnull=False)
    assert chips.count() > 0.9 * valid.count()
    men = citizens.filter(sex="male")
    assert MilitaryDuty.objects.filter(status="conscript").exists()
    assert MilitaryDuty.objects.exclude(person__in=men).count() == 0


def test_nearly_every_dwelling_has_an_owner_who_mostly_lives_there() -> None:
    populate(SIZE, seed=4)
    owned = set(DwellingRight.objects.values_list("address_id", flat=True))
    assert 0.93 < len(owned) / Address.objects.count() < 0.99
    rights = DwellingRight.objects.count()
    assert rights > len(owned)
    assert not DwellingRight.objects.filter(
        Q(owner__died_on__isnull=False) | Q(since__gt=REFERENCE_DAY)
    ).exists()
    at_home = Residence.objects.filter(removed_on=None, address__rights__owner=F("person")).count()
    assert at_home > 0.3 * rights


def test_the_same_people_hold_the_same_and_another_seed_gives_others() -> None:
    populate(200, seed=4)
    before, people, stays = _held(), _rows(Person), _rows(Residence)
    for model in BELONGINGS:
        model.objects.all().delete()
    assert give_belongings(5, REFERENCE_DAY)
    assert _held() != before
    for model in BELONGINGS:
        model.objects.all().delete()
    again = populate(300, seed=4)
    assert not again.created
    assert "құжаттары" in again.text.kk
    assert _held() == before
    assert (_rows(Person), _rows(Residence)) == (people, stays)


def test_holdings_are_given_once() -> None:
    populate(50, seed=4)
    before = [_rows(model) for model in BELONGINGS]
    assert "құжаттары" not in populate(50, seed=4).text.kk
    assert [_rows(model) for model in BELONGINGS] == before


def test_numbers_rise_with_time_and_the_next_document_finds_a_free_one() -> None:
    populate(300, seed=4)
    cards = IdentityDocument.objects.filter(kind="identity-card").order_by("number")
    days = list(cards.values_list("made_on", flat=True))
    assert days == sorted(days)
    card = cards.filter(state="valid").latest("number")
    for kind in ("identity-card", "passport", "temporary-id"):
        made = make_document(
            card.person.iin, kind, valid_until=None, reason="exchange", **signed(REFERENCE_DAY)
        )
        assert IdentityDocument.objects.filter(kind=kind).latest("number").number == made["number"]
