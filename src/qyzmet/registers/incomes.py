"""Families and their incomes as a register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet

from qyzmet.registers.changing import iso
from qyzmet.registers.employment import registered_on
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import FamilyMember, IncomeRecord, PersonStatus, UnemployedEntry
from qyzmet.services.family_words import HEAD

LOOK: Final = "family"
"""What the trace of a look at a family is called."""

MONTHS_BACK: Final = 12
"""How many whole months before the month of the day are told of: the quarter before an application lies in them, also
where the decision comes months after it."""


@transaction.atomic
def family_of(iin: str, on: date, *, looker: Looker, why: str) -> dict[str, Any] | None:
    """The family a person lives in on a day, with its incomes (:mod:`qyzmet.services.found`); None without one.

    Told are the members who keep house together; who lives apart from the family is alone. Incomes are those of
    the last :data:`MONTHS_BACK` months as they now stand. ``number`` is that of the family, ``office`` who keeps it,
    ``address`` where they live. Every member's data are looked at, and every look is traced.
    """
    own = standing_members(on).filter(person__iin=iin).select_related("family__address", "person").first()
    if own is None:
        leave_trace(looker, why, LOOK, [iin])
        return None
    members = _together(own, on)
    leave_trace(looker, why, LOOK, [one.person.iin for one in members])
    return family_as_of(own, members, on)


def family_as_of(own: FamilyMember, members: Sequence[FamilyMember], on: date) -> dict[str, Any]:
    """The family on a day, in the shape of :mod:`qyzmet.services.found`; no trace is left."""
    people = [one.person_id for one in members]
    statuses, measures = statuses_on(people, on), measures_until(people, on)
    address = own.family.address
    return {
        "number": own.family_id,
        "office": own.family.office,
        "region": "",
        "address": {language: address.line(language) for language in ("kk", "ru", "en")} if address else None,
        "members": [
            {
                "iin": one.person.iin,
                "name": one.person.full_name,
                "relation": one.relation,
                "birth_date": iso(one.person.birth_date),
                "sex": one.person.sex,
                "statuses": statuses.get(one.person_id, []),
                "measures": measures.get(one.person_id, []),
            }
            for one in members
        ],
        "incomes": [_income(row) for row in incomes_before(people, on)],
    }


def standing_members(on: date) -> QuerySet[FamilyMember]:
    """Everybody who belongs to a family on a day."""
    return FamilyMember.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def statuses_on(people: Iterable[int], on: date) -> dict[int, list[dict[str, Any]]]:
    """What is known of people on a day, by their keys; who is unemployed the register of the unemployed says."""
    found: dict[int, list[dict[str, Any]]] = {}
    wanted = list(people)
    rows = PersonStatus.objects.filter(Q(until=None) | Q(until__gt=on), person__in=wanted, since__lte=on)
    for row in rows.select_related("about").order_by("since", "pk"):
        said = {"kind": row.kind, "since": iso(row.since), "until": iso(row.until), "proof": row.proof}
        found.setdefault(row.person_id, []).append({**said, "about": row.about.iin if row.about else ""})
    for card in registered_on(on).filter(person__in=wanted):
        found.setdefault(card.person_id, []).append(
            {
                "kind": "unemployed",
                "since": iso(card.since),
                "until": iso(card.removed_on),
                "proof": card.number,
                "about": "",
            }
        )
    return found


def measures_until(people: Iterable[int], on: date) -> dict[int, list[dict[str, Any]]]:
    """What the cards of the unemployed say of people up to a day: ``referred``, ``employed``, ``refused`` offers."""
    found: dict[int, list[dict[str, Any]]] = {}
    kinds = UnemployedEntry.Kind
    named = {kinds.REFERRAL: "referred", kinds.REFUSAL: "refused", kinds.REMOVED: "employed"}
    rows = UnemployedEntry.objects.filter(registration__person__in=list(people), kind__in=named, day__lte=on)
    rows = rows.exclude(~Q(code="employed"), kind=kinds.REMOVED).select_related("registration")
    for row in rows.order_by("day", "seq"):
        said = {"kind": named[kinds(row.kind)], "on": iso(row.day), "valid": row.valid}
        found.setdefault(row.registration.person_id, []).append(said)
    return found


def incomes_before(people: Iterable[int], on: date) -> QuerySet[IncomeRecord]:
    """The incomes that stand, of the months before the month of a day, oldest first."""
    first, last = month_before(on, MONTHS_BACK), on.replace(day=1)
    rows = IncomeRecord.objects.filter(
        person__in=list(people), month__gte=first, month__lt=last, current=True
    )
    return rows.select_related("person").order_by("person_id", "month", "kind", "source")


def month_before(on: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    count = on.year * 12 + on.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _together(own: FamilyMember, on: date) -> list[FamilyMember]:
    if not own.shares_household:
        return [own]
    rows = standing_members(on).filter(family=own.family_id, shares_household=True).select_related("person")
    return sorted(rows, key=lambda one: (one.relation != HEAD, one.person.birth_date, one.person.iin))


def _income(row: IncomeRecord) -> dict[str, Any]:
    return {
        "iin": row.person.iin,
        "kind": row.kind,
        "month": f"{row.month:%Y-%m}",
        "amount": row.amount,
        "source": row.source,
        "currency": row.currency,
    }
