"""What a reception has scanned so far, kept on the server until the case is filed.

The pages lie beside the session and not in it, each in a row of its own of the sessions' table: the session stays
light, the row vanishes in one transaction with the filing, and what nobody files runs out like any session.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable

from django.contrib.sessions.backends.db import SessionStore

_CONTENT = "scan"


def put(content: bytes) -> str:
    """Keep the octets; the key under which they lie. What ran out meanwhile is cleared away."""
    SessionStore.clear_expired()
    box = SessionStore()
    box[_CONTENT] = b64encode(content).decode("ascii")
    box.create()
    return str(box.session_key)


def content(key: str) -> bytes | None:
    """The octets; None if they have run out."""
    kept = SessionStore(session_key=key).get(_CONTENT)
    return b64decode(kept) if kept is not None else None


def drop(keys: Iterable[str]) -> None:
    """Throw away what lies under these keys."""
    for key in keys:
        SessionStore().delete(key)
