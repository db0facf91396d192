"""Gaps in printed lists: bodies that one list forgot, cells that are empty, addresses without a house."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.matching import pairs, words_of_name
from qyzmet.law.lint.rows import MEND, PHONES, about_rows
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text

_RULE: Final = "directory-gap"
_COLUMNS: Final = {
    "address": Text("мекенжайы жоқ", "нет адреса", "no address"),
    "house": Text("үйі не көшесі айтылмаған", "не названы улица или дом", "no street or house"),
    "phone": Text("телефоны жоқ", "нет телефона", "no phone"),
    "room": Text("бөлмесі жоқ", "нет кабинета", "no room"),
    "schedule": Text("жұмыс кестесі басылмаған", "график не напечатан", "no schedule is printed"),
    "site": Text("сайты басылмаған", "сайт не напечатан", "no site is printed"),
}
_HOUSE: Final = re.compile(r"\d|н/ж|н/з|көше|к\.|д-лы|даңғыл")
_QUARTER: Final = re.compile(r"^[^,]*(?:шағын\s*ауд\w*|ш/а|ш\.а\.?|мкр\.?)\s*$")


def _directory_gap(sheet: Sheet) -> Iterator[Finding]:
    for rows in sheet.lists.values():
        yield from _empty_cells(sheet, rows)
    yield from _no_provider(sheet)
    for pair in pairs(sheet):
        for side, against in ((pair.one, pair.other), (pair.other, pair.one)):
            if forgotten := pair.alone(side):
                yield _forgotten(sheet, forgotten, against)


_ENDS: Final = r"(?:ы|і|сы|дық|тық|лық)?(?:ның|нің)?"
_KINDS: Final = ("облыс", "аудан", "қала", "кент", "ауыл", "округ")


def _no_provider(sheet: Sheet) -> Iterator[Finding]:
    """The provider is a body of places of which no list has one."""
    provider = sheet.edition.provider
    kinds = [kind for kind in _KINDS if kind in provider.name.kk.lower()]
    names = " ".join(entry.name.lower() for entry in sheet.entries)
    if kinds and names and not any(re.search(rf"(?<!\w){kind}{_ENDS}(?!\w)", names) for kind in kinds):
        lists = citation(tuple(rows[0].directory.clause or "" for rows in sheet.lists.values()))
        yield sheet.finding(
            _RULE,
            "warning",
            citation((provider.clause or "", lists)),
            Text(
                f"Қызметті беретін орган «{provider.name.kk}», ал тізімдерде ондай мекеме жоқ",
                f"Услугу оказывает «{provider.name.ru}», а в списках такого учреждения нет",
                f"The service is given by “{provider.name.en}”, and no list has such a body",
            ),
            Text("Тізімге қосу", "Внести в список", "Put them on the list"),
        )


def _empty_cells(sheet: Sheet, rows: Sequence[Entry]) -> Iterator[Finding]:
    """Columns that are empty in some rows; addresses without a house where most have one."""
    empty: dict[str, list[Entry]] = defaultdict(list)
    for entry in rows:
        for column in _lacking(entry):
            empty[column].append(entry)
    for column, wrong in empty.items():
        if len(wrong) == len(rows) or (column == "house" and len(wrong) * 3 > len(rows)):
            continue
        others = [entry for entry in rows if id(entry) not in set(map(id, wrong))]
        problem = _COLUMNS[column]
        if len(wrong) * 2 > len(rows):
            told = ", ".join(entry.number for entry in others[:6]) + ("…" if len(others) > 6 else "")
            problem = Text(
                f"{problem.kk} (тек мына жолдарда бар: {told})",
                f"{problem.ru} (есть только в строках {told})",
                f"{problem.en} (only the rows {told} have it)",
            )
        said = [(entry, entry.printed("address") if column == "house" else entry.name) for entry in wrong]
        yield about_rows(
            sheet, _RULE, "note", said, problem, beside=others if len(wrong) > len(others) else ()
        )


def _lacking(entry: Entry) -> Iterator[str]:
    for column in ("room", "schedule", "site"):
        if entry.cells.get(column) == "":
            yield column
    address = entry.cells.get("address")
    if address == "":
        yield "address"
    elif address and _without_house(address):
        yield "house"
    phones = [column for column in PHONES if column in entry.cells]
    if phones and not any(entry.cells[column] for column in phones):
        yield "phone"


def _without_house(address: str) -> bool:
    parts = re.sub(r"^\s*\d{6}\s*,?", "", address).strip(" ,.").split(",")
    return not any(_HOUSE.search(part) and not _QUARTER.match(part) for part in parts)


def _forgotten(sheet: Sheet, forgotten: Sequence[Entry], against: Sequence[Entry]) -> Finding:
    names = "; ".join(f"«{entry.name}»" for entry in forgotten)
    here, there = forgotten[0].directory, against[0].directory
    return sheet.finding(
        _RULE,
        "warning",
        citation((here.clause or "", there.clause or "")),
        Text(
            f"«{here.title.kk}» тізімінде бар, «{there.title.kk}» тізімінде жоқ: {names}",
            f"Есть в списке «{here.title.ru}», нет в списке «{there.title.ru}»: {names}",
            f"In the list “{here.title.en}” and not in “{there.title.en}”: {names}",
        ),
        Text("Екі тізімді сәйкестендіру", "Согласовать два списка", "Make the two lists agree"),
        at=[entry.lines for entry in forgotten],
    )


# --- one body with two contacts ----------------------------------------------------------------------


def _contacts_differ(sheet: Sheet) -> Iterator[Finding]:
    """A body that two lists give different e-mails, or one phone with two posts."""
    for pair in pairs(sheet):
        for one, other in pair.same:
            if words_of_name(one.name) != words_of_name(other.name):
                continue
            mails = _mail(one), _mail(other)
            if all(mails) and mails[0] != mails[1]:
                yield _differ(sheet, one, other, mails, _MAILS)
            posts = one.printed("post"), other.printed("post")
            another = words_of_name(posts[0]) != words_of_name(posts[1])
            if all(posts) and another and _phone(one) and _phone(one) == _phone(other):
                yield _differ(sheet, one, other, posts, _POSTS)


_MAILS: Final = Text(
    "екі тізімде электрондық поштасы әртүрлі", "в двух списках разная почта", "two lists, two e-mails"
)
_POSTS: Final = Text("бір телефонда екі лауазым", "один телефон у двух должностей", "one phone, two posts")


def _mail(entry: Entry) -> str:
    return (entry.row.read.get("email", "") or "").lower().strip(".")


def _phone(entry: Entry) -> str:
    return re.sub(r"\D", "", entry.printed("phone"))


def _differ(sheet: Sheet, one: Entry, other: Entry, said: tuple[str, str], problem: Text) -> Finding:
    told = f"«{said[0]}» ({one.number}) ≠ «{said[1]}» ({other.number})"
    return sheet.finding(
        "contacts-differ",
        "note",
        citation((one.directory.clause or "", other.directory.clause or "")),
        Text(
            f"{one.name}: {problem.kk}: {told}",
            f"{one.name}: {problem.ru}: {told}",
            f"{one.name}: {problem.en}: {told}",
        ),
        MEND,
        at=[one.lines, other.lines],
    )


RULES = (
    Rule(
        _RULE,
        Text("Тізімдегі олқылық", "Пробел в списке", "Gap in a list"),
        Text(
            "мекеме бір тізімде бар, екіншісінде жоқ; ұяшық бос; мекенжайда үй жоқ",
            "учреждение есть в одном списке и нет в другом; ячейка пуста; в адресе нет дома",
            "a body stands in one list and not in the other; an empty cell; an address without a house",
        ),
        _directory_gap,
    ),
    Rule(
        "contacts-differ",
        Text("Бір мекеменің екі дерегі", "Два контакта одного органа", "One body with two contacts"),
        Text(
            "екі тізімде бір мекеменің поштасы не лауазымы әртүрлі",
            "в двух списках у одного органа разная почта или должность",
            "two lists give one body different e-mails or posts",
        ),
        _contacts_differ,
    ),
)
