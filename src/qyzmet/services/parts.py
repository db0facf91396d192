"""The modules of a service: ``rules``, ``form``, ``effects``, ``papers``, each of which it may have or not."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from typing import Any

from qyzmet.law.catalogue import modules


def part_of(service: str, part: str) -> Any:
    """The module ``part`` of a service; None if the service has none. :class:`KeyError` if it is not installed."""
    return _loaded(f"{modules()[service]}.{part}")


@cache
def _loaded(name: str) -> Any:
    return importlib.import_module(name) if importlib.util.find_spec(name) else None
