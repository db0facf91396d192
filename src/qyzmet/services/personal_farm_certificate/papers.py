"""What stands on the papers of the personal-farm certificate, from the values of the case.

Pure: the same context gives the same sheets. reading: the act says nothing of what the certificate contains; it gives
what the household book holds on the day, section by section, and nothing that the book does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from qyzmet.law.text import Text
from qyzmet.services.household_words import ITEMS, SECTIONS
from qyzmet.services.writing import PaperContext, Sheet

Fields = dict[str, Any]


def sheets(kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
    """The sheets a step makes; ``kinds`` gives the kind of each paper the step names."""
    return [Sheet(paper, WRITERS[kind](context)) for paper, kind in kinds.items() if kind in WRITERS]


def _application(context: PaperContext) -> Fields:
    return {
        "body": context.say(context.provider.name),
        "applicant": context.applicant,
        "iin": context.applicant_id,
        "address": context.say(context.applicant_address),
        "phone": context.request.get("phone"),
        "words": context.request.get("words"),
        "date": context.at,
    }


def _receipt(context: PaperContext) -> Fields:
    return {
        "centre": context.say(context.office.name),
        "number": context.number,
        "person": context.applicant,
        "service": context.say(context.service),
        "documents": [context.say(name) for name, _ in context.documents],
        "issue": context.promised or context.at,
        "official": context.official,
        "date": context.at,
    }


def _certificate(context: PaperContext) -> Fields:
    """reading: the certificate bears the number of the case; the act knows no journal of certificates."""
    page: Mapping[str, Any] = context.found.get("household") or {}
    return {
        "body": context.say(context.provider.name),
        "number": context.number,
        "date": context.at,
        "person": _name(page, context),
        "iin": context.applicant_id,
        "address": context.say(page.get("address") or {}),
        "farm": farm_lines(page, context),
        "official": context.official,
    }


def farm_lines(page: Mapping[str, Any], context: PaperContext) -> list[str]:
    """What the page of the book holds, a line for each section that is not empty."""
    if not page:
        return []
    lines = [_cited(page, context)]
    for section, name in SECTIONS.items():
        rows: Sequence[Mapping[str, Any]] = page.get(section) or ()
        if rows:
            lines.append(f"{context.say(name)}: {'; '.join(_row(section, row, context) for row in rows)}")
    return lines


def _cited(page: Mapping[str, Any], context: PaperContext) -> str:
    """Which page it is, and the days on which it was written and signed."""
    book, number = page.get("book"), page.get("page")
    entered, signed = _day(page.get("entered_on")), _day(page.get("confirmed_on"))
    said = Text(
        f"Кітап № {book}, {number}-бет; соңғы жазба {entered}",
        f"Книга № {book}, страница {number}; последняя запись {entered}",
        f"Book No. {book}, page {number}; last entry {entered}",
    )
    confirmed = Text(f"; расталған {signed}", f"; подтверждена {signed}", f"; confirmed {signed}")
    return context.say(said) + (context.say(confirmed) if signed else "")


def _row(section: str, row: Mapping[str, Any], context: PaperContext) -> str:
    name = context.say(ITEMS[section][str(row.get("purpose") or row.get("kind"))])
    if section == "land":
        hectares = str(row["hectares"]).replace(".", ",")
        return f"{name} – {hectares} {context.say(_HECTARES)}"
    year = f" ({row['year']})" if row.get("year") else ""
    return f"{name}{year} – {row['count']}"


def _name(page: Mapping[str, Any], context: PaperContext) -> str:
    """As the book has it on the day, else as the applicant gave it."""
    names = (row["name"] for row in page.get("members", ()) if row["iin"] == context.applicant_id)
    return next(names, context.applicant)


def _day(iso: object) -> str:
    return date.fromisoformat(str(iso)).strftime("%d.%m.%Y") if iso else ""


def _refusal(context: PaperContext) -> Fields:
    ground = context.say(context.ground) if context.ground else ""
    at_centre = bool(context.missing) and context.office.code != context.provider.code
    body = context.office if at_centre else context.provider
    return {
        "body": context.say(body.name),
        "applicant": context.applicant,
        "service": context.say(context.service),
        "ground": ground,
        "reasons": str(context.given.get("reasons") or "").strip() or ground,
        "missing": [context.say(name) for name in context.missing],
        "official": context.official,
        "date": context.at,
    }


def _complaint_talon(context: PaperContext) -> Fields:
    """reading: the act sets no term of considering; the official writes it down, or that it is told later."""
    office = context.office
    return {
        "body": context.say(office.name),
        "date": context.at,
        "time": f"{context.at:%H:%M}",
        "answer_by": str(context.given.get("answer_by") or "") or context.say(_TOLD_LATER),
        "answer_at": context.say(office.address),
        "contacts": ", ".join(filter(None, (context.official, office.phone))),
    }


_HECTARES = Text("га", "га", "ha")
_TOLD_LATER = Text(
    "актіде белгіленбеген: хабарланады",
    "актом не установлен: будет сообщён",
    "not set by the act: to be told",
)

WRITERS: Mapping[str, Callable[[PaperContext], Fields]] = {
    "application-2011-farm": _application,
    "receipt-2011-farm": _receipt,
    "certificate-2011-farm": _certificate,
    "refusal-2011-farm": _refusal,
    "complaint-talon-2011-farm": _complaint_talon,
}
