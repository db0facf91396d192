"""Who may ask for whose passport and identity card, and what cannot be asked for together.

2012: clauses 6, 11(3) and 15; 2014: clause 9. Ages are looked at where the IIN and the day of filing tell them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.services.ages import age_of
from qyzmet.services.answers import contradiction
from qyzmet.services.identity import wanted
from qyzmet.services.rules import Inquiry, Objection

CARD_AGE = 16
"""From this age on an identity card is had (2012 cl. 11(3), 2014 cl. 9)."""
GROWN = 18
"""reading: a child is a person under 18, as the editions read the word."""
OF_A_CHILD = ("before-16", "citizenship", "lost-abroad")
"""Reasons for a passport that a child under 16 can have; any other stands under «before 16»."""


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against such a request; see :class:`qyzmet.services.rules.Rules`.

    ``on`` is the day of filing, for the age that the IIN tells; without it only that is objected to which was wrong
    on the first day of the edition already. reading: the edition of 2012 names nobody who applies for a child; the
    legal representative does, for a passport of a child under 16 only, and everybody else comes in person (clauses 6
    and 15).
    """
    if len(subjects) != 1:
        return Objection("one-person-only", _ONE, _clause(edition))
    (subject,) = subjects
    for_whom = facts.get("for_whom") or ("self" if subject == applicant else "child")
    return (
        contradiction(edition, facts)
        or _represented(edition, for_whom, facts, subject == applicant)
        or _related(edition, for_whom, subject, ties)
        or _too_old(edition, for_whom, facts, age_of(subject, on or edition.act.force.since))
        or _too_young(edition, for_whom, facts, age_of(subject, on))
    )


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """Not used: the service looks nothing up on the way."""
    return "addresses"


def proxies(edition: Edition, step: Step) -> str | None:
    """2014, clause 6: the centre hands over to who brings a notarised power of attorney; 2012 and portal: nobody."""
    by_talon = step.does is Verb.ISSUE and step.by == "employee"
    return "6" if edition.year == "2014" and by_talon else None


def _clause(edition: Edition) -> str:
    return "6" if edition.year == "2012" else "9"


def _represented(edition: Edition, for_whom: str, facts: Mapping[str, str], same: bool) -> Objection | None:
    clause = _clause(edition)
    if for_whom == "self" and not same:
        return Objection("not-oneself", _NOT_ONESELF, clause)
    if for_whom != "self" and same:
        return Objection("oneself-after-all", _ONESELF, clause)
    reason = facts.get("passport_reason")
    if same and reason == "before-16":
        return Objection("through-representative", _THROUGH_REPRESENTATIVE, clause)
    of_a_child = facts.get("document") == "passport" and reason in OF_A_CHILD
    if edition.year == "2012" and not same and not of_a_child:
        return Objection("in-person", _IN_PERSON, "15")
    return None


def _related(
    edition: Edition, for_whom: str, subject: str, ties: Mapping[str, str] | None
) -> Objection | None:
    if for_whom == "child" and ties is not None and ties.get(subject) != "child":
        return Objection("not-your-child", _NOT_YOUR_CHILD, _clause(edition))
    return None


def _parents(facts: Mapping[str, str]) -> str | None:
    """The answer about the parents of who gets a first card; None where it is not asked."""
    return facts.get("parents_at_16") if facts.get("card_reason") == "first" else None


def _too_old(edition: Edition, for_whom: str, facts: Mapping[str, str], age: int | None) -> Objection | None:
    if age is None:
        return None
    if age >= CARD_AGE and facts.get("passport_reason") == "before-16":
        return Objection("sixteen-already", _SIXTEEN, edition.fact("passport_reason").clause)
    if age >= (CARD_AGE if edition.year == "2012" else GROWN) and for_whom == "child":
        return Objection("grown-up", _GROWN_UP, _clause(edition))
    if age >= GROWN and _parents(facts) in ("same", "different"):
        return Objection("grown-or-not", _GROWN_OR_NOT, edition.fact("parents_at_16").clause)
    return None


def _too_young(
    edition: Edition, for_whom: str, facts: Mapping[str, str], age: int | None
) -> Objection | None:
    if age is None:
        return None
    if age < CARD_AGE and for_whom == "self":
        return Objection("through-representative", _THROUGH_REPRESENTATIVE, _clause(edition))
    if age < CARD_AGE and "identity-card" in wanted(facts):
        return Objection("card-from-16", _CARD_FROM_16, edition.fact("card_reason").clause)
    if age < CARD_AGE and facts.get("passport_reason", "before-16") not in OF_A_CHILD:
        return Objection("passport-before-16", _BEFORE_16, edition.fact("passport_reason").clause)
    if age < GROWN and _parents(facts) == "grown":
        return Objection("grown-or-not", _GROWN_OR_NOT, edition.fact("parents_at_16").clause)
    return None


_ONE = Text(
    "Бір өтініш бір адамға беріледі: бір ЖСН жазыңыз.",
    "Одно заявление подаётся на одного человека: укажите один ИИН.",
    "One application is for one person: give one IIN.",
)
_NOT_ONESELF = Text(
    "Құжат «өзіме» деп сұралған, ал ЖСН басқа адамдікі: ЖСН немесе таңдауды түзетіңіз.",
    "Документ запрошен «мне», а ИИН другого лица: исправьте ИИН или выбор.",
    "The document was asked “for me”, but the IIN is somebody else's: correct the IIN or the choice.",
)
_ONESELF = Text(
    "Бұл — Сіздің өз ЖСН-іңіз: «өзіме» деп таңдаңыз немесе құжат керек адамның ЖСН-ін жазыңыз.",
    "Это Ваш собственный ИИН: выберите «мне» или укажите ИИН того, кому нужен документ.",
    "This is your own IIN: choose “for me”, or give the IIN of whom the document is for.",
)
_THROUGH_REPRESENTATIVE = Text(
    "16 жасқа толмаған бала үшін заңды өкілі — ата-анасы, қорғаншысы немесе қамқоршысы — өтініш береді.",
    "За ребёнка до 16 лет обращается законный представитель: родитель, опекун или попечитель.",
    "For a child under 16 the legal representative applies: a parent, guardian or trustee.",
)
_IN_PERSON = Text(
    "Өтінішті азаматтың өзі береді; өкіл тек 16 жасқа толмаған баланың паспорты үшін келеді.",
    "Заявление подаёт сам гражданин; представитель обращается лишь за паспортом ребёнка до 16 лет.",
    "The citizen applies in person; a representative comes only for the passport of a child under 16.",
)
_NOT_YOUR_CHILD = Text(
    "Тіркелімде бұл адам Сіздің балаңыз болып жазылмаған. ЖСН-ді тексеріңіз; қорғаншы не қамқоршы болсаңыз, "
    "растайтын құжатпен орталыққа келіңіз.",
    "В регистре это лицо не записано Вашим ребёнком. Проверьте ИИН; если Вы опекун или попечитель, придите в центр "
    "с подтверждающим документом.",
    "The register does not know this person as your child. Check the IIN; a guardian or trustee comes to the centre "
    "with the document that proves it.",
)
_CARD_FROM_16 = Text(
    "Жеке куәлік 16 жасқа толған соң беріледі: бұған дейін тек паспорт сұрауға болады.",
    "Удостоверение личности выдаётся с 16 лет: до этого можно запросить только паспорт.",
    "An identity card is issued from 16 on: earlier only a passport can be asked for.",
)
_BEFORE_16 = Text(
    "Бұл адам әлі 16-ға толмаған: себебін «16 жасқа дейін паспорт алу» деп таңдаңыз.",
    "Этому лицу ещё нет 16 лет: выберите причину «получение паспорта до 16 лет».",
    "This person is not 16 yet: choose the reason “a passport before the age of 16”.",
)
_SIXTEEN = Text(
    "Бұл адам 16-ға толған: паспорттың басқа себебін таңдаңыз.",
    "Этому лицу уже исполнилось 16 лет: выберите другую причину для паспорта.",
    "This person is 16 already: choose another reason for the passport.",
)
_GROWN_UP = Text(
    "Бұл адам бала жасынан шыққан: өтінішті өзі береді.",
    "Этот человек уже не ребёнок: он обращается сам.",
    "This person is no child any more and applies in person.",
)
_GROWN_OR_NOT = Text(
    "Ата-анасы туралы жауап ЖСН бойынша жасына сай емес: «18 жасқа толған» деген жауапты тексеріңіз.",
    "Ответ о родителях не соответствует возрасту по ИИН: проверьте ответ «исполнилось 18 лет».",
    "The answer about the parents does not fit the age in the IIN: check the answer “18 or older”.",
)
