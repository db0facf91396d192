"""The household book as a register: what a rural akim has entered of a household."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from qyzmet.registers.changing import iso, line_of
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import HouseholdConfirmation, HouseholdEntry, HouseholdMember, HouseholdPage
from qyzmet.services.household_words import HEAD, ITEMS

LOOK = "household-book"
"""What the trace of a look into the book is called."""


@transaction.atomic
def household_of(iin: str, on: date, *, looker: Looker, why: str) -> dict[str, Any] | None:
    """The page of the book on which the person stands on a day (:mod:`qyzmet.services.found`); None without one.

    Every look is traced, of everybody whom it shows.
    """
    member = standing_members(on).filter(person__iin=iin).select_related("household__address").first()
    page = page_as_of(member.household, on) if member else None
    others = [row["iin"] for row in page["members"]] if page else []
    leave_trace(looker, why, LOOK, dict.fromkeys([iin, *others]))
    return page


def keeper_of(iin: str) -> str:
    """The code of the akim's office that keeps the page on which the person stands; empty where there is none."""
    open_rows = HouseholdMember.objects.filter(person__iin=iin, until=None)
    return str(open_rows.values_list("household__akim", flat=True).first() or "")


def standing_members(on: date) -> Any:
    """Everybody who stands on a page on a day, as a query."""
    return HouseholdMember.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def page_as_of(page: HouseholdPage, on: date) -> dict[str, Any]:
    """A page as it stood on a day, in the shape of :mod:`qyzmet.services.found`; no trace is left."""
    members = list(page.members.select_related("person").order_by("pk"))
    entries = list(page.entries.filter(day__lte=on).order_by("pk"))
    days = list(
        HouseholdConfirmation.objects.filter(household=page, day__lte=on).values_list("day", flat=True)
    )
    return content(page, members, entries, max(days, default=None), on)


def content(
    page: HouseholdPage,
    members: Sequence[HouseholdMember],
    entries: Iterable[HouseholdEntry],
    confirmed_on: date | None,
    on: date,
) -> dict[str, Any]:
    """What the page says on a day, from rows at hand; ``entries`` in the order in which they were made."""
    known = [one for one in entries if one.day <= on]
    counts = standing(known, on)
    here = [one for one in members if one.since <= on and (one.until is None or one.until > on)]
    here.sort(key=lambda one: (one.relation != HEAD, one.person.birth_date, one.person.iin))
    rows: dict[str, list[dict[str, Any]]] = {section: [] for section in ITEMS}
    for one in counts:
        rows[one.section].append(_row(one))
    return {
        "number": page.number,
        "book": page.book,
        "page": page.page,
        "akim": page.akim,
        "head": next((one.person.iin for one in here if one.relation == HEAD), ""),
        "address": line_of(page.address),
        "members": [
            {
                "iin": one.person.iin,
                "name": one.person.full_name,
                "relation": one.relation,
                "since": iso(one.since),
                "until": None,
            }
            for one in here
        ],
        **rows,
        "entered_on": iso(max((one.day for one in known), default=page.opened_on)),
        "confirmed_on": iso(confirmed_on),
        "farm": bool(counts),
    }


def standing(entries: Iterable[HouseholdEntry], on: date) -> list[HouseholdEntry]:
    """The entry of each thing that counts on a day, in the order of the page; what is used up is not among them.

    ``entries`` come in the order in which they were made. The one of the latest day counts, of one day the last made.
    """
    last: dict[tuple[str, str, int], HouseholdEntry] = {}
    for one in sorted((one for one in entries if one.day <= on), key=lambda one: one.day):
        last[one.section, one.item, one.year] = one
    places = {(section, item): place for section, items in ITEMS.items() for place, item in enumerate(items)}
    sections = list(ITEMS)
    return sorted(
        (one for one in last.values() if one.hectares or one.count),
        key=lambda one: (sections.index(one.section), places[one.section, one.item], one.year),
    )


def _row(one: HouseholdEntry) -> dict[str, Any]:
    if one.section == "land":
        return {"purpose": one.item, "hectares": plain(one.hectares or Decimal(0)), "since": iso(one.day)}
    row: dict[str, Any] = {"kind": one.item, "count": one.count}
    return {**row, "year": one.year or None} if one.section == "machinery" else row


def plain(hectares: Decimal) -> str:
    """Hectares without idle noughts: ``0.15``, ``2``."""
    return f"{hectares.normalize():f}"
