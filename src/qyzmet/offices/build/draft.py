"""What the build makes of a row: an office to be, and what it is told by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.gazetteer import Locality

NOTHING: Final = Text("", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An office as one row gives it; the names of its fields are those of the data files."""

    code: str
    kind: str
    level: str
    name: Text
    printed: str
    region: str
    district: Text = NOTHING
    locality: Locality
    address: Text = NOTHING
    schedule: Text = NOTHING
    branch: bool = False
    services: tuple[str, ...] = ()
    rank: int = 0
    reading: Text | None = None

    def row(self) -> dict[str, str]:
        """The row of the file of offices."""
        region = gazetteer.region(self.region)
        named = NOTHING if region.is_city else region.name
        row = {"code": self.code, "kind": self.kind, "level": self.level, "printed_kk": self.printed}
        return row | {
            **_in_three("name", self.name),
            "region_kk": named.kk,
            "region_ru": named.ru,
            "district_kk": self.district.kk,
            "district_ru": self.district.ru,
            "locality_kk": self.locality.name.kk,
            "locality_ru": self.locality.name.ru,
            **_in_three("address", self.address),
            **_in_three("schedule", self.schedule),
            "timezone": region.timezone,
            "place": place_kind(self.locality),
            "branch": str(int(self.branch)),
            "services": " ".join(self.services),
            "provider": "",
            "rank": str(self.rank),
            "annex": "",
            "row": "",
            **_in_three("reading", self.reading or NOTHING),
        }


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a list with the office it tells of: one known before (``code``) or a new one (``draft``)."""

    list: str
    number: int
    code: str
    draft: Draft | None = None
    told: dict[str, str] = field(default_factory=dict)
    """What the row adds to an office that is known before: columns of the file of offices."""


def place_kind(locality: Locality) -> str:
    """What the terms of 2010 ask of a place: capital, Almaty, regional centre or other."""
    region = gazetteer.region(locality.region)
    if region.code == "astana":
        return "capital"
    if region.code == "almaty":
        return "almaty"
    return "regional-centre" if locality.name.kk == region.seat else "other"


def _in_three(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{language}": said for language, said in text.as_dict().items()}
