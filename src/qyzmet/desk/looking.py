"""A step that looks something up: which register it asks, and what the answer means for the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of, events_of, told
from qyzmet.desk.subjects import ask_register, record_fact
from qyzmet.law.model import Edition, Step, holds
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.households import household_of
from qyzmet.registers.queries import dwelling_file, person_file
from qyzmet.services.rules import rules_of


@dataclass(frozen=True, slots=True)
class Looked:
    """What a register said, as the journal keeps it, and the fact ``record`` of the case."""

    records: list[dict[str, Any]]
    fact: str
    found: Mapping[str, Any] = field(default_factory=dict)
    """What papers and effects are written from, by name (:mod:`qyzmet.services.found`)."""


def looked_up(stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]) -> Looked:
    """Ask the register that the step asks.

    Raises :class:`Refusal` for a name that several people bear, and where the request names no dwelling.
    """
    inquiry = rules_of(stored.edition.service).inquiry(stored.edition, step)
    if inquiry == "dwellings":
        return Looked(*_dwelling(stored, by, at, given))
    if inquiry == "household-book":
        return _household(stored, by, at)
    if inquiry == "persons":
        return _person(stored, by, at)
    chosen: Mapping[str, str] = given.get("chosen", {})
    answers = [
        ask_register(subject, at, by.looker(), stored.number, chosen.get(subject, ""))
        for subject in stored.state.facts["subjects"].split(";")
    ]
    return Looked([answer.as_dict() for answer in answers], record_fact(answers))


def _household(stored: Stored, by: Official, at: datetime) -> Looked:
    """What the akim has entered of the applicant's household.

    Neither a page without a farm nor a page in the book of another akim bears a certificate of this one (16(2)).
    """
    iin = stored.applicant.id
    page = household_of(iin, day_of(stored, at), looker=by.looker(), why=stored.number)
    fact = "registered" if page and page["farm"] and page["akim"] == stored.provider else "none"
    return Looked([{"subject": iin, "status": fact, "record": page}], fact, {"household": page})


def _person(stored: Stored, by: Official, at: datetime) -> Looked:
    """Whether the state database of persons holds the applicant."""
    iin = stored.applicant.id
    known = bool(person_file(iin, day_of(stored, at), looker=by.looker(), why=stored.number))
    fact = "registered" if known else "none"
    return Looked([{"subject": iin, "status": fact, "record": None}], fact)


def recognised(stored: Stored, by: Official, at: datetime) -> bool:
    """Whether the applicant's name is the one of the register, so that the account's data are in order.

    reading: the act names “violations in the data of the consumer”; a surname that is not the register's is one.
    """
    person = person_file(stored.applicant.id, day_of(stored, at), looker=by.looker(), why=stored.number)
    surname = str(person.get("surname", "")).casefold()
    return not surname or surname in stored.applicant.name.casefold().split()


def answers_a_look(stored: Stored, step: Step) -> bool:
    """Whether the step writes down what a look-up has just not found."""
    steps = process_of(stored.edition, stored.state.channel).channel.steps
    asked = (branch.go for one in steps if one.does is Verb.LOOK_UP for branch in one.then)
    return bool(step.papers) and step.id in asked


def looked_again(stored: Stored, by: Official, at: datetime) -> tuple[dict[str, Any], dict[str, str]]:
    """What the address register says now, if that differs from what the case holds: ``records`` and the fact.

    Both are empty where it says the same, or was asked at this very moment. The look-up keeps its answer in the
    journal. Raises :class:`Refusal` (``register-changed``) where the newer answer leads another way than the case went:
    then it is to be looked up again.
    """
    events = events_of(stored)
    steps = process_of(stored.edition, stored.state.channel).steps
    looks = [row for row in events if "step" in row and steps[row["step"]].does is Verb.LOOK_UP]
    if not looks or datetime.fromisoformat(looks[-1]["at"]) == at:
        return {}, {}
    look, step = looks[-1], steps[looks[-1]["step"]]
    if rules_of(stored.edition.service).inquiry(stored.edition, step) != "addresses":
        return {}, {}
    before = list(told(events).records)
    answer = looked_up(stored, step, by, at, look.get("data", {}))
    now, fact = answer.records, answer.fact
    if [_undated(row) for row in now] == [_undated(row) for row in before]:
        return {}, {}
    outcome = "not-found" if fact == "none" else "found"
    facts = {**stored.state.facts, "record": fact}
    way = next((one.go for one in step.then if one.on == outcome and holds(one.when, facts)), "")
    if way != look["goes"]:
        raise Refusal("register-changed", _CHANGED, clause=step.clause)
    return {"records": now}, {"record": fact}


def _undated(row: Mapping[str, Any]) -> dict[str, Any]:
    """An answer without the day on which it was given."""
    record = row.get("record")
    return {**row, "record": {**record, "on": None} if record else None}


_CHANGED = Text(
    "Іздегеннен кейін тіркелім өзгерді: бұл жауап енді дұрыс емес. Іс қайтарылып, тіркелімнен қайта сұралсын.",
    "После поиска регистр изменился: этот ответ уже неверен. Верните дело к запросу и спросите регистр заново.",
    "The register has changed since the look-up: this answer is true no more. Send the case back and ask anew.",
)


def _dwelling(
    stored: Stored, by: Official, at: datetime, given: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], str]:
    """What the register of real estate holds of the dwelling that the request names: ``held`` or ``none``."""
    address = told(events_of(stored), given).request.get("address", "")
    if not address:
        raise Refusal("no-dwelling", _NO_DWELLING, field="address")
    record = dwelling_file(address, day_of(stored, at), looker=by.looker(), why=stored.number)
    fact = _held(record)
    return [{"subject": address, "status": fact, "record": record}], fact


def _held(record: Mapping[str, Any] | None) -> str:
    return "held" if record and record.get("owners") else "none"


def asked_before(edition: Edition, channel: str) -> bool:
    """Whether a register of dwellings is asked before the documents are taken in, and so what it holds not demanded."""
    process, step_id = process_of(edition, channel), edition.channel(channel).first or ""
    seen: set[str] = set()
    while step_id in process.steps and step_id not in seen:
        seen.add(step_id)
        step = process.steps[step_id]
        if step.does is Verb.RECEIVE:
            return False
        if step.does is Verb.LOOK_UP:
            return rules_of(edition.service).inquiry(edition, step) == "dwellings"
        step_id = next(iter(step.then)).go
    return False


def dwelling_fact(address: str, on: date, by: Official, why: str) -> str:
    """The fact ``record`` that the register of real estate gives for a dwelling, before there is a case; traced."""
    return _held(dwelling_file(address, on, looker=by.looker(), why=why))


_NO_DWELLING = Text(
    "Тұрғынжайдың мекенжайы көрсетілмеген: өтініш нысанында таңдаңыз.",
    "Не указан адрес жилища: выберите его в форме заявления.",
    "The address of the dwelling is missing: choose it in the form.",
)
