"""What is left over from another act: a body without a part here, another service's name or result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.corpus import words_of
from qyzmet.law.lint.finding import Finding, Rule, cited
from qyzmet.law.lint.sheet import Passage, Sheet
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

_RUN: Final = 4
"""So many words running make the name of a service its own."""
_PLACES: Final = (
    ("centre", re.compile(r"(?<!\w)Орталы[қғ]\w*|(?<!\w)ХҚ[КҚ]?О\w*")),
    ("portal", re.compile(r"(?<!\w)[Пп]ортал\w*|(?<!\w)ЭҮП\w*")),
)
_KINDS: Final = r"анықтама|хабарлама|паспорт|куәлік|парағ|парақ|қолхат|жолдама|рұқсат|лицензия"
"""Kinds of papers that public services give."""
_MADE: Final = re.compile(
    rf"(?<!\w)({_KINDS})\w*\s+(?:[^.;]{{0,60}}\s)?(?:қалыптастыр|құрастыр|құру|құрау|ресімде|дайында|жібер|тапсыр|беру)",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(r"төлем\w*|есеп айырысу\w*")
_POSITIVE: Final = re.compile(rf"оң жауап\w*[^.;]{{0,80}}?(?<!\w)({_KINDS})", re.IGNORECASE)


def _leftover(sheet: Sheet) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for where, said, lines in (*_bodies(sheet), *_names(sheet), *_results(sheet)):
        if (where, said.lower()) not in told:
            told.add((where, said.lower()))
            yield sheet.finding(
                "leftover",
                "warning",
                where,
                Text(
                    f"«{said}» деп жазылған, ал «{sheet.edition.title.kk}» қызметінде ол жоқ: басқа актіден қалған",
                    f"Написано «{said}», а в услуге «{sheet.edition.title.ru}» такого нет: остаток другого акта",
                    f"“{said}” is printed, and the service “{sheet.edition.title.en}” has no such thing: a leftover "
                    "of another act",
                ),
                Text("Алып тастау не ауыстыру", "Убрать или заменить", "Remove or replace it"),
                at=[lines],
            )


Found = tuple[str, str, tuple[int, int] | None]


def _bodies(sheet: Sheet) -> Iterator[Found]:
    """Words for an organisation in which no step is done and no post sits, and for others' commissions."""
    edition = sheet.edition
    places = {step.at for channel in edition.channels if channel.available for step in channel.steps}
    places |= {post.at for post in edition.posts if post.at == "centre"}
    patterns = [pattern for place, pattern in _PLACES if place not in places]
    patterns += [_stems(name) for name in _commissions() if not edition.commissions and name]
    for said in sheet.passages:
        for pattern in patterns:
            if found := pattern.search(said.text):
                yield said.where, found[0], said.lines


@cache
def _commissions() -> frozenset[str]:
    """The names of the commissions that the acts set up."""
    return frozenset(
        c.name.kk
        for service in catalogue.services()
        for e in catalogue.editions(service)
        for c in e.commissions
    )


def _stems(name: str) -> re.Pattern[str]:
    words = [re.escape(word[: max(4, len(word) - 1)]) for word in words_of(name)[:2]]
    return re.compile(r"\w*\s".join(words) + r"\w*", re.IGNORECASE)


def _names(sheet: Sheet) -> Iterator[Found]:
    """A run of words of another service's title that no title, result or paper here has."""
    foreign = {
        run for service, runs in _title_runs().items() if service != sheet.edition.service for run in runs
    }
    foreign -= _runs(" . ".join(_named(sheet.edition)))
    for said in sheet.passages:
        words = words_of(said.text)
        at = [i for i in range(len(words) - _RUN + 1) if tuple(words[i : i + _RUN]) in foreign]
        if at:
            yield said.where, " ".join(words[at[0] : at[-1] + _RUN]), said.lines


@cache
def _title_runs() -> dict[str, frozenset[tuple[str, ...]]]:
    return {
        service: frozenset().union(*(_runs(one.title.kk) for one in catalogue.editions(service)))
        for service in catalogue.services()
    }


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _named(edition: Edition) -> Iterator[str]:
    yield edition.title.kk
    yield edition.act.title.kk
    for result in edition.results:
        yield result.name.kk
    for paper in edition.papers:
        yield paper.title.kk
    for document in edition.documents:
        yield document.name.kk
    for act in edition.act.legal_basis:
        yield act.title.kk


def _results(sheet: Sheet) -> Iterator[Found]:
    """A paper that an action makes or hands out, or a positive answer, of a kind this service does not give."""
    edition = sheet.edition
    given = [r.name.kk for r in edition.results] + [paper.title.kk for paper in edition.papers]
    own = " ".join([*given, edition.title.kk]).lower()
    if edition.fee.free:
        for indicator in edition.indicators:
            if found := _MONEY.search(indicator.name.kk):
                yield cited(indicator), found[0], None
    for said in sheet.passages:
        pattern = _MADE if _is_action(said) else _POSITIVE
        for found in pattern.finditer(said.text):
            if found[1].lower() not in own:
                word = re.match(r"\w+", said.text[found.start(1) :])
                yield said.where, word[0] if word else found[1], said.lines


def _is_action(said: Passage) -> bool:
    return said.kind == "cell"


RULES = (
    Rule(
        "leftover",
        Text("Басқа қызметтің қалдығы", "Остаток другой услуги", "Leftover of another service"),
        Text(
            "мұнда қатыспайтын орган, басқа қызметтің атауы не нәтижесі",
            "орган, который здесь не участвует, название или результат другой услуги",
            "a body that has no part here, the name or the result of another service",
        ),
        _leftover,
    ),
)
