"""Who holds which post on a day, their own or in somebody's place."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from qyzmet.offices.models import Absence, Holding


def current_holdings(user: AbstractBaseUser | AnonymousUser, on: date) -> list[Holding]:
    """The posts the user holds on that day, with their offices; none for somebody not logged in.

    A post the user is away from is not among them; one they stand in for is, unless they hold it themselves:
    its ``acting_for`` and ``acting_for_user`` tell for whom, ``signs_only`` whether it was given to sign only.
    reading: no act says what an official who is away may do; the post has one hand at a time.
    """
    if not user.pk:
        return []
    counting = list(
        absences_on(on)
        .filter(Q(holding__user_id=user.pk, kind=Absence.AWAY) | Q(stand_in_id=user.pk))
        .select_related("holding__office", "holding__workplace", "holding__user__account")
    )
    away = {one.holding_id for one in counting if one.holding.user_id == user.pk}
    own = [one for one in held_on(on).filter(user_id=user.pk) if one.pk not in away]
    places = {(one.post, one.office_id) for one in own}
    acting = [
        _acting(one, user.pk) for one in counting if one.stand_in_id == user.pk and _holds(one.holding, on)
    ]
    return [*own, *(one for one in acting if (one.post, one.office_id) not in places)]


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
