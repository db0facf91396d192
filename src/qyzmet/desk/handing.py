"""To whom a result may be handed, and what stands in the way: the register is asked once more at the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of, knows_person, subject_of
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.registers.queries import person_file
from qyzmet.services.rules import outlives, proxies_of


def checked_receiver(
    stored: Stored, step: Step, by: Official, outcome: str, given: Mapping[str, Any], at: datetime
) -> dict[str, Any]:
    """What the journal is to add about who receives: the proxy's paper, or that the person has died.

    A proxy receives only where the act lets one, by a notarised power of attorney. Nothing is handed over in the
    name of somebody who has died; the result then counts as not collected at once. Raises :class:`Refusal`.
    """
    to: Mapping[str, Any] = given.get("to") or {}
    died = _died_meanwhile(stored, by, at)
    if outcome in ("not-collected", "expired"):
        return {"died": died} if died else {}
    if died:
        raise Refusal("person-died", _died(died), clause=step.clause, field="to")
    if not to.get("proxy"):
        return {}
    clause = proxies_of(stored.edition, step)
    if clause is None:
        raise Refusal("no-proxy", _NO_PROXY, clause=step.clause, field="to")
    return {"to": {**to, "for": stored.applicant.id}, "proxy_clause": clause}


def _died_meanwhile(stored: Stored, by: Official, at: datetime) -> str:
    """The day on which whom the result is for, or who is to receive it, died; empty if both live.

    A death may be noted only after the filing, so that its day may come before it.
    """
    if not knows_person(stored) or stored.state.facts.get("bin"):
        return ""
    day = day_of(stored, at)
    whom = {stored.applicant.id, "" if outlives(stored.edition) else subject_of(stored)} - {""}
    files = (person_file(iin, day, looker=by.looker(), why=stored.number) for iin in sorted(whom))
    return next((str(file["died_on"]) for file in files if file.get("died_on")), "")


def _died(day: str) -> Text:
    return Text(
        f"Тіркелім бойынша бұл адам қайтыс болған ({day}): құжат берілмейді. «Келмеді» деп белгілеңіз.",
        f"По регистру это лицо умерло ({day}): документ не выдаётся. Отметьте «не получено».",
        f"By the register this person has died ({day}): nothing is handed over. Mark it as not collected.",
    )


_NO_PROXY = Text(
    "Бұл редакция бойынша нәтиже сенімхатпен берілмейді: өтініш берушінің өзі келуі тиіс.",
    "По этой редакции результат по доверенности не выдаётся: нужно личное присутствие заявителя.",
    "Under this edition no proxy receives the result: the applicant comes in person.",
)
