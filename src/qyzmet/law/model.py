"""What an edition says, as immutable values.

One edition is one YAML file; its keys are the names of the fields here. A value that the act states
carries the ``clause`` it stands in, a decision of ours carries a ``reading`` with the reason; both are
inherited by everything below until another is named (see :mod:`qyzmet.law.loader`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated, Literal, Protocol, TypeVar

from qyzmet.law.limits import Hours, Limit
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb

When = Mapping[str, tuple[str, ...]]
"""A condition on the facts of a case: every named fact has one of the listed values; empty is always."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that holds the id of something else in the edition; the loader checks that it exists."""

    to: str


Citation = Annotated[str, Refers("clauses")]
"""One clause or several, separated by commas: ``11(1), 14``."""
ChannelId = Annotated[str, Refers("channels")]
DirectoryId = Annotated[str, Refers("directories")]
Go = Annotated[str, Refers("go")]
"""A step, or ``end:OUTCOME``."""
JournalId = Annotated[str, Refers("journals")]
Moment = Annotated[str, Refers("moments")]
"""``STEP:opened``, ``STEP:done``, or ``end``."""
OutcomeId = Annotated[str, Refers("outcomes")]
PaperId = Annotated[str, Refers("papers")]
PostId = Annotated[str, Refers("posts")]
StepId = Annotated[str, Refers("steps")]
TermId = Annotated[str, Refers("terms")]

Place = Literal["provider", "centre", "portal", "applicant"]
"""Where a step is done and a post sits."""
Body = Literal["provider", "centre", "centre-branch", "portal"]
"""Whose opening hours count."""


def holds(when: When, facts: Mapping[str, object]) -> bool:
    """Whether the condition holds for these facts; a fact nobody stated holds no condition.

    >>> holds({"applicant": ("legal",)}, {"applicant": "legal", "request": "list"})
    True
    >>> holds({"applicant": ("legal",)}, {})
    False
    """
    return all(facts.get(fact) in values for fact, values in when.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Something that stands in the act (``clause``), or that we had to decide (``reading``), or both."""

    clause: str | None = None
    reading: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Sourced):
    """One sentence of a list: a premise, a principle, a gap."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of the act: what it is about, and its own words, in Kazakh as published."""

    id: str
    """As it is cited: ``7(1)``, ``annex 3``, ``act cl. 2``."""
    about: Text
    text: str | None = None
    """None where the clause is a form or a table that stands elsewhere in the edition."""
    lines: tuple[int, int]
    """First and last line in the seed."""


# --- the act ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRef(Sourced):
    """Another act that this one names."""

    title: Text
    kind: Text | None = None
    number: str | None = None
    date: date | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Force(Sourced):
    """From when to when the edition is law: ``since`` inclusive, ``until`` exclusive."""

    since: date
    until: date | None
    rule: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Sourced):
    """The act that carries the edition."""

    kind: Text
    number: str
    date: date
    title: Text
    signed_by: Text | None = None
    seed: str
    seed_lines: tuple[int, int]
    force: Force
    repealed_by: ActRef | None = None
    amends: tuple[ActRef, ...] = ()
    legal_basis: tuple[ActRef, ...] = ()


# --- who and where ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Sourced):
    """A term the act introduces."""

    id: str
    term: Text
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Sourced):
    """Who does things: ``registrar``, ``inspector``, ``courier``, ``applicant``, ``system`` …"""

    id: str
    name: Text
    at: Place
    does: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant(Sourced):
    """A kind of applicant, with the facts that make a case theirs."""

    id: str
    name: Text
    when: When = field(default_factory=dict)
    conditions: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Sourced):
    """One value of a fact; ``when`` says in which cases it is possible at all."""

    id: str
    label: Text
    hint: Text | None = None
    when: When = field(default_factory=dict)
    kinship: tuple[Literal["parent", "child", "spouse", "sibling", "grandparent", "grandchild"], ...] = ()
    """The ties that the value covers, where it speaks of relatives; empty is any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Sourced):
    """What must be known of a case before the edition can say what it asks for.

    Facts are listed in the order in which they are asked; where only one value is possible there is nothing to
    ask.
    """

    id: str
    question: Text
    hint: Text | None = None
    asked_of: Literal["applicant", "derived"]
    """``derived`` facts are found out by the house: from the office, from a register."""
    when: When = field(default_factory=dict)
    """In which cases the fact matters."""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider(Sourced):
    """The authorised body that decides."""

    name: Text
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Sourced):
    """Where and how documents are taken in, or results handed out."""

    channel: ChannelId
    who: Text
    how: Text


# --- time ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Sourced):
    """One term of the edition, and the clock it makes.

    ``starts`` and ``stops`` are moments of the process, ``STEP:opened`` or ``STEP:done``; ``end`` is the
    end of the case, whatever the outcome. A term without ``starts`` is not a clock of a case (complaints).
    """

    id: str
    kind: Literal[
        "service", "waiting", "serving", "return", "notice", "handover", "courier", "retention", "complaint"
    ]
    what: Text
    limit: Limit | None
    """None where the act says the channel or the figure does not exist."""
    channels: tuple[ChannelId, ...] = ()
    when: When = field(default_factory=dict)
    starts: tuple[Moment, ...] = ()
    stops: tuple[Moment, ...] = ()
    body: Body = "provider"
    """Whose opening hours the term runs in."""
    week: Literal["five-day", "six-day", "every-day"] | None = None
    """Which week the days are counted on where the act says so; silent: the five-day week (a reading)."""
    excludes_filing: bool | None = None
    """Whether the day the term starts is not counted; None is silence: not counted (a reading)."""
    excludes_issue: bool | None = None
    """Whether the day of issue is not counted either; None is silence: counted."""
    backwards_from: Literal["promised"] | None = None
    """Counted back from this date of the case: ``promised`` is the date in the receipt."""
    at_least_times: int | None = None
    """For runs: how many times in the limit at least."""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Sourced):
    """The opening hours of a body of the edition."""

    body: Body
    hours: Hours
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Sourced):
    """How people wait."""

    waiting: tuple[TermId, ...]
    """The terms of waiting, one a body."""
    serving: tuple[TermId, ...]
    """The terms of being served, one a body."""
    electronic: tuple[ChannelId, ...] = ()
    """Channels with an electronic queue."""
    booking: bool
    booking_words: Text
    accelerated: bool
    batch: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Sourced):
    """What the service costs; nothing here yet but the free ones."""

    free: bool
    words: Text


# --- papers ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Sourced):
    """One document the applicant brings."""

    id: str
    name: Text
    channels: tuple[ChannelId, ...]
    when: When = field(default_factory=dict)
    form: Literal["original", "original+copy", "notarised", "paper", "electronic"]
    originals: int = 1
    copies: int = 0
    returned: bool | None = None
    """Whether the original goes back after it was checked; None is silence."""
    condition: Text | None = None
    note: Text | None = None
    paper: PaperId | None = None
    """The edition's own form, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Sourced):
    """One field of a paper."""

    id: str
    no: str | None = None
    name: Text
    hint: Text | None = None
    type: Literal[
        "text",
        "list",
        "person",
        "iin",
        "address",
        "phone",
        "number",
        "date",
        "time",
        "datetime",
        "period",
        "choice",
        "signature",
        "stamp",
        "bar-code",
        "constant",
    ]
    """What is written in the field; ``constant`` is printed as it is."""
    when: When = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Sourced):
    """A paper the edition names: form, receipt, refusal, manifest."""

    id: str
    kind: str
    """How it is typeset (see ``qyzmet.papers``)."""
    title: Text
    form: Text | None = None
    """Where its form stands: «annex 3»; None where the act gives none."""
    languages: tuple[str, ...]
    copies: int = 1
    seals: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    missing: Text | None = None
    """What a reader would look for on the form and not find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal(Sourced):
    """A journal, register or card index the act orders to keep."""

    id: str
    name: Text
    kept_by: PostId
    note: Text | None = None


# --- the process -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where a step leads: on this outcome, and if the facts say so, to this step or ``end:OUTCOME``."""

    on: str = "done"
    when: When = field(default_factory=dict)
    go: Go


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Sourced):
    """One step of a channel."""

    id: str
    by: PostId
    """The post that does it."""
    at: Place
    does: Verb
    title: Text
    within: TermId | None = None
    """The term that limits it."""
    journal: JournalId | None = None
    papers: tuple[PaperId, ...] = ()
    """The papers that may be made in it."""
    documents: bool = False
    """Whether the documents of the case are checked here against the edition's list."""
    then: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Sourced):
    """One way to get the service, with its steps from the first to every end."""

    id: str
    """``provider``, ``provider-letter``, ``centre``, ``portal``, ``rural-akim``."""
    name: Text
    available: bool = True
    when: When = field(default_factory=dict)
    """Who may use it."""
    first: StepId | None = None
    steps: tuple[Step, ...] = ()

    def step(self, step_id: str) -> Step:
        """The step with this id; :class:`KeyError` if the channel has none such."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Sourced):
    """A ground on which the service may be refused or the papers returned; there is no other."""

    id: str
    text: Text
    by: tuple[PostId, ...]
    """The posts that may use it."""
    steps: tuple[StepId, ...]
    """The steps in which it may be used."""
    form: Text | None = None
    notice: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Sourced):
    """What the applicant may get in the end; ``outcome`` is the end of the process it belongs to."""

    id: str
    name: Text
    outcome: OutcomeId
    form: Text
    paper: PaperId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Sourced):
    """A named end of the process."""

    id: str
    name: Text
    good: bool
    """Whether the applicant got what was asked for."""


# --- around the process ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier(Sourced):
    """How packages travel."""

    words: Text
    runs: TermId | None = None
    """The term of the runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Sourced):
    """Where people learn about the service."""

    where: Text
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Sourced):
    """One line of the indicators; an empty value in the act is None."""

    id: str
    group: Text
    name: Text
    norm: int | None
    target: int | None = None
    current: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint(Sourced):
    """Whom to complain to, for what."""

    id: str
    cause: Text
    to: Text
    contacts: Text | None = None
    phones: tuple[str, ...] = ()
    directories: tuple[DirectoryId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints(Sourced):
    """How a complaint is made and considered."""

    causes: tuple[Complaint, ...]
    content_natural: Text
    content_legal: Text | None
    filing: tuple[Item, ...]
    registration: Text
    term: TermId | None
    """None where the act sends to another law."""
    term_words: Text
    talon: PaperId | None
    """The paper given for it."""
    answer: Text
    court: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception(Sourced):
    """When an official receives people."""

    who: Text
    words: Text
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory(Sourced):
    """An annex that lists offices or contacts."""

    id: str
    title: Text
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """Something the act contradicts, misprints or leaves open, and how we read it."""

    id: str
    where: Citation
    what: Text
    reading: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of one service, whole."""

    service: str
    year: str
    title: Text
    act: Act
    automation: Item
    provider: Provider
    definitions: tuple[Definition, ...]
    posts: tuple[Post, ...]
    applicants: tuple[Applicant, ...]
    facts: tuple[Fact, ...]
    intake: tuple[Point, ...]
    issue: tuple[Point, ...]
    results: tuple[Result, ...]
    outcomes: tuple[Outcome, ...]
    terms: tuple[Term, ...]
    queue: Queue
    fee: Fee
    schedules: tuple[Schedule, ...]
    premises: tuple[Item, ...]
    documents: tuple[Document, ...]
    papers: tuple[Paper, ...]
    journals: tuple[Journal, ...]
    channels: tuple[Channel, ...]
    grounds: tuple[Ground, ...]
    couriers: tuple[Courier, ...]
    retention: tuple[Item, ...]
    information: tuple[Source, ...]
    principles: tuple[Item, ...]
    indicators: tuple[Indicator, ...]
    complaints: Complaints
    receptions: tuple[Reception, ...]
    directories: tuple[Directory, ...]
    special: tuple[Item, ...]
    silent: tuple[Item, ...]
    """What a reader would expect and the act does not say."""
    anomalies: tuple[Anomaly, ...]
    clauses: tuple[Clause, ...]

    @property
    def name(self) -> str:
        """``address-certificate@2010``."""
        return f"{self.service}@{self.year}"

    def channel(self, channel_id: str) -> Channel:
        """The channel with this id; :class:`KeyError` if the edition does not name it."""
        return _by_id(self.channels, channel_id)

    def term(self, term_id: str) -> Term:
        """The term with this id; :class:`KeyError` if there is none."""
        return _by_id(self.terms, term_id)

    def paper(self, paper_id: str) -> Paper:
        """The paper with this id; :class:`KeyError` if there is none."""
        return _by_id(self.papers, paper_id)

    def ground(self, ground_id: str) -> Ground:
        """The ground with this id; :class:`KeyError` if there is none."""
        return _by_id(self.grounds, ground_id)

    def post(self, post_id: str) -> Post:
        """The post with this id; :class:`KeyError` if there is none."""
        return _by_id(self.posts, post_id)

    def journal(self, journal_id: str) -> Journal:
        """The journal with this id; :class:`KeyError` if there is none."""
        return _by_id(self.journals, journal_id)

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id; :class:`KeyError` if the edition does not ask for it."""
        return _by_id(self.facts, fact_id)

    def document(self, document_id: str) -> Document:
        """The document with this id; :class:`KeyError` if the edition does not list it."""
        return _by_id(self.documents, document_id)

    def clause(self, clause_id: str) -> Clause:
        """The clause cited so; :class:`KeyError` if the act has none."""
        return _by_id(self.clauses, clause_id)

    def outcome(self, outcome_id: str) -> Outcome:
        """The end with this id; :class:`KeyError` if there is none."""
        return _by_id(self.outcomes, outcome_id)

    def schedule(self, body: str) -> Schedule:
        """The opening hours of a body; :class:`KeyError` if the edition names none for it."""
        for schedule in self.schedules:
            if schedule.body == body:
                return schedule
        raise KeyError(body)

    def documents_for(self, channel: str, facts: Mapping[str, object]) -> tuple[Document, ...]:
        """The documents this case asks for, and no other, in the order of the act."""
        return tuple(d for d in self.documents if channel in d.channels and holds(d.when, facts))

    def terms_for(self, channel: str, facts: Mapping[str, object]) -> Iterator[Term]:
        """The terms that can run in this case."""
        return (t for t in self.terms if channel in t.channels and holds(t.when, facts))

    def service_term(self, channel: str, facts: Mapping[str, object]) -> Term | None:
        """The term of the whole service for this case; None where the act sets none."""
        return next((t for t in self.terms_for(channel, facts) if t.kind == "service"), None)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def _by_id(things: tuple[_N, ...], wanted: str) -> _N:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
