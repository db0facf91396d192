"""A step that looks something up: which register it asks, and what the answer means for the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of, events_of, told
from qyzmet.desk.subjects import ask_register, record_fact
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.registers.queries import dwelling_file
from qyzmet.services.rules import rules_of


def looked_up(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], str]:
    """What the register says, as the journal keeps it, and the fact ``record`` of the case.

    Raises :class:`Refusal` for a name that several people bear, and where the request names no dwelling.
    """
    inquiry = rules_of(stored.edition.service).inquiry(stored.edition, step)
    if inquiry == "dwellings":
        return _dwelling(stored, by, at, given)
    chosen: Mapping[str, str] = given.get("chosen", {})
    answers = [
        ask_register(subject, at, by.looker(), stored.number, chosen.get(subject, ""))
        for subject in stored.state.facts["subjects"].split(";")
    ]
    return [answer.as_dict() for answer in answers], record_fact(answers)


def _dwelling(
    stored: Stored, by: Official, at: datetime, given: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], str]:
    """What the register of real estate holds of the dwelling that the request names: ``held`` or ``none``."""
    address = told(events_of(stored), given).request.get("address", "")
    if not address:
        raise Refusal("no-dwelling", _NO_DWELLING, field="address")
    record = dwelling_file(address, day_of(stored, at), looker=by.looker(), why=stored.number)
    held = bool(record and record.get("owners"))
    return [{"subject": address, "status": "held" if held else "none", "record": record}], (
        "held" if held else "none"
    )


_NO_DWELLING = Text(
    "Тұрғынжайдың мекенжайы көрсетілмеген: өтініш нысанында таңдаңыз.",
    "Не указан адрес жилища: выберите его в форме заявления.",
    "The address of the dwelling is missing: choose it in the form.",
)
