"""What a deployment gets without asking: cookies, headers, hosts, secrets, logs, sizes."""

from __future__ import annotations

import json
import logging
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as live
from django.test import Client

from qyzmet.site.logs import Discreet
from tests.security.conftest import browser

ASKED = """
import json
from django.conf import settings as s
names = ["DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE",
         "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_PROXY_SSL_HEADER", "SECRET_KEY",
         "QYZMET_SHOW_LOOK", "CSRF_TRUSTED_ORIGINS"]
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def settings_of(folder: Path, **given: str) -> dict[str, Any]:
    """The settings of a deployment with these words in its environment."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("QYZMET_")}
    said = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={
            **plain,
            "DJANGO_SETTINGS_MODULE": "qyzmet.site.settings",
            "QYZMET_DATA": str(folder),
            "QYZMET_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
            **given,
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def test_behind_tls_every_cookie_is_secure_and_browsers_remember_it(tmp_path: Path) -> None:
    found = settings_of(tmp_path, QYZMET_BASE_URL="https://qyzmet.example", QYZMET_PROXIES="1")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["LANGUAGE_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert "qyzmet.example" in found["ALLOWED_HOSTS"]


def test_without_a_proxy_of_ours_nobody_may_claim_that_a_request_came_by_tls(tmp_path: Path) -> None:
    found = settings_of(tmp_path, QYZMET_BASE_URL="https://qyzmet.example")
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    assert not found["SECURE_SSL_REDIRECT"], "it would lead from https to https for ever"
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://qyzmet.example"]


def test_by_default_nothing_is_shown_to_strangers(tmp_path: Path) -> None:
    found = settings_of(tmp_path)
    assert found["DEBUG"] is False
    assert found["QYZMET_SHOW_LOOK"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "127.0.0.1", "localhost"]
    assert not found["SESSION_COOKIE_SECURE"], "the demo runs on this machine without TLS"


def test_the_secret_key_is_made_once_even_by_two_processes_and_only_we_can_read_it(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as processes:
        keys = {found["SECRET_KEY"] for found in processes.map(settings_of, [tmp_path] * 4)}
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert [one.name for one in tmp_path.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_log_says_what_failed_and_not_about_whom() -> None:
    try:
        raise ValueError("Key (iin)=(860517409101) already exists; bin 050440000002; 26-000123-48")
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 0, "of %s", ("860517409101 ana.b@example.kz",), sys.exc_info()
        )
    said = Discreet("{levelname} {message}", style="{").format(record)
    assert "already exists" in said
    assert "26-000123-48" in said
    assert "860517409101" not in said
    assert "050440000002" not in said
    assert "example.kz" not in said


def test_faults_go_to_the_error_stream_and_to_nobodys_mail() -> None:
    assert set(live.LOGGING["handlers"]) == {"console"}
    names = {type(handler).__name__ for handler in logging.getLogger("django").handlers}
    assert "AdminEmailHandler" not in names


@pytest.mark.parametrize("address", ["/verify/", "/login/", "/nowhere/"])
def test_a_request_too_large_is_answered_without_reading_it(db: None, address: str) -> None:
    class Unread:
        def read(self, *_: object) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    answer = browser().generic(
        "POST",
        address,
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": Unread(), "CONTENT_LENGTH": str(live.QYZMET_LARGEST_REQUEST + 1)},
    )
    assert answer.status_code == 413
    assert "takes more than 12 MB" in answer.content.decode()


@pytest.mark.parametrize("address", ["/?place=%00", "/follow/?number=a%00", "/offices/%00/", "/v/%00"])
def test_what_the_database_cannot_keep_is_a_bad_request_and_no_fault(db: None, address: str) -> None:
    assert browser().get(address).status_code == 400
    assert browser().post("/follow/", {"number": "\0", "applicant": "1"}).status_code == 400


def test_another_host_than_ours_is_refused(db: None, settings: Any) -> None:
    assert browser().get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/", "/login/", "/verify/", "/nowhere/", "/my/", "/healthz", "/centre/"])
def test_every_answer_forbids_inline_scripts_frames_sniffing_and_telling_others(
    db: None, client: Client, address: str
) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert {"camera=(self)", "microphone=()", "geolocation=()"} <= set(
        headers["Permissions-Policy"].split(", ")
    )
