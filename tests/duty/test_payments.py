"""Receipts: recorded once, used once, whoever comes at once."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from qyzmet.duty.charge import Charge, charge
from qyzmet.duty.models import Payment
from qyzmet.duty.payments import payments_of, use, use_together
from qyzmet.duty.record import payment_record
from qyzmet.duty.refunds import pay_out, refund, refund_due
from qyzmet.law.catalogue import edition
from qyzmet.process.errors import Refusal
from tests.duty.conftest import CASE, FILED, OTHER, OWED, PAID_ON, Pay


def _refused(code: str, field: str | None, act: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        act()
    assert (told.value.code, told.value.field) == (code, field)
    assert all(told.value.text.as_dict().values())
    return told.value


def test_a_receipt_is_used_in_a_case(pay: Pay, owed: Charge) -> None:
    used = use(pay(), CASE, owed, FILED)
    assert (used.case_number, used.used_at, used.owed) == (CASE, FILED, OWED)
    assert payments_of(CASE) == [used]
    assert payment_record(owed, payments_of(CASE))["amount"] == "6795.60"


def test_the_same_receipt_is_recorded_once_however_it_is_typed(pay: Pay) -> None:
    first = pay(receipt="ab 12", bank="Kaspi  Bank")
    assert pay(receipt=" AB  12 ", bank="kaspi bank") == first
    assert Payment.objects.count() == 1
    assert pay(receipt="ab 12", bank="Another bank") != first


@pytest.mark.parametrize(
    "other", [{"amount": Decimal(1)}, {"paid_on": date(2012, 5, 1)}, {"service": "temporary-id"}]
)
def test_a_receipt_with_other_content_is_refused(pay: Pay, other: dict[str, Any]) -> None:
    pay(receipt="17")
    told = _refused("receipt-differs", "receipt", lambda: pay(receipt="17", **other))
    assert "№ 17" in told.text.kk


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"bank": "  "}, "receipt-unnamed", "bank"),
        ({"receipt": ""}, "receipt-unnamed", "receipt"),
        ({"amount": Decimal(0)}, "bad-amount", "amount"),
        ({"amount": Decimal("-865")}, "bad-amount", "amount"),
        ({"amount": Decimal("0.001")}, "bad-amount", "amount"),
        ({"amount": Decimal("NaN")}, "bad-amount", "amount"),
        ({"amount": Decimal("10000000000")}, "bad-amount", "amount"),
        ({"amount": Decimal("1e40")}, "bad-amount", "amount"),
        ({"receipt": "9" * 61}, "receipt-unnamed", "receipt"),
        ({"payer_iin": "850314300010"}, "bad-payer", "payer_iin"),
        ({"payer_iin": "8503143000"}, "bad-payer", "payer_iin"),
        ({"paid_on": date(2012, 6, 2)}, "paid-in-the-future", "paid_on"),
    ],
)
def test_what_is_no_receipt(pay: Pay, wrong: dict[str, Any], code: str, field: str) -> None:
    _refused(code, field, lambda: pay(**wrong))
    assert not Payment.objects.exists()


def test_an_unpaid_duty_says_how_much_and_why(owed: Charge) -> None:
    told = _refused("duty-unpaid", "receipt", lambda: use(None, CASE, owed, FILED))
    assert told.clause == "8"
    said = told.text.ru.replace("\N{NO-BREAK SPACE}", " ")
    assert "6 795,60 тенге" in said
    assert "1 618 × 400 ÷ 100 = 6 472 тенге" in said


def test_too_little_says_what_is_missing(pay: Pay, owed: Charge) -> None:
    payment = pay(amount=OWED - Decimal("0.01"))
    told = _refused("duty-short", "amount", lambda: use(payment, CASE, owed, FILED))
    assert "missing 0.01" in told.text.en
    payment.refresh_from_db()
    assert payment.case_number is None


def test_too_much_is_taken_and_the_surplus_known(pay: Pay, owed: Charge) -> None:
    used = use(pay(amount=Decimal(6796)), CASE, owed, FILED)
    assert used.amount - (used.owed or 0) == Decimal("0.40")


def test_two_receipts_pay_together(pay: Pay, owed: Charge) -> None:
    both = [pay(amount=Decimal(6472), paid_on=date(2012, 5, 30)), pay(amount=Decimal(400))]
    used = use_together(both, CASE, owed, FILED)
    assert [one.owed for one in used] == [Decimal(6472), Decimal("323.60")]
    assert use_together(both, CASE, owed, FILED) == used


def test_of_two_receipts_one_wrong_leaves_both_free(pay: Pay, owed: Charge) -> None:
    good, gone = pay(), pay()
    use(gone, OTHER, owed, FILED)
    with pytest.raises(Refusal):
        use_together([good, gone], CASE, owed, FILED)
    good.refresh_from_db()
    assert good.case_number is None


def test_a_used_receipt_names_the_case_to_staff_only(pay: Pay, owed: Charge) -> None:
    payment = pay()
    use(payment, CASE, owed, FILED)
    told = _refused("receipt-used", "receipt", lambda: use(payment, OTHER, owed, FILED))
    assert not any(CASE in said for said in told.text.as_dict().values())
    told = _refused("receipt-used", "receipt", lambda: use(payment, OTHER, owed, FILED, staff=True))
    assert all(CASE in said for said in told.text.as_dict().values())


def test_to_use_it_again_in_the_same_case_changes_nothing(pay: Pay, owed: Charge) -> None:
    payment = use(pay(), CASE, owed, FILED)
    again = use(payment, CASE, owed, FILED + timedelta(days=1))
    assert again.used_at == FILED


def test_a_receipt_paid_after_filing_is_too_late(pay: Pay) -> None:
    day = date(2012, 6, 5)
    late = pay(paid_on=day, at=FILED + timedelta(days=9))
    facts = {"document": "both", "exempt": "no"}
    asked = charge(edition("passport-id-card@2012"), "centre", facts, day)
    told = _refused("receipt-too-late", "paid_on", lambda: use(late, CASE, asked, FILED))
    assert "05.06.2012" in told.text.kk
    assert "до подачи соответствующих документов" in told.text.ru


def test_the_day_of_filing_is_that_of_the_country_and_not_of_greenwich(pay: Pay, owed: Charge) -> None:
    filed = datetime(2012, 5, 31, 20, 0, tzinfo=UTC)
    assert use(pay(), CASE, owed, filed).case_number == CASE


def test_a_receipt_for_another_service_is_refused(pay: Pay, owed: Charge) -> None:
    other = pay(service="residence-registration", edition="residence-registration@2012")
    _refused("receipt-of-another-service", "receipt", lambda: use(other, CASE, owed, FILED))


def test_anybody_may_have_paid(pay: Pay, owed: Charge) -> None:
    assert use(pay(payer_iin="", payer_name="Серіков Асқар"), CASE, owed, FILED).payer_name == "Серіков Асқар"


def test_where_nothing_is_due_no_receipt_is_taken(pay: Pay) -> None:
    free = charge(edition("address-certificate@2014"), "centre", {}, PAID_ON)
    exempt = charge(
        edition("passport-id-card@2012"), "centre", {"document": "both", "exempt": "yes"}, PAID_ON
    )
    payment = pay()
    for one in (free, exempt):
        _refused("duty-not-due", "receipt", lambda one=one: use(payment, CASE, one, FILED))


def test_a_charge_of_another_day_is_a_mistake_of_the_program(pay: Pay) -> None:
    facts = {"document": "both", "exempt": "no"}
    other = charge(edition("passport-id-card@2012"), "centre", facts, date(2013, 1, 1))
    with pytest.raises(ValueError, match="2012-06-01"):
        use(pay(), CASE, other, FILED)


# --- the database ------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(3))
def test_of_two_uses_at_once_exactly_one_happens(pay: Pay, owed: Charge, round_: int) -> None:
    payment, told = pay(), list[str]()
    barrier = threading.Barrier(6)

    def work(case: str) -> None:
        barrier.wait()
        try:
            use(payment, case, owed, FILED)
            told.append("used")
        except Refusal as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(f"12-00000{n}-00",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["receipt-used"] * 5 + ["used"]
    assert Payment.objects.filter(case_number__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_one_receipt_recorded_at_once_there_is_one(pay: Pay) -> None:
    barrier, found = threading.Barrier(6), list[int]()

    def work() -> None:
        barrier.wait()
        try:
            found.append(pay(receipt="same").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == Payment.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE duty_payment SET amount = amount + 1",
        "UPDATE duty_payment SET receipt = 'other'",
        "UPDATE duty_payment SET case_number = '12-000009-99' WHERE case_number IS NOT NULL",
        "UPDATE duty_payment SET case_number = NULL, used_at = NULL, owed = NULL",
        "UPDATE duty_payment SET owed = 1 WHERE case_number IS NOT NULL",
        "DELETE FROM duty_payment",
    ],
)
def test_the_database_refuses_to_rewrite_a_payment(pay: Pay, owed: Charge, statement: str) -> None:
    use(pay(), CASE, owed, FILED)
    with (
        pytest.raises(DatabaseError, match=r"append-only|Cannot delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_database_refuses_a_second_row_for_a_receipt(pay: Pay) -> None:
    first = pay(bank="Bank", receipt="x1")
    first.pk, first.bank = None, "BANK"
    with pytest.raises(IntegrityError, match="duty_receipt_once"), transaction.atomic():
        first.save(force_insert=True)


def test_history_keeps_the_row_as_it_was_before_it_was_used(pay: Pay, owed: Charge) -> None:
    used: Any = use(pay(), CASE, owed, FILED)
    assert [event.case_number for event in used.events.all()] == [None]


def test_the_servers_role_can_use_and_give_back_and_no_more(pay: Pay, owed: Charge) -> None:
    kept = pay()
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE qyzmet_app NOLOGIN")
        cursor.execute(files("qyzmet.site").joinpath("role.sql").read_text(encoding="utf-8"))
        cursor.execute("SET ROLE qyzmet_app")
    try:
        used = use(pay(amount=Decimal(7000)), CASE, owed, FILED)
        due = refund_due(used)
        assert due is not None
        opened = refund(used, due, on=PAID_ON, by="x")
        assert pay_out(opened, on=PAID_ON, order_number="1", by="x").paid_on == PAID_ON
        for statement in (
            "UPDATE duty_payment SET amount = 1",
            "DELETE FROM duty_refund",
            "UPDATE duty_paymentevent SET amount = 1",
        ):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
    assert Payment.objects.filter(pk=kept.pk).exists()
