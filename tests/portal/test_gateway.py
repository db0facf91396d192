"""The payment gateway: money is taken once, on nobody's word but the gateway's, and never lost."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.duty.models import Payment
from qyzmet.portal import wire
from qyzmet.portal.gateway import Asked, Gateway
from qyzmet.portal.models import Order
from qyzmet.portal.standin import StandIn
from qyzmet.process.errors import Refusal
from tests.portal.conftest import words
from tests.portal.people import Family
from tests.portal.waiting import file_passport, order_of, standing_in, tell

ASKED = Asked(
    reference="a" * 32,
    amount=Decimal("323.60"),
    purpose="26-000001-00",
    language="kk",
    return_url="http://127.0.0.1:1/my/",
    callback_url="http://127.0.0.1:1/gateway/callback/",
)


@pytest.fixture
def shop(settings: Any) -> Iterator[StandIn]:
    with standing_in(settings) as server:
        yield server


@pytest.fixture
def case(family: Family, applicant: Client, shop: StandIn) -> Case:
    """A request for passport and card that waits for the payment."""
    return file_passport(applicant, family.applicant)


def press(order: Order, shop: StandIn, choice: str) -> None:
    """The payer presses a button on the page of the gateway."""
    shop_order = shop.orders[order.reference]
    if choice == "pay":
        shop.pay(shop_order)


def now_at(case: Case) -> str | None:
    return Case.objects.get(pk=case.pk).step


# --- the protocol ------------------------------------------------------------------------------------


def test_an_order_made_twice_is_one_and_its_page_says_how_much(shop: StandIn) -> None:
    door = Gateway(shop.url, shop.key)
    page = door.order(ASKED)
    assert door.order(ASKED) == page
    assert list(shop.orders) == [ASKED.reference]
    with urllib.request.urlopen(page) as answer:
        assert "323.60" in answer.read().decode()
    assert door.status(ASKED.reference) is None
    assert door.status("b" * 32) is None


def test_the_stand_in_takes_no_order_without_the_key(shop: StandIn) -> None:
    with pytest.raises(Refusal) as caught:
        Gateway(shop.url, b"another").order(ASKED)
    assert caught.value.code == "gateway-answer"
    assert not shop.orders


def test_an_answer_of_somebody_else_is_not_believed(shop: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = shop.key
    monkeypatch.setattr(
        "qyzmet.portal.standin.wire.write", lambda kind, key, now, /, **v: wire_write(kind, b"x", now, **v)
    )
    with pytest.raises(Refusal) as caught:
        Gateway(shop.url, honest).order(ASKED)
    assert caught.value.code == "gateway-answer"


wire_write = wire.write


def test_a_gateway_that_is_not_there_is_said_after_a_few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("qyzmet.portal.gateway.time.sleep", waits.append)
    with pytest.raises(Refusal) as caught:
        Gateway("http://127.0.0.1:9", b"x", timeout=0.5).order(ASKED)
    assert caught.value.code == "gateway-unreachable"
    assert waits == [0.2, 0.4]


def test_a_message_is_read_only_whole_fresh_and_of_its_kind() -> None:
    key, now = b"k", timezone.now()
    content, headers = wire.write(wire.ORDER, key, now, order="x")
    seal = headers[wire.SIGNATURE]
    assert wire.read(content, seal, key, wire.ORDER, now)["order"] == "x"
    for wrong in (
        (content + b" ", seal, key, wire.ORDER, now),
        (content, "", key, wire.ORDER, now),
        (content, "ё", key, wire.ORDER, now),
        (content, seal, b"other", wire.ORDER, now),
        (content, seal, key, wire.PAYMENT, now),
        (content, seal, key, wire.ORDER, now + timedelta(minutes=16)),
    ):
        with pytest.raises(wire.Forged):
            wire.read(*wrong)


# --- a case --------------------------------------------------------------------------------------------


def test_the_page_says_how_much_and_why_and_leads_to_the_gateway(
    case: Case, applicant: Client, shop: StandIn
) -> None:
    """Cl. 7: passport and card together, by the index of the day of payment."""
    page = applicant.get(reverse("portal:pay", args=[case.number]))
    due = page.context["due"]
    assert len(due.parts) == 2
    for line in due.lines:
        assert line.en in words(page)
    assert f"form-action 'self' {shop.url};" in page.headers["Content-Security-Policy"]
    sent = applicant.post(reverse("portal:pay", args=[case.number]))
    assert sent["Location"].startswith(f"{shop.url}/pay/")
    assert Order.objects.get().amount == due.amount


def test_a_callback_twice_is_one_payment(case: Case, applicant: Client) -> None:
    order = order_of(applicant, case)
    first, again = tell(order), tell(order)
    assert (first.status_code, again.status_code) == (200, 200)
    payment = Payment.objects.get()
    assert (payment.case_number, payment.amount) == (case.number, order.amount)
    assert now_at(case) == "B4", "accepted (B3) and on its way"
    page = words(applicant.get(f"/my/{case.number}/"))
    assert payment.receipt in page
    assert "Notice that the application is accepted" in page


@pytest.mark.parametrize(
    "how",
    [
        {"key": "forged"},
        {"kind": wire.STATUS},
        {"kind": wire.ORDER},
        {"at": timezone.now() - timedelta(days=1)},
        {"paid_at": "yesterday"},
        {"currency": "USD"},
        {"receipt": " "},
        {"amount": "NaN"},
    ],
)
def test_a_forged_callback_changes_nothing(case: Case, applicant: Client, how: dict[str, Any]) -> None:
    order = order_of(applicant, case)
    assert tell(order, **how).status_code == 403
    assert now_at(case) == "B2"
    assert not Payment.objects.exists()


def test_another_amount_and_an_unknown_order_are_not_acknowledged(case: Case, applicant: Client) -> None:
    order = order_of(applicant, case)
    assert tell(order, amount="1.00").status_code == 422
    assert tell(order, order="f" * 32).status_code == 404
    assert tell(order, state="cancelled").status_code == 200
    assert now_at(case) == "B2"
    assert Order.objects.get().state == Order.OPEN


def test_an_abandoned_payment_leaves_the_step_open(case: Case, applicant: Client, shop: StandIn) -> None:
    order = order_of(applicant, case)
    press(order, shop, "back")
    checked = applicant.post(reverse("portal:pay", args=[case.number]), {"do": "check"}, follow=True)
    assert "The gateway says that nothing was paid yet." in words(checked)
    assert now_at(case) == "B2"
    assert order_of(applicant, case) == order, "the same order goes on"


def test_a_payment_whose_callback_got_lost_is_found_by_asking(
    case: Case, applicant: Client, shop: StandIn
) -> None:
    order = order_of(applicant, case)
    press(order, shop, "pay")
    assert now_at(case) == "B2"
    asked = applicant.post(reverse("portal:pay", args=[case.number]), {"do": "check"}, follow=True)
    assert "The duty is paid: receipt No. PG-" in words(asked)
    assert now_at(case) == "B4"


def test_giving_up_ends_unpaid_and_later_money_waits_to_be_given_back(case: Case, applicant: Client) -> None:
    order = order_of(applicant, case)
    where = reverse("portal:pay", args=[case.number])
    assert "Tick that you are sure" in words(applicant.post(where, {"do": "give-up"}, follow=True))
    assert now_at(case) == "B2"
    applicant.post(where, {"do": "give-up", "sure": "yes"})
    assert Case.objects.get(pk=case.pk).ended == "unpaid"
    assert tell(order).status_code == 200
    payment = Payment.objects.get()
    assert payment.case_number is None
    page = words(applicant.get(f"/my/{case.number}/"))
    assert f"The payment No. {payment.receipt} arrived and could not pay this case" in page


def test_who_paid_a_moment_ago_cannot_give_up(case: Case, applicant: Client, shop: StandIn) -> None:
    order = order_of(applicant, case)
    press(order, shop, "pay")
    applicant.post(reverse("portal:pay", args=[case.number]), {"do": "give-up", "sure": "yes"})
    assert Case.objects.get(pk=case.pk).ended is None
    assert now_at(case) == "B4"


def test_an_order_of_another_amount_is_replaced_and_one_is_open(case: Case, applicant: Client) -> None:
    """The index changed overnight: what is owed is that of the day of payment."""
    old = order_of(applicant, case)
    Order.objects.filter(pk=old.pk).update(amount=Decimal("1.00"))
    new = order_of(applicant, case)
    assert new != old
    assert Order.objects.get(pk=old.pk).state == Order.CLOSED


def test_without_the_gateway_nothing_happens_and_the_page_says_so(
    case: Case, applicant: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qyzmet.portal.gateway.time.sleep", lambda _: None)
    settings.QYZMET_GATEWAY_URL = "http://127.0.0.1:9"
    page = applicant.post(reverse("portal:pay", args=[case.number]))
    assert page.status_code == 422
    assert "The payment gateway does not answer. No money was taken" in words(page)
    assert now_at(case) == "B2"


def test_the_callback_takes_nothing_but_posts(visitor: Client) -> None:
    assert visitor.get(reverse("portal:gateway-callback")).status_code == 405
    for sent in ({}, {"state": "paid"}):
        assert visitor.post(reverse("portal:gateway-callback"), sent).status_code == 403
    for kind in ("x/y", "application/json"):
        answer = visitor.post(reverse("portal:gateway-callback"), b"[]", content_type=kind)
        assert answer.status_code == 403
