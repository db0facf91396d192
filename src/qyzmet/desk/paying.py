"""The duty of a case at the desk: a bank's receipt, or the proof of an exemption, before anything is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of
from qyzmet.duty.charge import Charge, charge
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


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
    from qyzmet.duty.payments import exempted, payment_record, record_payment, use

    edition, facts = stored.edition, stored.state.facts
    day = (tender.paid_on if tender else None) or day_of(stored, at)
    due = charge(edition, stored.state.channel, facts, day)
    if due.exempt or not due.amount:
        row = exempted(edition, tender.exemption if tender else "", tender.proof if tender else "")
        return {"receipt": row["proof"] or row["exemption"], "payment": row}
    if tender is None or not tender.receipt:
        raise Refusal("duty-unpaid", _unpaid(due), clause=due.clause, field="receipt")
    payment = record_payment(
        bank=tender.bank,
        receipt=tender.receipt,
        paid_on=day,
        amount=tender.amount if tender.amount is not None else due.amount,
        payer=stored.applicant.id,
        payer_name=stored.applicant.name,
        service=edition.service,
        edition=edition.name,
        by=by.name,
        office=by.office,
    )
    used = use(payment, stored.number, due, at)
    return {"receipt": tender.receipt, "payment": payment_record(used, due)}


def _unpaid(due: Charge) -> Text:
    return Text(
        f"Мемлекеттік баж төленбеген: {due.amount} теңге. Банктің түбіртегін енгізіңіз.",
        f"Государственная пошлина не уплачена: {due.amount} тенге. Внесите квитанцию банка.",
        f"The state duty is not paid: {due.amount} tenge. Enter the bank's receipt.",
    )
