"""The duty of a case at the desk: a bank's receipt, or the proof of an exemption, before anything is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of
from qyzmet.duty.charge import Charge, charge
from qyzmet.duty.exemption import exempted
from qyzmet.duty.models import Payment
from qyzmet.duty.payments import record_payment, use
from qyzmet.duty.record import payment_record
from qyzmet.law.model import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """What the applicant shows: a receipt of a bank, or the category that exempts them and its proof."""

    bank: str = ""
    receipt: str = ""
    paid_on: date | None = None
    amount: Decimal | None = None
    """Tenge, as printed on the receipt."""
    exemption: str = ""
    """Id of the edition's exemption."""
    proof: str = ""


def owed(edition: Edition, channel: str, facts: Mapping[str, str], on: date) -> Charge:
    """What such a case costs if it is paid on this day."""
    return charge(edition, channel, facts, on)


def paid(stored: Stored, tender: Tender | None, by: Official, at: datetime) -> dict[str, Any]:
    """Take the receipt (or the proof) for the case; what the journal keeps of it.

    Raises :class:`Refusal` naming the amount where nothing, or not enough, was paid, and for a receipt that paid for
    another case already.
    """
    edition, facts = stored.edition, stored.state.facts
    due = charge(
        edition, stored.state.channel, facts, (tender.paid_on if tender else None) or day_of(stored, at)
    )
    if due.exempt:
        proved = exempted(edition, tender.exemption if tender else "", tender.proof if tender else "")
        return {"receipt": proved.proof, "payment": payment_record(due, exempted=proved)}
    if not due.amount:
        return {"receipt": NOTHING_DUE}
    payment = _recorded(edition, stored.applicant, tender, due, by, at) if tender and tender.receipt else None
    used = use(payment, stored.number, due, at, staff=bool(by.office))
    return {"receipt": used.receipt, "payment": payment_record(due, used)}


def try_payment(
    edition: Edition,
    channel: str,
    facts: Mapping[str, str],
    applicant: Applicant,
    tender: Tender,
    by: Official,
    at: datetime,
    on: date,
) -> None:
    """Whether the receipt (or the proof) would pay for such a case filed at ``at``; nothing of it is kept.

    ``on`` is the office's own day. Raises what :func:`paid` raises.
    """
    due = charge(edition, channel, facts, tender.paid_on or on)
    if due.exempt:
        exempted(edition, tender.exemption, tender.proof)
    elif due.amount:
        with transaction.atomic():
            payment = _recorded(edition, applicant, tender, due, by, at) if tender.receipt else None
            use(payment, TRIED, due, at, staff=bool(by.office))
            transaction.set_rollback(True)


TRIED = "—"
"""Stands for the number of a case that is not opened yet."""
NOTHING_DUE = "—"
"""What stands for a receipt in a case for which the edition sets no rate."""


def _recorded(
    edition: Edition, applicant: Applicant, tender: Tender, due: Charge, by: Official, at: datetime
) -> Payment:
    return record_payment(
        bank=tender.bank,
        receipt=tender.receipt,
        paid_on=tender.paid_on or due.on,
        amount=tender.amount if tender.amount is not None else due.amount,
        service=edition.service,
        edition=edition.name,
        at=at,
        by=by.name,
        payer_iin=applicant.id,
        payer_name=applicant.name,
    )
