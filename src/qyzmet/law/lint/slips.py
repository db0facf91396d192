"""Rules about slips of the press: brackets left open, foreign letters and words, repetitions, misprints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.finding import Finding, Rule, finding
from qyzmet.law.lint.passages import Passage, passages, row_passages
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MISPRINT: Final = Text("Басылуын түзету", "Исправить опечатку", "Correct the misprint")
_PAIRS: Final = (("(", ")"), ("«", "»"))


def _every(edition: Edition) -> Iterator[Passage]:
    return chain(passages(edition), row_passages(edition))


def _slip(edition: Edition, rule: str, said: Passage, what: Text) -> Finding:
    return finding(edition, rule, "note", said.where, what, _MISPRINT, at=(said.line or 0,))


def _unbalanced(edition: Edition) -> Iterator[Finding]:
    for said in _every(edition):
        plain = re.sub(r"(?:^|(?<=[\s;:.,(]))\d{1,2}\)", "", said.text)
        for opening, closing in _PAIRS:
            if plain.count(opening) != plain.count(closing):
                sign = f"{opening}{closing}"
                yield _slip(
                    edition,
                    "unbalanced",
                    said,
                    Text(
                        f"{sign} жұптаспаған: {_short(said)}",
                        f"{sign} не парны: {_short(said)}",
                        f"{sign} do not pair: “{_short(said)}”",
                    ),
                )
        if plain.count('"') % 2:
            yield _slip(
                edition,
                "unbalanced",
                said,
                Text(
                    f"тырнақша жабылмаған: {_short(said)}",
                    f"кавычка не закрыта: {_short(said)}",
                    f"a quotation mark is not closed: “{_short(said)}”",
                ),
            )


def _short(said: Passage) -> str:
    return said.text if len(said.text) <= 60 else said.text[:57] + "…"


_MIXED: Final = re.compile(r"\w*(?:[а-яәғқңөұүһі][a-z]|[a-z][а-яәғқңөұүһі])\w*", re.IGNORECASE)


def _mixed_script(edition: Edition) -> Iterator[Finding]:
    """Latin letters in Kazakh words, gathered by place and letters: one careless hand is one finding."""
    seen: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for said in _every(edition):
        for found in _MIXED.findall(said.text):
            letters = "".join(sorted({one for one in found.lower() if one.isascii() and one.isalpha()}))
            seen.setdefault((said.where, letters), []).append((found, said.line or 0))
    for (where, letters), places in seen.items():
        yield _gathered(
            edition,
            "mixed-script",
            where,
            places,
            Text(f"латын әрпі «{letters}»", f"латинская «{letters}»", f"Latin «{letters}»"),
        )


def _gathered(edition: Edition, rule: str, where: str, places: list[tuple[str, int]], name: Text) -> Finding:
    words = list(dict.fromkeys(word for word, _ in places))
    told = ", ".join(f"«{word}»" for word in words[:4]) + ("…" if len(words) > 4 else "")
    count = len(places)
    return finding(
        edition,
        rule,
        "note",
        where,
        Text(
            f"{name.kk}: {told} ({count} рет)",
            f"{name.ru}: {told} (раз: {count})",
            f"{name.en}: {told} ({count} times)",
        ),
        _MISPRINT,
        at=(line for _, line in places),
    )


_REPEATED: Final = re.compile(r"(?<!\w)(\w{4,})\s+\1(?!\w)", re.IGNORECASE)


def _repeated_word(edition: Edition) -> Iterator[Finding]:
    for said in passages(edition):
        sentences = [one.strip() for one in re.split(r"(?<=[.;])\s+", said.text) if len(one.strip()) > 12]
        twice = [one for one, count in Counter(sentences).items() if count > 1] + _REPEATED.findall(said.text)
        for found in dict.fromkeys(twice):
            yield _slip(
                edition,
                "repeated-word",
                said,
                Text(
                    f"«{found}» екі рет жазылған", f"«{found}» написано дважды", f"«{found}» is written twice"
                ),
            )


_RUSSIAN: Final = re.compile(
    r"(?<![\w-])(?:и|с|на|от|до|или|воскресенье|суббота|район|района|село|улица|наименование|области|города"
    r"|\w{3,}(?:ский|ская|ского|ской|ённый|нный|нная|ение|ания))(?![\w-])",
    re.IGNORECASE,
)


def _foreign_word(edition: Edition) -> Iterator[Finding]:
    """Russian words among Kazakh ones, gathered by place and word."""
    seen: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for said in _every(edition):
        for found in _RUSSIAN.findall(said.text):
            seen.setdefault((said.where, found.lower()), []).append((found, said.line or 0))
    name = Text("орысша сөз қалған", "осталось русское слово", "a Russian word is left")
    for (where, _), places in seen.items():
        yield _gathered(edition, "foreign-word", where, places, name)


@cache
def _corpus() -> Counter[str]:
    """How often each word stands in the acts of all services."""
    words: Counter[str] = Counter()
    for service in catalogue.services():
        for edition in catalogue.editions(service):
            for said in passages(edition):
                words.update(word.lower() for word in _WORD.findall(said.text))
    return words


@cache
def _shapes() -> dict[str, set[str]]:
    """The common words of the acts by what is left of them when one letter is taken out."""
    shapes: dict[str, set[str]] = {}
    for word, count in _corpus().items():
        if count >= _COMMON and len(word) >= _LONG - 1:
            for shape in _without_one(word):
                shapes.setdefault(shape, set()).add(word)
    return shapes


_COMMON: Final = 4
_LONG: Final = 6
_TWINS: Final = str.maketrans("қғңөұүіәһ", "кгноуыиах")
"""Kazakh letters and the Russian ones a careless hand puts for them."""


def _without_one(word: str) -> set[str]:
    """The word, and the word without each letter but the first and the last three, which are endings."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, max(1, len(word) - 3)))}


def _meant(word: str) -> str:
    """The common word that a rare one is one letter away from; empty if there is none."""
    often = _corpus()[word]
    near = {other for shape in _without_one(word) for other in _shapes().get(shape, ())} - {word}
    near |= {other for other in _by_plain().get(word.translate(_TWINS), ()) if other != word}
    right = max(near, key=lambda other: _corpus()[other], default="")
    return right if right and _corpus()[right] >= _COMMON * often and often <= 8 else ""


@cache
def _by_plain() -> dict[str, set[str]]:
    plain: dict[str, set[str]] = {}
    for word, count in _corpus().items():
        if count >= _COMMON:
            plain.setdefault(word.translate(_TWINS), set()).add(word)
    return plain


def _misspelt(edition: Edition) -> Iterator[Finding]:
    """A rare long word that differs by one letter, not in its ending, from a word that is common."""
    told: set[str] = set()
    for said in passages(edition):
        for word in _WORD.findall(said.text):
            low = word.lower()
            if len(low) < _LONG or low in told or _inflected(low):
                continue
            if right := _meant(low):
                told.add(low)
                yield _slip(
                    edition,
                    "misspelt",
                    said,
                    Text(
                        f"«{word}»: басқа жерлерде «{right}»",
                        f"«{word}»: в других местах «{right}»",
                        f"«{word}» is «{right}» everywhere else",
                    ),
                )


def _inflected(word: str) -> bool:
    """Whether the word is a common one with an ending: it has its own right to be rare."""
    return any(_corpus()[word[:at]] >= _COMMON for at in range(len(word) - 1, max(3, len(word) - 5), -1))


RULES = (
    Rule(
        "unbalanced",
        Text("Жұптаспаған жақша", "Непарные скобки", "Unpaired brackets"),
        Text(
            "жақша не тырнақша жабылмаған",
            "скобка или кавычка не закрыта",
            "a bracket or quotation mark left open",
        ),
        _unbalanced,
    ),
    Rule(
        "mixed-script",
        Text("Аралас әріптер", "Смешанные буквы", "Mixed script"),
        Text(
            "қазақ сөзіндегі латын әрпі",
            "латинская буква в казахском слове",
            "a Latin letter in a Kazakh word",
        ),
        _mixed_script,
    ),
    Rule(
        "repeated-word",
        Text("Қайталанған сөз", "Повтор слова", "Repeated word"),
        Text(
            "қатар екі рет жазылған сөз не сөйлем",
            "слово или фраза дважды подряд",
            "a word or sentence written twice",
        ),
        _repeated_word,
    ),
    Rule(
        "foreign-word",
        Text("Орысша сөз", "Русское слово", "Russian word"),
        Text(
            "қазақ мәтінінде қалған орыс сөзі",
            "русское слово в казахском тексте",
            "a Russian word left in the Kazakh text",
        ),
        _foreign_word,
    ),
    Rule(
        "misspelt",
        Text("Басылу қатесі", "Опечатка", "Misprint"),
        Text(
            "жиі кездесетін сөзден бір әріппен ғана ерекшеленетін сирек сөз",
            "редкое слово, отличное одной буквой от частого",
            "a rare word one letter away from a common one",
        ),
        _misspelt,
    ),
)
