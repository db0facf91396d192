"""Answers to an edition's questions that cannot stand beside one another."""

from __future__ import annotations

from collections.abc import Mapping

from qyzmet.law.model import Edition, Fact, Value, holds
from qyzmet.law.text import Text
from qyzmet.services.rules import Objection


def contradiction(edition: Edition, facts: Mapping[str, str]) -> Objection | None:
    """The first answer that the edition does not allow in such a case; None if all agree.

    An answer to a question that is not asked in this case, or that the question does not know, is passed over.
    """
    for fact in edition.facts:
        if fact.asked_of != "applicant" or not holds(fact.when, facts):
            continue
        value = next((one for one in fact.values if one.id == facts.get(fact.id)), None)
        if value is not None and not holds(value.when, facts):
            return Objection(
                f"{fact.id}-cannot-be-{value.id}", _said(fact, value), value.clause or fact.clause
            )
    return None


def _said(fact: Fact, value: Value) -> Text:
    asked, answered = fact.question, value.label
    return Text(
        kk=f"«{asked.kk}» сұрағына «{answered.kk}» деген жауап басқа жауаптарға қайшы: біреуін түзетіңіз.",
        ru=f"Ответ «{answered.ru}» на вопрос «{asked.ru}» противоречит другим ответам: исправьте один из них.",
        en=f"The answer “{answered.en}” to “{asked.en}” contradicts the other answers: correct one of them.",
    )
