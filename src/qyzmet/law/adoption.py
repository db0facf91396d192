"""Which edition a deployment applies, and where: ``adoptions.yaml``.

All acts here are repealed by now, so a deployment adopts an edition for a period of its own, in all its
offices or in some. Days before the first adoption are governed by the acts' own dates.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from qyzmet.law import catalogue
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Edition
from qyzmet.law.problems import BadAdoptions
from qyzmet.law.reader import UNREADABLE, Reader, Written

DEFAULT = Path(__file__).parent / "data" / "adoptions.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """One edition applied from ``since`` on, up to but not on ``until`` (in the file: ``from``, ``to``).

    ``offices`` are codes of offices; empty means everywhere. An entry for an office wins over one for all.
    """

    service: str
    edition: str
    since: Annotated[date, Written("from")]
    until: Annotated[date | None, Written("to")] = None
    offices: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoptions:
    """The content of the file."""

    adoptions: tuple[Adoption, ...]


def adoptions() -> tuple[Adoption, ...]:
    """What this deployment adopted: the file ``QYZMET_ADOPTIONS``, else the one that is shipped.

    Raises :class:`BadAdoptions` with everything that is wrong with the file.
    """
    given = os.environ.get("QYZMET_ADOPTIONS")
    return _read(Path(given).expanduser().resolve() if given else DEFAULT)


@cache
def _read(file: Path) -> tuple[Adoption, ...]:
    reader = Reader(file)
    found = reader.read(Adoptions, file.read_text("utf-8"))
    if found is not UNREADABLE:
        _check(found.adoptions, reader)
    if reader.problems:
        raise BadAdoptions(file, reader.problems)
    rows: tuple[Adoption, ...] = found.adoptions
    return rows


def _check(rows: tuple[Adoption, ...], reader: Reader) -> None:
    for number, row in enumerate(rows):
        key = f"adoptions[{number}]"
        name = f"{row.service}@{row.edition}"
        try:
            if row.edition not in catalogue.years(row.service):
                catalogue.edition(name)
        except UnknownEdition as error:
            reader.wrong(reader.nodes[key], key, error.text.en)
        if row.until is not None and row.until <= row.since:
            reader.wrong(reader.nodes[key], key, f"{name} ends on {row.until}, before it begins")
        for other_number, other in enumerate(rows[:number]):
            if _overlap(row, other):
                line = reader.nodes[f"adoptions[{other_number}]"].start_mark.line + 1
                reader.wrong(
                    reader.nodes[key],
                    key,
                    f"{name} from {row.since} and {other.service}@{other.edition} from {other.since} "
                    f"(line {line}) are adopted for the same days and offices",
                )


def _overlap(a: Adoption, b: Adoption) -> bool:
    """Whether two adoptions decide differently or twice for some day and office."""
    same_days = (a.until is None or b.since < a.until) and (b.until is None or a.since < b.until)
    same_offices = bool(set(a.offices) & set(b.offices)) if a.offices or b.offices else True
    return a.service == b.service and same_days and same_offices


def adopted(service: str, day: date, office: str | None = None) -> Edition:
    """The edition the deployment applies on that day, at that office if one is named.

    Raises :class:`NoneInForce` where nothing is adopted, and :class:`BadAdoptions`.
    """
    rows = [row for row in adoptions() if row.service == service]
    here = [row for row in rows if row.covers(day) and (not row.offices or office in row.offices)]
    if not here:
        periods = ((row.since, row.until, f"{service}@{row.edition}") for row in rows)
        raise catalogue.none_in_force(service, day, periods)
    chosen = max(here, key=lambda row: bool(row.offices))
    return catalogue.edition(f"{service}@{chosen.edition}")


def governing(service: str, day: date, office: str | None = None) -> Edition:
    """The edition that governs a filing on that day.

    From the first adoption on it is the adopted one; before it, the one in force by the acts' own dates.
    Raises :class:`NoneInForce` where there is none, :class:`UnknownEdition` without such a service.
    """
    first = min((row.since for row in adoptions() if row.service == service), default=None)
    if first is not None and day >= first:
        return adopted(service, day, office)
    try:
        return catalogue.in_force(service, day)
    except NoneInForce:
        periods = [(e.act.force.since, e.act.force.until, e.name) for e in catalogue.editions(service)]
        later = [(r.since, r.until, f"{service}@{r.edition}") for r in adoptions() if r.service == service]
        raise catalogue.none_in_force(service, day, [*periods, *later]) from None
