"""What the steps of removal do to the registers.

2012: the stamp (A5) removes where there is no chip, the entry in RP DRP (A6) where there is one. A death ends every
registration and makes the documents of the dead invalid (reading: the act is silent on them, and nobody can use
them); all other reasons end the permanent one. reading: the edition demands no proof of a death, so that its day
comes into the register only with the number of the death certificate; without it the day is left to the civil
registry, and the removal stands all the same. 2014, cl. 3: the permanent place of residence only, and nothing is
written on a card, the result being the entry and the sheet (cl. 6).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qyzmet.law.model import Edition, Step
from qyzmet.services import residence
from qyzmet.services.effects import (
    CaseView,
    Effect,
    EndResidence,
    FileSheet,
    LoseDocument,
    RecordDeath,
    RewriteCard,
    StampBook,
)

REASONS = {
    "departure": "moved",
    "sentenced": "convicted",
    "right-lost": "court",
    "death": "died",
    "abroad": "moved-abroad",
}
"""Codes of ``qyzmet.registers.reasons`` by the fact ``reason``. A court decides also where the owner applies."""


def effects(edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
    """What the step, ended so, does to the registers; see :class:`qyzmet.services.effects.Effects`."""
    do = _STEPS[edition.year].get(step.id)
    return do(case) if do and outcome == "done" else ()


def _removed(case: CaseView) -> Sequence[Effect]:
    reason = case.facts["reason"]
    ended = EndResidence(
        iin=case.subject,
        kind="all" if reason == "death" else "permanent",
        reason=REASONS[reason],
        left_for=case.request.get("left_for", ""),
    )
    return (ended, *_of_the_dead(case)) if reason == "death" else (ended,)


def _of_the_dead(case: CaseView) -> list[Effect]:
    return [*_invalid(case), *_certified(case)]


def _certified(case: CaseView) -> list[Effect]:
    died_on = residence.day(case, "death_date")
    if died_on is None or not case.request.get("death_number"):
        return []
    return [RecordDeath(iin=case.subject, died_on=died_on)]


def _invalid(case: CaseView) -> list[Effect]:
    valid = {one["kind"] for one in case.person.get("documents", ()) if one["state"] == "valid"}
    return [
        LoseDocument(iin=case.subject, kind=kind, reason="died")
        for kind in ("identity-card", "passport", "temporary-id")
        if kind in valid
    ]


def _stamped(case: CaseView) -> Sequence[Effect]:
    military = residence.serves_in_arms(case.facts)
    return (*_removed(case), StampBook(iin=case.subject, mark="removed", military=military))


def _made_out(case: CaseView) -> Sequence[Effect]:
    return (FileSheet(iin=case.subject, kind="departure-sheet"),)


def _rewritten(case: CaseView) -> Sequence[Effect]:
    return (RewriteCard(iin=case.subject),)


_STEPS: Mapping[str, Mapping[str, Callable[[CaseView], Sequence[Effect]]]] = {
    "2012": {"A5": _stamped, "A6": _removed, "A7": _rewritten},
    "2014": {
        **dict.fromkeys(("A4", "H4"), _removed),
        **dict.fromkeys(("A5", "H5"), _made_out),
    },
}
