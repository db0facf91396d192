"""The payment gateway of electronic government, as the portal speaks to it (2014 standards, cl. 7).

reading: no act gives the protocol of the gateway; this is the smallest that takes money once and cannot be forged.

1. The portal posts a signed ``order`` to ``URL/orders``; the answer, signed too, names the page on which it is paid.
   The same reference again is the same order. 2. The browser of the payer goes to that page, and comes back to
   ``return_url``. 3. The gateway posts a signed ``payment`` to ``callback_url``, again and again until it is
   acknowledged. 4. At any time the portal may ask for the ``status`` (``URL/orders/status``).

What the browser brings back proves nothing: only a message with the signature of the gateway counts as paid.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from qyzmet.law.text import Text
from qyzmet.portal import wire
from qyzmet.portal.wire import Forged, Paid
from qyzmet.process.errors import Refusal

TRIES: Final = 3
"""How often a message is sent before the gateway counts as unreachable."""
PAUSE: Final = 0.2
"""Seconds before the second try; doubled before each further one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An order to pay: by whom is nobody's business, the gateway learns what for and how much."""

    reference: str
    amount: Decimal
    """In tenge."""
    purpose: str
    language: str
    return_url: str
    callback_url: str


@dataclass(frozen=True, slots=True)
class Gateway:
    """A gateway at an address; ``timeout`` in seconds for each try."""

    url: str
    key: bytes
    timeout: float = 4.0

    @property
    def origin(self) -> str:
        """Scheme, host and port, for the content security policy of the page that leads there."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def order(self, asked: Asked) -> str:
        """Order a payment; the address of the page on which it is made.

        Raises :class:`Refusal`: ``gateway-unreachable``, ``gateway-answer``.
        """
        said = self._post(
            "/orders",
            wire.ORDER,
            wire.PAGE,
            order=asked.reference,
            amount=str(asked.amount),
            currency=wire.CURRENCY,
            purpose=asked.purpose,
            language=asked.language,
            return_url=asked.return_url,
            callback_url=asked.callback_url,
        )
        page = str(said.get("page", ""))
        if said.get("order") != asked.reference or not page.startswith(f"{self.origin}/"):
            raise Refusal("gateway-answer", _STRANGE)
        return page

    def status(self, reference: str) -> Paid | None:
        """What was paid for the order; None where nothing was. Raises as :meth:`order` does."""
        said = self._post("/orders/status", wire.ASK, wire.STATUS, order=reference)
        if said.get("order") != reference:
            raise Refusal("gateway-answer", _STRANGE)
        try:
            return wire.payment_of(said)
        except Forged as forged:
            raise Refusal("gateway-answer", _STRANGE) from forged

    def told(self, content: bytes, signature: str, now: datetime) -> Paid | None:
        """The payment of a message that the gateway sent by itself; :class:`Forged` if it did not."""
        return wire.payment_of(wire.read(content, signature, self.key, wire.PAYMENT, now))

    def _post(self, path: str, kind: str, awaited: str, **values: Any) -> Mapping[str, Any]:
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE * 2 ** (attempt - 1))
            now = timezone.now()
            content, headers = wire.write(kind, self.key, now, **values)
            try:
                body, signature = self._send(path, content, headers)
                return wire.read(body, signature, self.key, awaited, timezone.now())
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    raise Refusal("gateway-answer", _STRANGE) from error
            except Forged as forged:
                raise Refusal("gateway-answer", _STRANGE) from forged
            except OSError:  # refused, no such host, too slow, broken off
                continue
        raise Refusal("gateway-unreachable", _UNREACHABLE)

    def _send(self, path: str, content: bytes, headers: Mapping[str, str]) -> tuple[bytes, str]:
        request = urllib.request.Request(f"{self.url}{path}", content, dict(headers), method="POST")
        with _DIRECT.open(request, timeout=self.timeout) as answer:
            return answer.read(wire.LARGEST + 1), str(answer.headers.get(wire.SIGNATURE, ""))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A signed order goes to the gateway or nowhere."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
"""Past any proxy of the environment: the gateway is reached directly or not at all."""


def gateway() -> Gateway:
    """The gateway of the deployment: ``QYZMET_GATEWAY_URL`` and ``QYZMET_GATEWAY_KEY``."""
    return Gateway(settings.QYZMET_GATEWAY_URL.rstrip("/"), settings.QYZMET_GATEWAY_KEY.encode())


_UNREACHABLE = Text(
    "Төлем шлюзі жауап бермей тұр. Ақша алынған жоқ, іс осы қадамда тұр: кейінірек қайталаңыз.",
    "Платёжный шлюз не отвечает. Деньги не списаны, дело остаётся на этом шаге: повторите позже.",
    "The payment gateway does not answer. No money was taken and the case stays at this step: try again later.",
)
_STRANGE = Text(
    "Төлем шлюзінің жауабын тану мүмкін болмады. Ақша алынған болса, оның хабары бөлек келеді; кейінірек тексеріңіз.",
    "Ответ платёжного шлюза не удалось признать подлинным. Если деньги списаны, его сообщение придёт отдельно; "
    "проверьте позже.",
    "The answer of the payment gateway could not be recognised as its own. If money was taken, its message comes "
    "separately; check later.",
)
