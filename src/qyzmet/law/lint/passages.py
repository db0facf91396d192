"""Everything the act prints in Kazakh, piece by piece, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qyzmet.law.directories import Row, printings, rows
from qyzmet.law.lint.finding import cited
from qyzmet.law.model import Directory, Edition


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of the act: the citation, the words, the line of the seed for a cell of a list."""

    where: str
    text: str
    line: int | None = None


def passages(edition: Edition) -> Iterator[Passage]:
    """The passages of an edition without its lists: clauses, cells of tables, fields, titles, indicators."""
    for clause in edition.clauses:
        if clause.text and not clause.id.startswith("act"):
            yield Passage(clause.id, clause.text)
    for table in edition.tables:
        for cell in table.cells:
            for said in (cell.sfu, cell.action, cell.completion, cell.limit_words):
                if said is not None:
                    yield Passage(cited(cell), said.kk, cell.lines[0] if cell.lines else None)
    for paper in edition.papers:
        for field in paper.fields:
            yield Passage(cited(field), field.name.kk)
    for directory in edition.directories:
        yield Passage(cited(directory), directory.title.kk)
    for indicator in edition.indicators:
        yield Passage(cited(indicator), indicator.name.kk)


def listed(edition: Edition) -> Iterator[tuple[Directory, Row, int]]:
    """The rows of the lists the edition prints, with the line of each in its seed."""
    for directory in edition.directories:
        if directory.file is None:
            continue
        here = [p for p in printings() if p.list == directory.file and p.edition == edition.name]
        for row in rows(directory.file):
            lines = [row.lines[p.id] for p in here if p.id in row.lines]
            yield directory, row, lines[0] if lines else 0


def row_passages(edition: Edition) -> Iterator[Passage]:
    """The cells of the lists."""
    for directory, row, line in listed(edition):
        for text in row.cells.values():
            if text:
                yield Passage(cited(directory), text, line)
