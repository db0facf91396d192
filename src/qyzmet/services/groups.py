"""Under which heading of the catalogue a service stands: the constant ``GROUP`` of its package."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Final

from qyzmet.law.catalogue import modules
from qyzmet.law.text import Text

OTHER: Final = "other"
"""The group of a service that names none, or one that is not known here."""

GROUPS: Final[Mapping[str, Text]] = {
    "documents": Text("Жеке құжаттар", "Личные документы", "Identity documents"),
    "residence": Text("Тұрғылықты жер", "Место жительства", "Place of residence"),
    "social": Text(
        "Әлеуметтік көмек және жұмыспен қамту",
        "Социальная помощь и занятость",
        "Social assistance and employment",
    ),
    "farm": Text("Жеке қосалқы шаруашылық", "Личное подсобное хозяйство", "Personal subsidiary farm"),
    OTHER: Text("Басқа қызметтер", "Другие услуги", "Other services"),
}
"""The headings by the need of a person, in the order they are shown."""


@cache
def group_of(service: str) -> str:
    """The id of the group of a service; :class:`KeyError` if the service is not installed."""
    named = getattr(importlib.import_module(modules()[service]), "GROUP", OTHER)
    return named if named in GROUPS else OTHER
