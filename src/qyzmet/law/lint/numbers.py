"""Rules about figures that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, citation, cited
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Indicator, Table
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_COLUMNS: Final = (
    ("norm", Text("нормативтік мәні", "нормативное значение", "norm")),
    ("target", Text("нысаналы мәні", "целевое значение", "target value")),
    ("current", Text("ағымдағы мәні", "текущее значение", "current value")),
)
_CELLS: Final = (
    ("completion", Text("аяқталу нысаны", "форма завершения", "form of completion")),
    ("limit_words", Text("мерзімі", "срок", "limit")),
)


def _missing_value(sheet: Sheet) -> Iterator[Finding]:
    """Columns of the indicators that are empty, and cells of tables that are empty where others are filled."""
    indicators = sheet.edition.indicators
    empty = {name: [one for one in indicators if getattr(one, column) is None] for column, name in _COLUMNS}
    whole = [name for name, rows in empty.items() if rows and len(rows) == len(indicators)]
    if whole:
        yield _missing(sheet, joined(whole, ", "), list(indicators), whole=True)
    for name, rows in empty.items():
        if rows and name not in whole:
            yield _missing(sheet, name, rows, whole=False)
    for table in sheet.edition.tables:
        if table.kind == "actions":
            yield from _empty_cells(sheet, table)


def _missing(sheet: Sheet, column: Text, empty: list[Indicator], *, whole: bool) -> Finding:
    rows = joined((one.name for one in empty), "; ")
    every = Text("барлық жолда", "во всех строках", "in every row")
    which = (
        Text(f"{every.kk} ({rows.kk})", f"{every.ru} ({rows.ru})", f"{every.en} ({rows.en})")
        if whole
        else rows
    )
    return sheet.finding(
        "missing-value",
        "note" if whole else "warning",
        citation(tuple(one.clause or "" for one in empty)),
        Text(
            f"Көрсеткіштер кестесінің бағаны бар, мәні жоқ: {column.kk} — {which.kk}",
            f"В таблице показателей есть графа, но нет значения: {column.ru} — {which.ru}",
            f"The table of indicators has the column and no value: {column.en} — {which.en}",
        ),
        Text("Мәнін енгізу", "Внести значение", "Fill in the value"),
    )


def _empty_cells(sheet: Sheet, table: Table) -> Iterator[Finding]:
    for column, name in _CELLS:
        empty = [cell for cell in table.cells if getattr(cell, column) is None]
        if empty and len(empty) * 2 < len(table.cells):
            numbers = ", ".join(cell.no for cell in empty)
            yield sheet.finding(
                "missing-value",
                "warning",
                cited(*empty),
                Text(
                    f"{table.title.kk}: {numbers}-әрекеттің {name.kk} толтырылмаған, басқаларында бар",
                    f"{table.title.ru}: у действия {numbers} не заполнено: {name.ru}, у других есть",
                    f"{table.title.en}: action {numbers} has no {name.en}, the others have",
                ),
                Text("Ұяшықты толтыру", "Заполнить ячейку", "Fill in the cell"),
                at=[cell.lines for cell in empty],
            )


RULES = (
    Rule(
        "missing-value",
        Text("Мәні жоқ көрсеткіш", "Показатель без значения", "Indicator without a value"),
        Text(
            "сапа көрсеткіштері мен әрекеттер кестелерінің бос ұяшықтары",
            "пустые ячейки показателей качества и таблиц действий",
            "empty cells of the quality indicators and of the tables of actions",
        ),
        _missing_value,
    ),
)
