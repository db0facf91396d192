"""What the application for removal asks besides the facts of the edition.

2012 demands no proof of the reason (clause 11): what is asked about it may stay empty. 2014 demands the papers
(clause 9), and the form asks for what they are recorded by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.form import Field


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    return _asked_2012(facts) if edition.year == "2012" else _asked_2014(facts)


def _asked_2012(facts: Mapping[str, str]) -> list[Field]:
    asked: list[Field] = []
    match facts.get("reason"):
        case "departure":
            asked.append(Field(id="left_for", label=_LEFT_FOR, clause="6"))
        case "sentenced":
            asked += residence.dated("verdict", _VERDICT, required=False, clause="6", reading=_NOT_DEMANDED)
        case "right-lost":
            asked += residence.dated("decision", _DECISION, required=False, clause="6", reading=_NOT_DEMANDED)
        case "death":
            asked += residence.dated("death", _DEATH, required=False, clause="6", reading=_NOT_DEMANDED)
    if facts.get("reason") != "departure":
        asked.append(
            Field(id="applies_as", label=_AS, required=False, most=80, clause="6", reading=_TWO_ROLES)
        )
    return [*asked, *residence.military_number(facts.get("military"), "11(4)")]


def _asked_2014(facts: Mapping[str, str]) -> list[Field]:
    asked: list[Field] = []
    match facts.get("reason"):
        case "abroad":
            asked.append(Field(id="left_for", label=_COUNTRY, most=100, clause="6"))
            asked += residence.dated("permit", _PERMIT, required=True, clause="9(4)")
        case "sentenced":
            asked.append(Field(id="court", label=_COURT, clause="9(5)"))
            asked += residence.dated("verdict", _VERDICT, required=True, clause="9(5)")
        case "right-lost":
            asked.append(Field(id="court", label=_COURT, clause="9(6)"))
            asked += residence.dated("decision", _DECISION, required=True, clause="9(6)")
    match facts.get("applicant"):
        case "owner":
            asked.append(Field(id="owner_document", label=_OWNER_CARD, most=80, clause="9(2)"))
        case "representative":
            asked.append(
                Field(id="representation", label=_PROXY, required=False, clause="9", reading=_NO_PROOF_NAMED)
            )
    return asked


_LEFT_FOR = Text("Қайда кетеді", "Куда выбывает", "Leaves for")
_COUNTRY = Text("Қай елге кетеді", "В какую страну выезжает", "Country of destination")
_COURT = Text("Соттың атауы", "Наименование суда", "Name of the court")
_VERDICT = (
    Text("Сот үкімінің нөмірі", "Номер приговора суда", "Number of the court verdict"),
    Text("Сот үкімінің күні", "Дата приговора суда", "Date of the court verdict"),
)
_DECISION = (
    Text("Сот шешімінің нөмірі", "Номер решения суда", "Number of the court decision"),
    Text("Сот шешімінің күні", "Дата решения суда", "Date of the court decision"),
)
_DEATH = (
    Text(
        "Қайтыс болу туралы куәліктің нөмірі",
        "Номер свидетельства о смерти",
        "Number of the death certificate",
    ),
    Text("Қайтыс болған күні", "Дата смерти", "Date of death"),
)
_PERMIT = (
    Text(
        "Кетуге рұқсат беру туралы анықтаманың нөмірі",
        "Номер справки о разрешении на выезд",
        "Number of the certificate of permission to leave",
    ),
    Text(
        "Кетуге рұқсат беру туралы анықтаманың күні",
        "Дата справки о разрешении на выезд",
        "Date of the certificate of permission to leave",
    ),
)
_OWNER_CARD = Text(
    "Иесінің жеке куәлігінің нөмірі және берілген күні",
    "Номер и дата выдачи удостоверения личности собственника",
    "Number and date of issue of the owner's identity card",
)
_PROXY = Text(
    "Заңды өкілдің құжаты", "Документ законного представителя", "Document of the legal representative"
)
_AS = Text(
    "Өтініш берушінің бұл адамға қатысы",
    "Кем приходится заявитель этому лицу",
    "What the applicant is to the person",
)
_NOT_DEMANDED = Text(
    "11-тармақ бұл құжатты талап етпейді, сондықтан жауап міндетті емес.",
    "Пункт 11 этого документа не требует, поэтому ответ не обязателен.",
    "Clause 11 does not demand this document, so the answer is not obligatory.",
)
_TWO_ROLES = Text(
    "Өзі келе алмайтын адамның орнына кім жүгінетіні айтылмаған; жүгінетін адамның қатысы жазылады.",
    "Кто обращается за того, кто прийти не может, не сказано; записывается, кем он приходится.",
    "Who applies for one who cannot come is not said; what that person is to the other is written down.",
)
_NO_PROOF_NAMED = Text(
    "9-тармақта өкілдікті растайтын құжат аталмаған.",
    "В пункте 9 документ, подтверждающий представительство, не назван.",
    "Clause 9 names no document that proves the representation.",
)
