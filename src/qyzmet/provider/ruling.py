"""What the law makes of a case: asked anew for who is to decide it, read from the journal for everybody after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.deciding import found_for
from qyzmet.desk.official import Official
from qyzmet.law.model import Edition, Ground
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.services.found import reads


@dataclass(frozen=True, slots=True)
class GroundRow:
    """A ground of the edition, whether it can be used in the case, and why."""

    ground: Ground
    usable: bool
    why: Sequence[Text]
    members: Sequence[tuple[str, str]]
    """Name and IIN of each member of the family of whom it can be stated."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The outcome that follows, line by line, and what of each ground."""

    outcome: str
    """``granted``, ``refused``, or empty where the official weighs it."""
    lines: Sequence[Text]
    grounds: Sequence[GroundRow]
    problem: Text | None = None
    """What a register or a parameter lacks, so that nothing follows yet."""
    decided: bool = False


def ruling(
    file: CaseFile, stored: Stored, official: Official, now: datetime, found: Mapping[str, Any]
) -> Ruling | None:
    """What follows, for the page; None where the service has no rules on deciding.

    Where it is the reader's turn to decide the registers are asked, and the look is traced.
    """
    if kept := found.get("verdict"):
        return _shown(file.edition, kept, found, decided=True)
    step = file.step
    if step is None or not file.may_act or step.does not in ASKED or not reads(file.edition, step):
        return None
    try:
        view, verdict = found_for(stored, step, official, now, {})
    except Refusal as refusal:
        return Ruling("", (), (), problem=refusal.text)
    return _shown(file.edition, verdict.as_dict(), view.found, decided=False) if verdict else None


ASKED = (Verb.DECIDE, Verb.EXAMINE)


def _shown(edition: Edition, kept: Mapping[str, Any], found: Mapping[str, Any], *, decided: bool) -> Ruling:
    names = {one["iin"]: str(one["name"]) for one in (found.get("family") or {}).get("members", ())}
    rows = [
        GroundRow(
            edition.ground(row["id"]),
            bool(row["usable"]),
            [_text(line) for line in row["why"]],
            [(names.get(iin, iin), iin) for iin in row["of"]],
        )
        for row in kept["computation"].get("grounds", ())
    ]
    return Ruling(kept["outcome"], [_text(line) for line in kept["lines"]], rows, decided=decided)


def _text(line: Mapping[str, str]) -> Text:
    return Text(line["kk"], line["ru"], line["en"])
