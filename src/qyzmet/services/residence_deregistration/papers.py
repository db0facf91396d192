"""What stands on the papers of removal from registration, field by field, from the values of the case.

Pure: the same context gives the same sheets. Neither edition prints a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.residence import Fields
from qyzmet.services.writing import PaperContext, Sheet, numbered


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return residence.written(WRITERS, kinds, context)


def _application(context: PaperContext) -> list[Fields]:
    return [
        {
            **residence.applicant_lines(context),
            **residence.person_lines(context),
            "body": context.say(context.provider.name),
            "applies_as": _applies_as(context),
            "document": residence.document_line(context),
            "address": _left(context),
            "reason": _reason(context),
            "left_for": context.request.get("left_for", ""),
            "proof": _proof(context),
            "filed_on": context.at,
        }
    ]


def _applies_as(context: PaperContext) -> str:
    """2012 asks in the form; in 2014 it is a fact of the edition, and the owner's card stands beside it."""
    role = _ROLES.get(context.facts.get("applicant", ""))
    said = [
        context.request.get("applies_as", ""),
        context.say(role) if role else "",
        context.request.get("representation", "") or context.request.get("owner_document", ""),
    ]
    return ", ".join(one for one in said if one)


def _proof(context: PaperContext) -> str:
    """«сот үкімі № 2-145, 12.05.2014, Өскемен қалалық соты», as far as it was told."""
    for document, name in _PROOFS.items():
        number, made = (context.request.get(f"{document}_{part}") for part in ("number", "date"))
        if number or made:
            day = f"{date.fromisoformat(made):%d.%m.%Y}" if made else ""
            what = numbered(context.say(name), number)
            return ", ".join(one for one in (what, day, context.request.get("court", "")) if one)
    return ""


def _reason(context: PaperContext) -> str:
    return context.say(REASONS.get(context.facts.get("reason", ""), residence.UNKNOWN))


def _left(context: PaperContext) -> str:
    """The address that is left: by the end of the case the register counts it among those removed."""
    return residence.line_of(residence.stay_of(context, "permanent", "removed"), context)


def _stamp_2012(context: PaperContext) -> list[Fields]:
    return residence.stamp(context, "removed", _left(context))


def _departure_sheet(context: PaperContext) -> list[Fields]:
    removed = residence.stay_of(context, "removed") or {}
    return [
        {
            **residence.person_lines(context),
            **residence.origin_lines(context),
            "number": context.number,
            "body": context.say(context.provider.name),
            "address": _left(context),
            "removed_on": removed.get("removed_on") or context.at,
            "reason": _reason(context),
            "left_for": context.request.get("left_for", ""),
            "official": context.official,
            "issued_on": context.at,
        }
    ]


REASONS: Mapping[str, Text] = {
    "departure": Text(
        "басқа тұрғылықты жерге кету", "выбытие на другое место жительства", "departure to another place"
    ),
    "abroad": Text(
        "республиканың шегінен тыс жерге тұрақты тұруға кету",
        "выезд на постоянное жительство за пределы республики",
        "leaving the republic for permanent residence",
    ),
    "sentenced": Text(
        "бас бостандығынан айыруға сотталу",
        "осуждение к лишению свободы",
        "sentence to deprivation of liberty",
    ),
    "right-lost": Text(
        "тұрғын үйді пайдалану құқығын сот жойылды деп тану",
        "признание судом права пользования жилищем утраченным",
        "loss of the right to use the dwelling by a court's finding",
    ),
    "death": Text("қайтыс болу", "смерть", "death"),
}
_ROLES: Mapping[str, Text] = {
    "representative": Text("заңды өкіл", "законный представитель", "legal representative"),
    "owner": Text("тұрғын үй иесі", "собственник жилища", "owner of the dwelling"),
}
_PROOFS: Mapping[str, Text] = {
    "verdict": Text("сот үкімі", "приговор суда", "court verdict"),
    "decision": Text("сот шешімі", "решение суда", "court decision"),
    "death": Text("қайтыс болу туралы куәлік", "свидетельство о смерти", "death certificate"),
    "permit": Text(
        "кетуге рұқсат беру туралы анықтама",
        "справка о разрешении на выезд",
        "certificate of permission to leave",
    ),
}

WRITERS: Mapping[str, Callable[[PaperContext], Sequence[Fields]]] = {
    "deregistration-application-2012": _application,
    "deregistration-application-2014": _application,
    "registration-stamp-2012": _stamp_2012,
    "registration-refusal-2012": residence.refusal,
    "departure-sheet": _departure_sheet,
}
