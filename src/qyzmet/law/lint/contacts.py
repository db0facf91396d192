"""Contacts that cannot work: phones with digits missing, torn sites and e-mails, a site called an e-mail."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule
from qyzmet.law.lint.phones import Slip, phone_slips
from qyzmet.law.lint.rows import ADDRESSES, MEND, about_rows
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text

_RULE: Final = "bad-contact"
_TORN: Final = Text("мекенжай бос орынмен үзілген", "адрес разорван пробелом", "an address torn by a space")
_CYRILLIC: Final = Text(
    "электрондық мекенжайда кирилл әрпі бар", "в адресе кириллица", "Cyrillic letters in an address"
)
_SIGN: Final = Text("«@» орнында басқа белгі", "вместо «@» другой знак", "another sign in place of «@»")


def _bad_contact(sheet: Sheet) -> Iterator[Finding]:
    for rows in sheet.lists.values():
        found: dict[Text, list[tuple[Entry, str]]] = defaultdict(list)
        for problem, entry, said in (*_addresses(rows), *phone_slips(rows)):
            found[problem].append((entry, said))
        for problem, wrong in found.items():
            yield about_rows(sheet, _RULE, "note", wrong, problem)
    yield from _named_wrongly(sheet)


# --- sites and e-mails -------------------------------------------------------------------------------


def _addresses(rows: tuple[Entry, ...]) -> Iterator[Slip]:
    for entry in rows:
        for column in ADDRESSES:
            if said := entry.printed(column):
                for problem in address_problems(said, alone=column != "contacts"):
                    yield problem, entry, said


_BLANK: Final = re.compile(
    r"\w\s@|@\s\w|(?:www|@)\S*\.\s[a-z]{2,3}\b|www\.\S+\s\S*\.?\s?kz\b|@\S+\s\S{0,3}\.?(?:ru|kz)\b"
)
_LETTERS: Final = re.compile(
    r"[a-z0-9._-][а-яәғқңөұүһі]+[a-z0-9._-]*(?:@|\.(?:kz|ru|com))|@\S*[а-яәғқңөұүһі]|[а-яәғқңөұүһі]+[a-z0-9._]+@",
    re.IGNORECASE,
)


@cache
def address_problems(said: str, *, alone: bool) -> tuple[Text, ...]:
    """What is wrong with the e-mail or site of a cell; ``alone`` where nothing else stands in it."""
    bare = re.sub(r"^веб-сайт:\s*|\.$", "", said.strip())
    one = alone and not re.search(r"[,;]", bare)
    problems = (
        (_TORN, (one and re.search(r"\s", bare)) or _BLANK.search(said)),
        (_CYRILLIC, _LETTERS.search(said)),
        (_SIGN, re.search(r"\w[®©]\s?\w", said)),
    )
    return tuple(problem for problem, found in problems if found)


def _named_wrongly(sheet: Sheet) -> Iterator[Finding]:
    """A site that a clause calls an e-mail, or the other way round."""
    called = re.compile(
        r"(?:e-?mail|электрондық пошта)[^.;,@]{0,30}?\s(www\.[a-z.]+[a-z])"
        r"|интернет-ресурс\w*[^.;,]{0,20}?\s([\w-]+@[\w.]+\w)",
        re.I,
    )
    for where, words in sheet.own_words.items():
        for match in called.finditer(words):
            said, mail = match[1] or match[2], bool(match[2])
            one, other = ("сайт", "электрондық пошта") if mail else ("электрондық пошта", "сайт")
            yield sheet.finding(
                _RULE,
                "note",
                where,
                Text(
                    f"«{said}» {one} деп аталған, ал бұл — {other}",
                    f"«{said}» назван {'сайтом' if mail else 'электронной почтой'}, а это "
                    f"{'электронная почта' if mail else 'сайт'}",
                    f"“{said}” is called {'a site' if mail else 'an e-mail'}, and it is "
                    f"{'an e-mail' if mail else 'a site'}",
                ),
                MEND,
            )


RULES = (
    Rule(
        _RULE,
        Text("Жарамсыз дерек", "Негодный контакт", "Contact that cannot work"),
        Text(
            "телефонның цифры не коды жетпейді, сайт не пошта үзілген, дерек басқаша аталған",
            "в телефоне не хватает цифр или кода, сайт или почта разорваны, данные названы не так",
            "digits or the code missing in a phone, a torn site or e-mail, data called by another name",
        ),
        _bad_contact,
    ),
)
