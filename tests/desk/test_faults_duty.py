"""The duty at the window: paid twice, too little, not at all, without proof; and what goes back to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from qyzmet.desk.paying import Tender, owed
from qyzmet.desk.refunding import refunds_to_open
from qyzmet.duty.models import Payment, Refund
from qyzmet.duty.refunds import RefundDue, refund
from qyzmet.duty.words import money
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import DwellingRight, Look
from tests.desk.killing import everything_stored
from tests.desk.ministry import (
    DAY,
    EVERY,
    FACTS,
    PAID,
    PASSPORT,
    POLICE,
    REGISTRATION,
    REMOVAL,
    TEMPORARY,
    carry,
    case_of,
    file,
    filing,
    last,
    receipt,
    send,
    somebody,
    step_of,
)
from tests.desk.town import sound

pytestmark = pytest.mark.usefixtures("offices")
EACH = pytest.mark.parametrize("law", PAID, ids=lambda law: law.name)


def told(law: Edition, payment: Tender | None, **facts: str) -> Refusal:
    """The refusal of a filing that is paid so; no case is opened, no receipt is taken."""
    brought = filing(law, somebody(registered=law is not REGISTRATION["2012"]), pays=False, **facts)
    before = everything_stored(Look)
    with pytest.raises(Refusal) as refused:
        file(law, replace(brought, payment=payment))
    assert everything_stored(Look) == before
    assert all((refused.value.text.kk, refused.value.text.ru, refused.value.text.en))
    return refused.value


def bill(law: Edition) -> tuple[Decimal, str]:
    """What the case of the edition costs, and as it is said in Kazakh."""
    due = owed(law, "centre", FACTS[law.name], DAY[law.year].date())
    return due.amount, money(due.amount).kk


@EACH
def test_who_has_not_paid_is_told_the_amount(law: Edition) -> None:
    refusal = told(law, None)
    assert (refusal.code, refusal.field) == ("duty-unpaid", "receipt")
    assert bill(law)[1] in refusal.text.kk


@EACH
def test_who_paid_too_little_is_told_the_amount(law: Edition) -> None:
    paid = receipt(law, FACTS[law.name], DAY[law.year].date(), amount=bill(law)[0] - Decimal("0.01"))
    refusal = told(law, paid)
    assert (refusal.code, refusal.field) == ("duty-short", "amount")
    assert bill(law)[1] in refusal.text.kk
    assert not Payment.objects.exists(), "the receipt can be shown again when the rest is paid"


@EACH
def test_a_receipt_pays_once(law: Edition) -> None:
    paid = receipt(law, FACTS[law.name], DAY[law.year].date())
    first = case_of(law, payment=paid)
    for again in (paid, replace(paid, bank="ХАЛЫҚ  БАНКІ")):
        refusal = told(law, again)
        assert (refusal.code, refusal.field) == ("receipt-used", "receipt")
        assert first.number in refusal.text.kk, "an official is told where it was used"
    assert Payment.objects.get().case_number == first.number


def test_a_receipt_of_another_service_pays_nothing() -> None:
    law = TEMPORARY["2012"]
    paid = receipt(law, FACTS[law.name], DAY["2012"].date())
    case_of(law, payment=paid)
    assert told(REGISTRATION["2012"], paid).code == "receipt-differs"


@EACH
def test_nobody_pays_tomorrow(law: Edition) -> None:
    day = DAY[law.year].date()
    paid = receipt(law, FACTS[law.name], day)
    refusal = told(law, replace(paid, paid_on=day + timedelta(days=1)))
    assert (refusal.code, refusal.field) == ("paid-in-the-future", "paid_on")


@pytest.mark.parametrize("law", [*PASSPORT.values(), *REGISTRATION.values()], ids=lambda law: law.name)
def test_an_exemption_wants_its_proof(law: Edition) -> None:
    exemptions = law.fee.duty.exemptions if law.fee.duty else ()
    claimed = exemptions[0].id if exemptions else ""
    assert told(law, Tender(exemption=claimed), exempt="yes").code == "exemption-unproved"
    case = case_of(law, payment=Tender(exemption=claimed, proof="куәлік № 12"), exempt="yes")
    assert not Payment.objects.exists()
    assert sound(case)


def test_nobody_is_exempt_by_a_receipt_and_nobody_by_a_claim_alone() -> None:
    law = REGISTRATION["2012"]
    assert told(law, None, exempt="yes").code in ("exemption-unnamed", "exemption-unproved")
    assert told(law, Tender(exemption="nobody", proof="№ 1"), exempt="yes").code in (
        "exemption-not-in-the-edition",
        "exemption-unproved",
    )


@pytest.mark.parametrize("law", REMOVAL.values(), ids=lambda law: law.name)
def test_a_free_service_takes_no_receipt(law: Edition) -> None:
    case_of(law, payment=Tender(bank="Халық банкі", receipt="77"))
    assert not Payment.objects.exists()


# --- What goes back ----------------------------------------------------------------------------------------


@EACH
def test_who_is_not_taken_in_gets_the_duty_back(law: Edition) -> None:
    """The last line of the journal says what; who opens refunds finds it until one is opened."""
    case = carry(case_of(law, without=1))
    assert case.state.ended in ("refused", "incomplete")
    amount = bill(law)[0]
    (back,) = last(case)["refund"]
    assert (back["reason"], Decimal(back["amount"])) == ("not-accepted", amount)
    (due,) = refunds_to_open(case.provider)
    assert (due.payment.case_number, due.outcome) == (case.number, case.state.ended)
    assert due.due == RefundDue("not-accepted", amount)
    refund(due.payment, due.due, on=DAY[law.year].date(), by="Бухгалтер")
    assert refunds_to_open(case.provider) == []
    assert Refund.objects.get().payment.case_number == case.number
    assert sound(case)


@pytest.mark.parametrize("law", EVERY, ids=lambda law: law.name)
def test_who_was_served_gets_nothing_back(law: Edition) -> None:
    case = carry(case_of(law))
    assert law.outcome(case.state.ended or "").good
    assert "refund" not in last(case)
    assert refunds_to_open(case.provider) == []


@EACH
def test_what_nobody_fetched_was_served(law: Edition) -> None:
    issue = step_of(law, Verb.ISSUE)
    case = carry(case_of(law, until=issue), **{issue: "not-collected"})
    assert case.state.ended == "not-collected"
    assert refunds_to_open(case.provider) == []


def test_who_paid_more_than_due_gets_the_surplus_back_and_is_served() -> None:
    law = TEMPORARY["2014"]
    paid = receipt(law, FACTS[law.name], DAY["2014"].date(), amount=bill(law)[0] + 100)
    case = carry(case_of(law, payment=paid))
    assert case.state.ended == "issued"
    assert Payment.objects.get().owed == bill(law)[0]


def test_a_request_of_the_portal_that_is_sent_to_the_centre_gives_the_duty_back() -> None:
    law = REGISTRATION["2014"]
    who, nobodys = somebody(), filing(law, somebody(), channel="portal").request["address"]
    request = {"address": nobodys, "owner": who.iin, "owner_name": who.full_name}
    DwellingRight.objects.filter(address_id=int(nobodys)).delete()
    case = carry(send(law, filing(law, who, channel="portal", request=request)))
    assert case.state.ended == "to-centre"
    (back,) = last(case)["refund"]
    assert back["reason"] == "refused"
    assert [one.outcome for one in refunds_to_open(case.provider)] == ["to-centre"]


def test_refunds_come_in_pages() -> None:
    cases = [carry(case_of(TEMPORARY["2012"], without=1)) for _ in range(3)]
    first = refunds_to_open(POLICE, limit=2)
    rest = refunds_to_open(POLICE, after=first[-1].payment.pk, limit=2)
    assert [one.payment.case_number for one in first + rest] == [case.number for case in cases]
