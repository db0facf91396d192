"""``qyzmet duty charge``: what a case owes, and how it is computed."""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from qyzmet.cli.due.answer import WrongUse
from qyzmet.cli.due.case import assumption, fits, given_facts, whole
from qyzmet.cli.duty.index import as_dict
from qyzmet.duty.charge import Charge, charge
from qyzmet.duty.words import money, plain_figure
from qyzmet.law.adoption import governing
from qyzmet.law.catalogue import edition
from qyzmet.law.model import Channel, Edition
from qyzmet.law.text import Text

_CAPITAL = ZoneInfo("Asia/Almaty")


def run(arguments: argparse.Namespace) -> int:
    """Print the sum with its lines. Raises what the catalogue, the question and the charge raise."""
    day = arguments.on or datetime.now(_CAPITAL).date()
    law = _edition(arguments.service, arguments.edition, day)
    channel = _channel(law, arguments.channel)
    given = given_facts(law, arguments.fact)
    facts = whole(law, channel, None, given, None)
    if channel is not None:
        fits(law, channel.id, channel.when, facts)
    found = charge(law, channel.id if channel else "", facts, day)
    rates = law.fee.duty.rates if law.fee.duty else ()
    deciding = {name for rate in rates for name in rate.when}
    assumed = {name: value for name, value in facts.items() if name in deciding and name not in given}
    if arguments.json:
        print(json.dumps(_as_dict(found, assumed), ensure_ascii=False, indent=2))
    else:
        _print(found, assumed, arguments.lang)
    return 0


def _edition(service: str, year: str | None, day: date) -> Edition:
    name, _, named = service.partition("@")
    if year and named and year != named:
        raise WrongUse(
            Text(
                f"--edition {year}: {service} басқа редакцияны атайды",
                f"--edition {year}: {service} называет другую редакцию",
                f"--edition {year}: {service} names another edition",
            )
        )
    return edition(f"{name}@{year or named}") if year or named else governing(name, day)


def _channel(law: Edition, asked: str | None) -> Channel | None:
    """The channel asked for; without one the duty is that of every channel."""
    offered = [channel for channel in law.channels if channel.available]
    found = next((channel for channel in offered if channel.id == asked), None)
    rates = law.fee.duty.rates if law.fee.duty else ()
    if found is not None or (asked is None and not any(rate.channels for rate in rates)):
        return found
    known = ", ".join(channel.id for channel in offered)
    raise WrongUse(
        Text(
            f"--channel {asked or '?'}: {law.name} арналары: {known}",
            f"--channel {asked or '?'}: каналы редакции {law.name}: {known}",
            f"--channel {asked or '?'}: the channels of {law.name} are {known}",
        )
    )


def _print(found: Charge, assumed: dict[str, str], language: str) -> None:
    clause = f"  [{found.clause}]" if found.clause else ""
    if found.owed is not None:
        print(f"{money(found.owed).in_(language)}{clause}")
    else:
        print(f"{found.words.in_(language)}{clause}")
    taken = [assumption(found.edition.fact(name), value).text for name, value in assumed.items()]
    lines = found.lines if found.owed is not None else ()
    for text in (*taken, *lines, *found.readings):
        print(f"  – {text.in_(language)}")


def _as_dict(found: Charge, assumed: dict[str, str]) -> dict[str, Any]:
    return {
        "edition": found.edition.name,
        "on": found.on.isoformat(),
        "owed": plain_figure(found.owed) if found.owed is not None else None,
        "percent": plain_figure(found.percent),
        "index": as_dict(found.index) if found.index else None,
        "index_day": found.index_day,
        "parts": [
            {
                "id": part.rate.id,
                "what": part.rate.what.as_dict(),
                "percent": plain_figure(part.rate.percent),
                "amount": plain_figure(part.amount),
                "clause": part.rate.clause,
            }
            for part in found.parts
        ],
        "exempt": found.exempt,
        "clause": found.clause,
        "assumed": assumed,
        "lines": [line.as_dict() for line in found.lines],
        "readings": [reading.as_dict() for reading in found.readings],
    }
