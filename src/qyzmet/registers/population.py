"""Fill the registers with a believable synthetic people; for demonstration and tests, never for real work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection, models, transaction

from qyzmet.law.text import Text
from qyzmet.registers.belongings import BELONGINGS, give_belongings
from qyzmet.registers.employment_people import register_the_unemployed
from qyzmet.registers.families import Maker, Rows
from qyzmet.registers.family_people import settle_families
from qyzmet.registers.households_population import BOOK, settle_villages
from qyzmet.registers.models import Address, Kinship, LegalPerson, Person, Residence
from qyzmet.registers.stock import stock

REFERENCE_DAY: Final = date(2026, 1, 1)
"""The day the population is made for: nobody is born and nothing is registered after it."""

_LOCK: Final = 0x51595A4D  # any number of ours: two populations at once would make one another's IINs
_BATCH: Final = 20_000

_COLUMNS: Final[dict[str, tuple[type[models.Model], str]]] = {
    "addresses": (
        Address,
        "id, kato, region_kk, region_ru, district_kk, district_ru, locality_kk, locality_ru, street_kk, "
        "street_ru, house, flat",
    ),
    "people": (
        Person,
        "id, iin, surname, given_name, patronymic, birth_date, sex, birth_place_kk, birth_place_ru, "
        "citizenship, died_on",
    ),
    "residences": (
        Residence,
        "person_id, address_id, kind, since, until, registered_by, arrived_from_kk, arrived_from_ru, "
        "removed_on, removal_reason, left_for_kk, left_for_ru",
    ),
    "kinships": (Kinship, "person_id, relative_id, kind, document, document_number, ended_on"),
    "legal_persons": (LegalPerson, "bin, name_kk, name_ru, state_institution, address_id"),
}


@dataclass(frozen=True, slots=True)
class Populated:
    """What :func:`populate` did: ``created`` is false when people were there already."""

    created: bool
    people: int
    text: Text


def populate(size: int = 10_000, seed: int = 1, progress: Callable[[int], None] | None = None) -> Populated:
    """Make ``size`` people with families, addresses and residence histories, and some legal persons.

    The same ``size`` and ``seed`` give the same people with the same documents, dwellings, duties and, in the villages,
    pages of the household book. All or nothing: one transaction. If anybody is in the register already nobody is added,
    and the result says so; where nobody of them has a document, a dwelling or a duty yet they are given theirs.
    ``progress`` is told how many more people are made (:meth:`qyzmet.registers.progress.Progress.advance`). Raises
    :class:`ValueError` for a size below 1.
    """
    if size < 1:
        raise ValueError(f"a population has at least one person, not {size}")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        there = Person.objects.count()
        if there:
            topped_up = give_belongings(seed, REFERENCE_DAY)
            settle_villages(seed, REFERENCE_DAY)
            register_the_unemployed(seed, REFERENCE_DAY)
            settle_families(seed, REFERENCE_DAY)
            return Populated(False, there, _topped_up(there) if topped_up else _already(there))
        first = {"people": _next(Person), "addresses": _next(Address)}
        maker = Maker(stock(), size, seed, REFERENCE_DAY, first)
        reported = 0
        while maker.left:
            maker.household()
            if len(maker.rows.people) >= _BATCH:
                _copy(maker)
            if progress and (maker.made - reported >= 1000 or not maker.left):
                progress(maker.made - reported)
                reported = maker.made
        for _ in range(max(20, size // 50)):
            maker.legal_person()
        _copy(maker)
        _set_next(Person, maker.next_ids["people"])
        _set_next(Address, maker.next_ids["addresses"])
        _analyse([model for model, _ in _COLUMNS.values()])
        settle_villages(seed, REFERENCE_DAY)
        give_belongings(seed, REFERENCE_DAY)
        _analyse((*BELONGINGS, *BOOK))
        register_the_unemployed(seed, REFERENCE_DAY)
        settle_families(seed, REFERENCE_DAY)
    return Populated(True, size, _made(size))


def _copy(maker: Maker) -> None:
    """Hand the rows made so far to the database and start new ones."""
    rows, maker.rows = maker.rows, Rows()
    with connection.cursor() as cursor:
        for name, (model, columns) in _COLUMNS.items():
            lines: list[str] = getattr(rows, name)
            if lines:
                with cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy:
                    copy.write("".join(lines))


def _analyse(tables: Iterable[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def _next(model: type[models.Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [model._meta.db_table])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def _set_next(model: type[models.Model], number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [model._meta.db_table, number]
        )


def _already(there: int) -> Text:
    return Text(
        f"Тіркелімде {there} адам бар: ештеңе қосылмады.",
        f"В регистре уже есть люди: {there}. Ничего не добавлено.",
        f"The register already holds {there} people: nothing was added.",
    )


def _topped_up(there: int) -> Text:
    return Text(
        f"Тіркелімде {there} адам бар: құжаттары мен тұрғынжайлары қосылды.",
        f"В регистре уже есть люди: {there}. Добавлены их документы и жилища.",
        f"The register already holds {there} people: their documents and dwellings were added.",
    )


def _made(size: int) -> Text:
    return Text(
        f"Тіркелімге {size} адам қосылды.",
        f"В регистр добавлено людей: {size}.",
        f"{size} people were added to the register.",
    )
