"""Where the lists tell of one office differently: address, phone, hours, name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from qyzmet.law import directories
from qyzmet.law.directories import Row
from qyzmet.offices.tables import read
from qyzmet.registers.folding import fold

_ADDRESS_WORDS: Final = frozenset(
    (
        *("к", "каласы", "кошеси", "коше", "уй", "ши", "ш", "а", "орам", "квартал", "шагын", "ауд", "ауданы"),
        *("мкр", "селосы", "ауылы", "кенти", "н", "ж", "з", "облысынын", "дуу"),
    )
)
"""Words that one list writes and another shortens or leaves out, as :func:`fold` writes them."""
_NAME_WORDS: Final = re.compile(
    r"\b(хкко|хко|хккко|халыкка кызмет корсету орталыгы|рмм|акиминин|акимдигинин|акимдиги|аппараты|мм|каласы|"
    r"облысы|ауданы|филиалы|калалык)\b"
)
FIELDS: Final = ("name", "address", "phone", "hours")


def differing(sources: Mapping[str, list[tuple[str, int]]]) -> Iterator[dict[str, str]]:
    """For each office and field on which its lists differ, what each of them prints."""
    for office, places in sources.items():
        told = [directories.rows(name)[number - 1] for name, number in places]
        for field in FIELDS:
            said = [(row, _said(row, field)) for row in told if _said(row, field)]
            if any(_differ(field, a, b) for (_, a), (_, b) in combinations(said, 2)):
                for row, text in said:
                    yield {
                        "office": office,
                        "field": field,
                        "list": row.list,
                        "number": str(row.number),
                        "printed": text,
                    }


def _said(row: Row, field: str) -> str:
    if field == "hours":
        return row.value("schedule")
    if field == "phone":
        columns = [one["column"] for one in read("phones.csv") if one["list"] == row.list]
        return "; ".join(text for column in columns if (text := row.value(column)))
    return row.value(field)


def _differ(field: str, a: str, b: str) -> bool:
    if field == "phone":
        return not _numbers(a) & _numbers(b)
    if field == "address":
        return _words(a) != _words(b)
    if field == "name":
        return _name(a) != _name(b)
    return _tight(a) != _tight(b)


def _numbers(text: str) -> set[str]:
    """The numbers by their last six digits: one list gives the code of the town, another does not."""
    parts = re.split(r"[;,]| (?=\d+-\d+-\d+$)", text)
    return {digits[-6:] for part in parts if len(digits := re.sub(r"\D", "", part)) >= 5}


def _words(text: str) -> str:
    return "".join(word for word in re.findall(r"\w+", fold(text)) if word not in _ADDRESS_WORDS)


def _name(text: str) -> str:
    plain = re.sub(r"(облысы|каласы|ауданы)нын\b", r"\1", fold(text).replace("№", " "))
    return "".join(sorted(re.findall(r"\w+", _NAME_WORDS.sub(" ", plain))))


def _tight(text: Iterable[str]) -> str:
    return re.sub(r"\W", "", fold("".join(text)))
