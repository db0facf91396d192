"""What a decision on targeted social assistance does, when the leadership has signed it (edition of 2012).

reading: the decision stands with the signature, so the money is assigned, or the refusal kept, at that step.
reading: income exactly at the line is not refused (cl. 10(1)), and there is nothing to pay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.services.effects import AssignBenefit, CaseView, Effect, RefuseBenefit

KIND: Final = "targeted-social-assistance"


def effects(edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
    """What the step, ended so, does; see :class:`qyzmet.services.effects.Effects`."""
    if step.does is not Verb.SIGN:
        return ()
    if "notification" in step.papers:
        return _assigned(case)
    if "refusal" in step.papers:
        return _refused(case)
    return ()


def _computation(case: CaseView) -> Mapping[str, Any]:
    verdict: Mapping[str, Any] = case.found.get("verdict") or {}
    computation: Mapping[str, Any] = verdict.get("computation", {})
    return computation


def _assigned(case: CaseView) -> Sequence[Effect]:
    why = _computation(case)
    if not why.get("monthly_amount"):
        return ()
    return (
        AssignBenefit(
            kind=KIND,
            iin=case.applicant,
            monthly=int(why["monthly_amount"]),
            since=date.fromisoformat(why["since"]),
            until=None,
            about="",
            family=tuple(why["members"]),
            account=case.request.get("account", ""),
            why=why,
        ),
    )


def _refused(case: CaseView) -> Sequence[Effect]:
    stated = _computation(case).get("stated")
    if not stated:
        return ()
    happened = stated.get("happened_on")
    return (
        RefuseBenefit(
            kind=KIND,
            iin=case.applicant,
            ground=str(stated["ground"]),
            whose=str(stated["whose"]),
            happened_on=date.fromisoformat(str(happened)) if happened else None,
        ),
    )
