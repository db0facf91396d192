"""A local signer that speaks the protocol of NCALayer, for the demo and for tests.

The real NCALayer is a program on the citizen's computer that holds their keys and signs for web pages over a
WebSocket on 127.0.0.1:13579. This one answers the same requests with the keys of the demo's persons, and only to
pages of this deployment. Protocol: greeting ``{"result": {"version": "1.4"}}``, text ``--heartbeat--``, requests
``{"module", "method", "args"}`` of the families ``kz.gov.pki.knca.basics`` (named arguments) and
``kz.gov.pki.knca.commonUtils`` (arguments by position).
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import logging
import os
import re
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from qyzmet.trust.authority import Authority, authority
from qyzmet.trust.cms import sign_cms
from qyzmet.trust.keys import Keys

log = logging.getLogger(__name__)

HOST, PORT = "127.0.0.1", 13579
GREETING = {"result": {"version": "1.4"}}
HEARTBEAT = "--heartbeat--"
STORAGE = "PKCS12"
_LARGEST_MESSAGE = 16 * 1024 * 1024

Consent = Callable[[Keys, bytes], bool]
"""Asked before every signature: does the holder of the keys agree to sign these data?"""


class Refused(Exception):
    """The signer does not sign; the message says why."""


def site_origins() -> list[Origin | re.Pattern[str] | None]:
    """The pages the signer answers: this machine's own and those in ``QYZMET_ORIGINS`` (comma-separated)."""
    given = [Origin(one.strip()) for one in os.environ.get("QYZMET_ORIGINS", "").split(",") if one.strip()]
    return [re.compile(r"https?://(127\.0\.0\.1|localhost)(:\d+)?"), *given]


def run_signer(host: str = HOST, port: int = PORT, tls: bool = False) -> None:
    """Serve until interrupted. ``tls``: ``wss://`` with a certificate of the test authority."""

    async def forever() -> None:
        async with await start_signer(host, port, tls=tls) as server:
            await server.serve_forever()

    try:
        asyncio.run(forever())
    except KeyboardInterrupt:
        log.info("the local signer has stopped")


async def start_signer(
    host: str = HOST,
    port: int = PORT,
    *,
    tls: bool = False,
    trust: Authority | None = None,
    consent: Consent = lambda keys, data: True,
) -> Server:
    """Start serving and return the server. Raises :class:`OSError` if the port is taken."""
    trust = trust or authority()
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*trust.server(host))

    async def talk(connection: ServerConnection) -> None:
        await connection.send(json.dumps(GREETING))
        try:
            async for message in connection:
                text = message if isinstance(message, str) else message.decode(errors="replace")
                answer = HEARTBEAT if text == HEARTBEAT else json.dumps(_answer(text, trust, consent))
                await connection.send(answer)
        except ConnectionClosed:
            log.debug("a page left in the middle of a talk")

    return await serve(
        talk, host, port, ssl=context, origins=site_origins(), max_size=_LARGEST_MESSAGE, compression=None
    )


def _answer(text: str, trust: Authority, consent: Consent) -> dict[str, Any]:
    try:
        request = json.loads(text)
        module, method, args = request["module"], request["method"], request.get("args")
    except (ValueError, KeyError, TypeError):
        return {"status": False, "code": "400", "message": "expected JSON with module, method and args"}
    if module == "kz.gov.pki.knca.basics":
        return _basics(method, args or {}, trust, consent)
    if module == "kz.gov.pki.knca.commonUtils":
        return _common(method, args or [], trust, consent)
    return {"status": False, "code": "404", "message": f"unknown module {module}"}


def _basics(method: str, args: Any, trust: Authority, consent: Consent) -> dict[str, Any]:
    if method != "sign":
        return {"status": False, "code": "404", "message": f"unknown method {method}"}
    try:
        if args.get("format", "cms") != "cms":
            raise Refused("only cms is signed here")
        parameters, wanted = args.get("signingParams") or {}, args.get("signerParams") or {}
        keys = _choose(trust.persons(), str(wanted.get("iin") or ""), str(wanted.get("bin") or ""))
        given = args["data"] if isinstance(args["data"], list) else [args["data"]]
        decode, attached = _true(parameters.get("decode", True)), _true(parameters.get("encapsulate", False))
        signed: list[str] = []
        for one in given:
            data = base64.b64decode(one, validate=True) if decode else str(one).encode()
            if not consent(keys, data):
                return {"status": True, "body": {}}
            signed.append(_sign(data, keys, attached))
    except (Refused, KeyError, TypeError, AttributeError, binascii.Error, ValueError) as error:
        return {"status": False, "code": "500", "message": str(error), "body": {}}
    return {"status": True, "body": {"result": signed}}


def _common(method: str, args: Any, trust: Authority, consent: Consent) -> dict[str, Any]:
    try:
        match method:
            case "getActiveTokens":
                return _ok([STORAGE])
            case "getKeyInfo":
                return _ok(_key_info(_choose(trust.persons(), "", "")))
            case "createCAdESFromBase64" | "createCMSSignatureFromBase64":
                data = base64.b64decode(args[2], validate=True)
                keys = _choose(trust.persons(), "", "")
                if not consent(keys, data):
                    return {"code": "500", "message": "action.canceled"}
                return _ok(_sign(data, keys, len(args) > 3 and _true(args[3])))
            case _:
                return {"code": "404", "message": f"unknown method {method}"}
    except (Refused, IndexError, KeyError, TypeError, binascii.Error, ValueError) as error:
        return {"code": "500", "message": str(error)}


def _choose(every: Sequence[Keys], iin: str, bin_: str) -> Keys:
    """The keys of the person asked for (their own before those for an organisation), or the first of all."""
    fitting = [
        one for one in every if (not iin or one.holder.iin == iin) and (not bin_ or one.holder.bin == bin_)
    ]
    if not fitting:
        raise Refused(f"key.not.found: iin={iin or '*'} bin={bin_ or '*'}")
    return min(fitting, key=lambda one: bool(one.holder.bin) and not bin_)


def _sign(data: bytes, keys: Keys, attached: bool) -> str:
    log.info("signing %d octets for %s", len(data), keys.holder.name)
    signed = sign_cms(data, keys, at=datetime.now(UTC), attached=attached)
    body = base64.encodebytes(signed).decode().strip()
    return f"-----BEGIN CMS-----\n{body}\n-----END CMS-----\n"


def _key_info(keys: Keys) -> dict[str, str]:
    begins, ends = keys.certificate.not_valid_before_utc, keys.certificate.not_valid_after_utc
    return {
        "alias": keys.holder.serial,
        "algorithm": "RSA",
        "keyId": keys.holder.serial,
        "serialNumber": keys.holder.serial,
        "subjectCn": keys.holder.name,
        "subjectDn": keys.certificate.subject.rfc4514_string(),
        "issuerDn": keys.certificate.issuer.rfc4514_string(),
        "certNotBefore": str(int(begins.timestamp() * 1000)),
        "certNotAfter": str(int(ends.timestamp() * 1000)),
    }


def _ok(found: object) -> dict[str, Any]:
    return {"code": "200", "responseObject": found}


def _true(value: object) -> bool:
    return value is True or str(value).lower() == "true"
