"""Families of a synthetic people in the region where social services are carried out, with statuses and incomes.

Whoever lives at one address is one family. Everything follows from the people and the seed by a hash, never from the
order of rows; shares are chosen so that every case of the standards occurs, and are no statistics. For demonstration
and tests only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from random import Random
from typing import Final

from django.db.models import Model

from qyzmet.registers.employment_people import REGION, office_of
from qyzmet.registers.incomes import month_before, standing_members, statuses_on
from qyzmet.registers.models import (
    Family,
    FamilyMember,
    IncomeRecord,
    Kinship,
    Person,
    PersonStatus,
    Residence,
)
from qyzmet.services.ages import age_on
from qyzmet.services.family_words import HEAD, RELATIONS
from qyzmet.services.money import TIYN

MONTHS: Final = 6
"""For how many months before the month of the day incomes are made."""
MOST: Final = 500
"""Families of the largest people."""
KNOWN_SINCE: Final = date(2009, 1, 5)
"""No family is known before this day."""
CLERK: Final = "Ахметова Гүлнар Сейітқызы"
"""Who entered them."""
FAMILIES: Final[tuple[type[Model], ...]] = (Family, FamilyMember, PersonStatus, IncomeRecord)
"""The tables that this module fills."""

_SCALE: Final = ((date(2009, 1, 1), 18_000), (date(2020, 1, 1), 50_000))
"""About what somebody needs for a month, in tenge, from a day on: incomes are drawn around it."""


def settle_families(seed: int, today: date) -> int:
    """Enter families of the people who live in the region, with statuses; how many, 0 where there are some."""
    if Family.objects.exists():
        return 0
    made: list[tuple[Family, list[FamilyMember], list[PersonStatus]]] = []
    for stays in _homes():
        family = _family(stays, today)
        if family is not None:
            members = list(_members(family, stays))
            statuses = [one for member in members for one in _statuses(member, members, seed, today)]
            made.append((family, members, statuses))
        if len(made) == MOST:
            break
    Family.objects.bulk_create(family for family, _, _ in made)
    FamilyMember.objects.bulk_create(one for _, members, _ in made for one in members)
    PersonStatus.objects.bulk_create(one for _, _, statuses in made for one in statuses)
    return len(made)


def give_incomes(seed: int, on: date, families: Collection[int] | None = None) -> int:
    """Give members of the families (all of them, unless named) incomes of the months before the month of a day.

    A month in which a person has an income already is left as it is. How many records were made.
    """
    standing = standing_members(on)
    if families is not None:
        standing = standing.filter(family__in=families)
    members = list(standing.select_related("person", "family").order_by("pk"))
    people = [one.person_id for one in members]
    statuses = statuses_on(people, on)
    months = [month_before(on, back) for back in range(MONTHS, 0, -1)]
    there = set(
        IncomeRecord.objects.filter(person__in=people, month__in=months).values_list("person_id", "month")
    )
    records = [
        record
        for member in members
        for month in months
        if (member.person_id, month) not in there
        for record in _incomes(
            member, {row["kind"] for row in statuses.get(member.person_id, ())}, month, seed
        )
    ]
    IncomeRecord.objects.bulk_create(records, batch_size=2000)
    return len(records)


def _homes() -> Iterator[list[Residence]]:
    """Who is registered for good at each address of the region, the living only."""
    stays = Residence.objects.filter(
        kind="permanent", removed_on=None, address__region_kk=REGION, person__died_on=None
    )
    rows = stays.select_related("person", "address").order_by(
        "address_id", "person__birth_date", "person__iin"
    )
    for _, home in groupby(rows.iterator(chunk_size=2000), key=lambda stay: stay.address_id):
        yield list(home)


def _family(stays: Sequence[Residence], today: date) -> Family | None:
    address = stays[0].address
    office = office_of(address.district_kk, address.locality_kk)
    grown = [stay for stay in stays if age_on(stay.person.birth_date, today) >= 18]
    if not office or not grown:
        return None
    opened = max(KNOWN_SINCE, min(stay.since for stay in grown))
    return Family(
        office=office,
        address=address,
        opened_on=opened,
        ground="мекенжай тіркелімінің деректері",
        opened_by=CLERK,
    )


def _members(family: Family, stays: Sequence[Residence]) -> Iterator[FamilyMember]:
    head = _head([stay.person for stay in stays], family.opened_on)
    ties = dict(
        Kinship.objects.filter(person=head, ended_on=None).values_list("relative_id", "kind")
        if len(stays) > 1
        else ()
    )
    for stay in stays:
        tie = ties.get(stay.person_id, "not-related")
        yield FamilyMember(
            family=family,
            person=stay.person,
            relation=HEAD if stay.person == head else tie if tie in RELATIONS else "other",
            since=max(stay.since, family.opened_on, stay.person.birth_date),
            ground=family.ground,
            entered_by=CLERK,
        )


def _head(people: Sequence[Person], opened: date) -> Person:
    """The eldest who is not yet very old, else the eldest."""
    hale = [one for one in people if 18 <= age_on(one.birth_date, opened) < 65]
    return (hale or list(people))[0]


def _statuses(
    member: FamilyMember, family: Sequence[FamilyMember], seed: int, today: date
) -> Iterator[PersonStatus]:
    """What is known of a member on the day for which the people were made."""
    person, random = member.person, _random(member.person.iin, "status", seed)
    age, drawn = age_on(person.birth_date, today), random.random()
    small = any(age_on(one.person.birth_date, today) < 3 for one in family)

    def status(kind: str, years: int, paper: str) -> PersonStatus:
        """Known since the person was so old."""
        since = max(member.since, person.birth_date + timedelta(days=int(years * 365.25)))
        return PersonStatus(
            person=person,
            kind=kind,
            since=min(since, today),
            proof=f"{paper} № {random.randint(100, 9999)}, {min(since, today):%d.%m.%Y}",
            office=member.family.office,
            entered_by=CLERK,
        )

    if age < 18:
        disabled = drawn < 0.04
        if disabled:
            yield status("disabled-child", 2, "МӘС анықтамасы")
        if age >= 7:
            home = disabled and random.random() < 0.5
            yield status(
                "home-taught" if home else "pupil", 7, "ПМПК қорытындысы" if home else "мектеп анықтамасы"
            )
        return
    if drawn < 0.06:
        yield status(random.choice(("disabled-1", "disabled-2", "disabled-3")), 30, "МӘС анықтамасы")
    elif age < 23 and drawn < 0.6:
        yield status("student", 18, "оқу орнының анықтамасы")
    elif age >= (63 if person.sex == "male" else 58):
        yield status("pensioner", 58, "зейнеткерлік куәлігі")
    elif small and person.sex == "female":
        child = next(one.person for one in family if age_on(one.person.birth_date, today) < 3)
        care = status("carer-of-child", 18, "баланың туу туралы куәлігі")
        care.about, care.since = child, max(member.since, child.birth_date)
        yield care
    elif drawn < 0.62:
        yield status("employed", 20, "еңбек шарты")
    elif drawn < 0.8:
        yield status("self-employed", 20, "өз мәлімдемесі")


def _incomes(member: FamilyMember, kinds: set[str], month: date, seed: int) -> Iterator[IncomeRecord]:
    """What a member receives in a month, by what is known of them."""
    steady = _random(member.person.iin, "income", seed)
    scale = next(amount for since, amount in reversed(_SCALE) if since <= max(month, _SCALE[0][0]))
    level = steady.random()
    monthly = _random(member.person.iin, f"income {month}", seed)
    for status, kind, least, most, source in _EARNED:
        if status in kinds:
            tenge = scale * (least + (most - least) * level**2)
            if kind in _VARIES:
                tenge *= monthly.uniform(0.9, 1.1)
            yield IncomeRecord(
                person=member.person,
                kind=kind,
                source=source,
                month=month,
                amount=int(tenge) * TIYN,
                entered_at=datetime.combine(month + timedelta(days=34), time(6), UTC),
                entered_by=CLERK,
                user_id=0,
                office=member.family.office,
            )


_EARNED: Final = (
    ("employed", "wage", 0.7, 4.0, "«Көкше-Бидай» ЖШС"),
    ("self-employed", "business", 0.1, 1.5, "өзін-өзі жұмыспен қамту"),
    ("pensioner", "pension", 0.8, 1.6, "ЗТМО"),
    ("disabled-1", "disability-benefit", 0.9, 1.1, "ЗТМО"),
    ("disabled-2", "disability-benefit", 0.7, 0.9, "ЗТМО"),
    ("disabled-3", "disability-benefit", 0.5, 0.6, "ЗТМО"),
    ("disabled-child", "disability-benefit", 0.7, 0.8, "ЗТМО"),
    ("carer-of-child", "child-care-benefit", 0.3, 0.6, "ЗТМО"),
    ("student", "stipend", 0.2, 0.4, "Көкшетау университеті"),
)
"""By status: the kind of income, the least and the most of it by scale, and who pays."""
_VARIES: Final = ("wage", "business")


def _random(iin: str, topic: str, seed: int) -> Random:
    digest = hashlib.md5(f"{iin} {topic} {seed}".encode(), usedforsecurity=False)
    return Random(digest.hexdigest())
