"""Phones of printed lists that cannot be dialled as printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from qyzmet.law.lint.rows import PHONES
from qyzmet.law.lint.sheet import Entry
from qyzmet.law.text import Text

Slip = tuple[Text, Entry, str]
"""What is wrong, in which row, and the words printed."""
_FEW: Final = 15
"""A list with fewer numbers has no usual way of writing them."""
_FULL: Final = 11
"""Digits of a number with its code: 8, the code and the number."""
_RUN: Final = re.compile(r"\(?\d[\d\s()\-–.]*\d")
_NAME: Final = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]+\s[А-ЯӘҒҚҢӨҰҮҺІ]\.")
_PERSON: Final = Text(
    "телефон ұяшығында адамның аты",
    "в ячейке телефона имя человека",
    "a person's name in the cell of a phone",
)
_SHORT: Final = Text("нөмірдің цифры жетпейді", "в номере не хватает цифр", "digits are missing in a number")
_LONG: Final = Text("нөмірде артық цифр бар", "в номере лишние цифры", "a number has too many digits")
_GROUPS: Final = Text(
    "нөмір басқа жолдардағыдан өзгеше топтап жазылған не үзілген",
    "номер разбит не так, как в других строках",
    "a number grouped or torn otherwise than in the other rows",
)
_TOGETHER: Final = Text(
    "нөмірлер үтірмен бөлінбеген", "номера не разделены запятой", "numbers without a comma between them"
)
_ALMOST: Final = Text(
    "бір жолдың екі нөмірі тек басқы цифрларымен ерекшеленеді",
    "два номера строки отличаются только началом",
    "two numbers of one row differ in their beginning only",
)
_NO_CODE: Final = Text(
    "бірнеше облыстың тізімінде телефондар қала кодынсыз",
    "в списке нескольких областей телефоны без кода города",
    "phones without an area code in a list of several regions",
)


def phone_slips(rows: Sequence[Entry]) -> Iterator[Slip]:
    """What is wrong with the phones of a list."""
    cells = [(entry, said) for entry in rows for said in _cells(entry)]
    numbers = [(entry, one) for entry, said in cells for one in _first_or_all(numbers_of(said))]
    yield from ((_PERSON, entry, said) for entry, said in cells if not said.isascii() and _NAME.search(said))
    yield from _unlike_the_others(numbers)
    yield from _together(cells)
    yield from _almost(rows)
    if _codeless(rows, [one for _, one in numbers]):
        yield from ((_NO_CODE, entry, "") for entry in rows)


def _cells(entry: Entry) -> Iterator[str]:
    """The cells of phones, and the phones in a cell of all contacts."""
    for column in PHONES:
        if said := entry.printed(column):
            yield said
    if contacts := entry.printed("contacts"):
        yield _before_mail(contacts)


@cache
def _before_mail(contacts: str) -> str:
    return re.split(r"[ЕE]-?mail|www|[;,]?\s*\S+@", contacts, maxsplit=1, flags=re.IGNORECASE)[0]


@cache
def numbers_of(said: str) -> tuple[str, ...]:
    """The numbers of a cell that commas, words and blanks part; a blank after a code parts nothing.

    >>> numbers_of("8-716-38 2-18-49 2-09-96, 2-10-10")
    ('8-716-38 2-18-49', '2-09-96', '2-10-10')
    """
    parts = re.split(r"[,;\n]", said)
    return tuple(number for part in parts for run in _RUN.findall(part) for number in _split(run))


def _split(run: str) -> Iterator[str]:
    number = ""
    for token in run.split():
        number = f"{number} {token}".strip()
        needed = _FULL if number.startswith("8") else _FULL - 1 if re.search(r"[()]", number) else 5
        if digits(number) >= needed:
            yield number
            number = ""
    if number:
        yield number


@cache
def bare(number: str) -> str:
    """A number without its signs."""
    return re.sub(r"\D", "", number)


def digits(number: str) -> int:
    """How many digits a number has."""
    return len(bare(number))


def _first_or_all(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers of a cell that stand for themselves: after one with a code the others have the same code."""
    return numbers[:1] if numbers and numbers[0].startswith("8") else numbers


@cache
def _shape(number: str) -> str:
    """How a number is grouped: ``8716-38-4190`` is ``4-2-4``."""
    return re.sub(r"\d+", lambda run: str(len(run[0])), number)


def _unlike_the_others(numbers: Sequence[tuple[Entry, str]]) -> Iterator[Slip]:
    """Numbers with fewer digits than any usual one, or grouped in a way that hardly another row has."""
    lengths = Counter(digits(one) for _, one in numbers)
    rare = max(2, len(numbers) // 50)
    usual = {length for length, count in lengths.items() if count > rare}
    if len(numbers) < _FEW or not usual:
        return
    shortest, longest = min(usual), max(_FULL, *usual)
    odd_signs = _seldom(Counter(_signs(one) for _, one in numbers), rare)
    odd_shapes = _odd_shapes(Counter(_shape(_local(one)) for _, one in numbers), rare)
    for entry, one in numbers:
        if digits(one) < shortest:
            yield _SHORT, entry, one
        elif digits(one) > longest:
            yield _LONG, entry, one
        elif _signs(one) in odd_signs or _shape(_local(one)) in odd_shapes:
            yield _GROUPS, entry, one


def _seldom(counts: Counter[str], rare: int) -> set[str]:
    return {one for one, count in counts.items() if count <= rare}


def _odd_shapes(counts: Counter[str], rare: int) -> set[str]:
    """The rare ways to group a number of so many digits, where another way is usual."""
    known = {_length(shape) for shape, count in counts.items() if count > rare}
    return {shape for shape in _seldom(counts, rare) if _length(shape) in known}


def _length(shape: str) -> int:
    return sum(int(run) for run in re.findall(r"\d+", shape))


@cache
def _signs(number: str) -> str:
    """The signs of a number without its digits: ``1-1 1-1-1``."""
    return re.sub(r"\d+", "1", number)


def _local(number: str) -> str:
    """The number without the code that a blank parts from it."""
    return number.rsplit(" ", 1)[-1]


def _together(cells: Sequence[tuple[Entry, str]]) -> Iterator[Slip]:
    """Whole numbers with nothing but a blank between them, in a list that parts most of them by commas."""
    commas = sum(1 for _, said in cells if _COMMA.search(said))
    wrong = [(entry, said) for entry, said in cells if _blank_between(said)]
    if commas > len(wrong):
        yield from ((_TOGETHER, entry, said) for entry, said in wrong)


_COMMA: Final = re.compile(r"\d\s*[,;]\s*\d")


@cache
def _blank_between(said: str) -> bool:
    return any(len(list(_split(run))) > 1 for run in _RUN.findall(said))


def _almost(rows: Sequence[Entry]) -> Iterator[Slip]:
    """Two numbers of a row of which one is the other with a digit more in front."""
    for entry in rows:
        every = {bare(n): n for c in PHONES for n in numbers_of(entry.printed(c))}
        if len(every) < 2:
            continue
        for short in every:
            for long in every:
                if len(short) >= 5 and len(long) == len(short) + 1 and long[-4:] == short[-4:]:
                    yield _ALMOST, entry, f"{every[short]}, {every[long]}"


def _codeless(rows: Sequence[Entry], numbers: Sequence[str]) -> bool:
    """Whether the phones of a list of several regions are local ones."""
    regions = {found[0] for entry in rows if (found := re.findall(r"(\w+) облысы", entry.name))}
    local = sum(1 for one in numbers if digits(one) <= 7)
    return len(regions) > 2 and len(numbers) >= _FEW and local * 5 > len(numbers) * 4
