"""Pages of a household book for tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from qyzmet.registers.household_changes import enter, open_page
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Address, HouseholdPage, Person
from tests.registers import making

AKIM = "akim-akmola-zerendi-bulak"
OFFICIAL = Looker(user_id=9, name="Жүнісова Гүлнар", post="official", office=AKIM)
OPENED = date(2010, 3, 1)
_houses = count(1)
_pages = count(1)


def village_home() -> Address:
    """A house in the village of the akim."""
    return Address.objects.create(
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        district_kk="Зеренді ауданы",
        district_ru="Зерендинский район",
        locality_kk="Еленовка ауылы",
        locality_ru="село Еленовка",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house=str(next(_houses)),
    )


def by(on: date = OPENED, ground: str = "ауланы аралау", looker: Looker = OFFICIAL) -> dict[str, Any]:
    """On a day, on a ground, by the official of the akim."""
    return {"on": on, "ground": ground, "looker": looker}


def page(head: Person | None = None, *, on: date = OPENED, looker: Looker = OFFICIAL) -> HouseholdPage:
    """A page of its own, with its head."""
    who = head or making.person()
    return open_page(1, next(_pages), village_home().pk, who.iin, **by(on, looker=looker))


def farm(head: Person | None = None, *, on: date = OPENED, looker: Looker = OFFICIAL) -> HouseholdPage:
    """A page with a plot and two cows."""
    made = page(head, on=on, looker=looker)
    enter(made.pk, "land", "house-plot", "0,15", **by(on, looker=looker))
    enter(made.pk, "livestock", "cow", 2, **by(on, looker=looker))
    return made
