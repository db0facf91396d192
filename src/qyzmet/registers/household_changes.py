"""What an akim writes into the household book. Each change is one transaction, traced, with its day and ground.

Nothing is rewritten: a later entry supersedes, a signed page keeps the day it was signed for, and what comes after is
entered for a later day. ``looker`` is who writes, with the akim's office; ``on`` the day from which the entry counts.
Every :class:`qyzmet.process.errors.Refusal` names the field at fault and has changed nothing. Common to all are
``no-such-page``, ``another-akim``, ``future-day``, ``before-opened``, ``page-signed`` and ``no-ground``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import pghistory
from django.db.models import Max
from django.utils import timezone

from qyzmet.registers import household_refusals as refusals
from qyzmet.registers.changing import one_wins, person_at
from qyzmet.registers.households import page_as_of
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import (
    Address,
    HouseholdConfirmation,
    HouseholdEntry,
    HouseholdMember,
    HouseholdPage,
    Person,
)
from qyzmet.services.household_words import HEAD, ITEMS, RELATIONS

MOST_PAGES: Final = 9_999
MOST_COUNT: Final = 99_999
MOST_HECTARES: Final = Decimal(9_999)
OLDEST_MACHINE: Final = 1930
"""The earliest year of make; 0 says that it is not known."""


def open_page(
    book: int, page: int, address: str | int, head: str, *, on: date, ground: str, looker: Looker
) -> HouseholdPage:
    """Open a page for a household with its head; further members are added one by one.

    ``address`` is the number of an address of the register. Refuses besides with ``bad-page``, ``page-taken``,
    ``address-unknown`` and what :func:`add_member` refuses.
    """
    if not (1 <= book <= MOST_PAGES and 1 <= page <= MOST_PAGES):
        raise refusals.page_from_one()
    _not_ahead(on)
    said = _said(ground)
    number = str(address)
    home = Address.objects.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
    if home is None:
        raise refusals.address_unknown()
    with one_wins(), _recorded("household-open", looker):
        if HouseholdPage.objects.filter(akim=looker.office, book=book, page=page).exists():
            raise refusals.page_taken(f"{book}-{page}")
        opened = HouseholdPage.objects.create(
            akim=looker.office,
            book=book,
            page=page,
            address=home,
            opened_on=on,
            ground=said,
            opened_by=looker.name,
        )
        _enter_member(opened, head, HEAD, on, said, looker, field="head")
        return opened


def add_member(household: int, iin: str, relation: str, *, on: date, ground: str, looker: Looker) -> None:
    """Put somebody on the page. Refuses besides with ``unknown-relation``, ``one-head``, ``bad-iin``,
    ``person-unknown``, ``not-living``, ``already-here``, ``stands-elsewhere``."""
    if relation not in RELATIONS:
        raise refusals.unknown_relation()
    with _changed("household-member", household, on, ground, looker) as (page, said):
        if relation == HEAD and page.members.filter(relation=HEAD, until=None).exists():
            raise refusals.one_head()
        _enter_member(page, iin, relation, on, said, looker)


def remove_member(
    household: int, iin: str, *, on: date, ground: str, looker: Looker, successor: str = ""
) -> None:
    """Take somebody off the page; from the day ``on`` they stand there no more.

    While others stay, a head leaves only where a ``successor`` (IIN) is named. Refuses besides with ``not-a-member``,
    ``successor-needed``, ``no-successor``.
    """
    with _changed("household-member", household, on, ground, looker) as (page, said):
        member = _member(page, iin, on)
        if member is None:
            raise refusals.not_a_member(iin)
        rest = page.members.filter(until=None).exclude(pk=member.pk)
        if member.relation == HEAD and rest.exists():
            if not successor:
                raise refusals.successor_needed()
            heir = _member(page, successor, on)
            if heir is None or heir.pk == member.pk:
                raise refusals.no_successor()
            _end(member, on, said, looker)
            _end(heir, on, said, looker)
            _stand(page, heir.person, HEAD, on, said, looker)
        else:
            _end(member, on, said, looker)


def enter(
    household: int,
    section: str,
    item: str,
    amount: str | int | Decimal,
    *,
    on: date,
    ground: str,
    looker: Looker,
    yearly: bool = False,
    year: int = 0,
) -> HouseholdEntry:
    """Enter what the household has of one thing from a day on: hectares of land, else a count; 0 for none any more.

    ``yearly`` says that it was found in the yearly round of the yards; ``year`` is the year of make of a machine, 0
    where it is not known. Refuses besides with ``unknown-item``, ``negative``, ``bad-amount``, ``bad-year``.
    """
    if item not in ITEMS.get(section, {}):
        raise refusals.unknown_item()
    value = _amount(section, amount)
    if year and (section != "machinery" or not OLDEST_MACHINE <= year <= on.year):
        raise refusals.bad_year(on.year)
    with _changed("household-entry", household, on, ground, looker) as (page, said):
        return HouseholdEntry.objects.create(
            household=page,
            section=section,
            item=item,
            year=year,
            hectares=value if section == "land" else None,
            count=None if section == "land" else int(value),
            day=on,
            yearly=yearly,
            ground=said,
            entered_at=timezone.now(),
            entered_by=looker.name,
            user_id=looker.user_id,
            post=looker.post,
        )


def confirm_page(household: int, *, on: date, looker: Looker) -> HouseholdConfirmation:
    """Sign the page for the year of the day, as it stands on that day; later changes are entered for later days.

    The number is counted by akim and year. Refuses besides with ``year-signed``, ``nobody-there``.
    """
    with _changed(_SIGN, household, on, _CONFIRMED, looker) as (page, _said):
        signed = HouseholdConfirmation.objects.filter(household=page, year=on.year).first()
        if signed is not None:
            raise refusals.year_signed(on.year, signed.number)
        stands = page_as_of(page, on)
        if not stands["members"]:
            raise refusals.nobody_there()
        text = canonical(stands)
        last = HouseholdConfirmation.objects.filter(akim=page.akim, year=on.year).aggregate(
            last=Max("number")
        )
        return HouseholdConfirmation.objects.create(
            household=page,
            akim=page.akim,
            year=on.year,
            number=(last["last"] or 0) + 1,
            day=on,
            content=text,
            sha256=digest(text),
            signed_at=timezone.now(),
            signed_by=looker.name,
            user_id=looker.user_id,
            post=looker.post,
        )


def canonical(page: dict[str, Any]) -> str:
    """What is signed of a page: JSON that the same content always gives."""
    kept = {name: value for name, value in page.items() if name != "confirmed_on"}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


_CONFIRMED: Final = "жылдық растау"
_SIGN: Final = "household-sign"


@contextmanager
def _changed(
    what: str, household: int, on: date, ground: str, looker: Looker
) -> Iterator[tuple[HouseholdPage, str]]:
    """A change of one page of the looker's own book, alone at it until it is done."""
    _not_ahead(on)
    said = _said(ground)
    with one_wins(), _recorded(what, looker):
        page = HouseholdPage.objects.select_for_update().filter(pk=household).first()
        if page is None:
            raise refusals.no_such_page()
        if page.akim != looker.office:
            raise refusals.another_akim()
        if on < page.opened_on:
            raise refusals.before_opened(page.opened_on)
        signed = page.confirmations.aggregate(last=Max("day"))["last"]
        if signed is not None and (on < signed or (on == signed and what != _SIGN)):
            raise refusals.page_signed(signed)
        iins = page.members.filter(until=None).values_list("person__iin", flat=True)
        leave_trace(looker, said, what, iins)
        yield page, said


@contextmanager
def _recorded(what: str, looker: Looker) -> Iterator[None]:
    """Former rows are kept with who changed them."""
    with pghistory.context(office=looker.office, user=looker.user_id, change=what):
        yield


def _not_ahead(on: date) -> None:
    today = timezone.localdate()
    if on > today:
        raise refusals.in_the_future(today)


def _said(ground: str) -> str:
    said = " ".join(ground.split())[:200]
    if not said:
        raise refusals.no_ground()
    return said


def _enter_member(
    page: HouseholdPage,
    iin: str,
    relation: str,
    on: date,
    ground: str,
    looker: Looker,
    field: str = "iin",
) -> None:
    person = person_at(iin, field)
    if on < person.birth_date or (person.died_on and person.died_on <= on):
        raise refusals.not_living(person.full_name, person.birth_date, person.died_on)
    later = HouseholdMember.objects.filter(person=person).exclude(until__lte=on).select_related("household")
    stands = later.order_by("since").first()
    if stands is not None and stands.household_id == page.pk:
        raise refusals.already_here(person.full_name)
    if stands is not None:
        number = stands.household.number if stands.household.akim == page.akim else ""
        raise refusals.stands_elsewhere(person.full_name, number)
    leave_trace(looker, ground, "household-member", [person.iin])
    _stand(page, person, relation, on, ground, looker)


def _stand(page: HouseholdPage, person: Person, relation: str, on: date, ground: str, looker: Looker) -> None:
    HouseholdMember.objects.create(
        household=page, person=person, relation=relation, since=on, ground=ground, entered_by=looker.name
    )


def _member(page: HouseholdPage, iin: str, on: date) -> HouseholdMember | None:
    rows = page.members.filter(person__iin=iin.strip(), until=None, since__lte=on)
    return rows.select_related("person").first()


def _end(member: HouseholdMember, on: date, ground: str, looker: Looker) -> None:
    member.until, member.end_ground, member.ended_by = on, ground, looker.name
    member.save(update_fields=["until", "end_ground", "ended_by"])


def _amount(section: str, amount: str | int | Decimal) -> Decimal:
    land = section == "land"
    try:
        value = Decimal(str(amount).strip().replace(",", "."))
    except InvalidOperation:
        raise refusals.bad_amount(land) from None
    if not value.is_finite():
        raise refusals.bad_amount(land)
    if value < 0:
        raise refusals.negative()
    most, step = (MOST_HECTARES, Decimal("0.0001")) if land else (Decimal(MOST_COUNT), Decimal(1))
    if value > most or value != value.quantize(step):
        raise refusals.bad_amount(land)
    return value.quantize(step)
