"""Money in whole tiyn: exact shares of it, and how it is written."""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text

TIYN: Final = 100
"""Tiyn in a tenge."""

_GAP: Final = "\N{NO-BREAK SPACE}"


def half_up(whole: int, parts: int) -> int:
    """``whole / parts`` rounded to a whole number, a half upwards; neither may be negative, ``parts`` not zero.

    >>> half_up(5, 2), half_up(4, 3)
    (3, 1)
    """
    return (2 * whole + parts) // (2 * parts)


def figure(tiyn: int) -> Text:
    """An amount without its unit, with tiyn only where there are any.

    >>> figure(1730050).en, figure(-300).ru
    ('17,300.50', '-3')
    """
    tenge, rest = divmod(abs(tiyn), TIYN)
    english = f"{'-' if tiyn < 0 else ''}{tenge:,}" + (f".{rest:02}" if rest else "")
    local = english.replace(",", _GAP).replace(".", ",")
    return Text(local, local, english)


def money(tiyn: int) -> Text:
    """An amount in tenge: ``17,300.50 tenge``."""
    said = figure(tiyn)
    return Text(f"{said.kk}{_GAP}теңге", f"{said.ru}{_GAP}тенге", f"{said.en}{_GAP}tenge")
