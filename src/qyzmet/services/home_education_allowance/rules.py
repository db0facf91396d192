"""Who may apply for which child, and whether the allowance can be assigned.

Clause 1(2): a parent or other legal representative of a disabled child taught and brought up at home. Clause 10: only
an incomplete or faulty package and falsity are grounds to refuse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.services.ages import age_of
from qyzmet.services.answers import contradiction
from qyzmet.services.effects import CaseView
from qyzmet.services.found import Register, Verdict
from qyzmet.services.home_education_allowance.assigning import FALSE, FAULTY, Worked, worked_out
from qyzmet.services.home_education_allowance.parameters import rule_on
from qyzmet.services.proofs import Demand
from qyzmet.services.rules import Inquiry, Objection

REPRESENTATIVE = REPRESENTED = "1(2)"
DECIDING = frozenset({"P6", "S16", "B14"})
"""The steps at which it is settled whether the allowance is assigned; on paper that is the examination (annex 2)."""
PROOFS = Demand(residence=("D4a", "D4b", "D4c", "F2a", "F2b", "F2c"), by_akim=("D4c", "F2c"))
"""Clause 14(4), annex 7."""


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against asking for this child; see :class:`qyzmet.services.rules.Rules`."""
    if len(subjects) != 1:
        return Objection("one-child-only", _ONE, REPRESENTATIVE)
    (child,) = subjects
    if child == applicant:
        return Objection("child-by-representative", _ITSELF, REPRESENTATIVE)
    if ties is not None and ties.get(child) != "child":
        # reading: the register knows parents only; what makes somebody another representative is on paper.
        return Objection("not-ones-child", _NOT_ONES_CHILD, REPRESENTATIVE)
    return _wrong_age(child, on) or contradiction(edition, facts)


def _wrong_age(child: str, on: date | None) -> Objection | None:
    age = age_of(child, on)
    if age is None or on is None:
        return None
    rule = rule_on(on)
    if age > rule.oldest:
        return Objection("child-too-old", _too_old(rule.oldest), REPRESENTATIVE)
    if age < rule.youngest:
        return Objection("child-too-young", _too_young(rule.youngest), REPRESENTATIVE)
    return None


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """Clauses 19(5) and 20(6): the state database of persons."""
    return "persons"


def reads(edition: Edition, step: Step) -> tuple[Register, ...]:
    """What the family says of the child, and what is paid for it already."""
    return ("family", "benefits") if step.id in DECIDING else ()


def verdict(edition: Edition, step: Step, case: CaseView) -> Verdict | None:
    """Whether the documents, as they are entered, bear an allowance; faults in them only an official sees."""
    if step.id not in DECIDING:
        return None
    worked: Worked = worked_out(case)
    if worked.faults:
        return Verdict(
            outcome="refused",
            grounds=(FAULTY,),
            may_add=(FALSE,),
            lines=worked.faults,
            computation=worked.computation,
        )
    return Verdict(
        outcome="" if worked.doubts else "granted",
        may_add=(FAULTY, FALSE),
        lines=(*worked.lines, *worked.doubts),
        computation=worked.computation,
    )


_ONE = Text(
    "Әр бала үшін бөлек өтініш беріледі: бір ЖСН жазыңыз.",
    "На каждого ребёнка подаётся своё заявление: укажите один ИИН.",
    "Each child has an application of its own: give one IIN.",
)
_ITSELF = Text(
    "Жәрдемақыны баланың ата-анасы немесе өзге заңды өкілі сұрайды: баланың ЖСН-ін жазыңыз.",
    "За выплатой обращается родитель или иной законный представитель: укажите ИИН ребёнка.",
    "A parent or other legal representative applies for the allowance: give the IIN of the child.",
)
_NOT_ONES_CHILD = Text(
    "Тіркелімде бұл бала Сіздің балаңыз ретінде көрсетілмеген. ЖСН-ді тексеріңіз; өзге заңды өкіл құжаттарымен "
    "жұмыспен қамту және әлеуметтік бағдарламалар бөліміне барады.",
    "В регистре этот ребёнок не значится Вашим. Проверьте ИИН; иной законный представитель обращается с документами в "
    "отдел занятости и социальных программ.",
    "The register does not show this child as yours. Check the IIN; another legal representative brings the papers to "
    "the department of employment and social programmes.",
)


def _too_old(oldest: int) -> Text:
    return Text(
        f"ЖСН бойынша бала {oldest} жастан асқан: жәрдемақы {oldest + 1} жасқа толғанға дейін төленеді.",
        f"По ИИН ребёнку больше {oldest} лет: выплата назначается до {oldest + 1} лет.",
        f"By the IIN the child is older than {oldest}: the allowance is paid until the age of {oldest + 1}.",
    )


def _too_young(youngest: int) -> Text:
    return Text(
        f"ЖСН бойынша бала {youngest} жасқа толмаған: жәрдемақы {youngest} жастан бастап төленеді.",
        f"По ИИН ребёнку ещё нет {youngest} лет: выплата назначается с {youngest} лет.",
        f"By the IIN the child is younger than {youngest}: the allowance is paid from the age of {youngest} on.",
    )
