"""The families that an authorised body keeps, in order and looked for by IIN or name, and one of them. Traced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from qyzmet.law.text import Text
from qyzmet.registers.incomes import LOOK, incomes_before, standing_members
from qyzmet.registers.looker import Looker, leave_daily_trace, leave_trace
from qyzmet.registers.models import Family, FamilyMember, IncomeRecord, Person, PersonStatus
from qyzmet.registers.queries import meant
from qyzmet.services.family_words import HEAD

PAGE: Final = 50
"""Families shown at once."""
WHY: Final = "families"


@dataclass(frozen=True, slots=True)
class Line:
    """A family in a list: who is named, the head or whom a search found, and how many belong to it."""

    family: Family
    person: Person | None
    members: int


@dataclass(frozen=True, slots=True)
class Whole:
    """A family with all that its page shows on a day."""

    family: Family
    members: tuple[FamilyMember, ...]
    former: tuple[FamilyMember, ...]
    statuses: tuple[PersonStatus, ...]
    incomes: tuple[IncomeRecord, ...]
    """As they stand, of the months before the month of the day."""
    corrected: tuple[IncomeRecord, ...]
    """The records that correct another one, of the same months."""


@transaction.atomic
def lines_after(
    office: str, after: int, on: date, *, looker: Looker, size: int = PAGE
) -> tuple[list[Line], int]:
    """Some families of the office as they were entered, after one, and after which the next come; 0 at the end."""
    families = list(
        Family.objects.filter(office=office, pk__gt=after)
        .select_related("address")
        .order_by("pk")[: size + 1]
    )
    following = families[size - 1].pk if len(families) > size else 0
    lines = _lines(families[:size], on)
    leave_daily_trace(looker, WHY, "list", _iins(lines))
    return lines, following


@transaction.atomic
def find_families(office: str, asked: str, on: date, *, looker: Looker, limit: int = PAGE) -> list[Line]:
    """Families of the office by the IIN or the name of a member.

    Raises :class:`BadQuery` for too little to look for, :class:`qyzmet.registers.iin.BadIin` for twelve digits that
    are no IIN.
    """
    words = asked.strip()
    members: QuerySet[FamilyMember] = standing_members(on).filter(
        meant(words, _TOO_SHORT), family__office=office
    )
    rows = list(
        members.select_related("person", "family__address").order_by("person__search_key", "person__iin")[
            :limit
        ]
    )
    counts = {line.family.pk: line.members for line in _lines([one.family for one in rows], on)}
    found = [Line(one.family, one.person, counts[one.family_id]) for one in rows]
    leave_trace(looker, WHY, "search", _iins(found), words)
    return found


@transaction.atomic
def whole_family(office: str, number: int, on: date, *, looker: Looker) -> Whole | None:
    """A family of the office with its members, statuses and incomes; None where the office keeps no such family."""
    family = Family.objects.filter(pk=number, office=office).select_related("address").first()
    if family is None:
        return None
    everybody = list(family.members.select_related("person").order_by("since", "pk"))
    here = [one for one in everybody if one.since <= on and (one.until is None or one.until > on)]
    here.sort(key=lambda one: (one.relation != HEAD, one.person.birth_date, one.person.iin))
    people = [one.person_id for one in here]
    leave_trace(looker, f"{WHY} {number}", LOOK, dict.fromkeys(one.person.iin for one in everybody))
    incomes = tuple(incomes_before(people, on))
    corrections = IncomeRecord.objects.filter(pk__in=[one.pk for one in incomes], corrects__isnull=False)
    return Whole(
        family,
        tuple(here),
        tuple(one for one in everybody if one not in here),
        tuple(
            PersonStatus.objects.filter(person__in=people)
            .select_related("person", "about")
            .order_by("-since", "-pk")
        ),
        incomes,
        tuple(corrections.select_related("person", "corrects").order_by("-pk")),
    )


def _lines(families: list[Family], on: date) -> list[Line]:
    members = standing_members(on).filter(family__in=families).select_related("person")
    by_family: dict[int, list[FamilyMember]] = {}
    for one in members:
        by_family.setdefault(one.family_id, []).append(one)
    lines = []
    for family in families:
        here = by_family.get(family.pk, [])
        head = next((one.person for one in here if one.relation == HEAD), None)
        lines.append(Line(family, head, len(here)))
    return lines


def _iins(lines: Iterable[Line]) -> list[str]:
    return list(dict.fromkeys(one.person.iin for one in lines if one.person))


_TOO_SHORT: Final = Text(
    "ЖСН-нің кемінде 6 цифрын немесе тегінің кемінде екі әрпін жазыңыз.",
    "Введите не менее 6 цифр ИИН или две буквы фамилии.",
    "Type at least 6 digits of the IIN, or two letters of the surname.",
)
