"""Who may ask for a temporary identity card: the citizen, and (2014) the representative of an incapable one.

2012: clauses 6 and 15; 2014: clause 9. reading: neither edition sets an age, but what stands in for an identity card
(2012, clause 1) stands in for one that was had, and the standard of passports of the same decree gives it at 16; 2014
does not say what the temporary card stands in for, and nobody is too young for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.services.ages import age_of
from qyzmet.services.answers import contradiction
from qyzmet.services.identity import wanted
from qyzmet.services.rules import Inquiry, Objection

CARD_AGE = 16
"""From this age on an identity card is had (annex 1 of the decree of 2012, cl. 11(3))."""


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against such a request; see :class:`qyzmet.services.rules.Rules`."""
    clause = "6" if edition.year == "2012" else "9"
    if len(subjects) != 1:
        return Objection("one-person-only", _ONE, clause)
    (subject,) = subjects
    if edition.year == "2012" and subject != applicant:
        return Objection("in-person", _IN_PERSON, "15")
    age = age_of(subject, on)
    if age is not None and age < CARD_AGE and "identity-card" in wanted(facts):
        return Objection("card-from-16", _CARD_FROM_16, "1")
    if facts.get("applicant") == "self" and subject != applicant:
        return Objection("not-oneself", _NOT_ONESELF, clause)
    if facts.get("applicant") == "representative" and subject == applicant:
        return Objection("oneself-after-all", _ONESELF, clause)
    return contradiction(edition, facts)


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """Not used: the service looks nothing up on the way."""
    return "addresses"


_ONE = Text(
    "Бір өтініш бір адамға беріледі: бір ЖСН жазыңыз.",
    "Одно заявление подаётся на одного человека: укажите один ИИН.",
    "One application is for one person: give one IIN.",
)
_IN_PERSON = Text(
    "Уақытша жеке куәлікті азаматтың өзі келіп алады: басқа адам үшін сұрауға болмайды.",
    "За временным удостоверением личности гражданин приходит сам: запросить его за другого нельзя.",
    "The citizen comes for the temporary identity card in person: it cannot be asked for somebody else.",
)
_CARD_FROM_16 = Text(
    "ЖСН бойынша бұл адам 16 жасқа толмаған, жеке куәлігі болмайды: құжатты немесе ЖСН-ді түзетіңіз.",
    "По ИИН этому лицу нет 16 лет, удостоверения личности у него быть не может: исправьте документ или ИИН.",
    "By the IIN this person is not yet 16 and can have had no identity card: correct the document or the IIN.",
)
_NOT_ONESELF = Text(
    "«Азаматтың өзі» деп таңдалған, ал ЖСН басқа адамдікі: ЖСН немесе таңдауды түзетіңіз.",
    "Выбрано «сам гражданин», а ИИН другого лица: исправьте ИИН или выбор.",
    "“The citizen” was chosen, but the IIN is somebody else's: correct the IIN or the choice.",
)
_ONESELF = Text(
    "Бұл — Сіздің өз ЖСН-іңіз: «азаматтың өзі» деп таңдаңыз немесе өзіңіз өкілі болып отырған адамның ЖСН-ін "
    "жазыңыз.",
    "Это Ваш собственный ИИН: выберите «сам гражданин» или укажите ИИН того, кого Вы представляете.",
    "This is your own IIN: choose “the citizen”, or give the IIN of whom you represent.",
)
