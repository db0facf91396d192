"""Which channels the edition in force gives to this office."""

from __future__ import annotations

from qyzmet.law.model import Channel, Edition


def offered(edition: Edition, channel: str) -> Channel | None:
    """The channel, if the edition provides for it."""
    try:
        found = edition.channel(channel)
    except KeyError:
        return None
    return found if found.available and found.first else None
