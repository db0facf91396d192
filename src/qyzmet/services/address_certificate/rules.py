"""About whom somebody may ask: oneself, one relative, one other person, the persons of a request.

2010: clauses 11 and 14; 2014: clause 9. How far kinship reaches is said by the edition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step, Value
from qyzmet.law.text import Text
from qyzmet.services.rules import Inquiry, Objection


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against asking about these persons; see :class:`qyzmet.services.rules.Rules`."""
    about = _value(edition, "about", facts)
    clause = about.clause if about else edition.fact("about").clause
    one = facts.get("applicant") == "natural" or facts.get("request") == "one"
    if one and len(subjects) != 1:
        return Objection("one-person-only", _ONE, clause)
    if about is None or facts.get("applicant") != "natural":
        return None
    (subject,) = subjects
    if about.id == "self":
        return None if subject == applicant else Objection("not-oneself", _NOT_ONESELF, clause)
    if subject == applicant:
        return Objection("oneself-after-all", _ONESELF, clause)
    if about.id == "other" and ties is not None:
        # reading: cl. 9 of 2014 asks for a notarised consent at the centre and is silent for the portal; a paper
        # cannot be checked there, and silence does not open one person's address to another.
        return Objection("consent-on-paper", _CONSENT, clause)
    if about.id == "relative" and ties is not None:
        tie = ties.get(subject)
        if tie is None or (about.kinship and tie not in about.kinship):
            return Objection("not-such-a-relative", _no_relative(about), clause)
    return None


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """Every look of this service is at where somebody is registered."""
    return "addresses"


def _value(edition: Edition, fact: str, facts: Mapping[str, str]) -> Value | None:
    return next((value for value in edition.fact(fact).values if value.id == facts.get(fact)), None)


def _no_relative(about: Value) -> Text:
    label = about.label
    return Text(
        kk=f"Тіркелімде бұл адаммен мұндай туыстық жоқ («{label.kk}»). ЖСН-ді тексеріңіз немесе "
        "«басқа адам туралы» деп таңдап, оның нотариалды куәландырылған келісімін ұсыныңыз.",
        ru=f"В регистре нет такого родства с этим лицом («{label.ru}»). Проверьте ИИН либо выберите "
        "«о другом лице» и приложите его нотариально удостоверенное согласие.",
        en=f"The register knows no such tie to this person (“{label.en}”). Check the IIN, or choose "
        "“about somebody else” and bring that person's notarised consent.",
    )


_ONE = Text(
    "Мұнда бір адам туралы ғана сұрауға болады: бір ЖСН жазыңыз.",
    "Здесь можно запросить справку только на одно лицо: укажите один ИИН.",
    "Here a certificate can be asked about one person only: give one IIN.",
)
_NOT_ONESELF = Text(
    "«Өзім туралы» деп таңдалған, ал ЖСН басқа адамдікі: ЖСН немесе таңдауды түзетіңіз.",
    "Выбрано «обо мне», а ИИН другого лица: исправьте ИИН или выбор.",
    "“About myself” was chosen, but the IIN is somebody else's: correct the IIN or the choice.",
)
_ONESELF = Text(
    "Бұл — Сіздің өз ЖСН-іңіз: «өзім туралы» деп таңдаңыз немесе басқа адамның ЖСН-ін жазыңыз.",
    "Это Ваш собственный ИИН: выберите «обо мне» или укажите ИИН другого лица.",
    "This is your own IIN: choose “about myself”, or give the other person's IIN.",
)
_CONSENT = Text(
    "Басқа адам туралы анықтама үшін оның нотариалды куәландырылған келісімі керек: түпнұсқасымен халыққа қызмет "
    "көрсету орталығына барыңыз.",
    "Для справки о другом лице нужно его нотариально удостоверенное согласие: обратитесь с подлинником в центр "
    "обслуживания населения.",
    "A certificate about somebody else needs that person's notarised consent: bring the original to a public service "
    "centre.",
)
