"""How letters leave: by a mail server that is named as an address, else as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 587, "smtps": 465}
"""``smtp`` begins in the clear and turns to TLS (STARTTLS), ``smtps`` is TLS from the first octet."""


def mail_settings(server: str, folder: Path) -> dict[str, Any]:
    """Django's settings for a server such as ``smtp://user:password@mail.example:587``; for none, files in a folder.

    Raises :class:`ImproperlyConfigured` for what is no such address. Only on this machine is anything sent without TLS.
    """
    if not server:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder,
        }
    parts = urlsplit(server)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured("QYZMET_SMTP is an address such as smtp://user:password@mail.example:587")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in ("localhost", "127.0.0.1"),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 30,
    }
