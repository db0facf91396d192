"""The local signer answers as NCALayer does."""

from __future__ import annotations

import asyncio
import base64
import json
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from qyzmet.trust.authority import Authority
from qyzmet.trust.cms import verify_cms
from qyzmet.trust.keys import Keys
from qyzmet.trust.signer import start_signer
from tests.trust.conftest import AT, IIN

PAGE = "http://127.0.0.1:8000"
DATA = "Сұрау салу № 7".encode()
Talk = Callable[[ClientConnection], Awaitable[Any]]


def talk(
    trust: Authority, say: Talk, *, origin: str | None = PAGE, tls: bool = False, agree: bool = True
) -> Any:
    async def run() -> Any:
        consent = lambda keys, data: agree  # noqa: E731
        async with await start_signer(port=0, trust=trust, consent=consent, tls=tls) as server:
            port = server.sockets[0].getsockname()[1]
            context = ssl.create_default_context(cadata=_pem(trust)) if tls else None
            url = f"{'wss' if tls else 'ws'}://127.0.0.1:{port}"
            async with connect(url, origin=origin, ssl=context) as page:  # type: ignore[arg-type]
                greeting = json.loads(await page.recv())
                assert greeting == {"result": {"version": "1.4"}}
                return await say(page)

    return asyncio.run(run())


def ask(message: dict[str, Any] | str) -> Talk:
    async def say(page: ClientConnection) -> Any:
        await page.send(message if isinstance(message, str) else json.dumps(message))
        answer = await page.recv()
        return answer if answer == "--heartbeat--" else json.loads(answer)

    return say


def basics(**args: Any) -> dict[str, Any]:
    given = {
        "allowedStorages": ["PKCS12"],
        "format": "cms",
        "data": base64.b64encode(DATA).decode(),
        "signingParams": {"decode": True, "encapsulate": False, "digested": False, "tsaProfile": None},
        "signerParams": {"extKeyUsageOids": [], "iin": IIN, "bin": "", "serialNumber": "", "chain": None},
        "locale": "kk",
    }
    return {"module": "kz.gov.pki.knca.basics", "method": "sign", "args": {**given, **args}}


def common(method: str, *args: Any) -> dict[str, Any]:
    return {"module": "kz.gov.pki.knca.commonUtils", "method": method, "args": list(args)}


def test_basics_sign_gives_a_signature_of_the_person_asked_for(trust: Authority, person: Keys) -> None:
    trust.person("010101500013", surname="Басқа")
    answer = talk(trust, ask(basics()))
    assert answer["status"] is True
    signer = verify_cms(answer["body"]["result"][0], DATA, at=AT, authority=trust)
    assert signer.iin == IIN


def test_several_documents_get_a_signature_each(trust: Authority, person: Keys) -> None:
    both = [base64.b64encode(one).decode() for one in (b"1", b"2")]
    answer = talk(trust, ask(basics(data=both)))
    for one, signature in zip((b"1", b"2"), answer["body"]["result"], strict=True):
        assert verify_cms(signature, one, at=AT, authority=trust).iin == IIN


def test_a_person_who_does_not_agree_gives_an_empty_body(trust: Authority, person: Keys) -> None:
    assert talk(trust, ask(basics()), agree=False) == {"status": True, "body": {}}
    refused = talk(
        trust, ask(common("createCAdESFromBase64", "PKCS12", "SIGNATURE", "MQ==", True)), agree=False
    )
    assert refused == {"code": "500", "message": "action.canceled"}


def test_a_person_without_keys_here_gets_an_error(trust: Authority, person: Keys) -> None:
    wanted = {"iin": "850101300999", "bin": ""}
    answer = talk(trust, ask(basics(signerParams=wanted)))
    assert answer["status"] is False
    assert "850101300999" in answer["message"]


def test_common_utils_signs_and_names_its_tokens(trust: Authority, person: Keys) -> None:
    assert talk(trust, ask(common("getActiveTokens"))) == {"code": "200", "responseObject": ["PKCS12"]}
    assert talk(trust, ask(common("getKeyInfo", "PKCS12")))["responseObject"]["algorithm"] == "RSA"
    encoded = base64.b64encode(DATA).decode()
    answer = talk(trust, ask(common("createCAdESFromBase64", "PKCS12", "SIGNATURE", encoded, True)))
    assert verify_cms(answer["responseObject"], DATA, at=AT, authority=trust).iin


def test_the_heartbeat_is_answered(trust: Authority, person: Keys) -> None:
    assert talk(trust, ask("--heartbeat--")) == "--heartbeat--"


@pytest.mark.parametrize("junk", ["", "{}", "[]", "7", '{"module": 1, "method": 2}', "\u0416"])
def test_junk_gets_an_error_and_the_talk_goes_on(trust: Authority, person: Keys, junk: str) -> None:
    async def say(page: ClientConnection) -> Any:
        first = await ask(junk)(page)
        return first, await ask("--heartbeat--")(page)

    first, second = talk(trust, say)
    assert first["status"] is False
    assert second == "--heartbeat--"


@pytest.mark.parametrize("wrong", [{"data": "%%"}, {"data": None}, {"format": "xml"}, {"signerParams": 7}])
def test_wrong_arguments_get_an_error(trust: Authority, person: Keys, wrong: dict[str, Any]) -> None:
    assert talk(trust, ask(basics(**wrong)))["status"] is False


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost.evil.example", "null", None])
def test_pages_of_other_sites_are_turned_away(trust: Authority, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as caught:
        talk(trust, ask("--heartbeat--"), origin=origin)
    assert caught.value.response.status_code == 403


def test_pages_named_by_the_deployment_are_answered(
    trust: Authority, person: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QYZMET_ORIGINS", "https://qyzmet.example")
    assert talk(trust, ask("--heartbeat--"), origin="https://qyzmet.example") == "--heartbeat--"


def test_tls_with_a_certificate_of_the_test_authority(trust: Authority, person: Keys) -> None:
    assert talk(trust, ask("--heartbeat--"), tls=True) == "--heartbeat--"


def _pem(trust: Authority) -> str:
    return (trust.folder / "anchors" / "test-authority.pem").read_text()
