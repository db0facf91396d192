"""What stands on the papers of the certificate to the unemployed, field by field, from the values of the case.

Pure: the same context gives the same sheets. The forms of the act are lost or were never annexed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.residence import Fields
from qyzmet.services.writing import PaperContext, Sheet


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return residence.written(WRITERS, kinds, context)


def _application(context: PaperContext) -> list[Fields]:
    return [
        {
            "body": context.say(context.provider.name),
            **residence.person_lines(context),
            "address": context.say(context.applicant_address),
            "date": context.at,
        }
    ]


def _portal_form(context: PaperContext) -> list[Fields]:
    return [
        {
            **residence.person_lines(context),
            "address": context.say(context.applicant_address),
            "body": context.say(context.provider.name),
            "service": context.say(context.service),
            "scans": [context.say(name) for name, _ in context.documents if _is_copy(name)],
            "e_mail": context.request.get("e_mail", ""),
            "at": context.at,
        }
    ]


def _is_copy(name: Text) -> bool:
    """Whether a document of clause 14(3)–(5) is named: the request itself is no copy."""
    return name.kk.endswith("электронды көшірмесі")


def _receipt(context: PaperContext) -> list[Fields]:
    office = f"{context.say(context.office.name)}, {context.say(context.office.address)}"
    when = f"{context.promised:%d.%m.%Y %H:%M}; " if context.promised else ""
    return [
        {
            "number": f"№ {context.number}, {context.at:%d.%m.%Y}",
            "service": context.say(context.service),
            "when-and-where": f"{when}{office}",
            "inspector": context.official,
        }
    ]


def _registration_notice(context: PaperContext) -> list[Fields]:
    return [
        {
            **_case(context),
            "registered_as": str(context.given.get("number", "")),
            "office": context.say(context.office.name),
            "ready_on": context.promised,
            "official": context.official,
        }
    ]


def _certificate(context: PaperContext) -> list[Fields]:
    return [{"number": context.number, "date": context.at, **_signed_for(context)}]


def _refusal(context: PaperContext) -> list[Fields]:
    return [{"reason": _reason(context), "date": context.at, **_signed_for(context)}]


def _negative(context: PaperContext) -> list[Fields]:
    return [{"grounds": _reason(context), "date": context.at, **_signed_for(context)}]


def _signed_for(context: PaperContext) -> Fields:
    """Whose paper it is; who signs is written when it is signed."""
    return {"body": context.say(context.provider.name), "person": context.applicant}


def _reason(context: PaperContext) -> str:
    """What the official wrote, the ground of the edition, and what the register says."""
    ground = context.say(context.ground) if context.ground else context.say(_NOT_REGISTERED)
    written = context.reasons or ground
    said = " ".join(context.say(line) for line in context.found.get("verdict", {}).get("lines", ()))
    whole = f"{written[:1].upper()}{written[1:]}".rstrip(".")
    return f"{whole} ({context.say(_CLAUSE)}). {said}".strip()


def _notice(context: PaperContext) -> list[Fields]:
    reason = context.reasons or context.say(context.ground or _FAULTS)
    return [{**_case(context), "reason": f"{reason[:1].upper()}{reason[1:]}"}]


def _notification(context: PaperContext) -> list[Fields]:
    """Annex 9: it comes whenever the execution of the application has changed."""
    decided = context.facts.get("unemployed")
    if decided is None:
        number = str(context.given.get("number", "")) or context.number
        text = context.say(_ACCEPTED).format(number=number)
    else:
        text = context.say(_GRANTED if decided == "yes" else _REFUSED)
    return [{**_case(context), "text": text}]


def _delivery(context: PaperContext) -> list[Fields]:
    granted = context.facts.get("unemployed") == "yes"
    what = context.say(_CERTIFICATE if granted else _REFUSAL)
    to = context.given.get("to") or {}
    centre = context.office.code != context.provider.code
    by = context.office if centre and to else context.provider
    return [
        {
            **_case(context),
            "document": f"{what}, № {context.number}",
            "given_by": f"{context.say(by.name)}, {context.official}",
            "given_to": str(to.get("name") or "")
            or (context.say(context.office.name) if centre else context.applicant),
        }
    ]


def _case(context: PaperContext) -> Fields:
    return {
        "number": context.number,
        "person": context.applicant,
        "service": context.say(context.service),
        "at": context.at,
    }


_CLAUSE = Text("регламенттің 10-тармағы", "пункт 10 регламента", "clause 10 of the regulation")
_NOT_REGISTERED = Text(
    "тұтынушы уәкілетті органда жұмыссыз ретінде тіркелмеген",
    "потребитель не зарегистрирован в уполномоченном органе в качестве безработного",
    "the consumer is not registered as unemployed with the authorised body",
)
_FAULTS = Text(
    "тұтынушының деректерінде бұзушылықтар бар",
    "в данных потребителя есть нарушения",
    "there are faults in the data of the consumer",
)
_ACCEPTED = Text(
    "Өтінішіңіз тіркелді, нөмірі {number}. Орындалу барысын «Қызметтерді алу тарихы» бөлімінен көре аласыз.",
    "Ваше заявление зарегистрировано под номером {number}. Ход исполнения виден в разделе «Қызметтерді алу тарихы».",
    "Your application was registered under the number {number}. Its course stands in «Қызметтерді алу тарихы».",
)
_GRANTED = Text(
    "Шешім қабылданды: жұмыссыз ретінде тіркелуіңіз туралы анықтама дайындалып жатыр.",
    "Решение принято: готовится справка о Вашей регистрации в качестве безработного.",
    "It was decided: the certificate of your registration as unemployed is being made.",
)
_REFUSED = Text(
    "Шешім қабылданды: дәлелді бас тарту дайындалып жатыр.",
    "Решение принято: готовится мотивированный отказ.",
    "It was decided: a reasoned refusal is being made.",
)
_CERTIFICATE = Text(
    "жұмыссыз ретінде тіркелуі туралы анықтама",
    "справка о регистрации в качестве безработного",
    "certificate of registration as unemployed",
)
_REFUSAL = Text("дәлелді бас тарту", "мотивированный отказ", "reasoned refusal")

WRITERS: Mapping[str, Callable[[PaperContext], Sequence[Fields]]] = {
    "application-2011-unemployed": _application,
    "receipt-2011-unemployed": _receipt,
    "registration-notice-2011": _registration_notice,
    "certificate-2011-unemployed": _certificate,
    "refusal-2011-unemployed": _refusal,
    "delivery-receipt-2011": _delivery,
    "portal-form-2011-unemployed": _portal_form,
    "positive-output-2011-unemployed": _certificate,
    "negative-output-2011-unemployed": _negative,
    "electronic-notice-2011": _notice,
    "portal-notification-2011": _notification,
}
