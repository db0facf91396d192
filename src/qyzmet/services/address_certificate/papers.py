"""What stands on the papers of the address certificate, field by field, from the values of the case.

Pure: the same context gives the same sheets. The fields are those of the forms (2010: annexes 3 and 11,
clauses 14 to 17; 2014: annexes 1 to 3), the names those of the typesetting room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qyzmet.law.text import Text
from qyzmet.services.writing import PaperContext, Sheet

Fields = dict[str, Any]
Record = Mapping[str, Any]

UNKNOWN = Text("көрсетілмеген", "не указано", "not stated")


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    made: list[Sheet] = []
    for paper, kind in kinds.items():
        write = WRITERS.get(kind)
        if write is not None:
            made += [Sheet(paper, fields) for fields in write(context)]
    return made


def found(context: PaperContext, *statuses: str) -> list[Record]:
    """The register's answers of these statuses (``registered``, ``removed``, ``none``)."""
    return [row for row in context.records if row["status"] in statuses]


def _person(record: Record, context: PaperContext) -> Fields:
    person = record["person"]
    return {
        "full_name": person["full_name"],
        "birth_year": person["birth_year"],
        "birth_place": context.say(person["birth_place"]),
    }


def _bureau(context: PaperContext) -> Fields:
    return {
        "bureau": context.say(context.provider.name),
        "registrar": context.official,
        "issued_on": context.at,
    }


def _residence_2010(record: Record, context: PaperContext) -> Fields:
    """Fields 2 to 5 of annex 3 (2010); a temporary registration stands where there is no permanent one."""
    removed = record["removed"]
    stay = removed or record["permanent"] or record["temporary"]
    fields: Fields = {
        "address": context.say(stay["dwelling"]["house"]),
        "region_district": context.say(stay["dwelling"]["area"]),
        "registered_on": stay["since"],
        "outcome": "registered",
    }
    if removed:
        left_for = removed["left_for"]
        fields |= {
            "registered_on": removed["removed_on"],
            "outcome": "deregistered",
            "moved_to": context.say(left_for or UNKNOWN),
        }
    return fields


def _certificates_2010(context: PaperContext) -> list[Fields]:
    known = found(context, "registered", "removed")
    return [
        {
            **_person(row["record"], context),
            **_residence_2010(row["record"], context),
            **_bureau(context),
            "consumer": context.applicant,
            "consumer_address": context.say(context.applicant_address),
        }
        for row in known
    ]


def _request(context: PaperContext) -> Fields:
    number, moment = context.numbers.get("J3") or context.numbers.get("J5") or (0, context.opened)
    return {
        "organisation": context.applicant,
        "request_number": context.filed.get("letter_number") or "—",
        "request_date": context.filed.get("letter_date") or context.opened,
        "incoming_number": str(number or context.number),
        "incoming_date": moment,
    }


def _reverse_2010(context: PaperContext) -> list[Fields]:
    fields = [
        {
            **_request(context),
            **_person(row["record"], context),
            **_residence_2010(row["record"], context),
            **_bureau(context),
        }
        for row in found(context, "registered", "removed")
    ]
    return fields or [
        {**_request(context), "full_name": _named(row), "outcome": "not-registered", **_bureau(context)}
        for row in context.records
    ]


def _list_2010(context: PaperContext) -> list[Fields]:
    if context.facts.get("request") != "list":
        return []
    rows = []
    for row in context.records:
        person = (row["record"] or {}).get("person")
        rows.append(
            {
                "full_name": _named(row),
                "birth_year": person["birth_year"] if person else None,
                "found": "no" if row["status"] == "none" else "yes",
            }
        )
    return [
        {
            **_request(context),
            "organisation_address": context.say(context.applicant_address),
            "rows": rows,
            **_bureau(context),
        }
    ]


def _named(row: Record) -> str:
    """The person asked about: by the register if it knows them, else as the request named them."""
    person = (row["record"] or {}).get("person")
    return str(person["full_name"] if person else row["subject"])


def _not_found(context: PaperContext) -> list[Fields]:
    persons = [_named(row) for row in found(context, "none")]
    if not persons:
        return []
    return [
        {
            "body": context.say(context.provider.name),
            "applicant": context.applicant,
            "persons": persons,
            "official": context.official,
            "answered_at": context.at,
        }
    ]


def _receipt_2010(context: PaperContext) -> list[Fields]:
    return [
        {
            "number": context.number,
            "accepted_on": context.at,
            "service_name": context.say(context.service),
            "documents": [{"name": context.say(name), "count": count} for name, count in context.documents],
            "issue_at": context.promised,
            "issue_place": context.say(context.office.address),
            "inspector": context.official,
            "centre": context.say(context.office.name),
            "follow_url": f"{context.base_url}/follow/?number={context.number}",
        }
    ]


def _refusal_2010(context: PaperContext) -> list[Fields]:
    return [
        {
            "body": context.say(context.office.name),
            "applicant": context.applicant,
            "service_name": context.say(context.service),
            "missing": [context.say(name) for name in context.missing],
            "official": context.official,
            "refused_at": context.at,
        }
    ]


def _return_reasons_2010(context: PaperContext) -> list[Fields]:
    ground = context.say(context.ground) if context.ground else ""
    reason = {
        "ground": ground,
        "explanation": str(context.given.get("reasons", "")),
        "clause": context.clause,
    }
    return [
        {
            "bureau": context.say(context.provider.name),
            "centre": context.say(context.office.name),
            "case_number": context.number,
            "applicant": context.applicant,
            "accepted_on": context.opened,
            "reasons": [reason],
            "registrar": context.official,
            "returned_on": context.at,
        }
    ]


def _second_copy_2010(context: PaperContext) -> list[Fields]:
    if not context.given.get("second_copy"):
        return []
    return [
        {
            "registrar": context.official,
            "accepted_on": context.at,
            "bureau": context.say(context.provider.name),
        }
    ]


def _envelope_2010(context: PaperContext) -> list[Fields]:
    number, _ = context.numbers.get("J4", (0, context.at))
    return [
        {
            "from_name": context.say(context.provider.name),
            "from_address": context.say(context.provider.address),
            "to_name": context.applicant,
            "to_address": str(context.given.get("address") or context.say(context.applicant_address)),
            "outgoing_number": str(number or ""),
        }
    ]


def _certificate_2014(record: Record, context: PaperContext) -> Fields:
    return {
        "received_on": context.opened.astimezone(context.at.tzinfo).date(),
        "iin": record["person"]["iin"],
        **_person(record, context),
        "issued_at": context.at,
    }


def _form_a_2014(context: PaperContext) -> list[Fields]:
    made = []
    for row in found(context, "registered"):
        record = row["record"]
        fields = _certificate_2014(record, context)
        permanent, temporary = record["permanent"], record["temporary"]
        if permanent:
            fields |= {
                "address": context.say(permanent["dwelling"]["line"]),
                "registered_on": permanent["since"],
            }
        if temporary:
            fields |= {
                "temporary_address": context.say(temporary["dwelling"]["line"]),
                "temporary_from": temporary["since"],
                "temporary_to": temporary["until"],
            }
        made.append(fields)
    return made


def _form_b_2014(context: PaperContext) -> list[Fields]:
    made = []
    for row in found(context, "removed"):
        removed = row["record"]["removed"]
        made.append(
            {
                **_certificate_2014(row["record"], context),
                "address": context.say(removed["dwelling"]["line"]),
                "removed_on": removed["removed_on"],
                "reason": context.say(removed["reason"] or UNKNOWN),
            }
        )
    return made


def _refusal_2014(context: PaperContext) -> list[Fields]:
    return [
        {
            "addressee": context.applicant,
            "address": context.say(context.applicant_address),
            "department_number": context.office.number,
            "department_address": context.say(context.office.address),
            "service_name": context.say(context.service),
            "missing": [context.say(name) for name in context.missing],
            "employee": context.official,
            "executor": context.official,
            "phone": context.office.phone or "1414",
            "receiver": context.applicant,
            "made_on": context.at,
        }
    ]


def _notification_2014(context: PaperContext) -> list[Fields]:
    return [
        {
            "number": context.number,
            "applicant": context.applicant,
            "service_name": context.say(context.service),
            "accepted_at": context.opened,
            "result_at": context.promised or context.at,
        }
    ]


def _application_2014(context: PaperContext) -> list[Fields]:
    """Annex 2, ready to sign; it asks for a date of birth, which a legal person has not."""
    born = context.given.get("birth_date")
    if born is None:
        return []
    others = [one for one in context.facts.get("subjects", "").split(";") if one != context.applicant_id]
    return [
        {
            "body": context.say(context.provider.name),
            "address": context.say(context.applicant_address),
            "full_name": context.applicant,
            "birth_date": born,
            "about": [one for one in others if one],
            "attachments": [context.say(name) for name, _ in context.documents],
            "applied_on": context.at,
            "receive_on": context.at,
        }
    ]


def _consent_2014(context: PaperContext) -> list[Fields]:
    """The consent on the form of the centre (cl. 9), ready to sign."""
    return [
        {
            "centre": context.say(context.office.name),
            "full_name": context.applicant,
            "iin": context.applicant_id,
            "service_name": context.say(context.service),
            "given_on": context.at,
        }
    ]


WRITERS: Mapping[str, Callable[[PaperContext], Sequence[Fields]]] = {
    "certificate-2010": _certificates_2010,
    "request-reverse-2010": _reverse_2010,
    "list-answer-2010": _list_2010,
    "not-found-2010": _not_found,
    "receipt-2010": _receipt_2010,
    "refusal-2010": _refusal_2010,
    "return-reasons-2010": _return_reasons_2010,
    "second-copy-mark-2010": _second_copy_2010,
    "envelope-2010": _envelope_2010,
    "certificate-2014-a": _form_a_2014,
    "certificate-2014-b": _form_b_2014,
    "application-2014": _application_2014,
    "consent-2014": _consent_2014,
    "refusal-2014": _refusal_2014,
    "notification-report-2014": _notification_2014,
    "not-found-2014": _not_found,
}
