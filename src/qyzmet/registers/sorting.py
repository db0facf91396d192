"""The order of the Kazakh alphabet, which code points do not follow."""

from __future__ import annotations

from typing import Final

ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANK: Final = {letter: rank for rank, letter in enumerate(ALPHABET, start=1000)}


def kazakh_key(text: str) -> tuple[tuple[int, ...], str]:
    """A key for :func:`sorted`: А Ә Б В Г Ғ … Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я, capitals beside small letters.

    Other characters (digits, Latin) come before the letters in the order of their code points; equal keys
    are told apart by the text itself.

    >>> sorted(["Қанат", "Лаура", "Камал", "Әсел", "Бота", "Асан"], key=kazakh_key)
    ['Асан', 'Әсел', 'Бота', 'Камал', 'Қанат', 'Лаура']
    """
    return tuple(_RANK.get(char, min(ord(char), 999)) for char in text.lower()), text
