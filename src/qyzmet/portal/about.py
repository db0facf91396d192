"""What a service page tells: everything an edition says to an applicant, narrowed to what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from qyzmet.law.adoption import adoptions
from qyzmet.law.model import Channel, Document, Edition, Point, Schedule, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined
from qyzmet.offices.models import Office
from qyzmet.portal.choosing import Chosen
from qyzmet.portal.conditions import in_words, may_hold

INSIDE = ("return", "handover", "courier")
"""Terms that bind the offices among themselves; an applicant meets them only when they are broken."""


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term with its limit in words, and what it depends on as long as that is not known."""

    term: Term
    limit: Text | None
    only_if: list[Text]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document to bring, and when."""

    document: Document
    only_if: list[Text]


@dataclass(frozen=True, slots=True)
class Way:
    """One channel: what to bring, how long it takes, who takes it in and who hands out the result."""

    channel: Channel
    documents: list[DocumentLine]
    terms: list[TermLine]
    inside: list[TermLine]
    intake: list[Point]
    issue: list[Point]


@dataclass(frozen=True, slots=True)
class Brief:
    """One of the few lines at the top: how long, how much, what one gets."""

    what: str
    words: Text
    clause: str | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Offices that apply another edition than the one shown."""

    edition: str
    offices: list[Office]


def ways(edition: Edition, known: Mapping[str, str], channel: str) -> list[Way]:
    """The channels open to the reader, with what each asks; all that exist where nothing is known."""
    return [
        Way(
            one,
            [
                DocumentLine(document, in_words(edition, document.when, known))
                for document in edition.documents
                if one.id in document.channels and may_hold(document.when, known)
            ],
            [line for line in _terms(edition, one.id, known) if line.term.kind not in INSIDE],
            [line for line in _terms(edition, one.id, known) if line.term.kind in INSIDE],
            [point for point in edition.intake if point.channel == one.id],
            [point for point in edition.issue if point.channel == one.id],
        )
        for one in edition.channels
        if one.available and may_hold(one.when, known) and channel in ("", one.id)
    ]


def brief(edition: Edition, ways: list[Way]) -> list[Brief]:
    """The answer in a few lines: the terms of each way, the longest waiting, the fee."""
    lines = [_brief_terms(_("How long"), ways, "service"), _brief_terms(_("Waiting"), ways, "waiting")]
    return [*(line for line in lines if line), Brief(_("Cost"), edition.fee.words, edition.fee.clause)]


def _brief_terms(what: str, ways: list[Way], kind: str) -> Brief | None:
    told = [(line.limit, line.term) for way in ways for line in way.terms if line.term.kind == kind]
    limits = [limit for limit, _ in told if limit is not None]
    clauses = [term.clause for limit, term in told if limit is not None and term.clause]
    if not limits:
        return None
    return Brief(what, joined(limits, " / "), ", ".join(dict.fromkeys(clauses)) or None)


def not_offered(edition: Edition) -> list[Channel]:
    """The ways that the act names and does not provide for."""
    return [channel for channel in edition.channels if not channel.available]


def terms_of_complaints(edition: Edition) -> list[TermLine]:
    """How long a complaint is considered."""
    return [_line(edition, term, {}) for term in edition.terms if term.kind == "complaint"]


def terms_of_unavailable(edition: Edition) -> list[TermLine]:
    """What the act says about channels that it does not provide for."""
    closed = {channel.id for channel in not_offered(edition)}
    return [_line(edition, t, {}) for t in edition.terms if t.channels and set(t.channels) <= closed]


def _terms(edition: Edition, channel: str, known: Mapping[str, str]) -> list[TermLine]:
    return [
        _line(edition, term, known)
        for term in edition.terms
        if channel in term.channels and may_hold(term.when, known)
    ]


def _line(edition: Edition, term: Term, known: Mapping[str, str]) -> TermLine:
    return TermLine(term, amount(term.limit) if term.limit else None, in_words(edition, term.when, known))


def body_words(body: str) -> str:
    """Whose opening hours these are."""
    return {
        "provider": _("The provider"),
        "centre": _("Public service centre"),
        "centre-branch": _("Branch of a public service centre"),
        "portal": _("Portal"),
    }[body]


def schedules(edition: Edition) -> list[tuple[str, Schedule]]:
    """The opening hours of every body, with its name."""
    return [(body_words(schedule.body), schedule) for schedule in edition.schedules]


def elsewhere(service: str, chosen: Chosen, today: date) -> list[Elsewhere]:
    """Which offices apply another edition today; nothing where the page does not show today's."""
    if not chosen.is_today:
        return []
    found = []
    for row in adoptions():
        name = f"{row.service}@{row.edition}"
        if row.service == service and row.offices and row.covers(today) and name != chosen.edition.name:
            offices = list(Office.objects.filter(code__in=row.offices).order_by("rank", "code"))
            if offices:
                found.append(Elsewhere(name, offices))
    return found
