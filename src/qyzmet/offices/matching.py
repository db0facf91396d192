"""Match the name of a place, Kazakh or Russian, with offices. Pure: the offices may be rows of any source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.gazetteer import Locality
from qyzmet.offices.spelling import Asked, asked, plain


class NoOffice(LookupError):
    """No office for this place and service; ``code`` is ``place``, ``service`` or ``several``,
    ``text`` tells a person."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(text.en)
        self.code = code
        self.text = text


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


def matching(offices: Iterable[P], place: str) -> list[P]:
    """The offices that serve a place, the first offered first; empty if nobody knows the place.

    Where a town has no office of its own, those of its district serve it, else those of its region, its centre
    first.
    """
    return matched(offices, asked(place))


def matched(offices: Iterable[P], said: Asked) -> list[P]:
    """:func:`matching` of names that are told apart already."""
    giving, homes = list(offices), homes_of(said)
    return (
        _in_town(giving, said)
        or _in_town(giving, _around(homes))
        or _in_district(giving, said, homes)
        or _in_town(giving, Asked(towns=said.towns, regions=said.regions))
        or _in_region(giving, said, homes)
    )


def _in_town(giving: Iterable[P], said: Asked) -> list[P]:
    """The offices in the town; those of its other districts, or of a namesake in another region, are not."""
    here = [
        one
        for one in giving
        if said.towns & {plain(one.locality_kk), plain(one.locality_ru)} and _of_region(one, said)
    ]
    mine = [one for one in here if said.districts & _districts(one)]
    of_town = [one for one in here if not one.district_kk]
    return _first_offered(mine or (of_town if said.districts else here))


def _in_district(giving: Iterable[P], said: Asked, homes: Iterable[Locality]) -> list[P]:
    places = {(one.region, plain(one.district)) for one in homes if one.district}
    there = [one for one in giving if said.districts & _districts(one) and _of_region(one, said)]
    there += [one for one in giving if one.region_kk and (_code(one), plain(one.district_kk)) in places]
    return _first_offered(dict.fromkeys(there))


def _in_region(giving: Iterable[P], said: Asked, homes: Iterable[Locality]) -> list[P]:
    known = [gazetteer.region(code) for code in regions_of(said, homes)]
    if not said.regions and known and all(one.is_city for one in known):
        return []
    regions = said.regions or {plain(one.name.kk) for one in known} or said.towns
    there = [one for one in giving if regions & {plain(one.region_kk), plain(one.region_ru)}]
    return sorted(there, key=lambda one: (one.place != "regional-centre", one.rank, one.code))


def _first_offered(offices: Iterable[P]) -> list[P]:
    return sorted(offices, key=lambda one: (one.rank, one.code))


def _of_region(office: Placed, said: Asked) -> bool:
    return not said.regions or bool(said.regions & {plain(office.region_kk), plain(office.region_ru)})


def _districts(office: Placed) -> set[str]:
    return {plain(office.district_kk), plain(office.district_ru)}


def _code(office: Placed) -> str:
    return gazetteer.region(office.region_kk).code


def homes_of(said: Asked) -> list[Locality]:
    """The localities that the names can mean; a bare name of a region means no village called so."""
    regions = {plain(name) for one in gazetteer.regions() for name in (one.name.kk, one.name.ru)}
    of_regions = set() if said.districts else regions - said.typed
    return [
        one
        for one in gazetteer.localities()
        if said.towns & (gazetteer.spellings(one) - (of_regions if one.district else set()))
        and (not said.regions or said.regions & _region_names(one))
        and (not said.districts or said.districts & gazetteer.district_spellings(one))
    ]


def regions_of(said: Asked, homes: Iterable[Locality]) -> set[str]:
    """The codes of the regions that the places can lie in: those of the localities, else of the districts."""
    known = {one.region for one in homes}
    return known or {one.region for one in gazetteer.districts() if said.districts & gazetteer.names(one)}


def _region_names(locality: Locality) -> set[str]:
    name = gazetteer.region(locality.region).name
    return {plain(name.kk), plain(name.ru)}


def _around(homes: Iterable[Locality]) -> Asked:
    """The towns whose villages and settlements these are: those around Kokshetau and Stepnogorsk."""
    return Asked(towns={plain(one.district) for one in homes if one.district.endswith("қаласы")})


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
