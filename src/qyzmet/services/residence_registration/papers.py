"""What stands on the papers of registration, field by field, from the values of the case.

Pure: the same context gives the same sheets. Only the consent of the owner has a form in an act (2014, annex 1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.residence import Fields
from qyzmet.services.writing import PaperContext, Sheet

COPIES = 3
"""Of the arrival sheet (2012, cl. 11(7))."""


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return residence.written(WRITERS, kinds, context)


def _application_2012(context: PaperContext) -> list[Fields]:
    return [
        {
            **residence.applicant_lines(context),
            **residence.person_lines(context),
            "body": context.say(context.provider.name),
            "document": residence.document_line(context),
            "address": residence.address_asked(context),
            "arrived_from": context.request.get("arrived_from", ""),
            "basis": context.request.get("basis", ""),
            "owner": _owner(context),
            "filed_on": context.at,
        }
    ]


def _owner(context: PaperContext) -> str:
    """Who signs the consent: the owner named; nobody named, the applicant; of a number alone the name is left open."""
    named, number = context.request.get("owner_name"), context.request.get("owner")
    return named or (context.applicant if number in (None, "", context.applicant_id) else "")


def _arrival_2012(context: PaperContext) -> list[Fields]:
    """Not filled in where the service goes through RP DRP (cl. 11(7))."""
    if context.facts.get("system") != "no":
        return []
    lines = {
        "body": context.say(context.provider.name),
        "document": residence.document_line(context),
        **_moved(context),
    }
    return [{"copy": copy, **lines} for copy in range(1, COPIES + 1)]


def _coupon_2012(context: PaperContext) -> list[Fields]:
    return [
        {
            **_moved(context),
            "move_reason": context.request.get("move_reason"),
            "education": context.request.get("education"),
            "occupation": context.request.get("occupation"),
        }
    ]


def _moved(context: PaperContext) -> Fields:
    return {
        **residence.person_lines(context),
        **residence.origin_lines(context),
        "address": residence.address_asked(context),
        "arrived_from": context.request.get("arrived_from", ""),
        "filed_on": context.at,
    }


def _stamp_2012(context: PaperContext) -> list[Fields]:
    return residence.stamp(context, "registered", residence.address_asked(context))


def _consent_2014(context: PaperContext) -> list[Fields]:
    """Annex 1, ready to sign by both."""
    request = context.request
    person = residence.person_lines(context)
    owner = request.get("owner_name") or context.applicant
    family = request.get("family", "").splitlines()
    document = residence.document_of(context) or {}
    return [
        {
            "to": context.say(context.provider.name),
            "owner": owner,
            "dwelling": residence.address_asked(context),
            "person": person["full_name"],
            "family": family,
            "count": 1 + len(family),
            "no_objection": _term(context),
            "region": request.get("arrived_region", ""),
            "district": request.get("arrived_district", ""),
            "document": document.get("number", ""),
            "document_on": document.get("issued_on"),
            "owner_surname": owner.split()[0],
            "owner_document": request.get("owner_document", ""),
            "date": context.at,
        }
    ]


def _term(context: PaperContext) -> str:
    """«тұрақты», «уақытша, 31.12.2014 дейін»."""
    until = context.request.get("until")
    if context.facts.get("registration") != "temporary" or not until:
        return context.say(Text("тұрақты", "постоянно", "permanently"))
    day = f"{date.fromisoformat(until):%d.%m.%Y}"
    return context.say(
        Text(f"уақытша, {day} дейін", f"временно, по {day} включительно", f"temporarily, until {day}")
    )


def _notification_2014(context: PaperContext) -> list[Fields]:
    kind = context.facts["registration"]
    to_rewrite = kind == "permanent" and context.facts.get("card") == "electronic"
    return [
        {
            "number": context.number,
            "person": residence.person_lines(context)["full_name"],
            "registered": _registered(context, kind),
            "kind": kind,
            "until": context.request.get("until") if kind == "temporary" else None,
            "come": "card" if to_rewrite else "",
            "sent": context.at,
        }
    ]


def _registered(context: PaperContext, kind: str) -> str:
    """The address as the register has it by now; as it was asked for, where the register was not read anew."""
    stay = residence.stay_of(context, kind)
    return residence.line_of(stay, context) if stay else residence.address_asked(context)


WRITERS: Mapping[str, Callable[[PaperContext], Sequence[Fields]]] = {
    "registration-application-2012": _application_2012,
    "arrival-sheet-2012": _arrival_2012,
    "statistical-coupon-2012": _coupon_2012,
    "registration-stamp-2012": _stamp_2012,
    "registration-refusal-2012": residence.refusal,
    "owner-consent-2014": _consent_2014,
    "registration-notification-2014": _notification_2014,
}
