"""An edition as the rules read it: everything it prints in Kazakh, piece by piece, with where each stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from qyzmet.law.directories import Row, printings, rows
from qyzmet.law.lint.finding import Finding, Severity, Span, cited
from qyzmet.law.model import Clause, Directory, Edition
from qyzmet.law.text import Text

_KAZAKH: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)


class Passage(NamedTuple):
    """Some words of the act: the citation, the words, the lines where they are narrower than the clause."""

    where: str
    text: str
    lines: Span | None = None
    kind: Literal["clause", "heading", "cell", "field", "row"] = "clause"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list as this edition prints it."""

    directory: Directory
    row: Row
    cells: Mapping[str, str]
    lines: Span

    def printed(self, column: str) -> str:
        """A cell as printed; empty where it is empty or the list has no such column."""
        return self.cells.get(column, "")

    @property
    def name(self) -> str:
        """The name of the office as printed."""
        return self.printed("name") or self.printed("body")

    @property
    def number(self) -> str:
        """The number of the row, for people: printed, with its region where each counts anew, or counted."""
        if number := self.row.read.get("number"):
            return number
        printed = self.printed("row").rstrip(".)") or str(self.row.number)
        region = self.row.read.get("region", "")
        return f"{region} {printed}" if region else printed


class Sheet:
    """An edition, and what can be worked out of it once for all rules."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses by what they are cited as."""
        return {clause.id: clause for clause in self.edition.clauses}

    @cached_property
    def own_words(self) -> Mapping[str, str]:
        """The words of each clause without those of the clauses inside it."""
        return {clause.id: self._own(clause) for clause in self.edition.clauses if clause.text}

    def _own(self, clause: Clause) -> str:
        words = clause.text or ""
        inside = [c.text for c in self.edition.clauses if c.text and c.id.startswith(f"{clause.id}(")]
        for part in sorted(inside, key=len, reverse=True):
            words = words.replace(part, "")
        return words.strip()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The words of the edition but for its lists: clauses, headings, cells of tables, fields, indicators."""
        return tuple(dict.fromkeys(self._passages()))

    def _passages(self) -> Iterator[Passage]:
        for where, words in self.own_words.items():
            if words and not where.startswith("act"):
                yield Passage(where, words)
        for heading in self.edition.headings:
            if _KAZAKH.search(heading.text):
                yield Passage(self.clause_at(heading.lines[0]), heading.text, heading.lines, "heading")
        for table in self.edition.tables:
            for head in table.heads:
                yield Passage(cited(*table.cells[:1]), head.kk, None, "cell")
            for cell in table.cells:
                if cell.action.kk in self.own_words.get(cell.clause or "", ""):
                    continue
                for said in (cell.sfu, cell.action, cell.completion, cell.limit_words):
                    if said is not None:
                        yield Passage(cited(cell), said.kk, cell.lines, "cell")
        for paper in self.edition.papers:
            if paper.form is not None:
                for field in paper.fields:
                    yield Passage(cited(field), field.name.kk, None, "field")
        for indicator in self.edition.indicators:
            yield Passage(cited(indicator), indicator.name.kk, None, "field")

    @cached_property
    def act_passages(self) -> tuple[Passage, ...]:
        """The words of the act that carries the edition: heading, clauses, notes."""
        return tuple(
            Passage(i, words) for i, words in self.own_words.items() if i.startswith("act") and words
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The rows of the lists the edition prints, in its own printing."""
        return tuple(self._entries())

    def _entries(self) -> Iterator[Entry]:
        for directory in self.edition.directories:
            if directory.file is None:
                continue
            printing = next((p for p in printings(directory.file) if p.edition == self.edition.name), None)
            if printing is None:
                continue
            found = rows(directory.file)
            starts = [row.lines[printing.id] for row in found]
            ends = [*(line - 1 for line in starts[1:]), self._last_line(directory, starts[-1])]
            for row, first, last in zip(found, starts, ends, strict=True):
                other = {d.column: d.printed for d in row.differences if d.printing == printing.id}
                yield Entry(directory, row, {**row.cells, **other}, (first, max(first, last)))

    def _last_line(self, directory: Directory, first: int) -> int:
        clause = self.clauses.get(cited(directory))
        return min(clause.lines[1], first + _ROW) if clause else first

    @cached_property
    def lists(self) -> Mapping[str, tuple[Entry, ...]]:
        """The rows by the id of their list."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.directory.id].append(entry)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the passages in small letters."""
        return frozenset(
            word for said in self.passages for word in re.findall(r"[^\W\d_]+", said.text.lower())
        )

    @cached_property
    def words_in_order(self) -> tuple[str, ...]:
        """The same in order."""
        return tuple(sorted(self.words))

    @cached_property
    def row_passages(self) -> tuple[Passage, ...]:
        """The cells of the lists that hold words: names, addresses, hours, posts."""
        return tuple(
            Passage(where, text, entry.lines, "row")
            for rows in self.lists.values()
            for where in (cited(rows[0].directory),)
            for entry in rows
            for column in _WORDS
            if (text := entry.cells.get(column, ""))
        )

    def clause_at(self, line: int) -> str:
        """The innermost clause that a line of the seed stands in; empty if there is none."""
        around = [c for c in self.edition.clauses if c.lines[0] <= line <= c.lines[1]]
        return min(around, key=lambda c: c.lines[1] - c.lines[0]).id if around else ""

    def spans(self, where: str) -> tuple[Span, ...]:
        """The lines of the seed that a citation covers, clause by clause."""
        cites = where.split(", ")
        return tuple(sorted({self.clauses[one].lines for one in cites if one in self.clauses}))

    def finding(
        self,
        rule: str,
        severity: Severity,
        where: str,
        what: Text,
        suggestion: Text,
        *,
        at: Iterable[Span | None] = (),
    ) -> Finding:
        """A finding at a citation, with the lines it stands in or else the lines of the clauses it names."""
        known = sorted({span for span in at if span is not None})
        return Finding(
            rule=rule,
            severity=severity,
            edition=self.edition.name,
            where=where,
            spans=tuple(known) or self.spans(where),
            what=what,
            suggestion=suggestion,
        )


_WORDS: Final = ("name", "body", "address", "schedule", "post")
_ROW: Final = 20
"""The last row of a list has no next one: it is taken to be no longer than this many lines."""
