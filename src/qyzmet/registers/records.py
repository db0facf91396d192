"""What the registers answer, as immutable values that can be kept in a case as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from qyzmet.law.text import Text


class Status(StrEnum):
    """What the register knows of a person's residence on a day."""

    REGISTERED = "found-registered"
    REMOVED = "found-removed"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Dwelling:
    """An address as the certificates print it: whole, and in the two parts of the 2010 form (annex 3)."""

    line: Text
    area: Text
    """Region and district (field 5 of the 2010 form)."""
    house: Text
    """Locality, street, house, flat (field 2 of the 2010 form)."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One registration as it stands on the day asked about.

    ``until`` is the planned last day of a temporary registration. ``removed_on``, ``reason`` and
    ``left_for`` are empty while it counts.
    """

    kind: str
    dwelling: Dwelling
    since: date
    until: date | None
    registered_by: str
    arrived_from: Text | None
    removed_on: date | None = None
    reason_code: str = ""
    reason: Text | None = None
    left_for: Text | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The person a record is about, as the certificates name them."""

    iin: str
    surname: str
    given_name: str
    patronymic: str
    full_name: str
    birth_date: date
    birth_year: int
    birth_place: Text
    sex: str
    citizenship: str
    died_on: date | None


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """Where a person is registered on a day: all that the forms of 2010 (annex 3) and 2014 (A, B) print.

    ``permanent`` and ``temporary`` are the registrations that count on ``on``; ``removed`` is the last one
    that ended, given when none counts. ``person`` is ``None`` if nobody has the IIN (or was not yet born).
    """

    iin: str
    on: date
    status: Status
    person: Subject | None
    permanent: Stay | None
    temporary: Stay | None
    removed: Stay | None

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; days as ``YYYY-MM-DD``, texts as ``{"kk": …, "ru": …, "en": …}``."""
        plain = _plain(self)
        assert isinstance(plain, dict)
        return plain


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a search."""

    iin: str
    full_name: str
    birth_date: date
    sex: str
    citizenship: str
    died_on: date | None

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        plain = _plain(self)
        assert isinstance(plain, dict)
        return plain


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody's relative, and the document that proves the tie."""

    iin: str
    full_name: str
    birth_date: date
    kind: str
    kind_name: Text
    document: str
    document_name: Text
    document_number: str

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        plain = _plain(self)
        assert isinstance(plain, dict)
        return plain


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return value.as_dict()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, AddressRecord | Subject | Stay | Dwelling | Found | Relative):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value
