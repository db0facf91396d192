"""What the journal and the papers say of the duty."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qyzmet.duty.charge import charge
from qyzmet.duty.exemption import exempted
from qyzmet.duty.record import payment_record
from qyzmet.law.catalogue import edition

LAW = edition("passport-id-card@2012")
BOTH = {"document": "both", "exempt": "no"}


@dataclass(frozen=True)
class Slip:
    """A receipt, as a bank gives it."""

    bank: str
    receipt: str
    paid_on: date
    amount: Decimal


def test_one_receipt() -> None:
    day = date(2012, 6, 1)
    slip = Slip("Қазақстан Халық банкі", "4417", day, Decimal("6800"))
    said = payment_record(charge(LAW, "centre", BOTH, day), slip)
    assert said == {
        "amount": "6800",
        "index": "1618",
        "percent": "420",
        "receipt": "4417",
        "bank": "Қазақстан Халық банкі",
        "paid_on": "2012-06-01",
    }
    assert json.loads(json.dumps(said)) == said


def test_two_receipts_are_added_up() -> None:
    first = Slip("Банк", "1", date(2012, 5, 30), Decimal("6472"))
    second = Slip("Банк", "2", date(2012, 6, 1), Decimal("323.60"))
    said = payment_record(charge(LAW, "centre", BOTH, second.paid_on), [first, second])
    assert (said["amount"], said["receipt"], said["bank"]) == ("6795.60", "1, 2", "Банк")
    assert said["paid_on"] == "2012-06-01"


def test_an_exemption() -> None:
    owed = charge(LAW, "centre", {"document": "both", "exempt": "yes"}, date(2012, 6, 1))
    assert payment_record(owed, exempted=exempted(LAW, "E16", "куәлік № 5")) == {
        "exemption": "E16",
        "proof": "куәлік № 5",
    }


def test_nothing_where_nothing_is_due() -> None:
    assert payment_record(charge(edition("address-certificate@2014"), "centre", {}, date(2026, 1, 1))) == {}
