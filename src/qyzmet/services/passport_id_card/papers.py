"""What stands on the papers of the passport and identity card, field by field, from the values of the case.

Pure: the same context gives the same sheets. What the edition words (documents, reasons, modes) is taken from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.services.identity import held, latest, wanted
from qyzmet.services.identity_papers import (
    CALL_CENTRE,
    Fields,
    address_of,
    birth_of,
    birth_place_of,
    complaint_talon,
    described,
    document_line,
    name_of,
    paid,
    refusal_of_2012,
    shown,
    subject,
)
from qyzmet.services.passport_id_card.effects import REASON
from qyzmet.services.passport_id_card.form import CAPACITIES, UNREGISTERED
from qyzmet.services.writing import PaperContext, Sheet

OLD = {
    "passport": ("passport", "passport-for-card"),
    "identity-card": ("identity-card", "identity-card-for-passport"),
}
"""The edition's ids of a former document by its kind in the register."""


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return [
        Sheet(paper, WRITERS[kind](_law(kind), context)) for paper, kind in kinds.items() if kind in WRITERS
    ]


def _law(kind: str) -> Edition:
    return edition(f"passport-id-card@{kind.rpartition('-')[2]}")


# --- the documents -----------------------------------------------------------------------------------


def _bases(law: Edition, context: PaperContext) -> list[str]:
    """The base documents of the case: those of the register by it, others as the applicant told."""
    asked = {one.id: one for channel in law.channels for one in law.documents_for(channel.id, context.facts)}
    lines = []
    for base in asked.values():
        if base.id.startswith(UNREGISTERED):
            lines.append(_told(context, base))
        kind = next((kind for kind, ids in OLD.items() if base.id in ids), None)
        if kind is not None:
            lines.append(document_line(context, latest(context.person, kind) or {}, base.name))
    return lines


def _told(context: PaperContext, base: Document) -> str:
    parts = (context.request.get(f"{base.id}-{part}") for part in ("number", "issued-on", "issued-by"))
    return described(context.say(base.name), *parts)


def _result(law: Edition, kind: str) -> Text:
    return next(one.name for one in law.results if one.id == kind)


def _handed_in(law: Edition, context: PaperContext) -> list[str]:
    """The former documents that go back for the new ones; a lost one cannot."""
    lines = []
    for kind in wanted(context.facts):
        row = latest(context.person, kind)
        if row is not None and not context.facts.get(REASON[kind], "").startswith("lost"):
            lines.append(described(context.say(_result(law, kind)), row["number"], None, None))
    temporary = held(context.person, "temporary-id")
    if temporary is not None:
        lines.append(described(context.say(TEMPORARY), temporary["number"], None, None))
    return lines


def _label(law: Edition, fact: str, context: PaperContext) -> str:
    given = context.facts.get(fact)
    value = next((one for one in law.fact(fact).values if one.id == given), None)
    return context.say(value.label) if value else ""


def _reasons(law: Edition, context: PaperContext) -> str:
    return "; ".join(filter(None, (_label(law, REASON[kind], context) for kind in wanted(context.facts))))


def _ordered(law: Edition, context: PaperContext) -> str:
    parts = (_label(law, "document", context), _reasons(law, context), _label(law, "mode", context))
    return "; ".join(part for part in parts if part)


def _representative(context: PaperContext) -> str:
    if context.applicant_id == subject(context):
        return ""
    who = next((label for one, label in CAPACITIES if one == context.request.get("capacity")), None)
    return ", ".join(filter(None, (context.applicant, context.say(who) if who else "")))


# --- the papers --------------------------------------------------------------------------------------


def _talon(law: Edition, context: PaperContext) -> Fields:
    office = context.office
    return {
        "point": ", ".join(
            filter(None, (office.code, context.say(office.name), context.say(office.address)))
        ),
        "phone": office.phone or CALL_CENTRE,
        "number": context.number,
        "service": context.say(context.service),
        "registered_on": context.at,
        "person": name_of(context),
        "birth_date": birth_of(context),
        "base": _bases(law, context),
        "ordered": _ordered(law, context),
        "documents": _handed_in(law, context),
    }


def _talon_2014(law: Edition, context: PaperContext) -> Fields:
    return {**_talon(law, context), "ready": context.promised}


def _form(law: Edition, context: PaperContext) -> Fields:
    request = context.request
    lost = (shown(request.get("lost_on")), request.get("lost_how"))
    return {
        "person": name_of(context),
        "iin": subject(context),
        "birth_date": birth_of(context),
        "birth_place": birth_place_of(context),
        "address": address_of(context),
        "representative": _representative(context),
        "phone": request.get("phone"),
        "document": context.facts.get("document"),
        "reason": _reasons(law, context),
        "base": _bases(law, context),
        "changed": request.get("changed"),
        "circumstances": ", ".join(part for part in lost if part),
        "payment": paid(law, context),
        "date": context.at,
        "official": context.official,
    }


def _application(law: Edition, context: PaperContext) -> Fields:
    return {"office": context.say(context.office.name), **_form(law, context)}


def _formulary(law: Edition, context: PaperContext) -> Fields:
    return {"office": context.say(context.provider.name), **_form(law, context)}


def _consent(law: Edition, context: PaperContext) -> Fields:
    return {
        "centre": context.say(context.office.name),
        "full_name": context.applicant,
        "iin": context.applicant_id,
        "service_name": context.say(context.service),
        "given_on": context.at,
    }


def _refusal(law: Edition, context: PaperContext) -> Fields:
    return refusal_of_2012(context)


def _complaint_talon(law: Edition, context: PaperContext) -> Fields:
    return complaint_talon(context)


def _accepted(law: Edition, context: PaperContext) -> Fields:
    return {
        "number": context.number,
        "person": name_of(context),
        "service": context.say(context.service),
        "ordered": _ordered(law, context),
        "accepted_on": context.opened,
        "result": context.promised,
    }


def _ready(law: Edition, context: PaperContext) -> Fields:
    numbers = {kind: context.made.get(kind, {}).get("number") for kind in wanted(context.facts)}
    return {
        "number": context.number,
        "person": name_of(context),
        "document": [
            described(context.say(_result(law, kind)), number, None, None) for kind, number in numbers.items()
        ],
        "office": _where_to_come(context),
        "date": context.at,
    }


def _where_to_come(context: PaperContext) -> str:
    """The centre of the case; a request of the portal has none, and any where the provider sits will do (cl. 6)."""
    office, provider = context.office, context.provider
    if office.code != provider.code:
        return ", ".join(filter(None, (context.say(office.name), context.say(office.address))))
    name = context.say(provider.name)
    return context.say(
        Text(
            kk=f"халыққа қызмет көрсету орталығы (құжатты беретін — {name}; анықтама: {CALL_CENTRE})",
            ru=f"центр обслуживания населения (документ выдаёт {name}; справки: {CALL_CENTRE})",
            en=f"public service centre (handed over by {name}; enquiries: {CALL_CENTRE})",
        )
    )


TEMPORARY = Text("уақытша жеке куәлік", "временное удостоверение личности", "temporary identity card")

WRITERS: Mapping[str, Callable[[Edition, PaperContext], Fields]] = {
    "passport-talon-2012": _talon,
    "passport-application-2012": _application,
    "passport-refusal-2012": _refusal,
    "passport-complaint-talon-2012": _complaint_talon,
    "passport-talon-2014": _talon_2014,
    "passport-formulary-2014": _formulary,
    "passport-consent-2014": _consent,
    "passport-notice-accepted-2014": _accepted,
    "passport-notice-ready-2014": _ready,
}
