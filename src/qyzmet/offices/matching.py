"""Match the name of a place, Kazakh or Russian, with offices. Pure: the offices may be rows of any source."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final, Protocol, TypeVar

from qyzmet.law.text import Text
from qyzmet.registers.folding import fold

_REGION: Final = frozenset(("облысы", "облыс", "область", "обл."))
_DISTRICT: Final = frozenset(("ауданы", "аудан", "район", "района"))
_TOWN: Final = frozenset(
    (
        *("каласы", "кала", "к.", "к", "город", "города", "г.", "г", "ауылы", "ауыл", "село", "с."),
        *("кенти", "кент", "поселок", "пос."),
    )
)
"""Words that tell what a name names, as :func:`fold` writes them."""


class Placed(Protocol):
    """What matching needs of an office."""

    @property
    def code(self) -> str: ...
    @property
    def locality_kk(self) -> str: ...
    @property
    def locality_ru(self) -> str: ...
    @property
    def district_kk(self) -> str: ...
    @property
    def district_ru(self) -> str: ...
    @property
    def region_kk(self) -> str: ...
    @property
    def region_ru(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def rank(self) -> int: ...


P = TypeVar("P", bound=Placed)


def read(name: str) -> list[dict[str, str]]:
    """The rows of one data file of this room."""
    text = (files("qyzmet.offices") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def matching(offices: Iterable[P], place: str) -> list[P]:
    """The offices that serve a place, the first offered first; empty if nobody knows the place.

    Where a town has no office of its own, those of its region serve it, its centre first.
    """
    giving, asked = list(offices), _asked(place)
    return _in_town(giving, asked) or _in_region(giving, _regions(asked))


@dataclass(slots=True)
class _Asked:
    """The names in a place, by what they can name; a bare name can be a town or a region."""

    towns: set[str] = field(default_factory=set)
    districts: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)


def _asked(text: str) -> _Asked:
    asked = _Asked()
    text = text.replace("р-н", "район")
    for part in re.split(r"[,;]|(?<=ауданы)\s|(?<=қаласы)\s|(?<=облысы)\s", text):
        words = fold(part).split()
        name = _name(part)
        if not name:
            continue
        if _REGION & set(words):
            asked.regions.add(name)
        elif _DISTRICT & set(words):
            asked.districts.add(name)
        else:
            asked.towns.add(name)
    return asked


def _name(text: str) -> str:
    """The bare name, without «қаласы», «город», «облысы» …"""
    words = fold(text).split()
    kept = [word for word in words if word not in _REGION | _DISTRICT | _TOWN]
    return " ".join(kept)


def _in_town(giving: Iterable[P], asked: _Asked) -> list[P]:
    here = [
        office for office in giving if asked.towns & {_name(office.locality_kk), _name(office.locality_ru)}
    ]
    mine = [
        office for office in here if asked.districts & {_name(office.district_kk), _name(office.district_ru)}
    ]
    return sorted(mine or here, key=lambda office: (office.rank, office.code))


def _in_region(giving: Iterable[P], regions: set[str]) -> list[P]:
    there = [office for office in giving if regions & {_name(office.region_kk), _name(office.region_ru)}]
    return sorted(there, key=lambda office: (office.place != "regional-centre", office.rank, office.code))


def _regions(asked: _Asked) -> set[str]:
    """The regions named, else those of the towns named, else the bare names themselves."""
    if asked.regions:
        return asked.regions
    of_towns = {region for town, region in _towns() if town in asked.towns}
    return of_towns or asked.towns


@cache
def _towns() -> tuple[tuple[str, str], ...]:
    """Towns, with an office or without: their names in both languages, each with its region's."""
    rows = read("places.csv") + [row for row in read("offices.csv") if row["region_kk"]]
    return tuple(
        (_name(row[f"locality_{language}"]), _name(row["region_kk"]))
        for row in rows
        for language in ("kk", "ru")
    )


def unknown_place(place: str) -> Text:
    """What to tell somebody whose place nobody knows."""
    return Text(
        f"«{place}» деген жердің мекемесі табылмады. Қаланы немесе облысты қазақша не орысша толық жазыңыз, "
        "мысалы: «Семей», «Павлодар облысы».",
        f"Для места «{place}» учреждение не найдено. Напишите город или область полностью по-казахски или "
        "по-русски, например: «Семей», «Павлодарская область».",
        f"No office is found for «{place}». Write the town or region in full, in Kazakh or Russian, for "
        "example «Семей», «Павлодар облысы».",
    )
