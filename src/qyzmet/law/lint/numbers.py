"""Rules about figures that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.model import Edition, Indicator
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_COLUMNS = (
    ("norm", Text("нормативтік мәні", "нормативное значение", "norm")),
    ("target", Text("нысаналы мәні", "целевое значение", "target value")),
    ("current", Text("ағымдағы мәні", "текущее значение", "current value")),
)


def _missing_value(edition: Edition) -> Iterator[Finding]:
    """Columns of the table of indicators that are empty, in all rows or in some."""
    for column, name in _COLUMNS:
        empty = [one for one in edition.indicators if getattr(one, column) is None]
        if empty:
            yield _missing(edition, name, empty, len(empty) == len(edition.indicators))
    yield from _empty_cells(edition)


def _empty_cells(edition: Edition) -> Iterator[Finding]:
    """Cells of a table of actions that are empty where most of their row is filled."""
    for table in edition.tables:
        if table.kind != "actions":
            continue
        for column, name in _ROWS:
            empty = [cell for cell in table.cells if getattr(cell, column) is None]
            if empty and len(empty) * 2 < len(table.cells):
                numbers = ", ".join(cell.no for cell in empty)
                yield finding(
                    edition,
                    "missing-value",
                    "warning",
                    cited(*empty),
                    Text(
                        f"{table.title.kk}: {numbers}-әрекеттің {name.kk} толтырылмаған",
                        f"{table.title.ru}: у действия {numbers} не заполнено: {name.ru}",
                        f"{table.title.en}: action {numbers} has no {name.en}",
                    ),
                    Text("Ұяшықты толтыру", "Заполнить ячейку", "Fill in the cell"),
                )


_ROWS = (
    ("completion", Text("аяқталу нысаны", "форма завершения", "form of completion")),
    ("limit_words", Text("мерзімі", "срок", "limit")),
)


def _missing(edition: Edition, column: Text, empty: list[Indicator], whole: bool) -> Finding:
    rows = joined((one.name for one in empty), "; ")
    which = Text("барлық жолда", "во всех строках", "in every row") if whole else rows
    where = ", ".join(dict.fromkeys(one.clause for one in empty if one.clause))
    return finding(
        edition,
        "missing-value",
        "warning" if not whole else "note",
        where,
        Text(
            f"Көрсеткіштің {column.kk} толтырылмаған: {which.kk}",
            f"Не заполнено {column.ru} показателя: {which.ru}",
            f"The {column.en} of the indicator is empty: {which.en}",
        ),
        Text("Мәнін енгізу", "Внести значение", "Fill in the value"),
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
