"""An address found by a few words of it."""

from __future__ import annotations

import pytest
from django.db import connection

from qyzmet.registers.addresses import _WORDS, address_line, search_addresses
from qyzmet.registers.models import Address
from qyzmet.registers.population import populate
from tests.registers.making import address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        "семей абай 12",
        "Семей улица Абая 12",
        "  СЕМЕЙ, Абай көшесі, 12",
        "Абай кошеси 12 Семей",
        "сем аба 12 4",
        "город Семей улица Абая",
        "г. Семей, ул. Абая, д. 12, кв. 4",
        "Шығыс Қазақстан облысы, Семей қаласы, Абай көшесі, 12-үй, 4-пәтер",
    ],
)
def test_words_are_found_in_either_spelling_and_any_order(asked: str) -> None:
    home = address()
    assert [one.id for one in search_addresses(asked)] == [home.pk]


@pytest.mark.parametrize(
    "asked", ["", "а", "семей абай 1", "семей пушкин", "'\\\"", "семей:*", "!", "семей & абай", "абай 12 \\"]
)
def test_what_fits_nothing_or_is_no_search_finds_nothing_and_breaks_nothing(asked: str) -> None:
    address()
    assert search_addresses(asked) == [] or asked == "абай 12 \\"


def test_the_house_asked_for_comes_first_and_the_list_is_cut() -> None:
    for house in ("4", "12", "120", "13"):
        address(house, "12")
    address("12", "")
    assert search_addresses("семей абай 12", limit=1)[0].line.kk.endswith("12-үй")
    assert len(search_addresses("семей абай")) == 5
    assert len(search_addresses("семей абай", limit=3)) == 3


def test_the_line_of_an_address_by_its_number() -> None:
    home = address()
    assert address_line(str(home.pk)) == search_addresses("семей абай")[0].line
    assert address_line("0") is None
    assert address_line("Абай") is None


def test_the_search_is_answered_by_its_index() -> None:
    populate(1500, seed=3)
    some = Address.objects.order_by("pk")[7]
    for line in (some.line("kk"), some.line("ru"), some.house_line("kk")):
        assert some.pk in {one.id for one in search_addresses(line, limit=50)}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN SELECT * FROM registers_address WHERE {_WORDS} @@ '''семей'''::tsquery")
        assert "address_words" in str(cursor.fetchall())
