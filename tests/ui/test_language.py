"""How people are spoken to in Kazakh and Russian: formally, and with one word for one thing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.services.test_every_edition import VALUES
from tests.ui.messages import PACKAGE
from tests.ui.test_translations import answers, entries

from qyzmet.law.catalogue import edition
from qyzmet.law.text import Text

_KK = "а-яәғқңөұүһіё"


def literal(node: ast.expr) -> str:
    """The words of a string or of an f-string, what is filled in left out."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_modules(place: int) -> Iterator[tuple[str, str]]:
    """What ``Text(kk, ru, en)`` says in the package, of one language (0: kk, 1: ru)."""
    for file in sorted(PACKAGE.glob("**/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                named = {keyword.arg: keyword.value for keyword in node.keywords}
                found = named.get(("kk", "ru")[place]) or (
                    node.args[place] if len(node.args) > place else None
                )
                if found is not None and literal(found):
                    yield f"{file.relative_to(PACKAGE)}:{node.lineno}", literal(found)


@cache
def said(language: str) -> list[tuple[str, str]]:
    """Everything a person reads in a language, with where it stands; the acts' own words left out."""
    found = list(in_modules(("kk", "ru").index(language)))
    for file, spoken, entry in entries():
        if spoken == language:
            name = f"{Path(file).relative_to(PACKAGE).parts[0]}: {entry.msgid}"
            found += [(name, answer) for answer in answers(entry)]
    for values in VALUES.values():
        for path, value in values:
            if isinstance(value, Text) and ".clauses[" not in path:
                found.append((path, value.in_(language)))
    return found


def holding(language: str, pattern: str) -> list[tuple[str, str]]:
    word = re.compile(rf"(?<![{_KK}\w-])(?:{pattern})(?![{_KK}])")
    return [(where, words) for where, words in said(language) if word.search(words)]


@cache
def words_of(law: str) -> str:
    """What the act of an edition itself says, where its own word for a thing stands."""
    return " ".join(clause.text or "" for clause in edition(law).clauses).lower()


def ours(found: list[tuple[str, str]], pattern: str) -> list[tuple[str, str]]:
    """What is left when the values of an edition whose act uses the word itself are taken out."""
    word = re.compile(pattern, re.IGNORECASE)
    return [
        (where, words)
        for where, words in found
        if not ("@" in where and word.search(words_of(where.split(".")[0])))
    ]


def test_enough_is_read_to_say_something() -> None:
    assert min(len(said("kk")), len(said("ru"))) > 1500


def test_russian_addresses_the_reader_with_a_capital_letter() -> None:
    assert holding("ru", "вы|вас|вам|вами|ваш(?:а|е|и|его|ему|им|ем|ей|у|ею|их|ими)?") == []


def test_kazakh_addresses_the_reader_with_a_capital_letter() -> None:
    assert holding("kk", "сіз(?:ді|ге|де|ден|бен|дің|дікі)?") == []


@pytest.mark.parametrize(
    ("language", "word", "instead"),
    [
        ("kk", r"тіркелгі\w*", "есептік жазба"),
        ("kk", r"(?<!көрсетілетін )(?<!Көрсетілетін )[Ққ]ызмет беруші\w*", "көрсетілетін қызметті беруші"),
        ("kk", r"реестр\w*", "тізілім"),
        ("kk", r"[Дд]өрекі\w*", "әдепсіз"),
        ("ru", r"[Оо]ригинал\w*", "подлинник"),
        ("ru", r"[Аа]ккаунт\w*", "учётная запись"),
    ],
    ids=lambda value: value if value.isascii() and value.isalpha() else "word",
)
def test_one_thing_has_one_name(language: str, word: str, instead: str) -> None:
    assert ours(holding(language, word), word) == [], f"say «{instead}»"


def test_no_letter_of_another_alphabet_hides_in_a_word() -> None:
    mixed = re.compile(r"[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]")
    assert [
        (where, words)
        for language in ("kk", "ru")
        for where, words in said(language)
        if mixed.search(re.sub(r"%\(\w+\)[sd]|\{\w+\}|\\\w", " ", words))
    ] == []
