"""Tables of the registers: declared once by their columns, shown on a page and written into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.urls import reverse

from qyzmet.cases.models import Case
from qyzmet.cases.queries import seen_by_office
from qyzmet.duty.words import figure, plain_figure
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.ui.components import Words
from qyzmet.ui.staff.tables import Cell
from qyzmet.ui.words import in_language, kzdate

Shape = Literal["text", "head", "day", "money", "case", "office"]
"""What a column holds: ``head`` names the line, ``money`` is in tenge, ``case`` a number, ``office`` a code."""
Value = Words | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what stands there of a thing, of what shape that is."""

    words: Any
    """A string, or one that is translated when it is read."""
    of: Callable[[Any], Value]
    shape: Shape = "text"


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of a page; ``url`` leads to the case where the reader may see it."""

    label: str
    shape: Shape
    text: str
    """Empty where the register has nothing."""
    url: str = ""


def shown(columns: Sequence[Column], things: Iterable[Any], office: str) -> list[list[Shown]]:
    """The lines as an official of the office sees them."""
    lines = [[column.of(one) for column in columns] for one in things]
    seen = _seen(_values(columns, lines, "case"), office)
    names = _names(_values(columns, lines, "office"))
    return [
        [_shown(column, value, seen, names) for column, value in zip(columns, line, strict=True)]
        for line in lines
    ]


def file_rows(columns: Sequence[Column], things: Iterable[Any]) -> list[list[Cell]]:
    """The lines as a file keeps them: days as days, amounts without tiyn as numbers."""
    lines = [[column.of(one) for column in columns] for one in things]
    names = _names(_values(columns, lines, "office"))
    return [
        [_cell(column, value, names) for column, value in zip(columns, line, strict=True)] for line in lines
    ]


def _values(columns: Sequence[Column], lines: Sequence[Sequence[Value]], shape: Shape) -> set[str]:
    places = [place for place, column in enumerate(columns) if column.shape == shape]
    return {str(line[place]) for line in lines for place in places if line[place]}


def _seen(numbers: set[str], office: str) -> set[str]:
    """Which of the cases the office may see."""
    if not numbers:
        return set()
    found = Case.objects.filter(seen_by_office(office), number__in=numbers)
    return set(found.values_list("number", flat=True))


def _names(codes: set[str]) -> dict[str, Text]:
    return {one.code: one.name for one in Office.objects.filter(code__in=codes)} if codes else {}


def _shown(column: Column, value: Value, seen: set[str], names: dict[str, Text]) -> Shown:
    url = ""
    match value:
        case date():
            text = kzdate(value)
        case Decimal():
            text = str(in_language(figure(value)))
        case _ if column.shape == "office":
            text = str(in_language(names.get(str(value), value)))
        case _:
            text = str(in_language(value))
    if column.shape == "case" and text in seen:
        url = reverse("provider:case", kwargs={"number": text})
    return Shown(str(column.words), column.shape, text, url)


def _cell(column: Column, value: Value, names: dict[str, Text]) -> Cell:
    match value:
        case None | date():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else plain_figure(value)
        case _ if column.shape == "office":
            return str(in_language(names.get(str(value), value)))
        case _:
            return str(in_language(value))
