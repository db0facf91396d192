"""The monthly calculation index by day and purpose, read from ``data/mci.yaml``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from qyzmet.law.problems import BadFile
from qyzmet.law.reader import UNREADABLE, Reader, Written
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

Purpose = Literal["duty", "benefits"]
"""What is computed: the state duty, or benefits and other social payments."""

DEFAULT: Final = Path(__file__).parent / "data" / "mci.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexValue:
    """One value of the index, from ``since`` on (in the file: ``from``)."""

    since: Annotated[date, Written("from")]
    amount: Decimal
    """In tenge."""
    purpose: Purpose | None = None
    """None where it holds for every purpose."""
    source: str | None = None
    """Where the value was found: a site, or a site and the day of publication."""
    unsourced: bool = False
    """True where no source was at hand."""
    reading: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """The content of the file; nothing is known of ``until`` and later."""

    until: date
    indexes: tuple[IndexValue, ...]


class BadIndexes(BadFile):
    """A file of indexes that is malformed, out of order, or leaves a value without a source unmarked."""


class IndexUnknown(Refusal):
    """The parameter is missing: no value of the index is known for that day (code ``index-unknown``)."""

    def __init__(self, day: date, known: Indexes) -> None:
        first = known.indexes[0].since
        super().__init__(
            "index-unknown",
            Text(
                kk=f"Параметр жоқ: {day:%d.%m.%Y} күнгі айлық есептік көрсеткіш белгісіз. Белгілісі: "
                f"{first:%d.%m.%Y} ж. бастап {known.until:%d.%m.%Y} ж. дейін (соңғысы кірмейді).",
                ru=f"Нет параметра: месячный расчётный показатель на {day:%d.%m.%Y} неизвестен. Известен с "
                f"{first:%d.%m.%Y} до {known.until:%d.%m.%Y} (не включая).",
                en=f"A parameter is missing: the monthly calculation index of {day:%d.%m.%Y} is not known. Known is "
                f"that from {first:%d.%m.%Y} up to, not including, {known.until:%d.%m.%Y}.",
            ),
            field="paid_on",
        )


def index_on(day: date, purpose: Purpose = "duty") -> IndexValue:
    """The index in force on a day for a purpose.

    A value for the purpose alone wins over one for all that began on the same day. Raises
    :class:`IndexUnknown` for a day before the first value or after the last known one, :class:`BadIndexes`.
    """
    known = indexes()
    fitting = [row for row in known.indexes if row.since <= day and row.purpose in (None, purpose)]
    if not fitting or day >= known.until:
        raise IndexUnknown(day, known)
    return max(fitting, key=lambda row: (row.since, row.purpose is not None))


def indexes() -> Indexes:
    """All values: of the file ``QYZMET_MCI``, else of the one that is shipped; :class:`BadIndexes`."""
    given = os.environ.get("QYZMET_MCI")
    return _read(Path(given).expanduser().resolve() if given else DEFAULT)


@cache
def _read(file: Path) -> Indexes:
    reader = Reader(file)
    found = reader.read(Indexes, file.read_text("utf-8"))
    if found is not UNREADABLE:
        _check(found, reader)
    if reader.problems:
        raise BadIndexes(file, reader.problems)
    known: Indexes = found
    return known


def _check(known: Indexes, reader: Reader) -> None:
    if not known.indexes:
        reader.unfit(1, 1, "there is no value of the index")
    for number, row in enumerate(known.indexes):
        key = f"indexes[{number}]"
        before = known.indexes[number - 1].since if number else None
        if row.amount <= 0:
            reader.wrong(reader.nodes[key], key, "the index is a positive amount of tenge")
        if (row.source is None) != row.unsourced:
            reader.wrong(reader.nodes[key], key, "either a source, or unsourced: true")
        if (before is not None and row.since < before) or row.since >= known.until:
            reader.wrong(
                reader.nodes[key], key, "values stand in the order of their days, all before `until`"
            )
