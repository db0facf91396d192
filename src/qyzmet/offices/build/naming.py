"""Official names of the lists' offices in three languages, put right where the print is damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.gazetteer import District, Locality, Okrug, Region

_UNITS: Final = {
    "департаменті": Text("", "Департамент внутренних дел", "Department of Internal Affairs"),
    "басқармасы": Text("", "Управление внутренних дел", "Internal affairs directorate"),
    "бөлімі": Text("", "Отдел внутренних дел", "Internal affairs division"),
    "полиция бөлімі": Text("", "Отдел полиции", "Police division"),
}
_QUOTES: Final = re.compile(r'"([^"]+)"')
_INSTITUTION: Final = re.compile(
    r"[«» ]*(?P<inner>[^«»]+?)[»\s]*(?:ММ|мемлекеттік ме\w*)?[»\s]*(?:Ерейментауского района»)?"
)


@dataclass(frozen=True, slots=True)
class Territory:
    """What an office is there for, as its name says: a region, a district, a town, or the two together."""

    level: str
    region: Region
    district: District | None = None
    town: Locality | None = None

    @property
    def of(self) -> Text:
        """«of …»: the genitive in Russian and English."""
        if self.level == "region":
            return Text("", self.region.ru_of, f"of {self.region.name.en}")
        names = []
        if self.town:
            names.append(Text("", self.town.ru_of, f"{self.town.name.en} city"))
        if self.district:
            ru = f"{self.district.ru_of} {self.region.ru_of}" if self.region.is_city else self.district.ru_of
            names.append(Text("", ru, self._english(self.district)))
        return Text("", " и ".join(n.ru for n in names), "of " + " and ".join(n.en for n in names))

    def _english(self, district: District) -> str:
        return f"{district.name.en}, {self.region.name.en}" if self.region.is_city else district.name.en

    @property
    def slug(self) -> str:
        """What tells the offices of a region apart in their codes."""
        if self.level == "region":
            return self.region.code
        named = self.town if self.town and self.level == "city" else self.district
        assert named is not None
        twin = self.level == "district" and any(
            not one.district and one.region == self.region.code and one.name.en == _bare(named.name.en)
            for one in gazetteer.localities()
        )
        return f"{self.region.code}-{slug(_bare(named.name.en))}{'-district' * twin}"


def territory(region: Region, named: str) -> Territory:
    """What «Ақкөл ауданының», «Көкшетау қаласының», «Ақмола облысының» … names, as far as it names a place.

    Two districts are named in the lists that were towns then: they are told by ``data/localities.csv``.
    """
    plain = _QUOTES.sub(r"\1", named)
    plain = re.sub(r"(облысы|қаласы|ауданы|аудан)н?ың\b", r"\1", plain)
    towns = re.findall(r"([^,]+?) қаласы\b", plain)
    areas = re.findall(r"^([^,]+? (?:ауданы|аудан))\b", plain.split("және ")[-1])
    if (not towns and not areas) or (towns and region.is_city and f"{towns[0]} қаласы" == region.name.kk):
        return Territory("region", region)
    town = gazetteer.locality(region.code, f"{towns[0]} қаласы") if towns else None
    if not areas:
        return Territory("city", region, town=town)
    try:
        return Territory("district", region, gazetteer.district(region.code, areas[0]), town)
    except KeyError:
        return Territory(
            "city", region, town=gazetteer.locality(region.code, areas[0].replace("ауданы", "қаласы"), "")
        )


def police(printed: str, where: Territory) -> Text:
    """A department, directorate or division of internal affairs."""
    kk = re.sub(r"ның(?=ішкі)", "ның ", _QUOTES.sub(r"«\1»", printed))
    kk = re.sub(r"ауданы(?=ішкі)", "ауданы ", kk)
    first = kk.split(",")[0]
    unit = next(unit for end, unit in reversed(_UNITS.items()) if first.endswith(end))
    return Text(kk, f"{unit.ru} {where.of.ru}", f"{unit.en} {where.of.en}")


def akim(printed: str, where: Territory) -> Text:
    """The office of the akim of a region, district or town."""
    kk = inner(printed).replace("әкімнің", "әкімінің").replace("ауданы ауданы", "ауданы")
    return Text(kk, f"Аппарат акима {where.of.ru}", f"Office of the akim {where.of.en}")


def social(printed: str, where: Territory) -> Text:
    """A division of employment and social programmes."""
    kk = inner(printed.replace(" мемлекеттік мекемесі жұмыспен", " жұмыспен"))
    ru = f"Отдел занятости и социальных программ {where.of.ru}"
    return Text(kk, ru, f"Employment and social programmes division {where.of.en}")


def rural_akim(printed: str, named: Okrug | Locality, above: District | Locality) -> Text:
    """The office of the akim of a rural district, village or settlement."""
    kk = re.sub(r" (селолық|ауылдық) әкімінің", r" \1 округі әкімінің", inner(printed))
    kk = re.sub(r" село әкімінің", " селосы әкімінің", kk)
    what = named.name.en if isinstance(named, Okrug) else f"{named.name.en} {_kind(named)}"
    city = isinstance(above, Locality)
    return Text(
        kk,
        f"Аппарат акима {named.ru_of} {above.ru_of}",
        f"Office of the akim of {what}, {above.name.en}{' city' * city}",
    )


def branch(printed: str, ru: str, en: str) -> Text:
    """A branch of the centre of Akmola region."""
    of_ru, of_en = (
        "РГУ «Центр обслуживания населения Акмолинской области»",
        "the public service centre of Akmola region",
    )
    return Text(printed, f"{ru} {of_ru}", f"{en} branch of {of_en}")


def inner(printed: str) -> str:
    """The name of an institution without its quotes and without «мемлекеттік мекемесі»."""
    found = _INSTITUTION.fullmatch(printed)
    assert found is not None, printed
    return " ".join(found["inner"].split())


def slug(english: str) -> str:
    """A code from an English name: ``Akan seri`` → ``akan-seri``."""
    return re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")


def _bare(english: str) -> str:
    return english.removesuffix(" district").removesuffix(" rural")


def _kind(locality: Locality) -> str:
    return "settlement" if locality.name.kk.endswith("кенті") else "village"
