"""The check digit that the IIN and the BIN share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qyzmet.law.text import Text

FIRST_ROUND: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_ROUND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


class BadNumber(ValueError):
    """An identification number that cannot be.

    ``code`` is ``empty``, ``length``, ``digits``, ``century``, ``date``, ``future``, ``kind``, ``sign`` or
    ``check``; ``text`` tells a person what is wrong and what to do.
    """

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(text.en)
        self.code = code
        self.text = text


def check_digit(first_eleven: Sequence[int]) -> int | None:
    """The twelfth digit, or ``None`` where the scheme issues no number.

    The sum of the digits by the weights of the first round, modulo 11; if that is 10, by the weights of
    the second; if it is 10 again there is no such number. Source: Government Resolution No. 565 of
    11 June 2003.
    """
    for weights in (FIRST_ROUND, SECOND_ROUND):
        rest = sum(d * w for d, w in zip(first_eleven, weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None
