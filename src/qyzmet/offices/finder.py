"""Which office is mine: by the name of a place, Kazakh or Russian, or by an address of the register."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices.matching import NoOffice as NoOffice
from qyzmet.offices.matching import matched, matching, unknown_place
from qyzmet.offices.models import Office
from qyzmet.offices.once import offices_of
from qyzmet.offices.responsibility import Responsible, responsible_in
from qyzmet.offices.spelling import Asked, plain
from qyzmet.registers.models import Address

_PROVIDER = Office.Kind.PROVIDER


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
    giving = list(_giving(service, on).filter(kind=kind).select_related("provider"))
    if not giving:
        raise NoOffice("service", _nobody_gives(service))
    if found := matching(giving, _words(place)):
        return found
    shown = place if isinstance(place, str) else place.line("kk")
    raise NoOffice("place", unknown_place(shown))


def responsible(
    service: str, edition: Edition, region: str, district: str, locality: str, on: date | None = None
) -> list[Responsible]:
    """Which offices answer for an address and a service: where to go first, then who decides.

    The names are Kazakh or Russian, with «ауданы», «город» … or without; what does not apply is empty. By the
    edition: a centre takes papers in where a channel of it does, the akim of a rural district only where no
    authorised body sits in the place, and the body of the territory decides. Where an edition lists no offices
    those of the other editions of the service count (a reading: 2014 names none and sends to the bodies that
    are there). ``on`` leaves out offices not yet or no longer open. Raises :class:`NoOffice`: ``service`` if
    nobody gives it, ``place`` if nobody answers for the place, ``several`` if the names do not tell which of
    several places is meant.
    """
    giving = list(_giving(service, on).select_related("provider"))
    if not giving:
        raise NoOffice("service", _nobody_gives(service))
    if found := responsible_in(giving, edition, region, district, locality):
        return found
    raise NoOffice("place", unknown_place(", ".join(part for part in (region, district, locality) if part)))


def _giving(service: str, on: date | None) -> QuerySet[Office]:
    """The offices that give the service, and are open on the day."""
    offices = Office.objects.filter(services__contains=[service])
    if on is None:
        return offices
    open_then = Q(opened_on__isnull=True) | Q(opened_on__lte=on)
    return offices.filter(open_then, Q(closed_on__isnull=True) | Q(closed_on__gt=on))


def _words(place: str | Address) -> str:
    if isinstance(place, str):
        return place
    return ", ".join((place.region_kk, place.district_kk, place.locality_kk))


def provider_for(centre: Office, service: str | None = None) -> Office:
    """The competent provider of a centre (2010 standard, cl. 14: «the relevant» authorised body).

    Which one that is the act leaves open; each centre's ``reading`` says what was taken. For a service that this
    provider does not give, it is the body of the centre's own place that gives it. Raises :class:`ValueError`
    for an office that has none.
    """
    own = offices_of([centre.provider_id])[centre.provider_id] if centre.provider_id is not None else None
    if own is not None and (service is None or gives(own, service)):
        return own
    said = Asked(
        towns={plain(centre.locality_kk)},
        districts={plain(centre.district_kk)} - {""},
        regions={plain(centre.region_kk)} - {""},
    )
    if service is not None and (found := matched(_giving(service, None).filter(kind=_PROVIDER), said)):
        return found[0]
    raise ValueError(f"{centre.code} is no centre and has no provider")


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
