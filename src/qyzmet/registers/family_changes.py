"""What an authorised body writes into the register of families. A change is one transaction, traced, with its ground.

Nothing is rewritten: members and statuses end by their day, a wrong income is superseded by another record. ``looker``
is who writes, with the office. Every :class:`qyzmet.process.errors.Refusal` names the field at fault and has changed
nothing. Common to all are ``no-such-family``, ``another-office``, ``no-family``, ``future-day``, ``no-ground``,
``bad-iin``, ``person-unknown`` and ``register-changed``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

import pghistory
from django.utils import timezone

from qyzmet.registers import family_refusals as refusals
from qyzmet.registers.changing import one_wins, person_at
from qyzmet.registers.household_refusals import address_unknown, in_the_future, no_ground
from qyzmet.registers.incomes import standing_members, statuses_on
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import Address, Family, FamilyMember, IncomeRecord, Person, PersonStatus
from qyzmet.services.ages import age_on
from qyzmet.services.family_words import HEAD, RELATIONS
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.money import TIYN
from qyzmet.services.statuses import STATUSES

OF_ANOTHER_REGISTER: Final = ("unemployed",)
"""Statuses that another register keeps: they are read, never entered here."""
CARE: Final[Mapping[str, str]] = {
    "carer-of-disabled": "disabled",
    "carer-of-old": "old",
    "carer-of-child": "child",
}
"""Statuses that say for whom somebody cares."""
MOST: Final = Decimal(10**9)
"""The highest income of a month that is entered, in tenge."""
_MONTH: Final = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])")
_SUM: Final = re.compile(r"-?\d+(\.\d{1,2})?")
_CURRENCY: Final = re.compile(r"[$€£¥₽]|[^\W\d_]+\.?")
_TENGE: Final = ("kzt", "тг", "тг.", "тнг", "тенге", "теңге", "tenge")


def open_family(
    head: str, *, on: date, ground: str, looker: Looker, address: str | int | None = None
) -> Family:
    """Enter a family with its head; further members are added one by one.

    ``address`` is the number of an address of the register, where they live. Refuses besides with
    ``in-another-family``, ``not-living``, ``address-unknown``.
    """
    said = _said(ground)
    _not_ahead(on)
    home = _address(address)
    with _changing("family-open", looker):
        person = person_at(head, "head")
        family = Family.objects.create(
            office=looker.office, address=home, opened_on=on, ground=said, opened_by=looker.name
        )
        _join(family, person, HEAD, True, on, said, looker)
        return family


def add_member(
    family: int,
    iin: str,
    relation: str,
    *,
    on: date,
    ground: str,
    looker: Looker,
    shares_household: bool = True,
) -> None:
    """Put somebody into the family. Refuses besides with ``unknown-relation``, ``one-head``,
    ``in-another-family``, ``not-living``."""
    if relation not in RELATIONS:
        raise refusals.unknown_relation()
    with _changed("family-member", family, on, ground, looker) as (row, said):
        if relation == HEAD and row.members.filter(relation=HEAD, until=None).exists():
            raise refusals.one_head()
        _join(row, person_at(iin, "iin"), relation, shares_household, on, said, looker)


def remove_member(
    family: int, iin: str, *, on: date, ground: str, looker: Looker, successor: str = ""
) -> None:
    """Take somebody out of the family from a day on.

    While others stay, a head leaves only where a ``successor`` (IIN) is named. Refuses besides with
    ``not-a-member``, ``successor-needed``.
    """
    with _changed("family-member", family, on, ground, looker) as (row, said):
        member = _member(row, iin, on)
        rest = row.members.filter(until=None).exclude(pk=member.pk)
        heir = None
        if member.relation == HEAD and rest.exists():
            if not successor or successor == iin:
                raise refusals.successor_needed()
            heir = _member(row, successor, on)
        _end(member, on, said)
        if heir is not None:
            _end(heir, on, said)
            _join(row, heir.person, HEAD, heir.shares_household, on, said, looker)


def take_over(
    family: int, *, on: date, ground: str, looker: Looker, address: str | int | None = None
) -> None:
    """Keep from now on a family that another body kept, since it moved; the former keeper stays in the history.

    Refuses besides with ``address-unknown``.
    """
    said = _said(ground)
    _not_ahead(on)
    home = _address(address)
    with _changing("family-move", looker):
        row = _family(family)
        leave_trace(looker, said, "family-move", _iins(row))
        row.office = looker.office
        row.address = home or row.address
        row.save(update_fields=["office", "address"])


def set_status(
    iin: str,
    kind: str,
    *,
    since: date,
    proof: str,
    looker: Looker,
    until: date | None = None,
    about: str = "",
) -> PersonStatus:
    """Enter what is known of a member of a family from a day on, with the document that proves it.

    ``about`` is the IIN of the person cared for. Refuses besides with ``unknown-status``, ``no-proof``,
    ``bad-span``, ``not-living``, ``status-already-there``, ``cared-for-needed``, ``cared-for-does-not-fit``.
    """
    if kind not in STATUSES or kind in OF_ANOTHER_REGISTER:
        raise refusals.unknown_status()
    _not_ahead(since)
    paper = " ".join(proof.split())[:200]
    if not paper:
        raise refusals.no_proof()
    if until is not None and until < since:
        raise refusals.bad_span()
    with _changing("family-status", looker):
        person = _kept(iin, timezone.localdate(), looker, paper)
        _living(person, since)
        same = PersonStatus.objects.filter(person=person, kind=kind).exclude(until__lte=since)
        if (same if until is None else same.filter(since__lt=until)).exists():
            raise refusals.status_open(person.full_name)
        return PersonStatus.objects.create(
            person=person,
            kind=kind,
            about=_cared_for(kind, about, since),
            since=since,
            until=until,
            proof=paper,
            office=looker.office,
            entered_by=looker.name,
        )


def end_status(status: int, *, on: date, ground: str, looker: Looker) -> None:
    """End a status from a day on. Refuses besides with ``no-such-status``, ``bad-span``."""
    said = _said(ground)
    with _changing("family-status", looker):
        row = PersonStatus.objects.select_for_update().filter(pk=status, until=None).first()
        if row is None:
            raise refusals.no_such_status()
        if on < row.since:
            raise refusals.bad_span()
        _kept(row.person.iin, timezone.localdate(), looker, said)
        row.until = on
        row.save(update_fields=["until"])


def enter_incomes(
    iin: str, kind: str, source: str, amounts: Mapping[str, str | int | Decimal], *, looker: Looker
) -> int:
    """Enter what a member of a family received of a kind from a source, by months (``2012-10``), in tenge; how many.

    All the months are entered or none. Refuses besides with ``unknown-kind-of-income``, ``bad-month``,
    ``month-not-over``, ``negative-income``, ``bad-income``, ``foreign-currency``, ``month-counted-twice``.
    """
    if kind not in INCOME_KINDS:
        raise refusals.unknown_kind()
    told = " ".join(source.split())[:200]
    sums = {_month(month): tiyn_of(amount) for month, amount in amounts.items()}
    with _changing("family-income", looker):
        person = _kept(iin, timezone.localdate(), looker, told or kind)
        there = IncomeRecord.objects.filter(
            person=person, kind=kind, source=told, month__in=sums, current=True
        )
        if (twice := there.order_by("month").first()) is not None:
            raise refusals.month_twice(twice.month)
        for month, amount in sums.items():
            _record(person, kind, told, month, amount, looker)
    return len(sums)


def correct_income(record: int, amount: str | int | Decimal, *, reason: str, looker: Looker) -> IncomeRecord:
    """Put another record, in tenge, in the place of one that is wrong; the former stays, superseded.

    What was never received is corrected to 0. Refuses besides with ``no-reason``, ``no-such-income``,
    ``nothing-changed``, ``negative-income``, ``bad-income``, ``foreign-currency``.
    """
    why = " ".join(reason.split())[:300]
    if not why:
        raise refusals.no_reason()
    value = tiyn_of(amount)
    with _changing("family-income", looker):
        former = (
            IncomeRecord.objects.select_for_update(of=("self",))
            .select_related("person")
            .filter(pk=record, current=True)
            .first()
        )
        if former is None:
            raise refusals.no_such_income()
        if former.amount == value:
            raise refusals.nothing_changed()
        _kept(former.person.iin, timezone.localdate(), looker, why)
        IncomeRecord.objects.filter(pk=former.pk).update(current=False)
        return _record(
            former.person,
            former.kind,
            former.source,
            former.month,
            value,
            looker,
            corrects=former,
            reason=why,
        )


def tiyn_of(amount: str | int | Decimal) -> int:
    """A sum of tenge as written by people, in tiyn: ``45 000,50``, ``45,000.50``, ``45000 тг``.

    Raises the refusals ``bad-income``, ``negative-income``, ``foreign-currency``.
    """
    said = re.sub(r"\s", "", str(amount))
    for mark in _CURRENCY.findall(said):
        if mark.lower() not in _TENGE:
            raise refusals.foreign_currency(mark)
    said = _CURRENCY.sub("", said).replace("−", "-")
    said = said.replace(",", ".") if re.fullmatch(r"-?\d+,\d{1,2}", said) else said.replace(",", "")
    if not _SUM.fullmatch(said):
        raise refusals.bad_amount()
    try:
        value = Decimal(said)
    except InvalidOperation:
        raise refusals.bad_amount() from None
    if value < 0:
        raise refusals.negative_income()
    if value > MOST:
        raise refusals.bad_amount()
    return int(value * TIYN)


def _record(
    person: Person,
    kind: str,
    source: str,
    month: date,
    amount: int,
    looker: Looker,
    corrects: IncomeRecord | None = None,
    reason: str = "",
) -> IncomeRecord:
    return IncomeRecord.objects.create(
        person=person,
        kind=kind,
        source=source,
        month=month,
        amount=amount,
        corrects=corrects,
        reason=reason,
        entered_at=timezone.now(),
        entered_by=looker.name,
        user_id=looker.user_id,
        office=looker.office,
    )


@contextmanager
def _changing(what: str, looker: Looker) -> Iterator[None]:
    """A transaction whose former rows are kept with who changed them."""
    with one_wins(), pghistory.context(office=looker.office, user=looker.user_id, change=what):
        yield


@contextmanager
def _changed(what: str, family: int, on: date, ground: str, looker: Looker) -> Iterator[tuple[Family, str]]:
    """A change of one family that the office keeps, alone at it until it is done."""
    said = _said(ground)
    _not_ahead(on)
    with _changing(what, looker):
        row = _family(family)
        if row.office != looker.office:
            raise refusals.another_office()
        leave_trace(looker, said, what, _iins(row))
        yield row, said


def _family(number: int) -> Family:
    row = Family.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise refusals.no_such_family()
    return row


def _iins(family: Family) -> list[str]:
    return list(family.members.filter(until=None).values_list("person__iin", flat=True))


def _kept(iin: str, on: date, looker: Looker, why: str) -> Person:
    """A member, on a day, of a family that the office keeps; the look is traced."""
    person = person_at(iin, "iin")
    member = standing_members(on).filter(person=person).select_related("family").first()
    if member is None:
        raise refusals.no_family(person.full_name)
    if member.family.office != looker.office:
        raise refusals.another_office()
    leave_trace(looker, why, "family", [person.iin])
    return person


def _living(person: Person, on: date) -> None:
    if on < person.birth_date or (person.died_on is not None and person.died_on <= on):
        raise refusals.not_living(person.full_name)


def _join(
    family: Family, person: Person, relation: str, shares: bool, on: date, ground: str, looker: Looker
) -> None:
    _living(person, on)
    if FamilyMember.objects.filter(person=person).exclude(until__lte=on).exists():
        raise refusals.in_a_family(person.full_name)
    leave_trace(looker, ground, "family-member", [person.iin])
    FamilyMember.objects.create(
        family=family,
        person=person,
        relation=relation,
        shares_household=shares,
        since=on,
        ground=ground,
        entered_by=looker.name,
    )


def _member(family: Family, iin: str, on: date) -> FamilyMember:
    rows = family.members.filter(person__iin=iin.strip(), until=None, since__lte=on)
    member = rows.select_related("person").first()
    if member is None:
        raise refusals.not_a_member(iin)
    return member


def _end(member: FamilyMember, on: date, ground: str) -> None:
    member.until, member.end_ground = on, ground
    member.save(update_fields=["until", "end_ground"])


def _cared_for(kind: str, about: str, on: date) -> Person | None:
    """Who is cared for, of those whose care counts (2012, cl. 10(2)).

    reading: older than eighty is who turned eighty before the day.
    """
    if kind not in CARE:
        return None
    if not about.strip():
        raise refusals.cared_for_needed()
    person = person_at(about, "about")
    _living(person, on)
    age, before = age_on(person.birth_date, on), age_on(person.birth_date, on - timedelta(days=1))
    kinds = {row["kind"] for row in statuses_on([person.pk], on).get(person.pk, [])}
    fits = {"disabled": bool(kinds & {"disabled-1", "disabled-2"}), "old": before >= 80, "child": age < 7}
    if not fits[CARE[kind]]:
        raise refusals.cared_for_does_not_fit(person.full_name)
    return person


def _address(number: str | int | None) -> Address | None:
    said = str(number or "").strip()
    if not said:
        return None
    found = Address.objects.filter(pk=int(said)).first() if said.isascii() and said.isdigit() else None
    if found is None:
        raise address_unknown()
    return found


def _month(said: str) -> date:
    found = _MONTH.fullmatch(said)
    if found is None:
        raise refusals.bad_month()
    month, today = date(int(found[1]), int(found[2]), 1), timezone.localdate()
    if month >= today.replace(day=1):
        raise refusals.month_not_over(today)
    return month


def _not_ahead(on: date) -> None:
    today = timezone.localdate()
    if on > today:
        raise in_the_future(today)


def _said(ground: str) -> str:
    said = " ".join(ground.split())[:200]
    if not said:
        raise no_ground()
    return said
