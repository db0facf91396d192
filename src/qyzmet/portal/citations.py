"""Which values of an edition come from which clause: the way back from the act to what was made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from django.utils.translation import gettext_lazy as _

from qyzmet.law.model import Clause, Edition, Sourced
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


Named = Iterable[tuple[Sourced, Text]]


def _each(attribute: str, name: str) -> Callable[[Edition], Named]:
    def values(edition: Edition) -> Named:
        for one in getattr(edition, attribute):
            yield one, getattr(one, name)

    return values


def _act(edition: Edition) -> Named:
    act = edition.act
    yield act, act.title
    yield act.force, act.force.rule
    for other in (act.worded_by, act.repealed_by, *act.amends, *act.legal_basis):
        if other is not None:
            yield other, other.title
    yield edition.provider, edition.provider.name
    yield edition.automation, edition.automation.text


def _facts(edition: Edition) -> Named:
    for fact in edition.facts:
        yield fact, fact.question
        for value in fact.values:
            yield value, value.label


def _points(edition: Edition) -> Named:
    for point in (*edition.intake, *edition.issue):
        yield point, point.who or point.how


def _duty(edition: Edition) -> Named:
    yield edition.queue, edition.queue.booking_words
    yield edition.fee, edition.fee.words
    duty = edition.fee.duty
    if duty is None:
        return
    yield duty, DUTY
    if duty.law is not None:
        yield duty.law, duty.law.title
    for rate in duty.rates:
        yield rate, rate.what
    for exemption in duty.exemptions:
        yield exemption, exemption.who
    for item in duty.paid_how:
        yield item, item.text


def _documents(edition: Edition) -> Named:
    for document in edition.documents:
        yield document, document.name
        for item in document.requirements:
            yield item, item.text
    for given in edition.document_lists:
        yield given, given.title


def _fields(edition: Edition) -> Named:
    for paper in edition.papers:
        yield paper, paper.title
        for field in paper.fields:
            yield field, field.name


def _steps(edition: Edition) -> Named:
    for channel in edition.channels:
        yield channel, channel.name
        for step in channel.steps:
            yield step, step.title


def _tables(edition: Edition) -> Named:
    for table in edition.tables:
        yield table, table.title
        for cell in table.cells:
            yield cell, cell.action


def _grounds(edition: Edition) -> Named:
    for ground in edition.grounds:
        yield ground, ground.text
        for item in ground.cases:
            yield item, item.text
        for excused in ground.exceptions:
            yield excused, excused.who


def _rights(edition: Edition) -> Named:
    for restoration in edition.restorations:
        yield restoration, restoration.since
    if edition.confirmation is not None:
        yield edition.confirmation, edition.confirmation.what
    for comparison in edition.comparisons:
        yield comparison, comparison.measure


def _commissions(edition: Edition) -> Named:
    for commission in edition.commissions:
        yield commission, commission.name
        for item in commission.produces:
            yield item, item.text


def _complaints(edition: Edition) -> Named:
    if edition.complaints is None:
        return
    yield edition.complaints, edition.complaints.term_words
    for cause in edition.complaints.causes:
        yield cause, cause.to
    for way in edition.complaints.filing:
        yield way, way.text


ANOMALIES: Final = _("Contradictions and misprints")
DUTY: Final = Text("Мемлекеттік баж", "Государственная пошлина", "State duty")

PARTS: tuple[Part, ...] = (
    Part("act", _("The act"), _act),
    Part("definitions", _("Definitions"), _each("definitions", "term")),
    Part("posts", _("Who does what"), _each("posts", "name")),
    Part("applicants", _("Who may apply"), _each("applicants", "name")),
    Part("rights", _("Thresholds, proof and restoring of a right"), _rights),
    Part("facts", _("Questions"), _facts),
    Part("intake", _("Intake and issue"), _points),
    Part("results", _("Results"), _each("results", "name")),
    Part("results", _("Results"), _each("outcomes", "name")),
    Part("terms", _("Terms"), _each("terms", "what")),
    Part("queue", _("Queue and fee"), _duty),
    Part("hours", _("Opening hours"), _each("schedules", "words")),
    Part("premises", _("Premises"), _each("premises", "text")),
    Part("documents", _("Documents"), _documents),
    Part("papers", _("Papers and forms"), _fields),
    Part("journals", _("Journals"), _each("journals", "name")),
    Part("steps", _("Steps"), _steps),
    Part("tables", _("Tables of actions"), _tables),
    Part("commissions", _("Commissions"), _commissions),
    Part("grounds", _("Grounds of refusal"), _grounds),
    Part("suspension", _("Suspension"), _each("suspension", "text")),
    Part("couriers", _("Couriers and keeping"), _each("couriers", "words")),
    Part("couriers", _("Couriers and keeping"), _each("retention", "text")),
    Part("information", _("Where people learn about it"), _each("information", "where")),
    Part("principles", _("Principles"), _each("principles", "text")),
    Part("indicators", _("Indicators"), _each("indicators", "name")),
    Part("responsibility", _("Responsibility"), _each("responsibility", "text")),
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


class Clauses(Protocol):
    """What has clauses: an edition, or an act."""

    @property
    def clauses(self) -> tuple[Clause, ...]: ...


def resolve(law: Clauses, cited: str) -> str | None:
    """The clause of the act's text that a mark leads to: the first it names that the text has.

    A mark finer than the text (a row of an annex, a point of a clause) leads to what holds it.
    """
    known = [clause.id for clause in law.clauses]
    for part in clauses_in(cited):
        held = [one for one in known if part == one or part.startswith((f"{one}(", f"{one} ", f"{one}."))]
        if held:
            return max(held, key=len)
    return None


def citations(edition: Edition) -> Mapping[str, list[Citation]]:
    """For each clause the values that cite it, in the order of the page, and what is wrong with it."""
    found: dict[str, list[Citation]] = {}
    told: set[tuple[str, str, Text]] = set()

    def cite(cited: str | None, citation: Citation) -> None:
        for one in clauses_in(cited or ""):
            clause = resolve(edition, one) if one else None
            if clause is None or (clause, citation.section, citation.name) in told:
                continue
            told.add((clause, citation.section, citation.name))
            found.setdefault(clause, []).append(citation)

    for part in PARTS:
        for value, name in part.values(edition):
            cite(value.clause, Citation(part.id, part.title, name))
    for anomaly in edition.anomalies:
        cite(anomaly.where, Citation(f"anomaly-{anomaly.id}", ANOMALIES, anomaly.what))
    return found


def sections(edition: Edition) -> list[tuple[str, Any]]:
    """The sections that the edition fills, once each, in order."""
    filled = {part.id: part.title for part in PARTS if any(True for _ in part.values(edition))}
    return list(filled.items())
