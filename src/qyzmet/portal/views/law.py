"""The page of an edition: the whole of it, clause by clause, for staff and lawyers."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from qyzmet.law import catalogue
from qyzmet.law.catalogue import UnknownEdition
from qyzmet.law.model import Channel, Clause, Edition, Fact, Step, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount
from qyzmet.portal.about import body_words
from qyzmet.portal.citations import Citation, citations, resolve, sections
from qyzmet.portal.conditions import in_words
from qyzmet.ui.staff.case import OUTCOMES
from qyzmet.ui.words import clause_anchor, clause_words


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause of the act with the values that were made of it."""

    clause: Clause
    name: str
    cited_by: list[Citation]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term with everything that makes its clock."""

    term: Term
    limit: Text | None
    only_if: list[Text]
    channels: list[Text]


@dataclass(frozen=True, slots=True)
class BranchRow:
    """Where a step leads."""

    words: str
    """What must have come of the step, where it can end in several ways."""
    only_if: list[Text]
    to: Text
    ends: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a channel as a lawyer reads it."""

    step: Step
    by: Text
    within: Term | None
    limit: Text | None
    branches: list[BranchRow]


@dataclass(frozen=True, slots=True)
class ChannelPart:
    """A channel with its steps."""

    channel: Channel
    only_if: list[Text]
    steps: list[StepRow]


def _edition(name: str) -> Edition:
    try:
        return catalogue.edition(name)
    except UnknownEdition as unknown:
        raise Http404(name) from unknown


@cache_control(max_age=300, private=True)
def edition(request: HttpRequest, edition: str) -> HttpResponse:
    """Everything the edition holds, with the clause of each value."""
    law = _edition(edition)
    cited = citations(law)
    context = {
        "edition": law,
        "editions": catalogue.editions(law.service),
        "sections": sections(law),
        "terms": [_term(law, term) for term in law.terms],
        "facts": [_fact(law, fact) for fact in law.facts],
        "documents": [(d, in_words(law, d.when, {}), _names(law, d.channels)) for d in law.documents],
        "schedules": [(body_words(schedule.body), schedule) for schedule in law.schedules],
        "channels": [_channel(law, channel) for channel in law.channels],
        "clauses": [
            ClauseLine(clause, clause_words(clause.id), cited.get(clause.id, [])) for clause in law.clauses
        ],
    }
    return render(request, "portal/edition.html", context)


def clause(request: HttpRequest, edition: str, clause: str) -> HttpResponse:
    """To the words of a clause on the page of its edition."""
    law = _edition(edition)
    found = resolve(law, clause)
    page = reverse("portal:edition", args=[law.name])
    return HttpResponseRedirect(f"{page}#{clause_anchor(found)}" if found else page)


def _names(law: Edition, channels: tuple[str, ...]) -> list[Text]:
    return [law.channel(channel).name for channel in channels]


def _fact(law: Edition, fact: Fact) -> tuple[Fact, list[Text], list[tuple[Text, list[Text]]]]:
    return (
        fact,
        in_words(law, fact.when, {}),
        [(value.label, in_words(law, value.when, {})) for value in fact.values],
    )


def _term(law: Edition, term: Term) -> TermRow:
    return TermRow(
        term,
        amount(term.limit) if term.limit else None,
        in_words(law, term.when, {}),
        _names(law, term.channels),
    )


def _channel(law: Edition, channel: Channel) -> ChannelPart:
    return ChannelPart(
        channel, in_words(law, channel.when, {}), [_step(law, channel, step) for step in channel.steps]
    )


def _step(law: Edition, channel: Channel, step: Step) -> StepRow:
    within = law.term(step.within) if step.within else None
    branches = []
    for branch in step.then:
        ends = branch.go.startswith("end:")
        to = law.outcome(branch.go.removeprefix("end:")).name if ends else channel.step(branch.go).title
        branches.append(BranchRow(str(OUTCOMES.get(branch.on, "")), in_words(law, branch.when, {}), to, ends))
    limit = amount(within.limit) if within and within.limit else None
    return StepRow(step, law.post(step.by).name, within, limit, branches)
