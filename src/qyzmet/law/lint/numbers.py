"""Rules about figures that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from qyzmet.law.lint.finding import Finding, Rule, finding
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
            "сапа көрсеткіштерінің бос ұяшықтары",
            "пустые ячейки показателей качества",
            "empty cells of the quality indicators",
        ),
        _missing_value,
    ),
)
