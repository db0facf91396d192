"""The page of an edition: the whole of it, clause by clause, for staff and lawyers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control

from qyzmet.law import catalogue, told
from qyzmet.law.catalogue import UnknownEdition
from qyzmet.law.model import Cell, Channel, Clause, Edition, Fact, Step, Table, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount
from qyzmet.portal.about import body_words
from qyzmet.portal.citations import Citation, citations, resolve, sections
from qyzmet.portal.conditions import in_words
from qyzmet.portal.costs import rates
from qyzmet.portal.known_acts import act_of
from qyzmet.portal.linted import findings_of, recall_of
from qyzmet.process.bpmn.words import outcome
from qyzmet.ui.words import clause_anchor, clause_words

KEPT = 32
"""How many pages are kept ready: an edition is up to 0.8 MB, and never changes while a process runs."""


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

    words: Text | None
    """What must have come of the step, where it can end in several ways."""
    only_if: list[Text]
    to: Text
    step: str
    """The id of the next step; empty where the case ends."""


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


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell of a table, with the steps that carry it out."""

    cell: Cell
    limit: Text | None
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table of the act with the columns that it fills."""

    table: Table
    channels: list[Text]
    rows: list[CellRow]

    @property
    def completions(self) -> bool:
        """Whether any cell says in what form its action ends."""
        return any(row.cell.completion for row in self.rows)

    @property
    def limits(self) -> bool:
        """Whether any cell has a limit."""
        return any(row.limit for row in self.rows)

    @property
    def followed(self) -> bool:
        """Whether the table prints which action is next."""
        return self.table.numbered_next or any(row.cell.next for row in self.rows)


def edition_or_404(name: str) -> Edition:
    """The edition ``SERVICE@YEAR``; 404 if there is none."""
    try:
        return catalogue.edition(name)
    except UnknownEdition as unknown:
        raise Http404(name) from unknown


@cache_control(max_age=300, private=True)
def edition(request: HttpRequest, edition: str) -> HttpResponse:
    """Everything the edition holds, with the clause of each value."""
    law = edition_or_404(edition)
    parts = _parts if settings.DEBUG else _kept
    content, aside = parts(law.name, get_language() or "kk")
    return render(request, "portal/edition.html", {"edition": law, "content": content, "aside": aside})


def _parts(name: str, language: str) -> tuple[SafeString, SafeString]:
    """The page and its table of contents; ``language``, the active one, tells what is kept apart."""
    law = catalogue.edition(name)
    context = _context(law)
    folder = "portal/includes/edition"
    return (
        render_to_string(f"{folder}/content.html", context),
        render_to_string(f"{folder}/aside.html", context),
    )


_kept = lru_cache(maxsize=KEPT)(_parts)


def _context(law: Edition) -> dict[str, object]:
    cited = citations(law)
    return {
        "edition": law,
        "editions": catalogue.editions(law.service),
        "sections": sections(law),
        "terms": [_term(law, term) for term in law.terms],
        "facts": [_fact(law, fact) for fact in law.facts],
        "documents": [(d, in_words(law, d.when, {}), _names(law, d.channels)) for d in law.documents],
        "schedules": [(body_words(schedule.body), schedule) for schedule in law.schedules],
        "rates": rates(law, {}),
        "lists": [
            (one, in_words(law, one.when, {}), [law.document(document) for document in one.documents])
            for one in law.document_lists
        ],
        "channels": [_channel(law, channel) for channel in law.channels],
        "tables": _tables(law),
        "findings": findings_of(law.name),
        "recall": recall_of(law.name),
        "act": act_of(law),
        "clauses": [
            ClauseLine(clause, clause_words(clause.id), cited.get(clause.id, [])) for clause in law.clauses
        ],
    }


def clause(request: HttpRequest, edition: str, clause: str) -> HttpResponse:
    """To the words of a clause on the page of its edition."""
    law = edition_or_404(edition)
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
        told.limit(term),
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
        words = outcome(branch.on) if branch.on != "done" else None
        step_id = "" if ends else branch.go
        branches.append(BranchRow(words, in_words(law, branch.when, {}), to, step_id))
    limit = told.limit(within) if within else None
    return StepRow(step, law.post(step.by).name, within, limit, branches)


def _tables(law: Edition) -> list[TablePart]:
    steps = {step.id: step for channel in law.channels for step in channel.steps}
    return [
        TablePart(
            table,
            _names(law, table.channels),
            [
                CellRow(
                    cell,
                    cell.limit_words or (amount(cell.limit) if cell.limit else None),
                    [steps[step] for step in cell.steps],
                )
                for cell in table.cells
            ],
        )
        for table in law.tables
    ]
