"""What stands on the papers of the temporary identity card, field by field, from the values of the case.

Pure: the same context gives the same sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qyzmet.law.catalogue import edition
from qyzmet.law.text import Text
from qyzmet.services.identity_papers import (
    CALL_CENTRE,
    Fields,
    address_of,
    birth_of,
    birth_place_of,
    complaint_talon,
    name_of,
    refusal_of_2012,
    shown,
    subject,
)
from qyzmet.services.writing import PaperContext, Sheet

UNTIL_RESTORED = Text(
    "жоғалған немесе жарамсыз жеке басын куәландыратын құжаттар қалпына келтірілгенге дейін",
    "до восстановления утраченных или недействительных документов, удостоверяющих личность",
    "until the lost or invalid identity documents are restored",
)
"""How long the card holds: clause 1 of 2012; the edition of 2014 says nothing, and nothing is written."""


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return [Sheet(paper, WRITERS[kind](context)) for paper, kind in kinds.items() if kind in WRITERS]


def _reason(context: PaperContext) -> str:
    """2012: what happened to which document, in the edition's words; 2014 asks for no reason."""
    if "reason" not in context.facts:
        return ""
    law = edition("temporary-id@2012")
    labels = (
        value.label
        for fact in ("document", "reason")
        for value in law.fact(fact).values
        if value.id == context.facts.get(fact)
    )
    return "; ".join(context.say(label) for label in labels)


def _application(context: PaperContext) -> Fields:
    own = context.applicant_id == subject(context)
    return {
        "body": context.say(context.provider.name),
        "applicant": context.applicant,
        "applicant_iin": context.applicant_id,
        "address": address_of(context) if own else context.say(context.applicant_address),
        "person": context.applicant if own else name_of(context),
        "iin": subject(context),
        "birth_date": birth_of(context),
        "reason": _reason(context),
        "circumstances": context.request.get("circumstances"),
        "attachments": [context.say(name) for name, _ in context.documents],
        "phone": context.request.get("phone"),
        "date": context.at,
    }


def _card(context: PaperContext) -> Fields:
    made, person = context.made.get("temporary-id", {}), context.person
    valid = shown(made.get("valid_until"))
    if not valid and "reason" in context.facts:
        valid = context.say(UNTIL_RESTORED)
    return {
        "number": made.get("number"),
        "surname": person.get("surname"),
        "given_name": person.get("given_name"),
        "patronymic": person.get("patronymic"),
        "birth_date": birth_of(context),
        "birth_place": birth_place_of(context),
        "iin": subject(context),
        "issued_by": context.say(context.provider.name),
        "made_on": made.get("made_on") or context.at,
        "valid": valid,
        "official": context.official,
    }


def _refusal_2014(context: PaperContext) -> Fields:
    office = context.office
    return {
        "addressee": context.applicant,
        "address": context.say(context.applicant_address),
        "department_number": office.number,
        "department_address": context.say(office.address),
        "service_name": context.say(context.service),
        "missing": [context.say(name) for name in context.missing],
        "employee": context.official,
        "executor": context.official,
        "phone": office.phone or CALL_CENTRE,
        "receiver": context.applicant,
        "made_on": context.at,
    }


WRITERS: Mapping[str, Callable[[PaperContext], Fields]] = {
    "temporary-id-application": _application,
    "temporary-id-card": _card,
    "temporary-id-refusal-2012": refusal_of_2012,
    "temporary-id-refusal-2014": _refusal_2014,
    "complaint-talon": complaint_talon,
}
