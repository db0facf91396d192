"""The visits of an office: their states, the routes they lie on, the equipment that goes along.

Every change locks the visit, names the version it saw, and adds a line to its history. Planning locks the route,
so that its capacity and its order hold however many plan at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from qyzmet.cases.models import Equipment, EquipmentUse, Route, Visit, VisitEvent
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Actor

CAPACITY: Final = 8
"""Visits a route takes unless the planner says otherwise; an arrangement, no rule of an act."""
MOST: Final = 40

EVENTS: Final = {
    "asked": Text("сұралды", "запрошено", "asked for"),
    "planned": Text("бағдарға қойылды", "поставлено в маршрут", "put on a route"),
    "taken-off": Text("бағдардан алынды", "снято с маршрута", "taken off the route"),
    "given": Text("басқа қызметкерге берілді", "передано другому сотруднику", "given to another official"),
    "arrived": Text("келді", "прибыли", "arrived"),
    "missed": Text("үйде ешкім болмады", "никого не застали", "nobody at home"),
    "filed": Text("іс ашылды", "дело открыто", "the case was opened"),
    "done": Text("бару аяқталды", "выезд завершён", "the visit is done"),
    "settled": Text("іс онсыз да жылжыды", "дело продвинулось без выезда", "the case moved on without it"),
    "cancelled": Text("тоқтатылды", "отменено", "cancelled"),
    "corrected": Text("түзетілді", "исправлено", "corrected"),
}
"""What may happen to a visit."""

STATES: Final = {
    Visit.WAITING: Text("жоспарды күтеді", "ждёт плана", "waits to be planned"),
    Visit.PLANNED: Text("жоспарланды", "запланировано", "planned"),
    Visit.THERE: Text("қызметкер сол жерде", "сотрудник на месте", "the official is there"),
    Visit.DONE: Text("аяқталды", "завершено", "done"),
    Visit.CANCELLED: Text("тоқтатылды", "отменено", "cancelled"),
}


def ask(visit: Visit, by: Actor, detail: str = "") -> Visit:
    """Write a new request down; the one made before with the same key if there is one.

    Raises :class:`Refusal` (``visit-asked-already``) where the person's request for the service is open here.
    """
    if (before := Visit.objects.filter(key=visit.key, office=visit.office).first()) is not None:
        return before
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
            _line(visit, "asked", by, visit.asked_at, detail, None)
    except IntegrityError as error:
        if (before := Visit.objects.filter(key=visit.key, office=visit.office).first()) is not None:
            return before
        raise Refusal("visit-asked-already", _ASKED) from error
    return visit


def found(visit: int, office: str) -> Visit:
    """The visit, if it is one of this office; the same :class:`Refusal` for one of others and for none."""
    row = Visit.objects.select_related("route", "case").filter(pk=visit, office=office).first()
    if row is None:
        raise no_such_visit()
    return row


def change(
    visit: int,
    office: str,
    what: str,
    by: Actor,
    *,
    at: datetime,
    seen: int | None = None,
    detail: str = "",
    key: str | None = None,
    state: str = "",
    before: Iterable[str] = Visit.OPEN,
    **columns: object,
) -> tuple[Visit, bool]:
    """Let something happen to a visit: a new state, new columns, a line of history. The flag: it had happened.

    ``before`` are the states in which it may happen, ``seen`` the version that the reader saw. The same ``key``
    twice changes nothing the second time. Raises :class:`Refusal` (``no-such-visit``, ``visit-not-so``,
    ``somebody-was-quicker``).
    """
    with transaction.atomic():
        row = locked(visit, office)
        if key and row.events.filter(key=key).exists():
            return row, True
        if row.state not in set(before):
            raise Refusal("visit-not-so", _not_so(row.state))
        if seen is not None and seen != row.version:
            raise quicker()
        for name, value in columns.items():
            setattr(row, name, value)
        row.state = state or row.state
        if row.state in (Visit.WAITING, Visit.CANCELLED):
            row.route, row.position = None, 0
        row.version += 1
        row.save()
        _line(row, what, by, at, detail, key)
        return row, False


def plan(
    route: Route, seen: Mapping[int, int], by: Actor, *, at: datetime, detail: str = "", what: str = "planned"
) -> list[Visit]:
    """Put visits on a route, all or none; ``seen`` maps each to the version that the planner saw.

    Raises :class:`Refusal` (``route-full``, ``no-such-visit``, ``visit-not-so``, ``somebody-was-quicker``).
    """
    with transaction.atomic():
        route = locked_route(route.pk, route.office)
        on_it = route.visits.exclude(pk__in=seen).exclude(state=Visit.CANCELLED)
        if on_it.count() + len(seen) > route.capacity:
            raise Refusal("route-full", _full(route.capacity), field="officer")
        last = on_it.aggregate(last=Max("position"))["last"] or 0
        rows = sorted((locked(visit, route.office) for visit in sorted(seen)), key=lambda one: one.sort)
        planned = [
            change(
                row.pk,
                route.office,
                what,
                by,
                at=at,
                seen=seen[row.pk],
                detail=detail or f"{route.day:%d.%m.%Y}, {route.officer}",
                state=Visit.PLANNED,
                route=route,
                position=last + place,
            )[0]
            for place, row in enumerate(rows, 1)
        ]
        if not route.by_hand:
            by_address(route)
        return planned


def sort(route: int, office: str) -> None:
    """Order the visits of a route by address again, after somebody had moved them."""
    with transaction.atomic():
        by_address(locked_route(route, office))


def by_address(route: Route) -> None:
    """Order the visits of a locked route by locality, street and house."""
    _number(sorted(visits_of(route), key=lambda one: (one.sort, one.pk)))
    Route.objects.filter(pk=route.pk).update(by_hand=False)


def move(route: int, visit: int, office: str, up: bool) -> None:
    """Let a visit change places with the one before it, or after it; at the end of the route nothing happens."""
    with transaction.atomic():
        found_route = locked_route(route, office)
        rows = visits_of(found_route)
        here = next((place for place, row in enumerate(rows) if row.pk == visit), None)
        if here is None:
            raise no_such_visit()
        there = here - 1 if up else here + 1
        if 0 <= there < len(rows):
            rows[here], rows[there] = rows[there], rows[here]
            _number(rows)
            Route.objects.filter(pk=route).update(by_hand=True)


def visits_of(route: Route) -> list[Visit]:
    """The visits of a route in their order."""
    rows = route.visits.exclude(state=Visit.CANCELLED).select_related("case")
    return list(rows.order_by("position", "pk"))


def route_of(office: str, day: date, account: int, officer: str) -> Route:
    """The route of an official on a day, made if there is none."""
    with transaction.atomic():
        Route.objects.bulk_create(
            [Route(office=office, day=day, account=account, officer=officer, capacity=CAPACITY)],
            ignore_conflicts=True,
        )
        return Route.objects.get(office=office, day=day, account=account)


def found_route(route: int, office: str) -> Route:
    """The route, if it is one of this office."""
    row = Route.objects.filter(pk=route, office=office).first()
    if row is None:
        raise no_such_visit()
    return row


def give(route: int, office: str, account: int, officer: str, by: Actor, *, at: datetime) -> Route:
    """Give what is left of a route to another official, with its equipment; what is done stays whose it was.

    Raises :class:`Refusal` (``route-full``) where the other's own route cannot take it.
    """
    with transaction.atomic():
        old = locked_route(route, office)
        if old.account == account:
            return old
        new = route_of(office, old.day, account, officer)
        left = [one for one in visits_of(old) if one.state in (Visit.PLANNED, Visit.THERE)]
        for row in left:
            change(row.pk, office, "taken-off", by, at=at, detail=old.officer, state=Visit.WAITING)
        seen = {row.pk: Visit.objects.values_list("version", flat=True).get(pk=row.pk) for row in left}
        if seen:
            plan(new, seen, by, at=at, detail=f"{old.officer} → {officer}", what="given")
        EquipmentUse.objects.filter(route=old).update(route=new)
        return new


def set_capacity(route: int, office: str, capacity: int) -> None:
    """How many visits the route takes; never fewer than lie on it. Raises :class:`Refusal` (``route-full``)."""
    with transaction.atomic():
        row = locked_route(route, office)
        if not len(visits_of(row)) <= capacity <= MOST:
            raise Refusal("route-full", _full(capacity), field="capacity")
        Route.objects.filter(pk=route).update(capacity=capacity)


def equip(route: int, office: str, pieces: Sequence[int]) -> None:
    """Let exactly these pieces go with the route.

    Raises :class:`Refusal` (``equipment-taken``) for one that goes with another route of the day: the database
    refuses it, whoever was quicker.
    """
    with transaction.atomic():
        row = locked_route(route, office)
        known = set(equipment(office).filter(pk__in=pieces).values_list("pk", flat=True))
        EquipmentUse.objects.filter(route=row).exclude(equipment__in=known).delete()
        have = set(row.equipment.values_list("equipment_id", flat=True))
        try:
            with transaction.atomic():
                for piece in sorted(known - have):
                    EquipmentUse.objects.create(equipment_id=piece, route=row, day=row.day)
        except IntegrityError as error:
            raise Refusal("equipment-taken", _TAKEN, field="equipment") from error


def equipment(office: str) -> QuerySet[Equipment]:
    """The equipment of the office that is in use."""
    return Equipment.objects.filter(office=office, retired_on__isnull=True).order_by("kind", "number")


def add_equipment(office: str, kind: str, number: str) -> Equipment:
    """Enter a piece by the number on it; one that had been retired is in use again."""
    row, _new = Equipment.objects.update_or_create(
        office=office, kind=kind, number=number, defaults={"retired_on": None}
    )
    return row


def retire_equipment(piece: int, office: str, on: date) -> None:
    """Take a piece out of use. Raises :class:`Refusal` (``equipment-taken``) where a route of later days has it."""
    with transaction.atomic():
        row = Equipment.objects.select_for_update().filter(pk=piece, office=office).first()
        if row is None:
            raise no_such_visit()
        if row.uses.filter(day__gte=on).exists():
            raise Refusal("equipment-taken", _TAKEN, field="equipment")
        Equipment.objects.filter(pk=piece).update(retired_on=on)


def waiting(office: str) -> list[Visit]:
    """The requests that lie on no route, the earliest due first."""
    rows = Visit.objects.filter(office=office, state=Visit.WAITING).select_related("case")
    return list(rows.order_by("due_at", "pk"))


def routes_on(office: str, day: date) -> list[Route]:
    """The routes of a day by the official's name."""
    return list(Route.objects.filter(office=office, day=day).order_by("officer", "pk"))


def locked(visit: int, office: str) -> Visit:
    """The visit, locked until the end of the transaction."""
    row = Visit.objects.select_for_update(of=("self",)).filter(pk=visit, office=office).first()
    if row is None:
        raise no_such_visit()
    return row


def locked_route(route: int, office: str) -> Route:
    """The route, locked until the end of the transaction."""
    row = Route.objects.select_for_update().filter(pk=route, office=office).first()
    if row is None:
        raise no_such_visit()
    return row


def _number(rows: Sequence[Visit]) -> None:
    for place, row in enumerate(rows, 1):
        row.position = place
    Visit.objects.bulk_update(rows, ["position"])


def _line(visit: Visit, what: str, by: Actor, at: datetime, detail: str, key: str | None) -> None:
    assert what in EVENTS
    VisitEvent.objects.create(
        visit=visit,
        seq=visit.version,
        at=at if at.tzinfo else timezone.make_aware(at),
        what=what,
        account=by.account,
        actor=by.name,
        post=by.post,
        detail=detail[:300],
        key=key,
    )


def no_such_visit() -> Refusal:
    """The same words for a visit or route that does not exist and for one of others."""
    return Refusal(
        "no-such-visit",
        Text(
            "Бұл мекемеде мұндай бару жоқ.",
            "В этом учреждении такого выезда нет.",
            "This office has no such visit.",
        ),
    )


def quicker() -> Refusal:
    """Somebody changed the visit after the reader saw it."""
    return Refusal(
        "somebody-was-quicker",
        Text(
            "Бұл баруды басқа біреу Сізден бұрын өзгертті: бетті жаңартыңыз.",
            "Этот выезд кто-то изменил раньше Вас: обновите страницу.",
            "Somebody changed this visit before you: reload the page.",
        ),
    )


def _not_so(state: str) -> Text:
    now = STATES[state]
    return Text(
        f"Бұл енді мүмкін емес, барудың күйі: {now.kk}.",
        f"Это уже невозможно, состояние выезда: {now.ru}.",
        f"This is no longer possible; the visit is: {now.en}.",
    )


def _full(capacity: int) -> Text:
    return Text(
        f"Бір күнгі бағдарға {capacity} барудан артық сыймайды: басқа күнді не қызметкерді таңдаңыз.",
        f"В маршрут одного дня входит не больше {capacity} выездов: выберите другой день или сотрудника.",
        f"A route takes {capacity} visits a day: choose another day or official.",
    )


_ASKED = Text(
    "Бұл адамның осы қызмет бойынша сұрауы бар: жаңасын ашпай, сонысын толықтырыңыз.",
    "У этого лица уже есть запрос по этой услуге: дополните его, а не заводите новый.",
    "This person's request for the service is open already: complete it instead of opening another.",
)
_TAKEN = Text(
    "Бұл жабдық сол күні басқа бағдарға берілген: бетті жаңартып, басқасын таңдаңыз.",
    "Это оборудование в тот день отдано другому маршруту: обновите страницу и выберите другое.",
    "This equipment goes with another route on that day: reload the page and choose another.",
)
