"""Registration at the place of residence: made, ended, stamped; and a death, which ends all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from qyzmet.registers import refusals
from qyzmet.registers.changing import alive, change, iso, line_of
from qyzmet.registers.documents import invalidate_all
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Address, DwellingRight, Person, RegistrationMark, Residence
from qyzmet.registers.models.mark import MARKS
from qyzmet.registers.reasons import DIED, MOVED, REASONS


def register_residence(
    iin: str,
    address: str | int,
    kind: str,
    *,
    until: date | None = None,
    basis: str = "",
    owner: str = "",
    ends_former: bool = True,
    on: date,
    case: str,
    office: str,
    looker: Looker,
) -> Mapping[str, Any]:
    """Register a person at an address; a former permanent registration ends the same day.

    ``until`` is the last day of a temporary registration, which leaves a permanent one alone. ``owner`` is the IIN of
    who consented, checked against the register of dwellings where that knows the dwelling. With ``ends_former``
    false (2012) a former permanent registration must have ended. Refuses with ``person-unknown``, ``person-died``,
    ``address-unknown``, ``owner-changed``, ``already-here``, ``former-open``, ``bad-term``, ``register-ahead``,
    ``register-changed``.
    """
    with change("register-residence", iin, case, office, looker) as person:
        alive(person, on)
        home = _address(address)
        if (kind == "temporary") != (until is not None) or (until is not None and until < on):
            raise refusals.bad_term(on)
        consent = _consent(home, owner, basis, on) if owner else None
        stays = person.residences.filter(kind=kind).select_related("address")
        if _open(stays, on).filter(address=home).exists():
            raise refusals.already_here(home.line("kk"))
        came = stays.filter(kind="permanent", since__lte=on).order_by("since", "pk").last()
        former = _make_room(person, home, ends_former, on, case) if kind == "permanent" else None
        stay = Residence.objects.create(
            person=person,
            address=home,
            kind=kind,
            since=on,
            until=until,
            registered_by=office,
            arrived_from_kk=came.address.line("kk") if came else "",
            arrived_from_ru=came.address.line("ru") if came else "",
            basis=basis[:200],
            consent_of=consent,
            case_number=case,
        )
        return _stay_row(stay) | {"former": _stay_row(former) if former else None}


def end_residence(
    iin: str,
    kind: str,
    reason: str,
    *,
    left_for: str = "",
    on: date,
    case: str,
    office: str,
    looker: Looker,
) -> Mapping[str, Any]:
    """End a person's registration (``permanent``, ``temporary`` or ``all``) from the day on.

    ``reason`` is a code of :data:`qyzmet.registers.reasons.REASONS` (else :class:`ValueError`). What had ended before,
    by a death or a move, stays as it ended: ``already`` tells it, with its day and reason. Refuses with
    ``not-registered`` who never was, ``register-ahead``, ``register-changed``.
    """
    if reason not in REASONS:
        raise ValueError(f"no such reason: {reason}")
    with change("end-residence", iin, case, office, looker) as person:
        stays = person.residences.select_related("address")
        stays = stays if kind == "all" else stays.filter(kind=kind)
        chosen = list(_open(stays, on))
        if not chosen:
            return _ended_before(person, stays, on)
        for stay in chosen:
            _remove(stay, on, reason, left_for, left_for, case)
        return {"ended": [_stay_row(stay) for stay in chosen], "removed_on": iso(on), "reason": reason}


def _ended_before(person: Person, stays: QuerySet[Residence], on: date) -> Mapping[str, Any]:
    """The registration that ended last, where none is left to end."""
    removed = stays.filter(removed_on__lte=on).order_by("removed_on", "pk").last()
    if removed is None:
        raise refusals.not_registered(person.full_name)
    return {
        "ended": [],
        "already": [_stay_row(removed)],
        "removed_on": iso(removed.removed_on),
        "reason": removed.removal_reason,
    }


def stamp_book(
    iin: str, mark: str, *, military: bool = False, on: date, case: str, office: str, looker: Looker
) -> Mapping[str, Any]:
    """Note the stamp of registration or removal (``registered``, ``removed``), and the military mark with it.

    A stamp of a case is noted once, however often it is asked for.
    """
    kinds = [f"stamp-{mark}", *([f"military-{mark}"] if military else [])]
    with change("stamp-book", iin, case, office, looker) as person:
        return {"marks": [_mark(person, kind, on, case, office) for kind in kinds], "day": iso(on)}


def file_sheet(iin: str, kind: str, *, on: date, case: str, office: str, looker: Looker) -> Mapping[str, Any]:
    """Note an arrival sheet, its statistical coupon or a departure sheet of a case; once a case.

    Raises :class:`ValueError` for a kind that :data:`qyzmet.registers.models.mark.MARKS` does not know.
    """
    with change("file-sheet", iin, case, office, looker) as person:
        return {"marks": [_mark(person, kind, on, case, office)], "day": iso(on)}


def record_death(
    iin: str, died_on: date, *, on: date, case: str, office: str, looker: Looker
) -> Mapping[str, Any]:
    """Note a death: registrations end on the day it is noted, documents lose their force, one waiting is spoiled.

    A death noted before stays as it was noted. Refuses with ``person-unknown``, ``register-ahead``.
    """
    with change("record-death", iin, case, office, looker) as person:
        if person.died_on is not None:
            return {"died_on": iso(person.died_on), "ended": [], "documents": []}
        if died_on > on or died_on < person.birth_date:
            raise refusals.register_ahead(max(died_on, person.birth_date))
        later = person.residences.filter(removed_on=None, since__gt=on).order_by("since").last()
        if later is not None:
            raise refusals.register_ahead(later.since)
        person.died_on = died_on
        person.save(update_fields=["died_on"])
        stays = list(_open(person.residences.select_related("address"), on))
        for stay in stays:
            _remove(stay, on, DIED, "", "", case)
        numbers = invalidate_all(person, on, "died")
        return {
            "died_on": iso(died_on),
            "ended": [_stay_row(stay) for stay in stays],
            "documents": numbers,
        }


def _address(number: str | int) -> Address:
    asked = str(number).strip()
    found = Address.objects.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None
    if found is None:
        raise refusals.address_unknown(asked)
    return found


def _consent(home: Address, owner: str, basis: str, on: date) -> Person | None:
    """Who consented, if the register knows no owner at all or knows them as one.

    reading: where every owner that the register knows has died, somebody else consents by the document that proves the
    right (``basis``), until the heirs are entered.
    """
    rights = DwellingRight.objects.filter(address=home, since__lte=on).exclude(until__lte=on)
    owners = [right.owner for right in rights.select_related("owner").order_by("pk")]
    alive_ones = [one for one in owners if one.died_on is None or one.died_on > on]
    heir = bool(basis.strip()) and not alive_ones and owner not in {one.iin for one in owners}
    if owners and not heir and owner not in {one.iin for one in alive_ones}:
        names = ", ".join(one.full_name for one in alive_ones)
        raise refusals.owner_changed(home.line("kk"), names)
    return Person.objects.filter(iin=owner).first()


def _make_room(person: Person, home: Address, ends_former: bool, on: date, case: str) -> Residence | None:
    """End what would stand beside the new permanent registration; what was ended."""
    stays = person.residences.filter(kind="permanent").select_related("address")
    later = stays.filter(Q(since__gt=on) | Q(removed_on__gt=on)).order_by("since").last()
    if later is not None:
        raise refusals.register_ahead(later.removed_on or later.since)
    former = stays.filter(removed_on=None).first()
    if former is not None:
        if not ends_former:
            raise refusals.former_open(former.address.line("kk"), former.since)
        _remove(former, on, MOVED, home.line("kk"), home.line("ru"), case)
    return former


def _remove(stay: Residence, on: date, reason: str, kk: str, ru: str, case: str) -> None:
    if stay.since > on:
        raise refusals.register_ahead(stay.since)
    still = Residence.objects.filter(pk=stay.pk, removed_on=None)
    if not still.update(
        removed_on=on, removal_reason=reason, left_for_kk=kk[:300], left_for_ru=ru[:300], removal_case=case
    ):
        raise refusals.register_changed()
    stay.removed_on, stay.removal_reason = on, reason


def _open(stays: QuerySet[Residence], on: date) -> QuerySet[Residence]:
    """Registrations that count on the day and have not been ended."""
    return stays.filter(removed_on=None, since__lte=on).exclude(until__lt=on)


def _mark(person: Person, kind: str, on: date, case: str, office: str) -> str:
    if kind not in MARKS:
        raise ValueError(f"no such mark: {kind}")
    RegistrationMark.objects.get_or_create(
        person=person, kind=kind, case_number=case, defaults={"day": on, "office": office}
    )
    return kind


def _stay_row(stay: Residence) -> dict[str, Any]:
    return {
        "residence": stay.pk,
        "kind": stay.kind,
        "address": stay.address_id,
        "line": line_of(stay.address),
        "since": iso(stay.since),
        "until": iso(stay.until),
        "removed_on": iso(stay.removed_on),
    }
