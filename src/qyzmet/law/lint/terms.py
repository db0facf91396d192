"""Two figures for one thing, and days of no kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from qyzmet.law.limits import Limit, Unit
from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.load import load
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.lint.steps import overlap, step_limit
from qyzmet.law.model import Cell, Channel, Edition, Sourced, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined

_KINDS: Final = ("service", "waiting", "serving", "return", "notice", "handover", "retention", "complaint")
_KEEP_ONE: Final = Text(
    "Бірін қалдыру не әрқайсысы қай жағдайға арналғанын айту",
    "Оставить один либо сказать, для какого случая каждый",
    "Keep one of them, or say which case each is for",
)
Said = tuple[Limit, str, Text]
"""A limit, the clause it stands in, and what it limits."""


def _two_terms(sheet: Sheet) -> Iterator[Finding]:
    """Different limits for one thing: of the whole service, of one step, of the intake."""
    told: list[tuple[set[str], set[Limit]]] = []
    for group in _groups(sheet.edition):
        told.append(({c for term in group for c in term.channels}, {t.limit for t in group if t.limit}))
        yield _differ(sheet, [(t.limit, t.clause or "", t.what) for t in group if t.limit])
    for channel, said in _of_steps(sheet.edition):
        limits = {limit for limit, _, _ in said}
        if not any(channel.id in channels and limits <= known for channels, known in told):
            yield _differ(sheet, said)
    for said in _intake(sheet.edition):
        yield _differ(sheet, said)


def _groups(edition: Edition) -> Iterator[list[Term]]:
    """Terms of one kind, channel and case with different limits, one of which a reading sets aside."""
    terms = [term for term in edition.terms if term.kind in _KINDS and term.limit is not None]
    left = {term.id: {term.id} for term in terms}
    for one, other in combinations(terms, 2):
        if _compete(one, other):
            merged = left[one.id] | left[other.id]
            for member in merged:
                left[member] = merged
    for group in dict.fromkeys(frozenset(one) for one in left.values() if len(one) > 1):
        yield [term for term in terms if term.id in group]


def _compete(one: Term, other: Term) -> bool:
    return (
        one.kind == other.kind
        and not (one.binding and other.binding)
        and bool(set(one.channels) & set(other.channels))
        and overlap(one.when, other.when)
        and _unlike(one.limit, other.limit)
    )


def _unlike(one: Limit | None, other: Limit | None) -> bool:
    """Whether two limits differ otherwise than in the kind of days that one leaves open."""
    if one is None or other is None or one == other:
        return False
    days = {Unit.DAYS, Unit.WORKING_DAYS, Unit.CALENDAR_DAYS}
    return not (
        one.value == other.value and Unit.DAYS in (one.unit, other.unit) and {one.unit, other.unit} <= days
    )


def _of_steps(edition: Edition) -> Iterator[tuple[Channel, list[Said]]]:
    """A step that cells of the tables, or its own term, limit differently."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for table in edition.tables:
        for cell in table.cells:
            if cell.limit is not None and len(cell.steps) == 1:
                cells[cell.steps[0]].append(cell)
    for channel in edition.channels:
        for step in channel.steps:
            said: list[Said] = [(c.limit, c.clause or "", c.action) for c in cells[step.id] if c.limit]
            own = step_limit(edition, step)
            if own and step.within:
                said.append((own, edition.term(step.within).clause or "", step.title))
            if any(_unlike(one[0], other[0]) for one, other in combinations(said, 2)):
                yield channel, list({limit: one for one in said for limit in [one[0]]}.values())


def _intake(edition: Edition) -> Iterator[list[Said]]:
    """An action of a table takes the papers in, and may last longer than a person may be served."""
    receiving = {
        step.id: edition.term(step.within)
        for channel in edition.channels
        for step in channel.steps
        if step.does == "receive" and step.within
    }
    for table in edition.tables:
        for cell in table.cells:
            for step in cell.steps:
                serving = _serving(edition, receiving, step)
                if cell.limit and serving and serving.limit and load(cell.limit) > load(serving.limit):
                    said = (serving.limit, serving.clause or "", serving.what)
                    yield [(cell.limit, cell.clause or "", cell.action), said]
                    break


def _serving(edition: Edition, receiving: dict[str, Term], step: str) -> Term | None:
    """The term of serving people that runs in a step of intake."""
    if step not in receiving:
        return None
    if receiving[step].kind == "serving":
        return receiving[step]
    return next((t for t in edition.terms if t.kind == "serving" and f"{step}:opened" in t.starts), None)


def _differ(sheet: Sheet, said: list[Said]) -> Finding:
    parts = [
        Text(
            f"{amount(limit).kk} ({what.kk})",
            f"{amount(limit).ru} ({what.ru})",
            f"{amount(limit).en} ({what.en})",
        )
        for limit, _, what in said
    ]
    every = joined(parts, " ≠ ")
    return sheet.finding(
        "two-terms",
        "error",
        citation(tuple(clause for _, clause, _ in said)),
        Text(
            f"Бір нәрсеге әртүрлі мерзім: {every.kk}",
            f"Разные сроки на одно и то же: {every.ru}",
            f"Different limits for one thing: {every.en}",
        ),
        _KEEP_ONE,
    )


# --- days of no kind ---------------------------------------------------------------------------------


def _undefined_unit(sheet: Sheet) -> Iterator[Finding]:
    """Limits in days that are neither working nor calendar days, gathered by place and number."""
    edition = sheet.edition
    limited: Iterable[tuple[Limit | None, Sourced, Text]] = [
        *((term.limit, term, term.what) for term in edition.terms),
        *((cell.limit, cell, cell.action) for table in edition.tables for cell in table.cells),
    ]
    found: dict[tuple[int, str], list[tuple[str, Text]]] = defaultdict(list)
    for limit, source, what in limited:
        if limit is not None and limit.unit is Unit.DAYS:
            last = (source.clause or "").split(", ")[-1]
            found[limit.value, last].append((source.clause or "", what))
    for (value, _), places in found.items():
        what = joined(what for _, what in places)
        days = amount(Limit(value, Unit.DAYS))
        yield sheet.finding(
            "undefined-unit",
            "warning",
            citation(tuple(clause for clause, _ in places)),
            Text(
                f"«{days.kk}» — жұмыс күні ме, күнтізбелік күн бе, айтылмаған: {what.kk}",
                f"«{days.ru}» — рабочие или календарные, не сказано: {what.ru}",
                f"“{days.en}”: working or calendar, which is not said: {what.en}",
            ),
            Text("Күннің түрін айту", "Назвать вид дней", "Say which days are meant"),
        )


RULES = (
    Rule(
        "two-terms",
        Text("Бір нәрсеге екі мерзім", "Два срока на одно", "Two terms for one thing"),
        Text(
            "бір жағдайға, бір әрекетке әртүрлі мерзім қойылған",
            "одному случаю или действию поставлены разные сроки",
            "different limits for one case or one action",
        ),
        _two_terms,
    ),
    Rule(
        "undefined-unit",
        Text("Белгісіз күн", "Неясные дни", "Days of no kind"),
        Text(
            "мерзім күнмен берілген, түрі айтылмаған",
            "срок в днях без указания их вида",
            "a term in days that are not said to be working or calendar",
        ),
        _undefined_unit,
    ),
)
