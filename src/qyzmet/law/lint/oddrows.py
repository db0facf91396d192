"""Rows that depart from the way their own list is written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule
from qyzmet.law.lint.oddnames import FEW, RULE, beside, odd_names
from qyzmet.law.lint.phones import bare, digits, numbers_of
from qyzmet.law.lint.rows import PHONES, about_rows
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text

_WITH_CODE: Final = 11
_CODE: Final = 6
"""Digits of a number with its code, and of the code of a district: 8, three of the region, two of the district."""
Form = Callable[[Entry], str]
"""How something of a row is written; empty where the row says nothing of it."""


def _number_sign(entry: Entry) -> str:
    return re.sub(r"\d+", "1", entry.printed("row"))


def _postal_code(entry: Entry) -> str:
    found = re.match(r"\s*(\d{6})(\s*,?)", entry.printed("address"))
    return f"{found[1][:2]}…{found[2].strip()}" if found else ""


def _town(entry: Entry) -> str:
    """Whether the first part of an address says what kind of place it is."""
    address = re.sub(r"^\s*\d{6}\s*,?\s*", "", entry.printed("address"))
    if not address:
        return ""
    return "…" if re.search(r"\w\s+\w|\.", address.split(",")[0]) else address.split(",")[0]


def _comma_before_street(entry: Entry) -> str:
    address = entry.printed("address")
    if not re.search(r"көшесі", address):
        return ""
    return ", көшесі" if re.search(r",\s*көшесі", address) else "көшесі"


def _end_of_address(entry: Entry) -> str:
    address = entry.printed("address").strip()
    return "…," if address.endswith(",") else "…" if address else ""


def _space_after_comma(entry: Entry) -> str:
    address = entry.printed("address")
    return ",…" if re.search(r",(?=[^\s\d])", address) else ", …" if "," in address else ""


_FORMS: Final[tuple[tuple[str, Form, Text], ...]] = (
    ("row", _number_sign, Text("нөмірі басқаша жазылған", "номер написан иначе", "the number is written otherwise")),
    ("address", _postal_code, Text("пошта индексі басқаша", "индекс написан иначе", "the postal code is another")),
    ("address", _town, Text("елді мекеннің түрі жоқ", "нет вида населённого пункта", "the kind of place is missing")),
    ("address", _comma_before_street, Text("үтір орнында емес", "запятая не на месте", "a comma out of place")),
    ("address", _end_of_address, Text("мекенжай үтірмен аяқталған", "адрес кончается запятой", "a comma at the end")),
    ("address", _space_after_comma, Text("үтірден соң бос орын жоқ", "нет пробела", "a comma without a space")),
)  # fmt: skip


def _odd_row(sheet: Sheet) -> Iterator[Finding]:
    for rows in sheet.lists.values():
        if len(rows) < FEW:
            continue
        for column, form, problem in _FORMS:
            usual, odd = _outliers(rows, form)
            if odd:
                yield about_rows(
                    sheet,
                    RULE,
                    "note",
                    [(e, e.printed(column) or e.name) for e in odd],
                    beside(problem, usual),
                )
        yield from odd_names(sheet, rows)
        yield from _foreign_codes(sheet, rows)


def _outliers(rows: Sequence[Entry], form: Form) -> tuple[str, list[Entry]]:
    """The usual form, and the few rows that depart from it, where nearly all others have it."""
    forms = [(form(entry), entry) for entry in rows]
    counts = Counter(one for one, _ in forms if one)
    if not counts:
        return "", []
    usual, often = counts.most_common(1)[0]
    few = max(3, len(rows) // 20)
    odd = [entry for one, entry in forms if one and one != usual and counts[one] <= few]
    return (usual, odd) if len(odd) <= few and often * 10 >= sum(counts.values()) * 8 else (usual, [])


# --- a code of another place --------------------------------------------------------------------------


def _foreign_codes(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """A telephone code that is not the one of all other rows of the district."""
    districts: dict[str, list[tuple[str, Entry, str]]] = defaultdict(list)
    for entry in rows:
        district = entry.row.read.get("district", "")
        for column in PHONES:
            for number in numbers_of(entry.printed(column))[:1] if district else ():
                if digits(number) == _WITH_CODE:
                    districts[district].append((bare(number)[:_CODE], entry, number))
    odd: list[tuple[Entry, str]] = []
    codes = []
    for told in districts.values():
        counts = Counter(code for code, _, _ in told)
        usual, often = counts.most_common(1)[0]
        if often >= 5 and often >= 3 * (len(told) - often):
            wrong = [(entry, said) for code, entry, said in told if code != usual]
            odd += wrong
            codes += [usual] if wrong else []
    if odd:
        problem = Text(
            "телефон коды ауданның басқа жолдарынан өзгеше",
            "код не тот, что в других строках района",
            "the code is not that of the district's other rows",
        )
        yield about_rows(sheet, RULE, "note", odd, beside(problem, ", ".join(codes)))


RULES = (
    Rule(
        RULE,
        Text("Өзгеше жол", "Строка не как другие", "Row unlike the others"),
        Text(
            "жол өз тізімінің жазылу үлгісінен ауытқиды: сөз, үтір, индекс, код",
            "строка отходит от образца своего списка: слово, запятая, индекс, код",
            "a row departs from the pattern of its own list: a word, a comma, a postal or telephone code",
        ),
        _odd_row,
    ),
)
