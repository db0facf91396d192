"""Slips of the press in signs and letters: brackets left open, Latin letters, repetitions, words left in Russian."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, Span, base, citation, short
from qyzmet.law.lint.sheet import Passage, Sheet
from qyzmet.law.text import Text

MISPRINT: Final = Text("Басылуын түзету", "Исправить опечатку", "Correct the misprint")


def gathered(
    sheet: Sheet, rule: str, where: str, places: Sequence[tuple[str, Span | None]], problem: Text
) -> Finding:
    """One finding for all slips of one kind in a clause or a list, with the first few as printed."""
    words = list(dict.fromkeys(word for word, _ in places))
    told = ", ".join(f"«{word}»" for word in words[:4]) + ("…" if len(words) > 4 else "")
    count = len(places)
    return sheet.finding(
        rule,
        "note",
        where,
        Text(
            f"{problem.kk}: {told}" + (f" ({count} рет)" if count > 1 else ""),
            f"{problem.ru}: {told}" + (f" (раз: {count})" if count > 1 else ""),
            f"{problem.en}: {told}" + (f" ({count} times)" if count > 1 else ""),
        ),
        MISPRINT,
        at=[lines for _, lines in places],
    )


def by_place(
    sheet: Sheet, rule: str, found: dict[tuple[str, Text], list[tuple[str, Span | None]]]
) -> Iterator[Finding]:
    """The findings of slips noted by clause and problem."""
    for (where, problem), places in found.items():
        yield gathered(sheet, rule, where, places, problem)


# --- brackets and quotation marks --------------------------------------------------------------------

_PAIRS: Final = {"(": ")", "«": "»"}
_SIGNS: Final = re.compile(r"[()«»]")
_NUMBER: Final = re.compile(r"(?:^|(?<=[\s;:.,(]))\d{1,2}\)")


def _unbalanced(sheet: Sheet) -> Iterator[Finding]:
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        for sign, around in alone(said.text) if said.kind != "heading" else ():
            problem = Text(
                f"«{sign}» жұбы жоқ", f"у знака «{sign}» нет пары", f"the sign «{sign}» has no pair"
            )
            found[said.where, problem].append((around, said.lines))
    yield from by_place(sheet, "unbalanced", found)


@cache
def alone(text: str) -> tuple[tuple[str, str], ...]:
    """The brackets and quotation marks of a text without their pair, each with the words around it."""
    plain = _NUMBER.sub(lambda number: " " * len(number[0]), text)
    open_: list[tuple[str, int]] = []
    found: list[tuple[str, int]] = []
    for match in _SIGNS.finditer(plain):
        at, sign = match.start(), match[0]
        if sign in _PAIRS:
            open_.append((sign, at))
        else:
            like = next((one for one in reversed(open_) if _PAIRS[one[0]] == sign), None)
            if like is None:
                found.append((sign, at))
            else:
                open_.remove(like)
    if plain.count('"') % 2:
        found.append(('"', plain.rindex('"')))
    return tuple((sign, _around(text, at)) for sign, at in (*open_, *found))


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 24) : at + 24].split())


# --- letters -----------------------------------------------------------------------------------------

_SIDE_BY_SIDE: Final = re.compile(r"[а-яәғқңөұүһі][a-z]|[a-z][а-яәғқңөұүһі]", re.IGNORECASE)
_MIXED: Final = re.compile(r"\w*(?:[а-яәғқңөұүһі][a-z]|[a-z][а-яәғқңөұүһі])\w*", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"(?<!\w)[А-ЯӘҒҚҢӨҰҮҺІ]?[а-яәғқңөұүһі]{2,}[А-ЯӘҒҚҢӨҰҮҺІ]+(?!\w)")


def _mixed_script(sheet: Sheet) -> Iterator[Finding]:
    """Latin letters in Kazakh words and capitals at their end, gathered by letters: one careless hand is one."""
    found: dict[Text, list[tuple[str, Passage]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        for word, letters in _latin(said.text):
            found[_latin_letters(letters)].append((word, said))
        for word in _big(said.text):
            found[_BIG].append((word, said))
    for problem, places in found.items():
        where = citation(tuple(said.where for _, said in places))
        spans = [(word, said.lines) for word, said in places]
        yield gathered(sheet, "mixed-script", where, spans, problem)


def _latin_letters(letters: str) -> Text:
    return Text(
        f"қазақ сөзінде латын әрпі «{letters}»",
        f"латинская «{letters}» в казахском слове",
        f"Latin «{letters}» in a Kazakh word",
    )


_BIG: Final = Text("сөз ішінде бас әріп", "прописная буква внутри слова", "a capital inside a word")


@cache
def _big(text: str) -> tuple[str, ...]:
    return tuple(_CAPITAL.findall(text))


@cache
def _latin(text: str) -> tuple[tuple[str, str], ...]:
    if not _SIDE_BY_SIDE.search(text):
        return ()
    return tuple(
        (word, "".join(sorted({one for one in word.lower() if one.isascii() and one.isalpha()})))
        for word in _MIXED.findall(text)
    )


# --- repetitions -------------------------------------------------------------------------------------

_TWICE: Final = re.compile(r"(?<!\w)(\w{4,})[ ]+\1(?!\w)", re.IGNORECASE)


def _repeated_word(sheet: Sheet) -> Iterator[Finding]:
    """A word, or a whole sentence, printed twice running."""
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        for twice in _repeated(said.text):
            found[said.where, _PRINTED_TWICE].append((f"{twice} {twice}", said.lines))
    for one, other in pairwise(sheet.edition.clauses):
        said_once, said_again = (_ITEM.sub("", (c.text or "").split("\n")[0]) for c in (one, other))
        said_once, said_again = said_once.rstrip(";."), said_again.rstrip(";.")
        if len(said_once) > 20 and said_once == said_again and base(one.id) == base(other.id):
            found[f"{one.id}, {other.id}", _TWO_ITEMS].append((short(said_once), None))
    yield from by_place(sheet, "repeated-word", found)


_ITEM: Final = re.compile(r"^\d+\)\s*")
_TWO_ITEMS: Final = Text(
    "екі тармақшаның сөзі бірдей", "два подпункта слово в слово", "two items word for word alike"
)


_PRINTED_TWICE: Final = Text("екі рет басылған", "напечатано дважды подряд", "printed twice running")


@cache
def _repeated(text: str) -> tuple[str, ...]:
    sentences = [one.strip() for line in text.splitlines() for one in re.split(r"(?<=[.;])\s+", line)]
    twice = [a for a, b in pairwise(sentences) if a == b and len(a) > 8]
    return tuple(dict.fromkeys([*twice, *_TWICE.findall(text)]))


# --- Russian words -----------------------------------------------------------------------------------

_RUSSIAN: Final = re.compile(
    r"(?<![\w./-])(?:и|с|на|от|до|или|воскресенье|суббота|район|района|области|города|(?:село|улица|город)(?=\s[А-Я])"
    r"|[а-яё]{3,}(?:ский|ская|ского|ской|ённый|нный|нная))(?![\w.-])"
    r"|(?<![\w-])[А-ЯЁ]?[а-яё]{3,}(?:ование|ение|ания)(?![\w-])"
    r"|(?<![\w-])(?:ул|мкр|обл|пр)\."
)
"""Function words and word endings that Kazakh does not have; what begins with a capital may be a name."""


def _foreign_word(sheet: Sheet) -> Iterator[Finding]:
    """Russian words among Kazakh ones, gathered by place and word."""
    found: dict[tuple[str, Text], list[tuple[str, Span | None]]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.row_passages):
        if said.kind in ("clause", "cell", "row"):
            for word in _russian(said.text):
                found[said.where, _LEFT_IN_RUSSIAN].append((word, said.lines))
    yield from by_place(sheet, "foreign-word", found)


_LEFT_IN_RUSSIAN: Final = Text(
    "қазақ мәтінінде орысша сөз", "русское слово в казахском тексте", "a Russian word in the Kazakh text"
)


@cache
def _russian(text: str) -> tuple[str, ...]:
    return tuple(_RUSSIAN.findall(text))


RULES = (
    Rule(
        "unbalanced",
        Text("Жұптаспаған жақша", "Непарные скобки", "Unpaired brackets"),
        Text(
            "жақша не тырнақша жабылмаған не ашылмаған",
            "скобка или кавычка не закрыта или не открыта",
            "a bracket or quotation mark left open or never opened",
        ),
        _unbalanced,
    ),
    Rule(
        "mixed-script",
        Text("Аралас әріптер", "Смешанные буквы", "Mixed letters"),
        Text(
            "қазақ сөзіндегі латын әрпі не сөз ішіндегі бас әріп",
            "латинская буква в казахском слове или прописная внутри слова",
            "a Latin letter in a Kazakh word, or a capital inside a word",
        ),
        _mixed_script,
    ),
    Rule(
        "repeated-word",
        Text("Қайталанған сөз", "Повтор слова", "Repeated word"),
        Text(
            "қатар екі рет басылған сөз не сөйлем",
            "слово или фраза дважды подряд",
            "a word or sentence printed twice running",
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
)
