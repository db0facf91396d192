"""Which office is mine: by the name of a place, Kazakh or Russian, or by an address of the register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from django.db.models import Q

from qyzmet.law.text import Text
from qyzmet.offices.directory import read
from qyzmet.offices.models import Office
from qyzmet.registers.folding import fold
from qyzmet.registers.models import Address

_REGION: Final = frozenset(("облысы", "облыс", "область", "обл."))
_DISTRICT: Final = frozenset(("ауданы", "аудан", "район", "района"))
_TOWN: Final = frozenset(
    (
        *("каласы", "кала", "к.", "к", "город", "города", "г.", "г", "ауылы", "ауыл", "село", "с."),
        *("кенти", "кент", "поселок", "пос."),
    )
)
"""Words that tell what a name names, as :func:`fold` writes them."""


class NoOffice(LookupError):
    """No office for this place and service; ``code`` is ``place`` or ``service``, ``text`` tells a person."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(text.en)
        self.code = code
        self.text = text


def office_for(service: str, kind: str, place: str | Address, on: date) -> Office:
    """The office of ``kind`` (``centre``, ``provider`` …) that gives ``service`` at ``place`` on a day.

    ``place`` is a town, district or region in Kazakh or Russian («Семей», «г. Усть-Каменогорск»,
    «Алматы қаласы, Әуезов ауданы», «Павлодар облысы») or an address. Where a town has no office of its
    own, the first office of its regional centre serves it; where it has several and no district is named,
    the one first offered (a reading: cl. 10 of 2010 binds to the place of residence, no clause refuses
    filing elsewhere). Raises :class:`NoOffice` for an unknown place or a service that nobody gives there.
    """
    return offices_for(service, kind, place, on)[0]


def offices_for(service: str, kind: str, place: str | Address, on: date) -> list[Office]:
    """Every office that :func:`office_for` may choose from, the first offered first. Raises alike."""
    open_then = Q(opened_on__isnull=True) | Q(opened_on__lte=on)
    open_still = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
    everywhere = list(Office.objects.filter(open_then, open_still, kind=kind).select_related("provider"))
    giving = [office for office in everywhere if gives(office, service)]
    if not giving:
        raise NoOffice("service", _nobody_gives(service))
    asked = _asked(place)
    if found := _in_town(giving, asked):
        return found
    if found := _in_region(giving, _regions(asked)):
        return found
    shown = place if isinstance(place, str) else place.line("kk")
    raise NoOffice("place", _unknown(shown))


def provider_for(centre: Office) -> Office:
    """The competent address bureau of a centre (2010 standard, cl. 14: «the relevant» authorised body).

    Which one that is the act leaves open; each centre's ``reading`` says what was taken. Raises
    :class:`ValueError` for an office that is no centre.
    """
    if centre.provider is None:
        raise ValueError(f"{centre.code} is no centre and has no provider")
    return centre.provider


def gives(office: Office, service: str) -> bool:
    """Whether the office gives the service."""
    return service in office.services


def must_give(office: Office, service: str) -> None:
    """Raise :class:`NoOffice` (``code`` ``service``) if the office does not give the service."""
    if not gives(office, service):
        raise NoOffice("service", _does_not_give(office))


def place_kind(office: Office) -> str:
    """``regional-centre``, ``capital``, ``almaty`` or ``other``: what the terms of 2010, cl. 7(1), ask.

    Which towns are regional centres the act does not say; these are the fourteen of 2010. Semey is none.
    """
    return office.place


@dataclass(slots=True)
class _Asked:
    """The names in a place, by what they can name; a bare name can be a town or a region."""

    towns: set[str] = field(default_factory=set)
    districts: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)


def _asked(place: str | Address) -> _Asked:
    if isinstance(place, Address):
        text = ", ".join((place.region_kk, place.district_kk, place.locality_kk))
    else:
        text = place.replace("р-н", "район")
    asked = _Asked()
    for part in re.split(r"[,;]|(?<=ауданы)\s|(?<=қаласы)\s|(?<=облысы)\s", text):
        words = fold(part).split()
        name = _name(part)
        if not name:
            continue
        if _REGION & set(words):
            asked.regions.add(name)
        elif _DISTRICT & set(words):
            asked.districts.add(name)
        else:
            asked.towns.add(name)
    return asked


def _name(text: str) -> str:
    """The bare name, without «қаласы», «город», «облысы» …"""
    words = fold(text).split()
    kept = [word for word in words if word not in _REGION | _DISTRICT | _TOWN]
    return " ".join(kept)


def _in_town(giving: Iterable[Office], asked: _Asked) -> list[Office]:
    here = [
        office for office in giving if asked.towns & {_name(office.locality_kk), _name(office.locality_ru)}
    ]
    mine = [
        office for office in here if asked.districts & {_name(office.district_kk), _name(office.district_ru)}
    ]
    return sorted(mine or here, key=lambda office: (office.rank, office.code))


def _in_region(giving: Iterable[Office], regions: set[str]) -> list[Office]:
    there = [office for office in giving if regions & {_name(office.region_kk), _name(office.region_ru)}]
    centre_first = Office.Place.REGIONAL_CENTRE
    return sorted(there, key=lambda office: (office.place != centre_first, office.rank, office.code))


def _regions(asked: _Asked) -> set[str]:
    """The regions named, else those of the towns named, else the bare names themselves."""
    if asked.regions:
        return asked.regions
    of_towns = {region for town, region in _towns() if town in asked.towns}
    for office in Office.objects.exclude(region_kk=""):
        if asked.towns & {_name(office.locality_kk), _name(office.locality_ru)}:
            of_towns.add(_name(office.region_kk))
    return of_towns or asked.towns


@cache
def _towns() -> tuple[tuple[str, str], ...]:
    """Towns without any office: their names in both languages, each with its region's."""
    rows = read("places.csv")
    return tuple(
        (_name(row[f"locality_{language}"]), _name(row["region_kk"]))
        for row in rows
        for language in ("kk", "ru")
    )


def _unknown(place: str) -> Text:
    return Text(
        f"«{place}» деген жердің мекемесі табылмады. Қаланы немесе облысты қазақша не орысша толық жазыңыз, "
        "мысалы: «Семей», «Павлодар облысы».",
        f"Для места «{place}» учреждение не найдено. Напишите город или область полностью по-казахски или "
        "по-русски, например: «Семей», «Павлодарская область».",
        f"No office is found for «{place}». Write the town or region in full, in Kazakh or Russian, for "
        "example «Семей», «Павлодар облысы».",
    )


def _nobody_gives(service: str) -> Text:
    return Text(
        f"«{service}» қызметін бұл түрдегі бірде-бір мекеме көрсетпейді. Қызметтер тізімін қараңыз.",
        f"Услугу «{service}» не оказывает ни одно учреждение этого рода. Посмотрите перечень услуг.",
        f"No office of this kind gives the service «{service}». See the list of services.",
    )


def _does_not_give(office: Office) -> Text:
    return Text(
        f"Бұл қызметті {office.name_kk} көрсетпейді. Басқа мекемені таңдаңыз.",
        f"Эту услугу не оказывает {office.name_ru}. Выберите другое учреждение.",
        f"{office.name_en} does not give this service. Choose another office.",
    )
