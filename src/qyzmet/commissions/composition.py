"""Who sits on the commission of an office: set up by an akim's decision, changed by dated entries, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from qyzmet.commissions.models import ROLES, Commission, Member
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal

CLAUSE = "1(3)"


@dataclass(frozen=True, slots=True)
class Decision:
    """The akim's decision: number, day, who signed it, from which day the commission works."""

    number: str
    on: date
    by: str
    since: date


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a decision names."""

    name: str
    role: str
    position: str = ""


@transaction.atomic
def set_up(office: str, decision: Decision, members: Sequence[Named], *, by: str, at: datetime) -> Commission:
    """Set up the commission of an office; the former one, if there is one, ends that day with all its seats.

    Raises :class:`Refusal`: ``decision-unnamed``, ``decision-backwards``, ``no-chair``, ``member-twice``,
    ``commission-backwards``.
    """
    if not decision.number.strip() or not decision.by.strip():
        raise Refusal("decision-unnamed", _UNNAMED, clause=CLAUSE, field="number")
    if decision.since < decision.on:
        raise Refusal("decision-backwards", _BACKWARDS, clause=CLAUSE, field="since")
    names = [_tidy(one.name) for one in members]
    if len(set(names)) != len(names) or not all(names):
        raise Refusal("member-twice", _TWICE, clause=CLAUSE, field="members")
    if [one.role for one in members].count("chair") != 1 or any(one.role not in ROLES for one in members):
        raise Refusal("no-chair", _CHAIR, clause=CLAUSE, field="members")
    place = Office.objects.select_for_update().get(code=office)
    _end_former(place, decision.since, by)
    commission = Commission.objects.create(
        office=place,
        decision_number=decision.number.strip(),
        decided_on=decision.on,
        decided_by=_tidy(decision.by),
        since=decision.since,
        recorded_by=by,
        recorded_at=at,
    )
    for one, name in zip(members, names, strict=True):
        _seat(commission, one, name, decision.since, by, at)
    return commission


@transaction.atomic
def add_member(commission: int, who: Named, since: date, *, by: str, at: datetime) -> Member:
    """Put somebody on a commission that works. Raises :class:`Refusal` ``member-twice`` and ``no-chair``."""
    found = _open(commission)
    name = _tidy(who.name)
    seats = found.members.filter(until=None)
    if not name or since < found.since or seats.filter(name=name).exists():
        raise Refusal("member-twice", _TWICE, clause=CLAUSE, field="name")
    if who.role not in ROLES or (who.role == "chair" and seats.filter(role="chair").exists()):
        raise Refusal("no-chair", _CHAIR, clause=CLAUSE, field="role")
    return _seat(found, who, name, since, by, at)


@transaction.atomic
def end_member(member: int, until: date, *, by: str) -> Member:
    """Write down that somebody sits no more from a day on. Raises :class:`Refusal` ``member-ended``."""
    found = Member.objects.select_for_update().get(pk=member)
    if found.until is not None or until < found.since:
        raise Refusal("member-ended", _ENDED, clause=CLAUSE, field="until")
    found.until, found.ended_by = until, by
    found.save(update_fields=["until", "ended_by"])
    return found


def commission_on(office: str, day: date) -> Commission | None:
    """The commission of an office that works on a day; None where there is none."""
    held = Commission.objects.filter(office__code=office, since__lte=day)
    return held.filter(Q(until=None) | Q(until__gt=day)).order_by("-since", "-pk").first()


def members_on(commission: Commission, day: date) -> list[Member]:
    """Who sits on it that day, the chair first."""
    order = list(ROLES)
    held = [one for one in commission.members.order_by("pk") if one.sits_on(day)]
    return sorted(held, key=lambda one: order.index(one.role))


def history(office: str) -> list[Commission]:
    """Every commission the office ever had, the latest first, with all its members."""
    return list(
        Commission.objects.filter(office__code=office).prefetch_related("members").order_by("-since", "-pk")
    )


def _end_former(office: Office, since: date, by: str) -> None:
    former = Commission.objects.select_for_update().filter(office=office, until=None).first()
    if former is None:
        return
    if since < former.since:
        raise Refusal("commission-backwards", _FORMER, clause=CLAUSE, field="since")
    for one in former.members.filter(until=None):
        one.until, one.ended_by = max(since, one.since), by
        one.save(update_fields=["until", "ended_by"])
    former.until, former.ended_by = since, by
    former.save(update_fields=["until", "ended_by"])


def _seat(commission: Commission, who: Named, name: str, since: date, by: str, at: datetime) -> Member:
    return Member.objects.create(
        commission=commission,
        name=name,
        position=_tidy(who.position),
        role=who.role,
        since=since,
        recorded_by=by,
        recorded_at=at,
    )


def _open(commission: int) -> Commission:
    found = Commission.objects.select_for_update().get(pk=commission)
    if found.until is not None:
        raise Refusal("commission-ended", _ENDED, clause=CLAUSE)
    return found


def _tidy(text: str) -> str:
    return " ".join(text.split())


_UNNAMED = Text(
    "Комиссия әкімнің шешімімен құрылады: шешімнің нөмірін және әкімді жазыңыз.",
    "Комиссия создаётся решением акима: укажите номер решения и акима.",
    "A commission is set up by an akim's decision: give its number and the akim.",
)
_BACKWARDS = Text(
    "Комиссия шешім қабылданған күннен бұрын жұмыс істей алмайды.",
    "Комиссия не может работать раньше дня решения.",
    "A commission cannot work before the day of the decision.",
)
_TWICE = Text(
    "Комиссия мүшесі бір рет жазылады, аты-жөні толық болуы тиіс, комиссиядан бұрын кірмейді.",
    "Член комиссии записывается один раз, с полным именем и не раньше самой комиссии.",
    "A member is named once, with a full name, and not before the commission itself.",
)
_CHAIR = Text(
    "Комиссияда дәл бір төраға болады; рөлі – төраға, орынбасар, хатшы немесе мүше.",
    "В комиссии ровно один председатель; роль – председатель, заместитель, секретарь или член.",
    "A commission has exactly one chair; a role is chair, deputy, secretary or member.",
)
_ENDED = Text(
    "Мерзімі бұрын аяқталған немесе күн дұрыс емес.",
    "Срок уже закончен либо день указан неверно.",
    "It has ended before, or the day is wrong.",
)
_FORMER = Text(
    "Жаңа комиссия бұрынғысынан ерте басталмайды.",
    "Новая комиссия не начинается раньше прежней.",
    "A new commission does not begin before the former one.",
)
