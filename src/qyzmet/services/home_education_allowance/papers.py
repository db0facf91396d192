"""What stands on the papers of the home-education allowance, field by field, from the values of the case.

Pure: the same context gives the same sheets. The regulation names its papers and prints the form of none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.home_education_allowance.assigning import assigned, texts
from qyzmet.services.home_education_allowance.form import GROUPS
from qyzmet.services.money import money
from qyzmet.services.residence import Fields
from qyzmet.services.writing import PaperContext, Sheet, numbered


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return residence.written(WRITERS, kinds, context)


def _application(context: PaperContext) -> list[Fields]:
    request = context.request
    return [
        {
            "body": context.say(context.provider.name),
            "applicant": context.applicant,
            "address": context.say(context.applicant_address),
            "identity": request.get("identity", ""),
            "code": request.get("social_code") or context.applicant_id,
            **_child(context),
            **_documents(context),
            "account": _account(request),
            "taken": [context.say(name) for name, _ in context.documents],
            "filed_on": context.opened,
        }
    ]


def _talon(context: PaperContext) -> list[Fields]:
    return [
        {
            "number": context.number,
            "person": context.applicant,
            "service": context.say(context.service),
            "body": context.say(context.provider.name),
            "registered": context.opened,
            "receive": context.promised,
            "taken_by": context.official,
        }
    ]


def _positive(context: PaperContext) -> list[Fields]:
    """The notification on paper and the output document of the electronic procedure say the same."""
    said = assigned(context.found)
    verdict = context.found.get("verdict") or {}
    return [
        {
            "number": context.number,
            "date": context.at,
            "body": context.say(context.provider.name),
            "person": context.applicant,
            "child": residence.person_lines(context)["full_name"],
            "since": said.get("since"),
            "until": said.get("until"),
            "monthly": context.say(money(int(said["monthly"]))) if said else "",
            "account": _account(context.request),
            "how": texts(verdict.get("lines", ()), context.language),
            "official": context.official,
        }
    ]


def _negative(context: PaperContext) -> list[Fields]:
    """The reasoned answer, and the letter of the electronic procedure: the ground of the act, and why."""
    verdict = context.found.get("verdict") or {}
    found = texts(verdict.get("lines", ()), context.language) if verdict.get("outcome") == "refused" else []
    ground = context.say(context.ground) if context.ground else ""
    return [
        {
            "number": context.number,
            "date": context.at,
            "body": context.say(context.provider.name),
            "person": context.applicant,
            "service": context.say(context.service),
            "child": residence.person_lines(context)["full_name"],
            "ground": ground or context.say(_INCOMPLETE),
            "reasons": context.reasons if context.reasons != ground else "",
            "missing": [*(context.say(name) for name in context.missing), *found],
            "official": context.official,
        }
    ]


def _formed(writer: Callable[[PaperContext], list[Fields]]) -> Callable[[PaperContext], list[Fields]]:
    """The same where the information system forms the paper: there is no executor to name."""
    return lambda context: [{**row, "official": ""} for row in writer(context)]


def _portal_application(context: PaperContext) -> list[Fields]:
    signature = context.given.get("signature") or context.filed.get("signature") or {}
    asked = _asked(context)
    return [
        {
            "number": context.number,
            "service": context.say(context.service),
            "body": context.say(context.provider.name),
            "iin": context.applicant_id,
            "applicant": context.applicant,
            **_child(context),
            "extra": asked,
            "scans": [context.say(name) for name, _ in context.documents],
            "signed_by": str(signature.get("name") or context.applicant),
            "serial": str(signature.get("serial", "")),
            "filed_on": context.at,
        }
    ]


def _portal_notice(context: PaperContext) -> list[Fields]:
    return [
        {
            "number": context.number,
            "person": context.applicant,
            "service": context.say(context.service),
            "text": context.say(context.ground) if context.ground else context.say(_NOT_TAKEN),
            "at": context.at,
        }
    ]


def _child(context: PaperContext) -> Fields:
    lines = residence.person_lines(context)
    return {"child": lines["full_name"], "child_iin": lines["iin"], "child_born": lines["birth_date"]}


def _documents(context: PaperContext) -> Fields:
    """Conclusion and certificate of disability, each on one line, and the day of the home schooling."""
    request = context.request
    conclusion = numbered(request.get("conclusion_body", ""), request.get("conclusion_number"))
    group = dict(GROUPS).get(request.get("disability_group", ""))
    disability = numbered(context.say(group) if group else "", request.get("disability_number"))
    return {
        "conclusion": ", ".join(
            filter(None, (conclusion, _shown(request.get("conclusion_date")), _until(context, "conclusion_until")))
        ),
        "disability": ", ".join(filter(None, (disability, _until(context, "disability_until")))),
        "home_since": request.get("home_since"),
    }  # fmt: skip


def _until(context: PaperContext, name: str) -> str:
    day = _shown(context.request.get(name))
    return context.say(Text(f"{day} дейін", f"по {day}", f"until {day}")) if day else ""


def _shown(day: str | None) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}" if day else ""


def _account(request: Mapping[str, str]) -> str:
    """«KZ86 125K ZT50 0410 0100, Халық банкі»."""
    number = request.get("account", "")
    grouped = " ".join(number[place : place + 4] for place in range(0, len(number), 4))
    return ", ".join(filter(None, (grouped, request.get("bank", ""))))


def _asked(context: PaperContext) -> list[str]:
    """Each question of the form with its answer."""
    lines = {
        "conclusion": Text("Консультацияның қорытындысы", "Заключение консультации", "Conclusion"),
        "disability": Text("Мүгедектігі", "Инвалидность", "Disability"),
        "home_since": Text("Үйде оқи бастаған күні", "Обучается на дому с", "Taught at home since"),
    }
    said = _documents(context)
    shown = {**said, "home_since": _shown(said["home_since"])}
    rows = [f"{context.say(label)}: {shown[name]}" for name, label in lines.items() if shown[name]]
    account = _account(context.request)
    if account:
        rows.append(f"{context.say(Text('Банк шоты', 'Банковский счёт', 'Bank account'))}: {account}")
    if context.request.get("e_mail"):
        rows.append(
            f"{context.say(Text('Электрондық пошта', 'Электронная почта', 'E-mail'))}: {context.request['e_mail']}"
        )
    return rows


WRITERS: Mapping[str, Callable[[PaperContext], Sequence[Fields]]] = {
    "application-home-education-2011": _application,
    "talon-2011": _talon,
    "notification-home-education-2011": _positive,
    "refusal-2011": _negative,
    "portal-application-home-education-2011": _portal_application,
    "positive-output-2011": _formed(_positive),
    "negative-output-2011": _formed(_negative),
    "portal-notice-2011": _portal_notice,
}

_INCOMPLETE = Text(
    "осы Регламенттің 14-тармағында көрсетілген құжаттар пакетін толық ұсынбау",
    "неполное представление пакета документов, указанных в пункте 14 Регламента",
    "the package of documents of cl. 14 was not presented in full",
)
_NOT_TAKEN = Text("Сұраным қабылданбады.", "Запрос не принят.", "The request was not taken.")
