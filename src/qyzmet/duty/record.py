"""What the journal of a case and its papers say of the duty: a plain dictionary for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from qyzmet.duty.charge import Charge
from qyzmet.duty.exemption import Exempted
from qyzmet.duty.words import plain_figure


class Receipt(Protocol):
    """A payment as a bank's receipt shows it."""

    @property
    def bank(self) -> str: ...
    @property
    def receipt(self) -> str: ...
    @property
    def paid_on(self) -> date: ...
    @property
    def amount(self) -> Decimal: ...


def payment_record(
    charge: Charge, paid: Receipt | Sequence[Receipt] | None = None, exempted: Exempted | None = None
) -> dict[str, str]:
    """The duty paid, or the exemption from it; empty where nothing is due.

    Paid: ``amount`` (paid, in tenge), ``index`` (in tenge), ``percent`` (all shares together), ``receipt``, ``bank``,
    ``paid_on`` (ISO, of the last payment). Exempt: ``exemption`` (the id), ``proof``. Numbers are written as
    ``17300`` or ``323.60``. Several receipts are joined by commas, their amounts added up.
    """
    if exempted is not None:
        return {"exemption": exempted.exemption, "proof": exempted.proof}
    receipts = paid if isinstance(paid, Sequence) else [paid] if paid is not None else []
    if charge.index is None or not receipts:
        return {}
    return {
        "amount": plain_figure(sum((one.amount for one in receipts), Decimal(0))),
        "index": plain_figure(charge.index.amount),
        "percent": plain_figure(charge.percent),
        "receipt": ", ".join(one.receipt for one in receipts),
        "bank": ", ".join(dict.fromkeys(one.bank for one in receipts)),
        "paid_on": max(one.paid_on for one in receipts).isoformat(),
    }
