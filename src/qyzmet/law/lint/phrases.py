"""Set phrases and names printed otherwise than everywhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.corpus import corpus, stretches, words_of
from qyzmet.law.lint.finding import Finding, Rule, citation
from qyzmet.law.lint.sheet import Passage, Sheet
from qyzmet.law.lint.slips import MISPRINT
from qyzmet.law.lint.spelling import differs
from qyzmet.law.text import Text


def _set_phrase(sheet: Sheet) -> Iterator[Finding]:
    """A word in another form than the one that always stands between the same two; a defined term likewise."""
    terms = _terms(sheet)
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for said in sheet.passages:
        if said.kind == "heading":
            continue
        for phrase, usual in (*_wrong_forms(said.text), *_wrong_terms(terms, said.text)):
            found[phrase, usual].append(said)
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


@cache
def _wrong_forms(text: str) -> tuple[tuple[str, str], ...]:
    """Every three words of a text whose middle one is in a wrong form, as printed and as usual."""
    known = corpus()
    found = []
    for words in stretches(text):
        low = [word.lower() for word in words]
        for at in range(len(words) - 2):
            right, _ = known.between.get((low[at], low[at + 2]), ("", 0))
            if right and right != low[at + 1] and _wrong(low[at], low[at + 1], low[at + 2], right):
                found.append((" ".join(words[at : at + 3]), f"{words[at]} {right} {words[at + 2]}"))
    return tuple(found)


def _wrong(first: str, middle: str, last: str, right: str) -> bool:
    """Whether the middle word stands there once at most, and is the right one in another form."""
    return corpus().three(first, middle, last) <= 1 and _one_stem(middle, right)


def _one_stem(word: str, right: str) -> bool:
    """Whether two words are one in different forms."""
    return len(word) >= 3 and differs(word, right) >= max(3, len(word) - 4)


def _terms(sheet: Sheet) -> list[tuple[str, str, str]]:
    """The terms of three words that the act defines."""
    every = (tuple(words_of(term.term.kk)) for term in sheet.edition.definitions)
    return [(one[0], one[1], one[2]) for one in every if len(one) == 3]


def _wrong_terms(terms: list[tuple[str, str, str]], text: str) -> Iterator[tuple[str, str]]:
    """Defined terms whose first word stands in another form; the last may have any ending."""
    for first, middle, last in terms:
        if middle not in text:
            continue
        for found in re.finditer(rf"(\w+) ({middle} {last}\w*)", text, re.IGNORECASE):
            word = found[1].lower()
            if word != first and _one_stem(word, first):
                yield found[0], f"{first} {found[2]}"


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
            if _plain(name) not in _titles() | {_plain(title)} and _nearly(words_of(name), words_of(title)):
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
