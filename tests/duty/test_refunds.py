"""What goes back to the payer, and that it goes back once."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.duty.charge import Charge
from qyzmet.duty.models import Refund
from qyzmet.duty.payments import use
from qyzmet.duty.refunds import RefundDue, pay_out, refund, refund_due
from qyzmet.duty.words import money
from qyzmet.process.errors import Refusal
from tests.duty.conftest import CASE, FILED, OWED, Pay

DAY = date(2012, 6, 20)
WHO = "Бекенов Мақсат"


def test_what_was_never_used_goes_back_whole_and_can_be_used_no_more(pay: Pay, owed: Charge) -> None:
    payment = pay()
    due = refund_due(payment)
    assert due == RefundDue("never-filed", OWED)
    assert due.words.en == f"{money(OWED).en}: no papers were filed"
    refund(payment, due, on=DAY, by=WHO)
    assert refund_due(payment) is None
    with pytest.raises(Refusal, match="receipt-refunded"):
        use(payment, CASE, owed, FILED)


def test_what_paid_for_a_service_given_does_not_go_back(pay: Pay, owed: Charge) -> None:
    assert refund_due(use(pay(), CASE, owed, FILED)) is None


@pytest.mark.parametrize("ending", ["refused", "not-accepted"])
def test_what_paid_for_a_service_refused_goes_back_whole(pay: Pay, owed: Charge, ending: Any) -> None:
    payment = use(pay(amount=Decimal(7000)), CASE, owed, FILED)
    assert refund_due(payment, ending) == RefundDue(ending, Decimal(7000))


def test_a_surplus_goes_back_and_after_a_refusal_the_rest(pay: Pay, owed: Charge) -> None:
    payment = use(pay(amount=Decimal(7000)), CASE, owed, FILED)
    due = refund_due(payment)
    assert due == RefundDue("overpaid", Decimal("204.40"))
    first = refund(payment, due, on=DAY, by=WHO)
    assert refund_due(payment) is None
    rest = refund_due(payment, "refused")
    assert rest == RefundDue("refused", OWED)
    with pytest.raises(Refusal, match="refund-open"):
        refund(payment, rest, on=DAY, by=WHO)
    pay_out(first, on=DAY, order_number="118", by=WHO)
    refund(payment, rest, on=DAY, by=WHO)
    assert refund_due(payment, "refused") is None


def test_a_refund_is_paid_out_once(pay: Pay) -> None:
    payment = pay()
    due = refund_due(payment)
    assert due is not None
    opened = refund(payment, due, on=DAY, by=WHO)
    assert pay_out(opened, on=DAY, order_number="118", by=WHO).paid_on == DAY
    with pytest.raises(Refusal, match="refund-paid"):
        pay_out(opened, on=DAY, order_number="119", by=WHO)
    assert Refund.objects.get().order_number == "118"


def test_more_than_was_paid_does_not_go_back(pay: Pay) -> None:
    payment = pay()
    with pytest.raises(Refusal, match="refund-not-due"):
        refund(payment, RefundDue("never-filed", OWED + 1), on=DAY, by=WHO)


def test_the_reason_must_fit_the_payment(pay: Pay, owed: Charge) -> None:
    fresh, used = pay(), use(pay(), CASE, owed, FILED)
    pairs: Any = ((fresh, "refused"), (fresh, "overpaid"), (used, "never-filed"))
    for payment, reason in pairs:
        with pytest.raises(Refusal, match="refund-not-due"):
            refund(payment, RefundDue(reason, Decimal(1)), on=DAY, by=WHO)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE duty_refund SET amount = 1",
        "UPDATE duty_refund SET reason = 'overpaid'",
        "UPDATE duty_refund SET paid_on = NULL",
        "DELETE FROM duty_refund",
    ],
)
def test_the_database_refuses_to_rewrite_a_refund(pay: Pay, statement: str) -> None:
    payment = pay()
    refund(payment, RefundDue("never-filed", OWED), on=DAY, by=WHO)
    with (
        pytest.raises(DatabaseError, match=r"append-only|Cannot delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(4))
def test_a_receipt_is_used_or_given_back_and_never_both(pay: Pay, owed: Charge, round_: int) -> None:
    payment = pay()
    barrier = threading.Barrier(4)
    told: list[str] = []

    def work(giving: bool) -> None:
        barrier.wait()
        try:
            if giving:
                refund(payment, RefundDue("never-filed", OWED), on=DAY, by=WHO)
            else:
                use(payment, CASE, owed, FILED)
            told.append("refund" if giving else "use")
        except Refusal:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number % 2 == 0,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    payment.refresh_from_db()
    assert len(set(told)) == 1, told
    assert (payment.case_number is None) == Refund.objects.exists()


@given(amount=st.decimals("0.01", "999999.99", places=2), owed=st.decimals("0", "999999.99", places=2))
def test_a_surplus_is_what_the_case_did_not_owe(amount: Decimal, owed: Decimal) -> None:
    nothing_back = SimpleNamespace(aggregate=lambda _: {"amount__sum": None})
    payment: Any = SimpleNamespace(
        amount=amount, case_number=CASE, owed=min(owed, amount), refunds=nothing_back
    )
    due = refund_due(payment)
    back = due.amount if due else Decimal(0)
    assert back + min(owed, amount) == amount
    assert due is None or (due.reason, due.amount > 0) == ("overpaid", True)
