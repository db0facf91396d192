"""Load the offices of the acts' annexes and their contacts (``data/``) into the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from qyzmet.offices.matching import read
from qyzmet.offices.models import Contact, Office

_LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows the directory holds, and how many of them are new."""

    offices: int
    contacts: int
    new_offices: int
    new_contacts: int


@transaction.atomic
def load_offices() -> Loaded:
    """Put every office and contact of the data files into the database; running again changes nothing.

    Offices are told apart by their code, contacts by office, purpose, annex and row. Offices that the
    files do not name stay as they are.
    """
    rows, told = read("offices.csv"), read("contacts.csv")
    known = set(Office.objects.values_list("code", flat=True))
    Office.objects.bulk_create(
        [Office(code=row["code"], **_office(row)) for row in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=list(_office(rows[0])),
    )
    offices = {office.code: office for office in Office.objects.all()}
    for row in rows:
        offices[row["code"]].provider = offices[row["provider"]] if row["provider"] else None
    Office.objects.bulk_update([offices[row["code"]] for row in rows], ["provider"])
    heard = set(Contact.objects.values_list("office__code", "purpose", "annex", "row"))
    Contact.objects.bulk_create(
        [Contact(office=offices[row["office"]], **_key(row), **_contact(row)) for row in told],
        update_conflicts=True,
        unique_fields=["office", "purpose", "annex", "row"],
        update_fields=list(_contact(told[0])),
    )
    return Loaded(
        offices=len(rows),
        contacts=len(told),
        new_offices=sum(row["code"] not in known for row in rows),
        new_contacts=sum((row["office"], *_key(row).values()) not in heard for row in told),
    )


def _office(row: dict[str, str]) -> dict[str, Any]:
    plain = {
        key: value
        for key, value in row.items()
        if key not in ("code", "provider", "branch", "services", "rank") and not key.startswith("reading_")
    }
    return plain | {
        "branch": row["branch"] == "1",
        "services": row["services"].split(),
        "rank": int(row["rank"]),
        "reading": _reading(row),
    }


def _contact(row: dict[str, str]) -> dict[str, Any]:
    skipped = ("office", "purpose", "annex", "row", "schedule_uncertain")
    plain = {
        key: value for key, value in row.items() if key not in skipped and not key.startswith("reading_")
    }
    return plain | {"schedule_uncertain": row["schedule_uncertain"] == "1", "reading": _reading(row)}


def _key(row: dict[str, str]) -> dict[str, str]:
    return {key: row[key] for key in ("purpose", "annex", "row")}


def _reading(row: dict[str, str]) -> dict[str, str] | None:
    return {language: row[f"reading_{language}"] for language in _LANGUAGES} if row["reading_kk"] else None
