"""Two bodies of one list with the same phone or the same address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule
from qyzmet.law.lint.phones import bare, numbers_of
from qyzmet.law.lint.rows import PHONES, about_rows
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text


def _same_row(sheet: Sheet) -> Iterator[Finding]:
    """Whole addresses, town and house, and phones of one region that two rows share."""
    for rows in sheet.lists.values():
        found: dict[tuple[str, ...], dict[str, tuple[Entry, str]]] = defaultdict(dict)
        for entry in rows:
            if len(address := plain_address(entry.printed("address"))) > 2 and address[-1][:1].isdigit():
                found[address].setdefault(entry.number, (entry, entry.printed("address")))
            for number in {one for column in PHONES for one in numbers_of(entry.printed(column))}:
                digits = bare(number)
                if len(digits) >= _LOCAL:
                    found["", digits].setdefault(entry.number, (entry, number))
        pairs: dict[tuple[str, ...], list[tuple[Entry, str]]] = defaultdict(list)
        for (_, *said), same in found.items():
            if len(same) > 1 and (len(said[-1]) > _LOCAL or len(said) > 1 or _neighbours(same.values())):
                pairs[tuple(same)] += same.values()
        for wrong in pairs.values():
            yield about_rows(
                sheet,
                "same-row",
                "note",
                wrong,
                Text(
                    "екі мекеменің дерегі бірдей",
                    "одни и те же данные у двух учреждений",
                    "two bodies have the same data",
                ),
            )


_LOCAL: Final = 5
"""Digits of a village's number: without a code two villages may well have the same, unless it was copied."""


def _neighbours(same: Iterable[tuple[Entry, str]]) -> bool:
    """Whether the rows follow each other."""
    numbers = sorted(entry.row.number for entry, _ in same)
    return numbers[-1] - numbers[0] == len(numbers) - 1


@cache
def plain_address(address: str) -> tuple[str, ...]:
    """The words of an address from its town on, without signs and case; without the postal code."""
    parts = [part for part in address.lower().split(",") if not re.search(r"облысы\s*$|ауданы\s*$", part)]
    return tuple(re.findall(r"\w+", re.sub(r"\b\d{6}\b", "", " ".join(parts))))


RULES = (
    Rule(
        "same-row",
        Text("Бірдей деректер", "Одинаковые данные", "Two bodies with one contact"),
        Text(
            "бір тізімнің екі мекемесінде телефон не мекенжай бірдей",
            "у двух учреждений списка один телефон или адрес",
            "two bodies of a list have the same phone or address",
        ),
        _same_row,
    ),
)
