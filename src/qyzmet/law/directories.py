"""The annexes that list offices and contacts, row by row as printed: ``services/directories/*.csv``.

One file is one list, which an act may print several times and several acts may share; what its columns are
says the README beside the files. Columns that end in ``_read`` are our readings, ``line`` and ``line_…`` the
lines of the seed, all others stand as printed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import qyzmet
from qyzmet.law.problems import BadFile, Problem
from qyzmet.law.text import Text

FOLDER: Final = Path(qyzmet.__path__[0]) / "services" / "directories"
PRINTINGS: Final = "printings"
DIFFERENCES: Final = "differences"
_READ: Final = "_read"
_LINE: Final = "line"
_PRINTING_COLUMNS: Final = ("list", "printing", "edition", "clause", "act", "of")
_DIFFERENCE_COLUMNS: Final = ("list", "number", "column", "printing", "line", "printed")


class BadDirectory(BadFile):
    """A list that is not UTF-8, not a table, or contradicts the other files."""


class UnknownDirectory(LookupError):
    """There is no such list; ``text`` tells which there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        there = ", ".join(known)
        self.text = Text(
            kk=f"«{name}» деген тізім жоқ. Бар тізімдер: {there}.",
            ru=f"Списка «{name}» нет. Есть списки: {there}.",
            en=f"There is no list “{name}”. There are: {there}.",
        )
        super().__init__(self.text.en)


@dataclass(frozen=True, slots=True)
class Printing:
    """One place in which an act prints a list: the edition, the annex, the act by number and date."""

    list: str
    id: str
    """Which of several printings, as in ``line_ID``; empty for a list that is printed once."""
    edition: str
    clause: str
    act: str
    of: date

    @property
    def service(self) -> str:
        """The service whose edition it is."""
        return self.edition.partition("@")[0]

    @property
    def column(self) -> str:
        """The column with the lines of this printing."""
        return f"{_LINE}_{self.id}" if self.id else _LINE


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that another printing prints otherwise; ``line`` is the line of the seed."""

    printing: str
    column: str
    line: int
    printed: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list.

    ``number`` counts the rows of the list from 1, ``cells`` stand as in the first printing, ``read`` holds our
    readings by the name of the column without ``_read``, ``lines`` the line of the seed by printing.
    """

    list: str
    number: int
    cells: Mapping[str, str]
    read: Mapping[str, str]
    lines: Mapping[str, int]
    differences: tuple[Difference, ...]

    def printed(self, column: str) -> str:
        """A cell as printed; empty where it is empty or the list has no such column."""
        return self.cells.get(column, "")

    def value(self, column: str) -> str:
        """Our reading of a cell where there is one, else the cell as printed."""
        return self.read.get(column) or self.printed(column)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a table and where it stands in its file."""

    at: int
    cells: dict[str, str]


def names() -> tuple[str, ...]:
    """The names of the lists, in order."""
    return _names(FOLDER)


def rows(name: str) -> tuple[Row, ...]:
    """The rows of a list in the order of the act.

    Raises :class:`UnknownDirectory`, or :class:`BadDirectory` with all that is wrong with the file.
    """
    return read_rows(FOLDER, name)


def printings(name: str | None = None) -> tuple[Printing, ...]:
    """Where the list is printed, or where every list is. Raises as :func:`rows`."""
    found = _printings(FOLDER)
    if name is None:
        return found
    if name not in _names(FOLDER):
        raise UnknownDirectory(name, _names(FOLDER))
    return tuple(one for one in found if one.list == name)


@cache
def _names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted({file.stem for file in folder.glob("*.csv")} - {PRINTINGS, DIFFERENCES}))


@cache
def read_rows(folder: Path, name: str) -> tuple[Row, ...]:
    """:func:`rows` of the lists in another folder."""
    if name not in _names(folder):
        raise UnknownDirectory(name, _names(folder))
    file = folder / f"{name}.csv"
    problems: list[Problem] = []
    table = _table(file, problems)
    places = {one.id: one for one in _printings(folder) if one.list == name}
    _check_columns(file, table, places, problems)
    if problems:
        raise BadDirectory(file, problems)
    told = _differences(folder).get(name, {})
    found = tuple(
        _row(name, number, line, places, told.get(number, ()), file, problems)
        for number, line in enumerate(table, start=1)
    )
    _check_order(file, table, found, problems)
    for number in set(told) - {row.number for row in found}:
        problems.append(_problem(folder / f"{DIFFERENCES}.csv", 1, name, f"the list has no row {number}"))
    if problems:
        raise BadDirectory(file, problems)
    return found


def _row(
    name: str,
    number: int,
    line: _Line,
    places: Mapping[str, Printing],
    told: tuple[Difference, ...],
    file: Path,
    problems: list[Problem],
) -> Row:
    columns = {place.column: place.id for place in places.values()}
    lines = {
        key: _number(line.cells[column], file, line.at, column, problems) for column, key in columns.items()
    }
    plain = {key: text for key, text in line.cells.items() if key not in columns}
    for difference in told:
        if difference.column not in plain or difference.printing not in places:
            where = f"{difference.column} of {difference.printing}"
            problems.append(
                _problem(file, line.at, name, f"another printing differs in {where}, which is not here")
            )
    return Row(
        list=name,
        number=number,
        cells=MappingProxyType({key: text for key, text in plain.items() if not key.endswith(_READ)}),
        read=MappingProxyType(
            {key.removesuffix(_READ): text for key, text in plain.items() if key.endswith(_READ)}
        ),
        lines=MappingProxyType(lines),
        differences=told,
    )


def _check_columns(
    file: Path, table: list[_Line], places: Mapping[str, Printing], problems: list[Problem]
) -> None:
    if not table:
        if not problems:
            problems.append(_problem(file, 1, "rows", "the list is empty"))
        return
    if not places:
        problems.append(_problem(file, 1, PRINTINGS, "no act is named that prints this list"))
    there = {column for column in table[0].cells if column == _LINE or column.startswith(f"{_LINE}_")}
    wanted = {place.column for place in places.values()}
    for column in sorted(wanted ^ there):
        lacks = "is missing" if column in wanted else f"is of no printing in {PRINTINGS}.csv"
        problems.append(_problem(file, 1, column, f"the column {lacks}"))


def _check_order(file: Path, table: list[_Line], found: tuple[Row, ...], problems: list[Problem]) -> None:
    for before, after, line in zip(found, found[1:], table[1:], strict=False):
        for printing, at in after.lines.items():
            if at <= before.lines[printing]:
                key = f"{_LINE}_{printing}" if printing else _LINE
                message = f"line {at} of the act does not follow line {before.lines[printing]}"
                problems.append(_problem(file, line.at, key, message))


@cache
def _printings(folder: Path) -> tuple[Printing, ...]:
    file = folder / f"{PRINTINGS}.csv"
    problems: list[Problem] = []
    table = _table(file, problems, _PRINTING_COLUMNS)
    found = []
    for line in table:
        try:
            of = date.fromisoformat(line.cells["of"])
        except ValueError:
            problems.append(
                _problem(file, line.at, "of", f"{line.cells['of']!r} is no date; write 2012-03-28")
            )
            continue
        told = line.cells
        found.append(
            Printing(told["list"], told["printing"], told["edition"], told["clause"], told["act"], of)
        )
    if problems:
        raise BadDirectory(file, problems)
    return tuple(found)


@cache
def _differences(folder: Path) -> Mapping[str, Mapping[int, tuple[Difference, ...]]]:
    """The differences by list and row; none where no file tells of any."""
    file = folder / f"{DIFFERENCES}.csv"
    if not file.exists():
        return {}
    problems: list[Problem] = []
    found: dict[str, dict[int, tuple[Difference, ...]]] = {}
    for line in _table(file, problems, _DIFFERENCE_COLUMNS):
        number = _number(line.cells["number"], file, line.at, "number", problems)
        at = _number(line.cells["line"], file, line.at, "line", problems)
        one = Difference(line.cells["printing"], line.cells["column"], at, line.cells["printed"])
        of_list = found.setdefault(line.cells["list"], {})
        of_list[number] = (*of_list.get(number, ()), one)
    if problems:
        raise BadDirectory(file, problems)
    return found


def _table(file: Path, problems: list[Problem], columns: tuple[str, ...] = ()) -> list[_Line]:
    """The lines of a CSV file with a head; what is wrong goes to ``problems``."""
    text = _text(file, problems)
    reader = csv.reader(io.StringIO(text), strict=True)
    head: list[str] = []
    found: list[_Line] = []
    try:
        for cells in reader:
            if not head:
                head = cells
                problems += _wrong_head(file, head, columns)
                if problems:
                    return []
            elif len(cells) != len(head):
                message = f"expected {len(head)} cells, found {len(cells)}"
                problems.append(_problem(file, reader.line_num, "row", message))
            else:
                found.append(_Line(reader.line_num, dict(zip(head, cells, strict=True))))
    except csv.Error as error:
        problems.append(
            _problem(file, reader.line_num, "row", f"not a table of comma-separated cells: {error}")
        )
    return found


def _text(file: Path, problems: list[Problem]) -> str:
    octets = file.read_bytes()
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        problems.append(_problem(file, line, "encoding", "not UTF-8; save the file as UTF-8"))
        return ""


def _wrong_head(file: Path, head: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    if columns and tuple(head) != columns:
        yield _problem(file, 1, "head", f"expected the columns {', '.join(columns)}")
    for name in head:
        if not name or head.count(name) > 1:
            yield _problem(file, 1, name or "head", "every column needs a name of its own")


def _number(text: str, file: Path, line: int, key: str, problems: list[Problem]) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    problems.append(_problem(file, line, key, f"expected a number, found {text!r}"))
    return 0


def _problem(file: Path, line: int, key: str, message: str) -> Problem:
    return Problem(file.name, line, 1, key, message)
