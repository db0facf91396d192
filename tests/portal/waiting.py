"""Drive the channels of the portal that wait for the applicant, the owner, the gateway: as a browser sends it."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.portal import wire
from qyzmet.portal.models import Order
from qyzmet.portal.standin import StandIn
from qyzmet.registers.models import Address, Person
from tests.portal.people import signature
from tests.registers import making
from tests.registers.holding import owns

PASSPORT, REGISTRATION = "passport-id-card", "residence-registration"
PHOTO, HAND = (420, 556), (840, 240)
"""Dots of a photograph of 3,4х4,5 cm and of a signature of 7х2 cm that are good enough."""


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + b"\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int) -> bytes:
    """The frame of a picture, enough to tell its size."""
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 8, 8, height, width, 1)
    return b"\xff\xd8" + app + frame + b"\xff\xd9"


def upload(content: bytes, name: str = "photo.png") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


@contextmanager
def standing_in(config: Any, *, calls_back: bool = False) -> Iterator[StandIn]:
    """The stand-in of the gateway at a port of its own, and a portal that knows it."""
    server = StandIn(settings.QYZMET_GATEWAY_KEY.encode(), port=0)
    server.calls_back = calls_back
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    config.QYZMET_GATEWAY_URL = server.url
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def begin(client: Client, service: str) -> str:
    """A new request; the key of its draft."""
    answer = client.get(reverse("portal:apply", args=[service]))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).split("/")[2]


def page_of(draft: str, page: str) -> str:
    """The address of a page of a request."""
    return reverse("portal:question", args=[draft, page])


def fill(client: Client, draft: str, page: str, **given: Any) -> str:
    """Send one page; where it led."""
    sent = client.post(page_of(draft, page), given)
    assert sent.status_code == 302, sent.context["form"].errors
    return str(sent["Location"])


def answer(client: Client, draft: str, **facts: str) -> str:
    """Answer questions of the edition; where the last one led."""
    where = ""
    for fact, given in facts.items():
        assert not where or where == page_of(draft, fact), "the questions come in this order"
        where = fill(client, draft, fact, answer=given)
    return where


def dwelling(owner: Person, house: str = "21") -> Address:
    """A flat that somebody owns."""
    where = making.address(house, "7")
    owns(owner, where)
    return where


REGISTRATION_FACTS = {
    "age": "from-16",
    "card": "electronic",
    "registration": "permanent",
    "arrival": "within",
    "supervision": "no",
    "exempt": "no",
}


def write_registration(client: Client, home: Address, owner: Person, **facts: str) -> str:
    """A registration, complete up to the review; the key of its draft."""
    draft = begin(client, REGISTRATION)
    answer(client, draft, **{**REGISTRATION_FACTS, **facts})
    fill(client, draft, "form-address", address=str(home.pk))
    fill(client, draft, "form-owner", owner=owner.iin, owner_name=owner.full_name)
    fill(client, draft, "form-family")
    assert fill(client, draft, "form-arrived_region").endswith("/review/")
    return draft


def open_registration(client: Client, home: Address, owner: Person, **facts: str) -> Case:
    """A registration whose case is open and waits for the owner."""
    draft = write_registration(client, home, owner, **facts)
    sent = client.post(reverse("portal:review", args=[draft]))
    assert sent.status_code == 302, sent.context["wrong"]
    return Case.objects.get(number=str(sent["Location"]).split("/")[2])


PASSPORT_FACTS = {
    "for_whom": "self",
    "document": "both",
    "card_reason": "new-design",
    "passport_reason": "new-design",
    "exempt": "no",
}


def write_passport(client: Client) -> str:
    """An exchange of passport and card, complete up to the review; the key of its draft."""
    draft = begin(client, PASSPORT)
    answer(client, draft, **PASSPORT_FACTS)
    fill(client, draft, "form-phone", phone="+7 701 111 22 33")
    fill(client, draft, "file-digital-photo", file=upload(png(*PHOTO)))
    assert fill(client, draft, "file-signature-file", file=upload(jpeg(*HAND), "hand.jpg")).endswith(
        "/review/"
    )
    return draft


def sign_at(client: Client, where: str, text: str, person: Person) -> Any:
    """Sign what the address ``text`` gives, and send it to ``where``."""
    content = bytes(client.get(text).content)
    return client.post(where, {"signature": signature(content, person)})


def file_passport(client: Client, person: Person) -> Case:
    """A signed request for passport and card, which waits for the payment."""
    draft = write_passport(client)
    where, text = (reverse(f"portal:{name}", args=[draft]) for name in ("sign", "request"))
    sent = sign_at(client, where, text, person)
    assert sent.status_code == 302, sent.context["form"].errors
    return Case.objects.get(number=str(sent["Location"]).split("/")[2])


def owner_answers(client: Client, case: Case, owner: Person, what: str = "consent") -> Any:
    """The owner signs a consent, or that they do not consent."""
    where, text = (
        reverse(f"portal:{name}", args=[case.number, what]) for name in ("consent", "consent-text")
    )
    return sign_at(client, where, text, owner)


def submit(client: Client, case: Case, person: Person) -> Any:
    """The applicant signs the request of a case that is open."""
    where, text = (reverse(f"portal:{name}", args=[case.number]) for name in ("submit", "submit-text"))
    return sign_at(client, where, text, person)


def order_of(client: Client, case: Case) -> Order:
    """Go to the gateway; the order that was made."""
    sent = client.post(reverse("portal:pay", args=[case.number]))
    assert sent.status_code == 302, sent.context["wrong"]
    return Order.objects.get(case=case, state=Order.OPEN)


def tell(
    order: Order, /, *, key: str = "", kind: str = wire.PAYMENT, at: datetime | None = None, **other: Any
) -> Any:
    """Post to the portal what the gateway posts when the order was paid."""
    now = at or timezone.now()
    said = {
        "order": order.reference,
        "state": "paid",
        "amount": str(order.amount),
        "currency": wire.CURRENCY,
        "receipt": f"PG-{order.pk:012d}",
        "paid_at": now.isoformat(),
    }
    content, headers = wire.write(kind, (key or settings.QYZMET_GATEWAY_KEY).encode(), now, **(said | other))
    return Client().post(
        reverse("portal:gateway-callback"),
        content,
        content_type="application/json",
        headers={wire.SIGNATURE: headers[wire.SIGNATURE]},
    )


def officials(case: Case, **outcomes: str) -> Stored:
    """Everybody else does their steps, to the end of the case or until the applicant's turn."""
    clerk, stored = Clerk(Random(1)), store.load(case.number)
    at = max(timezone.now(), stored.state.changed)
    while stored.state.step is not None:
        before = stored.state.step
        stored, at = clerk.step(stored, Plan(outcomes), at)
        if Case.objects.get(pk=case.pk).post == "applicant" and outcomes.get("until") == before:
            break
    return stored
