"""Poverty lines of the oblasts: dated, with their sources, never constants; read from ``data/poverty-lines.yaml``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final

from qyzmet.law.problems import BadFile
from qyzmet.law.reader import UNREADABLE, Reader, Written
from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.process.errors import Refusal
from qyzmet.services.money import TIYN

DEFAULT: Final = Path(__file__).parent / "data" / "poverty-lines.yaml"

MOST: Final = Decimal(10**9)
"""The highest line that a file may name, in tenge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of some regions, from ``since`` on (in the file: ``from``), up to but not on ``until``."""

    regions: tuple[str, ...]
    since: Annotated[date, Written("from")]
    until: date | None = None
    amount: Decimal
    """Tenge a month a head."""
    source: Text
    assumed: bool = False
    """True where the decision of the oblast is not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The content of the file."""

    lines: tuple[Line, ...]


class BadLines(BadFile):
    """A file of lines that is malformed, out of order, names a region that does not exist, or no amount of money."""


def poverty_line(region: str, on: date) -> dict[str, Any]:
    """The line of an oblast on a day, in tiyn a month for one person (:mod:`qyzmet.services.found`).

    ``name`` is that of the region (kk, ru, en). Raises :class:`qyzmet.process.errors.Refusal`
    (``no-poverty-line``) naming the region and the day where the deployment has none, :class:`BadLines`.
    """
    since = [row for row in known_lines().lines if region in row.regions and row.since <= on]
    if not since or (since[-1].until is not None and on >= since[-1].until):
        raise _unknown(region, on)
    row = since[-1]
    return {
        "region": region,
        "name": _name(region).as_dict(),
        "since": row.since.isoformat(),
        "amount": int(row.amount * TIYN),
        "source": row.source.as_dict(),
        "assumed": row.assumed,
    }


def known_lines() -> Lines:
    """All lines: of the file ``QYZMET_POVERTY_LINES``, else of the one that is shipped; :class:`BadLines`."""
    return _read(os.environ.get("QYZMET_POVERTY_LINES", ""))


@cache
def _read(given: str) -> Lines:
    file = Path(given).expanduser().resolve() if given else DEFAULT
    reader = Reader(file)
    found = reader.read(Lines, file.read_text("utf-8"))
    if found is not UNREADABLE:
        _check(found, reader)
    if reader.problems:
        raise BadLines(file, reader.problems)
    lines: Lines = found
    return lines


def _check(found: Lines, reader: Reader) -> None:
    regions = {one.code for one in gazetteer.regions()}
    last: dict[str, date] = {}
    for number, row in enumerate(found.lines):
        key = f"lines[{number}]"
        node = reader.nodes[key]
        for region in row.regions:
            if region not in regions:
                reader.wrong(node, f"{key}.regions", f"no region has the code '{region}'")
            if region in last and row.since <= last[region]:
                reader.wrong(node, key, f"the lines of {region} stand in the order of their days")
            last[region] = row.since
        if row.until is not None and row.until <= row.since:
            reader.wrong(node, key, "`until` comes after `from`")
        if not 0 < row.amount <= MOST or row.amount * TIYN % 1:
            reader.wrong(node, f"{key}.amount", "a line is a positive amount in whole tiyn")


def _name(region: str) -> Text:
    found = next((one.name for one in gazetteer.regions() if one.code == region), None)
    return found or Text(region or "—", region or "—", region or "—")


def _unknown(region: str, on: date) -> Refusal:
    name = _name(region)
    return Refusal(
        "no-poverty-line",
        Text(
            f"Параметр жоқ: {on:%d.%m.%Y} күні {name.kk} бойынша кедейлік шегі белгіленбеген.",
            f"Нет параметра: на {on:%d.%m.%Y} не задана черта бедности, регион – {name.ru}.",
            f"A parameter is missing: no poverty line is set for {name.en} on {on:%d.%m.%Y}.",
        ),
        clause="10(1)",
        field="region",
    )
