"""Identity documents as the register knows them: which a person holds, which go back when a new one is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from qyzmet.services.effects import CaseView, DocumentKind, LoseDocument

VALID = "valid"
"""The state of a document that is in its holder's hands and in force."""

Loss = Literal["lost", "spoiled", "surrendered"]
"""Why these services declare a document invalid."""

WANTED: Mapping[str, tuple[DocumentKind, ...]] = {
    "passport": ("passport",),
    "identity-card": ("identity-card",),
    "both": ("identity-card", "passport"),
}
"""The kinds that an answer to the question about the document names."""


def wanted(facts: Mapping[str, str]) -> tuple[DocumentKind, ...]:
    """The documents that the case is about, by the fact ``document``."""
    return WANTED.get(facts.get("document", ""), ())


def held(person: Mapping[str, Any], kind: str) -> Mapping[str, Any] | None:
    """The valid document of a kind that the person holds; None if there is none."""
    rows = person.get("documents", ())
    return next((row for row in rows if row["kind"] == kind and row["state"] == VALID), None)


def latest(person: Mapping[str, Any], kind: str) -> Mapping[str, Any] | None:
    """The document of a kind that the person has in hand: the valid one, else the last that was given out."""
    given = [row for row in person.get("documents", ()) if row["kind"] == kind and row.get("issued_on")]
    return held(person, kind) or (given[-1] if given else None)


def declared(case: CaseView, kind: DocumentKind, reason: Loss) -> tuple[LoseDocument, ...]:
    """The document of the kind declared invalid; nothing where the register knows no valid one."""
    if held(case.person, kind) is None:
        return ()
    return (LoseDocument(kind=kind, iin=case.subject, reason=reason),)


def ten_years(day: date) -> date:
    """The last day of ten years that begin on a day.

    >>> ten_years(date(2014, 6, 5))
    datetime.date(2024, 6, 4)
    """
    later = day.year + 10
    if (day.month, day.day) == (2, 29):
        return date(later, 2, 28)
    return date.fromordinal(day.replace(year=later).toordinal() - 1)
