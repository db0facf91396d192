"""What registers hold of what an act wants proved on paper: read for who takes papers in and for who works on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of, events_of, told
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.papers.models import Paper
from qyzmet.registers.households import household_of
from qyzmet.registers.incomes import family_of
from qyzmet.registers.looker import Looker
from qyzmet.registers.queries import address_record
from qyzmet.services.found import reads
from qyzmet.services.proofs import Certificate, Demand, Proof, demand_of, farm, residence

CERTIFICATES: Final[Mapping[str, tuple[str, ...]]] = {
    "residence": ("certificate-2010", "certificate-2014-a", "certificate-2014-b"),
    "farm": ("certificate-2011-farm",),
}
"""The kinds of papers of this system that prove the same."""
MOST: Final = 3
"""How many certificates are named, the newest first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom it is asked, by whom, and on what account."""

    applicant: str
    subjects: Sequence[str]
    on: date
    looker: Looker
    why: str


def proofs_at_reception(edition: Edition, asked: Asked, brought: Collection[str] = ()) -> list[Proof]:
    """Before there is a case; empty for a service that wants nothing proved that registers hold. Traced."""
    demand = demand_of(edition.service)
    return _proofs(demand, asked, brought, {}, filed=False) if demand else []


def proofs_of(stored: Stored, by: Official, now: datetime) -> list[Proof]:
    """For a case, against what its statements were filled in from; every look is traced to the case."""
    demand = demand_of(stored.edition.service)
    if demand is None:
        return []
    events = events_of(stored)
    brought = {
        str(row["id"])
        for event in events
        for row in event.get("data", {}).get("documents", ())
        if row.get("originals") or row.get("copies")
    }
    subjects = [one for one in str(stored.state.facts.get("subjects", "")).split(";") if one.isdigit()]
    asked = Asked(stored.applicant.id, subjects, day_of(stored, now), by.looker(), stored.number)
    then = dict(told(_receptions(stored, events)).found)
    then["seen"] = (told(events).found.get("inspection") or {}).get("seen")
    return _proofs(demand, asked, brought, then, filed=True)


def known_at_reception(edition: Edition, channel: str, asked: Asked) -> dict[str, Any]:
    """What the statements of the edition are filled in from, before there is a case; traced."""
    step = next((one for one in edition.channel(channel).steps if one.does is Verb.RECEIVE), None)
    names = reads(edition, step) if step else ()
    found: dict[str, Any] = {}
    if "family" in names:
        found["family"] = family_of(asked.applicant, asked.on, looker=asked.looker, why=asked.why)
    if "household" in names:
        found["household"] = household_of(asked.applicant, asked.on, looker=asked.looker, why=asked.why)
    return found


def _receptions(stored: Stored, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    steps = {one.id for one in stored.edition.channel(stored.state.channel).steps if one.does is Verb.RECEIVE}
    return [event for event in events if event.get("step") in steps]


def _proofs(
    demand: Demand, asked: Asked, brought: Collection[str], then: Mapping[str, Any], *, filed: bool
) -> list[Proof]:
    """``then`` is what the registers said when the documents were taken in, and what the commission has seen."""
    looker, why = asked.looker, asked.why
    family = family_of(asked.applicant, asked.on, looker=looker, why=why) if demand.of_family else None
    household = household_of(asked.applicant, asked.on, looker=looker, why=why)
    members = (family or {}).get("members", ())
    iins = dict.fromkeys([asked.applicant, *asked.subjects, *(one["iin"] for one in members)])
    records = {iin: address_record(iin, asked.on, looker=looker, why=why).as_dict() for iin in iins}
    people = [(iin, str((record["person"] or {}).get("full_name", iin))) for iin, record in records.items()]
    proofs = [
        residence(
            demand,
            people,
            records,
            (family or {}).get("address"),
            household,
            _certificates(asked.applicant, "residence"),
            brought,
        )
    ]
    if demand.farm:
        page = then.get("household")
        known = _certificates(asked.applicant, "farm")
        proofs.append(farm(demand, household, page, known, brought, filed=filed, seen=then.get("seen")))
    return proofs


def _certificates(applicant: str, proves: str) -> list[Certificate]:
    """Those that this system gave to who applies and nobody withdrew, the newest first."""
    ended = Case.objects.filter(applicant_id=applicant, ended__isnull=False).order_by("-pk")
    numbers = list(ended.values_list("number", flat=True)[:50])
    papers = Paper.objects.filter(case_number__in=numbers, kind__in=CERTIFICATES[proves], withdrawn_at=None)
    return [
        Certificate(name=edition_named(one.edition).title, number=one.number, on=one.made_at.date())
        for one in papers.order_by("-made_at")[:MOST]
    ]
