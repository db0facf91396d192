"""Addresses as the lists print them, taken apart and written out in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.gazetteer import Locality
from qyzmet.offices.tables import read

_SHORT: Final = {"қ.": "қаласы", "а.": "ауылы", "к.": "кенті"}
_LOCALITY: Final = re.compile(
    r"(?P<name>[^,]+?) (?P<type>қаласы|ауылы|селосы|кенті|станциясы|қ\.|а\.|к\.)(?=[, ]|$)[, ]*"
)
_INDEX: Final = re.compile(r"(\d{6}),? ")
_DISTRICT: Final = re.compile(r"(?P<name>[^,]+? (?:ауданы|аудан)),? ")
_STREETS: Final = {
    "к.": "көшесі",
    "к-сі": "көшесі",
    "к": "көшесі",
    "көше": "көшесі",
    "көше.": "көшесі",
    "д-лы": "даңғылы",
    "д-лы.": "даңғылы",
}
_MICRODISTRICT: Final = re.compile(
    r"(\d+)[- ]?(?:([а-я])-?)? ?(?:ш\.а\.*|шағын аудан(?:ы)?|ықшам ауданы|мкр\.)"
)
_HOUSE: Final = re.compile(r"(\d[\d/-]*) ?[«\"]?([а-яА-Я])?[»\"]?(?:[- ]?үй)?")
_WITHOUT: Final = frozenset(("н/ж", "н/з"))


class Unread(ValueError):
    """An address that cannot be taken apart; put it right in ``data/addresses.csv``."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An address: postal code, locality, street and house, each as far as the list prints it."""

    index: str
    locality: Locality
    street: Text | None
    house: Text | None

    @property
    def text(self) -> Text:
        """The address on one line, in three languages."""
        house = self.house or Text("", "", "")
        street = self.street or Text("", "", "")
        town = self.locality.name
        return Text(
            _joined(self.index, town.kk, street.kk, house.kk),
            _joined(self.index, town.ru, street.ru, house.ru),
            _joined(self.index, town.en, _english(street.en, house.en)),
        )


def spot(printed: str, region: str, district: str | None) -> Spot:
    """Take an address apart; ``district`` is the Kazakh name of the district it lies in, where known.

    Raises :class:`Unread` if something in it is not understood, :class:`KeyError` for an unknown place.
    """
    rest = printed.strip(" .,").replace("cел", "сел")
    index = ""
    if found := _INDEX.match(rest):
        index, rest = found[1], rest[found.end() :]
    if found := re.match(r"[^,]+ облысы, ", rest):
        rest = rest[found.end() :]
    if found := _DISTRICT.match(rest):
        district = district or _known_district(region, found["name"])
        rest = rest[found.end() :]
    here = _LOCALITY.match(rest)
    if here is None:
        raise Unread(printed)
    rest = rest[here.end() :]
    named = f"{here['name']} {_SHORT.get(here['type'], here['type'])}"
    town = gazetteer.locality(region, named, district)
    if (below := _LOCALITY.match(rest)) and below["type"] in ("ауылы", "селосы", "кенті"):
        town, rest = gazetteer.locality(region, below[0].rstrip(", "), town.name.kk), rest[below.end() :]
    street, house = _street_and_house(rest)
    return Spot(index, town, street, house)


def _known_district(region: str, named: str) -> str | None:
    """The Kazakh name of the district; None for a town that the lists once call a district."""
    try:
        return gazetteer.district(region, named).name.kk
    except KeyError:
        return None


def _english(street: str, house: str) -> str:
    if not street or not house[:1].isdigit():
        return _joined(street, house)
    return f"{street}, house {house}" if street.startswith("micro-district") else f"{street} {house}"


def _street_and_house(rest: str) -> tuple[Text | None, Text | None]:
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not parts:
        return None, None
    if house := _house(parts[0]):
        return None, house
    street = _street(parts[0])
    return street, _house(", ".join(parts[1:])) if parts[1:] else None


def _street(text: str) -> Text:
    if (found := _MICRODISTRICT.fullmatch(text)) is not None:
        no, letter = found[1], found[2] or ""
        said = f"{no}{letter}"
        return Text(
            f"{no}-{letter + '-' if letter else ''}шағын аудан",
            f"{no}-й{' «' + letter + '»' if letter else ''} микрорайон",
            f"micro-district {said}",
        )
    words = text.split()
    words[-1] = _STREETS.get(words[-1], words[-1])
    name = re.sub(r"\.(?=\w)", ". ", " ".join(words))
    try:
        return _streets()[name]
    except KeyError:
        raise Unread(name) from None


def _house(text: str) -> Text | None:
    plain = text.strip(" .")
    if plain in _WITHOUT:
        return Text("нөмірі жоқ", "без номера", "without a number")
    if plain == "аудан әкімдігі":
        return Text("аудан әкімдігі", "акимат района", "district akimat")
    if (found := re.fullmatch(r"(\d+)[- ]ғимарат", plain)) is not None:
        return Text(f"{found[1]}-ғимарат", f"здание {found[1]}", f"building {found[1]}")
    if (found := _HOUSE.fullmatch(plain.replace(". үй", " үй"))) is None:
        return None
    no, letter = found[1], (found[2] or "").lower()
    said = f"{no} «{letter}»" if letter else no
    return Text(f"{said} үй" if letter else f"{no}-үй", f"дом {said}", said)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


@cache
def _streets() -> dict[str, Text]:
    return {row["kk"]: Text(row["kk"], row["ru"], row["en"]) for row in read("streets.csv")}
