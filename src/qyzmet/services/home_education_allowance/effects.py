"""What the steps do to the register of benefits.

reading: the money is assigned when whoever answers for the service signs the positive answer: the management on paper
(P9), the authorised person in the electronic procedure (S20) and on the portal (B20). Until then nothing is owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.services.effects import AssignBenefit, CaseView, Effect
from qyzmet.services.home_education_allowance.assigning import KIND, assigned

SIGNED = frozenset({"P9", "S20", "B20"})


def effects(edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
    """The allowance as the decision found it; see :class:`qyzmet.services.effects.Effects`."""
    if step.id not in SIGNED or outcome != "done":
        return ()
    said = assigned(case.found)
    return (
        AssignBenefit(
            kind=KIND,
            iin=case.applicant,
            monthly=int(said["monthly"]),
            since=date.fromisoformat(said["since"]),
            until=date.fromisoformat(said["until"]),
            about=case.subject,
            account=case.request.get("account", ""),
            why=said,
        ),
    )
