"""Sites and e-mails of state bodies: two sites of one body, an official address at a public mail service."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.rows import ADDRESSES, about_rows
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.text import Text

_HOST: Final = re.compile(r"(?<![\w@.])(?:[a-z0-9-]+\.){1,4}(?:kz|ru|com|org)(?![\w.]*\w@)(?!\w)", re.I)
_PUBLIC: Final = re.compile(
    r"[\w.\-]+\s?@\s?(?:mail\.(?:ru|kz)|inbox\.ru|bk\.ru|list\.ru|rambler\.ru|yandex\.\w+|gmail\.com|nursat\.kz)",
    re.I,
)
_OWN: Final = Text(
    "Мемлекеттік доменде пошта ашу",
    "Завести почту в государственном домене",
    "Open a mailbox in the domain of the state",
)


def _two_sites(sheet: Sheet) -> Iterator[Finding]:
    """One name in two hosts: ``name.kz`` and ``name.gov.kz``."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for where, words in sheet.own_words.items():
        if where.startswith("act") or ".kz" not in words:
            continue
        for host in _HOST.findall(words):
            bare = host.lower().removeprefix("www.")
            found[_label(bare)].setdefault(bare, where)
    for hosts in found.values():
        if len(hosts) > 1:
            said = " ≠ ".join(f"{host} ({where})" for host, where in hosts.items())
            yield sheet.finding(
                "two-sites",
                "warning",
                citation(tuple(hosts.values())),
                Text(
                    f"Бір органның екі сайты аталған: {said}",
                    f"Названы два сайта одного органа: {said}",
                    f"Two sites of one body are named: {said}",
                ),
                Text("Бір мекенжайды қалдыру", "Оставить один адрес", "Keep one address"),
            )


def _label(host: str) -> str:
    """The name in a host: ``mvd`` of ``mvd.gov.kz``."""
    parts = host.split(".")[:-1]
    return parts[-2] if len(parts) > 1 and parts[-1] == "gov" else parts[-1]


@cache
def _public(words: str) -> tuple[str, ...]:
    """The addresses at public services in some words."""
    return tuple(_PUBLIC.findall(words)) if "@" in words else ()


def _public_mail(sheet: Sheet) -> Iterator[Finding]:
    """Official e-mails at public mail services, in clauses and in lists."""
    problem = Text(
        "мемлекеттік органның поштасы жалпыға ортақ пошта қызметінде",
        "почта государственного органа на общедоступном сервисе",
        "the mail of a state body at a public mail service",
    )
    for rows in sheet.lists.values():
        wrong = [
            (entry, found[0]) for entry in rows for c in ADDRESSES if (found := _public(entry.printed(c)))
        ]
        if wrong:
            yield about_rows(sheet, "public-mail", "note", wrong, problem, _OWN)
    for where, words in sheet.own_words.items():
        for said in _public(words):
            yield sheet.finding(
                "public-mail",
                "note",
                where,
                Text(f"{problem.kk}: {said}", f"{problem.ru}: {said}", f"{problem.en}: {said}"),
                _OWN,
            )


RULES = (
    Rule(
        "two-sites",
        Text("Бір органның екі сайты", "Два сайта одного органа", "Two sites of one body"),
        Text(
            "бір органның сайты екі түрлі жазылған",
            "сайт одного органа назван двумя адресами",
            "the site of one body has two addresses",
        ),
        _two_sites,
    ),
    Rule(
        "public-mail",
        Text("Жалпыға ортақ пошта", "Общедоступная почта", "Public mail service"),
        Text(
            "мемлекеттік органның ресми поштасы mail.ru сияқты қызметте",
            "официальная почта органа на сервисе вроде mail.ru",
            "an official e-mail at a service like mail.ru",
        ),
        _public_mail,
    ),
)
