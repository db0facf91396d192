"""Legal time over every term of every edition, by a table that a lawyer can read: ``due.csv``.

Each line was worked out by hand from the act and the calendar (law on holidays No. 267 with its amendments, decrees
that move days off). ``due`` is the moment the term runs out; ``none:`` is that the law gives none, followed by what
the answer must name: the clause, or the editions before and after.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from qyzmet.cli import main
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition, Term

TABLE = Path(__file__).with_name("due.csv")
NONE = "none: "


class Row(NamedTuple):
    """One line of the table, as written."""

    edition: str
    term: str
    case: str
    channel: str
    place: str
    facts: str
    people: str
    filed: str
    promised: str
    due: str
    why: str

    @property
    def arguments(self) -> list[str]:
        """The command line of the case, without the term."""
        options = [("--channel", self.channel), ("--place", self.place), ("--people", self.people)]
        options += [("--filed", self.filed), ("--promised", self.promised)]
        options += [("--fact", fact) for fact in self.facts.split()]
        return [self.edition, *(part for option, value in options if value for part in (option, value))]


with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = [Row(**line) for line in csv.DictReader(file)]


def every_term() -> Iterator[tuple[Edition, Term]]:
    """Every term of every edition."""
    for service in services():
        for law in editions(service):
            for term in law.terms:
                yield law, term


TERMS = {(law.name, term.id): term for law, term in every_term()}


def named(row: Row) -> str:
    """The line as a name: edition, term and case."""
    return f"{row.edition} {row.term}: {row.case}"


@pytest.mark.parametrize("row", [r for r in ROWS if not r.due.startswith(NONE)], ids=named)
def test_a_term_runs_out_when_the_law_says(row: Row, capsys: pytest.CaptureFixture[str]) -> None:
    """The moment, the clause, and reasons in three languages that name the clause."""
    term = TERMS.get((row.edition, row.term))
    # A service's own term is found by the case; the others are asked for by name.
    found_by_case = term is None or (term.kind == "service" and term.binding)
    named_term = [] if found_by_case else ["--term", row.term]
    assert main(["due", *row.arguments, *named_term, "--json"]) == 0, capsys.readouterr().err
    answer = json.loads(capsys.readouterr().out)
    assert answer["term"]["id"] == row.term
    assert datetime.fromisoformat(answer["due"]).strftime("%d.%m.%Y %H:%M") == row.due, row.why
    clause = TERMS[answer["edition"], row.term].clause
    assert clause
    assert answer["clause"] == clause
    reasons = answer["reasons"]
    assert clause in {reason["clause"] for reason in reasons}
    for reason in reasons:
        assert all(reason["text"][language].strip() for language in ("kk", "ru", "en"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("row", [r for r in ROWS if r.due.startswith(NONE)], ids=named)
def test_where_the_law_gives_no_term_the_answer_says_why(
    row: Row, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named_term = ["--term", row.term] if row.term and row.channel != "portal" else []
    assert main(["due", *row.arguments, *named_term, "--lang", language]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    for wanted in row.due.removeprefix(NONE).split():
        assert wanted in err, (row.why, err)


def test_every_term_of_every_edition_stands_in_the_table() -> None:
    """A term with a figure has its moment, one without a figure its answer."""
    told = {(row.edition, row.term): row for row in ROWS if not row.due.startswith(NONE)}
    silent = {(row.edition, row.term) for row in ROWS if row.due.startswith(NONE)}
    missing = [key for key, term in TERMS.items() if term.limit and key not in told]
    assert not missing, f"no line in {TABLE.name} for {missing}"
    missing = [key for key, term in TERMS.items() if term.limit is None and key not in silent]
    assert not missing, f"no line in {TABLE.name} for {missing}"
    unknown = [key for key in {*told, *silent} if "@" in key[0] and key[1] and key not in TERMS]
    assert not unknown, f"{TABLE.name} names terms that no edition has: {unknown}"


def test_every_line_says_why() -> None:
    for row in ROWS:
        assert row.case, row
        assert row.why, row
        datetime.strptime(row.filed, "%d.%m.%Y %H:%M")  # noqa: DTZ007 a table has no zone
