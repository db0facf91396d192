"""The steps of a precinct commission: a visit becomes the act, the votes become the conclusion, papers follow.

``given`` of an inspection: ``visited_on`` (ISO), ``address`` (number in the register), ``present`` (ids of members),
``met`` (who was at home), ``checklist`` (answers by item), ``page`` (key of the page that sends it). Of a conclusion:
``votes`` (what each said, by member id) and ``reasons``. How a conclusion ends follows from the votes alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.commissions.checklist import lines_of
from qyzmet.commissions.models import ROLES, VOTES, Conclusion, Inspection
from qyzmet.commissions.sittings import Visit, conclude, write_act
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.registers.models import Residence

FAVOURABLE, UNFAVOURABLE = "favourable", "unfavourable"


def inspected(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> dict[str, Any]:
    """What the journal keeps of a visit: ``found["inspection"]`` and ``seen``; the act is written down.

    Raises :class:`Refusal` as :func:`qyzmet.commissions.sittings.write_act` does, and ``wrong-address``,
    ``visit-in-future``, ``visit-before-documents``, ``no-address``.
    """
    day = _day(given, step)
    today = day_of(stored, at)
    if day > today:
        raise Refusal("visit-in-future", _FUTURE, clause=step.clause, field="visited_on")
    if day < _passed_on(stored):
        raise Refusal("visit-before-documents", _TOO_EARLY, clause=step.clause, field="visited_on")
    homes = homes_of(stored.applicant.id, today, by, stored.number)
    if not homes:
        raise Refusal("no-address", _NO_ADDRESS, clause="14(5)", field="address")
    asked = str(given.get("address", ""))
    if asked not in homes:
        raise Refusal("wrong-address", _wrong(homes), clause=step.clause, field="address")
    visit = Visit(
        case=stored.number,
        visited_on=day,
        address=asked,
        address_line=homes[asked].as_dict(),
        present=_members(given.get("present", ())),
        met=str(given.get("met", "")),
        seen=given.get("checklist", {}),
        key=str(given["page"])[:80] if given.get("page") else None,
    )
    act = write_act(by.office, visit, by=by.name, at=at)
    found = act_as_found(act)
    return {"seen": " ".join(line["kk"] for line in found["lines"]), "found": {"inspection": found}}


def concluded(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """How the conclusion ends, and what the journal keeps: ``found["conclusion"]`` and ``reasons``.

    Raises :class:`Refusal` as :func:`qyzmet.commissions.sittings.conclude` does.
    """
    said = given.get("votes", {})
    votes = {int(member): str(says) for member, says in said.items() if str(member).isdigit()}
    reasons = str(given.get("reasons", ""))
    written = conclude(stored.number, votes, reasons, day_of(stored, at), by=by.name, at=at)
    found = conclusion_as_found(written)
    outcome = FAVOURABLE if written.favourable else UNFAVOURABLE
    return outcome, {"reasons": written.reasons, "found": {"conclusion": found}}


def homes_of(iin: str, on: date, by: Official, why: str) -> dict[str, Text]:
    """Where a person is registered that day, by the number of the address; the look is traced."""
    leave_trace(by.looker(), why, "address", [iin])
    held = Residence.objects.filter(person__iin=iin, since__lte=on).exclude(removed_on__lte=on)
    held = held.exclude(kind="temporary", until__lt=on).select_related("address").order_by("kind", "pk")
    return {
        str(one.address_id): Text(*(one.address.line(language) for language in ("kk", "ru", "en")))
        for one in held
    }


def act_as_found(act: Inspection) -> dict[str, Any]:
    """The act as papers and pages read it: ``found["inspection"]``."""
    seats = act.seats.select_related("member").order_by("pk")
    return {
        "commission": {
            "office": act.commission.office.code,
            "number": act.commission.decision_number,
            "decided_on": act.commission.decided_on.isoformat(),
            "decided_by": act.commission.decided_by,
        },
        "visited_on": act.visited_on.isoformat(),
        "address": act.address_line,
        "met": act.met,
        "present": [
            {"id": one.member_id, "name": one.member.name, "role": ROLES[one.member.role].as_dict()}
            for one in seats
        ],
        "seen": act.seen,
        "lines": [line.as_dict() for line in lines_of(act.seen)],
        "written_by": act.written_by,
        "written_at": act.written_at.isoformat(),
    }


def conclusion_as_found(written: Conclusion) -> dict[str, Any]:
    """The conclusion as papers and pages read it: ``found["conclusion"]``."""
    votes = written.votes.select_related("seat__member").order_by("seat_id")
    return {
        "on": written.concluded_on.isoformat(),
        "favourable": written.favourable,
        "reasons": written.reasons,
        "votes": [
            {
                "name": one.seat.member.name,
                "role": ROLES[one.seat.member.role].as_dict(),
                "says": VOTES[one.says].as_dict(),
                "vote": one.says,
            }
            for one in votes
        ],
        "count": {word: sum(one.says == word for one in votes) for word in VOTES},
        "written_by": written.written_by,
    }


def _passed_on(stored: Stored) -> date:
    """The day on which the documents came to the commission: that of the last step before."""
    last = Entry.objects.filter(case_id=stored.id).order_by("-seq").values_list("at", flat=True).first()
    return day_of(stored, last or stored.state.opened)


def _day(given: Mapping[str, Any], step: Step) -> date:
    try:
        return date.fromisoformat(str(given.get("visited_on", "")))
    except ValueError as error:
        raise Refusal("visit-day-missing", _DAY, clause=step.clause, field="visited_on") from error


def _members(said: Any) -> tuple[int, ...]:
    return tuple(int(one) for one in said if str(one).isdigit())


def _wrong(homes: Mapping[str, Text]) -> Text:
    lines = ["; ".join(line.in_(language) for line in homes.values()) for language in ("kk", "ru", "en")]
    return Text(
        f"Акт басқа мекенжайға жазылған. Өтініш берушінің мекенжайы: {lines[0]}. Ештеңе жазылмады.",
        f"Акт составлен по другому адресу. Адрес заявителя: {lines[1]}. Ничего не записано.",
        f"The act is for the wrong address. The applicant lives at: {lines[2]}. Nothing was written.",
    )


_DAY = Text("Барған күнді жазыңыз.", "Укажите день обследования.", "Give the day of the visit.")
_FUTURE = Text(
    "Барған күн әлі келген жоқ: күнді тексеріңіз.",
    "День обследования ещё не наступил: проверьте дату.",
    "The day of the visit is in the future: check it.",
)
_TOO_EARLY = Text(
    "Барған күн құжаттар комиссияға берілген күннен ерте: күнді тексеріңіз.",
    "День обследования раньше дня передачи документов комиссии: проверьте дату.",
    "The day of the visit is before the documents came to the commission: check it.",
)
_NO_ADDRESS = Text(
    "Өтініш беруші тіркелімде ешбір мекенжайда тіркелмеген: алдымен тұрғылықты жері бойынша тіркелсін.",
    "Заявитель по регистру нигде не зарегистрирован: сначала нужна регистрация по месту жительства.",
    "The register has the applicant at no address: they have to be registered where they live first.",
)
