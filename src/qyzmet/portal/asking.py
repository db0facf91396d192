"""Which questions a request on the portal answers, in the order of the edition, one a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qyzmet.desk.timing import PORTAL
from qyzmet.law.model import Edition, Fact, Value, When, holds
from qyzmet.portal.drafts import Draft
from qyzmet.portal.reader import Self
from qyzmet.registers.models import LegalPerson
from qyzmet.services.rules import represented

SUBJECTS = "subjects"
"""The page that asks about whom; the edition's questions are pages of their own."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the edition with the answers that are open to this applicant."""

    fact: Fact
    values: list[Value]


def known_of(reader: Self) -> dict[str, str]:
    """What need not be asked: who stands for no legal person asks as a natural one."""
    return {} if reader.bin else {"applicant": "natural"}


def known_of_company(company: LegalPerson | None) -> dict[str, str]:
    """What the register of legal persons answers for a company, so that nobody is asked."""
    if company is None:
        return {}
    return {"state_institution": "yes" if company.state_institution else "no"}


def settle(edition: Edition, draft: Draft, reader: Self) -> list[Question]:
    """Put what is known into the draft, drop what no longer applies; the questions that a person answers."""
    certain = known_of(reader)
    given = {fact: text for fact, text in draft.facts.items() if fact not in draft.settled} | certain
    if given.get("applicant") == "legal":
        certain |= known_of_company(company_of(reader))
        given |= certain
    facts: dict[str, str] = {}
    questions, draft.settled = [], []
    idle = of_other_ways(edition)
    for fact in edition.facts:
        if fact.asked_of != "applicant" or fact.id in idle or not holds(fact.when, facts):
            continue
        values = [value for value in fact.values if holds(value.when, facts)]
        if len(values) == 1 and _decided(fact, facts, idle):
            facts[fact.id] = values[0].id
            draft.settled.append(fact.id)
            continue
        if not values:
            continue
        if fact.id not in certain:
            questions.append(Question(fact, values))
        if given.get(fact.id) in {value.id for value in values}:
            facts[fact.id] = given[fact.id]
    draft.facts = facts
    return questions


def _decided(fact: Fact, facts: Mapping[str, str], idle: set[str]) -> bool:
    """Whether no question still open could give the fact another answer."""
    return all(name in facts or name in idle for value in fact.values for name in value.when)


def company_of(reader: Self) -> LegalPerson | None:
    """The legal person that the applicant stands for, as the register knows it."""
    return LegalPerson.objects.filter(bin=reader.bin).first() if reader.bin else None


def of_other_ways(edition: Edition) -> set[str]:
    """The facts that only decide who may use another channel: on the portal nobody is asked them."""
    others = {fact for channel in edition.channels if channel.id != PORTAL for fact in channel.when}
    return others - {fact for when in _conditions_here(edition) for fact in when}


def _conditions_here(edition: Edition) -> Iterator[When]:
    """Every condition that can decide something on the portal."""
    channel = edition.channel(PORTAL)
    yield channel.when
    for step in channel.steps:
        yield from (branch.when for branch in step.then)
    yield from (one.when for one in edition.documents if PORTAL in one.channels)
    yield from (one.when for one in edition.terms if not one.channels or PORTAL in one.channels)
    if edition.fee.duty:
        yield from (
            rate.when for rate in edition.fee.duty.rates if not rate.channels or PORTAL in rate.channels
        )


def asks_about_whom(edition: Edition, facts: Mapping[str, str]) -> bool:
    """Whether the applicant must still name somebody: not for a service that is for themselves.

    Where the edition has no question about whom, it is for who applies, unless for a child or another person.
    """
    if has_fact(edition, ABOUT):
        return facts.get(ABOUT) != "self"
    if represented(edition):
        return True
    return facts.get("for_whom", "self") != "self" or facts.get("age") == "under-16"


def kinship_asked(edition: Edition, facts: Mapping[str, str]) -> tuple[str, ...]:
    """The ties by which somebody may be named, as the register knows them; empty where anybody may be."""
    if not has_fact(edition, ABOUT):
        return ("child",)
    given = facts.get(ABOUT)
    value = next((value for value in edition.fact(ABOUT).values if value.id == given), None)
    return tuple(value.kinship) if value is not None else ()


def has_fact(edition: Edition, fact: str) -> bool:
    """Whether the edition asks it."""
    return any(one.id == fact for one in edition.facts)


ABOUT = "about"
"""The question about whom, in the editions that have it."""
