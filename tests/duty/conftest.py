"""A receipt for a passport and an identity card of 2012, as the tests of the payments use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from qyzmet.duty.charge import Charge, charge
from qyzmet.duty.models import Payment
from qyzmet.duty.payments import record_payment
from qyzmet.law.catalogue import edition

PAID_ON = date(2012, 6, 1)
FILED = datetime(2012, 6, 1, 10, 30, tzinfo=ZoneInfo("Asia/Almaty"))
OWED = Decimal("6795.60")
CASE, OTHER = "12-000001-11", "12-000002-22"
_numbers = count(1)

Pay = Callable[..., Payment]


@pytest.fixture
def owed() -> Charge:
    """6,795.60 tenge for both documents by the index of 1 June 2012."""
    facts = {"document": "both", "exempt": "no"}
    return charge(edition("passport-id-card@2012"), "centre", facts, PAID_ON)


@pytest.fixture
def pay(db: None) -> Pay:
    """Record a receipt; what is not said is as it should be."""

    def record(**more: Any) -> Payment:
        given: dict[str, Any] = {
            "bank": "Қазақстан Халық банкі",
            "receipt": f"R-{next(_numbers)}",
            "paid_on": PAID_ON,
            "amount": OWED,
            "service": "passport-id-card",
            "edition": "passport-id-card@2012",
            "at": FILED,
            "by": "Мұқанова Сәуле",
            "payer_iin": "850314300013",
            "payer_name": "Ахметов Нұрлан",
        }
        return record_payment(**{**given, **more})

    return record
