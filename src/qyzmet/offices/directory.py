"""Load the offices of the acts' annexes and their contacts (``data/``) into the database."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.db import transaction

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
    rows = read("offices.csv")
    offices: dict[str, Office] = {}
    new = 0
    for row in rows:
        offices[row["code"]], created = Office.objects.update_or_create(
            code=row["code"], defaults=_office(row)
        )
        new += created
    for row in rows:
        if row["provider"]:
            office = offices[row["code"]]
            office.provider = offices[row["provider"]]
            office.save(update_fields=["provider"])
    new_contacts = 0
    contacts = read("contacts.csv")
    for row in contacts:
        _, created = Contact.objects.update_or_create(
            office=offices[row["office"]],
            purpose=row["purpose"],
            annex=row["annex"],
            row=row["row"],
            defaults=_contact(row),
        )
        new_contacts += created
    return Loaded(len(rows), len(contacts), new, new_contacts)


def read(name: str) -> list[dict[str, str]]:
    """The rows of one data file of this room."""
    text = (files("qyzmet.offices") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


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


def _reading(row: dict[str, str]) -> dict[str, str] | None:
    return {language: row[f"reading_{language}"] for language in _LANGUAGES} if row["reading_kk"] else None
