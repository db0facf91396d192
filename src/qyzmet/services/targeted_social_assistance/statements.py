"""The rows of the three statements that the applicant signs, from what the registers said: nobody types them again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from qyzmet.law.text import Text
from qyzmet.services.family_words import RELATIONS
from qyzmet.services.household_words import LAND, LIVESTOCK, MACHINERY
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.money import figure
from qyzmet.services.statuses import STATUSES
from qyzmet.services.targeted_social_assistance.explaining import month_words
from qyzmet.services.targeted_social_assistance.parameters import rule_on

Rows = list[dict[str, str]]


def family_rows(found: Mapping[str, Any], on: date, language: str) -> Rows:
    """Name, number, birth, relation and the statuses of the day, of every member."""
    return [
        {
            "name": str(one["name"]),
            "iin": str(one["iin"]),
            "birth_date": str(one["birth_date"]),
            "relation": _word(RELATIONS, str(one.get("relation") or "other"), language),
            "status": "; ".join(
                _word(STATUSES, str(row["kind"]), language)
                for row in one.get("statuses", ())
                if str(row["since"]) <= on.isoformat() < str(row.get("until") or "9999")
            ),
        }
        for one in (found.get("family") or {}).get("members", ())
    ]


def income_rows(found: Mapping[str, Any], on: date, language: str) -> Rows:
    """Whose, which, for which month, how much and from whom: the months that count for who applies on the day."""
    family = found.get("family") or {}
    names = {one["iin"]: str(one["name"]) for one in family.get("members", ())}
    months = rule_on(on).months(on)
    return [
        {
            "name": names.get(row["iin"], str(row["iin"])),
            "kind": _word(INCOME_KINDS, str(row["kind"]), language),
            "month": month_words(str(row["month"])).in_(language),
            "amount": figure(int(row["amount"])).in_(language),
            "source": str(row.get("source") or ""),
        }
        for row in family.get("incomes", ())
        if row["month"] in months
    ]


def farm_rows(found: Mapping[str, Any], language: str) -> Rows:
    """Land, livestock and machinery of the page of the household book."""
    page = found.get("household") or {}
    rows = []
    for section, kind, number, unit in _SECTIONS:
        for row in page.get(section) or ():
            count = str(row[number]) if language == "en" else str(row[number]).replace(".", ",")
            rows.append(
                {
                    "what": _word(FARM, str(row[kind]), language),
                    "quantity": f"{count} {unit.in_(language)}",
                }
            )
    return rows


def _word(words: Mapping[str, Text], code: str, language: str) -> str:
    return words[code].in_(language) if code in words else code


_PIECES = Text("дана", "шт.", "pcs")
_SECTIONS: Final = (
    ("land", "purpose", "hectares", Text("га", "га", "ha")),
    ("livestock", "kind", "count", Text("бас", "гол.", "head")),
    ("machinery", "kind", "count", _PIECES),
)
FARM: Final[Mapping[str, Text]] = {**LAND, **LIVESTOCK, **MACHINERY}
