"""What people of the house may ask of the registers; each question leaves a trace.

The trace is written in the transaction that reads: without it nothing is read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet

from qyzmet.law.text import Text
from qyzmet.registers.documents import document_rows
from qyzmet.registers.folding import fold
from qyzmet.registers.iin import check_iin
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import Address, DwellingRight, Kinship, MilitaryDuty, Person, Residence
from qyzmet.registers.models.dwelling import BASES
from qyzmet.registers.models.kinship import DOCUMENTS, KINDS
from qyzmet.registers.reasons import REASONS, TERM_ENDED
from qyzmet.registers.records import AddressRecord, Dwelling, Found, Relative, Status, Stay, Subject
from qyzmet.registers.sorting import kazakh_key

CLOSE = ("parent", "child", "spouse")
"""Close relatives of the 2014 standard, cl. 9: parents, children, spouse."""

_REGISTER_ZONE = ZoneInfo("Asia/Almaty")


class BadQuery(ValueError):
    """A search that cannot be run; ``text`` tells a person why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@transaction.atomic
def address_record(iin: str, on: datetime | date, *, looker: Looker, why: str) -> AddressRecord:
    """Where the person is registered on a day (a moment counts as its day in Astana).

    A registration counts from the day it was made; from the day of removal, or after the planned end of a
    temporary one, it does not. Raises :class:`qyzmet.registers.iin.BadIin` for a number that cannot be and
    :class:`ValueError` without ``why``.
    """
    number = check_iin(iin).number
    leave_trace(looker, why, "address-record", [number])
    return read_address_record(number, on)


def read_address_record(iin: str, on: datetime | date) -> AddressRecord:
    """:func:`address_record` without a trace: for demo and population code that no human reads."""
    day = _day(on)
    person = Person.objects.filter(iin=iin, birth_date__lte=day).first()
    if person is None:
        return AddressRecord(iin, day, Status.NOT_FOUND, None, None, None, None)
    stays = list(person.residences.filter(since__lte=day).select_related("address").order_by("since", "pk"))
    open_stays = [stay for stay in stays if _ended(stay, day) is None]
    permanent = next((stay for stay in reversed(open_stays) if stay.kind == "permanent"), None)
    temporary = next((stay for stay in reversed(open_stays) if stay.kind == "temporary"), None)
    removed = None if open_stays else max(stays, key=lambda stay: _last(stay, day), default=None)
    found = Status.REMOVED if removed else Status.NOT_FOUND
    status = Status.REGISTERED if open_stays else found
    return AddressRecord(
        iin,
        day,
        status,
        _subject(person, day),
        _stay(permanent, day) if permanent else None,
        _stay(temporary, day) if temporary else None,
        _stay(removed, day) if removed else None,
    )


@transaction.atomic
def person_file(iin: str, on: datetime | date, *, looker: Looker, why: str) -> dict[str, Any]:
    """What the registers know of a person on a day, as ``PaperContext.person`` of a paper; empty for nobody.

    ``documents`` are those that existed on the day, in the state they then had (one whose last day is over is
    ``invalid``), ``military`` is the standing of today. ``removed`` is the last permanent registration that ended,
    where there is none now, whatever temporary one goes on. Raises and traces as :func:`address_record`.
    """
    number = check_iin(iin).number
    leave_trace(looker, why, "person-file", [number])
    known = read_address_record(number, on)
    if known.permanent is None:
        known = replace(known, removed=_left(number, known.on) or known.removed)
    record = known.as_dict()
    if record["person"] is None:
        return {}
    stays = {name: record[name] for name in ("permanent", "temporary", "removed")}
    day = date.fromisoformat(record["on"])
    rows = [
        {name: row[name] for name in ("kind", "number", "issued_on", "issued_by", "valid_until", "state")}
        for row in document_rows(record["iin"], day)
    ]
    return {**record["person"], **stays, "documents": rows, "military": _military(record["iin"])}


def _left(iin: str, day: date) -> Stay | None:
    """The permanent registration that was ended last."""
    ended = Residence.objects.filter(person__iin=iin, kind="permanent", removed_on__lte=day)
    last = ended.select_related("address").order_by("removed_on", "pk").last()
    return _stay(last, day) if last else None


def _military(iin: str) -> dict[str, str]:
    duty = MilitaryDuty.objects.filter(person__iin=iin).first()
    return {"status": duty.status if duty else "none", "number": duty.number if duty else ""}


@transaction.atomic
def documents_of(iin: str, on: datetime | date, *, looker: Looker, why: str) -> list[dict[str, Any]]:
    """Every identity document of a person as of a day, oldest first, as :func:`document_rows` writes them.

    Raises and traces as :func:`address_record`.
    """
    number = check_iin(iin).number
    leave_trace(looker, why, "documents", [number])
    return document_rows(number, _day(on))


@transaction.atomic
def dwelling_file(address: str | int, on: datetime | date, *, looker: Looker, why: str) -> dict[str, Any]:
    """What the register of dwellings knows of an address on a day; empty for no address.

    ``address`` (its number), ``line``, ``owners`` (``iin``, ``full_name``, ``died_on``, ``basis`` and ``basis_name``,
    ``number``, ``since``) and ``residents``, how many are registered there. Every owner leaves a trace.
    """
    day, asked = _day(on), str(address).strip()
    home = Address.objects.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None
    rights = DwellingRight.objects.filter(address=home, since__lte=day).exclude(until__lte=day)
    owners = list(rights.select_related("owner").order_by("since", "pk")) if home else []
    leave_trace(looker, why, "dwelling", [one.owner.iin for one in owners], asked)
    if home is None:
        return {}
    stays = Residence.objects.filter(address=home, since__lte=day).exclude(removed_on__lte=day)
    return {
        "address": home.pk,
        "line": _dwelling(home).line.as_dict(),
        "owners": [_owner(one, day) for one in owners],
        "residents": stays.exclude(until__lt=day).values("person").distinct().count(),
    }


def _owner(right: DwellingRight, day: date) -> dict[str, Any]:
    owner = right.owner
    died = owner.died_on if owner.died_on and owner.died_on <= day else None
    return {
        "iin": owner.iin,
        "full_name": owner.full_name,
        "died_on": died.isoformat() if died else None,
        "basis": right.basis,
        "basis_name": BASES[right.basis].as_dict(),
        "number": right.number,
        "since": right.since.isoformat(),
    }


@transaction.atomic
def search_people(query: str, limit: int = 20, *, looker: Looker, why: str) -> list[Found]:
    """People by IIN (whole, or its first digits) or by name, surname first, in either spelling.

    «қайрат», «Кайрат» and «КАЙРАТ» find the same people. Whose name begins with the words as typed is
    found; only if nobody's does, each further word may be the beginning of any other name. Everybody shown
    leaves a trace. Sorted as the Kazakh alphabet sorts. Raises :class:`BadQuery` for a query too short,
    :class:`qyzmet.registers.iin.BadIin` for twelve or more digits that are no IIN.
    """
    asked = query.strip()
    people = Person.objects.all()
    if asked.isascii() and asked.isdigit():
        if len(asked) >= 12:
            check_iin(asked)
        if len(asked) < 6:
            raise BadQuery(_IIN_TOO_SHORT)
        people = people.filter(iin__startswith=asked).order_by("iin")
    else:
        people = _by_name(fold(asked))
    found = [
        Found(one.iin, one.full_name, one.birth_date, one.sex, one.citizenship, one.died_on)
        for one in people[:limit]
    ]
    leave_trace(looker, why, "search", [one.iin for one in found], asked)
    return sorted(found, key=lambda one: (kazakh_key(one.full_name), one.iin))


def meant(words: str, too_short: Text) -> Q:
    """Rows of the ``person`` whose IIN, or name surname first, begins with the words as typed.

    Raises :class:`BadQuery` saying ``too_short``, and :class:`qyzmet.registers.iin.BadIin` for twelve or more digits
    that are no IIN.
    """
    if words.isascii() and words.isdigit():
        if len(words) >= 12:
            check_iin(words)
        if len(words) < 6:
            raise BadQuery(too_short)
        return Q(person__iin__startswith=words)
    key = fold(words)
    if len(key) < 2:
        raise BadQuery(too_short)
    return Q(person__search_key__startswith=key)


def _by_name(asked: str) -> QuerySet[Person]:
    words = asked.split()
    if not words or len(words[0]) < 2:
        raise BadQuery(_NAME_TOO_SHORT)
    people = Person.objects.order_by("search_key", "iin")
    in_order = people.filter(search_key__startswith=asked)
    if len(words) == 1 or in_order.exists():
        return in_order
    loose = people.filter(search_key__startswith=words[0])
    for word in words[1:]:
        loose = loose.filter(search_key__contains=f" {word}")
    return loose


@transaction.atomic
def kin(iin: str, *, looker: Looker, why: str) -> list[Relative]:
    """All relatives the register knows, closest first; ended marriages are left out.

    Raises as :func:`address_record` does. Everybody shown leaves a trace, and so does the person asked
    about.
    """
    return _kin(iin, tuple(KINDS), looker, why)


@transaction.atomic
def close_relatives(iin: str, *, looker: Looker, why: str) -> list[Relative]:
    """Parents, children and spouse only (2014 standard, cl. 9). Otherwise as :func:`kin`."""
    return _kin(iin, CLOSE, looker, why)


def _kin(iin: str, kinds: tuple[str, ...], looker: Looker, why: str) -> list[Relative]:
    number = check_iin(iin).number
    ties = Kinship.objects.filter(person__iin=number, kind__in=kinds, ended_on__isnull=True)
    order = list(KINDS)
    relatives = [
        Relative(
            tie.relative.iin,
            tie.relative.full_name,
            tie.relative.birth_date,
            tie.kind,
            KINDS[tie.kind],
            tie.document,
            DOCUMENTS[tie.document],
            tie.document_number,
        )
        for tie in ties.select_related("relative")
    ]
    leave_trace(looker, why, "kin", [number, *(one.iin for one in relatives)])
    return sorted(relatives, key=lambda one: (order.index(one.kind), one.birth_date, one.iin))


def _day(on: datetime | date) -> date:
    return on.astimezone(_REGISTER_ZONE).date() if isinstance(on, datetime) else on


def _ended(stay: Residence, day: date) -> date | None:
    """The first day on which the registration counts no more, if that is not after ``day``."""
    ends = [stay.removed_on, stay.until + timedelta(days=1) if stay.until else None]
    return min((end for end in ends if end is not None and end <= day), default=None)


def _last(stay: Residence, day: date) -> tuple[date, bool]:
    """What to prefer among ended registrations: the latest end, on one day the permanent one."""
    return _ended(stay, day) or date.min, stay.kind == "permanent"


def _stay(stay: Residence, day: date) -> Stay:
    ended = _ended(stay, day)
    removed = stay.removed_on is not None and ended == stay.removed_on
    reason = (stay.removal_reason if removed else TERM_ENDED) if ended else ""
    return Stay(
        kind=stay.kind,
        dwelling=_dwelling(stay.address),
        since=stay.since,
        until=stay.until,
        registered_by=stay.registered_by,
        arrived_from=_text(stay.arrived_from_kk, stay.arrived_from_ru),
        removed_on=ended,
        reason_code=reason,
        reason=REASONS[reason] if reason else None,
        left_for=_text(stay.left_for_kk, stay.left_for_ru) if removed else None,
    )


def _dwelling(address: Address) -> Dwelling:
    return Dwelling(
        line=Text(address.line("kk"), address.line("ru"), address.line("en")),
        area=Text(address.area("kk"), address.area("ru"), address.area("en")),
        house=Text(address.house_line("kk"), address.house_line("ru"), address.house_line("en")),
    )


def _subject(person: Person, day: date) -> Subject:
    return Subject(
        iin=person.iin,
        surname=person.surname,
        given_name=person.given_name,
        patronymic=person.patronymic,
        full_name=person.full_name,
        birth_date=person.birth_date,
        birth_year=person.birth_date.year,
        birth_place=Text(person.birth_place_kk, person.birth_place_ru, person.birth_place_kk),
        sex=person.sex,
        citizenship=person.citizenship,
        died_on=person.died_on if person.died_on and person.died_on <= day else None,
    )


def _text(kk: str, ru: str) -> Text | None:
    return Text(kk, ru, kk) if kk or ru else None


_IIN_TOO_SHORT = Text(
    "Тым аз цифр: ЖСН-нің кемінде алғашқы алты цифрын жазыңыз.",
    "Слишком мало цифр: введите хотя бы первые шесть цифр ИИН.",
    "Too few digits: type at least the first six digits of the IIN.",
)
_NAME_TOO_SHORT = Text(
    "Тым қысқа: тегінің кемінде алғашқы екі әрпін немесе ЖСН жазыңыз.",
    "Слишком коротко: введите хотя бы две первые буквы фамилии или ИИН.",
    "Too short: type at least the first two letters of the surname, or an IIN.",
)
