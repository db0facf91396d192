"""Words for what the registers keep as codes."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from django.utils.translation import get_language

from qyzmet.law.catalogue import edition, editions
from qyzmet.law.text import Text
from qyzmet.registers.models import Address

STAYS: Final[dict[str, Text]] = {
    "permanent": Text("тұрақты", "постоянная", "permanent"),
    "temporary": Text("уақытша", "временная", "temporary"),
}
"""Kinds of registration."""

SEXES: Final[dict[str, Text]] = {
    "male": Text("ер", "мужской", "male"),
    "female": Text("әйел", "женский", "female"),
}

CITIZENSHIPS: Final[dict[str, Text]] = {
    "citizen": Text(
        "Қазақстан Республикасының азаматы",
        "гражданин Республики Казахстан",
        "citizen of the Republic of Kazakhstan",
    ),
    "foreigner": Text("шетелдік", "иностранец", "foreigner"),
    "stateless": Text("азаматтығы жоқ адам", "лицо без гражданства", "stateless person"),
}

_PLAIN_REASONS: Final[dict[str, Text]] = {
    "first": Text("бірінші рет", "впервые", "for the first time"),
    "exchange": Text("ауыстыру", "обмен", "exchange"),
    "lost": Text("жоғалған орнына", "взамен утраченного", "in place of a lost one"),
}
"""Reasons of documents made before there were cases."""
_ASKED: Final = (
    ("passport-id-card", ("card_reason", "passport_reason")),
    ("temporary-id", ("reason",)),
)
"""Which facts of which services say why a document is made."""


def made_for(kind: str, reason: str) -> Text | str:
    """Why a document was made, as the newest edition that knows the reason words it."""
    facts = {"identity-card": "card_reason", "passport": "passport_reason"}
    asked = _reasons().get((facts.get(kind, "reason"), reason))
    return asked or _PLAIN_REASONS.get(reason) or reason


@cache
def _reasons() -> dict[tuple[str, str], Text]:
    return {
        (fact.id, value.id): value.label
        for service, asked in _ASKED
        for law in editions(service)
        for fact in law.facts
        if fact.id in asked
        for value in fact.values
    }


@cache
def service_name(name: str) -> Text:
    """The title of the service in an edition (``passport-id-card@2012``)."""
    return edition(name).title


def address_words(address: Address | None) -> str:
    """The address on one line in the reader's language; empty for none."""
    return address.line(get_language() or "kk") if address else ""


def either(thing: Any, field: str) -> str:
    """A text that is kept in Kazakh and Russian; other languages read the Kazakh one."""
    return str(getattr(thing, f"{field}_ru" if get_language() == "ru" else f"{field}_kk"))
