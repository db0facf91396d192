"""A payment gateway for the demo and for tests: it speaks the protocol of :mod:`qyzmet.portal.wire` and takes no money.

The real gateway is a bank's; this one shows a page with two buttons, «pay» and «do not pay», and tells the portal
what was pressed, with the shared key. What it was told lives as long as it runs.
"""

from __future__ import annotations

import html
import logging
import secrets
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from qyzmet.portal import wire
from qyzmet.portal.wire import Forged

log = logging.getLogger(__name__)

HOST, PORT = "127.0.0.1", 13580
TELLS: Final = 5
"""How often a callback is tried."""
_PAUSE: Final = 0.3


@dataclass
class Order:
    """What the portal ordered, and what became of it."""

    said: Mapping[str, Any]
    state: str = "open"
    receipt: str = ""
    paid_at: str = ""
    told: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def status(self) -> dict[str, Any]:
        """As a message tells it."""
        return {
            "order": self.said["order"],
            "state": self.state,
            "amount": self.said["amount"],
            "currency": wire.CURRENCY,
            "receipt": self.receipt,
            "paid_at": self.paid_at,
        }


class StandIn(ThreadingHTTPServer):
    """The stand-in at an address; ``port`` 0 takes a free one. Raises :class:`OSError` if it is taken."""

    daemon_threads = True

    def __init__(self, key: bytes, host: str = HOST, port: int = PORT) -> None:
        super().__init__((host, port), _Handler)
        self.key = key
        self.orders: dict[str, Order] = {}
        self.calls_back = True
        """False: the callback gets lost, so that the portal has to ask."""

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    def pay(self, order: Order) -> None:
        """Take the money, once, and tell the portal."""
        with order.lock:
            if order.state != "paid":
                order.state, order.receipt = "paid", f"PG-{secrets.randbelow(10**12):012d}"
                order.paid_at = datetime.now(UTC).isoformat()
        if self.calls_back:
            self.tell(order)

    def tell(self, order: Order) -> None:
        """Post the payment to the portal until it is acknowledged."""
        for attempt in range(TELLS):
            if attempt:
                time.sleep(_PAUSE)
            content, headers = wire.write(wire.PAYMENT, self.key, datetime.now(UTC), **order.status())
            request = urllib.request.Request(str(order.said["callback_url"]), content, headers, method="POST")
            try:
                with _DIRECT.open(request, timeout=10) as answer:
                    order.told = answer.status == 200
                    return
            except urllib.error.HTTPError as error:
                log.warning("the portal refused a payment: %s", error.code)
                if error.code < 500:
                    return
            except OSError as error:
                log.warning("the portal does not answer: %s", error)


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class _Handler(BaseHTTPRequestHandler):
    server: StandIn
    server_version = "QyzmetGateway"

    def do_POST(self) -> None:
        """Orders and questions of the portal, the buttons of the payer."""
        path = urlsplit(self.path).path
        content = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), wire.LARGEST + 1))
        match path:
            case "/orders":
                self._signed(content, wire.ORDER, self._ordered)
            case "/orders/status":
                self._signed(content, wire.ASK, self._asked)
            case _ if path.startswith("/pay/"):
                self._pressed(path.removeprefix("/pay/"), parse_qs(content.decode("utf-8", "replace")))
            case _:
                self.send_error(404)

    def do_GET(self) -> None:
        """The page of an order."""
        order = self.server.orders.get(urlsplit(self.path).path.removeprefix("/pay/"))
        if order is None:
            self.send_error(404)
            return
        self._answer(200, _page(order).encode(), {"Content-Type": "text/html; charset=utf-8"})

    def _signed(self, content: bytes, kind: str, answer: Any) -> None:
        try:
            now = datetime.now(UTC)
            said = wire.read(content, self.headers.get(wire.SIGNATURE, ""), self.server.key, kind, now)
        except Forged:
            self.send_error(403)
            return
        answer(said)

    def _ordered(self, said: Mapping[str, Any]) -> None:
        reference = str(said["order"])
        order = self.server.orders.setdefault(reference, Order(said))
        if order.said["amount"] != said["amount"]:
            self.send_error(409)
            return
        page = f"{self.server.url}/pay/{reference}"
        self._answer(
            200, *wire.write(wire.PAGE, self.server.key, datetime.now(UTC), order=reference, page=page)
        )

    def _asked(self, said: Mapping[str, Any]) -> None:
        order = self.server.orders.get(str(said["order"]))
        status = order.status() if order else {"order": said["order"], "state": "unknown"}
        self._answer(200, *wire.write(wire.STATUS, self.server.key, datetime.now(UTC), **status))

    def _pressed(self, reference: str, form: Mapping[str, list[str]]) -> None:
        order = self.server.orders.get(reference)
        if order is None:
            self.send_error(404)
            return
        if form.get("choice") == ["pay"]:
            self.server.pay(order)
        self._answer(303, b"", {"Location": str(order.said["return_url"])})

    def _answer(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: Any) -> None:
        """Nothing: the numbers of orders are nobody's business."""


def run_stand_in(key: bytes, host: str = HOST, port: int = PORT) -> None:
    """Serve until interrupted."""
    with StandIn(key, host, port) as server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            log.info("the stand-in of the payment gateway has stopped")


_WORDS: Final = {
    "kk": ("Төлем шлюзі (көрсетілім)", "Нақты ақша алынбайды.", "Төлеу", "Төлемей қайту", "Төленді"),
    "ru": ("Платёжный шлюз (демонстрация)", "Деньги не списываются.", "Оплатить", "Вернуться без оплаты", "Оплачено"),
    "en": ("Payment gateway (demo)", "No money is taken.", "Pay", "Go back without paying", "Paid"),
}  # fmt: skip


def _page(order: Order) -> str:
    language = str(order.said.get("language", "kk"))
    title, warning, pay, back, paid = _WORDS.get(language, _WORDS["kk"])
    shown = {key: html.escape(str(order.said[key])) for key in ("amount", "purpose")}
    button = (
        f"<p>{paid}: {html.escape(order.receipt)}</p>"
        if order.state == "paid"
        else f'<button name="choice" value="pay">{pay}</button>'
    )
    return f"""<!doctype html><html lang="{html.escape(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>
body{{font:1.125rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:32rem;padding:0 1rem;color:#0b0c0c}}
button{{font:inherit;padding:.6rem 1.2rem;margin:0 .5rem .5rem 0;border:2px solid #14532d}}
button{{background:#14532d;color:#fff}}
button+button{{background:#fff;color:#14532d}}strong{{font-size:2rem}}</style></head>
<body><main><h1>{title}</h1><p>{warning}</p><p>{shown["purpose"]}</p><p><strong>{shown["amount"]} ₸</strong></p>
<form method="post">{button}<button name="choice" value="back">{back}</button></form></main></body></html>"""
