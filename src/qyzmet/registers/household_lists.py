"""The pages of an akim's book in order, and looked for by number, IIN or name. Every look is traced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from qyzmet.law.text import Text
from qyzmet.registers.households import LOOK, standing_members
from qyzmet.registers.looker import Looker, leave_daily_trace, leave_trace
from qyzmet.registers.models import HouseholdMember, HouseholdPage, Person
from qyzmet.registers.queries import meant
from qyzmet.registers.sorting import kazakh_key
from qyzmet.services.household_words import HEAD

PAGE: Final = 50
"""Pages of the book shown at once."""
WHY: Final = "household book"
_NUMBER: Final = re.compile(r"(\d{1,4})\s*[-–/]\s*(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Line:
    """A page in a list: who is named beside it, how many stand on it, the last entry and signature."""

    page: HouseholdPage
    person: Person | None
    """The head, or whom a search found."""
    members: int
    entered_on: date
    confirmed_on: date | None


@transaction.atomic
def lines_after(
    akim: str, after: str, on: date, *, looker: Looker, size: int = PAGE
) -> tuple[list[Line], str]:
    """Some pages of the book by number, and the key of those that follow, empty after the last.

    ``after`` is such a key; one that is none gives the first pages.
    """
    pages = HouseholdPage.objects.filter(akim=akim).order_by("book", "page")
    if found := _NUMBER.fullmatch(after):
        book, page = int(found[1]), int(found[2])
        pages = pages.filter(Q(book__gt=book) | Q(book=book, page__gt=page))
    rows = list(_with_days(pages)[: size + 1])
    following = rows[size - 1].number if len(rows) > size else ""
    lines = _lines(rows[:size], on)
    leave_daily_trace(looker, WHY, "list", _iins(lines))
    return lines, following


@transaction.atomic
def all_lines(akim: str, on: date, *, looker: Looker) -> list[Line]:
    """The whole book for a file; everybody named in it is traced each time."""
    lines = _lines(list(_with_days(HouseholdPage.objects.filter(akim=akim).order_by("book", "page"))), on)
    leave_trace(looker, WHY, "register", _iins(lines))
    return lines


@transaction.atomic
def find_pages(akim: str, asked: str, on: date, *, looker: Looker, limit: int = PAGE) -> list[Line]:
    """Pages of the book by number (``1-17``), by IIN or its first digits, or by name in either spelling.

    By name they stand in the order of the Kazakh alphabet. Raises :class:`BadQuery` for too little to look for,
    :class:`qyzmet.registers.iin.BadIin` for twelve digits that are no IIN.
    """
    words = asked.strip()
    if number := _NUMBER.fullmatch(words):
        pages = HouseholdPage.objects.filter(akim=akim, book=int(number[1]), page=int(number[2]))
        found = _lines(list(_with_days(pages)), on)
    else:
        found = _of_people(akim, meant(words, _TOO_SHORT), on, limit)
    leave_trace(looker, WHY, "search", _iins(found), words)
    return found


def _of_people(akim: str, who: Q, on: date, limit: int) -> list[Line]:
    members: QuerySet[HouseholdMember] = standing_members(on).filter(who, household__akim=akim)
    rows = list(members.select_related("person").order_by("person__search_key", "person__iin")[:limit])
    pages = HouseholdPage.objects.filter(pk__in=[one.household_id for one in rows])
    lines = {one.page.pk: one for one in _lines(list(_with_days(pages)), on)}
    found = [(one.person, lines[one.household_id]) for one in rows]
    found.sort(key=lambda pair: (kazakh_key(pair[0].full_name), pair[0].iin))
    return [Line(one.page, who, one.members, one.entered_on, one.confirmed_on) for who, one in found]


def _with_days(pages: QuerySet[HouseholdPage]) -> QuerySet[HouseholdPage]:
    return pages.select_related("address").annotate(
        entered=Max("entries__day"), confirmed=Max("confirmations__day")
    )


def _lines(pages: list[HouseholdPage], on: date) -> list[Line]:
    members = standing_members(on).filter(household__in=pages).select_related("person")
    by_page: dict[int, list[HouseholdMember]] = {}
    for one in members:
        by_page.setdefault(one.household_id, []).append(one)
    lines = []
    for page in pages:
        here = by_page.get(page.pk, [])
        head = next((one.person for one in here if one.relation == HEAD), None)
        entered: date | None = getattr(page, "entered", None)
        lines.append(Line(page, head, len(here), entered or page.opened_on, getattr(page, "confirmed", None)))
    return lines


def _iins(lines: Iterable[Line]) -> list[str]:
    return list(dict.fromkeys(one.person.iin for one in lines if one.person))


@transaction.atomic
def show(page: HouseholdPage, iins: Iterable[str], *, looker: Looker) -> None:
    """Trace that a page was opened, for everybody it names."""
    leave_trace(looker, f"{WHY} {page.number}", LOOK, dict.fromkeys(iins))


_TOO_SHORT = Text(
    "Беттің нөмірін (1-17), ЖСН-нің кемінде 6 цифрын немесе тегінің кемінде екі әрпін жазыңыз.",
    "Введите номер страницы (1-17), не менее 6 цифр ИИН или две буквы фамилии.",
    "Type the number of the page (1-17), at least 6 digits of the IIN, or two letters of the surname.",
)
