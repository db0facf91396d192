"""Amounts of money and values of the index, in words a person reads."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from qyzmet.duty.index import IndexValue
from qyzmet.law.text import Text

_GAP: Final = "\N{NO-BREAK SPACE}"


def money(amount: Decimal) -> Text:
    """An amount in tenge, with tiyn only where there are any.

    >>> money(Decimal("17300")).en, money(Decimal("323.60")).en
    ('17,300\\xa0tenge', '323.60\\xa0tenge')
    """
    said = figure(amount)
    return Text(f"{said.kk}{_GAP}теңге", f"{said.ru}{_GAP}тенге", f"{said.en}{_GAP}tenge")


def figure(number: Decimal) -> Text:
    """A number as it is written in each language; a part of a whole in at least two digits."""
    whole = number == number.to_integral_value()
    exponent = number.normalize().as_tuple().exponent
    places = 0 if whole or not isinstance(exponent, int) else max(2, -exponent)
    english = f"{number:,.{places}f}"
    local = english.replace(",", _GAP).replace(".", ",")
    return Text(local, local, english)


def plain_figure(number: Decimal) -> str:
    """A number for records and JSON: without grouping, with two digits after the point or none.

    >>> plain_figure(Decimal("17300.00")), plain_figure(Decimal("323.6"))
    ('17300', '323.60')
    """
    return figure(number).en.replace(",", "")


def index_words(index: IndexValue) -> Text:
    """``MCI from 01.01.2026: 4,325 tenge (source)``."""
    amount, since = money(index.amount), f"{index.since:%d.%m.%Y}"
    source = Text(index.source, index.source, index.source) if index.source else _UNSOURCED
    return Text(
        f"АЕК {since} ж. бастап – {amount.kk} ({source.kk})",
        f"МРП с {since} – {amount.ru} ({source.ru})",
        f"MCI from {since}: {amount.en} ({source.en})",
    )


_UNSOURCED: Final = Text("дереккөзі табылмаған", "источник не найден", "no source found")
