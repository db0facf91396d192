"""Who may ask for targeted social assistance, and what the law makes of a case (edition of 2012).

reading: the edition sets no age; whoever applies for a family is of full age, 18. reading: one member applies for the
whole family (cl. 14), oneself and in person. The income is tested for the quarter before the day of filing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.services.ages import age_of
from qyzmet.services.effects import CaseView
from qyzmet.services.found import Register, Verdict
from qyzmet.services.proofs import Demand
from qyzmet.services.rules import Inquiry, Objection
from qyzmet.services.targeted_social_assistance import grounds, income

FULL_AGE: Final = 18
ABOVE: Final = "above-the-line"
particulars = grounds.particulars
PROOFS: Final = Demand(residence=("D5a", "D5b", "D5c"), by_akim=("D5c",), farm=("D4",), of_family=True)
"""Clause 14(4) and 14(5)."""


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
    if tuple(subjects) != (applicant,):
        return Objection("one-for-the-family", _ONE, "14")
    age = age_of(applicant, on)
    if age is not None and age < FULL_AGE:
        return Objection("under-age", _UNDER_AGE, "1(2)")
    return None


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """Not used: the service looks nothing up on the way."""
    return "addresses"


def reads(edition: Edition, step: Step) -> tuple[Register, ...]:
    """At the window what the statements are filled in from; at the decision all that it rests on."""
    if step.does is Verb.RECEIVE:
        return ("family", "household")
    if step.does is Verb.DECIDE:
        return ("family", "household", "benefits", "poverty_line", "unemployed")
    return ()


def verdict(edition: Edition, step: Step, case: CaseView) -> Verdict | None:
    """What follows from income and grounds; see :func:`qyzmet.services.found.verdict_of`.

    Income strictly above the line refuses by itself (cl. 10(1)). A ground that an official states is checked against
    the family before it may be used. Raises :class:`Refusal` for a ground that cannot stand.
    """
    if step.does not in (Verb.RECEIVE, Verb.DECIDE):
        return None
    if not case.found.get("family"):
        raise Refusal("no-family", _NO_FAMILY, clause="14(2)")
    if step.does is Verb.RECEIVE:
        return None
    test = income.test_of(case.found, case.filed or case.on)
    stated: Mapping[str, Any] = case.found.get("stated") or {}
    computation = dict(test.computation)
    computation["since"] = grounds.begins(case).isoformat()
    computation["grounds"] = [
        {"id": ABOVE, "usable": test.outcome_above, "of": [], "why": []},
        *(one.as_dict() for one in grounds.usable(edition, case)),
    ]
    if test.outcome_above:
        return Verdict(outcome="refused", grounds=(ABOVE,), lines=test.lines, computation=computation)
    if stated:
        grounds.must_stand(edition, case, stated)
        computation["stated"] = dict(stated)
        lines = (*test.lines, *_told(edition, case, stated))
        return Verdict(
            outcome="granted", may_add=(str(stated["ground"]),), lines=lines, computation=computation
        )
    if earlier := list(grounds.before(case)):
        lines = (*test.lines, *(_earlier(case, whose, day) for whose, day in earlier))
        return Verdict(
            outcome="refused", grounds=(grounds.TURNED_DOWN,), lines=lines, computation=computation
        )
    return Verdict(outcome="granted", lines=test.lines, computation=computation)


def _name(case: CaseView, iin: str) -> str:
    members = (case.found.get("family") or {}).get("members", ())
    return next((str(one["name"]) for one in members if one["iin"] == iin), iin)


def _told(edition: Edition, case: CaseView, stated: Mapping[str, Any]) -> tuple[Text, ...]:
    """What the official stated, in words."""
    ground, name = edition.ground(str(stated["ground"])), _name(case, str(stated["whose"]))
    line = Text(f"{name}: {ground.text.kk}.", f"{name}: {ground.text.ru}.", f"{name}: {ground.text.en}.")
    if ground.id != grounds.TURNED_DOWN:
        return (line,)
    what = dict(grounds.HAPPENED)[str(stated["happened"])]
    day = date.fromisoformat(str(stated["happened_on"]))
    return (
        line,
        Text(
            f"{day:%d.%m.%Y}: {what.kk}.",
            f"{day:%d.%m.%Y}: {what.ru}.",
            f"{day:%d.%m.%Y}: {what.en}.",
        ),
    )


def _earlier(case: CaseView, whose: str, day: date) -> Text:
    name = _name(case, whose)
    return Text(
        f"{name}: {day:%d.%m.%Y} ұсынылғаннан бас тартқан не тоқтатқан, содан бері қалпына келтіретін оқиға болған жоқ "
        "(10-тармақ).",
        f"{name}: {day:%d.%m.%Y} – отказ от предложенного или прекращение, с тех пор события, восстанавливающего "
        "помощь, не было (пункт 10).",
        f"{name}: turned down what was offered, or left it, on {day:%d.%m.%Y}; nothing has restored the right since "
        "(clause 10).",
    )


_ONE = Text(
    "Отбасы үшін бір адам өз атынан өтініш береді: өзіңіздің ЖСН-іңізді көрсетіңіз.",
    "За семью обращается один её член от своего имени: укажите свой ИИН.",
    "One member applies for the family in their own name: give your own IIN.",
)
_UNDER_AGE = Text(
    "Өтінішті кәмелетке толған (18 жастағы) адам береді: отбасы үшін ересек мүшесі жүгінсін.",
    "Заявление подаёт совершеннолетний (18 лет): за семью обращается её взрослый член.",
    "Somebody of full age (18) applies: a grown-up member of the family does.",
)
_NO_FAMILY = Text(
    "Тіркелімде өтініш берушінің отбасы жоқ: алдымен отбасы құрамы туралы мәліметтерді енгізіңіз.",
    "Семьи заявителя в регистре нет: сначала внесите сведения о составе семьи.",
    "The register has no family of the applicant: enter the statement of family composition first.",
)
