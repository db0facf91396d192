"""Rows that depart from the way their own list is written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule
from qyzmet.law.lint.rows import PHONES, about_rows
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text

_RULE: Final = "odd-row"
_FEW: Final = 12
"""A shorter list has no way of its own."""
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
        if len(rows) < _FEW:
            continue
        for column, form, problem in _FORMS:
            usual, odd = _outliers(rows, form)
            if odd:
                yield about_rows(
                    sheet,
                    _RULE,
                    "note",
                    [(e, e.printed(column) or e.name) for e in odd],
                    _beside(problem, usual),
                )
        yield from _displaced(sheet, rows)
        yield from _long_names(sheet, rows)
        yield from _missing_words(sheet, rows)
        yield from _foreign_codes(sheet, rows)


def _beside(problem: Text, usual: str) -> Text:
    return Text(
        f"{problem.kk} (басқа жолдарда «{usual}»)",
        f"{problem.ru} (в других строках «{usual}»)",
        f"{problem.en} (the other rows have “{usual}”)",
    )


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


def _displaced(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """The words that nearly all names of a list have, in another order; another form of their abbreviation."""
    names = [(entry, re.findall(r"\w+", entry.name)) for entry in rows]
    counts = Counter(word for _, words in names for word in set(words))
    common = {word for word, count in counts.items() if count * 10 >= len(rows) * 8}
    orders = Counter(tuple(word for word in words if word in common) for _, words in names)
    usual = orders.most_common(1)[0][0]
    odd = [(entry, entry.name) for entry, words in names if _shuffled(words, usual, common)]
    if odd and len(odd) * 10 <= len(rows):
        yield about_rows(sheet, _RULE, "note", odd, _beside(_ORDER, " ".join(usual)))


def _shuffled(words: list[str], usual: tuple[str, ...], common: set[str]) -> bool:
    own = tuple(word for word in words if word in common)
    if own != usual and sorted(own) == sorted(usual):
        return True
    lacking = set(usual) - set(own)
    return any(a.isupper() and b.isupper() and set(a) < set(b) for a in lacking for b in words)


_ORDER: Final = Text("атауы басқаша жазылған", "название написано иначе", "the name is written otherwise")


def _long_names(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """Several bodies in one row: a name far longer than the others, with commas."""
    usual = median(len(entry.name) for entry in rows)
    odd = [(e, e.name) for e in rows if len(e.name) > 2 * usual and e.name.count(",") > 1]
    if odd and len(odd) <= _FEW // 4:
        problem = Text(
            "бір жолда бірнеше мекеме", "несколько учреждений в одной строке", "several bodies in one row"
        )
        yield about_rows(sheet, _RULE, "note", odd, problem)


# --- a word that the other names have ----------------------------------------------------------------


def _missing_words(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """Two words that stand together in a few names, and nearly always with a third between them."""
    names = [(entry, _name_words(entry.name)) for entry in rows]
    together: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    parted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entry, words in names:
        for pair in dict.fromkeys(pairwise(words)):
            together[pair].append(entry)
        for a, b, c in zip(words, words[1:], words[2:], strict=False):
            parted[a, c][b] += 1
    for pair, odd in together.items():
        between, often = max(parted[pair].items(), key=lambda one: one[1], default=("", 0))
        if often >= _FEW and often >= 3 * len(odd):
            problem = Text(
                f"«{between}» сөзі жоқ", f"нет слова «{between}»", f"the word «{between}» is missing"
            )
            yield about_rows(
                sheet,
                _RULE,
                "note",
                [(e, e.name) for e in odd],
                _beside(problem, " ".join((pair[0], between, pair[1]))),
            )


@cache
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.lower()))


# --- a code of another place --------------------------------------------------------------------------


def _foreign_codes(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """A telephone code that is not the one of all other rows of the district."""
    districts: dict[str, list[tuple[str, Entry, str]]] = defaultdict(list)
    for entry in rows:
        district = entry.row.read.get("district", "")
        for column in PHONES:
            code = re.match(
                r"\D*(8[-\s]?716\W?\d{2}|8?[-\s(]*7\d{2,3}[-\s]?\d{2})(?=\D)", entry.printed(column)
            )
            if district and code:
                districts[district].append((re.sub(r"\D", "", code[1]), entry, entry.printed(column)))
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
        yield about_rows(sheet, _RULE, "note", odd, _beside(problem, ", ".join(codes)))


RULES = (
    Rule(
        _RULE,
        Text("Өзгеше жол", "Строка не как другие", "Row unlike the others"),
        Text(
            "жол өз тізімінің жазылу үлгісінен ауытқиды: сөз, үтір, индекс, код",
            "строка отходит от образца своего списка: слово, запятая, индекс, код",
            "a row departs from the pattern of its own list: a word, a comma, a postal or telephone code",
        ),
        _odd_row,
    ),
)
