"""What a case holds of its request: the answers to the form, whom it is for, what was made and paid in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.timing import timing_of
from qyzmet.offices.models import Office
from qyzmet.registers.queries import person_file
from qyzmet.services.effects import CaseView, changes_registers
from qyzmet.services.form import fields_of


@dataclass(frozen=True, slots=True)
class Told:
    """What the journal of a case says so far, in one reading."""

    request: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    payment: Mapping[str, Any] = field(default_factory=dict)
    drafted: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Papers written and not yet signed, by the edition's id: kind and fields."""
    records: tuple[Mapping[str, Any], ...] = ()
    died: str = ""
    """The day on which whom the case is about died, as a step found it."""
    found: Mapping[str, Any] = field(default_factory=dict)
    """What registers said and steps found out, by name (:mod:`qyzmet.services.found`)."""
    ground: str = ""
    """The ground of the last refusal, and what was written to it."""
    reasons: str = ""


def events_of(stored: Stored) -> list[dict[str, Any]]:
    """The events of the case, in order."""
    return list(Entry.objects.filter(case_id=stored.id).order_by("seq").values_list("event", flat=True))


def told(events: list[dict[str, Any]], given: Mapping[str, Any] | None = None) -> Told:
    """What these events add up to, and what the step at hand gives besides."""
    request: dict[str, str] = {}
    made: dict[str, Mapping[str, Any]] = {}
    payment: Mapping[str, Any] = {}
    drafted: dict[str, Mapping[str, Any]] = {}
    records: tuple[Mapping[str, Any], ...] = ()
    died = ""
    found: dict[str, Any] = {}
    ground = reasons = ""
    for data in [*(event.get("data", {}) for event in events), given or {}]:
        request |= data.get("request", {})
        spoiled = {row["number"] for row in data.get("spoiled", ())}
        made = {kind: row for kind, row in made.items() if row["number"] not in spoiled}
        for kind, row in data.get("made", {}).items():
            made[kind] = {**made.get(kind, {}), **row}
        payment = data.get("payment") or payment
        records = tuple(data.get("records", records))
        died = data.get("died", died)
        found |= data.get("found", {})
        if data.get("ground"):
            ground, reasons = str(data["ground"]), str(data.get("reasons", ""))
        drafted |= {row["id"]: row for row in data.get("papers", ()) if "fields" in row}
    return Told(request, made, payment, drafted, records, died, found, ground, reasons)


def subject_of(stored: Stored) -> str:
    """The IIN of whom the service is for; empty where the request names no one person."""
    first = str(stored.state.facts.get("subjects", "")).split(";")[0]
    return first if first.isdigit() else ""


def knows_person(stored: Stored) -> bool:
    """Whether the papers and effects of the service need the subject's file."""
    edition = stored.edition
    return changes_registers(edition.service) or bool(
        fields_of(edition, stored.state.channel, stored.state.facts)
    )


def day_of(stored: Stored, at: datetime) -> date:
    """The office's own day."""
    return at.astimezone(timing_of(stored).zone).date()


def person_of(stored: Stored, by: Official, at: datetime) -> Mapping[str, Any]:
    """The subject as the registers know them; the look is traced to the case. Empty where nobody has the number.

    Offices that issued a document are named in words.
    """
    return person_named(subject_of(stored), day_of(stored, at), by, stored.number)


def person_named(iin: str, on: date, by: Official, why: str) -> Mapping[str, Any]:
    """The same for a number and a day, before there is a case."""
    if not iin:
        return {}
    person = person_file(iin, on, looker=by.looker(), why=why)
    documents = person.get("documents", ())
    codes = {str(row["issued_by"]) for row in documents if row.get("issued_by")}
    names = {office.code: office.name.as_dict() for office in Office.objects.filter(code__in=codes)}
    named = [{**row, "issued_by": names.get(row.get("issued_by"), row.get("issued_by"))} for row in documents]
    return {**person, "documents": named} if person else {}


def view_of(stored: Stored, by: Official, at: datetime, given: Mapping[str, Any] | None = None) -> CaseView:
    """What the service's ``effects`` may know of the case."""
    said = told(events_of(stored), given)
    return CaseView(
        applicant=stored.applicant.id,
        subject=subject_of(stored),
        facts=stored.state.facts,
        request=said.request,
        on=day_of(stored, at),
        filed=day_of(stored, stored.state.opened),
        person=person_of(stored, by, at),
        found=said.found,
    )
