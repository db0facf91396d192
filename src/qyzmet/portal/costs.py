"""What a case costs: the rates of the state duty that may fall due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from qyzmet.law import told
from qyzmet.law.model import Edition, Rate
from qyzmet.law.text import Text
from qyzmet.portal.conditions import in_words, may_hold

NO_DUTY: Final = Text(
    "Мемлекеттік баж алынбайды", "Государственная пошлина не взимается", "No state duty is charged"
)


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate that may fall due: its share of the index, what it depends on, where alone it is charged."""

    rate: Rate
    share: Text
    only_if: list[Text]
    channels: list[Text]


def rates(edition: Edition, known: Mapping[str, str], channel: str = "") -> list[RateLine]:
    """The rates that no answer rules out; none where nothing is due, or the service is free."""
    duty = edition.fee.duty
    return [
        RateLine(
            rate,
            told.share(rate),
            in_words(edition, rate.when, known),
            [edition.channel(one).name for one in rate.channels],
        )
        for rate in (duty.rates if duty else ())
        if may_hold(rate.when, known) and (not channel or not rate.channels or channel in rate.channels)
    ]
