"""Regions, districts, towns and villages that the acts name, in three languages. Pure: no database is asked.

The Kazakh names are those of the acts, put right where one act spells a place otherwise than the others; the
other spellings are known too, so that a place is found by any of them. Russian names are the official ones of
the years of the acts. ``data/`` holds them: regions, districts, localities, rural districts (``okrugs.csv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from qyzmet.law.text import Text
from qyzmet.offices.spelling import plain
from qyzmet.offices.tables import read
from qyzmet.registers.folding import fold

_TYPES: Final = re.compile(
    r" (облысы|ауданы|қаласы|кенті|ауылы|селосы|станциясы|селолық округі|ауылдық округі|ауыл округі)$"
)
"""What a Kazakh name names; the same place may be a «село» in one act and an «ауыл» in another."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region, or a city of republican rank; ``seat`` is the Kazakh name of its centre."""

    code: str
    name: Text
    ru_of: str
    timezone: str
    seat: str

    @property
    def is_city(self) -> bool:
        """Whether it is Astana or Almaty, which are no regions and have no localities besides themselves."""
        return self.name.kk == self.seat


@dataclass(frozen=True, slots=True)
class District:
    """A district of a region or of a city; ``ru_of`` is its Russian name in the genitive."""

    region: str
    name: Text
    ru_of: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locality:
    """A town, settlement or village; ``district`` is the Kazakh name of what it belongs to.

    That is a district, for the villages around Kokshetau and Stepnogorsk the town, for towns of regional rank
    nothing.
    """

    region: str
    district: str
    name: Text
    ru_of: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Okrug:
    """A rural district with the locality its akim sits in."""

    region: str
    district: str
    name: Text
    ru_of: str
    seat: str


@cache
def regions() -> tuple[Region, ...]:
    """The fourteen regions and two cities of the acts."""
    return tuple(
        Region(row["code"], _name(row), row["ru_of"], row["timezone"], row["seat"])
        for row in read("regions.csv")
    )


def region_named(kk: str) -> str:
    """The code of the region with this Kazakh name; empty where there is none."""
    return next((one.code for one in regions() if one.name.kk == kk), "")


@cache
def districts() -> tuple[District, ...]:
    """Every district that an act names."""
    return tuple(
        District(row["region"], _name(row), row["ru_of"], _list(row["also"])) for row in read("districts.csv")
    )


@cache
def localities() -> tuple[Locality, ...]:
    """Every town and village that an act names, and the towns of the population."""
    return tuple(
        Locality(row["region"], row["district"], _name(row), row["ru_of"], _list(row["also"]))
        for row in read("localities.csv")
    )


@cache
def okrugs() -> tuple[Okrug, ...]:
    """The rural districts of Akmola region (targeted social assistance 2012, annex 2)."""
    return tuple(
        Okrug(row["region"], row["district"], _name(row), row["ru_of"], row["seat"])
        for row in read("okrugs.csv")
    )


def _name(row: dict[str, str]) -> Text:
    return Text(row["kk"], row["ru"], row["en"])


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def bare(name: str) -> str:
    """A Kazakh name without «қаласы», «ауылы», «селосы» …, folded: by it one place is told from another.

    >>> bare("Астраханка селосы") == bare("Астраханка ауылы")
    True
    """
    return fold(_TYPES.sub("", name))


def region(kk: str) -> Region:
    """The region of this Kazakh name or code; :class:`KeyError` if there is none such."""
    for one in regions():
        if kk in (one.code, one.name.kk):
            return one
    raise KeyError(kk)


def district(region_code: str, kk: str) -> District:
    """The district of a region by any Kazakh spelling; :class:`KeyError` if the region has none such."""
    wanted = fold(kk)
    for one in districts():
        if one.region == region_code and wanted in map(fold, (one.name.kk, *one.also)):
            return one
    raise KeyError(f"{region_code}: {kk}")


def locality(region_code: str, kk: str, of: str | None = None) -> Locality:
    """The locality by any Kazakh spelling, whatever the act calls it: town, settlement, village.

    ``of`` is the Kazakh name of its district («» for towns of regional rank), None where it is not known; then
    a town of regional rank wins, then the place called exactly so. Raises :class:`KeyError` if there is none,
    or still more than one.
    """
    found = _spelt(kk, (one for one in localities() if one.region == region_code))
    if of is not None:
        found = [one for one in found if one.district == of] or [one for one in found if not one.district]
    for narrower in (
        found,
        [one for one in found if not one.district],
        [one for one in found if one.name.kk == kk],
    ):
        if len(narrower) == 1:
            return narrower[0]
    raise KeyError(f"{region_code}, {of}: {kk}: {len(found)}")


def _spelt(kk: str, among: Iterable[Locality]) -> list[Locality]:
    wanted = bare(kk)
    return [one for one in among if wanted in {bare(name) for name in (one.name.kk, *one.also)}]


@cache
def spellings(one: Locality) -> frozenset[str]:
    """The bare names of a locality, Kazakh and Russian, folded."""
    return frozenset(map(plain, (one.name.kk, one.name.ru, *one.also)))


@cache
def district_spellings(one: Locality) -> frozenset[str]:
    """The bare names of the district of a locality, Kazakh and Russian, folded."""
    if not one.district:
        return frozenset()
    if one.district.endswith("қаласы"):
        return spellings(locality(one.region, one.district, ""))
    return names(district(one.region, one.district))


@cache
def names(one: District) -> frozenset[str]:
    """The bare names of a district, Kazakh and Russian, folded."""
    return frozenset(map(plain, (one.name.kk, one.name.ru, *one.also)))
