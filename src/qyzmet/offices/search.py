"""Find a place by what somebody types: a town, village, district or region, in Kazakh or Russian spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.gazetteer import District, Locality, Region
from qyzmet.offices.spelling import Asked, asked, plain
from qyzmet.registers.sorting import kazakh_key

SHORTEST: Final = 3
"""How many letters a beginning must have for places to be offered that go on from it."""
_EMPTY: Final = Text("", "", "")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with what it lies in; what is not known, or does not apply, is empty."""

    region: Text
    district: Text
    locality: Text

    @property
    def said(self) -> Asked:
        """The place as names, for :func:`qyzmet.offices.matching.matched`."""
        towns, districts, regions = (
            {plain(part.kk)} - {""} for part in (self.locality, self.district, self.region)
        )
        return Asked(towns, districts, regions, towns)

    @property
    def of_rank(self) -> bool:
        """Whether it is a town that belongs to no district: of republican or regional rank."""
        return bool(self.locality.kk) and not self.district.kk

    @property
    def name(self) -> Text:
        """«Ақмола облысы, Ақкөл ауданы, Азат ауылы» in three languages."""
        parts = [part for part in (self.region, self.district, self.locality) if part.kk]
        return Text(*(", ".join(part.in_(language) for part in parts) for language in ("kk", "ru", "en")))


def places(text: str) -> tuple[Place, ...]:
    """The places that the text can name, in the order of the Kazakh alphabet.

    Where nothing is called so, those whose names begin so; empty if there are none either.
    """
    said = asked(text)
    if not said:
        return ()
    exact = _named(said, _all())
    return _sorted(exact or _beginning(said))


@dataclass(frozen=True, slots=True)
class _Known:
    """A place with its folded names: its own, those of its district and of its region."""

    place: Place
    kind: str
    own: frozenset[str]
    district: frozenset[str]
    region: frozenset[str]


def _named(said: Asked, known: Iterable[_Known]) -> list[Place]:
    return [one.place for one in known if _is_named(one, said)]


def _is_named(one: _Known, said: Asked) -> bool:
    """Whether the most exact name given is the place's own and the others are those it lies in."""
    if one.kind == "quarter":
        return _is_quarter(one, said)
    if said.towns:
        alone = not said.districts and not said.regions and not said.typed
        own = bool(said.towns & one.own) and said.towns <= one.own | one.district
        own = own and (one.kind == "locality" or alone)
        return own and _within(said.districts, one.district) and _within(said.regions, one.region)
    if said.districts:
        return one.kind == "district" and bool(said.districts & one.own) and _within(said.regions, one.region)
    return one.kind == "region" and bool(said.regions & one.own)


def _is_quarter(one: _Known, said: Asked) -> bool:
    """A district of Astana or Almaty: named with «ауданы», or alone; the city may stand beside it."""
    if said.districts:
        return bool(said.districts & one.own) and not said.regions and _within(said.towns, one.region)
    return bool(said.towns & one.own) and not said.regions and not said.typed


def _within(said: set[str], names: frozenset[str]) -> bool:
    return not said or bool(said & names)


def _beginning(said: Asked) -> list[Place]:
    stems = tuple(name for name in said.towns | said.districts | said.regions if len(name) >= SHORTEST)
    if not stems:
        return []
    return [one.place for one in _all() if any(name.startswith(stems) for name in one.own)]


def _sorted(found: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda one: kazakh_key(one.name.kk)))


@cache
def _all() -> tuple[_Known, ...]:
    return (*_regions(), *_districts(), *_localities(), *_okrugs())


def _regions() -> Iterator[_Known]:
    for one in gazetteer.regions():
        if not one.is_city:
            names = _folded(one.name)
            yield _Known(Place(one.name, _EMPTY, _EMPTY), "region", names, frozenset(), names)


def _districts() -> Iterator[_Known]:
    for one in gazetteer.districts():
        region = gazetteer.region(one.region)
        names = _folded(one.name, *one.also)
        kind = "quarter" if region.is_city else "district"
        yield _Known(_place(region, one), kind, names, names, _folded(region.name))


def _localities() -> Iterator[_Known]:
    for one in gazetteer.localities():
        region = gazetteer.region(one.region)
        yield _Known(
            _place(region, _area(one), one),
            "locality",
            gazetteer.spellings(one),
            gazetteer.district_spellings(one),
            _folded(region.name),
        )


def _okrugs() -> Iterator[_Known]:
    """Rural districts lead to the village their akim sits in."""
    for one in gazetteer.okrugs():
        region = gazetteer.region(one.region)
        seat = gazetteer.locality(one.region, one.seat, one.district)
        above = _area(seat)
        names = gazetteer.district_spellings(seat)
        yield _Known(_place(region, above, seat), "locality", _folded(one.name), names, _folded(region.name))


def _area(one: Locality) -> District | Locality | None:
    if not one.district:
        return None
    if one.district.endswith("қаласы"):
        return gazetteer.locality(one.region, one.district, "")
    return gazetteer.district(one.region, one.district)


def _place(region: Region, area: District | Locality | None, locality: Locality | None = None) -> Place:
    town = gazetteer.locality(region.code, region.seat) if region.is_city else locality
    return Place(
        _EMPTY if region.is_city else region.name,
        area.name if area else _EMPTY,
        town.name if town else _EMPTY,
    )


def _folded(name: Text, *also: str) -> frozenset[str]:
    return frozenset(map(plain, (name.kk, name.ru, *also)))
