"""Read the rows of each list as offices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from qyzmet.law import directories
from qyzmet.law.directories import Row
from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.build import addresses, naming
from qyzmet.offices.build.addresses import Spot
from qyzmet.offices.build.draft import NOTHING, Draft, Found
from qyzmet.offices.build.naming import Territory
from qyzmet.offices.gazetteer import District, Locality, Okrug
from qyzmet.offices.tables import read

AKMOLA: Final = "akmola"
RANKS: Final = {"city": 10, "district": 11, "region": 12, "rural": 12}
"""Who is offered first of the bodies of one town: the town's, its district's, its region's."""


def found() -> Iterator[Found]:
    """Every row of the lists of offices, those that make a new office with it."""
    for row in read("lists.csv"):
        name = row["list"]
        for printed in directories.rows(name):
            yield _known(printed) or _READERS[name](printed)


def services(name: str) -> tuple[str, ...]:
    """The services of the offices of a list: of the editions that print it, and those it also gives."""
    config = _list(name)
    printed = [printing.service for printing in directories.printings(name)]
    return (*printed, *config["also_gives"].split())


def kind(name: str) -> str:
    """``centre``, ``provider`` or ``akim``."""
    return _list(name)["kind"]


@cache
def _list(name: str) -> Mapping[str, str]:
    return next(row for row in read("lists.csv") if row["list"] == name)


def _known(row: Row) -> Found | None:
    """An office known before: from the acts' first lists (``annex``, ``row``), or as ``data/same.csv`` says."""
    told = _told(row)
    for printing in directories.printings(row.list):
        for office in read("offices.csv"):
            if (office["annex"], office["row"]) == (printing.clause, row.printed("row")) and _first(row.list):
                return Found(row.list, row.number, office["code"], told=told)
    for same in read("same.csv"):
        if (same["list"], int(same["number"])) == (row.list, row.number):
            return Found(row.list, row.number, same["office"], told=told | _reading_cells(same))
    return None


def _first(name: str) -> bool:
    """Whether the offices of ``data/offices.csv`` come from this list."""
    return name in ("bureaus-2010", "centres-2010")


def _told(row: Row) -> dict[str, str]:
    """What an office known before may lack: its address and hours."""
    if row.list != "akims-2011":
        return {}
    where = gazetteer.region(row.read["region"])
    text = _spot(row, where.code, None).text
    return {f"address_{language}": said for language, said in text.as_dict().items()}


def _reading_cells(same: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in same.items() if key.startswith("reading_") and text}


# --- one reader a list -------------------------------------------------------------------------------


def _police(row: Row) -> Found:
    where = naming.territory(gazetteer.region(row.read["region"]), row.read["name"])
    return _of_territory(row, where, "police", naming.police(row.read["name"], where))


def _akim(row: Row) -> Found:
    region = gazetteer.region(row.read["region"])
    where = naming.territory(region, naming.inner(row.printed("name")))
    return _of_territory(row, where, "akim", naming.akim(row.printed("name"), where))


def _social(row: Row) -> Found:
    where = naming.territory(gazetteer.region(AKMOLA), row.read["district"])
    return _of_territory(row, where, "social", naming.social(row.printed("name"), where))


def _rural(row: Row) -> Found:
    above = _above(row.read["district"])
    spot = _spot(row, AKMOLA, above.name.kk)
    named = _named_rural(row, above)
    draft = Draft(
        code=f"akim-{AKMOLA}-{naming.slug(_plain(above))}-{naming.slug(_plain(named))}",
        kind=kind(row.list),
        level="rural",
        name=naming.rural_akim(row.printed("name"), named, above),
        printed=row.printed("name"),
        region=AKMOLA,
        district=above.name,
        locality=spot.locality,
        address=spot.text,
        schedule=_hours(row),
        services=services(row.list),
        rank=RANKS["rural"],
        reading=_reading(row),
    )
    return Found(row.list, row.number, draft.code, draft)


def _above(district: str) -> District | Locality:
    """The district of a rural akim, or the town whose villages and settlements it is."""
    if district.endswith("қаласы"):
        return gazetteer.locality(AKMOLA, district, "")
    return gazetteer.district(AKMOLA, district)


def _named_rural(row: Row, above: District | Locality) -> Okrug | Locality:
    """The rural district, village or settlement that the name of the office names."""
    own = naming.inner(row.printed("name")).removeprefix(row.read["district"]).strip()
    own = re.sub(r" (әкімінің|әкімнің) аппараты$", "", own)
    if re.search(r"(ауылы|селосы|село|кенті)$", own):
        return gazetteer.locality(AKMOLA, re.sub(r"село$", "селосы", own), above.name.kk)
    wanted = gazetteer.bare(re.sub(r" (селолық|ауылдық)$", r" \1 округі", own))
    return next(
        okrug
        for okrug in gazetteer.okrugs()
        if gazetteer.bare(okrug.name.kk) == wanted
        and gazetteer.bare(okrug.district) == gazetteer.bare(above.name.kk)
    )


def _plain(named: District | Locality | Okrug) -> str:
    return re.sub(r" (rural )?district$", "", named.name.en)


def _branch(row: Row) -> Found:
    """A branch of the centre of Akmola region; the centre itself is known before."""
    own = row.printed("name").rpartition("РММ ")[2]
    if (district := re.match(r"(.+) аудандық филиалы", own)) is not None:
        where = naming.territory(gazetteer.region(AKMOLA), f"{district[1]} ауданы")
        assert where.district is not None
        ru, en = f"{where.district.name.ru.replace(' район', ' районный')} филиал", where.district.name.en
        level, code = "district", where.slug
    elif (town := re.match(r"(.+) қалалық филиалы", own)) is not None:
        where = naming.territory(gazetteer.region(AKMOLA), f"{town[1]} қаласы")
        assert where.town is not None
        ru, en = f"Филиал {where.town.ru_of}", f"{where.town.name.en} city"
        level, code = "city", where.slug
    else:
        village = own.removesuffix(" селолық филиалы")
        near = gazetteer.locality(AKMOLA, f"{village} ауылы")
        ru, en = f"Филиал {near.ru_of}", f"{near.name.en} village"
        level, code = "rural", f"{AKMOLA}-{naming.slug(near.name.en)}"
    spot = _spot(row, AKMOLA, None)
    draft = Draft(
        code=f"psc-{code}",
        kind=kind(row.list),
        level=level,
        name=naming.branch(row.printed("name"), ru, en),
        printed=row.printed("name"),
        region=AKMOLA,
        district=_area(spot.locality),
        locality=spot.locality,
        address=spot.text,
        schedule=_hours(row),
        branch=True,
        services=services(row.list),
        rank=RANKS[level],
        reading=_reading(row),
    )
    return Found(row.list, row.number, draft.code, draft)


_READERS: Final[Mapping[str, Callable[[Row], Found]]] = {
    "police-2012": _police,
    "akims-2011": _akim,
    "social-bodies-2011": _social,
    "rural-akims-2012": _rural,
    "centres-2011-akmola": _branch,
}


# --- what they share ---------------------------------------------------------------------------------


def _of_territory(row: Row, where: Territory, sort: str, name: Text) -> Found:
    """The office of a region, district or town. Akims of regions give no service of these acts."""
    of = where.district.name.kk if where.district and not where.region.is_city else None
    spot = _spot(row, where.region.code, of)
    gives_none = kind(row.list) == "akim" and where.level == "region"
    draft = Draft(
        code=f"{sort}-{where.slug}",
        kind=kind(row.list),
        level=where.level,
        name=name,
        printed=row.printed("name"),
        region=where.region.code,
        district=where.district.name if where.district else NOTHING,
        locality=spot.locality,
        address=spot.text,
        schedule=_hours(row),
        services=() if gives_none else services(row.list),
        rank=RANKS[where.level],
        reading=_reading(row),
    )
    return Found(row.list, row.number, draft.code, draft)


def _area(locality: Locality) -> Text:
    """The district a locality lies in, or the town it belongs to."""
    return _above(locality.district).name if locality.district else NOTHING


def _spot(row: Row, region: str, district: str | None) -> Spot:
    right = {(one["list"], int(one["number"])): one["address"] for one in read("addresses.csv")}
    return addresses.spot(right.get((row.list, row.number), row.printed("address")), region, district)


def _hours(row: Row) -> Text:
    said = row.value("schedule")
    if not said:
        return NOTHING
    return next(Text(one["kk"], one["ru"], one["en"]) for one in read("hours.csv") if one["printed"] == said)


def _reading(row: Row) -> Text | None:
    """How we read the row, else how we read every row of its list."""
    own = [one for one in read("readings.csv") if (one["list"], one["number"]) == (row.list, str(row.number))]
    said = own[0] if own else _list(row.list)
    return Text(said["reading_kk"], said["reading_ru"], said["reading_en"]) if said["reading_kk"] else None
