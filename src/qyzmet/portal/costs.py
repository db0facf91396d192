"""What a case costs: the rates of the state duty that may fall due, and what they come to today."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from qyzmet.duty.charge import part_of
from qyzmet.duty.index import BadIndexes, IndexUnknown, IndexValue, index_on
from qyzmet.duty.words import index_words, money
from qyzmet.law import told
from qyzmet.law.model import Edition, Rate
from qyzmet.law.text import Text
from qyzmet.portal.conditions import in_words, may_hold

_log = logging.getLogger(__name__)

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
    sum: Text | None
    """In tenge by the index of the day asked for; None where no day was, or its index is not known."""


def rates(
    edition: Edition, known: Mapping[str, str], channel: str = "", today: date | None = None
) -> list[RateLine]:
    """The rates that no answer rules out; none where nothing is due, or the service is free."""
    duty = edition.fee.duty
    index = _index(today) if duty and today else None
    return [
        RateLine(
            rate,
            told.share(rate),
            in_words(edition, rate.when, known),
            [edition.channel(one).name for one in rate.channels],
            money(part_of(rate, index).amount) if index else None,
        )
        for rate in (duty.rates if duty else ())
        if may_hold(rate.when, known) and (not channel or not rate.channels or channel in rate.channels)
    ]


def index_today(edition: Edition, today: date) -> Text | None:
    """By which index the sums are: the day, the value, since when, its source; None where there are no sums."""
    index = _index(today) if edition.fee.duty else None
    if index is None:
        return None
    said, day = index_words(index), f"{today:%d.%m.%Y}"
    return Text(
        f"Сома {day} күнгі көрсеткіш бойынша: {said.kk}.",
        f"Сумма по показателю на {day}: {said.ru}.",
        f"The sum is by the index of {day}: {said.en}.",
    )


def _index(day: date) -> IndexValue | None:
    """The index of a day; a page is shown without sums where it is not known or its file is spoilt."""
    try:
        return index_on(day)
    except IndexUnknown:
        return None
    except BadIndexes as error:
        _log.error("the sums of the duty are not shown: %s", error)
        return None
