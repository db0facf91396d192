"""Which values of an edition come from which clause: the way back from the act to what was made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from qyzmet.law.model import Edition, Sourced
from qyzmet.law.text import Text


@dataclass(frozen=True, slots=True)
class Citation:
    """A value that cites a clause, and where it stands on the page of the edition."""

    section: str
    title: Any
    name: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: its anchor, its title, and the named values in it."""

    id: str
    title: Any
    values: Callable[[Edition], Iterable[tuple[Sourced, Text]]]


def _each(attribute: str, name: str) -> Callable[[Edition], Iterator[tuple[Sourced, Text]]]:
    def values(edition: Edition) -> Iterator[tuple[Sourced, Text]]:
        for one in getattr(edition, attribute):
            yield one, getattr(one, name)

    return values


def _fields(edition: Edition) -> Iterator[tuple[Sourced, Text]]:
    for paper in edition.papers:
        yield paper, paper.title
        for field in paper.fields:
            yield field, field.name


def _steps(edition: Edition) -> Iterator[tuple[Sourced, Text]]:
    for channel in edition.channels:
        yield channel, channel.name
        for step in channel.steps:
            yield step, step.title


def _facts(edition: Edition) -> Iterator[tuple[Sourced, Text]]:
    for fact in edition.facts:
        yield fact, fact.question


def _complaints(edition: Edition) -> Iterator[tuple[Sourced, Text]]:
    if edition.complaints is None:
        return
    for cause in edition.complaints.causes:
        yield cause, cause.to
    for way in edition.complaints.filing:
        yield way, way.text


def _single(edition: Edition) -> Iterator[tuple[Sourced, Text]]:
    yield edition.provider, edition.provider.name
    yield edition.automation, edition.automation.text


PARTS: tuple[Part, ...] = (
    Part("act", _("The act"), _single),
    Part("definitions", _("Definitions"), _each("definitions", "term")),
    Part("posts", _("Who does what"), _each("posts", "name")),
    Part("applicants", _("Who may apply"), _each("applicants", "name")),
    Part("facts", _("Questions"), _facts),
    Part("intake", _("Intake and issue"), _each("intake", "who")),
    Part("intake", _("Intake and issue"), _each("issue", "who")),
    Part("results", _("Results"), _each("results", "name")),
    Part("results", _("Results"), _each("outcomes", "name")),
    Part("terms", _("Terms"), _each("terms", "what")),
    Part("queue", _("Queue and fee"), lambda edition: [(edition.queue, edition.queue.booking_words)]),
    Part("queue", _("Queue and fee"), lambda edition: [(edition.fee, edition.fee.words)]),
    Part("hours", _("Opening hours"), _each("schedules", "words")),
    Part("premises", _("Premises"), _each("premises", "text")),
    Part("documents", _("Documents"), _each("documents", "name")),
    Part("papers", _("Papers and forms"), _fields),
    Part("journals", _("Journals"), _each("journals", "name")),
    Part("steps", _("Steps"), _steps),
    Part("grounds", _("Grounds of refusal"), _each("grounds", "text")),
    Part("couriers", _("Couriers and keeping"), _each("couriers", "words")),
    Part("couriers", _("Couriers and keeping"), _each("retention", "text")),
    Part("information", _("Where people learn about it"), _each("information", "where")),
    Part("principles", _("Principles"), _each("principles", "text")),
    Part("indicators", _("Indicators"), _each("indicators", "name")),
    Part("complaints", _("Complaints"), _complaints),
    Part("receptions", _("Receptions"), _each("receptions", "who")),
    Part("directories", _("Lists of offices and contacts"), _each("directories", "title")),
    Part("special", _("Special requirements"), _each("special", "text")),
    Part("silent", _("What the act does not say"), _each("silent", "text")),
)


def clauses_in(cited: str) -> list[str]:
    """The clauses that one mark names.

    >>> clauses_in("9, annex 2")
    ['9', 'annex 2']
    >>> clauses_in("annex 3; cl. 6, 14")
    ['annex 3', '6', '14']
    """
    return [re.sub(r"^cl\. ?", "", part.strip()) for part in re.split(r"[,;]", cited)]


def resolve(edition: Edition, cited: str) -> str | None:
    """The clause of the act's text that a mark leads to: the first it names that the text has.

    A mark finer than the text (a row of an annex, a point of a clause) leads to what holds it.
    """
    known = [clause.id for clause in edition.clauses]
    for part in clauses_in(cited):
        held = [one for one in known if part == one or part.startswith((f"{one}(", f"{one} ", f"{one}."))]
        if held:
            return max(held, key=len)
    return None


def citations(edition: Edition) -> Mapping[str, list[Citation]]:
    """For each clause the values that cite it, in the order of the page."""
    found: dict[str, list[Citation]] = {}
    for part in PARTS:
        for value, name in part.values(edition):
            for cited in clauses_in(value.clause or ""):
                clause = resolve(edition, cited) if cited else None
                if clause is not None:
                    found.setdefault(clause, []).append(Citation(part.id, part.title, name))
    return found


def sections(edition: Edition) -> list[tuple[str, Any]]:
    """The sections that the edition fills, once each, in order."""
    filled = {part.id: part.title for part in PARTS if any(True for _ in part.values(edition))}
    return list(filled.items())
