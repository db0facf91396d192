"""Keep editions that were read and checked once, so that the next process need not do it again.

What is kept is found by the digest of the file and of the code that reads it: a changed file or a changed
schema is read anew. A cache that is missing, foreign, damaged or read-only costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import tempfile
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from qyzmet.law import consistency, limits, model, reader, text, verbs
from qyzmet.law.model import Edition

_CODE: Final = (text, limits, verbs, model, reader, consistency)
_SCHEMA: Final = (text, limits, verbs, model)


def folder() -> Path:
    """Where it lies: ``QYZMET_CACHE``, else the user's own cache folder."""
    if given := os.environ.get("QYZMET_CACHE"):
        return Path(given).expanduser() / "law"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "qyzmet" / "law"


@cache
def _code_digest() -> bytes:
    sources = (Path(str(module.__file__)).read_bytes() for module in _CODE)
    return hashlib.blake2b(b"\0".join(sources), digest_size=20).digest()


def key(content: bytes) -> str:
    """The name under which the reading of a file with this content is kept."""
    return hashlib.blake2b(content, digest_size=20, key=_code_digest()).hexdigest()


@cache
def _known() -> dict[tuple[str, str], Any]:
    """The classes an edition is made of; nothing else is ever made from the cache."""
    names = {
        (module.__name__, name): thing
        for module in _SCHEMA
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__
    }
    plain = {("datetime", "date"): date, ("datetime", "time"): time, ("decimal", "Decimal"): Decimal}
    return {**names, **plain}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _known()[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an edition") from None


def good(edition: str) -> str:
    """The name under which the last good reading of ``SERVICE@YEAR`` is kept, whatever its file says now."""
    return f"good-{edition}"


def get(name: str) -> Edition | None:
    """The edition kept under this name, if there is one that can be used."""
    try:
        kept = (folder() / name).read_bytes()
        found = _Unpickler(io.BytesIO(kept)).load()
    except (OSError, RuntimeError, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
        return None
    return found if isinstance(found, Edition) else None


def put(name: str, edition: Edition) -> None:
    """Keep the edition, whole or not at all; silently not, where nothing can be written."""
    try:
        home = folder()
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=home, delete=False) as file:
            file.write(pickle.dumps(edition, pickle.HIGHEST_PROTOCOL))
        os.replace(file.name, home / name)
    except (OSError, RuntimeError):
        return
