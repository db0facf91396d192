"""Orders to the payment gateway and what becomes of the case: paid once, never by a forged word, never lost.

Money that arrives is recorded as a payment of the duty whatever happened to the case meanwhile, so that it can be
given back; whether it pays the step is the desk's to say.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.official import APPLICANT, Official
from qyzmet.desk.paying import Tender, owed
from qyzmet.desk.perform import perform
from qyzmet.desk.request import day_of
from qyzmet.duty.charge import Charge
from qyzmet.duty.payments import GATEWAY, record_payment
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.portal.gateway import Asked, gateway
from qyzmet.portal.models import Order
from qyzmet.portal.wire import Paid
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal

BANK: Final = GATEWAY
"""How the register of payments names the gateway."""


def step_to_pay(stored: Stored) -> Step:
    """The step at which the applicant pays; :class:`Refusal` (``nothing-to-pay``) if the case is not at one."""
    step = process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")
    if step is None or step.does is not Verb.PAY or step.by != APPLICANT:
        raise Refusal("nothing-to-pay", _NOTHING)
    return step


def charge_of(stored: Stored, now: datetime) -> Charge:
    """What the case owes if it is paid now."""
    return owed(stored.edition, stored.state.channel, stored.state.facts, day_of(stored, now))


def begin(stored: Stored, by: Official, language: str, now: datetime) -> str:
    """Order the payment of the case; the address of the gateway's page. An order that is open goes on.

    Raises :class:`Refusal`: ``nothing-to-pay``, ``gateway-unreachable``, ``gateway-answer``.
    """
    step = step_to_pay(stored)
    due = charge_of(stored, now)
    if not due.amount:
        perform(stored.id, step.id, by, at=now, key=f"nothing-due-{stored.number}")
        return reverse("portal:case", args=[stored.number])
    order = _open_order(stored, step, due, by, now)
    site, path = settings.QYZMET_BASE_URL, reverse("portal:pay", args=[stored.number])
    return gateway().order(
        Asked(
            reference=order.reference,
            amount=order.amount,
            purpose=f"{stored.number}: {stored.edition.title.in_(language)}",
            language=language,
            return_url=f"{site}{path}",
            callback_url=f"{site}{reverse('portal:gateway-callback')}",
        )
    )


def _open_order(stored: Stored, step: Step, due: Charge, by: Official, now: datetime) -> Order:
    """The order that is open for this amount, else a new one in its place."""
    found = open_order(stored.number)
    if found is not None and (found.amount, found.step) == (due.amount, step.id):
        return found
    try:
        with transaction.atomic():
            Order.objects.filter(case_id=stored.id, state=Order.OPEN).update(state=Order.CLOSED)
            return Order.objects.create(
                reference=secrets.token_hex(16),
                case_id=stored.id,
                step=step.id,
                amount=due.amount,
                made_at=now,
                made_by=by.user_id,
            )
    except IntegrityError:  # another page of the same person was quicker
        return Order.objects.get(case_id=stored.id, state=Order.OPEN)


def open_order(number: str) -> Order | None:
    """The order of a case for which the gateway may still take money."""
    return Order.objects.filter(case__number=number, state=Order.OPEN).first()


def settle(paid: Paid, now: datetime) -> Order:
    """Take note of a payment: the case goes on, or the money waits to be given back. Twice is once.

    Raises :class:`Refusal`: ``no-such-order``, ``another-amount``; nothing is written then.
    """
    with transaction.atomic():
        order = (
            Order.objects.select_for_update(of=("self",))
            .select_related("case")
            .filter(reference=paid.order)
            .first()
        )
        if order is None:
            raise Refusal("no-such-order", _NO_ORDER)
        if order.state == Order.PAID:
            return order
        if paid.amount != order.amount:
            raise Refusal("another-amount", _ANOTHER_AMOUNT)
        order.state, order.receipt, order.paid_at = Order.PAID, paid.receipt, paid.at
        tender = _recorded(order, paid, now)
        try:
            with transaction.atomic():
                perform(order.case_id, order.step, _payer(order), {"tender": tender}, at=now, key=_key(order))
        except Refusal as refusal:
            order.kept_back = asdict(refusal.text)
        order.save()
        return order


def _payer(order: Order) -> Official:
    return Official(order.made_by, order.case.applicant_name, APPLICANT, "")


def _key(order: Order) -> str:
    return f"gateway-{order.reference}"


def _recorded(order: Order, paid: Paid, now: datetime) -> Tender:
    case = order.case
    paid_on = min(timezone.localdate(paid.at), timezone.localdate(now))
    record_payment(
        bank=BANK,
        receipt=paid.receipt,
        paid_on=paid_on,
        amount=paid.amount,
        service=case.service,
        edition=case.edition,
        at=now,
        by=BANK,
        payer_iin=case.applicant_id,
        payer_name=case.applicant_name,
    )
    return Tender(bank=BANK, receipt=paid.receipt, paid_on=paid_on, amount=paid.amount)


def check(order: Order, now: datetime) -> Order:
    """Ask the gateway whether the order was paid, and settle it if so. Raises as the gateway's ``status`` does."""
    paid = gateway().status(order.reference)
    return settle(paid, now) if paid is not None else order


def give_up(stored: Stored, by: Official, now: datetime) -> Stored:
    """End a case that its applicant does not want to pay; what was paid a moment ago counts instead.

    Raises :class:`Refusal`: ``nothing-to-pay``, and where the gateway cannot say that nothing was paid.
    """
    step = step_to_pay(stored)
    order = open_order(stored.number)
    if order is not None and check(order, now).state == Order.PAID:
        return store.load(stored.id)
    with transaction.atomic():
        ended = perform(
            stored.id, step.id, by, at=now, outcome="unpaid", key=f"unpaid-{stored.number}-{step.id}"
        )
        Order.objects.filter(case_id=stored.id, state=Order.OPEN).update(state=Order.CLOSED)
    return ended


def kept_back(case: Case) -> Order | None:
    """Money that arrived for the case and could not pay it."""
    return case.orders.filter(kept_back__isnull=False).order_by("-pk").first()


_NOTHING = Text(
    "Бұл іс бойынша қазір төленетін ештеңе жоқ.",
    "По этому делу сейчас платить нечего.",
    "Nothing is to be paid in this case now.",
)
_NO_ORDER = Text(
    "Мұндай төлем тапсырмасы жоқ.", "Такого платёжного поручения нет.", "There is no such order."
)
_ANOTHER_AMOUNT = Text(
    "Төленген сома тапсырмадағы сомаға тең емес.",
    "Уплаченная сумма не равна сумме поручения.",
    "The amount paid is not that of the order.",
)
