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
    """One clause or annex of its own act that a text sends the reader to, with the words around it."""

    clause: Clause
    to: str
    """``15`` or ``annex 3``."""
    before: str
    after: str
    with_it: frozenset[str]
    """Everything the same words name: ``21, 22-тармақтарда`` names two."""


def references(edition: Edition) -> Iterator[Reference]:
    """The references of the clauses' texts to clauses and annexes of the same act."""
    for clause in edition.clauses:
        if clause.id.startswith("act"):
            continue
        text = clause.text or ""
        for match in _REFERENCE.finditer(text):
            before = text[max(0, match.start() - 110) : match.start()]
            if _ELSEWHERE.search(before[-90:]) and not _OWN.search(before[-90:]):
                continue
            numbers = re.findall(r"\d{1,2}", re.sub(r"\(\d+\)", "", match["numbers"]))
            kind = "annex " if match["kind"] == "қосымша" else ""
            named = frozenset(f"{kind}{number}" for number in numbers)
            for to in sorted(named):
                yield Reference(clause, to, before, text[match.end() : match.end() + 90], named)


def _dangling(edition: Edition) -> Iterator[Finding]:
    known = {clause.id for clause in edition.clauses}
    whole = {one.split("(")[0] for one in known} | {_annex(one) for one in known}
    told: set[tuple[str, str]] = set()
    for reference in references(edition):
        place = (reference.clause.id.split("(")[0], reference.to)
        if place in told:
            continue
        if reference.to not in whole:
            if not (reference.to == "annex 1" and "annex" in known):
                told.add(place)
                yield _nowhere(edition, reference)
        elif other := _elsewhere(edition, reference) or _other_body(edition, reference):
            told.add(place)
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


@dataclass(frozen=True, slots=True)
class _Topic:
    """Words beside a reference that say what is to be found there, and the clauses that hold it."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    name: Text
    places: set[str]

    def meant_by(self, reference: Reference) -> bool:
        return bool(
            (self.before and self.before.search(reference.before))
            or (self.after and self.after.search(reference.after))
        )


def _topics(edition: Edition) -> list[_Topic]:
    documents = {d.clause for d in edition.documents} | {one.clause for one in edition.document_lists}
    lists = [(d.title.kk, d.clause) for d in edition.directories]
    centres = {clause for title, clause in lists if re.search(r"орталы|ХҚ", title, re.IGNORECASE)}
    return [
        _Topic(
            None,
            re.compile(r"^\W{0,2}(?:көзделген|көрсетілген|айқындалған)[^.;,]{0,40}құжаттар(?!дың тізіл)"),
            Text("қажетті құжаттарды", "перечень документов", "the list of documents"),
            _bases(documents),
        ),
        _Topic(
            re.compile(r"[Оо]рталық\w* басшы\w*[^.;]{0,80}$"),
            re.compile(r"^\W{0,2}көрсетілген (?:О|халыққа қызмет көрсету о)рталы"),
            Text("орталықтардың деректерін", "данные центров", "the centres"),
            _bases(centres),
        ),
    ]


_BODIES: Final = ("комитет", "министрлі")


def _other_body(edition: Edition, reference: Reference) -> tuple[Text, set[str]] | None:
    """The contacts of a body are promised, and the clause named has another body's."""
    if reference.to.startswith("annex") or not re.search(
        r"(?:телефон|мекенжай)[^.;]{0,60}$", reference.before
    ):
        return None
    before = reference.before.lower()
    body = max(_BODIES, key=before.rfind)
    target = next((c for c in edition.clauses if c.id == reference.to), None)
    if body not in before or target is None or body in (target.text or "").lower():
        return None
    right = {c.id for c in edition.clauses if body in (c.text or "").lower() and _has_contacts(c)}
    right -= {reference.clause.id}
    if not right:
        return None
    return Text("органның байланыс деректерін", "контакты органа", "the contacts of the body"), right


def _has_contacts(clause: Clause) -> bool:
    return bool(re.search(r"\d{6}, |телефон|www\.|\S@\S", clause.text or ""))


def _bases(citations: set[str | None]) -> set[str]:
    """The whole clauses and annexes of citations such as ``11(1), annex 3``."""
    parts = (one for citation in citations if citation for one in citation.split(", "))
    return {_annex(one) or one.split("(")[0] for one in parts}


def _elsewhere(edition: Edition, reference: Reference) -> tuple[Text, set[str]] | None:
    """What is promised beside the reference, and where that stands, if it is not where the reference leads."""
    for topic in _topics(edition):
        if topic.places and topic.meant_by(reference) and not reference.with_it & topic.places:
            return topic.name, topic.places
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
