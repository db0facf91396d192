"""Set phrases and names printed otherwise than everywhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.corpus import PART, WORD, corpus, words_of
from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.sheet import Passage, Sheet
from qyzmet.law.lint.slips import MISPRINT
from qyzmet.law.lint.spelling import differs
from qyzmet.law.text import Text

_OFTEN: Final = 9
"""A word that stands so often between the same two is the right one there."""


def _set_phrase(sheet: Sheet) -> Iterator[Finding]:
    """A word in another form than the one that always stands between the same two; a defined term likewise."""
    terms = _terms(sheet)
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for said in sheet.passages:
        if said.kind == "heading":
            continue
        for three in _threes(said.text):
            low = three[0].lower(), three[1].lower(), three[2].lower()
            if right := _usual(*low):
                found[" ".join(three), f"{three[0]} {right} {three[2]}"].append(said)
            if right := _term(terms, low):
                found[" ".join(three), f"{right} {three[1]} {three[2]}"].append(said)
    for (phrase, usual), places in found.items():
        yield sheet.finding(
            "set-phrase",
            "note",
            citation(tuple(said.where for said in places)),
            Text(
                f"«{phrase}» деп басылған, басқа жерлерде «{usual}»",
                f"Напечатано «{phrase}», в других местах «{usual}»",
                f"“{phrase}” is printed, everywhere else “{usual}”",
            ),
            MISPRINT,
            at=[said.lines for said in places],
        )


def _threes(text: str) -> Iterator[tuple[str, str, str]]:
    """Every three words running, within a stretch between stops."""
    for part in PART.split(text):
        words = WORD.findall(part)
        yield from zip(words, words[1:], words[2:], strict=False)


@cache
def _usual(first: str, middle: str, last: str) -> str:
    """The right form of the middle word, if it stands in a wrong one."""
    counts: Mapping[str, int] = corpus().between.get((first, last), {})
    if counts.get(middle, 0) > 1:
        return ""
    right = max(counts, key=counts.__getitem__, default="")
    often = counts.get(right, 0) >= _OFTEN
    return right if often and right != middle and _one_stem(middle, right) else ""


def _one_stem(word: str, right: str) -> bool:
    """Whether two words are one in different forms."""
    return len(word) >= 3 and differs(word, right) >= max(3, len(word) - 4)


def _terms(sheet: Sheet) -> list[tuple[str, str, str]]:
    """The terms of three words that the act defines."""
    every = (tuple(words_of(term.term.kk)) for term in sheet.edition.definitions)
    return [(one[0], one[1], one[2]) for one in every if len(one) == 3]


def _term(terms: list[tuple[str, str, str]], three: tuple[str, str, str]) -> str:
    """The right first word of a defined term, if it stands in another form; its last may have any ending."""
    for first, middle, last in terms:
        if (
            three[1] == middle
            and three[2].startswith(last)
            and three[0] != first
            and _one_stem(three[0], first)
        ):
            return first
    return ""


# --- names of the service and of the indicators ------------------------------------------------------

_QUOTED: Final = re.compile(
    r"[«\"]([^«»\"]{12,160})[»\"]\s*(?:мемлекеттік\s(?:көрсетілетін\s)?қызмет|регламент)", re.IGNORECASE
)
_QUALITY: Final = re.compile(r"(\w+) (?:және|мен|пен|бен) (\w+(?:\s\w+)?) көрсеткіштер")


def _name_differs(sheet: Sheet) -> Iterator[Finding]:
    """The service, or its indicators, under two names."""
    title = sheet.edition.title.kk
    found: dict[str, list[Passage]] = defaultdict(list)
    for said in (*sheet.passages, *sheet.act_passages):
        for name in _QUOTED.findall(" ".join(said.text.split())):
            if _plain(name) not in _titles() and _nearly(words_of(name), words_of(title)):
                found[name].append(said)
    for name, places in found.items():
        yield _two_names(sheet, places, name, title)
    named: dict[frozenset[str], tuple[str, Passage]] = {}
    for said in sheet.passages:
        for one, other in _QUALITY.findall(said.text):
            pair = frozenset(word[:4] for word in (one.lower(), other.lower().replace(" ", "")))
            if "сапа" in pair:
                named.setdefault(pair, (f"{one} … {other}", said))
    if len(named) > 1:
        (first, here), (second, there) = list(named.values())[:2]
        yield _two_names(sheet, [here, there], first, second)


def _plain(name: str) -> str:
    return " ".join(words_of(name)).replace("-", "")


@cache
def _titles() -> frozenset[str]:
    return frozenset(_plain(e.title.kk) for s in catalogue.services() for e in catalogue.editions(s))


def _nearly(words: list[str], own: list[str]) -> bool:
    """Whether a name is the title but for a word or an ending."""
    stems, usual = {word[:5] for word in words}, {word[:5] for word in own}
    return len(stems & usual) >= 0.75 * len(usual) and len(stems - usual) <= 1


def _two_names(sheet: Sheet, places: list[Passage], name: str, other: str) -> Finding:
    return sheet.finding(
        "name-differs",
        "note",
        citation(tuple(said.where for said in places)),
        Text(
            f"«{name}» деп аталған, ал басқа жерде «{other}»",
            f"Названо «{name}», а в другом месте «{other}»",
            f"It is called “{name}” here and “{other}” elsewhere",
        ),
        Text("Бір атауын қалдыру", "Оставить одно название", "Keep one name"),
        at=[span for said in places for span in ((said.lines,) if said.lines else sheet.spans(said.where))],
    )


RULES = (
    Rule(
        "set-phrase",
        Text("Тұрақты тіркестегі қате", "Ошибка в устойчивом сочетании", "Slip in a set phrase"),
        Text(
            "тұрақты тіркестің сөзі басқа формада тұр",
            "слово устойчивого сочетания стоит в другой форме",
            "a word of a set phrase stands in another form",
        ),
        _set_phrase,
    ),
    Rule(
        "name-differs",
        Text("Екі атау", "Два названия", "Two names"),
        Text(
            "қызметтің не көрсеткіштердің атауы екі жерде әртүрлі",
            "услуга или показатели в двух местах названы по-разному",
            "the service or its indicators have two names",
        ),
        _name_differs,
    ),
)
