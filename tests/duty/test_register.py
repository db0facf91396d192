"""The register of the duty: every payment once, in pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from qyzmet.duty.charge import Charge
from qyzmet.duty.payments import use
from qyzmet.duty.refunds import RefundDue, pay_out, refund
from qyzmet.duty.register import Total, all_payments, payments, refunds_due, surpluses, totals
from tests.duty.conftest import CASE, FILED, OWED, Pay

MAY, JUNE = date(2012, 5, 1), date(2012, 6, 1)


def test_pages_hold_every_payment_of_the_period_once_in_order(pay: Pay) -> None:
    days = [date(2012, 5, day) for day in (3, 1, 3, 3, 2, 1, 31)]
    made = [pay(paid_on=day) for day in days]
    pay(paid_on=date(2012, 4, 30))
    seen, page = [], payments(MAY, date(2012, 5, 31), limit=2)
    while True:
        seen.extend(page.rows)
        assert len(page.rows) <= 2
        if page.after is None:
            break
        page = payments(MAY, date(2012, 5, 31), after=page.after, limit=2)
    assert seen == sorted(made, key=lambda one: (one.paid_on, one.pk))
    assert list(all_payments(MAY, date(2012, 5, 31))) == seen


def test_one_service_only(pay: Pay) -> None:
    pay()
    other = pay(service="temporary-id", edition="temporary-id@2012", amount=Decimal("323.60"))
    assert payments(MAY, JUNE, "temporary-id").rows == [other]
    assert totals(MAY, JUNE) == [
        Total("passport-id-card", 1, OWED, Decimal(0)),
        Total("temporary-id", 1, Decimal("323.60"), Decimal(0)),
    ]
    assert totals(MAY, date(2012, 5, 31)) == []


def test_totals_tell_what_the_cases_owed(pay: Pay, owed: Charge) -> None:
    use(pay(amount=Decimal(7000)), CASE, owed, FILED)
    assert totals(MAY, JUNE) == [Total("passport-id-card", 1, Decimal(7000), OWED)]


def test_refunds_that_are_open(pay: Pay) -> None:
    opened = [refund(pay(), RefundDue("never-filed", OWED), on=JUNE, by="x") for _ in range(3)]
    pay_out(opened[1], on=JUNE, order_number="1", by="x")
    first = refunds_due(limit=1)
    assert first.rows == [opened[0]]
    assert refunds_due(after=first.after or 0, limit=1).rows == [opened[2]]
    assert refunds_due(limit=2).after is None


def test_surpluses_nobody_gave_back_yet(pay: Pay, owed: Charge) -> None:
    exact = use(pay(), "12-000003-33", owed, FILED)
    more = use(pay(amount=Decimal(7000)), CASE, owed, FILED)
    pay(amount=Decimal(9000))
    assert surpluses().rows == [more]
    assert exact not in surpluses().rows
    refund(more, RefundDue("overpaid", Decimal("204.40")), on=JUNE, by="x")
    assert surpluses().rows == []
