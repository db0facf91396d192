"""What a place means for the terms of an edition, from the directory alone: no database is asked."""

from __future__ import annotations

from dataclasses import dataclass

from qyzmet.law.text import Text
from qyzmet.offices.matching import matching, unknown_place
from qyzmet.offices.tables import read


class UnknownPlace(LookupError):
    """Nobody knows the place; ``text`` says how to write it."""

    def __init__(self, place: str) -> None:
        self.text: Text = unknown_place(place)
        super().__init__(self.text.en)


@dataclass(frozen=True, slots=True)
class Place:
    """One office of the directory, as far as terms ask: its zone, the kind of its place, whether a branch."""

    code: str
    locality_kk: str
    locality_ru: str
    district_kk: str
    district_ru: str
    region_kk: str
    region_ru: str
    place: str
    rank: int
    timezone: str
    branch: bool


def place_named(name: str, kind: str, service: str) -> Place:
    """The first office of ``kind`` (``centre``, ``provider`` …) that gives ``service`` at a place.

    Raises :class:`UnknownPlace`.
    """
    plain = (
        "code",
        "locality_kk",
        "locality_ru",
        "district_kk",
        "district_ru",
        "region_kk",
        "region_ru",
        "place",
    )
    offices = [
        Place(
            **{key: row[key] for key in plain},
            rank=int(row["rank"]),
            timezone=row["timezone"],
            branch=row["branch"] == "1",
        )
        for row in read("built/offices.csv")
        if row["kind"] == kind and service in row["services"].split()
    ]
    found = matching(offices, name)
    if not found:
        raise UnknownPlace(name)
    return found[0]
