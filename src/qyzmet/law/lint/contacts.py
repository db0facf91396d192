"""Rules about the printed lists: contacts nobody can reach, two rows with one phone, bodies that one list forgot."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from qyzmet.law.directories import Row
from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.lint.passages import listed
from qyzmet.law.model import Directory, Edition
from qyzmet.law.text import Text

_PHONES: Final = ("phone", "hall_phone", "head_phone", "secretariat_phone", "migration_phone")
_ADDRESSES: Final = ("email_or_site", "site", "contacts")
_MEND: Final = Text("Деректі тексеріп түзету", "Проверить и исправить", "Check and correct it")
_NUMBER: Final = re.compile(r"\d[\d\s()\-–]*\d")


# --- contacts that cannot work -----------------------------------------------------------------------


def _bad_contact(edition: Edition) -> Iterator[Finding]:
    usual: dict[str, set[int]] = {}
    for directory, row, line in listed(edition):
        lengths = usual.setdefault(directory.id, _usual_lengths(edition, directory))
        for column in _PHONES:
            if said := row.printed(column):
                for problem in _phone_problems(said, lengths):
                    yield _contact(edition, directory, row, line, said, problem)
        for column in _ADDRESSES:
            said = row.printed(column)
            torn = _address_problem(said)
            if torn is not None:
                yield _contact(edition, directory, row, line, said, torn)
    yield from _named_wrongly(edition)


def _usual_lengths(edition: Edition, directory: Directory) -> set[int]:
    """How many digits the phones of the list have, save in a handful of rows."""
    counts: Counter[int] = Counter()
    for other, row, _ in listed(edition):
        if other.id == directory.id:
            for column in _PHONES:
                counts.update(len(re.sub(r"\D", "", one)) for one in _NUMBER.findall(row.printed(column)))
    total = sum(counts.values())
    return {length for length, count in counts.items() if count > max(2, total // 50)}


def _phone_problems(said: str, lengths: set[int]) -> Iterator[Text]:
    if re.search(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]+\s[А-ЯӘҒҚҢӨҰҮҺІ]\.", said):
        yield Text("телефон орнында адамның аты", "в телефоне имя человека", "a person's name in the phone")
    if re.search(r"\d{2}-\d{2}\s+\d{1,2}-\d{2}-\d{2}", said) or re.search(r"\d-\d{2}\s\d{2}-\d{3}", said):
        yield Text(
            "нөмірлер бөлінбеген не үзілген",
            "номера не разделены или разорваны",
            "numbers run together or torn",
        )
    for one in _NUMBER.findall(said):
        digits = len(re.sub(r"\D", "", one))
        if lengths and digits not in lengths and digits < max(lengths):
            yield Text(
                "нөмірдің цифры жетпейді", "в номере не хватает цифр", "digits are missing in the number"
            )


def _address_problem(said: str) -> Text | None:
    if re.search(r"(?:www\.|@)\S*\s*\.\s+\w|www\.\S+\s+(?:kz|ru|com)\b|www\.\S*\.\s\w|\w\s+@|@\s+\w", said):
        return Text(
            "мекенжай бос орынмен үзілген", "адрес разорван пробелом", "the address is torn by a space"
        )
    if re.search(r"www\.\S*[а-яәғқңөұүһі]|\S*[а-яәғқңөұүһі]\S*@|@\S*[а-яәғқңөұүһі]", said, re.IGNORECASE):
        return Text("мекенжайда кирилл әрпі бар", "в адресе кириллица", "the address has Cyrillic letters")
    return None


def _contact(
    edition: Edition, directory: Directory, row: Row, line: int, said: str, problem: Text
) -> Finding:
    number = row.printed("row") or str(row.number)
    return finding(
        edition,
        "bad-contact",
        "note",
        cited(directory),
        Text(
            f"{number}-жол: {problem.kk}: «{said}»",
            f"строка {number}: {problem.ru}: «{said}»",
            f"row {number}: {problem.en}: «{said}»",
        ),
        _MEND,
        at=(line,),
    )


def _named_wrongly(edition: Edition) -> Iterator[Finding]:
    """A site that the clause calls an e-mail, or the other way round."""
    called = re.compile(
        r"(?:e-?mail|электрондық пошта)[^.;,]{0,40}?(www\.\S+)|интернет-ресурс\w*[^.;,]{0,20}?(\S+@\S+)", re.I
    )
    for clause in edition.clauses:
        for match in called.finditer(clause.text or ""):
            said = (match[1] or match[2]).rstrip(".,;")
            yield finding(
                edition,
                "bad-contact",
                "note",
                clause.id,
                Text(
                    f"«{said}» дұрыс аталмаған: сайт пен пошта шатасқан",
                    f"«{said}» назван неверно: сайт и почта спутаны",
                    f"«{said}» is called by the wrong name: site and e-mail are mixed up",
                ),
                _MEND,
            )


# --- two rows with one contact -----------------------------------------------------------------------


def _same_row(edition: Edition) -> Iterator[Finding]:
    """Two bodies of one list with the same phone or the same address."""
    seen: dict[tuple[str, str], list[tuple[Directory, Row, int]]] = defaultdict(list)
    for directory, row, line in listed(edition):
        said = {one.strip() for column in _PHONES for one in re.split(r"[,;\n]", row.printed(column))}
        said.add(re.sub(r"^.*?,\s*", "", row.printed("address"), count=1))
        for one in said:
            if len(re.sub(r"\W", "", one)) >= 6 and re.search(r"\d", one):
                seen[directory.id, re.sub(r"\s", "", one.lower())].append((directory, row, line))
    for (_, said_twice), places in seen.items():
        rows = {row.number: (directory, row, line) for directory, row, line in places}
        if len(rows) > 1:
            directory, _, line = next(iter(rows.values()))
            numbers = ", ".join(_number(row) for _, row, _ in rows.values())
            for _, _, at in rows.values():
                yield finding(
                    edition,
                    "same-row",
                    "note",
                    cited(directory),
                    Text(
                        f"{numbers}-жолдарда бірдей: «{said_twice}»",
                        f"в строках {numbers} одно и то же: «{said_twice}»",
                        f"rows {numbers} have the same: «{said_twice}»",
                    ),
                    _MEND,
                    at=(at,),
                )


def _number(row: Row) -> str:
    return row.read.get("number") or row.printed("row") or str(row.number)


# --- bodies that one list forgot ---------------------------------------------------------------------


def _directory_gap(edition: Edition) -> Iterator[Finding]:
    """Two lists of the same bodies, one of which leaves some out; rows without an address or a phone."""
    names: dict[str, dict[str, tuple[Directory, Row, int]]] = {}
    for directory, row, line in listed(edition):
        name = _plain(row.value("name") or row.value("body"))
        names.setdefault(directory.id, {})[name] = (directory, row, line)
    yield from _empty_cells(edition)
    for one, other in combinations(names, 2):
        here, there = names[one], names[other]
        common = set(here) & set(there)
        if len(common) * 2 < min(len(here), len(there)):
            continue
        for longer, shorter in ((here, there), (there, here)):
            title = next(iter(shorter.values()))[0].title
            for name in longer:
                if name not in shorter:
                    directory, row, line = longer[name]
                    yield _forgotten(edition, directory, row, line, title)


def _plain(name: str) -> str:
    """A name that can be compared: no case, no punctuation, no numbers of style, abbreviations opened."""
    low = re.sub(r"[«»\"“”.,]", " ", name.lower())
    low = re.sub(r"халыққа қызмет көрсету орталығы\w*|хқк?о\w*", "орталық", low)
    return " ".join(low.split())


def _empty_cells(edition: Edition) -> Iterator[Finding]:
    """Columns that are empty in some rows of a list, or hold less than one needs to find the place."""
    empty: dict[tuple[str, str], list[tuple[Directory, Row, int]]] = defaultdict(list)
    for directory, row, line in listed(edition):
        for column in _lacking(row):
            empty[directory.id, column].append((directory, row, line))
    for (_, column), places in empty.items():
        numbers = ", ".join(_number(row) for _, row, _ in places[:12]) + ("…" if len(places) > 12 else "")
        what = _COLUMN[column]
        yield finding(
            edition,
            "directory-gap",
            "note",
            cited(places[0][0]),
            Text(
                f"дерек жоқ: {what.kk}, жолдар саны {len(places)} ({numbers})",
                f"нет данных: {what.ru}, строк {len(places)} ({numbers})",
                f"the {what.en} is missing in {len(places)} rows ({numbers})",
            ),
            _MEND,
            at=(line for _, _, line in places),
        )


def _lacking(row: Row) -> Iterator[str]:
    address = row.cells.get("address")
    if address == "":
        yield "address"
    elif address and not re.search(r"көше|даңғыл|к\.|ш\.|ықшам|\d{1,3}(?!\d)", re.sub(r"\d{6}", "", address)):
        yield "street"
    phones = [column for column in _PHONES if column in row.cells]
    if phones and not any(row.cells[column] for column in phones):
        yield "phone"


_COLUMN: Final = {
    "address": Text("мекенжай", "адрес", "address"),
    "phone": Text("телефон", "телефон", "phone"),
    "street": Text("көше мен үй", "улица и дом", "street and house"),
}


def _forgotten(edition: Edition, directory: Directory, row: Row, line: int, other: Text) -> Finding:
    name = row.printed("name") or row.printed("body")
    return finding(
        edition,
        "directory-gap",
        "warning",
        cited(directory),
        Text(
            f"«{name}» бар, ал «{other.kk}» тізімінде жоқ",
            f"«{name}» есть здесь и нет в списке «{other.ru}»",
            f"«{name}» stands here and not in “{other.en}”",
        ),
        Text("Тізімді толықтыру", "Дополнить список", "Complete the list"),
        at=(line,),
    )


RULES = (
    Rule(
        "bad-contact",
        Text("Жарамсыз дерек", "Негодный контакт", "Contact that cannot work"),
        Text(
            "телефонның цифры жетпейді, сайт не пошта үзілген, дерек басқа бағанда",
            "в телефоне не хватает цифр, сайт или почта разорваны, данные не в той графе",
            "digits missing in a phone, a torn site or e-mail, data in the wrong column",
        ),
        _bad_contact,
    ),
    Rule(
        "same-row",
        Text("Бірдей деректер", "Одинаковые данные", "Two bodies with one contact"),
        Text(
            "екі мекеменің телефоны не мекенжайы бірдей",
            "у двух учреждений один телефон или адрес",
            "two bodies of a list have the same phone or address",
        ),
        _same_row,
    ),
    Rule(
        "directory-gap",
        Text("Тізімдегі олқылық", "Пробел в списке", "Gap in a list"),
        Text(
            "мекеме бір тізімде бар, екіншісінде жоқ; мекенжайы не телефоны жоқ",
            "учреждение есть в одном списке и нет в другом; нет адреса или телефона",
            "a body stands in one list and not in the other; no address or phone",
        ),
        _directory_gap,
    ),
)
