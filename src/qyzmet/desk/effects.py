"""Carry out what a step does to the state registers, in the transaction of the step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from qyzmet.benefits import assigning
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of, events_of, told, view_of
from qyzmet.law.model import Step
from qyzmet.registers import changes
from qyzmet.services.effects import (
    AssignBenefit,
    Effect,
    EndResidence,
    FileSheet,
    GiveDocument,
    LoseDocument,
    MakeDocument,
    RecordDeath,
    RefuseBenefit,
    RegisterResidence,
    RewriteCard,
    StampBook,
    changes_registers,
    effects_of,
)
from qyzmet.services.rules import outlives


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be made: in which case, at which office, by whom, on which day."""

    stored: Stored
    by: Official
    at: datetime
    day: date

    def signed(self) -> dict[str, Any]:
        """How every change in a register is signed."""
        return {
            "on": self.day,
            "case": self.stored.number,
            "office": self.by.office,
            "looker": self.by.looker(),
        }


def carry_out(
    stored: Stored, step: Step, outcome: str, by: Official, at: datetime, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Change the registers as the step, ended so, demands; what the journal is to say of it.

    ``effects`` lists what was done with its result, ``made`` the documents made or given by kind, ``number`` their
    numbers. Empty for a step that changes nothing. reading: an edition has no end of its own for a case whose
    person has died; nothing is made or entered for the dead (``died`` says so), and the case goes on until it ends as
    not collected. Raises :class:`qyzmet.process.errors.Refusal` where a register refuses: then nothing of the step has
    happened.
    """
    if not changes_registers(stored.edition.service):
        return {}
    view = view_of(stored, by, at, given)
    effects = effects_of(stored.edition, step, outcome, view)
    if not effects:
        return {}
    died = "" if outlives(stored.edition) else str(view.person.get("died_on") or "")
    if died and any(isinstance(effect, FOR_THE_LIVING) for effect in effects):
        return {"died": died}
    change = Change(stored, by, at, view.on)
    rows: list[dict[str, Any]] = []
    made: dict[str, dict[str, Any]] = {}
    for effect in effects:
        result = _DO[type(effect)](change, effect)
        rows.append({"does": _word(effect), **_plain(asdict(effect)), "result": _plain(result)})
        if isinstance(effect, MakeDocument | GiveDocument):
            made[effect.kind] = _plain(result)
    data: dict[str, Any] = {"effects": rows}
    if made:
        data["made"] = made
        data["number"] = ", ".join(str(row["number"]) for row in made.values())
    return data


def spoil(stored: Stored, by: Official, at: datetime, reasons: str) -> list[dict[str, Any]]:
    """Declare the documents made in this case and not yet given spoiled; they are to be made anew."""
    made = told(events_of(stored)).made
    return [
        _plain(
            changes.spoil_document(
                str(row["number"]), reasons, **Change(stored, by, at, day_of(stored, at)).signed()
            )
        )
        for row in made.values()
        if not row.get("issued_on")
    ]


FOR_THE_LIVING = (MakeDocument, GiveDocument, RegisterResidence, AssignBenefit)
"""What is not done for somebody who has died."""


def _make(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.make_document(
        effect.iin, effect.kind, valid_until=effect.valid_until, reason=effect.reason, **change.signed()
    )


def _give(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.give_document(effect.iin, effect.kind, **change.signed())


def _lose(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.lose_document(effect.iin, effect.kind, effect.reason, **change.signed())


def _register(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.register_residence(
        effect.iin,
        effect.address,
        effect.kind,
        until=effect.until,
        basis=effect.basis,
        owner=effect.owner,
        ends_former=effect.ends_former,
        **change.signed(),
    )


def _end(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.end_residence(
        effect.iin, effect.kind, effect.reason, left_for=effect.left_for, **change.signed()
    )


def _rewrite(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.rewrite_card(effect.iin, **change.signed())


def _stamp(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.stamp_book(effect.iin, effect.mark, military=effect.military, **change.signed())


def _sheet(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.file_sheet(effect.iin, effect.kind, **change.signed())


def _died(change: Change, effect: Any) -> Mapping[str, Any]:
    return changes.record_death(effect.iin, effect.died_on, **change.signed())


def _assign(change: Change, effect: Any) -> Mapping[str, Any]:
    return assigning.assign(effect, **change.signed())


def _refuse(change: Change, effect: Any) -> Mapping[str, Any]:
    return assigning.refuse(effect, **change.signed())


_DO: Mapping[type[Effect], Callable[[Change, Any], Mapping[str, Any]]] = {
    MakeDocument: _make,
    GiveDocument: _give,
    LoseDocument: _lose,
    RegisterResidence: _register,
    EndResidence: _end,
    RewriteCard: _rewrite,
    StampBook: _stamp,
    FileSheet: _sheet,
    RecordDeath: _died,
    AssignBenefit: _assign,
    RefuseBenefit: _refuse,
}


def _word(effect: Effect) -> str:
    """``make-document`` for :class:`MakeDocument`."""
    name = type(effect).__name__
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("-")


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
