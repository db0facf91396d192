"""Who gets the certificate: whoever is registered as unemployed today, and nothing else counts (clause 10).

reading: the consumer's income (clause 1(2)) was copied from another service; no clause uses it, and none is asked.
reading: the registration may be with any authorised body, for the consumer is sent to the Centre where they live.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.services import residence
from qyzmet.services.effects import CaseView
from qyzmet.services.found import Register, Verdict
from qyzmet.services.rules import Inquiry, Objection

GROUND: Final = "not-registered"
"""The only ground on which the certificate is refused."""


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """One asks about oneself only; see :class:`qyzmet.services.rules.Rules`.

    reading: the act names no representative and no power of attorney.
    """
    wrong = residence.one_person(subjects, "1(2)")
    return wrong or residence.by_oneself(applicant, subjects[0], "1(2)")


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """The state database of natural persons (cl. 19(4), 20(5), 21(6))."""
    return "persons"


def reads(edition: Edition, step: Step) -> tuple[Register, ...]:
    """Whoever decides looks into the register of the unemployed."""
    return ("unemployed",) if step.does is Verb.DECIDE else ()


def verdict(edition: Edition, step: Step, case: CaseView) -> Verdict | None:
    """Granted to who is registered on the day, refused to everybody else; None at steps that decide nothing."""
    if step.does is not Verb.DECIDE:
        return None
    card: Mapping[str, Any] | None = case.found.get("unemployed")
    registered = card is not None and card["status"] == "registered"
    return Verdict(
        outcome="granted" if registered else "refused",
        grounds=() if registered else (GROUND,),
        facts={"unemployed": "yes" if registered else "no"},
        lines=(_line(card),),
        computation={"card": card["number"] if card else "", "on": case.on.isoformat()},
    )


def _line(card: Mapping[str, Any] | None) -> Text:
    if card is None:
        return _NEVER
    number, since = card["number"], _day(card["registered_on"])
    if card["status"] == "registered":
        return Text(
            f"{since} бастап жұмыссыз ретінде тіркеулі, карточка № {number}.",
            f"Состоит на учёте как безработный с {since}, карточка № {number}.",
            f"Registered as unemployed since {since}, card No. {number}.",
        )
    ended = _day(card["removed_on"])
    return Text(
        f"{since} тіркелген, {ended} есептен шығарылған, карточка № {number}: бүгін тіркеуде жоқ.",
        f"Состоял на учёте с {since}, снят с учёта {ended}, карточка № {number}: сегодня на учёте не состоит.",
        f"Registered on {since} and removed on {ended}, card No. {number}: not registered today.",
    )


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


_NEVER = Text(
    "Жұмыссыздар тіркелімінде бұл адамның карточкасы жоқ: ол бүгін тіркеуде жоқ.",
    "В регистре безработных нет карточки этого человека: сегодня он на учёте не состоит.",
    "The register of the unemployed has no card of this person, who is not registered today.",
)
