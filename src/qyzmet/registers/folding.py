"""One spelling for Kazakh and Russian writings of a name: Қайрат, Кайрат and ҚАЙРАТ fold to one key.

The same table works in Python and, as ``translate(…)``, inside PostgreSQL, whose ``lower`` depends on the
locale the cluster was made with; the table does not.
"""

from __future__ import annotations

from typing import Any, Final

from django.db.models import CharField, Expression, F, Func, Value

_LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_KAZAKH: Final = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}
_RUSSIAN: Final = {"ё": "е", "ъ": "", "ь": ""}
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"


def _table() -> tuple[str, str]:
    kept: list[tuple[str, str]] = [("-", " ")]
    dropped: list[str] = ["'", "’", "«", "»", '"']
    for small in _LETTERS + _LATIN:
        folded = _RUSSIAN.get(small, _KAZAKH.get(small, small))
        for char in (small, small.upper()):
            if not folded:
                dropped.append(char)
            elif char != folded:
                kept.append((char, folded))
    return "".join(a for a, _ in kept) + "".join(dropped), "".join(b for _, b in kept)


FROM, TO = _table()
_PYTHON = {ord(char): (TO[place] if place < len(TO) else None) for place, char in enumerate(FROM)}


def fold(text: str) -> str:
    """The search key of a text: small letters, Kazakh letters as their Russian neighbours, no soft signs.

    >>> fold("Әбдіғали ҚҰНАНБАЙҰЛЫ")
    'абдигали кунанбайулы'
    """
    return " ".join(text.translate(_PYTHON).split())


class Folded(Func):
    """``translate(text, FROM, TO)`` of columns joined by blanks: :func:`fold` inside the database."""

    function = "translate"
    output_field = CharField()

    def __init__(self, *columns: str, **extra: Any) -> None:
        joined: Expression | F = F(columns[0])
        for column in columns[1:]:
            joined = Joined(joined, Value(" "), F(column))
        super().__init__(Trimmed(joined), Value(FROM), Value(TO), **extra)


class Trimmed(Func):
    """The text without blanks at its ends."""

    function = "btrim"
    output_field = CharField()


class Joined(Func):
    """``a || b || c``: unlike ``concat`` it is immutable, so a generated column may use it."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = CharField()
