"""What registration at the place of residence and removal from it share: who applies for whom, questions, papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from qyzmet.law.text import Text
from qyzmet.services.ages import age_on, born
from qyzmet.services.effects import CaseView
from qyzmet.services.form import Field
from qyzmet.services.rules import Objection
from qyzmet.services.writing import PaperContext, Sheet

Fields = dict[str, Any]

ADULT: Final = 16
"""From this age on a person has an identity card and applies in person; of younger ones the parents say."""
UNKNOWN: Final = Text("көрсетілмеген", "не указано", "not stated")


# Who applies for whom


def one_person(subjects: Sequence[str], clause: str | None) -> Objection | None:
    """A case is about one person: everybody in a family has a registration of one's own."""
    return None if len(subjects) == 1 else Objection("one-person-only", _ONE, clause)


def wrong_age(
    age: str, subject: str, earliest: date, on: date | None, clause: str | None
) -> Objection | None:
    """What the day of birth in the number says against the answer ``from-16`` or ``under-16``.

    Without a day ``on`` of filing only that is objected to which was wrong on the ``earliest`` possible day already.
    """
    birth = born(subject)
    if birth is None:
        return None
    if age == "under-16" and age_on(birth, on or earliest) >= ADULT:
        return Objection("adult-after-all", _ADULT, clause)
    if age == "from-16" and on is not None and age_on(birth, on) < ADULT:
        return Objection("child-after-all", _CHILD, clause)
    return None


def by_parent(
    applicant: str, subject: str, ties: Mapping[str, str] | None, clause: str | None
) -> Objection | None:
    """For a child a parent applies: at a window the birth certificate proves it, elsewhere the register is asked."""
    if subject == applicant:
        return Objection("child-by-parent", _BY_PARENT, clause)
    if ties is not None and ties.get(subject) != "child":
        return Objection("not-ones-child", _NOT_ONES_CHILD, clause)
    return None


def by_oneself(applicant: str, subject: str, clause: str | None) -> Objection | None:
    """Nobody but the person may apply."""
    return None if applicant == subject else Objection("in-person", _IN_PERSON, clause)


def by_another(applicant: str, subject: str, clause: str | None) -> Objection | None:
    """Somebody else applies for the person, who cannot do so."""
    return None if applicant != subject else Objection("oneself-after-all", _ONESELF, clause)


# Questions of the form


def military_number(military: str | None, clause: str) -> list[Field]:
    """The number of the paper that bears the mark of the military body, of those liable and of conscripts."""
    label = _MILITARY.get(military or "")
    return [Field(id="military_document", label=label, most=40, clause=clause)] if label else []


_MILITARY: Final = {
    "liable": Text(
        "Әскери билеттің сериясы мен нөмірі",
        "Серия и номер военного билета",
        "Series and number of the military card",
    ),
    "conscript": Text(
        "Тіркеу куәлігінің нөмірі",
        "Номер приписного свидетельства",
        "Number of the certificate of registration with the draft office",
    ),
}


def dated(
    field_id: str,
    labels: tuple[Text, Text],
    *,
    required: bool,
    clause: str | None,
    reading: Text | None = None,
) -> list[Field]:
    """Number and date of one document: fields ``<id>_number`` and ``<id>_date``."""
    number, day = labels
    return [
        Field(
            id=f"{field_id}_number", label=number, required=required, most=60, clause=clause, reading=reading
        ),
        Field(
            id=f"{field_id}_date", label=day, type="date", required=required, clause=clause, reading=reading
        ),
    ]


def serves_in_arms(facts: Mapping[str, str]) -> bool:
    """Whether the person is liable for military service or a conscript."""
    return facts.get("military") in _MILITARY


MOVE_REASONS: Final = (
    ("work", Text("жұмыс", "работа", "work")),
    ("study", Text("оқу", "учёба", "study")),
    ("family", Text("отбасы жағдайы", "семейные обстоятельства", "family")),
    ("dwelling", Text("тұрғын үй алу", "приобретение жилья", "a new dwelling")),
    ("return", Text("бұрынғы тұрғылықты жеріне оралу", "возвращение на прежнее место", "return")),
    ("other", Text("өзге себеп", "иная причина", "another reason")),
)
"""Why people move, for statistics."""
EDUCATION: Final = (
    ("higher", Text("жоғары", "высшее", "higher")),
    ("vocational", Text("техникалық және кәсіптік", "техническое и профессиональное", "vocational")),
    ("secondary", Text("жалпы орта", "общее среднее", "general secondary")),
    ("basic", Text("негізгі орта", "основное среднее", "basic secondary")),
    ("primary", Text("бастауыш", "начальное", "primary")),
    ("none", Text("білімі жоқ", "без образования", "none")),
)


# Effects


def day(case: CaseView, field_id: str) -> date | None:
    """A day of the form, if it was given."""
    said = case.request.get(field_id)
    return date.fromisoformat(said) if said else None


# Papers


def written(writers: Mapping[str, Any], kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets of these kinds by their writers; a kind without one is made elsewhere."""
    return [
        Sheet(paper, fields)
        for paper, kind in kinds.items()
        if kind in writers
        for fields in writers[kind](context)
    ]


def person_lines(context: PaperContext) -> Fields:
    """Name, number and day of birth of whom the service is for."""
    person = context.person
    subject = context.facts.get("subjects", "").split(";")[0] or context.applicant_id
    return {
        "full_name": person.get("full_name")
        or (context.applicant if subject == context.applicant_id else subject),
        "iin": person.get("iin") or subject,
        "birth_date": person.get("birth_date") or born(subject),
    }


def origin_lines(context: PaperContext) -> Fields:
    """Place of birth, sex and citizenship, as the register has them."""
    person = context.person
    place = person.get("birth_place")
    return {
        "birth_place": context.say(place) if place else "",
        "sex": person.get("sex"),
        "citizenship": person.get("citizenship"),
    }


def applicant_lines(context: PaperContext) -> Fields:
    """Who applies, where it is somebody else than whom the service is for."""
    subject = context.facts.get("subjects", "").split(";")[0]
    if subject in ("", context.applicant_id):
        return {}
    return {"applicant": context.applicant, "applicant_id": context.applicant_id}


def address_asked(context: PaperContext, field_id: str = "address") -> str:
    """The address of the form in words.

    The form keeps its number. The words stand beside it as ``<id>.kk`` and so on, put there by who looked it up, or
    in the answer of the register of dwellings (``line``); failing both the number is printed.
    """
    request = context.request
    words = request.get(f"{field_id}.{context.language}") or request.get(f"{field_id}.kk")
    number = request.get(field_id, "")
    found = (row["record"] for row in context.records if row.get("subject") == number and row.get("record"))
    line = next((record["line"] for record in found if record.get("line")), None)
    return words or (context.say(line) if line else number)


def stay_of(context: PaperContext, *kinds: str) -> Mapping[str, Any] | None:
    """The first of these stays (``permanent``, ``temporary``, ``removed``) that the person has."""
    return next((context.person[kind] for kind in kinds if context.person.get(kind)), None)


def line_of(stay: Mapping[str, Any] | None, context: PaperContext) -> str:
    """The address of a stay in one line."""
    return context.say(stay["dwelling"]["line"]) if stay else context.say(UNKNOWN)


def document_of(context: PaperContext) -> Mapping[str, Any] | None:
    """The person's valid identity card, failing it the passport."""
    valid = [one for one in context.person.get("documents", ()) if one.get("state") == "valid"]
    return next(
        (one for kind in ("identity-card", "passport") for one in valid if one.get("kind") == kind), None
    )


def document_line(context: PaperContext) -> str:
    """«№ 012345678, 14.09.2008», of the identity card or the passport; empty where there is none."""
    document = document_of(context)
    if document is None:
        return ""
    issued = document.get("issued_on")
    return f"№ {document['number']}" + (f", {date.fromisoformat(str(issued)):%d.%m.%Y}" if issued else "")


def stamp(context: PaperContext, mark: str, address: str) -> list[Fields]:
    """The mark in the registration book: ``registered`` or ``removed``."""
    military = {"registered": "taken", "removed": "left"}[mark] if serves_in_arms(context.facts) else ""
    return [
        {
            "mark": mark,
            "body": context.say(context.provider.name),
            "full_name": person_lines(context)["full_name"],
            "address": address,
            "stamped_on": context.at,
            "military": military,
            "official": context.official,
        }
    ]


def refusal(context: PaperContext) -> list[Fields]:
    """The reasoned answer: what was not brought, and why that decides."""
    ground = context.say(context.ground) if context.ground else ""
    return [
        {
            "number": context.number,
            "body": context.say(context.provider.name),
            "person": context.applicant,
            "service": context.say(context.service),
            "missing": [context.say(name) for name in context.missing],
            "reasons": str(context.given.get("reasons") or "") or ground or context.say(_NOT_PRESENTED),
            "date": context.at,
            "official": context.official,
        }
    ]


_NOT_PRESENTED: Final = Text(
    "11-тармақта көрсетілген құжаттар толық ұсынылмады.",
    "Не представлены все документы, указанные в пункте 11.",
    "Not all documents of clause 11 were presented.",
)

_ONE = Text(
    "Әр адам бөлек тіркеледі және бөлек есептен шығарылады: бір ЖСН жазыңыз.",
    "Каждого регистрируют и снимают с учёта отдельно: укажите один ИИН.",
    "Everybody is registered and removed apart: give one IIN.",
)
_ADULT = Text(
    "ЖСН бойынша бұл адам 16 жасқа толған: жауапты немесе ЖСН-ді түзетіңіз.",
    "По ИИН этому лицу уже исполнилось 16 лет: исправьте ответ или ИИН.",
    "By the IIN this person has turned 16 already: correct the answer or the IIN.",
)
_CHILD = Text(
    "ЖСН бойынша бұл адам 16 жасқа әлі толмаған: жауапты немесе ЖСН-ді түзетіңіз.",
    "По ИИН этому лицу ещё нет 16 лет: исправьте ответ или ИИН.",
    "By the IIN this person has not yet turned 16: correct the answer or the IIN.",
)
_BY_PARENT = Text(
    "16 жасқа дейінгі бала үшін ата-анасы өтініш береді: өтініш беруші ретінде ата-ананы көрсетіңіз.",
    "За ребёнка до 16 лет обращается родитель: укажите заявителем родителя.",
    "A parent applies for a child under 16: name the parent as the applicant.",
)
_NOT_ONES_CHILD = Text(
    "Тіркелімде бұл бала Сіздің балаңыз ретінде көрсетілмеген. ЖСН-ді тексеріңіз немесе туу туралы куәлікпен "
    "халыққа қызмет көрсету орталығына барыңыз.",
    "В регистре этот ребёнок не значится Вашим. Проверьте ИИН либо обратитесь со свидетельством о рождении в центр "
    "обслуживания населения.",
    "The register does not show this child as yours. Check the IIN, or bring the birth certificate to a public service "
    "centre.",
)
_IN_PERSON = Text(
    "Бұл қызметке адам жеке өзі жүгінеді: өтініш беруші мен ЖСН бір адамдікі болуы тиіс.",
    "За этой услугой обращаются лично: заявитель и ИИН должны быть одного лица.",
    "One applies for this service in person: the applicant and the IIN must be the same person's.",
)
_ONESELF = Text(
    "Бұл — өтініш берушінің өз ЖСН-і: есептен шығарылатын немесе тіркелетін адамның ЖСН-ін жазыңыз.",
    "Это ИИН самого заявителя: укажите ИИН лица, которого регистрируют или снимают с учёта.",
    "This is the applicant's own IIN: give that of the person to be registered or removed.",
)
