"""Which questions a request on the portal answers, in the order of the edition, one a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qyzmet.law.model import Edition, Fact, Value, holds
from qyzmet.portal.drafts import Draft
from qyzmet.portal.reader import Self
from qyzmet.registers.models import LegalPerson

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
    given = {**draft.facts, **certain}
    if given.get("applicant") == "legal":
        certain |= known_of_company(company_of(reader))
        given |= certain
    facts: dict[str, str] = {}
    questions = []
    for fact in edition.facts:
        if fact.asked_of != "applicant" or not holds(fact.when, facts):
            continue
        values = [value for value in fact.values if holds(value.when, facts)]
        if len(values) == 1:
            facts[fact.id] = values[0].id
            continue
        if fact.id not in certain:
            questions.append(Question(fact, values))
        if given.get(fact.id) in {value.id for value in values}:
            facts[fact.id] = given[fact.id]
    draft.facts = facts
    return questions


def company_of(reader: Self) -> LegalPerson | None:
    """The legal person that the applicant stands for, as the register knows it."""
    return LegalPerson.objects.filter(bin=reader.bin).first() if reader.bin else None


def asks_about_whom(facts: Mapping[str, str]) -> bool:
    """Whether the applicant must still name somebody: not for a certificate about themselves."""
    return facts.get("about") != "self"


def unanswered(questions: list[Question], draft: Draft) -> str | None:
    """The first page that has no answer yet; None once the request is complete."""
    for question in questions:
        if question.fact.id not in draft.facts:
            return question.fact.id
    if asks_about_whom(draft.facts) and not draft.subjects:
        return SUBJECTS
    return None
