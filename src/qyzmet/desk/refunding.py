"""Duty that is to go back because of how a case ended: said in its last event, found again for who opens the refund.

reading: a service that was not given is no reason to keep the duty; that a result made in time was not fetched, is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from qyzmet.cases.models import Ending, Entry
from qyzmet.cases.store import Stored
from qyzmet.duty.models import Payment
from qyzmet.duty.payments import payments_of
from qyzmet.duty.refunds import Ending as EndingOfDuty
from qyzmet.duty.refunds import RefundDue, refund_due
from qyzmet.duty.words import plain_figure
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition, Step, holds
from qyzmet.process.state import END

KEEPS: Final = frozenset({"not-collected", "unclaimed"})
"""Ends without a result in the applicant's hands at which the duty has been earned all the same."""


def refund_owed(stored: Stored, step: Step, outcome: str, facts: Mapping[str, str]) -> list[dict[str, str]]:
    """What is to go back if the step ends the case so: ``receipt``, ``bank``, ``amount`` in tenge, ``reason``.

    Empty where the case goes on, ended well, or nothing was paid.
    """
    known = {**stored.state.facts, **facts}
    way = next((one.go for one in step.then if one.on == outcome and holds(one.when, known)), "")
    if not way.startswith(END) or not _gives_back(stored.edition, way.removeprefix(END)):
        return []
    ending = _ending(stored.id)
    dues = ((payment, refund_due(payment, ending)) for payment in payments_of(stored.number))
    return [
        {
            "receipt": payment.receipt,
            "bank": payment.bank,
            "amount": plain_figure(due.amount),
            "reason": due.reason,
        }
        for payment, due in dues
        if due is not None
    ]


@dataclass(frozen=True, slots=True)
class Owed:
    """A payment of a case that ended so that it goes back, for which no refund was opened yet."""

    payment: Payment
    outcome: str
    due: RefundDue


def refunds_to_open(provider: str, *, after: int = 0, limit: int = 100) -> list[Owed]:
    """The refunds that an official of the provider may open, as the receipts were recorded; in pages by key.

    ``after`` is the key (``payment.pk``) of the last one of the page before.
    """
    ended = Ending.objects.filter(_in_vain(), provider=provider)
    numbers = ended.values("case__number")
    found = Payment.objects.filter(case_number__in=numbers, refunds__isnull=True, pk__gt=after).order_by("pk")
    payments = list(found[:limit])
    cases = ended.filter(case__number__in=[one.case_number for one in payments]).select_related("case")
    of = {one.case.number: one for one in cases}
    rows = ((payment, of[str(payment.case_number)]) for payment in payments)
    dues = ((payment, row.outcome, refund_due(payment, _ending(row.pk))) for payment, row in rows)
    return [Owed(payment, outcome, due) for payment, outcome, due in dues if due is not None]


def _in_vain() -> Q:
    """Ends of paid services that give the duty back."""
    found = Q(pk__in=())
    for edition in (one for service in services() for one in editions(service) if one.fee.duty):
        lost = [one.id for one in edition.outcomes if _gives_back(edition, one.id)]
        found |= Q(case__edition=edition.name, outcome__in=lost)
    return found


def _gives_back(edition: Edition, outcome: str) -> bool:
    return outcome not in KEEPS and not edition.outcome(outcome).good


def _ending(case_id: int) -> EndingOfDuty:
    """Whether the papers were taken in and the service was refused, or were not even accepted."""
    taken = Q(event__outcome="complete") | Q(event__data__has_key="signature")
    return "refused" if Entry.objects.filter(taken, case_id=case_id).exists() else "not-accepted"
