"""What stands on the papers of targeted social assistance, field by field, from the values of the case.

Pure: the same context gives the same sheets. The statements are filled in from the registers, so that nobody types
again what is known; the notification and the refusal tell the computation line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from qyzmet.law.text import Text
from qyzmet.services.money import money
from qyzmet.services.residence import document_line
from qyzmet.services.targeted_social_assistance.grounds import TURNED_DOWN
from qyzmet.services.targeted_social_assistance.statements import family_rows, farm_rows, income_rows
from qyzmet.services.writing import PaperContext, Sheet

Fields = dict[str, Any]


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return [Sheet(paper, WRITERS[kind](context)) for paper, kind in kinds.items() if kind in WRITERS]


def _talon(context: PaperContext) -> Fields:
    return {
        "registered": context.at.date(),
        "promised": (context.promised or context.at).date(),
        "received_by": context.official,
    }


def _application(context: PaperContext) -> Fields:
    return {
        "applicant": _consumer(context),
        "identity_document": document_line(context) or context.say(_NOT_IN_REGISTER),
        "social_code": context.request.get("social_code", "") or context.say(_NOT_STATED),
        "account": context.request.get("account", ""),
        "date": context.at.date(),
    }


def _family(context: PaperContext) -> Fields:
    return _statement(context, "members", family_rows(context.found, context.at.date(), context.language))


def _incomes(context: PaperContext) -> Fields:
    return _statement(context, "incomes", income_rows(context.found, context.opened.date(), context.language))


def _farm(context: PaperContext) -> Fields:
    page = context.found.get("household") or {}
    said = _statement(context, "farm", farm_rows(context.found, context.language))
    return {**said, "book": f"№ {page['number']}" if page else ""}


def _statement(context: PaperContext, field: str, rows: Sequence[Mapping[str, Any]]) -> Fields:
    return {"applicant": _consumer(context), field: list(rows), "date": context.at.date()}


def _act(context: PaperContext) -> Fields:
    act = context.found["inspection"]
    return {
        "applicant": _consumer(context),
        "address": context.say(act["address"]),
        "date": act["visited_on"],
        "commission": _commission(context, act),
        "met": act["met"],
        "seen": [context.say(line) for line in act["lines"]],
        "members": [{"name": one["name"], "role": context.say(one["role"])} for one in act["present"]],
    }


def _conclusion(context: PaperContext) -> Fields:
    act, said = context.found["inspection"], context.found["conclusion"]
    return {
        "applicant": _consumer(context),
        "commission": _commission(context, act),
        "need": "necessary" if said["favourable"] else "not-necessary",
        "reasons": said["reasons"],
        "votes": [
            {"name": one["name"], "role": context.say(one["role"]), "says": context.say(one["says"])}
            for one in said["votes"]
        ],
        "date": said["on"],
    }


def _commission(context: PaperContext, act: Mapping[str, Any]) -> str:
    """By whose decision it was set up: number, day."""
    set_up = act["commission"]
    day = date.fromisoformat(set_up["decided_on"])
    number, by = set_up["number"], set_up["decided_by"]
    return context.say(
        Text(
            f"әкімнің ({by}) {day:%d.%m.%Y} № {number} шешімімен құрылған",
            f"создана решением акима ({by}) от {day:%d.%m.%Y} № {number}",
            f"set up by the decision of the akim ({by}) of {day:%d.%m.%Y}, No. {number}",
        )
    )


def _notification(context: PaperContext) -> Fields:
    verdict = context.found["verdict"]
    amount = int(verdict["computation"]["monthly_amount"])
    return {
        **_answer(context),
        "amount": context.say(money(amount) if amount else _NOTHING),
        "since": verdict["computation"]["since"],
        "computation": _lines(context, verdict["lines"]),
    }


def _refusal(context: PaperContext) -> Fields:
    verdict = context.found.get("verdict") or {"lines": (), "computation": {}}
    stated = verdict["computation"].get("stated") or {}
    ground = context.ground or _NOT_STATED
    return {
        **_answer(context),
        "ground": f"{context.say(ground)} ({_clause(context)})",
        "reasons": [line for line in (context.reasons.strip(), context.say(_CONSIDERED)) if line],
        "computation": _lines(context, verdict["lines"]),
        "restored": context.say(_RESTORED) if stated.get("ground") == TURNED_DOWN else "",
    }


def _clause(context: PaperContext) -> str:
    """«10-тармақтың 1) тармақшасы» for clause 10(1)."""
    number, _, item = context.clause.rstrip(")").partition("(")
    return context.say(
        Text(
            f"{number}-тармақтың {item}) тармақшасы",
            f"подпункт {item}) пункта {number}",
            f"clause {number}({item})",
        )
    )


def _answer(context: PaperContext) -> Fields:
    return {
        "body": context.say(context.provider.name),
        "number": context.number,
        "date": context.at.date(),
        "consumer": _consumer(context),
        "signature": "",
    }


def _receipt(context: PaperContext) -> Fields:
    granted = (context.ground is None) and "verdict" in context.found
    to = context.given.get("to") or {}
    return {
        "what": f"{context.say(_NOTIFICATION if granted else _REFUSAL)}, № {context.number}",
        "received_by": str(to.get("name") or context.say(context.office.name)),
        "date": context.at.date(),
    }


def _consumer(context: PaperContext) -> str:
    return f"{context.applicant}, {context.say(_IIN)} {context.applicant_id}"


def _lines(context: PaperContext, lines: Iterable[Mapping[str, str]]) -> list[str]:
    return [context.say(line) for line in lines]


_IIN: Final = Text("ЖСН", "ИИН", "IIN")
_NOT_STATED: Final = Text("көрсетілмеген", "не указан", "not stated")
_NOT_IN_REGISTER: Final = Text("тіркелімде жоқ", "в регистре нет", "not in the register")
_NOTIFICATION: Final = Text(
    "мемлекеттік атаулы әлеуметтік көмекті тағайындау туралы хабарлама",
    "уведомление о назначении государственной адресной социальной помощи",
    "notification that state targeted social assistance is assigned",
)
_REFUSAL: Final = Text(
    "мемлекеттік қызметті көрсетуден бас тарту туралы дәлелді жауап",
    "мотивированный ответ об отказе в оказании государственной услуги",
    "reasoned answer refusing the service",
)
_NOTHING: Final = Text(
    "0 теңге, төлем жүргізілмейді: отбасының табысы кедейлік шегінен аспайды, сондықтан бас тартуға негіз жоқ "
    "(10-тармақ), бірақ шекке дейін толықтыратын айырма да жоқ (1-тармақтың 4) тармақшасы). Табыс азайса, қайта "
    "жүгінуге болады.",
    "0 тенге, выплаты нет: доход семьи не превышает черты бедности, поэтому основания для отказа нет (пункт 10), но и "
    "разницы, которую помощь доводит до черты, нет (подпункт 4) пункта 1). Если доход снизится, можно обратиться "
    "снова.",
    "0 tenge, nothing is paid: the income is not above the poverty line, so there is no ground of refusal (clause 10), "
    "and no difference up to the line to make up either (clause 1(4)). Should the income fall, one may apply again.",
)
"""reading: income exactly at the line: the right is recognised, since the grounds are closed, and nothing is paid."""
_CONSIDERED: Final = Text(
    "Өтініш, мәліметтер, учаскелік комиссияның актісі мен қорытындысы қаралды.",
    "Рассмотрены заявление, сведения, акт и заключение участковой комиссии.",
    "The application, the statements, the act and the conclusion of the precinct commission were considered.",
)
_RESTORED: Final = Text(
    "Көмек жұмысқа орналасқан, оқуға жіберілген немесе жұмыспен қамтуға жәрдемдесудің белсенді шараларына қатысқан "
    "күннен бастап қалпына келтіріледі (10-тармақ).",
    "Помощь восстанавливается со дня трудоустройства, направления на обучение или участия в активных мерах содействия "
    "занятости (пункт 10).",
    "The assistance is restored from the day of taking up a job, being sent to training or taking part in active "
    "measures of employment assistance (clause 10).",
)

WRITERS: Final[Mapping[str, Callable[[PaperContext], Fields]]] = {
    "talon-tsa-2012": _talon,
    "application-tsa-2012": _application,
    "family-statement-tsa-2012": _family,
    "income-statement-tsa-2012": _incomes,
    "farm-statement-tsa-2012": _farm,
    "inspection-act-tsa-2012": _act,
    "conclusion-tsa-2012": _conclusion,
    "notification-tsa-2012": _notification,
    "refusal-tsa-2012": _refusal,
    "handover-receipt-tsa-2012": _receipt,
}
