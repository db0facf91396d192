"""Where the lists of the acts tell of one office differently; what each prints is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from qyzmet.law.directories import Row, rows
from qyzmet.offices.tables import read

Field = Literal["name", "address", "phone", "hours"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of one office on which its lists do not agree: what each row prints."""

    office: str
    field: Field
    said: tuple[tuple[Row, str], ...]


@cache
def conflicts() -> tuple[Conflict, ...]:
    """Every conflict, in the order of the offices.

    Writings of one thing do not count as different: «қ.» for «қаласы», a number with its code or without.
    """
    found: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    for line in read("built/conflicts.csv"):
        row = rows(line["list"])[int(line["number"]) - 1]
        found.setdefault((line["office"], line["field"]), []).append((row, line["printed"]))
    return tuple(Conflict(office, cast(Field, field), tuple(said)) for (office, field), said in found.items())


def conflicts_of(office: str) -> tuple[Conflict, ...]:
    """The conflicts of the office with this code."""
    return tuple(one for one in conflicts() if one.office == office)
