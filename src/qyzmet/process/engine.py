"""The pure core: ``decide(state, command) -> event`` and what it needs of the edition.

Nothing here knows a database, a screen or the time of day: the moment is part of the command, the
length of terms comes from a :class:`Timing`. The same command on the same state gives the same event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from qyzmet.law.model import Branch, Channel, Edition, Step, Term, holds
from qyzmet.law.text import Text
from qyzmet.law.verbs import OUTCOMES, Verb
from qyzmet.process.checks import check
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Broken, Command, Done, Opened, Started
from qyzmet.process.state import END, State


class Timing(Protocol):
    """When the terms of an edition run out at one office."""

    def due(self, term: Term, start: datetime, promised: datetime | None) -> datetime | None:
        """When ``term`` runs out if it starts at ``start``; None for a term without a limit.

        ``promised`` is the day promised to the applicant, for terms that are counted back from it.
        """
        ...


@dataclass(frozen=True)
class Process:
    """One channel of one edition, ready to run: steps by id, and which term each moment touches."""

    edition: Edition
    channel: Channel

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The steps by their ids."""
        return {step.id: step for step in self.channel.steps}

    @cached_property
    def starting(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms that each moment (``STEP:opened``, ``STEP:done``) starts."""
        return self._by_moment("starts")

    @cached_property
    def stopping(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms that each moment stops."""
        return self._by_moment("stops")

    def _by_moment(self, attribute: str) -> Mapping[str, tuple[Term, ...]]:
        moments: dict[str, list[Term]] = {}
        for term in self.edition.terms:
            if term.binding and self.channel.id in term.channels:
                for moment in getattr(term, attribute):
                    moments.setdefault(moment, []).append(term)
        side = "opened" if attribute == "starts" else "done"
        for step in self.channel.steps:
            if step.within and (term := self.edition.term(step.within)).kind == "step" and term.binding:
                moments.setdefault(f"{step.id}:{side}", []).append(term)
        return {moment: tuple(terms) for moment, terms in moments.items()}


_processes: dict[tuple[int, str], Process] = {}


def process_of(edition: Edition, channel: str) -> Process:
    """The process of a channel, made once an edition; :class:`Refusal` if the channel does not exist."""
    key = (id(edition), channel)
    found = _processes.get(key)
    if found is None or found.edition is not edition:
        try:
            found = Process(edition, edition.channel(channel))
        except KeyError:
            raise _no_channel(edition, channel, None) from None
        _processes[key] = found
    return found


def _no_channel(edition: Edition, channel: str, clause: str | None) -> Refusal:
    offered = ", ".join(c.id for c in edition.channels if c.available)
    return Refusal(
        "channel-not-offered",
        Text(
            kk=f"{edition.name}: «{channel}» арнасы көзделмеген. Қолжетімді арналар: {offered}.",
            ru=f"{edition.name}: канал «{channel}» не предусмотрен. Доступны каналы: {offered}.",
            en=f"{edition.name} does not provide for the channel “{channel}”. Use one of: {offered}.",
        ),
        clause=clause,
        field="channel",
    )


def open_case(
    edition: Edition, channel: str, facts: Mapping[str, str], at: datetime, timing: Timing
) -> Opened:
    """The first event of a case.

    Raises :class:`Refusal` if the channel is not provided for, or not for such an applicant.
    """
    process = process_of(edition, channel)
    if not process.channel.available or process.channel.first is None:
        raise _no_channel(edition, channel, process.channel.clause)
    if not holds(process.channel.when, facts):
        raise Refusal(
            "channel-not-for-applicant",
            Text(
                kk="Бұл арна мұндай өтініш берушіге арналмаған: басқа арнаны таңдаңыз.",
                ru="Этот канал не предназначен для такого заявителя: выберите другой.",
                en="This channel is not meant for such an applicant: choose another one.",
            ),
            clause=process.channel.clause,
            field="channel",
        )
    first = process.channel.first
    terms = [t for t in process.starting.get(f"{first}:opened", ()) if holds(t.when, facts)]
    return Opened(
        at=at,
        edition=edition.name,
        channel=channel,
        facts=dict(facts),
        goes=first,
        started=tuple(Started(t.id, timing.due(t, at, None)) for t in terms),
        clause=process.steps[first].clause,
    )


def decide(edition: Edition, state: State, command: Command, timing: Timing) -> Done:
    """What happens when the command is carried out.

    Raises :class:`Refusal` if the case has ended or stands at another step, the post may not do the step,
    the outcome is not one of the step's, or what the step needs is missing or not allowed by the edition.
    """
    process = process_of(edition, state.channel)
    step = _current_step(process, state, command)
    _may_act(edition, state, step, command)
    facts = {**state.facts, **command.facts} if command.facts else state.facts
    branch = _branch(step, command.outcome, facts)
    check(edition, state, step, command)
    return _done(process, state, step, command, facts, branch, timing)


def _may_act(edition: Edition, state: State, step: Step, command: Command) -> None:
    if command.by.post != step.by:
        raise Refusal(
            "wrong-post",
            Text(
                kk=f"«{step.title.kk}» әрекетін «{edition.post(step.by).name.kk}» орындайды.",
                ru=f"Действие «{step.title.ru}» выполняет: {edition.post(step.by).name.ru}.",
                en=f"“{step.title.en}” is done by: {edition.post(step.by).name.en}.",
            ),
            clause=step.clause,
        )
    if command.at < state.changed:
        raise Refusal(
            "earlier-than-journal",
            Text(
                kk="Әрекет уақыты істің соңғы жазбасынан ерте: уақытты тексеріңіз.",
                ru="Время действия раньше последней записи дела: проверьте время.",
                en="The time of the action is before the last entry of the case: check the time.",
            ),
            field="at",
        )


REDO = "redo"
"""The outcome of a step at which what was made turned out spoiled or wrong."""
_REDOING = frozenset({Verb.PASS, Verb.SIGN, Verb.ACCEPT, Verb.ISSUE, Verb.SHELVE})
_MAKING = frozenset({Verb.MAKE, Verb.DRAFT, Verb.RECORD, Verb.FILL_IN})
_ANSWERING = frozenset({Verb.DRAFT, Verb.NOTIFY})


def redo(edition: Edition, state: State, command: Command, timing: Timing, again: str) -> Done:
    """What happens when a result is found spoiled or wrong before it is in the applicant's hands.

    The case goes back to ``again``, the step that made it; the clocks that run go on, so that the time lost is the
    office's and not the applicant's; only a time of keeping begins anew when it is kept again. reading: no act here
    says what becomes of a spoiled document; that it is made anew within the same term follows from the duty to give a
    right one. reading: an answer that has grown old before it was written down is asked for anew, so that what answers
    goes back to the look-up. Raises :class:`Refusal` as :func:`decide` does, and where the step has nothing to send
    back, or no reasons are given.
    """
    process = process_of(edition, state.channel)
    step = _current_step(process, state, command)
    _may_act(edition, state, step, command)
    made = process.steps.get(again)
    if made is None or not _goes_back(step, made):
        raise Refusal("nothing-to-redo", _NOTHING_TO_REDO, clause=step.clause)
    if not str(command.data.get("reasons", "")).strip():
        raise Refusal("reasons-missing", _SAY_WHY, clause=step.clause, field="reasons")
    return _done(process, state, step, command, state.facts, Branch(on=REDO, go=again), timing)


def _goes_back(step: Step, again: Step) -> bool:
    """Whether what ``again`` made can turn out wrong at ``step``."""
    if step.does in _ANSWERING:
        return again.does is Verb.LOOK_UP
    return step.does in _REDOING and again.does in _MAKING


_NOTHING_TO_REDO = Text(
    "Бұл қадамда қайта жасайтын ештеңе жоқ.",
    "На этом шаге нечего переделывать.",
    "There is nothing to make again at this step.",
)
_SAY_WHY = Text(
    "Құжаттың несі дұрыс емес екенін жазыңыз.",
    "Напишите, что в документе неверно.",
    "Say what is wrong with the document.",
)


def _current_step(process: Process, state: State, command: Command) -> Step:
    if state.step is None:
        assert state.ended is not None
        outcome = process.edition.outcome(state.ended)
        raise Refusal(
            "case-ended",
            Text(
                kk=f"Іс аяқталған: {outcome.name.kk}.",
                ru=f"Дело завершено: {outcome.name.ru}.",
                en=f"The case has ended: {outcome.name.en}.",
            ),
        )
    if command.step != state.step:
        now = process.steps[state.step]
        raise Refusal(
            "other-step",
            Text(
                kk=f"Іс қазір басқа қадамда тұр: {now.title.kk}. Бетті жаңартыңыз.",
                ru=f"Дело сейчас на другом шаге: {now.title.ru}. Обновите страницу.",
                en=f"The case now stands at another step: {now.title.en}. Reload the page.",
            ),
            clause=now.clause,
        )
    return process.steps[state.step]


def _branch(step: Step, outcome: str, facts: Mapping[str, str]) -> Branch:
    for branch in step.then:
        if branch.on == outcome and holds(branch.when, facts):
            return branch
    allowed = ", ".join(dict.fromkeys(branch.on for branch in step.then))
    known = outcome in OUTCOMES[step.does]
    raise Refusal(
        "no-way-on" if known else "unknown-outcome",
        Text(
            kk=f"«{step.title.kk}» қадамында «{outcome}» нәтижесі мүмкін емес. Мүмкін: {allowed}.",
            ru=f"На шаге «{step.title.ru}» исход «{outcome}» невозможен. Возможны: {allowed}.",
            en=f"“{step.title.en}” cannot end with “{outcome}”. Possible: {allowed}.",
        ),
        clause=step.clause,
        field="outcome",
    )


def _done(
    process: Process,
    state: State,
    step: Step,
    command: Command,
    facts: Mapping[str, str],
    branch: Branch,
    timing: Timing,
) -> Done:
    at = command.at
    promised = None
    if step.does is Verb.SUBMIT or (step.does is Verb.RECEIVE and command.outcome == "complete"):
        service = process.edition.service_term(state.channel, facts)
        promised = timing.due(service, at, None) if service else None
    running = {clock.term: clock for clock in state.running()}
    left = set(running)
    ends = branch.go.startswith(END)
    started: list[Started] = []
    stopped = [t for t in running if branch.on == REDO and not binds(process.edition.term(t))]
    left -= set(stopped)
    for moment in _moments(step, branch):
        for term in process.stopping.get(moment, ()):
            if term.id in left:
                left.remove(term.id)
                stopped.append(term.id)
        for term in process.starting.get(moment, ()):
            if term.id not in left and holds(term.when, facts):
                started.append(Started(term.id, timing.due(term, at, promised or state.promised)))
    if ends:
        stopped = [*running]
        started = []
    return Done(
        at=at,
        step=step.id,
        outcome=command.outcome,
        goes=branch.go,
        clause=step.clause,
        data=command.data,
        facts=command.facts,
        started=tuple(started),
        stopped=tuple(stopped),
        broken=tuple(
            t
            for t in stopped
            if (due := running[t].due) is not None and at > due and binds(process.edition.term(t))
        ),
        promised=promised,
    )


def _moments(step: Step, branch: Branch) -> tuple[str, ...]:
    """What happens when the step ends so; a step that only sends back has not been done."""
    opened = () if branch.go.startswith(END) else (f"{branch.go}:opened",)
    return opened if branch.on == REDO else (f"{step.id}:done", *opened)


def clocks_run_out(edition: Edition, state: State, now: datetime) -> tuple[Broken, ...]:
    """The clocks of the case that ran out by ``now`` and are not yet marked as broken."""
    return tuple(
        Broken(at=now, term=clock.term, due=clock.due, clause=edition.term(clock.term).clause)
        for clock in state.running()
        if clock.due is not None and clock.due < now and not clock.broken and binds(edition.term(clock.term))
    )


def binds(term: Term) -> bool:
    """Whether somebody must be done before the term runs out, so that running out breaks it.

    A time of keeping binds nobody so: what is kept is due to leave when it has run out.
    """
    return term.kind != "retention"


def paths(process: Process, facts: Mapping[str, Any]) -> list[list[tuple[str, str]]]:
    """Every way from the first step to an end, as lists of (step, outcome), each step at most once a way.

    Conditions are followed for the given facts, the first branch that holds wins; a condition on a fact that is
    not given is open, and the ways beyond it are listed too.
    """
    found: list[list[tuple[str, str]]] = []

    def walk(step_id: str, way: list[tuple[str, str]]) -> None:
        step = process.steps[step_id]
        certain: set[str] = set()
        for branch in step.then:
            known = {k: v for k, v in branch.when.items() if k in facts}
            if branch.on in certain or not holds(known, facts):
                continue
            if len(known) == len(branch.when):
                certain.add(branch.on)
            here = [*way, (step_id, branch.on)]
            if branch.go.startswith(END):
                found.append(here)
            elif all(branch.go != seen for seen, _ in here):
                walk(branch.go, here)

    if process.channel.first is not None:
        walk(process.channel.first, [])
    return found
