"""What goes between the portal and the payment gateway: small signed messages, read strictly.

A message is a JSON object with ``message`` (its kind), ``issued_at`` (ISO 8601 with zone) and what the kind wants. The
header :data:`SIGNATURE` carries HMAC-SHA256 of its octets under the key both sides share, in hexadecimal. A message
of another kind than awaited is refused, so that none can be sent back as an answer to itself; so is an old one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

SIGNATURE: Final = "X-Qyzmet-Signature"
CURRENCY: Final = "KZT"
FRESH: Final = timedelta(minutes=15)
"""How old a message may be, and how far the clocks of the two sides may differ. Of our own choosing."""
LARGEST: Final = 10_000
"""Octets of a message at most."""

ORDER, PAGE, ASK, STATUS, PAYMENT = "order", "page", "ask", "status", "payment"
"""The kinds: the portal orders and gets the page of the order; it asks and gets the status; the gateway tells the
payment by itself."""


class Forged(Exception):
    """A message that the other side did not write, or not now, or not as this kind."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What the gateway says of money that it took."""

    order: str
    amount: Decimal
    """In tenge."""
    receipt: str
    at: datetime


def seal(content: bytes, key: bytes) -> str:
    """The signature of a message."""
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def write(kind: str, key: bytes, now: datetime, /, **values: Any) -> tuple[bytes, dict[str, str]]:
    """A message and its headers."""
    said = {"message": kind, "issued_at": now.isoformat(), **values}
    content = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    return content, {"Content-Type": "application/json", SIGNATURE: seal(content, key)}


def read(content: bytes, signature: str, key: bytes, kind: str, now: datetime) -> Mapping[str, Any]:
    """The values of a message that the holder of the key wrote as this kind a short while ago.

    Raises :class:`Forged` for any other.
    """
    if len(content) > LARGEST or not hmac.compare_digest(
        seal(content, key).encode(), signature.encode("utf-8", "replace")
    ):
        raise Forged("signature")
    try:
        said = json.loads(content)
        issued = datetime.fromisoformat(said["issued_at"])
        if said["message"] != kind or abs(now - issued) > FRESH:
            raise Forged(str(said["message"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Forged("content") from error
    found: Mapping[str, Any] = said
    return found


def payment_of(said: Mapping[str, Any]) -> Paid | None:
    """The payment that a status or a payment message tells of; None where nothing was paid.

    Raises :class:`Forged` for one that cannot be.
    """
    if said.get("state") != "paid":
        return None
    try:
        amount, at = Decimal(str(said["amount"])), datetime.fromisoformat(str(said["paid_at"]))
        receipt = str(said["receipt"]).strip()
        if not amount.is_finite() or said["currency"] != CURRENCY or not receipt or at.tzinfo is None:
            raise Forged("payment")
        return Paid(str(said["order"]), amount, receipt, at)
    except (KeyError, ValueError, InvalidOperation) as error:
        raise Forged("payment") from error
