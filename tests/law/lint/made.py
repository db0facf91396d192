"""Small made editions: a real one with nearly everything taken out, and what a test puts in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from types import MappingProxyType
from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.directories import Printing, Row, printings, rows
from qyzmet.law.limits import Hours, Limit, Span, Unit, Week
from qyzmet.law.lint import lint, sheet
from qyzmet.law.model import (
    Act,
    Branch,
    Cell,
    Channel,
    Clause,
    Directory,
    Edition,
    Schedule,
    Step,
    Table,
    Term,
)
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb

WHOLE = edition("address-certificate@2014")
TITLE = Text("Тұрғылықты жері туралы анықтама беру", "Выдача справки о жительстве", "Issue of a certificate")
CLAUSE_LINES = 10
_NOTHING: dict[str, Any] = dict.fromkeys(
    (
        *("definitions", "posts", "facts", "terms", "schedules", "documents", "document_lists", "papers"),
        *("tables", "indicators", "directories", "commissions", "headings", "anomalies"),
    ),
    (),
)


def said(words: str) -> Text:
    """The same words in three languages, where only the Kazakh ones count."""
    return Text(words, words, words)


def act(**changes: Any) -> Act:
    """An act that names no other, without an end."""
    force = replace(WHOLE.act.force, since=date(2014, 3, 7), until=None, clause="act cl. 3")
    return replace(WHOLE.act, **{"legal_basis": (), "force": force, **changes})


def small(words: Mapping[str, str | None] = MappingProxyType({}), **changes: Any) -> Edition:
    """A small edition with these clauses, in lines 10–19, 20–29 …, and whatever else is named."""
    told = {"1": "1. Анықтаманы қызмет беруші береді.", **words}
    clauses = tuple(
        Clause(id=name, about=said(name), text=text, lines=(CLAUSE_LINES * at, CLAUSE_LINES * at + 9))
        for at, (name, text) in enumerate(told.items(), start=1)
    )
    bare = replace(
        WHOLE,
        service="made",
        title=TITLE,
        act=act(),
        clauses=clauses,
        channels=(way(),),
        provider=replace(WHOLE.provider, name=said("Қызмет беруші"), clause="1"),
        **_NOTHING,
    )
    return replace(bare, **changes)


# --- the process -------------------------------------------------------------------------------------


def way(*within: str | None, does: Verb = Verb.DRAFT) -> Channel:
    """A channel of the provider: one step for each term named, one after the other."""
    names = [f"S{at}" for at in range(1, len(within) + 1)]
    steps = tuple(
        Step(
            id=name,
            by="official",
            at="provider",
            does=does,
            title=said(name),
            within=term,
            then=(Branch(go=then),),
        )
        for name, term, then in zip(names, within, [*names[1:], "end:given"], strict=False)
    )
    return Channel(id="provider", name=said("қызмет беруші"), first=names[0] if names else None, steps=steps)


def term(name: str, kind: Any, limit: Limit, clause: str, **changes: Any) -> Term:
    """A term of the provider's channel."""
    made = Term(id=name, kind=kind, what=said(name), limit=limit, clause=clause, channels=("provider",))
    return replace(made, **changes)


def working(days: int) -> Limit:
    """A limit in working days."""
    return Limit(days, Unit.WORKING_DAYS)


def cell(number: str, action: str, *then: str, **changes: Any) -> Cell:
    """A cell of the table of annex 1, in a line of its own."""
    at = 100 + int(number)
    made = Cell(id=f"C{number}", no=number, sfu=said("Маман"), action=said(action), next=then, lines=(at, at))
    return replace(made, **{"clause": "annex 1", **changes})


def table(*cells: Cell, numbered: bool = True) -> Table:
    """A table of actions."""
    return Table(
        id="T",
        title=said("әрекеттер кестесі"),
        kind="actions",
        channels=("provider",),
        numbered_next=numbered,
        cells=cells,
    )


def hours(opens: int, closes: int) -> Hours:
    """The same hours on five days of the week."""
    day = (Span(time(opens), time(closes)),)
    return Hours(week=Week.FIVE_DAY, days=(day, day, day, day, day, (), ()))


def schedule(clause: str, opens: int, closes: int, **changes: Any) -> Schedule:
    """Hours of the provider."""
    words = said(f"{opens}.00–{closes}.00")
    made = Schedule(body="provider", hours=hours(opens, closes), words=words, clause=clause)
    return replace(made, **changes)


# --- printed lists -----------------------------------------------------------------------------------

_LISTS: dict[str, tuple[Row, ...]] = {}


def printed(clause: str, *cells: Mapping[str, str], first: int = 200) -> Directory:
    """A list that the made act prints in an annex, a row a line."""
    name = f"made-{len(_LISTS)}"
    _LISTS[name] = tuple(
        Row(name, at, {"row": str(at), **row}, {}, {"": first + at}, ())
        for at, row in enumerate(cells, start=1)
    )
    return Directory(id=name, title=said(f"{clause} тізімі"), rows=len(cells), file=name, clause=clause)


def show_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules read the made lists beside those of the acts."""

    def made_rows(name: str) -> tuple[Row, ...]:
        return _LISTS[name] if name in _LISTS else rows(name)

    def made_printings(name: str | None = None) -> tuple[Printing, ...]:
        if name not in _LISTS:
            return printings(name)
        return (Printing(name, "", "made@2014", "annex", "1", date(2014, 2, 24)),)

    monkeypatch.setattr(sheet, "rows", made_rows)
    monkeypatch.setattr(sheet, "printings", made_printings)


# --- a rule and its fault ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """An edition without a fault, the same with it, and what the rule has to say of it."""

    rule: str
    good: Edition
    bad: Edition
    where: str
    says: tuple[str, str]
    """Both sides of the contradiction, as they stand in the finding."""
    mend: str
    also: tuple[str, ...] = ()
    """Other rules that the same fault breaks."""


def check(case: Case) -> None:
    """Without the fault no rule finds anything; with it the rule finds it once, and says what and where."""
    assert lint(case.good) == ()
    every = lint(case.bad)
    assert {one.rule for one in every} == {case.rule, *case.also}
    (one,) = (found for found in every if found.rule == case.rule)
    assert one.where == case.where
    assert one.spans
    assert all(side in one.what.kk for side in case.says), one.what.kk
    assert case.mend in one.suggestion.kk
