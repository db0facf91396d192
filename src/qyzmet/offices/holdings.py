"""Who holds which post on a day, their own or in somebody's place."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection
from django.db.models import Q, QuerySet

from qyzmet.offices.models import Absence, Holding
from qyzmet.offices.once import offices_of, once, read_rows


def current_holdings(user: AbstractBaseUser | AnonymousUser, on: date) -> list[Holding]:
    """The posts the user holds on that day, with their offices; none for somebody not logged in.

    A post the user is away from is not among them; one they stand in for is, unless they hold it themselves:
    its ``acting_for`` and ``acting_for_user`` tell for whom, ``signs_only`` whether it was given to sign only.
    reading: no act says what an official who is away may do; the post has one hand at a time.
    """
    if isinstance(user, AnonymousUser) or not user.pk:
        return []
    return once((Holding, user.pk, on), lambda: _holdings(user, on))


def _holdings(user: AbstractBaseUser, on: date) -> list[Holding]:
    counting = []
    if _absence_counts(
        user.pk, on
    ):  # on most days nobody is away: the offices and names need not be asked for
        theirs = absences_on(on).filter(
            Q(holding__user_id=user.pk, kind=Absence.AWAY) | Q(stand_in_id=user.pk)
        )
        counting = list(
            theirs.select_related("holding__office", "holding__workplace", "holding__user__account")
        )
    away = {one.holding_id for one in counting if one.holding.user_id == user.pk}
    own = [one for one in _own(user.pk, on) if one.pk not in away]
    places = {(one.post, one.office_id) for one in own}
    acting = [
        _acting(one, user.pk) for one in counting if one.stand_in_id == user.pk and _holds(one.holding, on)
    ]
    return [*own, *(one for one in acting if (one.post, one.office_id) not in places)]


def _own(user: int, on: date) -> list[Holding]:
    """As :func:`held_on` has them, with their offices."""
    rows = read_rows(Holding, _HELD, [user, on, on])
    offices = offices_of(key for row in rows for key in (row.office_id, row.workplace_id) if key is not None)
    for row in rows:
        row.office = offices[row.office_id]
        row.workplace = offices[row.workplace_id] if row.workplace_id is not None else None
    return rows


_HELD = """"user_id" = %s AND "since" <= %s AND ("until" IS NULL OR "until" >= %s) ORDER BY "since", "id\""""


def _absence_counts(user: int, on: date) -> bool:
    """Whether an absence of that day may give the user a post, or take one away."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [on, on, user, user])
        return bool(cursor.fetchone()[0])


_COUNTS = """
SELECT EXISTS (
    SELECT FROM offices_absence a JOIN offices_holding h ON h.id = a.holding_id
    WHERE a.approved_at IS NOT NULL AND a.ended_at IS NULL AND a.since <= %s AND a.until >= %s
        AND (h.user_id = %s AND a.kind = 'away' OR a.stand_in_id = %s)
)
"""


def held_on(on: date) -> QuerySet[Holding]:
    """Every holding of that day as it was given, absences left aside."""
    held = Holding.objects.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
    return held.select_related("office", "workplace")


def absences_on(on: date) -> QuerySet[Absence]:
    """The absences and delegations that count on that day."""
    approved = Absence.objects.filter(approved_at__isnull=False, ended_at__isnull=True)
    return approved.filter(since__lte=on, until__gte=on)


def _holds(holding: Holding, on: date) -> bool:
    return holding.since <= on and (holding.until is None or holding.until >= on)


def _acting(absence: Absence, user: int) -> Holding:
    """The holding as the stand-in has it; it is no row and is never saved."""
    given = absence.holding
    holding = Holding(
        user_id=user,
        post=given.post,
        office=given.office,
        workplace=given.workplace,
        since=absence.since,
        until=absence.until,
    )
    holding.acting_for = _name(given)
    holding.acting_for_user = given.user_id
    holding.signs_only = absence.kind == Absence.SIGNING
    return holding


def _name(holding: Holding) -> str:
    account = getattr(holding.user, "account", None)
    return account.display_name if account else holding.user.get_username()
