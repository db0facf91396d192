"""Household books of villages for a synthetic people: whole families, with land, livestock and machines.

Some families that never moved on are given a home in a village of Akmola region, and their page in the book of its
akim. Everything follows from the people and the seed. Shares are chosen so that every case of the standards occurs,
a page without a farm too; they are no statistics.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random
from typing import Final

import pgtrigger
from django.db import connection
from django.db.models import Model

from qyzmet.registers.household_changes import canonical, digest
from qyzmet.registers.households import content
from qyzmet.registers.models import (
    Address,
    HouseholdConfirmation,
    HouseholdEntry,
    HouseholdMember,
    HouseholdPage,
    Kinship,
    Person,
    Residence,
)
from qyzmet.registers.naming import kazakh_patronymic, surname_for
from qyzmet.registers.stock import Name, stock
from qyzmet.services.household_words import HEAD, RELATIONS

MOST: Final = 400
"""Households of the largest people."""
SHARE: Final = 10
"""Of so many families of the towns one lives in a village."""
PAGES: Final = 60
"""Pages of a book."""
BUREAU: Final = "bureau-akmola"
"""Who registered the people of the villages."""
ROUNDS: Final = (2011, 2012, 2013, 2024, 2025)
"""Years in which the yards were gone round and the pages signed."""
_STAY_IN_TOWN: Final = ("Семей қаласы", "Астана қаласы", "Алматы қаласы")
"""Where the rest of the demo plays."""
_AREA: Final = {"house-plot": (8, 25), "garden": (3, 12), "hayfield": (50, 300), "arable": (30, 200)}
"""Least and most of each kind of land, in hundredths of a hectare."""

_SETTLED: Final = """
    SELECT stay.address_id, array_agg(stay.person_id ORDER BY stay.person_id)
    FROM registers_residence stay
    JOIN registers_address home ON home.id = stay.address_id
    WHERE home.locality_kk <> ALL(%s)
    GROUP BY stay.address_id, home.locality_kk, home.district_kk, home.street_kk, home.house, home.flat
    HAVING bool_and(stay.kind = 'permanent' AND stay.removed_on IS NULL)
    ORDER BY md5(home.locality_kk || home.district_kk || home.street_kk || home.house || home.flat || %s)
    LIMIT %s
"""
"""Addresses that nobody has left, with who lives there: no text of another stay names them."""

_MOVED: Final = """
    UPDATE registers_address home SET kato = '', flat = '', region_kk = place.region_kk, region_ru = place.region_ru,
        district_kk = place.district_kk, district_ru = place.district_ru, locality_kk = place.locality_kk,
        locality_ru = place.locality_ru, street_kk = place.street_kk, street_ru = place.street_ru, house = place.house
    FROM jsonb_to_recordset(%s::jsonb) AS place (id bigint, region_kk text, region_ru text, district_kk text,
        district_ru text, locality_kk text, locality_ru text, street_kk text, street_ru text, house text)
    WHERE home.id = place.id
"""


@dataclass(frozen=True, slots=True)
class Village:
    """The seat of a rural akim."""

    akim: str
    region_kk: str
    region_ru: str
    district_kk: str
    district_ru: str
    locality_kk: str
    locality_ru: str


@dataclass
class _Home:
    """A family at an address: its head, everybody living, since when each, what each is to the head."""

    address: int
    head: Person
    people: Sequence[Person]
    came: dict[int, date]
    ties: dict[int, str] = field(default_factory=dict)


@dataclass
class _Made:
    """Rows to be written, in the order in which the database wants them."""

    places: list[dict[str, str | int]] = field(default_factory=list)
    pages: list[HouseholdPage] = field(default_factory=list)
    members: list[HouseholdMember] = field(default_factory=list)
    entries: list[HouseholdEntry] = field(default_factory=list)
    confirmations: list[HouseholdConfirmation] = field(default_factory=list)


def settle_villages(seed: int, today: date) -> int:
    """Give families homes in villages and their pages in the book; how many; none where any page is kept.

    ``today`` is the day for which the people were made. Runs in the caller's transaction.
    """
    if HouseholdPage.objects.exists():
        return 0
    random, made = Random(f"{seed} households"), _Made()
    counted: Counter[str] = Counter()
    signed: Counter[tuple[str, int]] = Counter()
    for home in _homes(seed, today):
        village = random.choices(villages(), cum_weights=_weights())[0]
        number = counted[village.akim]
        counted[village.akim] += 1
        place = _place(home.address, village, number)
        page = _page(home, Address(**place), village.akim, number, today, random)
        members, entries = _members(page, home), list(_entries(page, today, random))
        made.places.append(place)
        made.pages.append(page)
        made.members += members
        made.entries += entries
        made.confirmations += _signed(page, members, entries, today, signed, random)
    _write(made)
    return len(made.pages)


@cache
def villages() -> tuple[Village, ...]:
    """The villages of the book, the one of the demo most often."""
    return tuple(village for _, village in _rows())


@cache
def _weights() -> list[int]:
    total, sums = 0, []
    for weight, _ in _rows():
        total += weight
        sums.append(total)
    return sums


def _rows() -> list[tuple[int, Village]]:
    text = (files("qyzmet.registers") / "data" / "villages.csv").read_text("utf-8")
    return [(int(row.pop("weight")), Village(**row)) for row in csv.DictReader(text.splitlines())]


def _homes(seed: int, today: date) -> list[_Home]:
    """The families that live in villages from now on, those without a grown-up left out."""
    count = Address.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [list(_STAY_IN_TOWN), str(seed), min(MOST, count // SHARE)])
        found: list[tuple[int, list[int]]] = list(cursor.fetchall())
    people = Person.objects.filter(died_on=None).in_bulk([one for _, family in found for one in family])
    stays = Residence.objects.filter(address__in=[address for address, _ in found])
    came = dict(stays.values_list("person_id", "since"))
    homes = []
    for address, family in found:
        living = sorted(
            (people[one] for one in family if one in people), key=lambda one: (one.birth_date, one.iin)
        )
        if head := _head(living, today):
            homes.append(_Home(address, head, living, {one.pk: came[one.pk] for one in living}))
    ties = Kinship.objects.filter(person__in=[home.head.pk for home in homes], ended_on=None)
    known = {(one, other): kind for one, other, kind in ties.values_list("person_id", "relative_id", "kind")}
    for home in homes:
        home.ties.update({one.pk: known.get((home.head.pk, one.pk), "") for one in home.people})
    return homes


def _head(people: Sequence[Person], today: date) -> Person | None:
    """The eldest grown-up not yet very old, else the eldest."""
    grown = [one for one in people if one.birth_date <= today - timedelta(days=18 * 366)]
    hale = [one for one in grown if one.birth_date >= today - timedelta(days=72 * 365)]
    return next(iter(hale or grown), None)


def _place(address: int, village: Village, number: int) -> dict[str, str | int]:
    """The new place of an address, as :data:`_MOVED` wants it."""
    streets = _streets()
    street = streets[number // 20 % len(streets)]
    house = number % 20 * 2 + 1 + number // (20 * len(streets)) * 40
    place = {name: str(value) for name, value in asdict(village).items() if name != "akim"}
    return {**place, "id": address, "street_kk": street.kk, "street_ru": street.ru, "house": str(house)}


@cache
def _streets() -> tuple[Name, ...]:
    return tuple(one for one in stock().streets if one.kk.endswith(" көшесі"))


def _page(
    home: _Home, address: Address, akim: str, number: int, today: date, random: Random
) -> HouseholdPage:
    since = home.came[home.head.pk]
    founded = date(2009, 1, 5) + timedelta(days=random.randint(0, 500))
    return HouseholdPage(
        akim=akim,
        book=1 + number // PAGES,
        page=1 + number % PAGES,
        address=address,
        opened_on=min(today, max(founded, since + timedelta(days=random.randint(5, 15)))),
        ground="шаруашылықтың өтініші",
        opened_by=_clerk(akim),
    )


@cache
def _clerk(akim: str) -> str:
    """The official who keeps the book of an akim: the same in every run."""
    random, names = Random(f"household book of {akim}"), stock().kazakh
    surname = surname_for(random.choice(names.surname).kk, "female")
    return f"{surname} {random.choice(names.female).kk} {kazakh_patronymic(random.choice(names.male).kk, 'female')}"


def _members(page: HouseholdPage, home: _Home) -> list[HouseholdMember]:
    return [
        HouseholdMember(
            household=page,
            person=one,
            relation=HEAD if one == home.head else _relation(home.ties[one.pk]),
            since=max(page.opened_on, home.came[one.pk]),
            ground=page.ground,
            entered_by=page.opened_by,
        )
        for one in sorted(home.people, key=lambda one: one != home.head)
    ]


def _relation(kind: str) -> str:
    return kind if kind in RELATIONS else "other"


def _entries(page: HouseholdPage, today: date, random: Random) -> Iterator[HouseholdEntry]:
    """The farm as it was found when the page was opened, and what the rounds of later years found changed."""
    if random.random() < 0.08:
        return
    for purpose, (least, most) in _AREA.items():
        if purpose == "house-plot" or random.random() < 0.3:
            hectares = Decimal(random.randint(least, most)) / 100
            yield _entry(page, page.opened_on, "land", purpose, hectares=hectares)
    stock_: dict[str, int] = {
        kind: random.randint(1, most)
        for kind, most, chance in _HERD
        if random.random() < chance
    }  # fmt: skip
    for kind, count in stock_.items():
        yield _entry(page, page.opened_on, "livestock", kind, count=count)
    for kind, chance in (("tractor", 0.12), ("car", 0.45), ("motorcycle", 0.1), ("mower", 0.1)):
        if random.random() < chance:
            made = random.randint(1978, page.opened_on.year)
            yield _entry(page, page.opened_on, "machinery", kind, count=1, year=made)
    for year in ROUNDS:
        day = date(year, 1, 5)
        if not page.opened_on < day <= today:
            continue
        for kind, count in stock_.items():
            stock_[kind] = max(0, count + random.choice((-2, -1, 0, 0, 1, 2)))
            if stock_[kind] != count:
                yield _entry(page, day, "livestock", kind, count=stock_[kind], yearly=True)


_HERD: Final = (
    ("cow", 4, 0.7),
    ("young-cattle", 5, 0.5),
    ("horse", 3, 0.3),
    ("sheep", 30, 0.45),
    ("goat", 8, 0.15),
    ("pig", 4, 0.15),
    ("poultry", 40, 0.6),
)
"""Kind, the most of it, and how many households of one have it."""


def _entry(
    page: HouseholdPage,
    day: date,
    section: str,
    item: str,
    *,
    hectares: Decimal | None = None,
    count: int | None = None,
    year: int = 0,
    yearly: bool = False,
) -> HouseholdEntry:
    return HouseholdEntry(
        household=page,
        section=section,
        item=item,
        year=year,
        hectares=hectares,
        count=count,
        day=day,
        yearly=yearly,
        ground="ауланы аралау" if yearly else page.ground,
        entered_at=_moment(day, 10),
        entered_by=page.opened_by,
        user_id=0,
        post="official",
    )


def _signed(
    page: HouseholdPage,
    members: Sequence[HouseholdMember],
    entries: Sequence[HouseholdEntry],
    today: date,
    numbers: Counter[tuple[str, int]],
    random: Random,
) -> Iterator[HouseholdConfirmation]:
    """The page signed after the rounds; now and then one was forgotten."""
    for year in ROUNDS:
        day = date(year, 1, 10)
        if not page.opened_on < day <= today or random.random() < 0.1:
            continue
        text = canonical(content(page, members, entries, None, day))
        if '"members":[]' in text:
            continue
        numbers[page.akim, year] += 1
        yield HouseholdConfirmation(
            household=page,
            akim=page.akim,
            year=year,
            number=numbers[page.akim, year],
            day=day,
            content=text,
            sha256=digest(text),
            signed_at=_moment(day, 11),
            signed_by=page.opened_by,
            user_id=0,
            post="official",
        )


def _moment(day: date, hour: int) -> datetime:
    """An hour of a working day, as a moment."""
    return datetime.combine(day, time(hour - 5), tzinfo=UTC)


def _write(made: _Made) -> None:
    # They have always lived there: no former row is to tell of another place.
    with (
        pgtrigger.ignore("registers.Address:update_update", "registers.Residence:update_update"),
        connection.cursor() as cursor,
    ):
        cursor.execute(_MOVED, [json.dumps(made.places)])
        homes = [page.address_id for page in made.pages]
        Residence.objects.filter(address__in=homes).update(registered_by=BUREAU)
    HouseholdPage.objects.bulk_create(made.pages)
    HouseholdMember.objects.bulk_create(made.members)
    HouseholdEntry.objects.bulk_create(made.entries)
    HouseholdConfirmation.objects.bulk_create(made.confirmations)


BOOK: Final[tuple[type[Model], ...]] = (
    HouseholdPage,
    HouseholdMember,
    HouseholdEntry,
    HouseholdConfirmation,
)
"""The tables that :func:`settle_villages` fills."""
