"""Rules about the printed tables of actions: next numbers, ways without an end, a paper out before it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, cited
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Cell, Channel, Edition, Table
from qyzmet.law.text import Text

_RENUMBER: Final = Text("Нөмірлерін реттеу", "Исправить нумерацию", "Put the numbers right")


# --- next numbers ------------------------------------------------------------------------------------


def _next_number(sheet: Sheet) -> Iterator[Finding]:
    """The number of the next action leads to no cell, past the next one, or where one channel does not go."""
    for table in sheet.edition.tables:
        if not table.numbered_next or not any(cell.next for cell in table.cells):
            continue
        wrong = _past_the_next(table)
        if wrong:
            yield _misnumbered(sheet, table, wrong)
        for cell in table.cells[:-1]:
            if not cell.next:
                yield _no_next(sheet, table, cell)
        for cell, number, channel in _forks(sheet.edition, table):
            yield _fork(sheet, table, cell, number, channel)


def _past_the_next(table: Table) -> list[tuple[Cell, str]]:
    """The cells that do not name the following cell, with the number of that."""
    known = [cell.no for cell in table.cells]
    following = zip(table.cells, known[1:], strict=False)
    return [(cell, then) for cell, then in following if cell.next and then not in cell.next]


def _misnumbered(sheet: Sheet, table: Table, wrong: Sequence[tuple[Cell, str]]) -> Finding:
    numbers = ", ".join(cell.no for cell, _ in wrong)
    said = ", ".join("/".join(cell.next) for cell, _ in wrong)
    then = ", ".join(then for _, then in wrong)
    return sheet.finding(
        "next-number",
        "error",
        cited(*(cell for cell, _ in wrong)),
        Text(
            f"{table.title.kk}: {numbers}-әрекеттерден кейін {said} деп басылған, ал келесілері — {then}",
            f"{table.title.ru}: после действий {numbers} напечатано {said}, а следующие — {then}",
            f"{table.title.en}: after the actions {numbers} stand the numbers {said}; the next ones are {then}",
        ),
        _RENUMBER,
        at=[cell.lines for cell, _ in wrong],
    )


def _no_next(sheet: Sheet, table: Table, cell: Cell) -> Finding:
    return sheet.finding(
        "next-number",
        "warning",
        cited(cell),
        Text(
            f"{table.title.kk}: {cell.no}-әрекеттің келесі нөмірі басылмаған, ал одан кейін әрекет бар",
            f"{table.title.ru}: у действия {cell.no} не напечатан номер следующего, хотя оно есть",
            f"{table.title.en}: action {cell.no} names no next one, although there is one",
        ),
        _RENUMBER,
        at=[cell.lines],
    )


def _forks(edition: Edition, table: Table) -> Iterator[tuple[Cell, str, Channel]]:
    """A cell of a channel whose printed next action that channel does not carry out."""
    by_number = {cell.no: cell for cell in table.cells}
    for channel in edition.channels:
        own = {step.id for step in channel.steps}
        if channel.id not in table.channels or not own:
            continue
        for cell in table.cells:
            for number in cell.next:
                then = by_number.get(number)
                if then and own & set(cell.steps) and then.steps and not own & set(then.steps):
                    yield cell, number, channel


def _fork(sheet: Sheet, table: Table, cell: Cell, number: str, channel: Channel) -> Finding:
    name = channel.name
    return sheet.finding(
        "next-number",
        "warning",
        cited(cell),
        Text(
            f"{table.title.kk}: {cell.no}-әрекеттен кейін жалғыз {number} басылған, ал «{name.kk}» жолы ол арқылы "
            "өтпейді",
            f"{table.title.ru}: после действия {cell.no} напечатан один номер {number}, а путь «{name.ru}» через него "
            "не идёт",
            f"{table.title.en}: after action {cell.no} only the number {number} is printed, and the way “{name.en}” "
            "does not go there",
        ),
        Text(
            "Әр жолдың келесі нөмірін жазу",
            "Напечатать следующий номер для каждого пути",
            "Print the next number of each way",
        ),
        at=[cell.lines],
    )


# --- reachable and ending ----------------------------------------------------------------------------


def _unreachable(sheet: Sheet) -> Iterator[Finding]:
    """By the printed numbers a cell is never reached, or no end is reached from it."""
    for table in sheet.edition.tables:
        if not table.numbered_next or not any(cell.next for cell in table.cells):
            continue
        reached = _reached(table)
        never = [cell for cell in table.cells if cell.no not in reached]
        if never:
            yield _never(sheet, table, never)
        if table.cells[-1].next:
            yield _endless(sheet, table, table.cells[-1])


def _reached(table: Table) -> set[str]:
    after = {cell.no: cell.next for cell in table.cells}
    reached: set[str] = set()
    ahead = [table.cells[0].no]
    while ahead:
        number = ahead.pop()
        if number not in reached:
            reached.add(number)
            ahead.extend(after.get(number, ()))
    return reached


def _never(sheet: Sheet, table: Table, never: list[Cell]) -> Finding:
    numbers = ", ".join(cell.no for cell in never)
    return sheet.finding(
        "unreachable-step",
        "error",
        cited(*never),
        Text(
            f"{table.title.kk}: {numbers}-әрекетке ешбір басылған нөмір апармайды",
            f"{table.title.ru}: к действию {numbers} не ведёт ни один напечатанный номер",
            f"{table.title.en}: no printed number leads to action {numbers}",
        ),
        _RENUMBER,
        at=[cell.lines for cell in never],
    )


def _endless(sheet: Sheet, table: Table, cell: Cell) -> Finding:
    then = ", ".join(cell.next)
    return sheet.finding(
        "unreachable-step",
        "error",
        cited(cell),
        Text(
            f"{table.title.kk}: соңғы {cell.no}-әрекеттен кейін тағы {then} басылған — соңы жоқ",
            f"{table.title.ru}: после последнего действия {cell.no} напечатано ещё {then} — конца нет",
            f"{table.title.en}: after the last action {cell.no} stands {then}: there is no end",
        ),
        _RENUMBER,
        at=[cell.lines],
    )


# --- handed out before it is signed ------------------------------------------------------------------

_OUT: Final = re.compile(r"тұтынушыға[^.;]*(?:тапсыру|беру)|алушыға[^.;]*(?:тапсыру|беру)")
_SIGN: Final = re.compile(r"қол\w* қо[йюя]")


def _out_before_signed(sheet: Sheet) -> Iterator[Finding]:
    """An action hands the result to the applicant, and a later one of the same table has it signed."""
    for table in sheet.edition.tables:
        if table.kind != "actions":
            continue
        words = [f"{c.action.kk}. {c.completion.kk if c.completion else ''}" for c in table.cells]
        out = next((at for at, said in enumerate(words) if _OUT.search(said)), None)
        if out is None:
            continue
        later = next((at for at in range(out + 1, len(words)) if _SIGN.search(words[at])), None)
        if later is not None and not any(_SIGN.search(said) for said in words[: out + 1]):
            yield _too_early(sheet, table, table.cells[out], table.cells[later])


def _too_early(sheet: Sheet, table: Table, out: Cell, signed: Cell) -> Finding:
    return sheet.finding(
        "out-before-signed",
        "error",
        cited(out, signed),
        Text(
            f"{table.title.kk}: {out.no}-әрекетте құжат тапсырылады, ал оған {signed.no}-әрекетте ғана қол қойылады",
            f"{table.title.ru}: в действии {out.no} документ вручают, а подписывают только в действии {signed.no}",
            f"{table.title.en}: action {out.no} hands the document out, and only action {signed.no} has it signed",
        ),
        Text("Әрекеттердің ретін ауыстыру", "Поменять действия местами", "Change the order of the actions"),
        at=[out.lines, signed.lines],
    )


RULES = (
    Rule(
        "next-number",
        Text("Келесі әрекеттің нөмірі", "Номер следующего действия", "Number of the next action"),
        Text(
            "нөмір жоқ әрекетке апарады, келесісінен аттайды не бір жолдың тармағын айтпайды",
            "номер ведёт в никуда, мимо следующего или не показывает развилки путей",
            "a number leads nowhere, past the next action, or hides a fork of the ways",
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
        "out-before-signed",
        Text("Қол қойылмай тапсырылған құжат", "Вручение до подписи", "Handed out before it is signed"),
        Text(
            "нәтиже тапсырылған әрекет оған қол қойылатын әрекеттен бұрын тұр",
            "действие, которым вручают результат, стоит раньше подписания",
            "the action that hands the result out stands before the one that signs it",
        ),
        _out_before_signed,
    ),
)
