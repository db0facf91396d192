"""People, addresses and registrations for tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from qyzmet.registers.iin import Sex, make_iin
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Address, Person, Residence

REGISTRAR = Looker(user_id=7, name="Мұқанова Сәуле", post="registrar", office="bureau-semey")
_serial = count(1)


def person(
    surname: str = "Ахметов",
    given_name: str = "Нұрлан",
    patronymic: str = "Серікұлы",
    born: date = date(1985, 3, 14),
    sex: Sex = "male",
    **more: Any,
) -> Person:
    """A person in the register, with an IIN of their own."""
    iin = None
    while iin is None:
        iin = make_iin(born, sex, next(_serial))
    return Person.objects.create(
        iin=iin,
        surname=surname,
        given_name=given_name,
        patronymic=patronymic,
        birth_date=born,
        sex=sex,
        birth_place_kk="Шығыс Қазақстан облысы, Аягөз ауданы, Аягөз қаласы",
        birth_place_ru="Восточно-Казахстанская область, Аягозский район, город Аягоз",
        **more,
    )


def address(house: str = "12", flat: str = "4") -> Address:
    """A flat in Semey."""
    return Address.objects.create(
        kato="632810000",
        region_kk="Шығыс Қазақстан облысы",
        region_ru="Восточно-Казахстанская область",
        locality_kk="Семей қаласы",
        locality_ru="город Семей",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house=house,
        flat=flat,
    )


def residence(who: Person, where: Address, since: date, **more: Any) -> Residence:
    """A registration, permanent unless ``kind`` says otherwise."""
    return Residence.objects.create(
        person=who,
        address=where,
        since=since,
        kind=more.pop("kind", "permanent"),
        registered_by="bureau-semey",
        **more,
    )
