"""Write the history of a benefit: amounts, turns, who is counted. Always within the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from qyzmet.benefits import refusals
from qyzmet.benefits.confirmations import next_due
from qyzmet.benefits.history import State
from qyzmet.benefits.models import Benefit, Counted, Term, Turning
from qyzmet.registers.models import Person


def locked(key: int, office: str | None = None) -> Benefit:
    """The benefit, kept from others until the transaction ends; :class:`Refusal` ``no-such-benefit``."""
    mine = Q(pk=key) & (Q(office=office) if office is not None else Q())
    found = Benefit.objects.select_for_update().filter(mine).first()
    if found is None:
        raise refusals.no_such_benefit()
    return found


def must_not_have_ended(benefit: Benefit) -> None:
    """:class:`Refusal` ``benefit-ended``."""
    if benefit.state == "ended":
        raise refusals.ended(benefit.state_since)


def write_amount(
    benefit: Benefit,
    since: date,
    until: date | None,
    monthly: int,
    *,
    tested_on: date,
    cause: str,
    why: Mapping[str, Any],
    by: str,
) -> Term:
    """An amount from a day on."""
    if monthly < 0:
        raise refusals.negative_amount()
    if until is not None and until < since:
        raise refusals.bad_days()
    term = Term.objects.create(
        benefit=benefit,
        since=since,
        until=until,
        monthly=monthly,
        tested_on=tested_on,
        cause=cause,
        why=dict(why),
        written_by=by,
    )
    _refresh(benefit)
    return term


def write_turn(
    benefit: Benefit, state: State, since: date, *, reason: str, by: str, note: str = ""
) -> Turning:
    """A state from a day on; who is counted counts no more from the day it ends."""
    turning = Turning.objects.create(
        benefit=benefit, state=state, since=since, reason=reason, note=note[:300], written_by=by
    )
    if state == "ended":
        for one in benefit.counted.filter(Q(left_on=None) | Q(left_on__gt=since)):
            one.left_on = max(since, one.since)
            one.save(update_fields=["left_on"])
    _refresh(benefit)
    return turning


def count(benefit: Benefit, iins: Sequence[str], since: date) -> dict[str, list[str]]:
    """From a day on exactly these people count; who joined and who left by it.

    Raises :class:`Refusal` ``counted-elsewhere`` where somebody counts in another benefit of the kind.
    """
    wanted = {one.iin: one for one in Person.objects.filter(iin__in=iins)}
    here = benefit.counted.filter(Q(left_on=None) | Q(left_on__gt=since)).select_related("person")
    now = {one.person.iin: one for one in here}
    for iin, one in now.items():
        if iin not in wanted:
            one.left_on = max(since, one.since)
            one.save(update_fields=["left_on"])
    joined = [iin for iin in wanted if iin not in now]
    until = benefit.until + timedelta(days=1) if benefit.until else None
    for iin in joined:
        _count(benefit, wanted[iin], since, until)
    return {"joined": joined, "left": [iin for iin in now if iin not in wanted]}


def _count(benefit: Benefit, person: Person, since: date, until: date | None) -> None:
    elsewhere = Counted.objects.filter(kind=benefit.kind, person=person).exclude(benefit=benefit)
    elsewhere = elsewhere.filter(Q(left_on=None) | Q(left_on__gt=since))
    if until is not None:
        elsewhere = elsewhere.filter(since__lt=until)
    other = elsewhere.select_related("benefit").order_by("since").first()
    if other is not None:
        raise refusals.counted_elsewhere(person.full_name, other.benefit.case_number, other.since)
    try:
        with transaction.atomic():
            Counted.objects.create(
                benefit=benefit, kind=benefit.kind, person=person, since=since, left_on=until
            )
    except IntegrityError as error:  # somebody counted them elsewhere this very moment
        raise refusals.counted_elsewhere(person.full_name, "", since) from error


def _refresh(benefit: Benefit) -> None:
    """What the row repeats of its history, for lists."""
    last = benefit.terms.order_by("pk").last()
    turning = _final(benefit)
    if last is not None:
        benefit.monthly, benefit.until = last.monthly, last.until
    if turning is not None:
        benefit.state, benefit.state_since = turning.state, turning.since
    benefit.confirm_by = next_due(benefit)
    benefit.save(update_fields=["monthly", "until", "state", "state_since", "confirm_by"])


def _final(benefit: Benefit) -> Turning | None:
    """The turn that holds in the end: the last one written."""
    return benefit.turns.order_by("pk").last()


def refresh(benefit: Benefit) -> None:
    """Bring the row up to its history after a confirmation was written."""
    _refresh(benefit)
