"""Find an address by a few words of it, in either spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qyzmet.law.text import Text
from qyzmet.registers.folding import fold
from qyzmet.registers.models import Address

_WORDS: Final = """registers_address_words(
    region_kk || ' ' || district_kk || ' ' || locality_kk || ' ' || street_kk || ' ' || house || ' ' || flat,
    region_ru || ' ' || district_ru || ' ' || locality_ru || ' ' || street_ru
)"""
"""Word for word the expression of the index ``address_words``."""

_UNSAID: Final = frozenset(map(fold, ("үй", "пәтер", "дом", "д", "квартира", "кв")))
"""Words of a written address that stand in none."""

_CONSIDERED: Final = 400
"""Of how many that fit the best are shown: who types more words is shown the right one."""


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """One line of a search."""

    id: int
    line: Text


def search_addresses(text: str, limit: int = 10) -> list[FoundAddress]:
    """Addresses of which every word typed begins some word: «семей абай 12», «Семей улица Абая 12 4».

    Region, district, locality, street, house and flat in any order, Kazakh or Russian, Kazakh letters or their
    Russian neighbours; a number has to be there whole. Those whose house is the first number typed come first. An
    address is nobody's data: no trace. Empty for fewer than two letters.
    """
    typed = fold(text.replace(",", " ").replace(".", " ").replace("\\", ""))
    words = [word for word in typed.split() if word not in _UNSAID]
    if sum(map(len, words)) < 2:
        return []
    wanted = " & ".join(f"'{word}'" if word[0].isdigit() else f"'{word}':*" for word in words)
    house = next((word for word in words if word[0].isdigit()), "")
    found = Address.objects.raw(
        f"""
        SELECT * FROM (
            SELECT * FROM registers_address WHERE {_WORDS} @@ %s::tsquery LIMIT {_CONSIDERED}
        ) AS found
        ORDER BY house <> %s, locality_kk, street_kk, length(house), house, length(flat), flat
        LIMIT %s
        """,
        [wanted, house, limit],
    )
    return [FoundAddress(one.pk, _line(one)) for one in found]


def address_line(number: str | int) -> Text | None:
    """The address with that number on one line; None if there is none."""
    asked = str(number).strip()
    found = Address.objects.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None
    return _line(found) if found else None


def _line(address: Address) -> Text:
    return Text(address.line("kk"), address.line("ru"), address.line("en"))
