"""What the steps of registration do to the registers.

reading, 2012: with a chip the entry in RP DRP (A6) registers and the card is re-written (A7); without one there is no
entry, and the stamp in the book (A8) registers. The former place must have been left by then: clause 11(4) asks for
the sheet of departure. reading: the statistical coupon, and the arrival sheet where there is one, are filled in at
A2 and count from A4 on, when they are taken in.

reading, 2014: the entry of a permanent address (A6, B6, C6) ends the former one in the same moment, so that nobody
ever has two or none; the system's own step after it (A7, B7, C7) finds the removal done and changes nothing more.
A temporary address leaves the permanent one as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qyzmet.law.model import Edition, Step
from qyzmet.services import residence
from qyzmet.services.effects import (
    CaseView,
    Effect,
    FileSheet,
    RegisterResidence,
    RewriteCard,
    StampBook,
)

HELD = "мемлекеттік ақпараттық жүйелердегі мәліметтер"
"""The proof of the right to dwell that the applicant need not bring (2014, cl. 9(2))."""


def effects(edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
    """What the step, ended so, does to the registers; see :class:`qyzmet.services.effects.Effects`."""
    do = _STEPS[edition.year].get(step.id)
    return do(case) if do and outcome in ("done", "complete") else ()


def _taken_in_2012(case: CaseView) -> Sequence[Effect]:
    coupon = FileSheet(iin=case.subject, kind="statistical-coupon")
    if case.facts.get("system") != "no":
        return (coupon,)
    return FileSheet(iin=case.subject, kind="arrival-sheet"), coupon


def _entered_2012(case: CaseView) -> Sequence[Effect]:
    return (
        RegisterResidence(
            iin=case.subject,
            address=case.request["address"],
            kind="permanent",
            basis=case.request.get("basis", ""),
            owner=_owner(case),
            ends_former=False,
        ),
    )


def _stamped_2012(case: CaseView) -> Sequence[Effect]:
    military = residence.serves_in_arms(case.facts)
    return (*_entered_2012(case), StampBook(iin=case.subject, mark="registered", military=military))


def _entered_2014(case: CaseView) -> Sequence[Effect]:
    held = HELD if case.facts.get("record") == "held" else ""
    temporary = case.facts["registration"] == "temporary"
    return (
        RegisterResidence(
            iin=case.subject,
            address=case.request["address"],
            kind="temporary" if temporary else "permanent",
            until=residence.day(case, "until") if temporary else None,
            basis=case.request.get("basis") or held,
            owner=_owner(case),
            ends_former=not temporary,
        ),
    )


def _rewritten(case: CaseView) -> Sequence[Effect]:
    return (RewriteCard(iin=case.subject),)


def _owner(case: CaseView) -> str:
    """The owner who consents, which the register of dwellings is held against; nobody named, it is who applies."""
    return case.request.get("owner") or case.applicant


_STEPS: Mapping[str, Mapping[str, Callable[[CaseView], Sequence[Effect]]]] = {
    "2012": {"A4": _taken_in_2012, "A6": _entered_2012, "A7": _rewritten, "A8": _stamped_2012},
    "2014": {
        **dict.fromkeys(("A6", "B6", "C6"), _entered_2014),
        **dict.fromkeys(("A8", "B10", "C8"), _rewritten),
    },
}
