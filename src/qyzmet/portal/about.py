"""What a service page tells: everything an edition says to an applicant, narrowed to what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from qyzmet.law import told
from qyzmet.law.adoption import adoptions
from qyzmet.law.model import Channel, Edition, Point, Schedule, Term
from qyzmet.law.text import Text
from qyzmet.law.words import joined
from qyzmet.offices.models import Office
from qyzmet.portal.bringing import Bundle, DocumentLine, bundles, lines, parted
from qyzmet.portal.choosing import Chosen
from qyzmet.portal.conditions import in_words, may_hold
from qyzmet.portal.costs import NO_DUTY, rates

INSIDE = ("return", "handover", "courier")
"""Terms that bind the offices among themselves; an applicant meets them only when they are broken."""

STEPS = "step"
"""Limits of single actions: they stand with the steps, on the page of the edition."""

AFTERWARDS = ("validity", "confirmation", "retention")
"""Terms that begin when the service has been given."""


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term with its limit in words, and what it depends on as long as that is not known."""

    term: Term
    limit: Text | None
    only_if: list[Text]


@dataclass(frozen=True, slots=True)
class Way:
    """One channel: what to bring, how long it takes, who takes it in and who hands out the result."""

    channel: Channel
    documents: list[DocumentLine]
    bring: list[Bundle]
    """The same without what the body takes itself, alternatives together."""
    perhaps: list[Bundle]
    """What more to bring in cases that the answers leave open, where that is a long list."""
    taken: list[DocumentLine]
    """What the body takes itself from a state system and may not demand."""
    terms: list[TermLine]
    inside: list[TermLine]
    intake: list[Point]
    issue: list[Point]

    @property
    def unstated(self) -> bool:
        """Whether the act leaves open for any of the documents if it wants the original or a copy."""
        return any(line.document.form == "unstated" for line in self.documents)


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
        _way(edition, one, known)
        for one in edition.channels
        if one.available and may_hold(one.when, known) and channel in ("", one.id)
    ]


def _way(edition: Edition, channel: Channel, known: Mapping[str, str]) -> Way:
    documents = lines(edition, channel.id, known)
    bring, perhaps = parted(bundles(documents))
    terms = _terms(edition, channel.id, known)
    return Way(
        channel=channel,
        documents=documents,
        bring=bring,
        perhaps=perhaps,
        taken=[line for line in documents if line.document.obtained == "register"],
        terms=[line for line in terms if line.term.kind not in INSIDE],
        inside=[line for line in terms if line.term.kind in INSIDE],
        intake=[point for point in edition.intake if point.channel == channel.id],
        issue=[point for point in edition.issue if point.channel == channel.id],
    )


def brief(edition: Edition, ways: list[Way], known: Mapping[str, str]) -> list[Brief]:
    """The answer in a few lines: the terms of each way, the longest waiting, what it costs."""
    told = [_brief_terms(_("How long"), ways, "service"), _brief_terms(_("Waiting"), ways, "waiting")]
    return [*(line for line in told if line), _brief_cost(edition, known)]


def _brief_terms(what: str, ways: list[Way], kind: str) -> Brief | None:
    told = [(line.limit, line.term) for way in ways for line in way.terms if line.term.kind == kind]
    limits = [limit for limit, _ in told if limit is not None]
    clauses = [term.clause for limit, term in told if limit is not None and term.clause]
    if not limits:
        return None
    return Brief(what, joined(limits, " / "), ", ".join(dict.fromkeys(clauses)) or None)


def _brief_cost(edition: Edition, known: Mapping[str, str]) -> Brief:
    if edition.fee.duty is None:
        return Brief(_("Cost"), edition.fee.words, edition.fee.clause)
    due = rates(edition, known)
    if not due:
        return Brief(_("Cost"), NO_DUTY, edition.fee.duty.clause)
    clauses = [line.rate.clause for line in due if line.rate.clause]
    return Brief(
        _("Cost"), joined((line.share for line in due), " / "), ", ".join(dict.fromkeys(clauses)) or None
    )


def not_offered(edition: Edition) -> list[Channel]:
    """The ways that the act names and does not provide for."""
    return [channel for channel in edition.channels if not channel.available]


def terms_of_complaints(edition: Edition) -> list[TermLine]:
    """How long a complaint is considered."""
    return [_line(edition, term, {}) for term in edition.terms if term.kind == "complaint" and term.binding]


def terms_afterwards(edition: Edition) -> list[TermLine]:
    """How long what was given holds, or how often a right is to be proved, where no channel is named."""
    return [
        _line(edition, term, {}) for term in edition.terms if term.kind in AFTERWARDS and not term.channels
    ]


def terms_of_unavailable(edition: Edition) -> list[TermLine]:
    """What the act says about channels that it does not provide for."""
    closed = {channel.id for channel in not_offered(edition)}
    return [_line(edition, t, {}) for t in edition.terms if t.channels and set(t.channels) <= closed]


def _terms(edition: Edition, channel: str, known: Mapping[str, str]) -> list[TermLine]:
    return [
        _line(edition, term, known)
        for term in edition.terms
        if channel in term.channels and may_hold(term.when, known) and term.binding and term.kind != STEPS
    ]


def _line(edition: Edition, term: Term, known: Mapping[str, str]) -> TermLine:
    return TermLine(term, told.limit(term), in_words(edition, term.when, known))


def body_words(body: str) -> str:
    """Whose opening hours these are."""
    return {
        "provider": _("The provider"),
        "centre": _("Public service centre"),
        "centre-branch": _("Branch of a public service centre"),
        "portal": _("Portal"),
        "akim": _("Office of the akim"),
        "ministry": _("The ministry"),
    }[body]


def schedules(edition: Edition, purpose: str = "service") -> list[tuple[str, Schedule]]:
    """The binding hours of every body, with its name: for the service, or for ``complaints``."""
    return [
        (body_words(one.body), one) for one in edition.schedules if one.binding and one.purpose == purpose
    ]


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
