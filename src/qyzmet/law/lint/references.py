"""Rules about references: to a clause or an annex that is not there, or that holds something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, finding
from qyzmet.law.model import Clause, Edition
from qyzmet.law.text import Text

_NUMBER: Final = r"\d{1,2}(?:\(\d{1,2}\))?"
_REFERENCE: Final = re.compile(
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:,|және|мен|-?\s*)\s*{_NUMBER})*)\s*[-–]?\s*"
    r"(?P<kind>тарма[қғ](?!ша)|қосымша)(?P<ending>\w*)"
)
_ELSEWHERE: Final = re.compile(
    r"(?:Заң|заң|Кодекс|кодекс|қаулы|Ереже|ереже|Қағида|қағида|бұйры|[-\s]баб|[-\s]бап)\w*[^.;]{0,60}$"
)
"""Words before a number that make it a clause of some other act."""
_OWN: Final = re.compile(r"(?:[Оо]сы|[Сс]тандарт|[Рр]егламент)\w*[^.;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Reference:
    """One clause or annex of its own act that a text sends the reader to."""

    clause: Clause
    to: str
    """``15`` or ``annex 3``."""
    sentence: str


def references(edition: Edition) -> Iterator[Reference]:
    """The references of the clauses' texts to clauses and annexes of the same act."""
    for clause in edition.clauses:
        if clause.id.startswith("act"):
            continue
        text = clause.text or ""
        for match in _REFERENCE.finditer(text):
            before = text[max(0, match.start() - 90) : match.start()]
            if _ELSEWHERE.search(before) and not _OWN.search(before):
                continue
            first = max(text.rfind(sign, 0, match.start()) for sign in (". ", ";", "\n"))
            ends = [at for sign in (".", ";", "\n") if (at := text.find(sign, match.end())) >= 0]
            sentence = text[first + 1 : min(ends, default=len(text))]
            annex = match["kind"] == "қосымша"
            for number in re.findall(r"\d{1,2}", re.sub(r"\(\d+\)", "", match["numbers"])):
                yield Reference(clause, f"annex {number}" if annex else number, sentence)


def _dangling(edition: Edition) -> Iterator[Finding]:
    known = {clause.id for clause in edition.clauses}
    whole = {one.split("(")[0] for one in known} | {_annex(one) for one in known}
    for reference in references(edition):
        if reference.to == "annex 1" and "annex" in known:
            continue
        if reference.to not in whole:
            yield _nowhere(edition, reference)
        elif other := _elsewhere(edition, reference):
            yield _wrong_place(edition, reference, other)


def _annex(clause_id: str) -> str:
    found = re.match(r"annex \d+", clause_id)
    return found[0] if found else ""


def _nowhere(edition: Edition, reference: Reference) -> Finding:
    name = _name(reference.to)
    return finding(
        edition,
        "dangling-reference",
        "error",
        reference.clause.id,
        Text(
            f"{name.kk} сілтеме бар, ал актіде ондай жоқ",
            f"Ссылка на {name.ru}, которого в акте нет",
            f"A reference to {name.en}, which the act does not have",
        ),
        Text("Сілтемені түзету", "Исправить ссылку", "Put the reference right"),
    )


def _name(to: str) -> Text:
    if to.startswith("annex"):
        number = to.removeprefix("annex ")
        return Text(f"{number}-қосымшаға", f"приложение {number}", to)
    return Text(f"{to}-тармаққа", f"пункт {to}", f"clause {to}")


# --- a reference that leads to something else ---------------------------------------------------------


def _topics(edition: Edition) -> list[tuple[re.Pattern[str], Text, set[str]]]:
    """What a sentence may promise, and the clauses that hold it."""
    documents = {d.clause for d in edition.documents} | {one.clause for one in edition.document_lists}
    contacts = {one.clause for one in edition.information if one.address}
    lists = [(d.title.kk, d.clause) for d in edition.directories]
    police = {clause for title, clause in lists if re.search(r"ішкі істер|полици", title, re.I)}
    centres = {clause for title, clause in lists if re.search(r"орталық|ХҚ", title)}
    found = [
        (
            re.compile(r"(?:қажетті|тізбесі\w*|көрсетілген)[^.;]{0,40}құжаттар"),
            Text("қажетті құжаттарды", "перечень документов", "the list of documents"),
            documents,
        ),
        (
            re.compile(
                r"(?:[Оо]рталы[қғ]|ХҚК?О)\w* (?:басшы|мекенжай|директор)[^.;]{0,60}(?:телефон|мекенжай)"
            ),
            Text("орталықтардың байланыс деректерін", "адреса центров", "the contacts of the centres"),
            centres | contacts,
        ),
        (
            re.compile(r"(?:ішкі істер|уәкілетті орган)\w*[^.;]{0,60}(?:телефон|мекенжай)"),
            Text(
                "уәкілетті органдардың байланыс деректерін",
                "адреса уполномоченных органов",
                "the contacts of the bodies",
            ),
            police | contacts,
        ),
        (
            re.compile(r"(?:[Мм]инистрлі|[Кк]омитет)\w*[^.;]{0,60}(?:телефон|мекенжай)"),
            Text("министрліктің байланыс деректерін", "адреса министерства", "the contacts of the ministry"),
            contacts,
        ),
    ]
    return [(pattern, name, _bases(clauses)) for pattern, name, clauses in found]


def _bases(citations: set[str | None]) -> set[str]:
    """The whole clauses and annexes of citations such as ``11(1), annex 3``."""
    parts = (one for citation in citations if citation for one in citation.split(", "))
    return {_annex(one) or one.split("(")[0] for one in parts}


def _elsewhere(edition: Edition, reference: Reference) -> tuple[Text, set[str]] | None:
    """What the sentence promises, and where that stands, if it is not where the reference leads."""
    for pattern, name, places in _topics(edition):
        if places and pattern.search(reference.sentence):
            said = {one.to for one in references(edition) if one.sentence == reference.sentence}
            if not said & places:
                return name, places
    return None


def _wrong_place(edition: Edition, reference: Reference, other: tuple[Text, set[str]]) -> Finding:
    name, (what, places) = _name(reference.to), other
    right = ", ".join(sorted(places, key=lambda one: (len(one), one)))
    return finding(
        edition,
        "dangling-reference",
        "error",
        reference.clause.id,
        Text(
            f"{what.kk} іздегенде {name.kk} сілтейді, ал ол {right} дегенде",
            f"За тем, что названо «{what.ru}», отсылает на {name.ru}, а стоит оно в {right}",
            f"For {what.en} it sends to {name.en}; they stand in {right}",
        ),
        Text("Сілтемені түзету", "Исправить ссылку", "Put the reference right"),
    )


RULES = (
    Rule(
        "dangling-reference",
        Text("Қате сілтеме", "Ссылка в никуда", "Dangling reference"),
        Text(
            "жоқ не басқа мазмұнды тармаққа, қосымшаға сілтеме",
            "ссылка на пункт или приложение, которых нет или где стоит другое",
            "a reference to a clause or annex that does not exist or holds something else",
        ),
        _dangling,
    ),
)
