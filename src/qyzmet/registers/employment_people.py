"""Unemployed people among the synthetic population of Akmola region; for demonstration and tests only.

Everything follows from the IIN and the seed by a hash, never from the order of rows. Shares are chosen so that every
case occurs in believable number; they are no statistics. Some were registered while the regulation of 2011 was in
force, some are registered now, some were twice.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Final

from django.db import connection

from qyzmet.registers.employment_changes import AGE, digest_of, numbered
from qyzmet.registers.models import Residence, UnemployedEntry, UnemployedRegistration
from qyzmet.registers.models.employment import GROUNDS, MEASURES, REMOVALS
from qyzmet.registers.naming import kazakh_patronymic, surname_for
from qyzmet.registers.stock import stock

REGION: Final = "Ақмола облысы"
OLDEST: Final = 60
"""Nobody of this age or older is registered."""
THEN: Final = date(2012, 3, 1)
"""The earlier registrations begin from this day on."""
OFFERS: Final = ("сатушы, «Бурабай» дүкені", "күзетші, № 4 орта мектеп", "аспаз, аудандық аурухана")
PLACES: Final = {
    "training": "есепші курсы, № 2 кәсіптік лицей",
    "public-works": "көшелерді көркейту, қала әкімдігі",
    "social-workplace": "тігінші, «Шұғыла» ЖШС",
}
WHY_NOT: Final = ("денсаулығына байланысты", "жалақысы аз", "үйден алыс")

Kind = UnemployedEntry.Kind


def register_the_unemployed(seed: int, today: date) -> int:
    """Register some of the people who live in the region; how many registrations, 0 where there were some before."""
    if UnemployedRegistration.objects.exists():
        return 0
    cards = list(_cards(seed, today))
    numbers = _numbers(len(cards))
    for (card, _), number in zip(cards, numbers, strict=True):
        card.number = number
    UnemployedRegistration.objects.bulk_create([card for card, _ in cards])
    lines = [_signed(card, entries) for card, entries in cards]
    UnemployedEntry.objects.bulk_create([one for entries in lines for one in entries if not one.answers])
    UnemployedEntry.objects.bulk_create([one for entries in lines for one in entries if one.answers])
    return len(cards)


def _cards(seed: int, today: date) -> Iterator[tuple[UnemployedRegistration, list[UnemployedEntry]]]:
    homes = (
        Residence.objects.filter(
            kind="permanent", removed_on__isnull=True, address__region_kk=REGION, person__died_on__isnull=True
        )
        .select_related("person", "address")
        .order_by("person__iin")
    )
    for home in homes:
        office = office_of(home.address.district_kk, home.address.locality_kk)
        digest = hashlib.md5(f"{home.person.iin} unemployed {seed}".encode(), usedforsecurity=False)
        random = Random(digest.hexdigest())
        spans = (
            (0.5, THEN + timedelta(days=random.randint(0, 250)), random.randint(120, 700)),
            (0.3, today - timedelta(days=random.randint(10, 240)), random.choice((0, 0, 0, 5))),
        )
        for share, since, lasts in spans:
            born = home.person.birth_date
            if random.random() < share and office and AGE * 366 < (since - born).days < OLDEST * 365:
                ends = since + timedelta(days=lasts) if lasts else None
                card = UnemployedRegistration(
                    person=home.person,
                    office=office,
                    since=since,
                    ground=random.choice(list(GROUNDS)),
                    removed_on=ends,
                    removal_reason=random.choice(list(REMOVALS)[:-1]) if ends else "",
                )
                yield card, list(_lines(card, random))


def _lines(card: UnemployedRegistration, random: Random) -> Iterator[UnemployedEntry]:
    last = card.removed_on or card.since + timedelta(days=9)
    step = max(1, (last - card.since).days // 6)
    day = card.since
    yield UnemployedEntry(kind=Kind.REGISTERED, day=day, code=card.ground)
    if random.random() < 0.7:
        day = min(last, day + timedelta(days=step))
        offer = UnemployedEntry(kind=Kind.OFFER, day=day, matter=random.choice(OFFERS))
        yield offer
        if random.random() < 0.5:
            day = min(last, day + timedelta(days=step))
            why, valid = random.choice(WHY_NOT), random.random() < 0.5
            yield UnemployedEntry(kind=Kind.REFUSAL, day=day, matter=why, valid=valid, answers=offer)
    if random.random() < 0.4:
        day = min(last, day + timedelta(days=step))
        measure = random.choice(list(MEASURES))
        yield UnemployedEntry(kind=Kind.REFERRAL, day=day, code=measure, matter=PLACES[measure])
    if card.removed_on:
        yield UnemployedEntry(kind=Kind.REMOVED, day=card.removed_on, code=card.removal_reason)


def _signed(card: UnemployedRegistration, lines: list[UnemployedEntry]) -> list[UnemployedEntry]:
    before = ""
    for place, one in enumerate(lines, start=1):
        one.registration, one.seq, one.user_id, one.post = card, place, 0, "executor"
        one.office, one.signed_by = card.office, _clerk(card.office)
        one.signed_at = datetime.combine(one.day, time(5, place), UTC)
        one.digest = before = digest_of(one, card.number, before)
    return lines


def _numbers(count: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval('registers_number_unemployed') FROM generate_series(1, %s)", [max(count, 0)]
        )
        return [numbered(int(row[0])) for row in cursor.fetchall()]


@cache
def _bodies() -> tuple[dict[str, str], ...]:
    text = files("qyzmet.registers").joinpath("data", "employment_bodies.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def office_of(district: str, locality: str) -> str:
    """The code of the body that registers the people of a place; empty where the list has none."""
    fitting = (
        row for row in _bodies() if row["district_kk"] == district and row["locality_kk"] in ("", locality)
    )
    return next((row["office"] for row in fitting), "")


@cache
def _clerk(office: str) -> str:
    random, names = Random(f"cards of {office}"), stock().kazakh
    surname = surname_for(random.choice(names.surname).kk, "female")
    father = kazakh_patronymic(random.choice(names.male).kk, "female")
    return f"{surname} {random.choice(names.female).kk} {father}"
