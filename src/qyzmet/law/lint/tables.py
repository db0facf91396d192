"""Rules about the printed tables of actions, and about whatever the act numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.model import Cell, Edition, Table
from qyzmet.law.text import Text

_RENUMBER = Text("Нөмірлерін реттеу", "Исправить нумерацию", "Put the numbers right")


# --- next numbers ------------------------------------------------------------------------------------


def _next_number(edition: Edition) -> Iterator[Finding]:
    """The number of the next action leads to no cell, or past the next one."""
    for table in edition.tables:
        if not table.numbered_next:
            continue
        known = [cell.no for cell in table.cells]
        for number, cell in enumerate(table.cells):
            strange = [one for one in cell.next if one not in known]
            following = known[number + 1] if number + 1 < len(known) else None
            if strange:
                yield _next(edition, table, cell, strange, following)
            elif cell.next and following and following not in cell.next:
                yield _next(edition, table, cell, list(cell.next), following)
            elif len(cell.next) > 1:
                yield _fork(edition, table, cell)
        yield from _stops_short(edition, table)


def _next(edition: Edition, table: Table, cell: Cell, said: Sequence[str], following: str | None) -> Finding:
    said_words, then = ", ".join(said), following or "—"
    return finding(
        edition,
        "next-number",
        "error",
        cited(cell),
        Text(
            f"{table.title.kk}: {cell.no}-әрекеттен кейін {said_words} деп басылған, ал келесісі — {then}",
            f"{table.title.ru}: после действия {cell.no} напечатано {said_words}, а следующее — {then}",
            f"{table.title.en}: after action {cell.no} the number {said_words} is printed; the next one is {then}",
        ),
        _RENUMBER,
    )


def _fork(edition: Edition, table: Table, cell: Cell) -> Finding:
    said = ", ".join(cell.next)
    return finding(
        edition,
        "next-number",
        "warning",
        cited(cell),
        Text(
            f"{table.title.kk}: {cell.no}-әрекеттен кейін бірнеше нөмір ({said}), қайсысы қашан — айтылмаған",
            f"{table.title.ru}: после действия {cell.no} несколько номеров ({said}), какой когда — не сказано",
            f"{table.title.en}: several numbers after action {cell.no} ({said}) and no word which holds when",
        ),
        Text("Шартын жазу", "Назвать условие", "Name the condition"),
    )


def _stops_short(edition: Edition, table: Table) -> Iterator[Finding]:
    """A cell in the middle that names no next one although its neighbours do."""
    if not any(cell.next for cell in table.cells):
        return
    for cell in table.cells[:-1]:
        if not cell.next:
            yield finding(
                edition,
                "next-number",
                "warning",
                cited(cell),
                Text(
                    f"{table.title.kk}: {cell.no}-әрекеттің келесі нөмірі басылмаған",
                    f"{table.title.ru}: у действия {cell.no} не напечатан номер следующего",
                    f"{table.title.en}: action {cell.no} names no next one",
                ),
                _RENUMBER,
            )


# --- reachable and ending ----------------------------------------------------------------------------


def _unreachable(edition: Edition) -> Iterator[Finding]:
    """By the printed numbers a cell is never reached, or no end is reached from it."""
    for table in edition.tables:
        if not table.numbered_next or not any(cell.next for cell in table.cells):
            continue
        reached, ahead = set(), [table.cells[0].no]
        after = {cell.no: cell.next for cell in table.cells}
        while ahead:
            number = ahead.pop()
            if number not in reached:
                reached.add(number)
                ahead.extend(after.get(number, ()))
        for cell in table.cells:
            if cell.no not in reached:
                yield _never(edition, table, cell)
        if table.cells[-1].next:
            yield _endless(edition, table, table.cells[-1])


def _never(edition: Edition, table: Table, cell: Cell) -> Finding:
    return finding(
        edition,
        "unreachable-step",
        "error",
        cited(cell),
        Text(
            f"{table.title.kk}: {cell.no}-әрекетке ешбір нөмір апармайды",
            f"{table.title.ru}: к действию {cell.no} не ведёт ни один номер",
            f"{table.title.en}: no number leads to action {cell.no}",
        ),
        _RENUMBER,
    )


def _endless(edition: Edition, table: Table, cell: Cell) -> Finding:
    return finding(
        edition,
        "unreachable-step",
        "error",
        cited(cell),
        Text(
            f"{table.title.kk}: соңғы {cell.no}-әрекеттен кейін тағы {', '.join(cell.next)} басылған — соңы жоқ",
            f"{table.title.ru}: после последнего действия {cell.no} напечатано ещё {', '.join(cell.next)} — конца нет",
            f"{table.title.en}: after the last action {cell.no} stands {', '.join(cell.next)}: there is no end",
        ),
        _RENUMBER,
    )


# --- numbers that repeat or skip ---------------------------------------------------------------------

_ITEM = re.compile(r"(?:^|[\n:;.] ?)(\d{1,2})\) ", re.MULTILINE)


def _numbering(edition: Edition) -> Iterator[Finding]:
    """Cells, fields and items that are numbered twice or with a number left out."""
    for table in edition.tables:
        yield from _run(edition, cited(*table.cells[:1]), table.title, [cell.no for cell in table.cells])
    for paper in edition.papers:
        numbers = [field.no for field in paper.fields if field.no]
        yield from _run(edition, cited(paper), paper.title, numbers)
    for clause in edition.clauses:
        numbers = _ITEM.findall(clause.text or "")
        if len(numbers) > 1:
            yield from _run(edition, clause.id, clause.about, numbers)


def _run(edition: Edition, where: str, title: Text, numbers: Sequence[str]) -> Iterator[Finding]:
    plain = [int(one.rstrip(".)")) for one in numbers if one.rstrip(".)").isdigit()]
    double = [str(one) for one, count in Counter(plain).items() if count > 1]
    skipped = [f"{a}→{b}" for a, b in pairwise(plain) if b > a + 1]
    if not double and not skipped:
        return
    told = ", ".join([*double, *skipped])
    yield finding(
        edition,
        "numbering",
        "note",
        where,
        Text(
            f"{title.kk}: нөмірлер қайталанады не үзіледі ({told})",
            f"{title.ru}: номера повторяются или прерываются ({told})",
            f"{title.en}: numbers repeat or skip ({told})",
        ),
        _RENUMBER,
    )


RULES = (
    Rule(
        "next-number",
        Text("Келесі әрекеттің нөмірі", "Номер следующего действия", "Number of the next action"),
        Text(
            "нөмір жоқ әрекетке апарады, келесісінен аттайды не бірнешеу",
            "номер ведёт в никуда, мимо следующего или их несколько",
            "a number leads nowhere, past the next action, or there are several",
        ),
        _next_number,
    ),
    Rule(
        "unreachable-step",
        Text("Жетпейтін әрекет", "Недостижимое действие", "Unreachable or endless action"),
        Text(
            "әрекетке ешкім апармайды не одан соң соңы жоқ",
            "к действию ничто не ведёт либо после него нет конца",
            "nothing leads to an action, or no end follows it",
        ),
        _unreachable,
    ),
    Rule(
        "numbering",
        Text("Нөмірлеу", "Нумерация", "Numbering"),
        Text(
            "тармақша, өріс не ұяшық нөмірлері қайталанады не үзіледі",
            "номера подпунктов, полей или ячеек повторяются или прерываются",
            "numbers of items, fields or cells that repeat or skip",
        ),
        _numbering,
    ),
)
