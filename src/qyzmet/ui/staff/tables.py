"""A table as a file for a spreadsheet: CSV and XLSX, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import xlsxwriter
from django.http import HttpResponse

Kind = Literal["csv", "xlsx"]
Cell = str | int | Decimal | date | datetime | None
"""Decimals are amounts of money, with two digits after the point."""

MEDIA_TYPES: dict[Kind, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WIDEST = 60
"""Characters of the widest column of a workbook."""
LONGEST = 32_767
"""Characters a cell of a workbook may hold, by the format."""

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it: what could begin a formula gets an apostrophe.

    >>> harmless("=1+1")
    "'=1+1"
    >>> harmless("Ахметова")
    'Ахметова'
    """
    return f"'{text}" if text.lstrip(" ").startswith(_RUN) or text.startswith(_RUN) else text


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with its mark and semicolons, as the spreadsheets of our offices open it by a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _csv_cell(cell: Cell) -> str | int:
    if isinstance(cell, int):
        return cell
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")  # as spreadsheets in Kazakh and Russian read a number
    return _day(cell) if isinstance(cell, date) else harmless(cell or "")


def _day(value: date) -> str:
    return f"{value:%d.%m.%Y %H:%M}" if isinstance(value, datetime) else f"{value:%d.%m.%Y}"


def as_xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet with the heading kept in sight; moments are those of their own time zone."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
        amount = book.add_format({"num_format": "#,##0.00", "valign": "top"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"})
        sheet = book.add_worksheet(_sheet_name(title))
        widths = [len(name) for name in columns]
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                match cell:
                    case datetime():
                        sheet.write_datetime(last, column, cell.replace(tzinfo=None), moment)
                    case date():
                        sheet.write_datetime(last, column, cell, day)
                    case int():
                        sheet.write_number(last, column, cell, plain)
                    case Decimal():
                        sheet.write_number(last, column, cell, amount)
                    case _:
                        sheet.write_string(last, column, (cell or "")[:LONGEST], plain)
                widths[column] = max(widths[column], 17 if isinstance(cell, date) else len(str(cell or "")))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), max(len(columns) - 1, 0))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return out.getvalue()


def _sheet_name(title: str) -> str:
    """A name that workbooks allow: 31 characters, none of ``[]:*?/\\``, no apostrophe at an end."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in title)[:31].strip("' ") or "1"


def table_file(
    kind: Kind, name: str, title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> HttpResponse:
    """The table to be saved as ``NAME.csv`` or ``NAME.xlsx``."""
    content = as_csv(columns, rows) if kind == "csv" else as_xlsx(title, columns, rows)
    disposition = f'attachment; filename="{name}.{kind}"'
    return HttpResponse(content, content_type=MEDIA_TYPES[kind], headers={"Content-Disposition": disposition})
