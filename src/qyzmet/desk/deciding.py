"""A step that decides: what the registers say for it, what the law makes of that, and what the official may say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from qyzmet.benefits.assigning import benefits_of
from qyzmet.benefits.lines import poverty_line
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import view_of
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.once import office_at
from qyzmet.process.errors import Refusal
from qyzmet.registers.employment import unemployed_card
from qyzmet.registers.households import household_of
from qyzmet.registers.incomes import family_of
from qyzmet.registers.looker import Looker
from qyzmet.services.effects import CaseView
from qyzmet.services.found import Register, Verdict, reads, verdict_of


def found_for(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> tuple[CaseView, Verdict | None]:
    """The case with what the registers say now, and what the rules make of it; every look is traced to the case.

    Raises :class:`Refusal` where a register or a parameter lacks what the law needs.
    """
    view = view_of(stored, by, at, given)
    for register in reads(stored.edition, step):
        answer = _READ[register](view, _region(stored), by.looker(), stored.number)
        view = replace(view, found={**view.found, register: answer})
    return view, verdict_of(stored.edition, step, view)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a deciding step ends, what it writes down besides what the official gave, the facts it settles."""

    outcome: str
    data: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)


def decided(
    stored: Stored, step: Step, by: Official, at: datetime, outcome: str, given: Mapping[str, Any]
) -> Decision:
    """The decision with what it rests on; an empty ``outcome`` is what follows from the law, else to grant.

    Raises :class:`Refusal` (``verdict-differs``) for a decision that the registers and the edition do not bear.
    """
    found, verdict = _said(stored, step, by, at, given)
    if verdict is None:
        return Decision(outcome or GRANTED, {"found": found} if found else {})
    chosen = outcome or verdict.outcome or GRANTED
    if not verdict.allows(chosen, str(given.get("ground", ""))):
        raise Refusal("verdict-differs", _differs(verdict), clause=step.clause, field="ground")
    return Decision(chosen, {"found": {**found, "verdict": verdict.as_dict()}}, verdict.facts)


GRANTED = "granted"


def examined(
    stored: Stored, step: Step, by: Official, at: datetime, outcome: str, given: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What the registers say for a package that is examined, as the journal keeps it; empty where none is read.

    Faults that only a person sees need no register. Raises :class:`Refusal` (``verdict-differs``) where a package is
    called sound on which nothing can be granted.
    """
    if not reads(stored.edition, step):
        return {}
    found, verdict = _said(stored, step, by, at, given)
    if verdict is None:
        return {"found": found}
    if outcome == "sound" and not verdict.allows(GRANTED, ""):
        raise Refusal("verdict-differs", _differs(verdict), clause=step.clause, field="outcome")
    return {"found": {**found, "verdict": verdict.as_dict()}}


def read_for(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What the registers say for a step that fills papers in from them, as the journal keeps it.

    Raises :class:`Refusal` where a register or a parameter lacks what the law needs.
    """
    if not reads(stored.edition, step):
        return {}
    found, _verdict = _said(stored, step, by, at, given)
    return {"found": found}


def _said(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> tuple[dict[str, Any], Verdict | None]:
    """What the registers that the step reads say now, by name, and the verdict."""
    view, verdict = found_for(stored, step, by, at, given)
    return {name: view.found[name] for name in reads(stored.edition, step)}, verdict


def _region(stored: Stored) -> str:
    """The code of the oblast of the body that decides."""
    return gazetteer.region_named(office_at(stored.provider).region_kk)


def _household(view: CaseView, region: str, looker: Looker, why: str) -> Any:
    return household_of(view.applicant, view.on, looker=looker, why=why)


def _unemployed(view: CaseView, region: str, looker: Looker, why: str) -> Any:
    """The card of who applies, or of the member of the family of whom an official states a ground."""
    whose = str((view.found.get("stated") or {}).get("whose") or view.applicant)
    return unemployed_card(_member(view, whose), view.on, looker=looker, why=why)


def _member(view: CaseView, whose: str) -> str:
    """The number if it is of the family, else that of who applies: of a stranger nothing is looked up."""
    members = (view.found.get("family") or {}).get("members", ())
    return whose if any(one["iin"] == whose for one in members) else view.applicant


def _family(view: CaseView, region: str, looker: Looker, why: str) -> Any:
    family = family_of(view.applicant, view.on, looker=looker, why=why)
    return {**family, "region": family.get("region") or region} if family else None


def _benefits(view: CaseView, region: str, looker: Looker, why: str) -> Any:
    """What runs for who applies, for whom it is, and for everybody of the family: any of them may have applied."""
    family = (one["iin"] for one in (view.found.get("family") or {}).get("members", ()))
    whom = dict.fromkeys((view.applicant, view.subject or view.applicant, *family))
    rows = [row for iin in whom for row in benefits_of(iin, view.on, looker=looker, why=why)]
    return [row for place, row in enumerate(rows) if row not in rows[:place]]


def _line(view: CaseView, region: str, looker: Looker, why: str) -> Any:
    """The line of the day of the application, as its quarter is; reading: a later line is for later applications."""
    return poverty_line(region, view.filed or view.on)


_READ: Mapping[Register, Callable[[CaseView, str, Looker, str], Any]] = {
    "household": _household,
    "unemployed": _unemployed,
    "family": _family,
    "benefits": _benefits,
    "poverty_line": _line,
}


def _differs(verdict: Verdict) -> Text:
    why = [" ".join(line.in_(language) for line in verdict.lines) for language in ("kk", "ru", "en")]
    return Text(
        f"Тіркелімдер мен акт бойынша шешім басқаша болуы тиіс. {why[0]}".strip(),
        f"По регистрам и акту решение должно быть иным. {why[1]}".strip(),
        f"By the registers and the act the decision has to be another. {why[2]}".strip(),
    )
