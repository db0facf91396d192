"""The people of the synthetic population who apply in the demo: the same each time it is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from qyzmet.offices.models import Office
from qyzmet.registers.models import Address, Kinship, Person, Residence

VILLAGE: Final = "akim-akmola-zerendi-bulak"
"""The akim in whose village a family of the demo lives."""
_TOWN: Final = "Көкшетау қаласы"
_STREET: Final = ("Абылай хан көшесі", "улица Абылай хана", "12")


def adults() -> QuerySet[Person]:
    """Living citizens of age, oldest numbers first: the same people each time."""
    return Person.objects.filter(
        died_on__isnull=True, citizenship="citizen", birth_date__lte=date(1992, 1, 1)
    ).order_by("id")


def families(town: str, but: Sequence[int] = ()) -> QuerySet[Person]:
    """Those registered for good with a spouse and a child, in the town if anybody is; ``but`` leaves people out."""
    ties = Kinship.objects.filter(
        person=OuterRef("pk"), ended_on__isnull=True, relative__died_on__isnull=True
    )
    with_both = adults().filter(Exists(ties.filter(kind="spouse")), Exists(ties.filter(kind="child")))
    home = Residence.objects.filter(person=OuterRef("pk"), kind="permanent", removed_on__isnull=True)
    registered = with_both.filter(Exists(home)).exclude(pk__in=but)
    there = registered.filter(Exists(home.filter(address__locality_kk=town)))
    return there if there.exists() else registered


def family() -> Person | None:
    """Somebody registered for good, in Semey if possible, with a spouse and a child."""
    return families("Семей қаласы").first()


def townsman(but: Sequence[int]) -> Person | None:
    """A family like that in Kokshetau, if possible."""
    return families(_TOWN, but).first()


def villager(but: Sequence[int]) -> Person | None:
    """The parent of a family that is settled in the village: the population knows towns only."""
    found = families(_TOWN, but).last()
    if found is not None:
        _settle(found)
    return found


def _settle(person: Person) -> None:
    """Everybody registered where the person is lives in the village, and always has."""
    office = Office.objects.get(code=VILLAGE)
    house, _made = Address.objects.get_or_create(
        region_kk=office.region_kk,
        region_ru=office.region_ru,
        district_kk=office.district_kk,
        district_ru=office.district_ru,
        locality_kk=office.locality_kk,
        locality_ru=office.locality_ru,
        street_kk=_STREET[0],
        street_ru=_STREET[1],
        house=_STREET[2],
    )
    stays = Residence.objects.filter(kind="permanent", removed_on__isnull=True)
    stays.filter(address=stays.get(person=person).address_id).update(address=house)


def removed() -> Person | None:
    """Somebody alive whose every registration has ended, but who has not left the country."""
    stays = Residence.objects.filter(person=OuterRef("pk"))
    counting_or_abroad = stays.filter(removed_on__isnull=True) | stays.filter(removal_reason="moved-abroad")
    return adults().filter(Exists(stays), ~Exists(counting_or_abroad)).first()


def representative() -> Person | None:
    """Somebody registered and unmarried, who will stand for a company."""
    married = Kinship.objects.filter(person=OuterRef("pk"), kind="spouse")
    home = Residence.objects.filter(person=OuterRef("pk"), kind="permanent", removed_on__isnull=True)
    return adults().filter(~Exists(married), Exists(home)).first()
