"""What an edition says, as immutable values.

One edition is one YAML file; its keys are the names of the fields here. A value that the act states
carries the ``clause`` it stands in, a decision of ours carries a ``reading`` with the reason; both are
inherited by everything below until another is named (see :mod:`qyzmet.law.loader`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Annotated, Literal, Protocol, TypeVar

from qyzmet.law.limits import Hours, Limit, Unit
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
DocumentId = Annotated[str, Refers("documents")]
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

Place = Literal[
    "applicant",
    "centre",
    "provider",
    "akim",
    "commission",
    "portal",
    "gateway",
    "register",
    "ministry",
    "bank",
]
"""The organisation in which a step is done and a post sits.

``provider`` is the authorised body that decides, ``akim`` the office of an akim that takes papers in for it,
``gateway`` the exchange of messages between systems, ``register`` a state database that somebody else keeps.
"""
Body = Literal["provider", "centre", "centre-branch", "portal", "akim", "ministry"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Printed words that say nothing of their own: a section's title, the head of an annex, a column's name."""

    text: str
    """As printed, in Kazakh; the Russian half of a form in Russian."""
    about: Text
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

    @property
    def last(self) -> date | None:
        """The last day on which it is law, which is how people say it."""
        return self.until - timedelta(days=1) if self.until else None

    def covers(self, day: date) -> bool:
        """Whether it is law on this day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Sourced):
    """The act that carries the edition."""

    kind: Text
    number: str
    date: date
    title: Text
    signed_by: Text | None = None
    registered: Text | None = None
    """Where and when a regional act was registered with justice."""
    worded_by: ActRef | None = None
    """The later act that put this edition in its wording."""
    seed: str
    seed_lines: tuple[int, int]
    force: Force
    repealed_by: ActRef | None = None
    amends: tuple[ActRef, ...] = ()
    legal_basis: tuple[ActRef, ...] = ()


# --- who and where ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Sourced):
    """A term the act introduces, or uses without saying what it means."""

    id: str
    term: Text
    meaning: Text | None
    """None where the act uses the word and defines it nowhere."""
    short: str | None = None
    """The abbreviation as printed, in Kazakh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Sourced):
    """Who does things: ``registrar``, ``inspector``, ``courier``, ``applicant``, ``system`` …

    A structural-functional unit (SFU) of the act's tables is a post, and so is an information system.
    """

    id: str
    name: Text
    at: Place
    does: Text
    system: bool = False
    """Whether it is an information system and not a person."""


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
    choice: Text | None = None
    """Which of several bodies an applicant turns to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Sourced):
    """Where and how documents are taken in, or results handed out."""

    channel: ChannelId
    who: Text | None
    """None where the act does not say who."""
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
        "service",
        "waiting",
        "serving",
        "step",
        "return",
        "notice",
        "handover",
        "courier",
        "retention",
        "complaint",
        "validity",
        "confirmation",
    ]
    """``step`` limits one action: it starts when a step with ``within`` opens and stops when it is done.
    ``validity`` is how long a document given holds, ``confirmation`` how often a right is to be proved."""
    what: Text
    limit: Limit | None
    """None where the act says the channel or the figure does not exist."""
    counted_as: Literal["working-days", "calendar-days"] | None = None
    """For a limit in ``days`` that the act does not explain: which days we count (a reading)."""
    times: Literal["people-in-queue"] | None = None
    """The limit is for each of these: people in the queue × 15 minutes."""
    binding: bool = True
    """False for a figure that the act also prints and that a reading sets aside for another."""
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

    @property
    def counted(self) -> Limit | None:
        """The limit in the unit it is counted in: ``days`` as the reading takes them."""
        if self.limit is not None and self.limit.unit is Unit.DAYS and self.counted_as is not None:
            return Limit(self.limit.value, Unit(self.counted_as))
        return self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Sourced):
    """The opening hours of a body of the edition.

    An act may print hours of one body in several places: the first that is binding counts.
    """

    body: Body
    hours: Hours
    words: Text
    purpose: Literal["service", "complaints"] = "service"
    binding: bool = True
    """False for hours that the act prints elsewhere and that a reading sets aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Sourced):
    """How people wait."""

    waiting: tuple[TermId, ...]
    """The terms of waiting, one a body."""
    serving: tuple[TermId, ...]
    """The terms of being served, one a body."""
    electronic: tuple[ChannelId, ...] = ()
    """Channels with an electronic queue."""
    booking: bool | None
    """None where the act is silent; nothing is booked then (see ``booking_words``)."""
    booking_words: Text
    accelerated: bool | None
    batch: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Sourced):
    """The duty of some cases, as a share of the index."""

    id: str
    what: Text
    percent: Decimal
    """Per cent of the index: 400, 20, 10."""
    when: When = field(default_factory=dict)
    channels: tuple[ChannelId, ...] = ()
    """Empty is every channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Sourced):
    """A category of people who pay no duty."""

    id: str
    who: Text
    proof: Text | None = None
    """What they show; None where the act does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Sourced):
    """The state duty: what share of which index, to whom, how and when."""

    index: Literal["mci"]
    """``mci``: the monthly calculation index of the budget law."""
    index_day: Literal["payment", "filing"]
    """On which day the index is taken."""
    rates: tuple[Rate, ...]
    exemptions: tuple[Exemption, ...] = ()
    exempt: Text | None = None
    """What the act says of the exempt in general, above all where it names no category."""
    law: ActRef | None = None
    """The act that sets the rate."""
    paid_to: Text | None = None
    paid_how: tuple[Item, ...] = ()
    paid_when: Text | None = None
    document: DocumentId | None = None
    """The document that proves the payment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Sourced):
    """What the service costs."""

    free: bool
    words: Text
    duty: Duty | None = None
    """None where the service is free."""


# --- papers ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Sourced):
    """One document the applicant brings."""

    id: str
    name: Text
    channels: tuple[ChannelId, ...]
    when: When = field(default_factory=dict)
    form: Literal["original", "original+copy", "copy", "notarised", "paper", "electronic", "unstated"]
    """``unstated`` where the act does not say whether it wants the original or a copy."""
    group: str | None = None
    """Of the documents with the same group any one is enough."""
    obtained: Literal["applicant", "register"] = "applicant"
    """``register``: the body takes the data from a state system itself and may not demand the paper."""
    source: Text | None = None
    """Who issues it, where the act says so."""
    owner: Text | None = None
    """Whose it is and who must come with it, if not the applicant: the owner of the dwelling."""
    validity: Text | None = None
    requirements: tuple[Item, ...] = ()
    """What it must look like: the rules for photographs."""
    originals: int = 1
    copies: int = 0
    returned: bool | None = None
    """Whether the original goes back after it was checked; None is silence."""
    condition: Text | None = None
    note: Text | None = None
    paper: PaperId | None = None
    """The edition's own form, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentList(Sourced):
    """One place of the act that lists documents: where two list the same case, they ought to agree."""

    id: str
    title: Text
    channels: tuple[ChannelId, ...]
    when: When = field(default_factory=dict)
    documents: tuple[DocumentId, ...]


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
        "money",
        "boolean",
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
    filled_by: Text | None = None
    given_to: Text | None = None


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
class Cell(Sourced):
    """One column of a table of actions, or one cell of a table of uses, as the act prints it."""

    id: str
    """Unique in the edition: ``A3T1-6``."""
    no: str
    """The number printed; where two are alike, both are kept."""
    sfu: Text
    """Who acts, in the words of the cell."""
    post: PostId | None = None
    action: Text
    completion: Text | None = None
    """The form in which the action ends: entry, document, decision."""
    limit_words: Text | None = None
    limit: Limit | None = None
    next: tuple[str, ...] = ()
    """The numbers of the next action, as printed; empty at the end or where nothing is printed."""
    steps: tuple[StepId, ...] = ()
    """The steps of the channels that carry it out."""
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Sourced):
    """A table of the annexes: actions of the SFUs, or the uses (main and alternative process)."""

    id: str
    title: Text
    kind: Literal["stages", "actions", "main", "alternative"]
    """``stages`` are those of the text, ``actions`` have limits and next numbers, the others are uses."""
    channels: tuple[ChannelId, ...]
    heads: tuple[Text, ...] = ()
    """The labels of the rows, or of the groups."""
    numbered_next: bool = False
    """Whether the table prints the number of the next action."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused(Sourced):
    """A category of people to whom a ground does not apply."""

    id: str
    who: Text


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
    applies_to: Text | None = None
    cases: tuple[Item, ...] = ()
    """What the ground covers, one by one."""
    exceptions: tuple[Excused, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration(Sourced):
    """From which event a stopped right is restored."""

    id: str
    who: Text
    since: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Sourced):
    """A right that is to be proved again and again."""

    what: Text
    every: TermId
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Sourced):
    """One place of the act that compares a figure of the applicant with a threshold."""

    measure: Text
    sign: Literal["<", "<=", ">", ">="]
    threshold: Text
    then: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission(Sourced):
    """A body of several people that the act sets up beside the provider."""

    id: str
    name: Text
    created_by: Text
    composition: Text | None = None
    receives: Text
    produces: tuple[Item, ...]
    binding: bool | None = None
    """Whether what it concludes binds the provider; None is silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Sourced):
    """What the applicant may get in the end; ``outcome`` is the end of the process it belongs to."""

    id: str
    name: Text
    outcome: OutcomeId
    form: Text | None = None
    """On what it comes: paper, electronic document; None is silence."""
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
    norm: Decimal | None
    target: Decimal | None = None
    current: Decimal | None = None
    year: int | None = None
    """The year the current value is of, where the act names one."""


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
    content_natural: Text | None
    content_legal: Text | None
    filing: tuple[Item, ...]
    registration: Text | None
    term: TermId | None
    """None where the act sends to another law."""
    term_words: Text
    talon: PaperId | None
    """The paper given for it."""
    answer: Text | None
    court: Text | None
    attachments: Text | None = None


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
    file: str | None = None
    """Its rows as printed: the name of a CSV file in ``services/directories``, which several acts may share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """Something the act contradicts, misprints or leaves open, and how we read it."""

    id: str
    where: Citation
    what: Text
    reading: Text
    lines: tuple[int, ...] = ()
    """Lines of the seed, where the finding stands."""
    seen_by: str | None = None
    """The rule of the lint (``qyzmet.law.lint``) that can see it; None where only a reader can."""


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
    complaints: Complaints | None
    """None where the act says nothing of complaints."""
    receptions: tuple[Reception, ...]
    directories: tuple[Directory, ...]
    special: tuple[Item, ...]
    silent: tuple[Item, ...]
    """What a reader would expect and the act does not say."""
    anomalies: tuple[Anomaly, ...]
    clauses: tuple[Clause, ...]
    headings: tuple[Heading, ...] = ()
    document_lists: tuple[DocumentList, ...] = ()
    tables: tuple[Table, ...] = ()
    restorations: tuple[Restoration, ...] = ()
    confirmation: Confirmation | None = None
    comparisons: tuple[Comparison, ...] = ()
    commissions: tuple[Commission, ...] = ()
    responsibility: tuple[Item, ...] = ()
    suspension: tuple[Item, ...] = ()

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
            if schedule.body == body and schedule.binding and schedule.purpose == "service":
                return schedule
        raise KeyError(body)

    def documents_for(self, channel: str, facts: Mapping[str, object]) -> tuple[Document, ...]:
        """The documents this case asks for, and no other, in the order of the act."""
        return tuple(d for d in self.documents if channel in d.channels and holds(d.when, facts))

    def terms_for(self, channel: str, facts: Mapping[str, object]) -> Iterator[Term]:
        """The terms that can run in this case."""
        return (t for t in self.terms if t.binding and channel in t.channels and holds(t.when, facts))

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
