"""The services that are installed, and the editions of each."""

from __future__ import annotations

import importlib.util
import logging
import pkgutil
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import qyzmet
from qyzmet.law.loader import last_good, load_edition
from qyzmet.law.model import Edition
from qyzmet.law.problems import BadEdition
from qyzmet.law.text import Text

_log = logging.getLogger(__name__)
_spoilt: dict[str, BadEdition] = {}

GROUP = "qyzmet.services"
"""The entry point group under which an installed package names a service and the module that holds it."""


class UnknownEdition(LookupError):
    """No such service or edition is installed; ``text`` tells a person which are."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NoneInForce(LookupError):
    """No edition of the service governs on that day; ``text`` tells a person which do before and after."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@cache
def modules() -> dict[str, str]:
    """The module of each service by the name of the service: our own packages and the entry points."""
    shelf = [str(Path(folder) / "services") for folder in qyzmet.__path__]
    own = {
        found.name.replace("_", "-"): f"qyzmet.services.{found.name}"
        for found in pkgutil.iter_modules(shelf)
        if found.ispkg
    }
    named = {point.name: point.module for point in entry_points(group=GROUP)}
    return dict(sorted({**named, **own}.items()))


def services() -> tuple[str, ...]:
    """The names of the services, in order."""
    return tuple(modules())


def _folder(service: str) -> Path:
    module = modules().get(service)
    spec = importlib.util.find_spec(module) if module else None
    if spec is None or not spec.submodule_search_locations:
        names = ", ".join(services())
        raise UnknownEdition(
            Text(
                kk=f"«{service}» деген қызмет жоқ. Бар қызметтер: {names}.",
                ru=f"Услуги «{service}» нет. Есть услуги: {names}.",
                en=f"There is no service “{service}”. There are: {names}.",
            )
        )
    return Path(spec.submodule_search_locations[0]) / "editions"


@cache
def years(service: str) -> tuple[str, ...]:
    """The years of a service's editions, oldest first; :class:`UnknownEdition` without such a service."""
    return tuple(sorted(file.stem for file in _folder(service).glob("*.yaml")))


@cache
def edition(name: str) -> Edition:
    """The edition ``SERVICE@YEAR``, the same object every time.

    A file that is wrong changes nothing: the last good reading goes on, and the log says what is wrong. Raises
    :class:`UnknownEdition` if there is no such edition, :class:`qyzmet.law.problems.BadEdition` if its file is
    wrong and no good reading was kept.
    """
    service, _, year = name.partition("@")
    there = years(service)
    if year not in there:
        names = ", ".join(f"{service}@{one}" for one in there) or "—"
        raise UnknownEdition(
            Text(
                kk=f"«{name}» редакциясы жоқ. Бар редакциялар: {names}.",
                ru=f"Редакции «{name}» нет. Есть редакции: {names}.",
                en=f"There is no edition “{name}”. There are: {names}.",
            )
        )
    try:
        found = load_edition(_folder(service) / f"{year}.yaml")
    except BadEdition as error:
        kept = last_good(name)
        if kept is None:
            raise
        _log.error("%s cannot be used, its last good reading goes on: %s", name, error)
        _spoilt[name] = error
        return kept
    assert found.name == name, f"the file of {name} holds {found.name}"
    return found


def spoilt() -> dict[str, BadEdition]:
    """The editions whose files were refused and whose last good reading goes on, with what is wrong."""
    return dict(_spoilt)


def files() -> dict[str, Path]:
    """The file of every edition, by ``SERVICE@YEAR``."""
    return {
        f"{service}@{year}": _folder(service) / f"{year}.yaml"
        for service in services()
        for year in years(service)
    }


def editions(service: str) -> tuple[Edition, ...]:
    """All editions of a service, in the order of their force."""
    found = (edition(f"{service}@{year}") for year in years(service))
    return tuple(sorted(found, key=lambda one: one.act.force.since))


def in_force(service: str, day: date) -> Edition:
    """The edition that was law on that day, by the acts' own dates.

    Raises :class:`NoneInForce` naming the editions before and after, :class:`UnknownEdition` without such a
    service.
    """
    known = editions(service)
    for one in known:
        if one.act.force.covers(day):
            return one
    raise none_in_force(service, day, ((one.act.force.since, one.act.force.until, one.name) for one in known))


def none_in_force(service: str, day: date, periods: Iterable[tuple[date, date | None, str]]) -> NoneInForce:
    """The error that tells which edition governed before the day and which after it."""
    known = sorted(periods)
    before = [(until, name) for _, until, name in known if until is not None and until <= day]
    after = [(since, name) for since, _, name in known if since > day]
    kk, ru, en = [], [], []
    if before:
        until, name = max(before)
        kk.append(f"{name} {until:%d.%m.%Y} күшін жойды")
        ru.append(f"{name} утратила силу {until:%d.%m.%Y}")
        en.append(f"{name} ended on {until:%d.%m.%Y}")
    if after:
        since, name = min(after)
        kk.append(f"{name} {since:%d.%m.%Y} күшіне енді")
        ru.append(f"{name} вступила в силу {since:%d.%m.%Y}")
        en.append(f"{name} begins on {since:%d.%m.%Y}")
    return NoneInForce(
        Text(
            kk=f"{day:%d.%m.%Y} күні «{service}» қызметінің бірде-бір редакциясы күшінде емес: "
            f"{'; '.join(kk) or 'редакциялар жоқ'}.",
            ru=f"На {day:%d.%m.%Y} ни одна редакция услуги «{service}» не действует: "
            f"{'; '.join(ru) or 'редакций нет'}.",
            en=f"No edition of {service} is in force on {day:%d.%m.%Y}: {'; '.join(en) or 'there is none'}.",
        )
    )
