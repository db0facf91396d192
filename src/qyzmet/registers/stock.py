"""The names, places and streets that the synthetic population is made from (``data/``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Place:
    """Where people of the population live, and the bureau that registers them there."""

    office: str
    kato: str
    region_kk: str
    region_ru: str
    district_kk: str
    district_ru: str
    locality_kk: str
    locality_ru: str

    def line(self, language: str) -> str:
        """The place on one line, as a birth place or a destination is written."""
        if language == "ru":
            parts = (self.region_ru, self.district_ru if self.region_ru else "", self.locality_ru)
        else:
            parts = (self.region_kk, self.district_kk if self.region_kk else "", self.locality_kk)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Name:
    """One name in both spellings."""

    kk: str
    ru: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one part of the population."""

    male: tuple[Name, ...]
    female: tuple[Name, ...]
    surname: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything to draw from; ``weights`` are cumulative, beside ``places``."""

    places: tuple[Place, ...]
    weights: tuple[int, ...]
    streets: tuple[Name, ...]
    kazakh: Names
    slavic: Names
    foreign: Names
    foreign_birth_places: tuple[Name, ...]
    abroad: tuple[Name, ...]
    companies: tuple[Name, ...]
    company_names: tuple[Name, ...]
    institutions: tuple[Name, ...]


@cache
def stock() -> Stock:
    """Read the data files once."""
    folder = files("qyzmet.registers") / "data"
    rows = list(csv.DictReader((folder / "places.csv").read_text("utf-8").splitlines()))
    streets = csv.DictReader((folder / "streets.csv").read_text("utf-8").splitlines())
    names: dict[str, Any] = yaml.safe_load((folder / "names.yaml").read_text("utf-8"))
    return Stock(
        places=tuple(Place(**{key: row[key] for key in Place.__slots__}) for row in rows),
        weights=tuple(accumulate(int(row["weight"]) for row in rows)),
        streets=tuple(Name(row["kk"], row["ru"]) for row in streets),
        kazakh=_names(names["kazakh"]),
        slavic=_names(names["slavic"]),
        foreign=_names(names["foreign"]),
        foreign_birth_places=_pairs(names["foreign_birth_places"]),
        abroad=_pairs(names["abroad"]),
        companies=_pairs(names["companies"]),
        company_names=_words(names["company_names"]),
        institutions=_pairs(names["institutions"]),
    )


def _names(part: dict[str, str]) -> Names:
    return Names(_words(part["male"]), _words(part["female"]), _words(part["surname"]))


def _words(text: str) -> tuple[Name, ...]:
    spelled = (word.split("/") for word in text.split())
    return tuple(Name(both[0], both[-1]) for both in spelled)


def _pairs(rows: list[dict[str, str]]) -> tuple[Name, ...]:
    return tuple(Name(row["kk"], row["ru"]) for row in rows)
