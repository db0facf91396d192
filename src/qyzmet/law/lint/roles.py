"""Roles taken for each other: who serves for who is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.text import Text

_PROVIDER: Final = Text("көрсетілетін қызметті беруші", "услугодатель", "the provider")
_RECIPIENT: Final = Text("көрсетілетін қызметті алушы", "услугополучатель", "the recipient")
_MIXED: Final = (
    (
        re.compile(r"қызметті беруші\s[^.;]{0,160}шағыммен жүгін\w*"),
        _PROVIDER,
        _RECIPIENT,
        Text("шағыммен жүгінеді", "подаёт жалобу", "complains"),
    ),
    (
        re.compile(r"қызметті алушының\s(?:анықтама\w*|байланыс\w*)\s(?:қызмет\w*|телефон\w*)"),
        _RECIPIENT,
        _PROVIDER,
        Text("анықтама қызметін ұстайды", "держит справочную службу", "keeps an enquiry service"),
    ),
    (
        re.compile(r"қызметті берушінің\s«?жеке кабинет\w*"),
        _PROVIDER,
        _RECIPIENT,
        Text(
            "порталда жеке кабинет ашқан",
            "имеет личный кабинет на портале",
            "has a personal cabinet on the portal",
        ),
    ),
)
"""Words, whose they are as printed, whose they can only be, and what they say."""


def _mixed_roles(sheet: Sheet) -> Iterator[Finding]:
    """Something only the applicant does or has, said of the provider, or the other way round."""
    for where, words in sheet.own_words.items():
        for pattern, printed, meant, does in _MIXED:
            if found := pattern.search(words):
                yield sheet.finding(
                    "mixed-roles",
                    "error",
                    where,
                    Text(
                        f"«{found[0]}»: мұнда «{printed.kk}» {does.kk}, ал бұл «{meant.kk}» үшін ғана мүмкін",
                        f"«{found[0]}»: здесь {printed.ru} {does.ru}, а это может только {meant.ru}",
                        f"“{found[0]}”: here {printed.en} {does.en}, which only {meant.en} can",
                    ),
                    Text(
                        f"«{meant.kk}» деп жазу", f"Написать «{meant.ru}»", f"Write «{meant.kk}»: {meant.en}"
                    ),
                )


RULES = (
    Rule(
        "mixed-roles",
        Text("Рөлдер шатысқан", "Перепутаны роли", "Roles mixed up"),
        Text(
            "көрсетілетін қызметті беруші мен алушы бірінің орнына бірі жазылған",
            "услугодатель и услугополучатель названы друг вместо друга",
            "the provider is named where only the recipient can be meant, or the other way round",
        ),
        _mixed_roles,
    ),
)
