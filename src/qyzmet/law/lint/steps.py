"""Limits of steps against the term of the whole service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qyzmet.law.limits import Limit
from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.load import Load, load, total
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Cell, Channel, Edition, Step, Table, Term, When
from qyzmet.law.text import Text
from qyzmet.law.words import amount

_RULE = "steps-against-term"
_MEND = Text(
    "Қызмет мерзімін ұзарту немесе әрекеттердің мерзімін қысқарту",
    "Увеличить срок услуги или сократить сроки действий",
    "Lengthen the term of the service or shorten the limits of the actions",
)


@dataclass(frozen=True, slots=True)
class _Way:
    """One account of a channel from its beginning to its end."""

    told: Text
    """Where it stands: a table, or the steps."""
    clauses: tuple[str, ...]
    parts: tuple[str, ...]
    """The numbers of the actions, or the steps, that have a limit."""
    load: Load


def _steps_against_term(sheet: Sheet) -> Iterator[Finding]:
    """The longest way of a channel, by its tables or its steps, against the term of the whole service."""
    edition = sheet.edition
    for channel in edition.channels:
        for term in _services(edition, channel):
            ways = [
                _of_table(edition, table, channel, term)
                for table in edition.tables
                if table.kind == "actions"
            ]
            heaviest = max([*ways, _of_steps(edition, channel)], key=lambda way: way.load)
            if heaviest.load and heaviest.load >= load(term.limit):
                yield _too_long(sheet, channel, term, heaviest)
    yield from _parts(sheet)


def _services(edition: Edition, channel: Channel) -> list[Term]:
    kind = [t for t in edition.terms if t.kind == "service" and t.binding and t.limit]
    return [term for term in kind if channel.id in term.channels]


def _of_table(edition: Edition, table: Table, channel: Channel, term: Term) -> _Way:
    """The cells of a table that the channel goes through while the term runs."""
    own = {step.id: step for step in channel.steps}
    after = {moment.removesuffix(":opened") for moment in term.stops if moment.endswith(":opened")}
    gone = [
        (cell, steps)
        for cell in table.cells
        if (steps := [own[s] for s in cell.steps if s in own]) and not {s.id for s in steps} <= after
    ]
    limits = [(cell, _limit(edition, cell, steps)) for cell, steps in gone]
    timed = [cell for cell, limit in limits if limit]
    return _Way(
        table.title,
        tuple(cell.clause or "" for cell in timed),
        tuple(cell.no for cell in timed),
        total(limit for _, limit in limits),
    )


def _limit(edition: Edition, cell: Cell, steps: list[Step]) -> Limit | None:
    """The limit of a cell on this channel: that of its steps, where they have their own, else the printed one."""
    own = [limit for step in steps if (limit := step_limit(edition, step))]
    return max(own, key=load) if own else cell.limit


def _of_steps(edition: Edition, channel: Channel) -> _Way:
    """The way through the steps whose limits add up to most."""
    known: dict[str, tuple[list[Step], Load]] = {}

    def longest(step_id: str) -> tuple[list[Step], Load]:
        if step_id.startswith("end:"):
            return [], Load()
        if step_id not in known:
            step = channel.step(step_id)
            ways = [longest(branch.go) for branch in step.then]
            way, rest = max(ways, key=lambda one: one[1], default=([], Load()))
            known[step_id] = [step, *way], load(step_limit(edition, step)) + rest
        return known[step_id]

    way, whole = longest(channel.first) if channel.first else ([], Load())
    timed = [step for step in way if step_limit(edition, step)]
    clauses = tuple(edition.term(step.within).clause or "" for step in timed if step.within)
    return _Way(Text("қадамдар", "шаги", "steps"), clauses, tuple(step.id for step in timed), whole)


def step_limit(edition: Edition, step: Step) -> Limit | None:
    """The limit of a step where it has one of its own."""
    term = edition.term(step.within) if step.within else None
    return term.limit if term and term.kind == "step" else None


def _too_long(sheet: Sheet, channel: Channel, term: Term, way: _Way) -> Finding:
    assert term.limit is not None
    beyond = way.load.days > load(term.limit).days or not load(term.limit).days
    beyond = beyond and way.load > load(term.limit)
    verdict = _BEYOND if beyond else _FULL
    whole, parts, sum_ = amount(term.limit), ", ".join(way.parts), way.load.words
    return sheet.finding(
        _RULE,
        "error" if beyond else "warning",
        citation((term.clause or "", *way.clauses)),
        Text(
            f"{channel.name.kk}: {way.told.kk} ({parts}) бойынша мерзімдер қосындысы — {sum_.kk}; ол қызметтің "
            f"мерзімі {whole.kk} болғанда {verdict.kk}",
            f"{channel.name.ru}: {way.told.ru} ({parts}): сумма сроков — {sum_.ru}; при сроке услуги {whole.ru} "
            f"это {verdict.ru}",
            f"{channel.name.en}: {way.told.en} ({parts}): the limits add up to {sum_.en}, which {verdict.en} of "
            f"the service, {whole.en}",
        ),
        _MEND,
    )


_BEYOND = Text("мерзімнен асады", "превышает срок", "goes beyond the term")
_FULL = Text("мерзімде қор қалдырмайды", "не оставляет запаса", "leaves no reserve in the term")


# --- one part that takes the whole term ---------------------------------------------------------------


def _parts(sheet: Sheet) -> Iterator[Finding]:
    """A return or a handing over that alone may last as long as the whole service; a longer serving of people."""
    edition = sheet.edition
    for whole in edition.terms:
        if whole.kind != "service" or not whole.binding or whole.limit is None:
            continue
        for part in edition.terms:
            if part.kind not in ("return", "handover", "serving") or not part.binding or part.limit is None:
                continue
            if not set(part.channels) & set(whole.channels) or not overlap(part.when, whole.when):
                continue
            if load(part.limit).days and not load(whole.limit).days:
                continue
            on_the_spot = part.kind == "serving"
            if load(part.limit) > load(whole.limit) or (not on_the_spot and part.limit == whole.limit):
                yield _takes_all(sheet, whole, part)
        yield from _waits_longer(sheet, whole)


_APPLYING: Final = re.compile(r"(?:өтініш берген|жүгінген) сәттен")


def _waits_longer(sheet: Sheet, whole: Term) -> Iterator[Finding]:
    """The service counts from the moment of applying, and the queue alone may last longer."""
    clause = sheet.clauses.get((whole.clause or "").split(", ")[0])
    if (
        whole.limit is None
        or load(whole.limit).days
        or not _APPLYING.search(clause.text or "" if clause else "")
    ):
        return
    for part in sheet.edition.terms:
        together = set(part.channels) & set(whole.channels) and overlap(part.when, whole.when)
        if part.kind == "waiting" and part.limit and together and load(part.limit) > load(whole.limit):
            yield _takes_all(sheet, whole, part)


def overlap(one: When, other: When) -> bool:
    """Whether some case meets both conditions."""
    return all(set(one[fact]) & set(other[fact]) for fact in set(one) & set(other))


def _takes_all(sheet: Sheet, whole: Term, part: Term) -> Finding:
    assert whole.limit is not None
    assert part.limit is not None
    all_, one = amount(whole.limit), amount(part.limit)
    return sheet.finding(
        _RULE,
        "warning",
        citation((whole.clause or "", part.clause or "")),
        Text(
            f"Бір бөліктің ({part.what.kk}) мерзімі {one.kk}, ал бүкіл қызметтікі ({whole.what.kk}) — {all_.kk}: "
            "қалғанына уақыт қалмайды",
            f"Срок одной части ({part.what.ru}) — {one.ru}, всей услуги ({whole.what.ru}) — {all_.ru}: на остальное "
            "времени не остаётся",
            f"One part ({part.what.en}) may take {one.en} and the whole service ({whole.what.en}) {all_.en}: no "
            "time is left for the rest",
        ),
        _MEND,
    )


RULES = (
    Rule(
        _RULE,
        Text("Қадамдар мерзімге сыймайды", "Шаги не укладываются в срок", "Steps against the term"),
        Text(
            "әрекеттер мерзімдерінің қосындысы не бір бөліктің өзі қызмет мерзімінен асады немесе қор қалдырмайды",
            "сумма сроков действий или одна часть превышает срок услуги или не оставляет запаса",
            "limits of actions, or one part alone, that add up beyond the term or leave no reserve",
        ),
        _steps_against_term,
    ),
)
