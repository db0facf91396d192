"""Finding by words as people write them: other endings, no Kazakh letters at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from qyzmet.law.text import LANGUAGES, Text

_LIKE_RUSSIAN: Final = str.maketrans("әғқңөұүһіё", "агкноуухие")
_ENDING: Final = 2
"""How many letters at the end of a word may differ: «паспорта» finds «паспортов»."""
_SHORTEST: Final = 3


def matches(wanted: str, titles: Iterable[Text]) -> bool:
    """Whether each word wanted begins a word of the titles, in any language, endings left aside.

    >>> title = Text("Мекенжай анықтамасын беру", "Выдача адресных справок", "Address certificates")
    >>> [matches(words, [title]) for words in ("адресная справка", "мекен-жай", "Аныктама", "passport", "")]
    [True, True, True, False, True]
    """
    said = _folded(" ".join(title.in_(language) for title in titles for language in LANGUAGES))
    begins = {word[:length] for word in said.split() for length in range(_SHORTEST, len(word) + 1)}
    return all(
        word[: max(_SHORTEST, len(word) - _ENDING)] in begins or word in said.split()
        for word in _folded(wanted).split()
    )


def _folded(text: str) -> str:
    """Small letters, Kazakh ones as their Russian likenesses, hyphens gone, other signs as spaces."""
    return re.sub(r"[^\w]+", " ", text.lower().translate(_LIKE_RUSSIAN).replace("-", ""))
